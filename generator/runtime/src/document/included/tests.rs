#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::{UnknownResource, Value};

fn list(values: &[Value]) -> IncludedList<UnknownResource> {
    let resources: Vec<UnknownResource> = values.iter().cloned().map(Into::into).collect();
    resources.into()
}

#[test]
fn type_and_id_are_looked_up_together() {
    let list = list(&[
        json!({"type": "a", "id": "1"}),
        json!({"type": "b", "id": "1", "right": true}),
        json!({"type": "a", "id": "2"}),
        json!({"id": "3"}),
        json!(5),
    ]);
    let found = list.find("b", "1").unwrap();
    assert_eq!(found.value().get("right"), Some(&json!(true)));
    assert!(list.find("b", "2").is_none() && list.find("", "3").is_none());
    // Neither half may run into the other.
    assert!(list.find("b1", "").is_none());
}

#[test]
fn of_two_with_the_same_identity_the_first_is_found() {
    let list = list(&[
        json!({"type": "a", "id": "1", "n": 1}),
        json!({"type": "a", "id": "1", "n": 2}),
    ]);
    let found = list.find("a", "1").unwrap();
    assert_eq!(found.value().get("n"), Some(&json!(1)));
}

#[test]
fn an_empty_list_finds_nothing() {
    assert!(list(&[]).find("a", "1").is_none());
    assert!(
        IncludedList::<UnknownResource>::default()
            .find("a", "1")
            .is_none()
    );
}

#[test]
fn the_index_follows_changes() {
    let mut list = list(&[json!({"type": "a", "id": "1"})]);
    assert!(list.find("a", "1").is_some());
    *list.member_mut() = Member::Value(vec![json!({"type": "a", "id": "2"}).into()]);
    assert!(list.find("a", "1").is_none() && list.find("a", "2").is_some());
    let copy = list.clone();
    list.push(json!({"type": "a", "id": "3"}).into());
    assert!(list.find("a", "3").is_some() && copy.find("a", "3").is_none());
}
