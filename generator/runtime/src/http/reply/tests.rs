#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::FreeObject;

#[test]
fn a_reply_is_read_by_its_media_type() {
    let reply = RawReply::new(200, "application/vnd.api+json; charset=utf-8", r#"{"a":1}"#);
    assert!(reply.is_json() && reply.is("application/*") && !reply.is("application/json"));
    assert_eq!(
        reply.json::<FreeObject>().unwrap().get("a"),
        Some(&json!(1))
    );
    assert!(reply.json::<bool>().is_err());
    let page = RawReply::new(502, "text/html", "<p>");
    assert!(!page.is_json() && page.is("text/html"));
    assert_eq!(page.text().unwrap(), "<p>");
}

#[test]
fn a_reply_that_does_not_tell_may_be_json() {
    let reply = RawReply {
        body: Bytes::from_static(b"{}"),
        ..RawReply::empty(200)
    };
    assert!(reply.is_json() && !reply.is("*/*"));
}

#[test]
fn text_has_to_be_utf8() {
    let reply = RawReply::new(200, "text/plain", &b"\xff"[..]);
    assert!(matches!(reply.text(), Err(DecodeError::Text(_))));
    assert_eq!(&reply.into_bytes()[..], b"\xff");
}

#[test]
fn debug_tells_no_body() {
    let fields: FreeObject = [("name", json!("Ada"))].into_iter().collect();
    let reply = RawReply::from_json(200, "application/json", &fields, Inflection::Kebab);
    assert_eq!(&reply.body[..], br#"{"name":"Ada"}"#);
    assert!(!format!("{reply:?}").contains("Ada"));
}
