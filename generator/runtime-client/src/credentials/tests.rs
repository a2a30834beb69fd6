//! What each security scheme sends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use super::*;
use crate::testing::API;

fn applied(
    security: &'static [&'static [&'static str]],
    have: &[(&'static str, &str)],
) -> Result<(Url, HeaderMap), InvalidRequest> {
    let mut credentials = Credentials::default();
    for (scheme, secret) in have {
        credentials.set(scheme, SecretString::from(*secret));
    }
    let operation = OperationInfo {
        security,
        ..OperationInfo::EMPTY
    };
    let mut url = Url::parse("https://api.zoo.example/animals").unwrap();
    let mut headers = HeaderMap::new();
    credentials.apply(&API, &operation, &mut url, &mut headers)?;
    Ok((url, headers))
}

#[test]
fn bearer_and_basic_go_into_authorization() {
    let (_, headers) = applied(&[&["bearer"]], &[("bearer", "s3cret")]).unwrap();
    assert_eq!(headers["authorization"], "Bearer s3cret");
    assert!(headers["authorization"].is_sensitive());
    let (_, headers) = applied(&[&["basic"]], &[("basic", "ape:nut")]).unwrap();
    assert_eq!(headers["authorization"], "Basic YXBlOm51dA==");
}

#[test]
fn keys_go_where_the_scheme_says() {
    let (url, headers) = applied(&[&["pass", "key"]], &[("pass", "one"), ("key", "two")]).unwrap();
    assert_eq!(headers["x-pass"], "pass=one");
    assert_eq!(url.query(), Some("key=two"));
}

#[test]
fn the_first_alternative_that_is_complete_is_sent() {
    const EITHER: &[&[&str]] = &[&["bearer", "key"], &["pass"]];
    let (url, headers) = applied(EITHER, &[("bearer", "b"), ("pass", "p")]).unwrap();
    assert!(!headers.contains_key("authorization"));
    assert_eq!(
        (&headers["x-pass"], url.query()),
        (&"pass=p".parse().unwrap(), None)
    );
}

#[test]
fn an_operation_without_security_gets_no_key() {
    let (_, headers) = applied(&[], &[("bearer", "s3cret")]).unwrap();
    assert!(headers.is_empty());
}

#[test]
fn missing_credentials_name_the_schemes() {
    let error = applied(&[&["bearer"], &["pass"]], &[]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no credentials: the operation asks for bearer or pass"
    );
}

#[test]
fn secrets_stay_out_of_debug() {
    let mut credentials = Credentials::default();
    credentials.set("bearer", SecretString::from("s3cret"));
    assert_eq!(format!("{credentials:?}"), r#"["bearer"]"#);
}
