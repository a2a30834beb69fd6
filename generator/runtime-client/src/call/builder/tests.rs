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
        "the base URL cannot be used: relative URL without a base"
    );
    assert!(build(script.builder().base_url("file:///etc")).starts_with("the base URL"));
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
fn debug_shows_no_secret() {
    let script = Script::default();
    let shown = format!("{:?} {:?}", script.builder(), script.client());
    assert!(!shown.contains("secret"), "{shown}");
}
