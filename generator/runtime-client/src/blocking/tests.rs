//! Calls that block.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::io::Read;

use jsonapi_runtime::Value;

use super::*;
use crate::call::retry::RetryPolicy;
use crate::testing::{Answer, LIST, Script, reply};
use crate::travel::error::{TransportError, TransportErrorKind};

#[test]
fn a_call_waits_and_its_retries_too() {
    let script = Script::new([reply(503, ""), reply(200, r#"{"data": 1}"#)]);
    let policy = RetryPolicy {
        first_wait: std::time::Duration::from_millis(1),
        ..RetryPolicy::default()
    };
    let request = script.client().request(&LIST).with_retry(policy);
    let reply = request.send::<Value>().wait().unwrap();
    assert_eq!(reply.body().get("data"), Some(&Value::from(1)));
    assert_eq!(script.requests().len(), 2);
}

#[tokio::test]
async fn inside_a_runtime_waiting_is_an_error_and_nothing_is_sent() {
    let script = Script::new([Answer::Silence]);
    let call = script.client().request(&LIST).send::<Value>();
    let error = call.wait().unwrap_err();
    assert!(
        matches!(error, Error::Blocking(BlockingError::InsideRuntime)),
        "{error:?}"
    );
    assert!(!error.is_retryable());
    let body = Body::stream(Chunks(vec!["a"]));
    assert!(body.reader().read(&mut [0; 4]).is_err());
    assert!(script.requests().is_empty());
}

#[test]
fn a_body_is_read_chunk_by_chunk() {
    let mut text = String::new();
    let body = Body::stream(Chunks(vec!["three", "", "two", "one"]));
    let mut reader = body.reader();
    reader.read_to_string(&mut text).unwrap();
    assert_eq!(text, "onetwothree");
    let mut broken = Body::stream(Chunks(vec!["broken", "one"])).reader();
    assert!(broken.read_to_string(&mut text).is_err());
}

/// Chunks from the last to the first; `broken` is an error.
struct Chunks(Vec<&'static str>);

impl futures_core::Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.pop().map(|chunk| match chunk {
            "broken" => Err(TransportError::new(TransportErrorKind::Exchange, "as told")),
            chunk => Ok(Bytes::from_static(chunk.as_bytes())),
        }))
    }
}
