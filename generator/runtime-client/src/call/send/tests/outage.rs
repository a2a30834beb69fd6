//! A server that is down, text of its errors, and threads without a runtime.

use std::error::Error as _;
use std::task::{Context, Poll, Waker};

use super::*;
use crate::call::client::Client;
use crate::outcome::error::Error;
use crate::testing::{API, UPDATE};
use crate::travel::invalid::InvalidRequest;

async fn requests_of_an_outage(budget: Option<u32>) -> usize {
    let script = Script::new((0..300).map(|_| reply(503, "")));
    let builder = script.builder();
    let client = match budget {
        Some(retries) => builder.retry_budget(retries).build().unwrap(),
        None => builder.build().unwrap(),
    };
    for _ in 0..100 {
        client.request(&LIST).send_unit().await.unwrap_err();
    }
    script.requests().len()
}

#[tokio::test(start_paused = true)]
async fn an_outage_costs_no_more_retries_than_the_reserve_has() {
    assert_eq!(requests_of_an_outage(None).await, 150);
    assert_eq!(requests_of_an_outage(Some(0)).await, 100);
    assert_eq!(requests_of_an_outage(Some(1_000)).await, 300);
}

#[tokio::test(start_paused = true)]
async fn waits_that_the_server_asks_for_have_jitter_up_to_the_longest() {
    let mut waits = Vec::new();
    for _ in 0..20 {
        let limited = reply_with(429, &[("retry-after", "60")], "");
        let script = Script::new([limited, reply(200, "null")]);
        let client = script.client();
        client.request(&LIST).send_unit().await.unwrap();
        let times = script.times();
        waits.push(times[1] - times[0]);
    }
    let least = Duration::from_secs(60);
    assert!(waits.iter().all(|wait| *wait >= least), "{waits:?}");
    waits.sort();
    waits.dedup();
    assert!(waits.len() > 5, "{waits:?}");
}

#[tokio::test]
async fn writes_without_a_body_say_so() {
    let script = Script::new([reply(200, "null"), reply(200, "null"), reply(200, "null")]);
    let client = script.client();
    client.request(&CREATE).send_unit().await.unwrap();
    client.request(&UPDATE).send_unit().await.unwrap();
    client.request(&LIST).send_unit().await.unwrap();
    let lengths: Vec<_> = script
        .requests()
        .iter()
        .map(|request| request.headers().get("content-length").cloned())
        .collect();
    let none = Some(http::HeaderValue::from_static("0"));
    assert_eq!(lengths, [none.clone(), none, None]);
}

#[tokio::test]
async fn the_last_argument_of_a_name_is_sent() {
    let script = Script::new([reply(200, "null")]);
    let call = script.client().request(&RETRIEVE);
    let call = call.path("animal-id", "one").path("animal-id", "two");
    let call = call.query("filter[name]", Encoding::FORM, &"Ada".to_owned());
    let call = call.query("filter[name]", Encoding::FORM, &"Bob".to_owned());
    call.send_unit().await.unwrap();
    let uri = script.request().uri().to_string();
    assert!(uri.ends_with("/animals/two?filter%5Bname%5D=Bob"), "{uri}");
}

/// The messages from the error down to its last cause.
fn chain(error: &Error) -> Vec<String> {
    let mut messages = vec![error.to_string()];
    let mut source = error.source();
    while let Some(error) = source {
        messages.push(error.to_string());
        source = error.source();
    }
    messages
}

#[tokio::test]
async fn chains_of_messages_say_nothing_twice() {
    let script = Script::new([Answer::Broken(TransportErrorKind::Request), reply(200, "{")]);
    let client = script.client();
    let broken = client.request(&LIST).send_unit().await.unwrap_err();
    assert_eq!(
        chain(&broken),
        [
            "list-animals: the request cannot be sent",
            "as the script says"
        ]
    );
    let odd = client.request(&LIST).send::<Value>().await.unwrap_err();
    let invalid = client.request(&LIST).with_header("a b", "c");
    let invalid = invalid.send_unit().await.unwrap_err();
    for error in [odd, invalid] {
        let messages = chain(&error);
        for (place, message) in messages.iter().enumerate() {
            let above = messages.iter().take(place);
            assert!(
                above.clone().all(|above| !above.contains(message)),
                "{messages:?}"
            );
        }
    }
}

#[tokio::test]
async fn the_text_of_an_answer_has_titles_codes_and_pointers_and_details_when_revealed() {
    const BODY: &str = r#"{"errors": [
        {"title": "Bad value", "code": "bad", "source": {"pointer": "/data/attributes/name"}, "detail": "Ada is no ape"},
        {"title": "Missing"}, {"id": "1"}, {"title": "C"}, {"title": "D"}, {"title": "E"}
    ]}"#;
    let script = Script::new([reply(422, BODY)]);
    let error = script
        .client()
        .request(&LIST)
        .send_unit()
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "list-animals: the API answers 422 Unprocessable Entity: Bad value [bad] at /data/attributes/name; Missing; C; \
         D and 1 more"
    );
    let revealed = error.as_api().unwrap().reveal().to_string();
    assert!(
        revealed.contains("(Ada is no ape)") && revealed.ends_with("; E"),
        "{revealed}"
    );
}

/// What a call comes to where nothing but the caller runs.
fn poll_once(client: &Client) -> Option<Error> {
    let mut call = Box::pin(client.request(&LIST).send_unit());
    match call.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome.err(),
        Poll::Pending => None,
    }
}

#[test]
fn without_a_runtime_calls_that_measure_time_are_refused() {
    let script = Script::new([]);
    let error = poll_once(&script.client()).unwrap();
    let source = InvalidRequest::NoRuntime;
    assert!(
        matches!(&error, Error::InvalidRequest { source: found, .. } if *found == source),
        "{error:?}"
    );
    let http = Client::builder(&API)
        .base_url("http://127.0.0.1:1")
        .api_key("k")
        .retry(RetryPolicy::NEVER)
        .attempt_timeout(None)
        .build()
        .unwrap();
    let error = poll_once(&http).unwrap();
    assert!(chain(&error).concat().contains("tokio"), "{error:?}");
}
