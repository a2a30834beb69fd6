//! Requests that the document does not allow, and odd ones that it does: status, and the places that are told.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use persona_server::{
    Accounts, Inquiries, Lists, MatchedOperation, Oauth, Relay, Reports, Transactions, Webhooks,
};
use serde_json::{Value, json};

use crate::document::Document;
use crate::support::{Message, send, serve};
use crate::{errors, status};

/// Answers 501 to whatever the document allows.
struct Nobody;

impl Accounts for Nobody {}
impl Inquiries for Nobody {}
impl Lists for Nobody {}
impl Oauth for Nobody {}
impl Relay for Nobody {}
impl Reports for Nobody {}
impl Transactions for Nobody {}
impl Webhooks for Nobody {}

/// What passes reaches a handler, of which there is none.
const PASSES: u16 = 501;

async fn open() -> String {
    let router = persona_server::router()
        .accounts(Nobody)
        .inquiries(Nobody)
        .lists(Nobody)
        .oauth(Nobody)
        .relay(Nobody)
        .reports(Nobody)
        .transactions(Nobody)
        .webhooks(Nobody)
        .accept_any_credentials()
        .layer(from_fn(tell));
    serve(router.into_router()).await
}

/// Tells which operation was meant.
async fn tell(request: Request, next: Next) -> Response {
    let told = request.extensions().get::<MatchedOperation>().cloned();
    let mut response = next.run(request).await;
    if let Some(info) = told.map(|matched| matched.0) {
        let told = format!("{} {}", info.method.to_lowercase(), info.path);
        response.headers_mut().insert("told", told.parse().unwrap());
    }
    response
}

/// Asks with a key; lines of `head` after the first are headers.
async fn ask(url: &str, head: &str, body: &str) -> Message {
    let mut lines = head.lines();
    let mut request = format!(
        "{} HTTP/1.1\r\nauthorization: Bearer key",
        lines.next().unwrap()
    );
    let headers: Vec<&str> = lines.collect();
    for line in &headers {
        write!(request, "\r\n{line}").unwrap();
    }
    if !headers.iter().any(|line| line.starts_with("content-type")) {
        request.push_str("\r\ncontent-type: application/json");
    }
    send(url, &request, body).await
}

/// The places that a reply tells, sorted.
fn places(answer: &Message) -> Vec<String> {
    let told = errors(answer);
    let place = |error: &Value| {
        let source = error.get("source").or_else(|| error.get("meta"))?;
        let (_, place) = source.as_object()?.iter().next()?;
        Some(place.as_str()?.to_owned())
    };
    let mut places: Vec<String> = told.as_array().unwrap().iter().filter_map(place).collect();
    places.sort();
    places
}

async fn check(cases: &[(&str, &str, u16, &[&str])]) {
    let url = open().await;
    let document = Document::load();
    let mut wrong = String::new();
    for (head, body, expected, told) in cases {
        let answer = ask(&url, head, body).await;
        let (status, mut found) = (status(&answer), places(&answer));
        if let Err(error) = document.allows(&answer) {
            writeln!(wrong, "{head} {body}\n  {error}").unwrap();
        }
        if *expected != 400 {
            found.clear();
        }
        if (status, found.iter().map(String::as_str).collect::<Vec<_>>())
            != (*expected, told.to_vec())
        {
            writeln!(
                wrong,
                "{head} {body}\n  {status} {found:?}, not {expected} {told:?}"
            )
            .unwrap();
            writeln!(wrong, "  {}", answer.body()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[tokio::test]
async fn parameters_and_headers_are_those_of_the_document() {
    check(&[
        ("GET /inquiries", "", PASSES, &[]),
        (
            "GET /inquiries?page[size]=10&page[after]=inq_1",
            "",
            PASSES,
            &[],
        ),
        ("GET /inquiries?page%5Bsize%5D=10", "", PASSES, &[]),
        ("GET /inquiries?page[size]=many", "", 400, &["page[size]"]),
        ("GET /inquiries?page[size]=", "", 400, &["page[size]"]),
        (
            "GET /inquiries?page[size]=1&page[size]=2",
            "",
            400,
            &["page[size]"],
        ),
        ("GET /inquiries?page[other]=1", "", 400, &["page[other]"]),
        (
            "GET /inquiries?filter[unknown]=1",
            "",
            400,
            &["filter[unknown]"],
        ),
        (
            "GET /inquiries?filter[unknown]=1&page[size]=x",
            "",
            400,
            &["filter[unknown]", "page[size]"],
        ),
        (
            "GET /inquiries?filter[created-at-start]=2024-02-29T12:00:00Z",
            "",
            PASSES,
            &[],
        ),
        (
            "GET /inquiries?filter[createdAtStart]=2024-02-29T12:00:00Z",
            "",
            PASSES,
            &[],
        ),
        (
            "GET /inquiries?filter[created-at-start]=yesterday",
            "",
            400,
            &["filter[created-at-start]"],
        ),
        (
            "GET /inquiries?filter[created-at-start]=2023-02-29T12:00:00Z",
            "",
            400,
            &["filter[created-at-start]"],
        ),
        (
            "GET /inquiries?filter[createdAtStart]=yesterday",
            "",
            400,
            &["filter[createdAtStart]"],
        ),
        (
            "GET /inquiries?filter[created_at_end]=never",
            "",
            400,
            &["filter[created_at_end]"],
        ),
        (
            "GET /inquiries?filter[status]=approved,declined",
            "",
            PASSES,
            &[],
        ),
        (
            "GET /inquiries?fields[inquiry]=status,note",
            "",
            PASSES,
            &[],
        ),
        ("GET /inquiries?undeclared=1", "", PASSES, &[]),
        (
            "GET /inquiries/inq_1?include=account,reports",
            "",
            PASSES,
            &[],
        ),
        ("GET /inquiries/inq_1?include=", "", PASSES, &[]),
        ("GET /inquiries\nKey-Inflection: camel", "", PASSES, &[]),
        (
            "GET /inquiries\nKey-Inflection: upper",
            "",
            400,
            &["Key-Inflection"],
        ),
        (
            "GET /inquiries\nkey-inflection: ",
            "",
            400,
            &["Key-Inflection"],
        ),
        (
            "GET /inquiries\nPersona-Version: 2025-12-08",
            "",
            PASSES,
            &[],
        ),
        (
            "GET /inquiries\nPersona-Version: 1999-01-01",
            "",
            400,
            &["Persona-Version"],
        ),
        (
            "GET /inquiries?page[size]=x\nPersona-Version: 1\nKey-Inflection: 2",
            "",
            400,
            &["Key-Inflection", "Persona-Version", "page[size]"],
        ),
        (
            "GET /transactions?filter[identifier][key]=a&filter[identifier][value]=b",
            "",
            PASSES,
            &[],
        ),
        (
            "GET /transactions?filter[identifier][other]=a",
            "",
            400,
            &["filter[identifier][other]"],
        ),
        (
            "GET /accounts/act_1/relations?filter[key]=a",
            "",
            PASSES,
            &[],
        ),
        ("GET /accounts/act_1/relations", "", 400, &["filter[key]"]),
        (
            "POST /accounts/nobody/run-action",
            r#"{"data":{"account-action-id":"accac_0123456789abcdefghijklmn"}}"#,
            400,
            &["account-id"],
        ),
        (
            "POST /accounts/act_0123456789abcdefghijklmn/run-action",
            r#"{"data":{"account-action-id":"accac_0123456789abcdefghijklmn"}}"#,
            PASSES,
            &[],
        ),
        (
            "POST /accounts/act_0123456789abcdefghijklmn/run-action",
            r#"{"data":{"accountActionId":"accac_1"}}"#,
            400,
            &["/data/accountActionId"],
        ),
        (
            "POST /inquiries/search?page[size]=100",
            r#"{"query":{"attribute":"status","operator":"eq","value":"approved"}}"#,
            PASSES,
            &[],
        ),
        (
            "POST /inquiries/search?page[size]=0",
            r#"{"query":{"attribute":"status","operator":"eq","value":"approved"}}"#,
            400,
            &["page[size]"],
        ),
        (
            "POST /inquiries/search?page[size]=101",
            r#"{"query":{"attribute":"status","operator":"eq","value":"approved"}}"#,
            400,
            &["page[size]"],
        ),
    ])
    .await;
}

#[tokio::test]
async fn bodies_are_those_of_the_document() {
    check(&[
        ("POST /inquiries", r#"{"data":{"attributes":{}}}"#, PASSES, &[]),
        ("POST /inquiries", "", 400, &[]),
        ("POST /inquiries", "{", 400, &[""]),
        ("POST /inquiries", "[]", 400, &[""]),
        ("POST /inquiries", "null", 400, &[""]),
        ("POST /inquiries", "\"data\"", 400, &[""]),
        ("POST /inquiries", "{}", 400, &[""]),
        ("POST /inquiries", r#"{"data":5}"#, 400, &["/data"]),
        ("POST /inquiries", r#"{"data":null}"#, 400, &["/data"]),
        ("POST /inquiries", r#"{"data":{}}"#, 400, &["/data"]),
        ("POST /inquiries", r#"{"data":{"attributes":{}},"extra":1}"#, 400, &["/extra"]),
        ("POST /inquiries", r#"{"data":{"attributes":{},"id":"inq_1"}}"#, 400, &["/data/id"]),
        ("POST /inquiries", r#"{"data":{"attributes":{"a/b":{"~":1}}},"a/b~":1}"#, 400, &["/a~1b~0"]),
        ("POST /inquiries", r#"{"data":{"attributes":{"note":5}}}"#, 400, &["/data/attributes/note"]),
        ("POST /inquiries", r#"{"data":{"attributes":{"note":null}}}"#, PASSES, &[]),
        ("POST /inquiries", r#"{"data":{"attributes":{"undeclared":{"deep":[1]}}}}"#, PASSES, &[]),
        ("POST /inquiries", r#"{"data":{"attributes":{"tags":"vip"}}}"#, 400, &["/data/attributes/tags"]),
        ("POST /inquiries", r#"{"data":{"attributes":{"tags":["vip",7,true]}}}"#, 400, &["/data/attributes/tags/1", "/data/attributes/tags/2"]),
        ("POST /inquiries", r#"{"data":{"attributes":{"redirectUri":5}}}"#, 400, &["/data/attributes/redirectUri"]),
        ("POST /inquiries", r#"{"data":{"attributes":{"redirect_uri":5}}}"#, 400, &["/data/attributes/redirect_uri"]),
        ("POST /inquiries", r#"{"data":{"attributes":{"redirect-uri":"a","redirectUri":"b"}}}"#, 400, &["/data/attributes/redirectUri"]),
        ("POST /inquiries", r#"{"data":{"attributes":{}},"meta":{"auto-create-account":true}}"#, PASSES, &[]),
        ("POST /inquiries", r#"{"data":{"attributes":{}},"meta":{"auto-create-account":"yes"}}"#, 400, &["/meta/auto-create-account"]),
        ("POST /inquiries", r#"{"data":{"attributes":{}},"meta":{"autoCreateAccount":"yes"}}"#, 400, &["/meta/autoCreateAccount"]),
        ("POST /inquiries", r#"{"data":{"attributes":{}},"meta":{"unknown":1}}"#, 400, &["/meta/unknown"]),
        ("POST /inquiries", r#"{"data":{"attributes":{}},"meta":{"expiration-after-create-interval-seconds":1.5}}"#, 400, &["/meta/expiration-after-create-interval-seconds"]),
        ("POST /inquiries", r#"{"data":{"attributes":{"note":1,"tags":2}},"meta":{"unknown":1},"more":0}"#, 400, &["/data/attributes/note", "/data/attributes/tags", "/meta/unknown", "/more"]),
        ("POST /inquiries?page=1\nPersona-Version: 1", r#"{"data":{"attributes":{"note":1}}}"#, 400, &["/data/attributes/note", "Persona-Version"]),
        ("POST /accounts", r#"{"data":{"attributes":{"birthdate":"1990-12-31"}}}"#, PASSES, &[]),
        ("POST /accounts", r#"{"data":{"attributes":{"birthdate":"31/12"}}}"#, 400, &["/data/attributes/birthdate"]),
        ("POST /accounts", r#"{"data":{"attributes":{"birthdate":"1990-02-30"}}}"#, 400, &["/data/attributes/birthdate"]),
        ("POST /accounts", r#"{"data":{"attributes":{"nameFirst":"Ann","name_last":"Lee"}}}"#, PASSES, &[]),
        ("POST /accounts", r#"{"data":{"attributes":{"nameFirst":5}}}"#, 400, &["/data/attributes/nameFirst"]),
        ("POST /accounts", r#"{"data":{"attributes":{"nickname":"A"}}}"#, 400, &["/data/attributes/nickname"]),
        ("POST /accounts", r#"{"data":{"attributes":{"fields":{"nickname":"A","a_b":1,"a-b":2}}}}"#, PASSES, &[]),
        ("POST /accounts", r#"{"data":{"attributes":{"tags":null}}}"#, PASSES, &[]),
        ("POST /accounts", r#"{"data":{"attributes":{"reference-id":null}}}"#, 400, &["/data/attributes/reference-id"]),
        ("POST /webhooks", r#"{"data":{"attributes":{"name":"n","url":"https://a.example","enabled-events":["inquiry.approved"]}}}"#, PASSES, &[]),
        ("POST /webhooks", r#"{"data":{"attributes":{"name":"n"}}}"#, 400, &["/data/attributes", "/data/attributes"]),
        ("POST /webhooks", r#"{"data":{"attributes":{"name":"n","url":"https://a.example","enabledEvents":"all"}}}"#, 400, &["/data/attributes/enabledEvents"]),
        ("POST /inquiries/inq_1/approve", "", PASSES, &[]),
        ("POST /inquiries/inq_1/approve", r#"{"meta":{"comment":"fine"}}"#, PASSES, &[]),
        ("POST /inquiries/inq_1/approve", r#"{"meta":{"comment":5}}"#, 400, &["/meta/comment"]),
    ])
    .await;
}

#[tokio::test]
async fn media_types_are_those_of_the_document() {
    let good = r#"{"data":{"attributes":{}}}"#;
    check(&[
        (
            "POST /inquiries\ncontent-type: application/vnd.api+json",
            good,
            PASSES,
            &[],
        ),
        (
            "POST /inquiries\ncontent-type: application/json; charset=utf-8",
            good,
            PASSES,
            &[],
        ),
        ("POST /inquiries\ncontent-type: text/plain", good, 415, &[]),
        (
            "POST /inquiries\ncontent-type: multipart/form-data; boundary=x",
            good,
            415,
            &[],
        ),
        ("POST /inquiries\ncontent-type: nonsense", good, 415, &[]),
        (
            "POST /inquiries\ncontent-encoding: identity",
            good,
            PASSES,
            &[],
        ),
        ("POST /inquiries\ncontent-encoding: gzip", good, 415, &[]),
        (
            "POST /inquiries\ncontent-encoding: br, gzip",
            good,
            415,
            &[],
        ),
        ("GET /inquiries\naccept: */*", "", PASSES, &[]),
        ("GET /inquiries\naccept: application/json", "", PASSES, &[]),
        (
            "GET /inquiries\naccept: text/html, application/*;q=0.5",
            "",
            PASSES,
            &[],
        ),
        (
            "GET /inquiries\naccept: application/vnd.api+json",
            "",
            PASSES,
            &[],
        ),
        ("GET /inquiries\naccept: text/html", "", 406, &[]),
        ("GET /inquiries\naccept: application/json;q=0", "", 406, &[]),
        (
            "GET /inquiries/inq_1/print\naccept: application/pdf",
            "",
            PASSES,
            &[],
        ),
        (
            "GET /inquiries/inq_1/print\naccept: image/png",
            "",
            406,
            &[],
        ),
    ])
    .await;
}

#[tokio::test]
async fn values_are_never_repeated() {
    let url = open().await;
    let body = r#"{"data":{"attributes":{"birthdate":"S3CRET","name-first":["S3CRET"],"tags":{"S3CRET":1}}}}"#;
    let answer = ask(&url, "POST /accounts", body).await;
    assert_eq!(status(&answer), 400);
    assert!(!answer.body().contains("S3CRET"), "{}", answer.body());
    let answer = ask(
        &url,
        "GET /inquiries?page[size]=S3CRET\nPersona-Version: S3CRET",
        "",
    )
    .await;
    assert_eq!(status(&answer), 400);
    assert!(!answer.body().contains("S3CRET"), "{}", answer.body());
}

/// A contract that no validator takes would let every request of its operation pass.
#[test]
fn every_contract_can_be_checked() {
    let read = |path: &Path| -> Value {
        let text = fs::read_to_string(path).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/persona-server/contract");
    let shared = read(&root.join("shared.json"));
    let mut checked = 0;
    for tag in fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        for path in fs::read_dir(&tag)
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().path())
        {
            let own = read(&path);
            let parameters = own["parameters"].as_array().into_iter().flatten();
            let parameters = parameters.map(|parameter| match parameter["$ref"].as_str() {
                Some(named) => shared.pointer(named.trim_start_matches('#')).unwrap(),
                None => parameter,
            });
            let bodies = own["bodies"].as_object().into_iter().flatten();
            let schemas: Vec<&Value> = parameters
                .map(|parameter| &parameter["schema"])
                .chain(bodies.map(|(_, schema)| schema))
                .collect();
            assert!(!schemas.is_empty(), "{}", path.display());
            let whole = json!({ "$defs": shared["$defs"], "prefixItems": schemas });
            let made = jsonschema::draft202012::options()
                .should_validate_formats(true)
                .build(&whole);
            made.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            checked += 1;
        }
    }
    assert!(checked > 200, "{checked} contracts");
}
