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
    /// What its success is about, where that is a document of JSON:API.
    pub(crate) primary: Option<Primary>,
    /// Query parameters that have a role in JSON:API.
    pub(crate) query: Query,
    /// What it changes, where the settings tell.
    pub(crate) action: Option<Action>,
}

/// Primary data of a document.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Primary {
    /// Whether it is a list.
    pub(crate) many: bool,
    /// Whether it is resource identifiers.
    pub(crate) identifiers: bool,
    /// Types of the resources; empty where any may be there.
    pub(crate) types: Vec<String>,
}

/// Query parameters by their roles, as they are named on the wire.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Query {
    pub(crate) include: Option<String>,
    pub(crate) fields: Option<String>,
    pub(crate) sort: Option<String>,
    pub(crate) filters: Vec<String>,
    pub(crate) page: Page,
}

/// Page parameters.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Page {
    pub(crate) after: Option<String>,
    pub(crate) before: Option<String>,
    pub(crate) size: Option<String>,
    pub(crate) number: Option<String>,
    /// The number of the first page.
    pub(crate) first: usize,
    pub(crate) offset: Option<String>,
    pub(crate) default_size: Option<usize>,
}

/// What an operation changes in a resource.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Action {
    /// The attribute that tells the state: `status`.
    pub(crate) attribute: String,
    /// The states in which it can be done; any, where there are none.
    pub(crate) from: Vec<String>,
    /// The state after it.
    pub(crate) to: Option<String>,
    /// Where in the body a value stands, as a pointer.
    pub(crate) value: Option<String>,
    /// The list to which the value is added.
    pub(crate) add: Option<String>,
    /// The list from which the value is taken.
    pub(crate) remove: Option<String>,
    /// The attribute that becomes the value.
    pub(crate) set: Option<String>,
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
