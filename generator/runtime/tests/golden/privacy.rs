//! What `Debug` and errors never tell.

use jsonapi_runtime::{from_str, from_value, reveal};
use serde_json::json;

use crate::sample;
use crate::types::{CreateInquiry, Document, Inquiry};

#[test]
fn marked_values_are_redacted() {
    let document: Document<Inquiry> = from_value(&sample::one()).unwrap();
    let debug = format!("{document:#?}");
    for secret in ["1815", "St James", "Byron", "ada@"] {
        assert!(!debug.contains(secret), "{secret} in {debug}");
    }
    assert!(debug.contains("[redacted]") && debug.contains("inq_1"));
    assert!(format!("{:?}", reveal(&document)).contains("St James"));
}

#[test]
fn odd_and_undeclared_values_are_not_printed() {
    let document = json!({"data": {
        "type": "secret", "id": {"secret": 1}, "secret-key": "secret",
        "attributes": {"name-first": ["secret"], "birthdate": 1234, "labels": "secret"},
        "relationships": {"account": "secret", "reviewer": {"data": "secret", "meta": "secret"}}
    }, "included": [{"type": "robot", "id": "1", "attributes": {"name": "secret"}}, "secret"], "links": "secret"});
    let document: Document<Inquiry> = from_value(&document).unwrap();
    let debug = format!("{document:?}").replace("secret-key", "");
    assert!(
        !debug.contains("secret") && !debug.contains("1234"),
        "{debug}"
    );
}

#[test]
fn errors_tell_paths_and_kinds() {
    for body in [
        r#"{"attributes": {"template-id": ["secret"]}}"#,
        r#"{"attributes": {"template-id": "t", "birthdate": {"secret": 1}}}"#,
        r#"{"attributes": "secret"}"#,
        r#"{"attributes": secret}"#,
        r#"{"attributes": "secret"#,
    ] {
        let error = from_str::<CreateInquiry>(body).unwrap_err();
        assert!(
            !format!("{error} {error:?}").contains("secret"),
            "{error:?}"
        );
    }
}
