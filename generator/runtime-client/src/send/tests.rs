//! Calls from the request on the wire to the reply or error.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::time::Duration;

use jsonapi_runtime::{FieldName, ResourceType, Value};
use tokio::time::Instant;

use crate::testing::{Answer, CREATE, LIST, RETRIEVE, Script, reply, reply_with};
use crate::{Body, ContentKind, Encoding, Error, File, RetryPolicy, TransportErrorKind};

struct Animal;

impl ResourceType for Animal {
    const TYPES: &'static [&'static str] = &["animal/ape"];
}

#[tokio::test]
async fn arguments_stand_where_their_role_says() {
    let script = Script::new([reply(200, r#"{"data": null}"#)]);
    let request = script
        .client()
        .request(&RETRIEVE)
        .path("animal-id", "ani 1");
    let request = request
        .list("include", ["keeper", "cage.house"])
        .fields(
            "fields",
            [FieldName::<Animal>::new("name"), FieldName::new("age")],
        )
        .query("filter[age]", Encoding::DeepObject, &7_i64)
        .header("X-Mood", &"good".to_owned())
        .with_query("extra", "a&b");
    let reply = request.send::<Value>().await.unwrap();
    assert_eq!(reply.body()["data"], Value::Null);
    let sent = script.request();
    let path = "https://api.zoo.example/api/v1/animals/ani%201";
    let query =
        "filter%5Bage%5D=7&extra=a%26b&include=keeper,cage.house&fields%5Banimal%2Fape%5D=name,age";
    assert_eq!(sent.uri().to_string(), format!("{path}?{query}"));
    assert_eq!((sent.method().as_str(), sent.body().len()), ("GET", 0));
    assert_eq!(
        (&sent.headers()["x-mood"], &sent.headers()["accept"]),
        (
            &"good".parse().unwrap(),
            &"application/json".parse().unwrap()
        )
    );
    assert!(!sent.headers().contains_key("idempotency-key"));
}

#[tokio::test]
async fn an_empty_include_is_sent_as_such() {
    let script = Script::new([reply(200, "{}")]);
    let none: [&str; 0] = [];
    script
        .client()
        .request(&LIST)
        .list("include", none)
        .send_unit()
        .await
        .unwrap();
    assert_eq!(script.request().uri().query(), Some("include="));
}

#[tokio::test]
async fn mistakes_are_told_and_nothing_is_sent() {
    let script = Script::default();
    let request = |id: &str| script.client().request(&RETRIEVE).path("animal-id", id);
    for id in ["", ".", ".."] {
        let error = request(id).send_unit().await.unwrap_err();
        let expected = "retrieve-animal: the path argument \"animal-id\" is empty, `.` or `..`";
        assert_eq!(error.to_string(), expected);
    }
    let error = request("a")
        .with_header("X-A", "b\r\nX-C: d")
        .send_unit()
        .await
        .unwrap_err();
    assert!(matches!(error, Error::InvalidRequest { .. }), "{error:?}");
    assert!(script.requests().is_empty());
}

#[tokio::test(start_paused = true)]
async fn attempts_of_a_write_share_one_key_and_calls_do_not() {
    let broken = || Answer::Broken(TransportErrorKind::Exchange);
    let script = Script::new([broken(), reply(503, ""), reply(201, "{}"), reply(201, "{}")]);
    let client = script.client();
    let body: Value = r#"{"data": {}}"#.parse().unwrap();
    for _ in 0..2 {
        client
            .request(&CREATE)
            .json("application/json", &body)
            .send_unit()
            .await
            .unwrap();
    }
    let keys: Vec<String> = script
        .requests()
        .iter()
        .map(|request| {
            request.headers()["idempotency-key"]
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(keys.len(), 4);
    assert!(
        keys[0] == keys[1] && keys[1] == keys[2] && keys[2] != keys[3],
        "{keys:?}"
    );
    assert!(
        script
            .requests()
            .iter()
            .all(|request| request.body() == r#"{"data":{}}"#)
    );
}

#[tokio::test]
async fn a_key_of_the_callers_is_kept() {
    let script = Script::new([reply(201, "{}")]);
    let request = script
        .client()
        .request(&CREATE)
        .with_idempotency_key("mine");
    request.send_unit().await.unwrap();
    assert_eq!(script.request().headers()["idempotency-key"], "mine");
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_is_waited_for() {
    let limited = [("RateLimit-Reset", "7"), ("RateLimit-Remaining", "0")];
    let script = Script::new([reply_with(429, &limited, "{}"), reply(200, "{}")]);
    let start = Instant::now();
    script.client().request(&LIST).send_unit().await.unwrap();
    let waited = start.elapsed();
    assert!(
        waited >= Duration::from_secs(7) && waited < Duration::from_secs(8),
        "{waited:?}"
    );
}

#[tokio::test]
async fn a_used_up_quota_is_told_at_once() {
    let used_up = [
        ("Quota-Remaining", "0"),
        ("RateLimit-Remaining", "12"),
        ("Request-Id", "req_1"),
    ];
    let script = Script::new([reply_with(
        429,
        &used_up,
        r#"{"errors": [{"title": "Quota exceeded"}]}"#,
    )]);
    let error = script
        .client()
        .request(&LIST)
        .send_unit()
        .await
        .unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(
        error.to_string(),
        "list-animals: the API answers 429 Too Many Requests: Quota exceeded (request req_1)"
    );
    assert_eq!(error.as_api().unwrap().quota().unwrap().remaining, Some(0));
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_not_sent_twice() {
    let script = Script::new([reply(503, "")]);
    let body = File::stream(Body::stream(Body::from("abc")));
    let request = script.client().request(&CREATE).raw("text/plain", body);
    let error = request.send_unit().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 503);
    assert_eq!(script.request().body(), "abc");
}

#[tokio::test(start_paused = true)]
async fn silence_ends_each_attempt_and_then_the_call() {
    let script = Script::new([Answer::Silence, Answer::Silence, Answer::Silence]);
    let client = script
        .builder()
        .attempt_timeout(Duration::from_secs(5))
        .build()
        .unwrap();
    let error = client.request(&LIST).send_unit().await.unwrap_err();
    assert_eq!(error.to_string(), "list-animals: no reply within 5s");
    assert_eq!(script.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_calls_time_limit_holds_over_all_attempts() {
    let script = Script::new([Answer::Silence, Answer::Silence]);
    let client = script
        .builder()
        .attempt_timeout(Duration::from_secs(4))
        .build()
        .unwrap();
    let start = Instant::now();
    let request = client.request(&LIST).with_timeout(Duration::from_secs(6));
    let error = request.send_unit().await.unwrap_err();
    assert!(matches!(error, Error::Timeout { .. }) && error.is_retryable());
    assert!(start.elapsed() <= Duration::from_secs(6));
}

#[tokio::test]
async fn retries_can_be_switched_off() {
    let script = Script::new([reply(503, "")]);
    let request = script
        .client()
        .request(&LIST)
        .with_retry(RetryPolicy::NEVER);
    assert!(request.send_unit().await.is_err());
    assert_eq!(script.requests().len(), 1);
}

#[tokio::test]
async fn replies_tell_what_their_headers_say() {
    let headers = [
        ("Request-Id", "req_9"),
        ("RateLimit-Limit", "300"),
        ("RateLimit-Remaining", "299"),
    ];
    let script = Script::new([reply_with(200, &headers, "{}")]);
    let reply = script
        .client()
        .request(&LIST)
        .send::<Value>()
        .await
        .unwrap();
    assert_eq!(reply.request_id(), Some("req_9"));
    let limit = reply.rate_limit().unwrap();
    assert_eq!(
        (limit.limit, limit.remaining, limit.reset),
        (Some(300), Some(299), None)
    );
    assert_eq!(
        (reply.quota(), reply.bytes().as_ref()),
        (None, b"{}".as_ref())
    );
}

#[tokio::test]
async fn errors_show_titles_but_no_details() {
    let body = r#"{"errors": [{"title": "Record not found", "details": "no Jane Doe"}]}"#;
    let script = Script::new([reply(404, body)]);
    let error = script
        .client()
        .request(&LIST)
        .send_unit()
        .await
        .unwrap_err();
    assert!(error.is_not_found() && !error.is_retryable());
    let shown = format!("{error} {error:?}");
    assert!(
        shown.contains("Record not found") && !shown.contains("Jane"),
        "{shown}"
    );
    let api = error.as_api().unwrap();
    assert_eq!(api.errors()[0].detail(), Some("no Jane Doe"));
    assert_eq!(
        (api.bytes().as_ref(), api.content_kind()),
        (body.as_bytes(), ContentKind::Errors)
    );
}

#[tokio::test]
async fn an_html_page_is_an_api_error_without_errors() {
    let script = Script::new([reply_with(502, &[("content-type", "text/html")], "<html>")]);
    let request = script
        .client()
        .request(&CREATE)
        .with_retry(RetryPolicy::NEVER);
    let error = request.send_unit().await.unwrap_err();
    let api = error.as_api().unwrap();
    assert!(api.errors().is_empty());
    assert_eq!(api.bytes().as_ref(), b"<html>");
}

#[tokio::test]
async fn a_reply_of_another_shape_keeps_its_bytes() {
    let script = Script::new([reply(200, r#"{"data": "Jane Doe"}"#)]);
    let error = script
        .client()
        .request(&LIST)
        .send::<i64>()
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "list-animals: the reply (200 OK) is not what the document says: expected an integer, found an object"
    );
    assert!(!format!("{error:?}").contains("Jane"));
    let Error::Decode(error) = error else {
        panic!("{error}")
    };
    assert_eq!(error.bytes.as_ref(), br#"{"data": "Jane Doe"}"#);
}

#[tokio::test]
async fn respond_returns_errors_of_the_api_as_replies() {
    let script = Script::new([reply(409, r#"{"errors": []}"#)]);
    let request = script.client().request(&LIST);
    let reply = request
        .respond(|raw| Ok((raw.status, raw.body.len())))
        .await
        .unwrap();
    assert_eq!(*reply.body(), (409, 14));
}

#[tokio::test]
async fn downloads_come_as_they_arrive_and_failures_whole() {
    let script = Script::new([reply(200, "%PDF"), reply(404, "{}")]);
    let client = script.client();
    let mut reply = client.request(&LIST).stream().await.unwrap();
    assert_eq!(
        reply.body_mut().chunk().await.unwrap().unwrap().as_ref(),
        b"%PDF"
    );
    assert!(reply.body_mut().chunk().await.unwrap().is_none());
    let error = client.request(&LIST).stream().await.unwrap_err();
    assert_eq!(error.as_api().unwrap().bytes().as_ref(), b"{}");
}

#[tokio::test]
async fn a_forms_body_is_url_encoded() {
    let script = Script::new([reply(201, "{}")]);
    let body: Value = r#"{"grant-type": "authorization_code", "code": "a b&c"}"#
        .parse()
        .unwrap();
    script
        .client()
        .request(&CREATE)
        .form(&body)
        .send_unit()
        .await
        .unwrap();
    let sent = script.request();
    assert_eq!(
        sent.headers()["content-type"],
        "application/x-www-form-urlencoded"
    );
    // The order of a `Value`'s members depends on a feature that other crates of a build may turn on.
    let text = String::from_utf8_lossy(sent.body());
    let mut pairs: Vec<&str> = text.split('&').collect();
    pairs.sort_unstable();
    assert_eq!(pairs, ["code=a%20b%26c", "grant-type=authorization_code"]);
}

#[test]
fn a_call_is_small_and_can_be_spawned() {
    fn is_send<T: Send + 'static>(_: &T) {}
    let call = Script::default().client().request(&LIST).send::<Value>();
    is_send(&call);
    assert!(size_of_val(&call) <= 4 * size_of::<usize>());
}
