//! What operations change, as the settings tell it: for the mock, which keeps resources.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the mock cannot learn from the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct MockRules {
    /// What operations change in the resource that they are about, by `operationId`.
    pub actions: BTreeMap<String, MockAction>,
}

/// What an operation changes in a resource.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MockAction {
    /// The attribute that tells the state.
    #[serde(default = "status")]
    pub attribute: String,
    /// The states in which it can be done (else 409); any, where there are none.
    #[serde(default)]
    pub from: Vec<String>,
    /// The state after it.
    #[serde(default)]
    pub to: Option<String>,
    /// Where in the body of the request a value stands, as a JSON pointer.
    #[serde(default)]
    pub value: Option<String>,
    /// The attribute, a list, to which the value is added.
    #[serde(default)]
    pub add: Option<String>,
    /// The attribute, a list, from which the value is taken.
    #[serde(default)]
    pub remove: Option<String>,
    /// The attribute that becomes the value.
    #[serde(default)]
    pub set: Option<String>,
}

fn status() -> String {
    "status".to_owned()
}
