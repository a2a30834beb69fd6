#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;

/// Writes the same in both ways.
fn both(write: impl for<'a> Fn(&mut Output<'a>)) -> (String, Value) {
    let (mut text, mut tree) = (
        Output::text(Inflection::Camel),
        Output::tree(Inflection::Camel),
    );
    write(&mut text);
    write(&mut tree);
    (
        String::from_utf8(text.into_text()).unwrap(),
        tree.into_tree().to_value(),
    )
}

#[test]
fn text_and_tree_are_the_same_value() {
    let (text, tree) = both(|out| {
        out.open_object();
        out.name("is-there");
        out.boolean(true);
        out.key("a \"key\"");
        out.open_array();
        out.null();
        out.integer(-3);
        out.string("line\nbreak");
        out.open_array();
        out.close_array();
        out.open_object();
        out.close_object();
        out.close_array();
        out.close_object();
    });
    assert_eq!(
        text,
        r#"{"isThere":true,"a \"key\"":[null,-3,"line\nbreak",[],{}]}"#
    );
    assert_eq!(tree, serde_json::from_str::<Value>(&text).unwrap());
}

#[test]
fn what_is_taken_back_leaves_no_comma() {
    let (text, tree) = both(|out| {
        out.open_object();
        out.name("a");
        out.integer(1);
        let before = out.mark();
        out.name("b");
        out.open_array();
        out.integer(2);
        out.close_array();
        out.take_back(before);
        out.name("c");
        out.integer(3);
        out.close_object();
    });
    assert_eq!(text, r#"{"a":1,"c":3}"#);
    assert_eq!(tree, json!({"a": 1, "c": 3}));
}

#[test]
fn values_that_are_there_are_written_as_they_are() {
    let value = json!({"a": [1, 2.5, null, {"b": "c"}], "d": {}});
    let mut out = Output::text(Inflection::Camel);
    out.value(&value);
    let text = out.into_text();
    assert_eq!(serde_json::from_slice::<Value>(&text).unwrap(), value);
}

#[test]
fn only_text_that_is_sent_is_checked() {
    for (mut out, unfit) in [
        (Output::text(Inflection::Kebab), false),
        (Output::checked_text(Inflection::Kebab), true),
    ] {
        out.string_of("soon", "a day", |_| false);
        assert_eq!(out.is_unfit(), unfit);
        assert_eq!(out.into_text(), b"\"soon\"");
    }
}
