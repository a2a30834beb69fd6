//! What a client sends with every request, and what cannot be built.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use super::*;
use crate::testing::{API, LIST, Script, reply};

#[tokio::test]
async fn every_request_carries_version_inflection_and_user_agent() {
    let script = Script::new([reply(200, "null")]);
    script.client().request(&LIST).send_unit().await.unwrap();
    let request = script.request();
    assert_eq!(request.headers()["zoo-version"], "2025-01-01");
    assert_eq!(request.headers()["key-inflection"], "kebab");
    assert_eq!(request.headers()["user-agent"], "zoo-client/1");
    assert_eq!(request.headers()["authorization"], "Bearer secret");
}

#[tokio::test]
async fn what_the_user_sets_wins() {
    let script = Script::new([reply(200, "null")]);
    let builder = script
        .builder()
        .version("2020-02-02")
        .user_agent("me")
        .header("X-Team", "apes");
    let client = builder.base_url("http://localhost:4010").build().unwrap();
    client.request(&LIST).send_unit().await.unwrap();
    let request = script.request();
    assert_eq!(request.headers()["zoo-version"], "2020-02-02");
    assert_eq!(request.headers()["user-agent"], "me");
    assert_eq!(request.headers()["x-team"], "apes");
    assert_eq!(request.uri(), "http://localhost:4010/animals");
}

#[test]
fn mistakes_are_told_by_build() {
    let build = |builder: Builder| builder.build().unwrap_err().to_string();
    let script = Script::default();
    let relative = build(script.builder().base_url("/api"));
    assert_eq!(
        relative,
        "the base URL \"/api\" has no scheme: write `https://` before it"
    );
    let host = build(script.builder().base_url("localhost:4010/v1?key=secret"));
    assert_eq!(
        host,
        "the base URL \"localhost:4010/v1\" has no scheme: write `https://` before it"
    );
    let file = build(script.builder().base_url("file:///etc"));
    assert_eq!(
        file,
        "the base URL \"file:///etc\" is none of http or https"
    );
    let port = build(script.builder().base_url("http://me:secret@zoo:x"));
    assert_eq!(
        port,
        "the base URL \"http://zoo:x\" cannot be read: invalid port number"
    );
    let header = build(script.builder().header("X-Team", "apes\nX-Admin: yes"));
    assert_eq!(
        header,
        "the header \"X-Team\" has a name or value that cannot be sent"
    );
    let scheme = build(script.builder().credential("saml", "x"));
    assert_eq!(scheme, "the API has no security scheme \"saml\"");
}

#[test]
fn the_environment_is_asked_for_the_key_by_the_apis_prefix() {
    let error = Builder::from_env(&API).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the environment variable ZOO_API_KEY is not set"
    );
}

#[test]
fn keys_that_cannot_be_sent_are_refused_and_not_shown() {
    for (key, why) in [
        ("", "is empty"),
        (" \n", "is empty"),
        ("secret\nX-Admin: yes", "has a character"),
        ("secret\n", "has a character"),
        (" secret", "begins or ends with a blank"),
    ] {
        let error = Builder::new(&API).api_key(key).build().unwrap_err();
        let told = error.to_string();
        let start = format!("the credential of \"bearer\" {why}");
        assert!(told.starts_with(&start), "{told}");
        assert!(!format!("{error:?} {told}").contains("secret"), "{error:?}");
    }
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
#[tokio::test]
async fn without_tls_https_is_refused_and_the_features_named() {
    let build = |url: &str| Builder::new(&API).base_url(url).api_key("k").build();
    let error = build("https://localhost:1").unwrap_err();
    assert!(matches!(error, BuildError::NoTls), "{error:?}");
    let told = error.to_string();
    assert!(
        told.contains("`rustls`") && told.contains("`native-tls`"),
        "{told}"
    );
    // The document's own server is one of https.
    assert!(matches!(Builder::new(&API).build(), Err(BuildError::NoTls)));
    let client = build("http://localhost:1").unwrap();
    let call = client.request(&LIST).with_base_url("https://localhost:1");
    let error = call.send_unit().await.unwrap_err();
    assert_eq!(error.attempts(), 0);
    assert!(error.to_string().contains("`rustls`"), "{error}");
}

#[tokio::test]
async fn a_header_of_the_users_replaces_the_credential() {
    let script = Script::new([reply(200, "null"), reply(200, "null"), reply(200, "null")]);
    let call = script.client().request(&LIST);
    let call = call.with_header("Authorization", "Bearer own");
    call.send_unit().await.unwrap();
    let builder = script.builder().header("authorization", "Bearer own");
    let client = builder.build().unwrap();
    client.request(&LIST).send_unit().await.unwrap();
    // It stands for a credential that the client has not, too.
    let keyless = Builder::new(&API)
        .transport(script.clone())
        .build()
        .unwrap();
    let call = keyless.request(&LIST);
    let call = call.with_header("Authorization", "Bearer own");
    call.send_unit().await.unwrap();
    for request in script.requests() {
        let sent: Vec<_> = request.headers().get_all("authorization").iter().collect();
        assert_eq!(sent, ["Bearer own"]);
    }
}

#[test]
fn debug_shows_no_secret() {
    let script = Script::default();
    let shown = format!("{:?} {:?}", script.builder(), script.client());
    assert!(!shown.contains("secret"), "{shown}");
}
