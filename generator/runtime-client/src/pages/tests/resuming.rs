//! Runs that stop and go on, run ahead, or search.

use futures_core::stream::FusedStream;

use super::*;
use crate::call::retry::RetryPolicy;
use crate::dynamic::arguments::Arguments;
use crate::info::operation::OperationInfo;
use crate::testing::{Answer, RETRIEVE, SEARCH};
use crate::travel::error::TransportErrorKind;
use jsonapi_runtime::RawReply;
use jsonapi_runtime::http::encoding::Location;

type ItemsOf<T> = Items<T, Resource, FreeObject>;

/// Reads all items up to the end or the error.
async fn read(items: &mut ItemsOf<Value>) -> (Vec<i64>, Option<Error>) {
    let mut all = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(item)) => all.push(item.as_i64().unwrap()),
            Ok(None) => return (all, None),
            Err(error) => return (all, Some(error)),
        }
    }
}

fn pages(script: &Script, operation: &'static OperationInfo) -> Pages<Value, Resource, FreeObject> {
    script.client().request(operation).pages()
}

#[tokio::test]
async fn a_run_goes_on_where_it_failed() {
    let broken = || Answer::Broken(TransportErrorKind::Request);
    let script = Script::new([
        reply(200, FIRST),
        broken(),
        reply(200, EMPTY),
        reply(200, LAST),
    ]);
    let mut first = items(&script);
    let (read_first, error) = read(&mut first).await;
    assert_eq!(read_first, [1, 2]);
    assert!(matches!(error, Some(Error::Transport { .. })), "{error:?}");
    assert!(first.is_terminated());
    assert!(first.try_next().await.unwrap().is_none());

    let cursor = first.cursor().unwrap();
    assert_eq!(cursor, "?page%5Bafter%5D=2");
    let mut second = items(&script).starting_at(&cursor);
    let (read_second, error) = read(&mut second).await;
    assert_eq!(read_second, [3]);
    assert!(error.is_none());
    assert_eq!(second.cursor(), None);
    assert_eq!(
        queries(&script)[1..],
        ["page[after]=2", "page[after]=2", "page[after]=3"]
    );
}

#[tokio::test]
async fn a_run_goes_on_within_a_page() {
    let script = Script::new([reply(200, FIRST), reply(200, FIRST), reply(200, LAST)]);
    let mut first = items(&script);
    assert_eq!(first.cursor().as_deref(), Some("?page%5Bsize%5D=2"));
    first.try_next().await.unwrap();
    let cursor = first.cursor().unwrap();
    let mut second = items(&script).starting_at(&cursor);
    assert_eq!(second.cursor(), Some(cursor));
    assert_eq!(read(&mut second).await.0, [2, 3]);
    assert_eq!(
        queries(&script),
        ["page[size]=2", "page[size]=2", "page[after]=2"]
    );
}

#[tokio::test]
async fn the_next_page_is_asked_for_ahead_only_on_wish() {
    for (is_ahead, sent) in [(false, 1), (true, 2)] {
        let script = Script::new([reply(200, FIRST), reply(200, LAST)]);
        let mut items = items(&script);
        if is_ahead {
            items = items.prefetch();
        }
        items.try_next().await.unwrap();
        // Nobody polls the stream meanwhile.
        tokio::task::yield_now().await;
        assert_eq!(script.requests().len(), sent);
        assert_eq!(read(&mut items).await.0, [2, 3]);
        assert_eq!(script.requests().len(), 2);
    }
}

#[tokio::test]
async fn a_failure_ahead_is_told_after_the_items_before_it() {
    let script = Script::new([reply(200, FIRST), reply(404, "{}")]);
    let mut items = items(&script).prefetch();
    let (all, error) = read(&mut items).await;
    assert_eq!(all, [1, 2]);
    assert!(error.unwrap().is_not_found());
    assert_eq!(items.cursor().as_deref(), Some("?page%5Bafter%5D=2"));
}

#[tokio::test(start_paused = true)]
async fn a_call_ahead_ends_with_the_stream() {
    let script = Script::new([reply(200, FIRST), Answer::Silence]);
    let mut items = items(&script).prefetch();
    items.try_next().await.unwrap();
    tokio::task::yield_now().await;
    assert_eq!(script.requests().len(), 2);
    drop(items);
    // Were it alive, its attempts would time out and be made again.
    tokio::time::sleep(std::time::Duration::from_secs(600)).await;
    assert_eq!(script.requests().len(), 2);
}

#[tokio::test]
async fn limits_end_a_run_without_another_call() {
    let script = Script::new([reply(200, FIRST), reply(200, FIRST)]);
    let mut two = items(&script).prefetch().limit(2);
    assert_eq!(read(&mut two).await.0, [1, 2]);
    tokio::task::yield_now().await;
    assert_eq!(two.cursor().as_deref(), Some("?page%5Bafter%5D=2"));
    let mut one = pages(&script, &LIST).limit(1).prefetch();
    assert!(one.try_next().await.unwrap().is_some());
    assert!(one.try_next().await.unwrap().is_none());
    assert_eq!(script.requests().len(), 2);
}

#[tokio::test]
async fn searches_send_the_same_body_for_each_page_and_a_key_of_their_own() {
    const NEXT: &str =
        r#"{"data": [1], "links": {"next": "/api/v1/animals/search?page%5Bafter%5D=1"}}"#;
    let script = Script::new([reply(200, NEXT), reply(200, LAST)]);
    let request = script.client().request(&SEARCH);
    let request = request.json(
        "application/json",
        &FreeObject::from_iter([("a", Value::from(1))]),
    );
    let items = request
        .with_idempotency_key("mine")
        .items::<Value, Resource, FreeObject>();
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap().len(), 2);
    let requests = script.requests();
    assert!(requests.iter().all(|request| request.method() == "POST"));
    assert!(
        requests
            .iter()
            .all(|request| request.body() == r#"{"a":1}"#)
    );
    let keys: Vec<_> = requests
        .iter()
        .map(|request| &request.headers()["idempotency-key"])
        .collect();
    assert_eq!(keys[0], "mine");
    assert_ne!(keys[1], "mine");
    assert_eq!(queries(&script), ["", "page[after]=1"]);
}

#[tokio::test]
async fn credentials_in_the_query_stay_out_of_cursors() {
    static KEYED: OperationInfo = OperationInfo {
        security: &[&["key"]],
        ..LIST
    };
    const ECHO: &str = r#"{"data": [1], "links": {"next": "/api/v1/animals?key=hidden&page=2"}}"#;
    let script = Script::new([reply(200, ECHO), reply(200, LAST)]);
    let client = script
        .builder()
        .credential("key", "hidden")
        .build()
        .unwrap();
    let mut pages = client
        .request(&KEYED)
        .pages::<Value, Resource, FreeObject>();
    pages.try_next().await.unwrap();
    assert_eq!(pages.cursor().as_deref(), Some("?page=2"));
    pages.try_next().await.unwrap();
    assert_eq!(queries(&script), ["key=hidden", "page=2&key=hidden"]);
}

#[tokio::test]
async fn a_link_that_is_none_is_an_error_and_an_empty_one_the_end() {
    for (link, is_error) in [
        ("7", true),
        ("{}", true),
        ("\"\"", false),
        ("{\"href\": null}", false),
    ] {
        let page: &'static str = format!(r#"{{"data": [1], "links": {{"next": {link}}}}}"#).leak();
        let script = Script::new([reply(200, page)]);
        let mut pages = pages(&script, &LIST);
        assert!(pages.try_next().await.unwrap().is_some());
        assert_eq!(pages.try_next().await.is_err(), is_error, "{link}");
    }
}

#[tokio::test]
async fn a_mistake_in_the_request_is_told_once() {
    let script = Script::default();
    let request = script.client().request(&RETRIEVE).path("animal-id", "..");
    let mut pages = request
        .with_retry(RetryPolicy::NEVER)
        .pages::<Value, Resource, FreeObject>();
    assert!(pages.try_next().await.is_err());
    assert!(pages.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn dynamic_calls_page_too_and_do_not_run_in_rings() {
    let script = Script::new([reply(200, FIRST), reply(200, EMPTY), reply(200, EMPTY)]);
    let call = |arguments: Arguments| {
        let request = script.client().request(&LIST);
        arguments
            .send(
                request,
                |raw| Ok(raw.clone()),
                |raw: &RawReply, _| raw.clone(),
            )
            .unwrap()
    };
    let first = Arguments::default().with(Location::Query, "page[size]", 2);
    let reply = call(first.clone()).await.unwrap();
    let second = reply.next_page(first).unwrap().unwrap();
    assert_eq!(second.cursor(), Some("?page%5Bafter%5D=2"));
    let reply = call(second.clone()).await.unwrap();
    let third = reply.next_page(second).unwrap().unwrap();
    let reply = call(third.clone()).await.unwrap();
    assert!(matches!(
        reply.next_page(third),
        Err(Error::RepeatedPage { .. })
    ));
    assert_eq!(
        queries(&script),
        ["page[size]=2", "page[after]=2", "page[after]=3"]
    );
}

#[test]
fn streams_can_be_sent_to_other_threads_and_need_no_pin() {
    fn check<T: Send + Unpin>() {}
    check::<Pages<Value, Resource, FreeObject>>();
    check::<ItemsOf<Value>>();
}
