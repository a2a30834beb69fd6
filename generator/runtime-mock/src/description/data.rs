//! What the replies of an API look like.

use std::collections::BTreeMap;

use jsonapi_runtime::serde_json::{self, Map, Value};
use serde::Deserialize;

/// What the replies of an API look like.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Data {
    /// Schemas that others refer to as `#/$defs/NAME`.
    pub(crate) schemas: Map<String, Value>,
    /// What is known of resources, by their types.
    pub(crate) resources: BTreeMap<String, Resource>,
    /// Operations by their ids.
    pub(crate) operations: BTreeMap<String, Operation>,
}

/// What is known of the resources of a type.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Resource {
    /// What their ids start with.
    pub(crate) prefix: Option<String>,
}

/// What is known of an operation beyond what a server knows.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Operation {
    /// Parameters that must be there.
    pub(crate) required: Vec<Parameter>,
    /// What it may answer.
    pub(crate) replies: Vec<Reply>,
}

/// A parameter that must be there.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    #[serde(rename = "in")]
    pub(crate) place: String,
}

/// What an operation may answer.
#[derive(Debug, Deserialize)]
pub(crate) struct Reply {
    /// A status, the first digit of a range of them, or 0 for all others.
    pub(crate) status: u16,
    #[serde(default)]
    pub(crate) headers: Vec<Named>,
    #[serde(default)]
    pub(crate) bodies: Vec<Named>,
}

/// A header by its name, or a body by its media type.
#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    pub(crate) name: String,
    #[serde(default = "anything")]
    pub(crate) schema: Value,
    /// Examples, each with its name.
    #[serde(default)]
    pub(crate) examples: Vec<(String, Value)>,
}

fn anything() -> Value {
    Value::Bool(true)
}

impl Data {
    /// Reads what the generator wrote.
    ///
    /// # Errors
    /// When the text is no such data.
    pub fn read(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }
}
