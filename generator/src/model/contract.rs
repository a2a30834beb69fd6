//! What requests have to obey, as JSON Schemas (2020-12): the document's own, without what only describes.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Method;

/// What requests have to obey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contract {
    /// Schemas that others refer to as `#/$defs/NAME`.
    pub schemas: BTreeMap<String, Value>,
    /// Parameters that operations refer to as `#/parameters/NAME`.
    pub parameters: BTreeMap<String, Value>,
    /// Operations of which anything is asked, in the document's order.
    pub operations: Vec<OperationContract>,
}

/// What the requests of one operation have to obey.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationContract {
    /// The method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// Parameters as OpenAPI has them: `name`, `in`, how they are written, `schema`; or a reference to one.
    pub parameters: Vec<Value>,
    /// The schema of the body, by media type.
    pub bodies: Vec<(String, Value)>,
}

impl Contract {
    /// What the requests of an operation have to obey.
    pub fn of(&self, method: Method, path: &str) -> Option<&OperationContract> {
        let mut operations = self.operations.iter();
        operations.find(|operation| operation.method == method && operation.path == path)
    }
}
