#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderValue};
use jsonapi_runtime::FreeObject;

use super::{Events, SignatureScheme, Signer, Verifier, WebhookError};

struct Zoo;

impl Events for Zoo {
    type Event = FreeObject;
    const SIGNATURE: SignatureScheme = SignatureScheme {
        header: "Zoo-Signature",
        timestamp: "t",
        signature: "v1",
        message: "{timestamp}.{body}",
        separator: " ",
        tolerance: Duration::from_secs(300),
    };
}

const SECRET: &str = "wbhsec_00000000-0000-4000-8000-000000000000";
const BODY: &[u8] = br#"{"data":{"type":"event","id":"evt_1"}}"#;
const AT: u64 = 1_709_686_052;
/// Computed with another program.
const SIGNATURE: &str = "6221c7c794cd55f703e16f62b1582bcbf24420e76f9695d0c1b1799e633e7b25";

fn time(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn at(now: u64) -> Verifier<Zoo> {
    Verifier::new(SECRET).clock(move || time(now))
}

fn headers(value: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("zoo-signature", HeaderValue::from_str(value).unwrap());
    headers
}

fn signed(secret: &str, when: u64) -> String {
    Signer::<Zoo>::new(secret).header(time(when), BODY).1
}

#[test]
fn a_signature_of_another_program_is_made_and_accepted() {
    assert_eq!(signed(SECRET, AT), format!("t={AT},v1={SIGNATURE}"));
    let event = at(AT).verify(&headers(&signed(SECRET, AT)), BODY).unwrap();
    assert!(event.get("data").is_some());
}

#[test]
fn a_changed_byte_or_another_secret_is_refused() {
    let (signed, mut body) = (headers(&signed(SECRET, AT)), BODY.to_vec());
    body.push(b' ');
    let changed = at(AT).check(&signed, &body);
    assert!(matches!(changed, Err(WebhookError::WrongSignature)));
    let other = Verifier::<Zoo>::new("other").clock(|| time(AT));
    assert!(matches!(
        other.check(&signed, BODY),
        Err(WebhookError::WrongSignature)
    ));
}

#[test]
fn while_secrets_rotate_each_set_counts_with_its_own_time() {
    let both = format!("{} {}", signed("new", AT + 9), signed(SECRET, AT));
    at(AT).check(&headers(&both), BODY).unwrap();
    let new = Verifier::<Zoo>::new("old").secret("new").clock(|| time(AT));
    new.check(&headers(&both), BODY).unwrap();
    // A recent set under a foreign secret does not make an old one recent.
    let stale = format!("{} {}", signed("foreign", AT), signed(SECRET, AT - 301));
    let refused = at(AT).check(&headers(&stale), BODY);
    assert!(matches!(
        refused,
        Err(WebhookError::OutsideTolerance { .. })
    ));
}

#[test]
fn the_tolerance_holds_both_ways() {
    let signed = headers(&signed(SECRET, AT));
    for now in [AT - 300, AT + 300] {
        at(now).check(&signed, BODY).unwrap();
    }
    for now in [AT - 301, AT + 301] {
        let refused = at(now).check(&signed, BODY);
        assert!(matches!(
            refused,
            Err(WebhookError::OutsideTolerance { .. })
        ));
        let patient = at(now).tolerance(Duration::from_secs(301));
        patient.check(&signed, BODY).unwrap();
    }
}

#[test]
fn missing_and_unreadable_headers_are_told_apart() {
    let none = at(AT).check(&HeaderMap::new(), BODY);
    assert!(matches!(none, Err(WebhookError::MissingSignature { .. })));
    for text in [
        "",
        "t=1",
        "v1=ab",
        "t=now,v1=ab",
        "t=1,v1=xyz",
        "t=-1,v1=ab",
        "t1v1",
    ] {
        let odd = at(AT).check(&headers(text), BODY);
        assert!(
            matches!(odd, Err(WebhookError::MalformedSignature { .. })),
            "{text}"
        );
    }
}

#[test]
fn a_body_that_is_too_large_is_refused_before_it_is_hashed() {
    let small = at(AT).max_bytes(BODY.len() - 1);
    let refused = small.check(&headers(&signed(SECRET, AT)), BODY);
    assert!(matches!(refused, Err(WebhookError::TooLarge { limit }) if limit == BODY.len() - 1));
}
