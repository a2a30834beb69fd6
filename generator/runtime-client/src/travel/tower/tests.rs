//! Layers of `tower` around a transport, and a service in its place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::time::Duration;

use http_body::Body as _;
use tokio::time::Instant;
use tower::ServiceBuilder;

use super::*;
use crate::call::client::Client;
use crate::call::retry::RetryPolicy;
use crate::testing::{API, Answer, CREATE, LIST, RETRIEVE, Script, reply, reply_with};
use crate::travel::transport::Attempt;

#[tokio::test(start_paused = true)]
async fn a_layer_sees_every_attempt_and_which_it_is() {
    let script = Script::new([reply(503, ""), reply(200, "{}")]);
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let attempts = Arc::clone(&seen);
    let builder = script.builder().layer(move |inner| {
        let stack = ServiceBuilder::new().map_request(move |request: http::Request<Body>| {
            let attempt = *request.extensions().get::<Attempt>().unwrap();
            let method = request.method().to_string();
            attempts
                .lock()
                .unwrap()
                .push((attempt.operation.id, method, attempt.number));
            request
        });
        Tower::new(stack.service(TransportService::new(inner)))
    });
    let request = builder.build().unwrap().request(&CREATE);
    request.send_unit().await.unwrap();
    let post = || "POST".to_owned();
    let expected = [("create-animal", post(), 1), ("create-animal", post(), 2)];
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[tokio::test]
async fn the_last_layer_is_outermost() {
    let script = Script::new([reply(200, "{}")]);
    let mark = |name: &'static str| {
        move |inner| {
            let stack =
                ServiceBuilder::new().map_request(move |mut request: http::Request<Body>| {
                    let value = http::HeaderValue::from_static(name);
                    request.headers_mut().append("x-layer", value);
                    request
                });
            Tower::new(stack.service(TransportService::new(inner)))
        }
    };
    let builder = script.builder().layer(mark("inner")).layer(mark("outer"));
    let client = builder.build().unwrap();
    client.request(&LIST).send_unit().await.unwrap();
    let request = script.request();
    let marks: Vec<_> = request.headers().get_all("x-layer").iter().collect();
    assert_eq!(marks, ["outer", "inner"]);
}

#[tokio::test(start_paused = true)]
async fn errors_of_the_transport_pass_through_a_layer_and_others_are_a_broken_connection() {
    let script = Script::new([Answer::Broken(TransportErrorKind::Connect)]);
    let through = |inner| Tower::new(ServiceBuilder::new().service(TransportService::new(inner)));
    let client = script.builder().layer(through).build().unwrap();
    let request = client.request(&LIST).with_retry(RetryPolicy::NEVER);
    assert!(request.send_unit().await.unwrap_err().is_connect());
    let refusing = tower::service_fn(|_: http::Request<Body>| async {
        Err::<http::Response<Body>, _>(BoxError::from("overloaded"))
    });
    let client = Client::builder(&API)
        .api_key("secret")
        .transport(Tower::new(refusing));
    let client = client.build().unwrap();
    // It is not known whether anything was sent, so what may be sent twice is tried again.
    let error = client.request(&LIST).send_unit().await.unwrap_err();
    assert_eq!(error.attempts(), 3);
    let request = client.request(&RETRIEVE).path("animal-id", "a");
    assert!(request.send_unit().await.unwrap_err().is_retryable());
}

#[tokio::test(start_paused = true)]
async fn a_services_own_body_is_read_and_its_limits_hold() {
    let slow = tower::service_fn(|_: http::Request<Body>| async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        Ok::<_, TransportError>(http::Response::new("{}".to_owned()))
    });
    let service = ServiceBuilder::new().concurrency_limit(1).service(slow);
    let client = Client::builder(&API)
        .api_key("secret")
        .transport(Tower::new(service));
    let client = client.build().unwrap();
    let start = Instant::now();
    let call = || client.request(&LIST).send_bytes();
    let (one, other) = tokio::join!(call(), call());
    assert_eq!(
        (&one.unwrap().body()[..], &other.unwrap().body()[..]),
        (&b"{}"[..], &b"{}"[..])
    );
    assert!(start.elapsed() >= Duration::from_secs(2));
}

#[test]
fn a_body_tells_how_long_it_is() {
    let length = |body: &Body| http_body::Body::size_hint(body).exact();
    assert_eq!(length(&Body::from("abc")), Some(3));
    assert!(Body::empty().is_end_stream() && !Body::from("abc").is_end_stream());
    let stream = Body::stream(Body::from("abc"));
    assert_eq!((length(&stream), stream.is_end_stream()), (None, false));
}

#[tokio::test]
async fn what_a_layer_adds_to_a_reply_is_seen() {
    let script = Script::new([reply_with(200, &[], "{}")]);
    let builder = script.builder().layer(|inner| {
        let stack = ServiceBuilder::new().map_response(|mut reply: http::Response<Body>| {
            let value = http::HeaderValue::from_static("req_of_the_layer");
            reply.headers_mut().insert("request-id", value);
            reply
        });
        Tower::new(stack.service(TransportService::new(inner)))
    });
    let client = builder.build().unwrap();
    let reply = client.request(&LIST).send_unit().await.unwrap();
    assert_eq!(reply.request_id(), Some("req_of_the_layer"));
}
