//! Links that are followed, and those that are not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use super::*;
use crate::info::operation::OperationInfo;
use crate::testing::{LIST, RETRIEVE, Script};

/// Where the requests of an operation go by a base URL.
fn home(operation: &'static OperationInfo, base: &str) -> Home {
    let client = Script::default().builder().base_url(base).build().unwrap();
    let request = client.request(operation).path("animal-id", "ani_1");
    Home::of(&request).unwrap()
}

/// Follows a link in a page of the operation.
fn followed(operation: &'static OperationInfo, base: &str, link: &str) -> String {
    let home = home(operation, base);
    let next = home.follow(&home.own, link).unwrap();
    assert_eq!(home.follow(&home.own, &home.link_to(&next)).unwrap(), next);
    next.into()
}

#[test]
fn links_keep_the_gateways_host_and_path() {
    let base = "http://gateway/zoo";
    for (link, expected) in [
        (
            "/api/v1/animals?page=2",
            "http://gateway/zoo/animals?page=2",
        ),
        ("/zoo/animals?page=2", "http://gateway/zoo/animals?page=2"),
        ("?page=2", "http://gateway/zoo/animals?page=2"),
        ("animals?page=2", "http://gateway/zoo/animals?page=2"),
        (
            "https://api.zoo.example/api/v1/animals?page=2",
            "http://gateway/zoo/animals?page=2",
        ),
        (
            "/api/v1/animals/pages/2",
            "http://gateway/zoo/animals/pages/2",
        ),
        (
            "/zoo/animals/pages/2?x",
            "http://gateway/zoo/animals/pages/2?x",
        ),
        ("/elsewhere/2", "http://gateway/elsewhere/2"),
    ] {
        let next = followed(&LIST, base, link);
        assert_eq!(
            next.trim_end_matches('?'),
            expected.trim_end_matches('?'),
            "{link}"
        );
    }
}

#[test]
fn links_of_an_operation_below_one_thing_stay_there() {
    let next = followed(
        &RETRIEVE,
        "http://localhost:4010",
        "/api/v1/animals/ani_1?page=2",
    );
    assert_eq!(next, "http://localhost:4010/animals/ani_1?page=2");
}

#[test]
fn links_to_other_paths_of_the_server_are_followed() {
    let base = "https://api.zoo.example/api/v1";
    let next = followed(&LIST, base, "/api/v1/animals/pages/2?x");
    assert_eq!(next, "https://api.zoo.example/api/v1/animals/pages/2?x");
}

#[test]
fn links_to_other_servers_are_not_followed() {
    let home = home(&LIST, "https://api.zoo.example/api/v1");
    for link in [
        "https://evil.example/animals?x",
        "//evil.example/animals",
        "http://api.zoo.example/animals",
        "https://api.zoo.example:8443/animals",
    ] {
        let next = home.follow(&home.own, link);
        assert_eq!(next, Err(InvalidRequest::ForeignLink), "{link}");
    }
}
