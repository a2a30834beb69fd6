#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::{Inflection, Member};

fn with<R>(value: &Value, read: impl FnOnce(ObjectReader<'_>) -> R) -> R {
    let node = Node::from(value);
    read(ObjectReader::open(&node))
}

/// Reads one member as a reply has it.
fn member(object: &mut ObjectReader<'_>, name: &'static str) -> Member<i64> {
    let mut field = Member::Absent;
    object.member(name, &mut field);
    field
}

/// Reads one member as a request has it.
fn optional<F: Slot + Default>(value: &Value, name: &'static str) -> Result<F, Mismatch> {
    let mut field = F::default();
    with(value, |mut object| {
        object.optional(name, &mut field).rest(&mut Extra::new())
    })?;
    Ok(field)
}

/// What nobody asked for.
fn rest(object: &mut ObjectReader<'_>) -> Extra {
    let mut extra = Extra::new();
    object.rest(&mut extra).unwrap();
    extra
}

#[test]
fn only_objects_are_read() {
    let refused = ObjectReader::open(&Node::Null).rest(&mut Extra::new());
    let refused = refused.unwrap_err().to_string();
    assert_eq!(refused, "expected an object, found null");
    let refused = ObjectReader::open(&Node::Null).required::<i64>("a");
    assert_eq!(
        refused.unwrap_err().to_string(),
        "expected an object, found null"
    );
}

#[test]
fn presence_is_told_member_by_member() {
    let value = json!({"null": null, "odd": "x", "five": 5});
    with(&value, |mut object| {
        let odd = object.required::<i64>("odd").unwrap_err();
        assert_eq!(odd.path(), "odd");
        assert_eq!(object.required::<i64>("none").unwrap_err().path(), "none");
        assert_eq!(object.required::<Option<i64>>("null"), Ok(None));
        assert!(object.required::<Option<i64>>("none").is_err());
    });
    assert_eq!(optional::<Option<i64>>(&value, "none"), Ok(None));
    assert_eq!(optional::<Option<i64>>(&value, "five"), Ok(Some(5)));
    assert!(optional::<Option<i64>>(&value, "null").is_err());
    assert_eq!(optional::<Member<i64>>(&value, "none"), Ok(Member::Absent));
    assert_eq!(optional::<Member<i64>>(&value, "null"), Ok(Member::Null));
    assert_eq!(
        optional::<Member<i64>>(&value, "five"),
        Ok(Member::Value(5))
    );
    let odd = optional::<Member<i64>>(&value, "odd").unwrap_err();
    assert_eq!(odd.path(), "odd");
}

#[test]
fn a_request_tells_the_first_member_that_does_not_fit() {
    let (mut a, mut b) = (None::<i64>, None::<i64>);
    let told = with(&json!({"a": "x", "b": "y", "c": 1}), |mut object| {
        object
            .optional("a", &mut a)
            .optional("b", &mut b)
            .rest(&mut Extra::new())
    });
    assert_eq!(told.unwrap_err().path(), "a");
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
                assert!(rest(&mut object).is_empty());
            });
        }
    }
}

#[test]
fn a_member_is_taken_once() {
    with(&json!({"a": 1}), |mut object| {
        assert_eq!(member(&mut object, "a"), Member::Value(1));
        assert_eq!(member(&mut object, "a"), Member::Absent);
    });
}

/// The last of repeated members counts for `serde_json`: written behind the first, it still does.
#[test]
fn of_repeated_members_the_first_is_taken_in_whatever_order_they_are_asked_for() {
    // A few members, and so many that they are found by a table.
    for others in [0, 40] {
        let others: String = (0..others).map(|n| format!(r#", "o{n}": 0"#)).collect();
        let json = format!(r#"{{"b": 1, "a": 2, "b": 3{others}}}"#);
        let node: Node<'_> = serde_json::from_str(&json).unwrap();
        let mut object = ObjectReader::open(&node);
        assert_eq!(object.required::<i64>("a"), Ok(2));
        assert_eq!(member(&mut object, "b"), Member::Value(1));
        let rest = rest(&mut object);
        assert_eq!(rest.iter().next(), Some(("b", &json!(3))));
    }
}

#[test]
fn names_that_begin_and_end_alike_are_told_apart() {
    let middle = |n: u8| format!("a-{}-z", char::from(b'a' + n));
    let names: Vec<&'static str> = (0..26).map(|n| &*middle(n).leak()).collect();
    let value: Value = names.iter().copied().zip(0..26).rev().collect();
    with(&value, |mut object| {
        for (name, n) in names.iter().zip(0..) {
            assert_eq!(member(&mut object, name), Member::Value(n), "{name}");
        }
        assert_eq!(member(&mut object, "a-0-z"), Member::Absent);
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
            assert_eq!(member(&mut object, name), Member::Value(1), "{name}");
        }
        assert_eq!(rest(&mut object).len(), 150);
    });
}

#[test]
fn a_map_takes_what_fits_and_leaves_the_rest() {
    with(
        &json!({"known": 0, "a": 1, "b": "x", "c": 3}),
        |mut object| {
            assert_eq!(member(&mut object, "known"), Member::Value(0));
            let mut map = Map::<i64>::new();
            object.map(&mut map);
            assert_eq!(map.keys().collect::<Vec<_>>(), ["a", "c"]);
            let rest = rest(&mut object);
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
    let within = Constant::Within(&[("kind", Constant::Str("a"))]);
    assert!(is(within, json!({"kind": "a", "x": 1})) && is(within, json!({})));
    assert!(!is(within, json!({"kind": "b"})) && !is(within, json!("a")));
}

#[test]
fn keys_that_are_somebody_elses_are_written_as_they_came() {
    use crate::object::writer;
    let value = json!({"name_first": "Ada", "own-key": 1});
    let node = Node::from(&value);
    let (mut name, mut extra) = (Member::<String>::Absent, Extra::new());
    let mut object = ObjectReader::open(&node);
    let read = object.verbatim().member("name-first", &mut name);
    read.rest(&mut extra).unwrap();
    assert_eq!(name.as_deref(), Some("Ada"));
    let written = writer::written(Inflection::Camel, &|object| {
        object.verbatim().member("name-first", &name).rest(&extra);
    });
    assert_eq!(written, value);
    let nothing = Extra::new();
    let declared = writer::written(Inflection::Camel, &|object| {
        object.member("name-first", &name).rest(&nothing);
    });
    assert_eq!(declared, json!({"nameFirst": "Ada"}));
}
