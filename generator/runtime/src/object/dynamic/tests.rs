#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::{Map, Member, from_value};

#[test]
fn values_are_looked_at_by_type() {
    let fields: FreeObject = from_value(&json!({
        "name": {"type": "string", "value": "Ada"},
        "born": {"type": "date", "value": "1815-12-10"},
        "seen": {"type": "datetime", "value": "2024-02-29T12:00:00Z"},
        "age": {"type": "integer", "value": 36},
        "alive": {"type": "boolean", "value": false},
        "colors": {"type": "multi_choices", "value": ["red", "blue"]},
        "photo": {"type": "file", "value": {"filename": "a.png", "url": "https://example.org/a.png"}},
        "list": {"type": "array", "value": [{"type": "number", "value": 0.5}, 7]},
        "gone": {"type": "string", "value": null},
        "plain": "text",
    }))
    .unwrap();
    let field = |name: &str| Dynamic::field(&fields, name).unwrap();
    assert_eq!(
        (field("name").kind(), field("name").text()),
        (Some("string"), Some("Ada"))
    );
    assert_eq!(field("born").date(), Some(civil::date(1815, 12, 10)));
    assert!(field("seen").datetime().is_some() && field("name").datetime().is_none());
    assert_eq!(
        (field("age").integer(), field("alive").boolean()),
        (Some(36), Some(false))
    );
    assert_eq!(field("colors").choices(), Some(vec!["red", "blue"]));
    assert_eq!(
        field("photo").get("filename").and_then(Dynamic::text),
        Some("a.png")
    );
    assert_eq!(field("photo").members().count(), 2);
    let numbers: Vec<_> = field("list").items().filter_map(Dynamic::number).collect();
    assert_eq!(numbers, [0.5, 7.0]);
    assert!(field("gone").is_null());
    assert_eq!(
        (field("plain").kind(), field("plain").text()),
        (None, Some("text"))
    );
}

#[test]
fn every_type_of_field_is_read_and_unknown_ones_are_kept() {
    let raw = json!({
        "mail": {"type": "email-address", "value": "ada@example.org"},
        "pet": {"type": "choices", "value": "cat"},
        "pets": {"type": "multi-choices", "value": ["cat", "owl"]},
        "sum": {"type": "number", "value": 18_446_744_073_709_551_615_u64},
        "raw": {"type": "json", "value": {"type": "any", "deep": [{"er": null}]}},
        "new": {"type": "hologram", "value": {"volume": 3}},
        "file": {"type": "file", "value": {"filename": "a.png", "byte-size": 7}},
        "with.dot": {"type": "string", "value": "x"},
        "a": {"type": "hash", "value": {"b.c": {"type": "integer", "value": 1}}},
        "names": {"type": "array", "value": [{"type": "hash", "value": {"x": {"type": "string", "value": "y"}}}]},
    });
    let fields: Member<FreeObject> = Member::Value(from_value(&raw).unwrap());
    let fields = fields.dynamic();
    let field = |name: &str| fields.get(name).unwrap();
    assert_eq!(fields.text("mail"), Some("ada@example.org"));
    assert_eq!(fields.text("pet"), Some("cat"));
    assert_eq!(field("pets").choices(), Some(vec!["cat", "owl"]));
    assert_eq!(
        field("sum").exact_number().unwrap().as_u64(),
        Some(u64::MAX)
    );
    assert_eq!(field("raw").value(), &raw["raw"]["value"]);
    assert_eq!(
        (field("new").kind(), field("new").value()),
        (Some("hologram"), &json!({"volume": 3}))
    );
    let file: Map<Value> = field("file").read().unwrap();
    assert_eq!(file.get("byte-size"), Some(&json!(7)));
    assert_eq!(fields.text("with.dot"), Some("x"));
    assert_eq!(field("a.b.c").integer(), Some(1));
    let first = field("names").items().next().unwrap();
    assert_eq!(first.at("x").and_then(Dynamic::text), Some("y"));
    assert!(fields.get("a.z").is_none() && fields.get("mail.b").is_none());
    assert_eq!(fields.iter().count(), 10);
    assert_eq!(fields.value(), &raw);
    let error = field("pet").read::<Number>().unwrap_err().to_string();
    assert_eq!(error, "expected a number, found a string");
}

#[test]
fn a_member_without_fields_has_none() {
    for member in [Member::Absent, Member::<FreeObject>::Null] {
        assert_eq!(member.dynamic().iter().count(), 0);
    }
}

#[test]
fn an_object_that_happens_to_have_a_type_is_a_value() {
    let raw = json!({"type": "car", "wheels": 4});
    assert_eq!(Dynamic::new(&raw).kind(), None);
    assert_eq!(
        Dynamic::new(&raw).get("wheels").and_then(Dynamic::integer),
        Some(4)
    );
}

#[test]
fn debug_tells_the_type_only() {
    let debug = format!(
        "{:?}",
        Dynamic::new(&json!({"type": "string", "value": "Ada"}))
    );
    assert!(debug.contains("string") && !debug.contains("Ada"));
    let fields: FreeObject = from_value(&json!({"name": "Ada"})).unwrap();
    let debug = format!("{:?}", Fields::of(&fields));
    assert!(debug.contains("name") && !debug.contains("Ada"));
}
