//! The examples of the generated client, run against a server on loopback: what they print and write, and what they answer.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "tests fail by panicking; the examples' own `main` is not called"
)]

#[rustfmt::skip]
#[path = "../../generated/persona-client/examples/create_inquiry.rs"]
mod create_inquiry;
#[rustfmt::skip]
#[path = "../../generated/persona-client/examples/download_pdf.rs"]
mod download_pdf;
#[rustfmt::skip]
#[path = "../../generated/persona-client/examples/list_inquiries.rs"]
mod list_inquiries;
#[rustfmt::skip]
#[path = "../../generated/persona-client/examples/receive_webhooks.rs"]
mod receive_webhooks;

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use persona_client::webhook::Signer;
use persona_client::{Client, RetryPolicy, reqwest};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc::unbounded_channel;

/// Serves on a free port; its address.
async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

/// A client of a server that answers by `answer`, and the requests that the server saw.
async fn client(
    answer: impl Fn(&str, usize) -> Response + Clone + Send + Sync + 'static,
) -> (Client, Arc<Mutex<Vec<String>>>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let handler = move |request: Request| {
        let (answer, log) = (answer.clone(), Arc::clone(&log));
        async move {
            let line = format!("{} {}", request.method(), request.uri());
            let mut log = log.lock().unwrap();
            log.push(line.clone());
            answer(&line, log.len())
        }
    };
    let url = serve(Router::new().fallback(handler)).await;
    let client = Client::builder().api_key("key").base_url(url);
    (client.retry(RetryPolicy::NEVER).build().unwrap(), seen)
}

fn json(status: u16, body: &Value) -> Response {
    let head = [("content-type", "application/json")];
    let status = axum::http::StatusCode::from_u16(status).unwrap();
    (status, head, body.to_string()).into_response()
}

fn inquiry(id: &str, status: &str) -> Value {
    json!({"type": "inquiry", "id": id, "attributes": {"status": status, "reference-id": "ref_1"}})
}

#[tokio::test]
async fn an_inquiry_is_created_and_waited_for() {
    let (client, seen) = client(|_, number| match number {
        1 => json(201, &json!({"data": inquiry("inq_1", "created")})),
        2 => json(200, &json!({"data": inquiry("inq_1", "pending")})),
        _ => json(200, &json!({"data": inquiry("inq_1", "approved")})),
    })
    .await;
    let mut out = Vec::new();
    let pause = Duration::from_millis(1);
    create_inquiry::run(&client, "itmpl_1", pause, &mut out)
        .await
        .unwrap();
    assert_eq!(out, b"created inq_1\ninq_1 is approved\n");
    let reads = ["GET /inquiries/inq_1"; 2];
    assert_eq!(
        *seen.lock().unwrap(),
        [&["POST /inquiries"], &reads[..]].concat()
    );
}

#[tokio::test]
async fn inquiries_are_listed_over_all_pages_with_their_filters() {
    let (client, seen) = client(|line, _| {
        let (id, next) = match line.contains("after") {
            true => ("inq_2", Value::Null),
            false => ("inq_1", json!("/inquiries?page%5Bafter%5D=inq_1")),
        };
        let data = [inquiry(id, "approved")];
        json(
            200,
            &json!({"data": data, "links": {"prev": null, "next": next}}),
        )
    })
    .await;
    let mut out = Vec::new();
    list_inquiries::run(&client, "2026-01-01T00:00:00Z", &mut out)
        .await
        .unwrap();
    let expected = "inq_1 ref_1\ninq_2 ref_1\n2 approved since 2026-01-01T00:00:00Z\n";
    assert_eq!(String::from_utf8(out).unwrap(), expected);
    let first = seen.lock().unwrap()[0].clone();
    let filters = ["approved", "2026-01-01", "100"];
    assert!(filters.iter().all(|part| first.contains(part)), "{first}");
}

#[tokio::test]
async fn a_pdf_is_written_whole_or_not_at_all() {
    let bytes: Vec<u8> = (0..300_000_u32)
        .map(|number| (number % 251) as u8)
        .collect();
    let pdf = bytes.clone();
    let (client, _) = client(move |line, _| match line.contains("inq_1") {
        true => ([("content-type", "application/pdf")], pdf.clone()).into_response(),
        false => json(404, &json!({"errors": [{"title": "Record not found"}]})),
    })
    .await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("inquiry.pdf");
    let refused = download_pdf::run(&client, "inq_2", &file).await;
    assert!(refused.is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let count = download_pdf::run(&client, "inq_1", &file).await.unwrap();
    assert_eq!(count, 300_000);
    assert!(std::fs::read(&file).unwrap() == bytes);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn genuine_events_are_taken_once_and_others_refused() {
    const BODY: &str = r#"{"data":{"type":"event","id":"evt_1","attributes":{"name":"inquiry.approved",
        "payload":{"data":{"type":"inquiry","id":"inq_1","attributes":{}}}}}}"#;
    let (work, mut queue) = unbounded_channel();
    let url = serve(receive_webhooks::router("new,old", work).unwrap()).await;
    let send = async |secret: &str, body: &'static str| {
        let (name, value) = Signer::new(secret).header(SystemTime::now(), BODY.as_bytes());
        let request = reqwest::Client::new().post(format!("{url}/webhooks"));
        let reply = request.header(name, value).body(body).send().await.unwrap();
        let status = reply.status().as_u16();
        (status, reply.bytes().await.unwrap())
    };
    for secret in ["new", "old"] {
        assert_eq!(send(secret, BODY).await, (204, Bytes::new()));
    }
    for (secret, body) in [("foreign", BODY), ("new", "{}")] {
        let (status, said) = send(secret, body).await;
        let errors: Value = serde_json::from_slice(&said).unwrap();
        assert_eq!(
            (status, &errors["errors"][0]["title"]),
            (401, &json!("Unauthorized"))
        );
    }
    let event = queue.recv().await.unwrap();
    assert_eq!(
        receive_webhooks::describe(&event),
        "inquiry inq_1 is approved"
    );
    assert!(queue.try_recv().is_err(), "delivered twice, taken once");
}

#[test]
fn a_receiver_without_a_secret_does_not_start() {
    let (work, _queue) = unbounded_channel();
    assert!(receive_webhooks::router("", work).is_err());
}
