//! Values as text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use jsonapi_runtime::Value;

use super::*;

fn value(json: &str) -> Value {
    json.parse().unwrap()
}

#[test]
fn lists_in_headers_are_separated_by_commas() {
    assert_eq!(text(&vec!["a b".to_owned(), "c/d".to_owned()]), "a b,c/d");
    assert_eq!(text(&7_i64), "7");
}

#[test]
fn objects_in_forms_become_keys_with_brackets() {
    let fields = value(r#"{"fields": {"name first": "Ö&"}, "tags": ["a", "b"], "gone": null}"#);
    let pairs = pairs("data[attributes]", &fields);
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    let expected = [
        ("data[attributes][fields][name first]", "Ö&"),
        ("data[attributes][tags][]", "a"),
        ("data[attributes][tags][]", "b"),
    ];
    assert_eq!(pairs, expected);
}
