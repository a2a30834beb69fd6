//! The examples of the server crate, and with them what guards handlers: rate limits, requests sent twice, time limits, names.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use persona_server::runtime::RawReply;
use persona_server::types::Inquiry;
use persona_server::{Failure, Idempotency, Inquiries, inquiries, router};

use crate::support::{Message, send, serve};
use crate::{ask, errors, status};

#[rustfmt::skip]
#[allow(dead_code, unreachable_pub, reason = "a program of its own, whose `main` is not called")]
#[path = "../../../generated/persona-server/examples/fake.rs"]
mod fake;
#[rustfmt::skip]
#[allow(dead_code, unreachable_pub, reason = "a program of its own, whose `main` is not called")]
#[path = "../../../generated/persona-server/examples/gateway.rs"]
mod gateway;
#[rustfmt::skip]
#[allow(dead_code, unreachable_pub, reason = "a program of its own, whose `main` is not called")]
#[path = "../../../generated/persona-server/examples/guarded.rs"]
mod guarded;

const EMPTY: &str = r#"{"data":{"attributes":{}}}"#;

#[tokio::test]
async fn the_fake_keeps_what_it_is_told() {
    let url = serve(fake::app()).await;
    let noted = r#"{"data":{"attributes":{"note":"first"}}}"#;
    assert_eq!(
        status(&ask(&url, "POST /api/v1/inquiries", noted).await),
        201
    );
    let approved = ask(&url, "POST /api/v1/inquiries/inq_1/approve", "").await;
    assert_eq!(status(&approved), 200, "{}", approved.0);
    let read = ask(&url, "GET /api/v1/inquiries/inq_1", "").await;
    assert!(read.body().contains(r#""status":"approved""#), "{}", read.0);
    assert!(read.body().contains(r#""note":"first""#), "{}", read.0);
    assert_eq!(
        status(&ask(&url, "GET /api/v1/inquiries/inq_2", "").await),
        404
    );
    assert_eq!(status(&ask(&url, "GET /api/v1/accounts", "").await), 501);
}

struct Upstream;

impl gateway::Upstream for Upstream {
    async fn ask(&self, _: &str, path: &str) -> std::io::Result<RawReply> {
        match path {
            "/inquiries/inq_gone" => Ok(RawReply::new(410, "text/plain", "gone")),
            "/inquiries/inq_broken" => Ok(RawReply::new(500, "text/plain", "a secret")),
            "/inquiries/inq_1" => Ok(RawReply::new(200, "application/json", "{\"data\":7}")),
            _ => Err(std::io::ErrorKind::ConnectionRefused.into()),
        }
    }
}

#[tokio::test]
async fn the_gateway_passes_on_what_it_is_answered() {
    let url = serve(gateway::app(Upstream)).await;
    let passed = ask(&url, "GET /inquiries/inq_1", "").await;
    assert_eq!((status(&passed), passed.body()), (200, "{\"data\":7}"));
    let gone = ask(&url, "GET /inquiries/inq_gone", "").await;
    assert_eq!((status(&gone), gone.body()), (410, "gone"));
    let broken = ask(&url, "GET /inquiries/inq_broken", "").await;
    assert_eq!(status(&broken), 500);
    assert!(!broken.body().contains("secret"), "{}", broken.0);
    assert_eq!(status(&ask(&url, "GET /reports/rep_1", "").await), 503);
}

async fn create(url: &str, key: &str, idempotency: &str, body: &str) -> Message {
    let head = format!(
        "POST /inquiries HTTP/1.1\r\nauthorization: Bearer {key}\r\ncontent-type: application/json\r\nidempotency-key: {idempotency}"
    );
    send(url, &head, body).await
}

#[tokio::test]
async fn the_guarded_service_counts_remembers_and_names() {
    let url = serve(guarded::app()).await;
    let first = create(&url, "key-of-ann", "k1", EMPTY).await;
    assert_eq!(status(&first), 201, "{}", first.0);
    assert_eq!(first.header("ratelimit-limit"), Some("3"));
    assert_eq!(first.header("ratelimit-remaining"), Some("2"));
    assert!(first.body().contains("of Ann"), "{}", first.0);
    let again = create(&url, "key-of-ann", "k1", EMPTY).await;
    assert_eq!((status(&again), again.body()), (201, first.body()));
    assert_ne!(again.header("request-id"), first.header("request-id"));
    let other = create(
        &url,
        "key-of-ann",
        "k1",
        r#"{"data":{"attributes":{"note":"x"}}}"#,
    )
    .await;
    assert_eq!(status(&other), 400, "{}", other.0);
    assert_eq!(errors(&other)[0]["title"], "Idempotency error");
    let fourth = create(&url, "key-of-ann", "k2", EMPTY).await;
    assert_eq!(
        (status(&fourth), fourth.header("ratelimit-remaining")),
        (429, Some("0"))
    );
    // Another's key of that name is another key, and his limit is his own.
    let bob = create(&url, "key-of-bob", "k1", EMPTY).await;
    assert_eq!(
        (status(&bob), bob.header("ratelimit-remaining")),
        (403, Some("2"))
    );
    let stranger = create(&url, "key-of-nobody", "k1", EMPTY).await;
    assert_eq!(
        (status(&stranger), stranger.header("ratelimit-limit")),
        (401, None)
    );
    assert!(stranger.header("request-id").is_some());
}

/// Takes its time, and counts how often it was asked.
#[derive(Clone, Default)]
struct Slow(Arc<AtomicUsize>);

impl Inquiries for Slow {
    async fn create(&self, _: inquiries::Create) -> Result<inquiries::CreateReply, Failure> {
        self.0.fetch_add(1, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(200)).await;
        Ok(inquiries::CreateReply::created(Inquiry::default()))
    }

    async fn list(&self, _: inquiries::List) -> Result<inquiries::ListReply, Failure> {
        std::future::pending().await
    }
}

#[tokio::test]
async fn twins_wait_for_each_other() {
    let slow = Slow::default();
    let router = router()
        .inquiries(slow.clone())
        .accept_any_credentials()
        .idempotency(Idempotency::new("idempotency-key"));
    let url = serve(router.into_router()).await;
    let twins: Vec<_> = (0..20)
        .map(|_| {
            let url = url.clone();
            tokio::spawn(async move { status(&create(&url, "key", "k", EMPTY).await) })
        })
        .collect();
    for twin in twins {
        assert_eq!(twin.await.unwrap(), 201);
    }
    assert_eq!(slow.0.load(Ordering::SeqCst), 1);
    assert_eq!(status(&create(&url, "another", "k", EMPTY).await), 201);
    assert_eq!(slow.0.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn what_takes_too_long_is_cut_off() {
    let router = router()
        .inquiries(Slow::default())
        .accept_any_credentials()
        .handler_timeout(Duration::from_millis(50))
        .body_timeout(Duration::from_millis(50));
    let url = serve(router.into_router()).await;
    assert_eq!(status(&ask(&url, "GET /inquiries", "").await), 503);
    let head = "POST /inquiries HTTP/1.1\r\nauthorization: Bearer key\r\ncontent-type: application/json\r\ntransfer-encoding: chunked";
    assert_eq!(status(&slow_body(&url, head).await), 408);
}

/// A body that begins and does not go on.
async fn slow_body(url: &str, head: &str) -> Message {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let address = url.strip_prefix("http://").unwrap();
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let begun = format!("{head}\r\nhost: {address}\r\nconnection: close\r\n\r\n5\r\n{{\"dat");
    stream.write_all(begun.as_bytes()).await.unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await.unwrap();
    Message(reply)
}
