#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::object::slot;
use crate::{Extra, Inflection, Kind, ObjectReader, ObjectWriter};

/// An object that declares no members.
#[derive(Clone, Debug, Default, PartialEq)]
struct Open {
    extra: Extra,
}

impl Object for Open {
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch> {
        object.constant("kind", "open").rest(&mut self.extra)
    }

    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>) {
        object.constant("kind", "open").rest(&self.extra);
    }
}

fn read(value: &Value) -> Part<Open> {
    let mut part = Part::<Open>::default();
    // What is no object is in the part, for the tests to look at.
    let _ = part.read(Some(&Node::from(value)));
    part
}

fn written(part: &Part<Open>) -> Option<Value> {
    slot::written(part, Inflection::Kebab)
}

#[test]
fn a_part_can_be_reached_whatever_came() {
    for value in [
        json!(null),
        json!("odd"),
        json!({}),
        json!({"kind": "open", "a": 1}),
    ] {
        let part = read(&value);
        assert_eq!(part.extra.get("a"), value.get("a"));
        assert_eq!(written(&part), Some(value));
    }
    let absent = Part::<Open>::default();
    assert!(absent.is_absent() && absent.extra.is_empty());
    assert_eq!(written(&absent), None);
}

#[test]
fn setting_a_member_makes_it_an_object() {
    for mut part in [Part::default(), read(&json!(null)), read(&json!("odd"))] {
        part.extra.insert("a", 1);
        assert_eq!(written(&part), Some(json!({"kind": "open", "a": 1})));
    }
}

#[test]
fn an_odd_part_tells_its_kind() {
    let part = read(&json!("secret"));
    assert_eq!(part.odd().map(Kind::of), Some(Kind::String));
    assert_eq!(format!("{part:?}"), "Odd(a string)");
}
