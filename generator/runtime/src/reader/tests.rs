#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::Inflection;

fn with<R>(value: &Value, read: impl FnOnce(ObjectReader<'_>) -> R) -> R {
    let node = Node::from(value);
    read(ObjectReader::open(&node).unwrap())
}

#[test]
fn only_objects_open() {
    let refused = ObjectReader::open(&Node::Null).unwrap_err();
    assert_eq!(refused.to_string(), "expected an object, found null");
}

#[test]
fn presence_is_told_member_by_member() {
    let value = json!({"null": null, "odd": "x", "five": 5});
    with(&value, |mut object| {
        let odd = object.required::<i64>("odd").unwrap_err();
        assert_eq!(odd.path(), "odd");
        assert_eq!(object.required::<i64>("none").unwrap_err().path(), "none");
        assert_eq!(object.nullable::<i64>("null"), Ok(None));
        assert_eq!(object.optional::<i64>("none"), Ok(None));
        assert_eq!(object.optional_nullable::<i64>("none"), Ok(Member::Absent));
        assert_eq!(object.optional::<i64>("five"), Ok(Some(5)));
    });
    with(&value, |mut object| {
        assert!(object.optional::<i64>("null").is_err());
        assert!(object.optional_nullable::<i64>("odd").is_err());
        assert_eq!(
            object.optional_nullable::<i64>("five"),
            Ok(Member::Value(5))
        );
        assert!(object.nullable::<i64>("none").is_err());
    });
}

#[test]
fn members_are_found_in_any_order() {
    let names = ["aa", "bb", "cc", "dd"];
    let value = json!({"aa": 0, "bb": 1, "cc": 2, "dd": 3});
    for start in 0..4 {
        for step in [1, 3] {
            with(&value, |mut object| {
                for turn in 0..4 {
                    let index = (start + turn * step) % 4;
                    assert_eq!(object.required::<i64>(names[index]), Ok(index as i64));
                }
                assert!(object.rest().is_empty());
            });
        }
    }
}

#[test]
fn a_member_is_taken_once() {
    with(&json!({"a": 1}), |mut object| {
        assert_eq!(object.member::<i64>("a"), Member::Value(1));
        assert_eq!(object.member::<i64>("a"), Member::Absent);
    });
}

#[test]
fn objects_of_hundreds_of_members_are_read() {
    let names: Vec<&'static str> = (0..300).map(|n| &*format!("name-{n}").leak()).collect();
    let value: Value = names
        .iter()
        .map(|name| (Inflection::Camel.apply(name), 1))
        .collect();
    with(&value, |mut object| {
        for name in names.iter().rev().step_by(2) {
            assert_eq!(object.member::<i64>(name), Member::Value(1), "{name}");
        }
        assert_eq!(object.rest().len(), 150);
    });
}

#[test]
fn a_map_takes_what_fits_and_leaves_the_rest() {
    with(
        &json!({"known": 0, "a": 1, "b": "x", "c": 3}),
        |mut object| {
            assert_eq!(object.member::<i64>("known"), Member::Value(0));
            let map = object.map::<i64>();
            assert_eq!(map.keys().collect::<Vec<_>>(), ["a", "c"]);
            let rest = object.rest();
            assert_eq!(rest.iter().collect::<Vec<_>>(), [("b", &json!("x"))]);
        },
    );
}

#[test]
fn constants_are_exact() {
    let is = |constant: Constant, value: Value| constant.is(&Node::from(&value));
    assert!(is(Constant::Str("a"), json!("a")) && !is(Constant::Str("a"), json!("b")));
    assert!(is(Constant::Int(1), json!(1)) && !is(Constant::Int(1), json!(1.0)));
    assert!(is(Constant::Float(1.5), json!(1.5)) && is(Constant::Null, json!(null)));
    assert!(is(Constant::Bool(true), json!(true)) && !is(Constant::Bool(true), json!("true")));
}

#[test]
fn keys_that_are_somebody_elses_are_written_as_they_came() {
    use crate::ObjectWriter;
    let value = json!({"name_first": "Ada", "own-key": 1});
    let node = Node::from(&value);
    let mut object = ObjectReader::open_verbatim(&node).unwrap();
    let name: Member<String> = object.member("name-first");
    assert_eq!(name.as_deref(), Some("Ada"));
    let extra = object.rest();
    let written = ObjectWriter::verbatim()
        .member("name-first", &name)
        .rest(&extra);
    assert_eq!(written.to_value(), value);
    let declared = ObjectWriter::new(Inflection::Camel).member("name-first", &name);
    assert_eq!(
        declared.rest(&Extra::new()).to_value(),
        json!({"nameFirst": "Ada"})
    );
}
