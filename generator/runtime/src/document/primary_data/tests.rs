#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use crate::{Document, Identifier, Lookup, ToMany, ToOne, UnknownResource, Value, from_value};

type One = Document<Option<UnknownResource>, UnknownResource>;
type Many = Document<Vec<UnknownResource>, UnknownResource>;

fn link(id: &str) -> ToOne<UnknownResource> {
    ToOne::new(Identifier::new("node", id))
}

fn node(id: usize) -> Value {
    json!({"type": "node", "id": id.to_string()})
}

#[test]
fn linkage_leads_to_primary_data() {
    let one: One = from_value(&json!({"data": node(1), "included": [node(2)]})).unwrap();
    assert_eq!(one.resolve(&link("1")).unwrap().id(), Some("1"));
    assert_eq!(one.resolve(&link("2")).unwrap().id(), Some("2"));
    assert!(one.resolve(&link("3")).is_none());
    let none: One = from_value(&json!({"data": null})).unwrap();
    assert!(matches!(
        none.lookup(&link("1")),
        Lookup::NotIncluded(identifier) if identifier.id == "1"
    ));
}

#[test]
fn a_long_list_that_links_within_itself_resolves_at_once() {
    let nodes: Vec<Value> = (0..100_000).map(node).collect();
    let many: Many = from_value(&json!({"data": nodes})).unwrap();
    let ring = (0..100_000).map(|n| Identifier::new("node", ((n + 1) % 100_000).to_string()));
    let ring = ToMany::<UnknownResource>::new(ring.collect());
    // Looking through the list each time would take five thousand million comparisons.
    assert_eq!(many.resolve_all(&ring).count(), 100_000);
}

#[test]
fn what_is_changed_after_a_look_up_is_found_after_a_new_index() {
    let mut many: Many = from_value(&json!({"data": [node(1), node(2)]})).unwrap();
    assert!(many.resolve(&link("2")).is_some());
    many.data = vec![node(3).into(), node(4).into()];
    assert!(many.resolve(&link("2")).is_none());
    many.reindex();
    assert!(many.resolve(&link("3")).is_some());
}
