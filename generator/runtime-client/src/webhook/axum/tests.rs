#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::handler::Handler;
use axum::response::Response;
use http::{HeaderValue, Method, Request, StatusCode};
use jsonapi_runtime::FreeObject;
use jsonapi_runtime::serde_json::{Value, json};
use tower::ServiceExt;

use super::super::{ErrorShape, Events, SignatureScheme, Signer, Verifier};
use super::Signed;

struct Zoo;

impl Events for Zoo {
    type Event = FreeObject;
    const SIGNATURE: SignatureScheme = SignatureScheme {
        header: "Zoo-Signature",
        timestamp: "t",
        signature: "v1",
        message: "{timestamp}.{body}",
        separator: " ",
        tolerance: Duration::from_secs(300),
    };
    const ERRORS: ErrorShape = ErrorShape {
        media_type: "application/json",
        members: &["title", "details"],
    };
}

const SECRET: &str = "wbhsec_1";
const BODY: &str = r#"{"data":{"type":"event","id":"evt_1"}}"#;

/// Sends a request to a receiver whose verifier takes `limit` bytes; the reply, and how often the handler ran.
async fn received(limit: usize, request: Request<Body>) -> (Response, usize) {
    let runs = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&runs);
    let handler = move |Signed(event): Signed<Zoo>| async move {
        assert!(event.get("data").is_some());
        seen.fetch_add(1, Ordering::SeqCst);
        StatusCode::NO_CONTENT
    };
    let verifier = Arc::new(Verifier::<Zoo>::new(SECRET).max_bytes(limit));
    let router: Router = Router::new().fallback_service(handler.with_state(verifier));
    let response = router.oneshot(request).await.unwrap();
    (response, runs.load(Ordering::SeqCst))
}

/// A request with this body, and a signature of that one.
fn request(secret: &str, signed: &str, body: impl Into<Body>) -> Request<Body> {
    let (name, value) = Signer::<Zoo>::new(secret).header(SystemTime::now(), signed.as_bytes());
    let request = Request::builder().method(Method::POST).header(name, value);
    request.body(body.into()).unwrap()
}

/// A body in chunks, the length of which nobody knows before.
fn chunked(text: &'static str) -> Body {
    let chunks = text.as_bytes().chunks(7).map(bytes::Bytes::from_static);
    let chunks: Vec<_> = chunks.map(http_body::Frame::data).collect();
    Body::new(Chunks(chunks.into_iter(), None))
}

/// Chunks, then an error if there is one.
struct Chunks(
    std::vec::IntoIter<http_body::Frame<bytes::Bytes>>,
    Option<std::io::Error>,
);

impl http_body::Body for Chunks {
    type Data = bytes::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, std::io::Error>>> {
        let next = self.0.next().map(Ok);
        std::task::Poll::Ready(next.or_else(|| self.1.take().map(Err)))
    }
}

/// Asserts that a request is refused with a status, and that the reply has the API's error shape.
async fn refused(limit: usize, request: Request<Body>, status: StatusCode, details: &str) {
    let (response, runs) = received(limit, request).await;
    assert_eq!((response.status(), runs), (status, 0));
    assert_eq!(response.headers()["content-type"], "application/json");
    let body = to_bytes(response.into_body(), 10_000).await.unwrap();
    let title = status.canonical_reason();
    let expected = json!({"errors": [{"title": title, "details": details}]});
    assert_eq!(
        jsonapi_runtime::serde_json::from_slice::<Value>(&body).unwrap(),
        expected
    );
}

#[tokio::test]
async fn a_genuine_event_reaches_the_handler_also_in_chunks_and_at_the_limit() {
    for body in [Body::from(BODY), chunked(BODY)] {
        let (response, runs) = received(BODY.len(), request(SECRET, BODY, body)).await;
        assert_eq!((response.status(), runs), (StatusCode::NO_CONTENT, 1));
    }
}

#[tokio::test]
async fn signatures_that_do_not_fit_are_unauthorized() {
    let status = StatusCode::UNAUTHORIZED;
    let details = "no signature fits the body";
    refused(1000, request("other", BODY, BODY), status, details).await;
    refused(1000, request(SECRET, "{}", BODY), status, details).await;
    let unsigned = Request::new(Body::from(BODY));
    refused(
        1000,
        unsigned,
        status,
        "the header Zoo-Signature is missing",
    )
    .await;
    let mut stale = request(SECRET, BODY, BODY);
    let long_ago = SystemTime::now() - Duration::from_secs(400);
    let (name, value) = Signer::<Zoo>::new(SECRET).header(long_ago, BODY.as_bytes());
    let value = HeaderValue::from_str(&value).unwrap();
    stale.headers_mut().insert(name, value);
    let details = "the event was signed more than 300s before or after now";
    refused(1000, stale, status, details).await;
}

#[tokio::test]
async fn what_cannot_be_read_is_a_bad_request() {
    let status = StatusCode::BAD_REQUEST;
    let mut odd = request(SECRET, BODY, BODY);
    odd.headers_mut()
        .insert("zoo-signature", HeaderValue::from_static("v1=ab"));
    let details = "the header Zoo-Signature cannot be read";
    refused(1000, odd, status, details).await;
    let broken = std::io::Error::other("reset");
    let broken = Body::new(Chunks(Vec::new().into_iter(), Some(broken)));
    let details = "the body could not be read";
    refused(1000, request(SECRET, BODY, broken), status, details).await;
    let (response, runs) = received(1000, request(SECRET, "[", "[")).await;
    assert_eq!((response.status(), runs), (status, 0));
}

#[tokio::test]
async fn no_more_than_the_limit_is_read() {
    let limit = BODY.len() - 1;
    let details = format!("the body has more than {limit} bytes");
    let status = StatusCode::PAYLOAD_TOO_LARGE;
    for body in [Body::from(BODY), chunked(BODY)] {
        refused(limit, request(SECRET, BODY, body), status, &details).await;
    }
    // Announced alone is enough: nothing of the body is asked for.
    let mut announced = request(
        SECRET,
        BODY,
        Body::new(Chunks(Vec::new().into_iter(), None)),
    );
    let length = HeaderValue::from_static("1000000");
    announced.headers_mut().insert("content-length", length);
    refused(limit, announced, status, &details).await;
}
