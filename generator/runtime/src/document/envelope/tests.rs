#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;

static PLACES: EnvelopePlaces = EnvelopePlaces {
    name: Some(&["data", "attributes", "name"]),
    id: Some(&["data", "id"]),
    created_at: Some(&["data", "attributes", "created-at"]),
    payload: &["data", "attributes", "payload"],
};

#[test]
fn an_event_is_taken_apart_and_put_together_again_in_any_spelling() {
    let body = json!({"data": {"id": "evt_1", "attributes": {
        "createdAt": "2025-01-01T00:00:00Z", "name": "zoo.opened", "payload": {"data": {"id": "zoo_1"}}, "more": 1,
    }}});
    let node = Node::from(&body);
    let (envelope, payload) = Envelope::open(&node, &PLACES).unwrap();
    assert_eq!(envelope.name(), Some("zoo.opened"));
    assert_eq!(envelope.id(), Some("evt_1"));
    assert!(envelope.created_at().is_some());
    assert_eq!(payload.to_value(), json!({"data": {"id": "zoo_1"}}));
    assert_eq!(envelope.close(payload.clone()).to_value(), body);
    assert!(!format!("{envelope:?}").contains("zoo_1"));
}

#[test]
fn an_event_without_payload_stays_without() {
    let body = json!({"data": {"id": "evt_1"}});
    let node = Node::from(&body);
    let (envelope, payload) = Envelope::open(&node, &PLACES).unwrap();
    assert_eq!(payload, &Node::Null);
    assert_eq!(envelope.close(Node::Null).to_value(), body);
    assert!(Envelope::open(&Node::Null, &PLACES).is_err());
}

#[test]
fn a_body_may_be_the_payload() {
    static BARE: EnvelopePlaces = EnvelopePlaces {
        name: None,
        id: None,
        created_at: None,
        payload: &[],
    };
    let body = json!([1]);
    let node = Node::from(&body);
    let (envelope, payload) = Envelope::open(&node, &BARE).unwrap();
    assert_eq!(envelope.name(), None);
    assert_eq!(envelope.close(payload.clone()).to_value(), body);
}
