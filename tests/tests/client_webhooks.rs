//! Events as the generated client receives them: the signature of the document's scheme, and a typed event.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::time::{Duration, UNIX_EPOCH};

use persona_client::http::{HeaderMap, HeaderValue};
use persona_client::types::events::EventPayload;
use persona_client::webhook::{Signer, Verifier, WebhookError};

const SECRET: &str = "wbhsec_00000000-0000-4000-8000-000000000000";
const AT: Duration = Duration::from_secs(1_709_686_052);

fn headers(name: &'static str, value: &str) -> HeaderMap {
    HeaderMap::from_iter([(name.parse().unwrap(), HeaderValue::from_str(value).unwrap())])
}

fn verifier() -> Verifier {
    Verifier::new(SECRET).clock(|| UNIX_EPOCH + AT)
}

#[test]
fn the_documents_scheme_is_that_of_the_api() {
    let body = br#"{"data":{"type":"event","id":"evt_1"}}"#;
    let signature =
        "t=1709686052,v1=6221c7c794cd55f703e16f62b1582bcbf24420e76f9695d0c1b1799e633e7b25";
    let event = verifier()
        .verify(&headers("persona-signature", signature), body)
        .unwrap();
    assert_eq!(event.id(), Some("evt_1"));
    let stale = verifier().clock(|| UNIX_EPOCH + AT + Duration::from_secs(301));
    let refused = stale.verify(&headers("persona-signature", signature), body);
    assert!(matches!(
        refused,
        Err(WebhookError::OutsideTolerance { .. })
    ));
}

#[test]
fn a_genuine_event_is_typed_by_its_name() {
    let body = br#"{"data":{"type":"event","id":"evt_2","attributes":{"name":"inquiry.approved",
        "payload":{"data":{"type":"inquiry","id":"inq_1","attributes":{"status":"approved"}}}}}}"#;
    let (name, value) = Signer::new(SECRET).header(UNIX_EPOCH + AT, body);
    let event = verifier().verify(&headers(name, &value), body).unwrap();
    match &event.payload {
        EventPayload::InquiryApproved(document) => assert_eq!(document.data.id.as_ref(), "inq_1"),
        other => panic!("{other:?}"),
    }
}
