//! Parameters and bodies of operations.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::reference::reference;
use super::schemas::{Schemas, Way};
use crate::model::{Contract, Method, OperationContract, Replies};

/// The operations of a path, by the member that holds them.
pub(super) const METHODS: [(&str, Method); 8] = [
    ("get", Method::Get),
    ("put", Method::Put),
    ("post", Method::Post),
    ("delete", Method::Delete),
    ("options", Method::Options),
    ("head", Method::Head),
    ("patch", Method::Patch),
    ("trace", Method::Trace),
];

/// Members that say how a parameter is written.
const WRITTEN: [&str; 5] = ["name", "in", "style", "explode", "allowEmptyValue"];

/// Headers that are no parameters, whatever a document says (OpenAPI 3.1 §4.8.12.1).
const NONE: [&str; 3] = ["accept", "authorization", "content-type"];

/// What the requests of all operations have to obey.
pub(super) fn contract(root: &Value) -> Contract {
    let mut taker = Taker {
        schemas: Schemas::new(root, Way::Sent),
        shared: BTreeMap::new(),
    };
    let mut operations = Vec::new();
    let paths = root.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        let item = taker.schemas.resolve(item).clone();
        for (name, method) in METHODS {
            let Some(operation) = item.get(name) else {
                continue;
            };
            let parameters = taker.parameters(&item, operation);
            let bodies = taker.bodies(operation);
            if !parameters.is_empty() || !bodies.is_empty() {
                operations.push(OperationContract {
                    method,
                    path: path.clone(),
                    parameters,
                    bodies,
                });
            }
        }
    }
    Contract {
        schemas: taker.schemas.named,
        parameters: taker.shared,
        operations,
        replies: Replies::default(),
    }
}

struct Taker<'d> {
    schemas: Schemas<'d>,
    shared: BTreeMap<String, Value>,
}

impl Taker<'_> {
    /// The parameters of an operation and those of its path that it has not itself.
    fn parameters(&mut self, item: &Value, operation: &Value) -> Vec<Value> {
        let list = |value: &Value| value.get("parameters").and_then(Value::as_array).cloned();
        let own = list(operation).unwrap_or_default();
        let of_path = list(item).unwrap_or_default();
        let key = |schemas: &Schemas<'_>, parameter: &Value| {
            let parameter = schemas.resolve(parameter);
            (parameter.get("name").cloned(), parameter.get("in").cloned())
        };
        let keys: Vec<_> = own.iter().map(|one| key(&self.schemas, one)).collect();
        let inherited = of_path.iter();
        let inherited = inherited.filter(|one| !keys.contains(&key(&self.schemas, one)));
        let all: Vec<&Value> = inherited.chain(&own).collect();
        let taken = all.into_iter();
        taken
            .filter_map(|parameter| self.parameter(parameter))
            .collect()
    }

    /// A parameter; `None` where it may be any text.
    fn parameter(&mut self, parameter: &Value) -> Option<Value> {
        let pointer = reference(parameter);
        let shared = pointer
            .as_deref()
            .and_then(|pointer| pointer.strip_prefix("/components/parameters/"));
        let Some(name) = shared else {
            let parameter = self.schemas.resolve(parameter).clone();
            return self.taken(&parameter);
        };
        if !self.shared.contains_key(name) {
            let parameter = self.schemas.resolve(parameter).clone();
            let taken = self.taken(&parameter)?;
            self.shared.insert(name.to_owned(), taken);
        }
        Some(json!({ "$ref": format!("#/parameters/{name}") }))
    }

    fn taken(&mut self, parameter: &Value) -> Option<Value> {
        let word = |name: &str| parameter.get(name).and_then(Value::as_str);
        let is_none = word("in") == Some("header")
            && word("name").is_some_and(|name| NONE.contains(&name.to_lowercase().as_str()));
        if is_none {
            return None;
        }
        let mut taken = Map::new();
        for member in WRITTEN {
            if let Some(value) = parameter.get(member) {
                taken.insert(member.to_owned(), value.clone());
            }
        }
        let content = parameter.get("content").and_then(Value::as_object);
        let schema = match content.and_then(|content| content.iter().next()) {
            Some((media_type, held)) => {
                taken.insert("content".to_owned(), json!(media_type));
                held.get("schema")
            }
            None => parameter.get("schema"),
        };
        let schema = self.schemas.schema(schema?);
        if schema == json!({ "type": "string" }) || schema == json!({}) || schema == json!(true) {
            return None;
        }
        taken.insert("schema".to_owned(), schema);
        Some(Value::Object(taken))
    }

    /// The schemas of bodies, for media types whose bodies are values.
    fn bodies(&mut self, operation: &Value) -> Vec<(String, Value)> {
        let Some(body) = operation.get("requestBody") else {
            return Vec::new();
        };
        let body = self.schemas.resolve(body).clone();
        let content = body.get("content").and_then(Value::as_object);
        let mut bodies = Vec::new();
        for (media_type, held) in content.into_iter().flatten() {
            // Fields with encodings of their own are no values before these are undone.
            let is_plain = is_value(media_type) && held.get("encoding").is_none();
            let Some(schema) = held.get("schema").filter(|_| is_plain) else {
                continue;
            };
            let schema = self.schemas.schema(schema);
            if schema != json!({}) && schema != json!(true) {
                bodies.push((media_type.clone(), schema));
            }
        }
        bodies
    }
}

/// Whether bodies of a media type are values that a schema is about: JSON and forms.
fn is_value(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence.ends_with("/json")
        || essence.ends_with("+json")
        || essence == "application/x-www-form-urlencoded"
}
