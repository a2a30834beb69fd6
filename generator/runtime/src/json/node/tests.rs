#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;

fn parse(json: &str) -> Node<'_> {
    serde_json::from_str(json).unwrap()
}

#[test]
fn text_without_escapes_is_borrowed() {
    let Node::Object(entries) = parse(r#"{"plain": "text", "esc\u0061ped": "te\"xt"}"#) else {
        unreachable!("an object was parsed");
    };
    let borrowed = |(key, node): &Entry<'_>| {
        let value = matches!(node, Node::String(Cow::Borrowed(_)));
        (matches!(key, Cow::Borrowed(_)), value)
    };
    let borrowed: Vec<_> = entries.iter().map(borrowed).collect();
    assert_eq!(borrowed, [(true, true), (false, false)]);
}

#[test]
fn values_go_both_ways() {
    let value = json!({"a": [null, true, -1, 2.5, "x"], "b": {}});
    assert_eq!(Node::from(&value).to_value(), value);
    let text = serde_json::to_string(&value).unwrap();
    assert_eq!(serde_json::to_string(&parse(&text)).unwrap(), text);
}

#[test]
fn repeated_keys_are_kept() {
    let json = r#"{"a":1,"a":2}"#;
    assert_eq!(serde_json::to_string(&parse(json)).unwrap(), json);
}

#[test]
fn a_tag_is_found_as_declared_first() {
    let node = parse(r#"{"grantType": "camel", "grant-type": "kebab", "n": 5}"#);
    assert_eq!(node.tag("grant-type"), Some("kebab"));
    assert_eq!(node.tag("grant_type"), Some("camel"));
    assert!(node.has("n") && node.tag("n").is_none());
    assert!(!node.has("m") && !Node::Null.has("n"));
}

#[test]
fn debug_tells_keys_and_kinds() {
    let debug = format!("{:?}", parse(r#"{"name": ["Ada", 1815, null]}"#));
    assert_eq!(debug, r#"{"name": [a string, a number, null]}"#);
}

#[test]
fn a_document_in_one_piece_of_memory_is_the_same_and_can_be_changed() {
    let json = r#"{"k\u0065y": ["a\nb", {"n": 1.5, "l": [[], {}]}], "w": 1}"#;
    let arena = Arena::for_text(json.len());
    let (node, has_floats) = super::parse(json, &arena);
    let mut node = node.unwrap();
    assert!(has_floats);
    assert_eq!(node, parse(json));
    let Node::Object(entries) = &mut node else {
        unreachable!("an object was parsed");
    };
    assert!(matches!(entries, List::Borrowed(_)));
    entries.to_mut().truncate(1);
    assert_eq!(
        node.to_value(),
        json!({"key": ["a\nb", {"n": 1.5, "l": [[], {}]}]})
    );
}
