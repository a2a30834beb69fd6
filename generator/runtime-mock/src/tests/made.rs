//! Values made of schemas.

use jsonapi_runtime::serde_json::{Map, Value, json};

use crate::Maker;

/// Values by a hundred seeds, all of them valid.
fn values(schema: &Value) -> Vec<Value> {
    let maker = Maker::new(schema, &Map::new()).unwrap();
    let made = (0..100).map(|seed| {
        let value = maker.value(seed, &|_| None);
        assert!(
            maker.is_valid(&value),
            "{seed}: {value} {:?}",
            maker.errors(&value)
        );
        value
    });
    made.collect()
}

#[test]
fn texts_match_patterns_formats_and_lengths() {
    for schema in [
        json!({ "type": "string", "pattern": "^act_[a-zA-Z0-9]{24,28}$" }),
        json!({ "type": "string", "pattern": "^\\d{3}-\\d{2}-\\d{4}$" }),
        json!({ "type": "string", "minLength": 80, "maxLength": 81 }),
        json!({ "type": "string", "maxLength": 3 }),
        json!({ "type": "string", "format": "uri", "pattern": "^.+/v[0-1](\\.[0-9]+)*/?$" }),
    ] {
        values(&schema);
    }
    for format in [
        "date-time",
        "date",
        "time",
        "duration",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "uri",
        "uri-reference",
        "uuid",
        "json-pointer",
        "regex",
    ] {
        values(&json!({ "type": "string", "format": format }));
    }
}

#[test]
fn numbers_are_within_bounds() {
    for schema in [
        json!({ "type": "integer", "minimum": 3, "maximum": 4 }),
        json!({ "type": "integer", "exclusiveMinimum": 3, "exclusiveMaximum": 5 }),
        json!({ "type": "integer", "multipleOf": 7, "minimum": 50 }),
        json!({ "type": "number", "minimum": -0.5, "maximum": -0.25 }),
        json!({ "type": "integer", "maximum": -10 }),
        json!({ "type": "integer", "minimum": 1_000_000_000_000_i64 }),
    ] {
        values(&schema);
    }
}

#[test]
fn objects_and_lists_have_what_they_must_have() {
    for schema in [
        json!({ "type": "object", "minProperties": 3 }),
        json!({ "type": "object", "additionalProperties": { "type": "integer" }, "minProperties": 2 }),
        json!({ "type": "object", "patternProperties": { "^x-": { "type": "integer" } }, "additionalProperties": false, "minProperties": 1 }),
        json!({ "type": "array", "items": { "enum": [1, 2, 3] }, "uniqueItems": true, "minItems": 2 }),
        json!({ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }], "items": false }),
        json!({ "type": "array", "contains": { "const": 7 }, "minItems": 2 }),
        json!({ "properties": { "a": {}, "b": {} }, "dependentRequired": { "a": ["b", "c"] }, "required": ["a"] }),
    ] {
        values(&schema);
    }
}

#[test]
fn unions_are_met_by_one_branch() {
    let branch = |kind: &str, name: &str| {
        json!({ "type": "object", "required": ["kind", name], "additionalProperties": false,
        "properties": { "kind": { "const": kind }, name: { "type": "string" } } })
    };
    let both = json!({ "oneOf": [branch("one", "a"), branch("two", "b")] });
    let made = values(&both);
    assert!(
        made.iter().any(|value| value["kind"] == "one")
            && made.iter().any(|value| value["kind"] == "two")
    );
    values(
        &json!({ "allOf": [{ "properties": { "kind": { "const": "two" } }, "required": ["kind"] }, both] }),
    );
    values(&json!({ "type": "integer", "not": { "enum": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } }));
    values(
        &json!({ "oneOf": [{ "required": ["a"] }, { "required": ["b"] }], "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "type": "object" }),
    );
    values(
        &json!({ "type": "object", "properties": { "a": { "type": "boolean" } }, "required": ["a"],
        "if": { "properties": { "a": { "const": true } } }, "then": { "required": ["b"] } }),
    );
}

#[test]
fn what_holds_itself_ends() {
    let named = json!({ "Tree": { "type": "object", "required": ["branches"], "properties": {
        "branches": { "type": "array", "items": { "$ref": "#/$defs/Tree" } },
        "parent": { "oneOf": [{ "$ref": "#/$defs/Tree" }, { "type": "null" }] },
    } } });
    let maker = Maker::new(
        &json!({ "$ref": "#/$defs/Tree" }),
        named.as_object().unwrap(),
    )
    .unwrap();
    for seed in 0..50 {
        assert!(maker.is_valid(&maker.value(seed, &|_| None)));
    }
}

#[test]
fn values_look_like_what_they_are_called() {
    let schema = json!({ "type": "object", "required": ["type", "id", "email-address", "created-at"], "properties": {
        "type": { "const": "ship" }, "id": { "type": "string" }, "email-address": { "type": "string" }, "created-at": { "type": "string" } } });
    let maker = Maker::new(&schema, &Map::new()).unwrap();
    let value = maker.value(1, &|kind| (kind == "ship").then(|| "shp_".to_owned()));
    assert!(value["id"].as_str().unwrap().starts_with("shp_"));
    assert!(
        value["email-address"]
            .as_str()
            .unwrap()
            .ends_with("@example.com")
    );
    assert!(value["created-at"].as_str().unwrap().starts_with("202"));
}
