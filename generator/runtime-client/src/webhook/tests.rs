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

/// Whether the verifier takes a header for [`BODY`].
fn takes(verifier: &Verifier<Zoo>, header: &str) -> bool {
    verifier.check(&headers(header), BODY).is_ok()
}

#[test]
fn during_rotation_either_secret_and_either_order_of_sets_will_do() {
    let (old, new) = (signed("old", AT), signed("new", AT));
    let both = Verifier::new("old").secret("new").clock(|| time(AT));
    let [only_old, only_new] =
        ["old", "new"].map(|secret| Verifier::new(secret).clock(|| time(AT)));
    for header in [format!("{old} {new}"), format!("{new} {old}")] {
        assert!(
            [&both, &only_old, &only_new].map(|verifier| takes(verifier, &header)) == [true; 3]
        );
    }
    assert!(takes(&both, &old) && takes(&both, &new));
    assert!(!takes(&only_old, &new) && !takes(&only_new, &old));
}

#[test]
fn a_signature_counts_under_the_time_of_its_own_set_alone() {
    let (now, later) = (signed(SECRET, AT), signed(SECRET, AT + 9));
    let (_, signature) = later.split_once(",v1=").unwrap();
    // The time of the second set, the signature of the first, and the other way round.
    let swapped = format!("t={AT},v1={signature} t={},v1={SIGNATURE}", AT + 9);
    let refused = at(AT).check(&headers(&swapped), BODY);
    assert!(matches!(refused, Err(WebhookError::WrongSignature)));
    // A genuine set that is too old beside a genuine one that is not.
    let stale = signed(SECRET, AT - 1000);
    assert!(takes(&at(AT), &format!("{stale} {now}")));
    assert!(takes(&at(AT), &format!("{now} {stale}")));
}

#[test]
fn every_byte_of_the_body_counts() {
    let header = headers(&signed(SECRET, AT));
    for index in 0..BODY.len() {
        let mut body = BODY.to_vec();
        body[index] ^= 1;
        let refused = at(AT).check(&header, &body);
        assert!(
            matches!(refused, Err(WebhookError::WrongSignature)),
            "{index}"
        );
    }
}

#[test]
fn every_digit_of_the_signature_counts_and_its_case_does_not() {
    let upper = SIGNATURE.to_uppercase();
    assert!(takes(&at(AT), &format!("t={AT},v1={upper}")));
    for index in 0..SIGNATURE.len() {
        let mut wrong = SIGNATURE.to_owned();
        let digit = if &wrong[index..=index] == "0" {
            "1"
        } else {
            "0"
        };
        wrong.replace_range(index..=index, digit);
        assert!(!takes(&at(AT), &format!("t={AT},v1={wrong}")), "{index}");
    }
    for length in [2, 32, 62] {
        let short = &SIGNATURE[..length];
        assert!(!takes(&at(AT), &format!("t={AT},v1={short}")), "{length}");
    }
}

#[test]
fn a_set_may_hold_several_signatures_and_unknown_keys() {
    let other = "00".repeat(32);
    let header = format!("v2=x, t={AT},v1={other},v1={SIGNATURE},v3");
    assert!(takes(&at(AT), &header));
}

#[test]
fn of_several_headers_any_will_do_and_one_that_is_no_text_hides_none() {
    let mut several = headers(&signed("foreign", AT));
    let odd = HeaderValue::from_bytes(b"t=1,v1=\xff").unwrap();
    several.append("zoo-signature", odd.clone());
    let refused = at(AT).check(&several, BODY);
    assert!(matches!(refused, Err(WebhookError::WrongSignature)));
    several.append(
        "zoo-signature",
        HeaderValue::from_str(&signed(SECRET, AT)).unwrap(),
    );
    at(AT).check(&several, BODY).unwrap();
    let alone = HeaderMap::from_iter([("zoo-signature".parse().unwrap(), odd)]);
    let refused = at(AT).check(&alone, BODY);
    assert!(matches!(
        refused,
        Err(WebhookError::MalformedSignature { .. })
    ));
}

#[test]
fn more_sets_than_a_rotation_has_are_not_hashed() {
    let foreign = vec![signed("foreign", AT); 8].join(" ");
    let header = format!("{foreign} {}", signed(SECRET, AT));
    let refused = at(AT).check(&headers(&header), BODY);
    assert!(matches!(refused, Err(WebhookError::WrongSignature)));
}

#[test]
fn an_empty_secret_accepts_nothing() {
    let verifier = Verifier::<Zoo>::new("").clock(|| time(AT));
    assert!(!takes(&verifier, &signed("", AT)));
    assert!(takes(&verifier.secret(SECRET), &signed(SECRET, AT)));
}

#[test]
fn bytes_that_are_no_utf8_can_be_checked_but_not_read() {
    let body = b"{\"data\":\"\xff\"}";
    let (_, value) = Signer::<Zoo>::new(SECRET).header(time(AT), body);
    let header = headers(&value);
    at(AT).check(&header, body).unwrap();
    let refused = at(AT).verify(&header, body);
    assert!(matches!(refused, Err(WebhookError::Decode(_))));
}

#[test]
fn neither_debug_nor_errors_show_a_secret_or_a_signature() {
    let verifier = at(AT).secret("another-secret");
    let signer = Signer::<Zoo>::new(SECRET);
    let refused = verifier.check(&headers(&signed("foreign", AT)), BODY);
    let shown = format!(
        "{verifier:?} {signer:?} {refused:?} {}",
        refused.as_ref().unwrap_err()
    );
    for hidden in [SECRET, "another-secret", &signed("foreign", AT)] {
        assert!(!shown.contains(hidden), "{shown}");
    }
}
