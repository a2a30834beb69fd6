//! What each security scheme sends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::testing::{API, LIST, Script, reply};

async fn applied(
    security: &'static [&'static [&'static str]],
    have: &[(&'static str, &str)],
) -> Result<(Url, HeaderMap), Unproven> {
    let mut credentials = Credentials::default();
    for (scheme, secret) in have {
        credentials.set(scheme, Credential::from(*secret));
    }
    let operation = OperationInfo {
        security,
        ..OperationInfo::EMPTY
    };
    let mut url = Url::parse("https://api.zoo.example/animals").unwrap();
    let mut headers = HeaderMap::new();
    let call = credentials.apply(&API, &operation, &mut url, &mut headers);
    call.await?;
    Ok((url, headers))
}

#[tokio::test]
async fn bearer_and_basic_go_into_authorization() {
    let (_, headers) = applied(&[&["bearer"]], &[("bearer", "s3cret")])
        .await
        .unwrap();
    assert_eq!(headers["authorization"], "Bearer s3cret");
    assert!(headers["authorization"].is_sensitive());
    let (_, headers) = applied(&[&["basic"]], &[("basic", "ape:nut")])
        .await
        .unwrap();
    assert_eq!(headers["authorization"], "Basic YXBlOm51dA==");
}

#[tokio::test]
async fn keys_go_where_the_scheme_says() {
    let (url, headers) = applied(&[&["pass", "key"]], &[("pass", "one"), ("key", "two")])
        .await
        .unwrap();
    assert_eq!(headers["x-pass"], "pass=one");
    assert_eq!(url.query(), Some("key=two"));
}

#[tokio::test]
async fn the_first_alternative_that_is_complete_is_sent() {
    const EITHER: &[&[&str]] = &[&["bearer", "key"], &["pass"]];
    let (url, headers) = applied(EITHER, &[("bearer", "b"), ("pass", "p")])
        .await
        .unwrap();
    assert!(!headers.contains_key("authorization"));
    assert_eq!(
        (&headers["x-pass"], url.query()),
        (&"pass=p".parse().unwrap(), None)
    );
}

#[tokio::test]
async fn an_operation_without_security_gets_no_key() {
    let (_, headers) = applied(&[], &[("bearer", "s3cret")]).await.unwrap();
    assert!(headers.is_empty());
}

#[tokio::test]
async fn missing_credentials_name_the_schemes() {
    let Err(Unproven::Invalid(invalid)) = applied(&[&["bearer"], &["pass"]], &[]).await else {
        panic!("nothing was missing");
    };
    assert_eq!(
        invalid.to_string(),
        "no credentials: the operation asks for bearer or pass"
    );
}

#[test]
fn secrets_stay_out_of_debug() {
    let mut credentials = Credentials::default();
    credentials.set("bearer", Credential::from("s3cret"));
    assert_eq!(format!("{credentials:?}"), r#"["bearer"]"#);
}

#[tokio::test(start_paused = true)]
async fn a_source_is_asked_before_every_attempt() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let source = move || {
        let number = count.fetch_add(1, Ordering::Relaxed);
        async move { Ok::<_, Infallible>(SecretString::from(format!("token{number}"))) }
    };
    let script = Script::new([reply(503, ""), reply(200, "{}"), reply(200, "{}")]);
    let builder = script.builder().api_key(Credential::source(source));
    let client = builder.build().unwrap();
    for _ in 0..2 {
        client.request(&LIST).send_unit().await.unwrap();
    }
    let sent: Vec<http::HeaderValue> = script
        .requests()
        .iter()
        .map(|request| request.headers()["authorization"].clone())
        .collect();
    assert_eq!(sent, ["Bearer token0", "Bearer token1", "Bearer token2"]);
    assert!(sent.iter().all(HeaderValue::is_sensitive));
}

#[tokio::test]
async fn a_source_without_a_credential_fails_the_call() {
    let script = Script::default();
    let source = || async { Err::<SecretString, _>("the token was revoked") };
    let builder = script.builder().api_key(Credential::source(source));
    let client = builder.build().unwrap();
    let error = client.request(&LIST).send_unit().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "list-animals: there is no credential of bearer"
    );
    assert!(!error.is_retryable() && script.requests().is_empty());
    let why = std::error::Error::source(&error).unwrap();
    assert_eq!(why.to_string(), "the token was revoked");
}

#[tokio::test(start_paused = true)]
async fn a_slow_source_counts_towards_the_attempts_time() {
    let script = Script::default();
    let source = std::future::pending::<Result<SecretString, Infallible>>;
    let client = script.builder().api_key(Credential::source(source));
    let client = client.retry(crate::RetryPolicy::NEVER).build().unwrap();
    let error = client.request(&LIST).send_unit().await.unwrap_err();
    assert!(error.is_timeout());
}
