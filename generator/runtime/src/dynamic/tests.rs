#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::from_value;

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
}
