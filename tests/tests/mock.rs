//! The mock of this repository's document: every operation, every status, every example.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

#[path = "mock/walk.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "a program of its own uses it too"
)]
mod walk;

use std::sync::LazyLock;

use codegen_tests::fixture::repository;
use jsonapi_mock::Options;
use serde_json::{Value, json};
use walk::{Call, Mocked, Reply, told, walk};

static SPEC: LazyLock<Mocked> =
    LazyLock::new(|| Mocked::of(&repository().join("spec/openapi.yaml"), 7));

#[tokio::test]
async fn every_operation_answers_every_status_and_every_example() {
    let count = walk(&SPEC, 7).await;
    assert!(count.examples > 200, "{}", count.examples);
    told("spec", &count);
}

/// An inquiry's life, as the settings tell what its operations change.
#[tokio::test]
async fn an_inquiry_is_created_approved_once_listed_and_redacted() {
    let options = Options {
        stateful: true,
        ..Options::default()
    };
    let mocked = Mocked::with(&repository().join("spec/openapi.yaml"), options);
    let ask = |method: &str, path: &str, body: Value| {
        let call = call(method, path, &[], body);
        let mocked = &mocked;
        async move { mocked.send(&call, "").await }
    };
    let body = json!({ "data": { "attributes": { "inquiry-template-id": "itmpl_1", "reference-id": "mine" } } });
    let created = ask("POST", "/inquiries", body).await.json();
    assert_eq!(created["data"]["attributes"]["status"], "created");
    let id = created["data"]["id"].as_str().unwrap();
    let path = format!("/inquiries/{id}");
    let tag = json!({ "meta": { "tag-name": "vip" } });
    let tagged = ask("POST", &format!("{path}/add-tag"), tag).await.json();
    let tags = tagged["data"]["attributes"]["tags"].as_array().unwrap();
    assert!(tags.contains(&json!("vip")), "{tags:?}");
    let approved = ask("POST", &format!("{path}/approve"), Value::Null).await;
    assert_eq!(approved.json()["data"]["attributes"]["status"], "approved");
    let again = ask("POST", &format!("{path}/approve"), Value::Null).await;
    assert_eq!(again.status, 409);
    let listed = ask(
        "GET",
        "/inquiries?filter%5Breference-id%5D=mine",
        Value::Null,
    )
    .await
    .json();
    assert_eq!(listed["data"][0]["id"], id);
    let listed = ask(
        "GET",
        "/inquiries?filter%5Breference-id%5D=other",
        Value::Null,
    )
    .await
    .json();
    assert_eq!(listed["data"], json!([]));
    assert_eq!(ask("DELETE", &path, Value::Null).await.status, 200);
    assert_eq!(ask("GET", &path, Value::Null).await.status, 404);
}

/// A request with credentials.
fn call(method: &str, path: &str, headers: &[(&str, &str)], body: Value) -> Call {
    let mut all = vec![("authorization".to_owned(), "Bearer key".to_owned())];
    if !body.is_null() {
        all.push(("content-type".to_owned(), "application/json".to_owned()));
    }
    let headers = headers.iter();
    all.extend(headers.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    Call {
        method: method.to_owned(),
        uri: format!("/api/v1{path}"),
        headers: all,
        body: if body.is_null() {
            Vec::new()
        } else {
            body.to_string().into_bytes()
        },
    }
}

async fn ask(method: &str, path: &str, headers: &[(&str, &str)], body: Value) -> Reply {
    SPEC.send(&call(method, path, headers, body), "").await
}

#[tokio::test]
async fn what_was_sent_comes_back() {
    let body = json!({ "data": { "attributes": { "inquiry-template-id": "itmpl_1", "reference-id": "mine" } } });
    let reply = ask("POST", "/inquiries", &[], body).await;
    assert_eq!(reply.status, 201);
    let document = reply.json();
    assert_eq!(document["data"]["attributes"]["reference-id"], "mine");
    let reply = ask("GET", "/inquiries/inq_mine", &[], Value::Null).await;
    assert_eq!(reply.json()["data"]["id"], "inq_mine");
}

#[tokio::test]
async fn what_is_created_has_an_id_of_its_own() {
    let body = json!({ "data": { "attributes": { "inquiry-template-id": "itmpl_1" } } });
    let first = ask("POST", "/inquiries", &[], body.clone()).await.json();
    let second = ask("POST", "/inquiries", &[], body).await.json();
    let id = |document: &Value| document["data"]["id"].as_str().unwrap().to_owned();
    assert!(id(&first).starts_with("inq_"), "{}", id(&first));
    assert_ne!(id(&first), id(&second));
}

#[tokio::test]
async fn made_values_are_the_same_for_the_same_seed() {
    let dynamic = [("prefer", "dynamic=true")];
    let first = ask("GET", "/inquiries/inq_1", &dynamic, Value::Null)
        .await
        .json();
    let same = ask("GET", "/inquiries/inq_1", &dynamic, Value::Null)
        .await
        .json();
    let other = ask("GET", "/inquiries/inq_2", &dynamic, Value::Null)
        .await
        .json();
    assert_eq!(first, same);
    assert_ne!(first["data"]["attributes"], other["data"]["attributes"]);
}

#[tokio::test]
async fn requests_are_checked_as_a_server_checks_them() {
    let bare = Call {
        method: "GET".to_owned(),
        uri: "/api/v1/inquiries/inq_1".to_owned(),
        headers: Vec::new(),
        body: Vec::new(),
    };
    assert_eq!(SPEC.send(&bare, "code=404").await.status, 401);
    assert_eq!(ask("GET", "/nowhere", &[], Value::Null).await.status, 404);
    assert_eq!(
        ask("DELETE", "/inquiries/search", &[], Value::Null)
            .await
            .status,
        405
    );
    let reply = ask(
        "POST",
        "/inquiries",
        &[],
        json!({ "data": { "attributes": 7 } }),
    )
    .await;
    assert_eq!(reply.status, 400);
    assert!(reply.json()["errors"].is_array());
}

#[tokio::test]
async fn keys_are_spelled_as_asked() {
    let reply = ask(
        "GET",
        "/inquiries/inq_1",
        &[("key-inflection", "camel")],
        Value::Null,
    )
    .await;
    let document = reply.json();
    let attributes = document["data"]["attributes"].as_object().unwrap();
    assert!(attributes.contains_key("referenceId"), "{attributes:?}");
    assert!(!attributes.contains_key("reference-id"));
}

#[tokio::test]
async fn files_are_what_they_say() {
    let reply = ask("GET", "/inquiries/inq_1/print", &[], Value::Null).await;
    assert_eq!(reply.media_type, "application/pdf");
    assert!(reply.body.starts_with(b"%PDF-1.4") && reply.body.ends_with(b"%%EOF\n"));
}

#[tokio::test]
async fn what_is_not_declared_is_told() {
    let reply = ask(
        "GET",
        "/inquiries/inq_1",
        &[("prefer", "code=302")],
        Value::Null,
    )
    .await;
    assert_eq!(reply.status, 500);
    let text = String::from_utf8(reply.body).unwrap();
    assert!(text.contains("no reply 302"), "{text}");
}
