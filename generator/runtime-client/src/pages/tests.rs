//! Collections over their pages.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod counting;
mod resuming;

use jsonapi_runtime::{FreeObject, Included, Mismatch, Node, Output, Value, Wire};

use super::*;
use crate::outcome::error::Error;
use crate::testing::{LIST, Script, reply};

#[derive(Clone, Debug, PartialEq)]
struct Resource;

impl Wire for Resource {
    fn read(_: &Node<'_>) -> Result<Self, Mismatch> {
        Ok(Self)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.null();
    }
}

impl Included for Resource {
    fn identity(&self) -> Option<(&str, &str)> {
        None
    }
}

const FIRST: &str = r#"{"data": [1, 2], "links": {"next": "/api/v1/animals?page%5Bafter%5D=2"}}"#;
const EMPTY: &str = r#"{"data": [], "links": {"next": "/api/v1/animals?page%5Bafter%5D=3"}}"#;
const LAST: &str = r#"{"data": [3], "links": {"next": null}}"#;

/// The queries that were sent, decoded.
fn queries(script: &Script) -> Vec<String> {
    let requests = script.requests();
    let queries = requests.iter().map(|request| {
        let query = request.uri().query().unwrap_or_default().as_bytes();
        let pairs = url::form_urlencoded::parse(query);
        let pairs: Vec<String> = pairs.map(|(key, value)| format!("{key}={value}")).collect();
        pairs.join("&")
    });
    queries.collect()
}

fn items(script: &Script) -> Items<Value, Resource, FreeObject> {
    script
        .client()
        .request(&LIST)
        .with_query("page[size]", "2")
        .items()
}

#[tokio::test]
async fn items_run_over_all_pages_until_next_is_null() {
    let script = Script::new([reply(200, FIRST), reply(200, EMPTY), reply(200, LAST)]);
    let mut items = items(&script);
    let mut all = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        all.push(item.as_i64().unwrap());
    }
    assert_eq!(all, [1, 2, 3]);
    let queries: Vec<String> = script
        .requests()
        .iter()
        .map(|request| request.uri().query().unwrap().to_owned())
        .collect();
    assert_eq!(
        queries,
        ["page%5Bsize%5D=2", "page%5Bafter%5D=2", "page%5Bafter%5D=3"]
    );
    assert!(
        script
            .requests()
            .iter()
            .all(|request| request.headers().contains_key("authorization"))
    );
    assert!(items.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_page_that_links_to_an_earlier_one_is_an_error_after_its_items() {
    let script = Script::new([reply(200, FIRST), reply(200, FIRST)]);
    let mut items = items(&script);
    let mut count = 0;
    let error = loop {
        match items.try_next().await {
            Ok(Some(_)) => count += 1,
            Ok(None) => panic!("the pages end"),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, Error::RepeatedPage { .. }), "{error:?}");
    assert_eq!(count, 4);
    assert!(items.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_failing_page_ends_the_stream() {
    let script = Script::new([reply(200, FIRST), reply(404, "{}")]);
    let mut pages = script
        .client()
        .request(&LIST)
        .pages::<Value, Resource, FreeObject>();
    assert_eq!(pages.try_next().await.unwrap().unwrap().data().len(), 2);
    assert!(pages.try_next().await.unwrap_err().is_not_found());
    assert!(pages.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_link_to_another_server_is_not_followed() {
    const FOREIGN: &str = r#"{"data": [1], "links": {"next": "https://evil.example/animals"}}"#;
    let script = Script::new([reply(200, FOREIGN)]);
    let mut items = items(&script);
    assert!(items.try_next().await.unwrap().is_some());
    assert!(matches!(
        items.try_next().await,
        Err(Error::InvalidRequest { .. })
    ));
    assert_eq!(script.requests().len(), 1);
}
