#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::{Value, json};

use super::*;
use crate::json::node::{Kind, Node};
use crate::{Document, Id, Inflection, ResourceType, UnknownResource, Wire};

struct Account;

impl ResourceType for Account {
    const TYPES: &'static [&'static str] = &["account", "account/old"];
}

fn to_one(value: &Value) -> ToOne<Account> {
    let relationship = ToOne::read(&Node::from(value)).unwrap();
    let written = relationship.to_node(Inflection::Snake).to_value();
    assert_eq!(&written, value);
    relationship
}

fn to_many(value: &Value) -> ToMany<Account> {
    let relationship = ToMany::read(&Node::from(value)).unwrap();
    let written = relationship.to_node(Inflection::Snake).to_value();
    assert_eq!(&written, value);
    relationship
}

#[test]
fn a_to_one_relationship_has_an_identifier_null_or_nothing() {
    let linked =
        to_one(&json!({"data": {"type": "account", "id": "1", "lid": "x"}, "meta": {"a-b": 1}}));
    assert_eq!(
        linked.identifier().map(Identifier::key),
        Some(("account", "1"))
    );
    assert_eq!(linked.extra().get("meta"), Some(&json!({"a-b": 1})));
    let null = to_one(&json!({"data": null, "links": {}}));
    assert!(null.is_null() && null.id().is_none());
    let empty = to_one(&json!({"links": {"related": "/x"}}));
    assert!(empty.data().is_absent() && !empty.is_absent() && !empty.is_null());
}

#[test]
fn what_is_made_by_the_same_request_has_a_local_id_alone() {
    let local = to_one(&json!({"data": {"type": "account", "lid": "x"}}));
    let identifier = local.identifier().unwrap();
    assert_eq!((identifier.lid(), local.id()), (Some("x"), None));
    assert_eq!(*identifier, Identifier::local("account", "x"));
    let both = to_many(&json!({"data": [{"type": "a", "id": "1"}, {"type": "a", "lid": "y"}]}));
    assert_eq!(both.ids().collect::<Vec<_>>(), [Id::from("1")]);
    assert!(Identifier::read(&Node::from(&json!({"type": "a", "lid": 5}))).is_err());
}

#[test]
fn a_to_many_relationship_may_be_empty() {
    let linked = to_many(&json!({"data": [{"type": "a", "id": "1"}, {"type": "b", "id": "2"}]}));
    assert_eq!(
        linked.ids().collect::<Vec<_>>(),
        [Id::from("1"), Id::from("2")]
    );
    assert!(to_many(&json!({"data": []})).is_empty());
    assert!(!to_many(&json!({})).is_empty());
}

#[test]
fn odd_linkage_is_kept() {
    for data in [
        json!(5),
        json!([]),
        json!({"type": "account"}),
        json!({"type": "account", "id": 5}),
    ] {
        let relationship = to_one(&json!({"data": data}));
        assert!(relationship.data().is_odd() && relationship.identifier().is_none());
    }
    for data in [
        json!({"type": "a", "id": "1"}),
        json!([{"type": "a", "id": "1"}, null]),
    ] {
        assert!(to_many(&json!({"data": data})).data().is_odd());
    }
    for (odd, kind) in [
        (json!(null), Kind::Null),
        (json!("secret"), Kind::String),
        (json!([]), Kind::Array),
    ] {
        assert_eq!(to_one(&odd).kind(), Some(kind));
        assert_eq!(to_many(&odd).kind(), Some(kind));
        assert!(!format!("{:?}", to_one(&odd)).contains("secret"));
    }
}

#[test]
fn relationships_are_made_from_ids() {
    let linked = ToOne::from(Id::<Account>::from("1"));
    assert_eq!(
        linked.to_node(Inflection::Kebab).to_value(),
        json!({"data": {"type": "account", "id": "1"}})
    );
    let linked: ToMany<Account> = ["1", "2"].map(Id::from).into_iter().collect();
    assert_eq!(linked.identifiers().len(), 2);
}

#[test]
fn meta_can_be_set_on_a_relationship_without_linkage() {
    let mut relationship = ToOne::<Account>::default();
    relationship.extra_mut().insert("meta", json!({}));
    assert_eq!(
        relationship.to_node(Inflection::Kebab).to_value(),
        json!({"meta": {}})
    );
}

#[test]
fn linkage_may_be_one_identifier_or_a_list() {
    let one = json!({"type": "account", "id": "1"});
    for (data, ids) in [
        (one.clone(), 1),
        (json!([one.clone(), {"type": "account", "id": "2"}]), 2),
        (json!([]), 0),
        (Value::Null, 0),
    ] {
        let value = json!({"data": data});
        use crate::object::slot::Slot;
        let mut linked = OneOrMany::<Account>::default();
        Slot::read(&mut linked, Some(&Node::from(&value))).unwrap();
        assert_eq!(linked.ids().count(), ids, "{value}");
        assert_eq!(linked.is_empty(), ids == 0, "{value}");
        let written = crate::object::slot::written(&linked, Inflection::Kebab);
        assert_eq!(written, Some(value));
    }
}

#[test]
fn a_body_of_identifiers_is_made_of_ids() {
    let ids = ["1", "2"].map(Id::<Account>::from);
    let many: Document<Vec<Linked<Account>>, UnknownResource> = ids.into_iter().collect();
    let written = many.to_node(Inflection::Kebab).to_value();
    let identifier = |id: &str| json!({"type": "account", "id": id});
    assert_eq!(written, json!({"data": [identifier("1"), identifier("2")]}));
    let none: Document<Option<Linked<Account>>, UnknownResource> = None.into();
    assert_eq!(
        none.to_node(Inflection::Kebab).to_value(),
        json!({"data": null})
    );
}
