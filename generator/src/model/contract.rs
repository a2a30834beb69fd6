//! What requests have to obey and what replies look like, as JSON Schemas (2020-12): the document's own, without what only describes.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Method, Status};

/// What requests have to obey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contract {
    /// Schemas that others refer to as `#/$defs/NAME`.
    pub schemas: BTreeMap<String, Value>,
    /// Parameters that operations refer to as `#/parameters/NAME`.
    pub parameters: BTreeMap<String, Value>,
    /// Operations of which anything is asked, in the document's order.
    pub operations: Vec<OperationContract>,
    /// What replies look like.
    pub replies: Replies,
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

/// What replies look like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replies {
    /// Schemas that others refer to as `#/$defs/NAME`; they keep their examples.
    pub schemas: BTreeMap<String, Value>,
    /// All operations, in the document's order.
    pub operations: Vec<OperationReplies>,
}

/// What an operation may answer.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationReplies {
    /// The method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// The replies, in the document's order.
    pub replies: Vec<ReplyContract>,
}

/// A reply.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyContract {
    /// The status that it stands for.
    pub status: Status,
    /// Its headers, by name.
    pub headers: Vec<(String, ValueContract)>,
    /// Its bodies, by media type; empty where it has none.
    pub bodies: Vec<(String, ValueContract)>,
}

/// What a value looks like.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueContract {
    /// Its schema; `true` where the document has none.
    pub schema: Value,
    /// Examples, by their names; `example` is the name of one that has none.
    pub examples: Vec<(String, Value)>,
}

impl Replies {
    /// What an operation may answer.
    pub fn of(&self, method: Method, path: &str) -> Option<&OperationReplies> {
        let mut operations = self.operations.iter();
        operations.find(|operation| operation.method == method && operation.path == path)
    }
}

impl Contract {
    /// What the requests of an operation have to obey.
    pub fn of(&self, method: Method, path: &str) -> Option<&OperationContract> {
        let mut operations = self.operations.iter();
        operations.find(|operation| operation.method == method && operation.path == path)
    }
}
