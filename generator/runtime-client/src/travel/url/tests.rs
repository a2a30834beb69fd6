//! URLs from bases and templates.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use jsonapi_runtime::http::encode_component;

use super::*;
use crate::testing::{API, RETRIEVE};

static OWN: OperationInfo = OperationInfo {
    id: "relay",
    path: "/relays",
    servers: &["https://api.zoo.example/api/privacy/v1"],
    ..OperationInfo::EMPTY
};

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

#[test]
fn path_arguments_are_one_segment_whatever_they_hold() {
    let base = base(&API, &RETRIEVE, None).unwrap();
    let arguments = [("animal-id", encode_component("a/b?c#d é%2F").into_owned())];
    let url = with_path(base, RETRIEVE.path, &arguments).unwrap();
    let expected = "https://api.zoo.example/api/v1/animals/a%2Fb%3Fc%23d%20%C3%A9%252F";
    assert_eq!(url.as_str(), expected);
}

#[test]
fn templates_may_have_parameters_within_a_segment() {
    let arguments = [("name", "photo".to_owned()), ("ext", "png".to_owned())];
    let url = with_path(
        url("http://zoo.example/"),
        "/files/{name}.{ext}",
        &arguments,
    )
    .unwrap();
    assert_eq!(url.as_str(), "http://zoo.example/files/photo.png");
}

#[test]
fn a_missing_path_argument_is_an_error() {
    let error = with_path(url("http://zoo.example"), RETRIEVE.path, &[]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the path argument \"animal-id\" is missing"
    );
}

#[test]
fn an_operation_may_have_a_server_of_its_own() {
    let own = base(&API, &OWN, None).unwrap();
    assert_eq!(own.as_str(), "https://api.zoo.example/api/privacy/v1");
}

#[test]
fn a_base_url_holds_for_operations_with_servers_of_their_own_too() {
    for (set, expected) in [
        (
            "http://gateway/zoo/api/v1/",
            "http://gateway/zoo/api/privacy/v1",
        ),
        ("http://localhost:4010", "http://localhost:4010/"),
    ] {
        let base = base(&API, &OWN, Some(&url(set))).unwrap();
        assert_eq!(base.as_str(), expected);
    }
}

static AT_HOME: ApiInfo = ApiInfo {
    servers: &["/api/v2"],
    ..ApiInfo::EMPTY
};

#[test]
fn relative_servers_are_resolved_against_the_base_url() {
    let with = |servers: &'static [&'static str], set: &str| {
        let operation = OperationInfo {
            servers,
            ..OperationInfo::EMPTY
        };
        String::from(base(&AT_HOME, &operation, Some(&url(set))).unwrap())
    };
    for (servers, set, expected) in [
        (&[][..], "http://host", "http://host/api/v2"),
        (&[], "http://host/gate/api/v2/", "http://host/gate/api/v2"),
        (&["/files/v1"], "http://host", "http://host/files/v1"),
        (
            &["/files/v1"],
            "http://host/gate/api/v2",
            "http://host/gate/files/v1",
        ),
        (
            &["https://media.example/m"],
            "http://host",
            "https://media.example/m",
        ),
    ] {
        assert_eq!(with(servers, set), expected);
    }
}

#[test]
fn without_a_base_url_a_relative_server_says_to_set_one() {
    let error = base(&AT_HOME, &OperationInfo::EMPTY, None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the document tells only a part of the URL (\"/api/v2\"): set the client's base URL"
    );
}
