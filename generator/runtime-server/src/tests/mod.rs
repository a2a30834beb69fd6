//! Requests as bytes, replies as bytes: a small API written the way the generator writes it, behind its router.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod api;
mod bodies;
mod credentials;
mod failures;
mod parameters;
mod routing;

use axum::Router;
use axum::body::Body;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use jsonapi_runtime::serde_json::{self, Value};
use tower::ServiceExt;

/// What came back.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The one text of the one error.
    fn detail(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/json"));
        self.json()["errors"][0]["details"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

async fn send(router: Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    }
}

/// A request with good credentials.
fn request(method: &str, uri: &str) -> http::request::Builder {
    Request::builder()
        .method(method)
        .uri(uri)
        .header("authorization", "Bearer key")
}

async fn get(uri: &str) -> Answer {
    send(
        api::router(),
        request("GET", uri).body(Body::empty()).unwrap(),
    )
    .await
}
