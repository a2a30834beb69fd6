//! Calls from the request on the wire to the reply or error.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod compression;
mod outage;
mod redirects;
mod retries;
mod traces;

use std::time::Duration;

use jsonapi_runtime::{Date, DateTime, FieldName, ResourceType, Value};
use tokio::time::Instant;

use crate::call::retry::RetryPolicy;
use crate::outcome::error::Error;
use crate::outcome::failed_reply::ContentKind;
use crate::testing::{Answer, CREATE, Chunks, LIST, RETRIEVE, Script, reply, reply_with};
use crate::travel::error::TransportErrorKind;
use crate::travel::multipart::Parts;
use jsonapi_runtime::http::encoding::Encoding;

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
        .list("include", Encoding::COMMA, ["keeper", "cage.house"])
        .fields(
            "fields",
            [FieldName::<Animal>::new("name"), FieldName::new("age")],
        )
        .query("filter[age]", Encoding::DEEP_OBJECT, &7_i64)
        .header("X-Mood", Encoding::SIMPLE, &"good".to_owned())
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
        .list("include", Encoding::COMMA, none)
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

#[tokio::test]
async fn what_cannot_be_meant_is_told_and_nothing_is_sent() {
    let script = Script::new([reply(200, "{}")]);
    let born = |text: &str| vec![Date::from("1815-12-10"), Date::from(text)];
    let request = || script.client().request(&LIST);
    let body = request().json("application/json", &born("Tuesday"));
    let error = body.send_unit().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "list-animals: the body cannot be sent: [1]: expected a date, such as 2024-02-29, found a string"
    );
    let soon = DateTime::from("soon");
    for mistaken in [
        request().query("born", Encoding::FORM, &born("1815-02-30")),
        request().path_value("at", Encoding::SIMPLE, &soon),
        request().header("x-at", Encoding::SIMPLE, &soon),
        request().cookie("at", Encoding::FORM, &soon),
        request().form(&soon),
        request().multipart(Parts::new().part("at", &soon)),
    ] {
        let error = mistaken.send_unit().await.unwrap_err();
        assert!(error.to_string().contains("expected a "), "{error}");
    }
    assert!(script.requests().is_empty());
    request()
        .query("born", Encoding::COMMA, &born("1852-11-27"))
        .send_unit()
        .await
        .unwrap();
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

#[tokio::test]
async fn a_body_is_what_it_holds_not_what_it_is_called() {
    let cases = [
        ("application/json", "", ContentKind::Empty),
        ("application/json", " \n", ContentKind::Empty),
        (
            "text/plain",
            r#"{"errors": [{"title": "No"}]}"#,
            ContentKind::Errors,
        ),
        ("text/plain", r#"{"errors": []}"#, ContentKind::Json),
        ("application/json", r#"{"data": "#, ContentKind::Other),
        ("application/json", "<!DOCTYPE html><p>", ContentKind::Html),
        ("text/html", "Bad gateway", ContentKind::Html),
        ("text/plain", "upstream error", ContentKind::Other),
    ];
    for (media_type, body, kind) in cases {
        let script = Script::new([reply_with(400, &[], body).with_type(media_type)]);
        let request = script.client().request(&LIST);
        let error = request.send_unit().await.unwrap_err();
        assert_eq!(
            error.as_api().unwrap().content_kind(),
            kind,
            "{media_type} {body}"
        );
    }
}

#[tokio::test]
async fn each_status_is_told_by_its_name() {
    type Question = (&'static str, fn(&Error) -> bool);
    let questions: [Question; 10] = [
        ("retryable", Error::is_retryable),
        ("unauthorized", Error::is_unauthorized),
        ("forbidden", Error::is_forbidden),
        ("not found", Error::is_not_found),
        ("conflict", Error::is_conflict),
        ("invalid", Error::is_invalid),
        ("rate limited", Error::is_rate_limited),
        ("quota exceeded", Error::is_quota_exceeded),
        ("server error", Error::is_server_error),
        ("timeout", Error::is_timeout),
    ];
    let quota = r#"{"errors": [{"title": "Quota exceeded"}]}"#;
    let cases = [
        (400, "", vec!["invalid"]),
        (401, "", vec!["unauthorized"]),
        (403, "", vec!["forbidden"]),
        (403, quota, vec!["forbidden", "quota exceeded"]),
        (404, "", vec!["not found"]),
        (408, "", vec!["retryable"]),
        (409, "", vec!["conflict"]),
        (422, "", vec!["invalid"]),
        (429, "", vec!["retryable", "rate limited"]),
        (429, quota, vec!["rate limited", "quota exceeded"]),
        (500, "", vec!["retryable", "server error"]),
        (501, "", vec!["server error"]),
        (503, "", vec!["retryable", "server error"]),
    ];
    for (status, body, expected) in cases {
        let script = Script::new([reply_with(status, &[("Request-Id", "req_1")], body)]);
        let request = script.client().request(&LIST);
        let error = request
            .with_retry(RetryPolicy::NEVER)
            .send_unit()
            .await
            .unwrap_err();
        let told: Vec<&str> = questions
            .iter()
            .filter(|(_, question)| question(&error))
            .map(|(name, _)| *name)
            .collect();
        assert_eq!(told, expected, "{status} {body}");
        assert_eq!(
            (error.operation(), error.request_id()),
            ("list-animals", Some("req_1"))
        );
    }
}

#[tokio::test]
async fn a_message_is_one_short_line_whatever_the_title() {
    let title = format!(
        r#"{{"errors": [{{"title": "a\nb{}"}}]}}"#,
        "x".repeat(10_000)
    );
    let script = Script::new([reply(404, Box::leak(title.into_boxed_str()))]);
    let request = script.client().request(&LIST);
    let error = request.send_unit().await.unwrap_err().to_string();
    assert!(error.contains(r"a\nb") && error.lines().count() == 1 && error.len() < 300);
}

#[tokio::test]
async fn a_reply_is_held_in_memory_up_to_a_limit() {
    let client = |script: &Script| script.builder().max_body(8).build().unwrap();
    let chunks = |chunks: &'static [&'static str]| Answer::Stream(Chunks::body(chunks));
    // Exactly the limit, in one chunk or in several.
    let script = Script::new([chunks(&["12345678"]), chunks(&["123", "456", "78"])]);
    for _ in 0..2 {
        let reply = client(&script).request(&LIST).send_bytes().await.unwrap();
        assert_eq!(reply.body().as_ref(), b"12345678");
    }
    let script = Script::new([chunks(&["123456789"]), chunks(&["123", "456", "789"])]);
    for _ in 0..2 {
        let error = client(&script)
            .request(&LIST)
            .send_bytes()
            .await
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "list-animals: the reply is larger than 8 bytes"
        );
        assert!(!error.is_retryable() && error.attempts() == 1);
    }
    // A failure tells its status, and what of its body fits.
    let script = Script::new([reply(404, "123456789")]);
    let error = client(&script)
        .request(&LIST)
        .send_bytes()
        .await
        .unwrap_err();
    assert_eq!(error.as_api().unwrap().bytes().as_ref(), b"12345678");
    // What is streamed is not held.
    let script = Script::new([chunks(&["123456789"])]);
    let reply = client(&script).request(&LIST).stream().await.unwrap();
    assert_eq!(reply.into_body().collect().await.unwrap().len(), 9);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_stops_is_ended_and_one_that_is_read_slowly_is_not() {
    let limit = Duration::from_secs(5);
    let client = |script: &Script| script.builder().attempt_timeout(limit).build().unwrap();
    let script = Script::new([Answer::Stream(Chunks::stalling(&["a", "b"]))]);
    let reply = client(&script).request(&LIST).stream().await.unwrap();
    let mut body = reply.into_body();
    for chunk in ["a", "b"] {
        tokio::time::sleep(limit * 3).await;
        assert_eq!(body.chunk().await.unwrap().unwrap(), chunk);
    }
    tokio::time::sleep(limit * 3).await;
    let start = Instant::now();
    let error = body.chunk().await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Timeout);
    assert!(start.elapsed() >= limit && start.elapsed() < limit * 2);
}
