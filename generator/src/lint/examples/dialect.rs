//! Schemas of OpenAPI 3.0 as JSON Schema 2020-12, so that one validator serves both.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::lint::tree::Tree;
use crate::load::grammar::Kind;

/// The document `root` with schemas in the dialect of JSON Schema 2020-12, which those of OpenAPI 3.1 are in already.
pub(super) fn modern(root: &Value) -> Cow<'_, Value> {
    let version = root.get("openapi").and_then(Value::as_str);
    if version.is_none_or(|version| !version.starts_with("3.0")) {
        return Cow::Borrowed(root);
    }
    let schemas: Vec<String> = Tree::of(root)
        .of_kind(Kind::Schema)
        .map(|node| node.at.clone())
        .collect();
    let mut modern = root.clone();
    for at in schemas {
        if let Some(Value::Object(schema)) = modern.pointer_mut(&at) {
            translate(schema);
        }
    }
    Cow::Owned(modern)
}

/// `nullable` and the flags of exclusive bounds (OpenAPI 3.0.3 §4.7.24).
fn translate(schema: &mut Map<String, Value>) {
    if schema.contains_key("$ref") {
        // What stands beside a reference does not count in 3.0.
        schema.retain(|key, _| key == "$ref");
        return;
    }
    if schema.remove("nullable") == Some(Value::Bool(true)) {
        if let Some(ty) = schema.get_mut("type").filter(|ty| ty.is_string()) {
            *ty = Value::Array(vec![ty.take(), Value::from("null")]);
        }
        if let Some(Value::Array(values)) = schema.get_mut("enum")
            && !values.contains(&Value::Null)
        {
            values.push(Value::Null);
        }
    }
    for (flag, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        match schema.get(flag) {
            Some(Value::Bool(true)) => {
                schema.remove(flag);
                if let Some(value) = schema.remove(bound) {
                    schema.insert(flag.to_owned(), value);
                }
            }
            Some(Value::Bool(false)) => {
                schema.remove(flag);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "tests fail by panicking"
    )]

    use serde_json::json;

    use super::modern;

    #[test]
    fn null_and_exclusive_bounds_are_said_as_2020_12_does() {
        let old = json!({"openapi": "3.0.3", "components": {"schemas": {"A": {
            "type": "string", "nullable": true, "enum": ["a"],
            "properties": {"b": {"type": "number", "minimum": 1, "exclusiveMinimum": true}}
        }}}});
        let new = modern(&old);
        let schema = &new["components"]["schemas"]["A"];
        assert_eq!(schema["type"], json!(["string", "null"]));
        assert_eq!(schema["enum"], json!(["a", null]));
        assert_eq!(
            schema["properties"]["b"],
            json!({"type": "number", "exclusiveMinimum": 1})
        );
    }

    #[test]
    fn a_3_1_document_stays_as_it_is() {
        let root =
            json!({"openapi": "3.1.0", "components": {"schemas": {"A": {"nullable": true}}}});
        assert!(matches!(modern(&root), std::borrow::Cow::Borrowed(_)));
    }
}
