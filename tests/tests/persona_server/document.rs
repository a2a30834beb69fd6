//! The document as the judge of what the server answers: a validator that knows nothing of the generator.

use std::path::Path;

use jsonapi_generator::load::load;
use serde_json::{Value, json};

use crate::status;
use crate::support::Message;

/// The document that the server was generated from.
pub(crate) struct Document(Value);

impl Document {
    pub(crate) fn load() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml");
        Self(load(&path, &[]).unwrap().root)
    }

    /// Whether the document allows an answer, whose header `told` says what was asked.
    pub(crate) fn allows(&self, answer: &Message) -> Result<(), String> {
        let told = answer.header("told").unwrap_or("get /inquiries");
        let (method, path) = told.split_once(' ').unwrap();
        let operation = &self.0["paths"][path][method];
        let status = status(answer).to_string();
        // What a document does not declare has the shape of the other errors.
        let reply = operation["responses"].get(&status);
        let reply = reply.unwrap_or(&operation["responses"]["400"]);
        let schema = &self.resolve(reply)["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{told} {status} has no schema");
        let root = json!({ "allOf": [schema], "components": self.0["components"] });
        let validator = jsonschema::draft202012::new(&root).unwrap();
        let body: Value = serde_json::from_str(answer.body()).map_err(|error| error.to_string())?;
        let found: Vec<String> = validator
            .iter_errors(&body)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        match found.is_empty() {
            true => Ok(()),
            false => Err(format!("{told} {status}: {}: {body}", found.join("; "))),
        }
    }

    fn resolve<'v>(&'v self, value: &'v Value) -> &'v Value {
        match value.get("$ref").and_then(Value::as_str) {
            Some(text) => self.0.pointer(text.trim_start_matches('#')).unwrap(),
            None => value,
        }
    }
}
