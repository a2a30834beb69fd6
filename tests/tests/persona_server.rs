//! The generated server behind a socket: who is let in, where odd requests lead, and what its own answers look like.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

#[path = "wire/support.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "a program of its own uses it too"
)]
mod support;

#[path = "persona_server/handlers.rs"]
mod handlers;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jsonapi_runtime::Blob;
use persona_server::types::inquiry::Inquiry;
use persona_server::{Failure, Files, Inquiries, Router, files, inquiries, router};
use serde_json::Value;
use support::{Message, send, serve};

/// Counts what was redacted.
#[derive(Clone, Default)]
struct Fake(Arc<AtomicUsize>);

impl Inquiries for Fake {
    async fn list(&self, _: inquiries::List) -> Result<inquiries::ListReply, Failure> {
        Ok(inquiries::ListReply::ok(Vec::new()))
    }

    async fn retrieve(
        &self,
        request: inquiries::Retrieve,
    ) -> Result<inquiries::RetrieveReply, Failure> {
        let mut inquiry = Inquiry::default();
        inquiry.id = request.inquiry_id.into();
        Ok(inquiries::RetrieveReply::ok(inquiry))
    }

    async fn redact(&self, _: inquiries::Redact) -> Result<inquiries::RedactReply, Failure> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(inquiries::RedactReply::ok(Inquiry::default()))
    }

    async fn create(&self, _: inquiries::Create) -> Result<inquiries::CreateReply, Failure> {
        Ok(inquiries::CreateReply::created(Inquiry::default()))
    }
}

impl Files for Fake {
    async fn download(&self, _: files::Download) -> Result<files::DownloadReply, Failure> {
        Ok(files::DownloadReply::ok(Blob::new(Blob::ANY, "bytes")))
    }
}

fn fake() -> Router {
    router().inquiries(Fake::default()).files(Fake::default())
}

async fn open() -> String {
    serve(fake().accept_any_credentials().into_router()).await
}

/// A request with a key; a body is JSON.
async fn ask(url: &str, line: &str, body: &str) -> Message {
    let head =
        format!("{line} HTTP/1.1\r\nauthorization: Bearer key\r\ncontent-type: application/json");
    send(url, &head, body).await
}

fn status(message: &Message) -> u16 {
    message.line().split(' ').nth(1).unwrap().parse().unwrap()
}

fn errors(message: &Message) -> Value {
    let document: Value = serde_json::from_str(message.body()).unwrap();
    document["errors"].clone()
}

#[tokio::test]
async fn nobody_is_let_in_until_somebody_says_who() {
    let url = serve(fake().into_router()).await;
    let answer = ask(&url, "GET /inquiries/inq_1", "").await;
    assert_eq!(
        (status(&answer), answer.header("www-authenticate")),
        (401, Some("Bearer"))
    );

    let router = fake().authenticate(|context| async move {
        match context.credentials.first().map(|key| key.secret()) {
            Some("key") => Ok(()),
            _ => Err(Failure::new(401.try_into().unwrap()).detail("another key")),
        }
    });
    let url = serve(router.into_router()).await;
    assert_eq!(status(&ask(&url, "GET /inquiries/inq_1", "").await), 200);
    let other = "GET /inquiries/inq_1 HTTP/1.1\r\nAUTHORIZATION: bEaReR other";
    let answer = send(&url, other, "").await;
    assert_eq!(
        (status(&answer), answer.header("www-authenticate")),
        (401, Some("Bearer"))
    );
}

#[tokio::test]
async fn a_concrete_path_runs_no_handler_of_a_template() {
    let fake = Fake::default();
    let router = router().inquiries(fake.clone()).accept_any_credentials();
    let url = serve(router.into_router()).await;
    let answer = ask(&url, "DELETE /inquiries/search", "").await;
    assert_eq!(
        (status(&answer), answer.header("allow")),
        (405, Some("POST, OPTIONS"))
    );
    assert_eq!(fake.0.load(Ordering::Relaxed), 0);
    assert_eq!(status(&ask(&url, "DELETE /inquiries/inq_1", "").await), 200);
    assert_eq!(fake.0.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn odd_requests_have_their_answers() {
    let url = open().await;
    let twice = r#"{"data":{"attributes":{"fields":{},"fields":{}}}}"#;
    let spelled = r#"{"data":{"attributes":{"redirect-uri":"https://a.example","redirectUri":"https://b.example"}}}"#;
    for (line, body, expected) in [
        ("GET /inquiries/inq_1", "", 200),
        ("GET /inquiries/inq_1/", "", 200),
        ("HEAD /inquiries/inq_1", "", 200),
        ("OPTIONS /inquiries/inq_1", "", 204),
        ("OPTIONS *", "", 204),
        ("PUT /inquiries/inq_1", "", 405),
        ("TRACE /inquiries/inq_1", "", 405),
        ("GET /nothing", "", 404),
        ("GET /inquiries//", "", 404),
        ("GET /inquiries/%zz", "", 400),
        ("GET /inquiries/%", "", 400),
        ("GET /inquiries/%ff", "", 400),
        ("GET /inquiries/..", "", 400),
        ("GET /inquiries/%2e%2e", "", 400),
        ("GET /inquiries/../accounts", "", 400),
        ("GET /inquiries/a%2Fb", "", 200),
        ("GET /inquiries/inq_1?include=%zz", "", 400),
        ("GET http://elsewhere.example/inquiries/inq_1", "", 200),
        ("GET /accounts", "", 501),
        ("POST /inquiries", "{", 400),
        ("POST /inquiries", twice, 400),
        ("POST /inquiries", spelled, 400),
    ] {
        let answer = ask(&url, line, body).await;
        assert_eq!(status(&answer), expected, "{line} {body}: {}", answer.0);
        if expected >= 400 {
            assert!(
                errors(&answer)[0]["title"].is_string(),
                "{line}: {}",
                answer.0
            );
            assert_eq!(
                answer.header("content-type"),
                Some("application/json"),
                "{line}"
            );
        }
    }
}

#[tokio::test]
async fn an_error_object_has_what_its_status_declares() {
    let url = open().await;
    let keys = |message: &Message| {
        let error = errors(message)[0].take();
        error
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    let stranger = send(&url, "GET /inquiries/inq_1 HTTP/1.1", "").await;
    assert_eq!(
        (status(&stranger), keys(&stranger)),
        (401, vec!["title".to_owned()])
    );
    // The document lets 400 tell the place in `meta` alone.
    let page = ask(&url, "GET /inquiries?page[size]=many", "").await;
    let error = errors(&page)[0].take();
    assert_eq!(
        (status(&page), &error["meta"]["parameter"]),
        (400, &"page[size]".into())
    );
    assert_eq!(error.get("source"), None);
    let body = ask(&url, "POST /inquiries", r#"{"data":5}"#).await;
    let error = errors(&body)[0].take();
    assert_eq!(
        (status(&body), &error["meta"]["pointer"]),
        (400, &"/data".into())
    );
}

#[tokio::test]
async fn headers_that_smuggle_are_refused() {
    let url = open().await;
    let get = "GET /inquiries/inq_1 HTTP/1.1\r\nauthorization: Bearer key";
    for head in [
        format!("{get}\r\nauthorization: Bearer other"),
        format!("{get}\r\ncontent-length: 5"),
        format!("{get}\r\nx-a : b"),
        format!("{get}\r\npersona-version: 2023-01-05\r\npersona-version: 2021-05-14"),
    ] {
        let answer = send(&url, &head, "").await;
        assert_eq!(status(&answer), 400, "{head}: {}", answer.0);
    }
    let both =
        "POST /inquiries HTTP/1.1\r\nauthorization: Bearer key\r\ntransfer-encoding: chunked";
    let answer = send(&url, both, "0\r\n\r\nGET /inquiries/inq_2 HTTP/1.1\r\n\r\n").await;
    assert!(!answer.0.contains("inq_2"), "{}", answer.0);
}

#[tokio::test]
async fn a_file_has_a_media_type() {
    let answer = ask(&open().await, "GET /files/token/a.png", "").await;
    assert_eq!(
        (
            status(&answer),
            answer.header("content-type"),
            answer.body()
        ),
        (200, Some("application/octet-stream"), "bytes")
    );
}
