#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::{FreeObject, Kind};

fn read(value: &Value) -> Part<FreeObject> {
    Part::read(Some(&Node::from(value)))
}

fn written(part: &Part<FreeObject>) -> Option<Value> {
    part.write(Inflection::Kebab).map(|node| node.to_value())
}

#[test]
fn a_part_can_be_reached_whatever_came() {
    for value in [json!(null), json!("odd"), json!({}), json!({"a": 1})] {
        let part = read(&value);
        assert_eq!(part.get("a"), value.get("a"));
        assert_eq!(written(&part), Some(value));
    }
    let absent = Part::<FreeObject>::read(None);
    assert!(absent.is_absent() && absent.is_empty());
    assert_eq!(written(&absent), None);
}

#[test]
fn setting_a_member_makes_it_an_object() {
    for mut part in [Part::read(None), read(&json!(null)), read(&json!("odd"))] {
        part.insert("a", 1);
        assert_eq!(written(&part), Some(json!({"a": 1})));
    }
}

#[test]
fn an_odd_part_tells_its_kind() {
    let part = read(&json!("secret"));
    assert_eq!(part.odd().map(Kind::of), Some(Kind::String));
    assert_eq!(format!("{part:?}"), "Odd(a string)");
}
