#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use super::*;
use crate::object::extra::Extra;
use crate::object::reader::ObjectReader;
use crate::value::map::Map;

/// What a generated type of a request does: two members, and others where there are.
#[derive(Clone, Debug, Default, PartialEq)]
struct Person {
    birth_date: Option<String>,
    inner: Option<Box<Person>>,
    extra: Extra,
}

impl Wire for Person {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut person = Self::default();
        let mut reader = ObjectReader::open(node);
        reader
            .optional("birth-date", &mut person.birth_date)
            .optional("inner", &mut person.inner)
            .rest(&mut person.extra)?;
        Ok(person)
    }

    fn write<'a>(&'a self, out: &mut crate::Output<'a>) {
        out.null();
    }
}

fn odd<T: Wire>(json: &str) -> Vec<String> {
    let told = from_sent::<T>(json.as_bytes()).err().unwrap_or_default();
    told.iter().map(ToString::to_string).collect()
}

#[test]
fn a_member_that_comes_twice_is_refused_wherever_it_stands() {
    let json = r#"{"other": [{"a": 1, "b": 2, "a": 3}], "birth-date": "x", "birth-date": "x"}"#;
    assert_eq!(
        odd::<Person>(json),
        [
            "other[0].a: expected a member that comes once, found a number",
            "birth-date: expected a member that comes once, found a string",
        ]
    );
    let escaped = r#"{"a": 1, "\u0061": 2}"#;
    assert_eq!(odd::<Map<i64>>(escaped).len(), 1);
}

#[test]
fn of_many_members_too() {
    let many: Vec<String> = (0..100).map(|n| format!("\"k{}\": 1", n % 99)).collect();
    let told = odd::<Map<i64>>(&format!("{{{}}}", many.join(",")));
    assert_eq!(
        told,
        ["k0: expected a member that comes once, found a number"]
    );
}

#[test]
fn two_spellings_of_a_declared_name_are_refused() {
    let json = r#"{"inner": {"birthDate": "x", "birth_date": "y"}}"#;
    let expected = "inner.birth_date: expected a member that comes in one spelling, found a string";
    assert_eq!(odd::<Person>(json), [expected]);
}

#[test]
fn names_of_somebody_elses_are_not_spellings_of_each_other() {
    assert!(odd::<Map<i64>>(r#"{"a-b": 1, "a_b": 2}"#).is_empty());
    assert!(odd::<Person>(r#"{"a-b": 1, "a_b": 2, "birthDate": "x"}"#).is_empty());
}

#[test]
fn an_error_names_members_as_they_came() {
    let told = from_sent::<Person>(br#"{"inner": {"birthDate": 5}}"#).unwrap_err();
    let pointer = told
        .first()
        .and_then(DecodeError::mismatch)
        .map(Mismatch::pointer);
    assert_eq!(pointer.as_deref(), Some("/inner/birthDate"));
}
