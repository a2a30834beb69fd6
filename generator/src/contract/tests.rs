#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use serde_json::{Value, json};

use super::contract;

fn body(version: &str, schema: Value) -> Value {
    let root = json!({
        "openapi": version,
        "components": { "schemas": { "Leaf": { "type": "string", "description": "a leaf" } } },
        "paths": { "/trees": { "post": { "requestBody": { "content": {
            "application/json": { "schema": schema },
            "image/png": { "schema": { "type": "string" } },
        } } } } },
    });
    let contract = contract(&root);
    let mut bodies = contract.operations[0].bodies.clone();
    assert_eq!(bodies.len(), 1);
    bodies.remove(0).1
}

#[test]
fn what_only_describes_is_left_out() {
    let schema = json!({
        "type": "object",
        "description": "a tree",
        "properties": { "leaf": { "$ref": "#/components/schemas/Leaf" }, "age": { "type": "integer", "minimum": 0, "example": 3 } },
        "additionalProperties": false,
    });
    let expected = json!({
        "type": "object",
        "properties": { "leaf": { "$ref": "#/$defs/Leaf" }, "age": { "type": "integer", "minimum": 0 } },
        "additionalProperties": false,
    });
    assert_eq!(body("3.1.0", schema), expected);
}

#[test]
fn the_words_of_3_0_become_those_of_json_schema() {
    let schema = json!({ "properties": {
        "age": { "type": "integer", "nullable": true, "minimum": 0, "exclusiveMinimum": true },
        "kind": { "type": "string", "nullable": true, "enum": ["oak"] },
        "leaf": { "$ref": "#/components/schemas/Leaf", "minLength": 2 },
    } });
    let expected = json!({ "properties": {
        "age": { "type": ["integer", "null"], "exclusiveMinimum": 0 },
        "kind": { "anyOf": [{ "type": "null" }, { "type": "string", "enum": ["oak"] }] },
        "leaf": { "$ref": "#/$defs/Leaf" },
    } });
    assert_eq!(body("3.0.3", schema), expected);
}

#[test]
fn what_is_only_read_need_not_be_sent() {
    let schema = json!({
        "properties": { "id": { "readOnly": true, "minLength": 1 }, "name": {} },
        "required": ["id", "name"],
    });
    assert_eq!(body("3.1.0", schema)["required"], json!(["name"]));
}

#[test]
fn a_pattern_that_is_none_is_told() {
    let schema = body("3.1.0", json!({ "type": "string", "pattern": "(" }));
    assert_eq!(schema.get("pattern"), None);
    assert!(schema["$comment"].as_str().unwrap().contains("not checked"));
}

#[test]
fn where_a_pattern_of_names_is_none_no_name_is_refused() {
    let schema = json!({
        "patternProperties": { "[": { "type": "string" }, "^x": { "type": "integer" } },
        "additionalProperties": false,
    });
    let expected = json!({ "patternProperties": { "^x": { "type": "integer" } } });
    assert_eq!(body("3.1.0", schema), expected);
}

#[test]
fn schemas_may_hold_themselves() {
    let root = json!({
        "openapi": "3.1.0",
        "components": { "schemas": { "Branch": { "type": "array", "items": { "$ref": "#/components/schemas/Branch" } } } },
        "paths": { "/trees": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Branch" } } } } } } },
    });
    let named = contract(&root).schemas;
    assert_eq!(named["Branch"]["items"]["$ref"], "#/$defs/Branch");
}

#[test]
fn a_whole_of_closed_parts_is_closed_as_a_whole() {
    let closed = |name: &str| json!({ "type": "object", "properties": { name: { "type": "string" } }, "required": [name], "additionalProperties": false });
    let schema =
        json!({ "allOf": [closed("leaf"), closed("root")], "additionalProperties": false });
    let schema = body("3.0.3", schema);
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&json!({ "leaf": "a", "root": "b" })));
    assert!(!validator.is_valid(&json!({ "leaf": "a", "root": "b", "bark": "c" })));
    // Where some members are allowed by all, the letter counts.
    let narrow = json!({ "allOf": [closed("leaf"), { "properties": { "leaf": {}, "root": {} } }] });
    assert!(body("3.0.3", narrow).get("unevaluatedProperties").is_none());
}

#[test]
fn replies_keep_examples_and_what_is_only_read() {
    let root = json!({
        "openapi": "3.0.3",
        "paths": { "/trees": { "get": { "responses": {
            "200": { "headers": { "Age": { "schema": { "type": "integer" }, "example": 3 } }, "content": { "application/json": {
                "schema": { "required": ["id", "pin"], "properties": { "id": { "readOnly": true, "example": "t1" }, "pin": { "writeOnly": true } } },
                "examples": { "oak": { "value": { "id": "t2" } } },
            } } },
            "4XX": {},
        } } } },
    });
    let operations = contract(&root).replies.operations;
    let [ok, failed] = operations[0].replies.as_slice() else {
        panic!("two replies")
    };
    let (media_type, body) = &ok.bodies[0];
    assert_eq!(media_type, "application/json");
    assert_eq!(body.schema["required"], json!(["id"]));
    assert_eq!(body.schema["properties"]["id"]["examples"], json!(["t1"]));
    assert_eq!(body.examples, [("oak".to_owned(), json!({ "id": "t2" }))]);
    assert_eq!(ok.headers[0].1.examples, [("example".to_owned(), json!(3))]);
    assert_eq!(failed.status, crate::model::Status::Range(4));
}

#[test]
fn an_object_of_closed_parts_may_hold_itself() {
    let root = json!({
        "openapi": "3.1.0",
        "components": { "schemas": {
            "Tree": { "allOf": [
                { "properties": { "next": { "allOf": [{ "$ref": "#/components/schemas/Tree" }] } }, "additionalProperties": false },
                { "properties": { "leaf": {} }, "additionalProperties": false },
            ], "additionalProperties": false },
        } },
        "paths": { "/trees": { "post": { "requestBody": { "content": {
            "application/json": { "schema": { "allOf": [{ "$ref": "#/components/schemas/Tree" }] } },
        } } } } },
    });
    let contract = contract(&root);
    assert_eq!(contract.schemas.keys().collect::<Vec<_>>(), ["Tree"]);
}
