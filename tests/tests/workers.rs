//! Every operation is called through its typed path in a task of its own, as users do: `tokio::spawn` on a default worker,
//! whose stack is 2 MiB, in a build without optimisations. The server is on loopback and answers with the examples of
//! `spec/`. How large the futures are is printed and bounded.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use codegen_tests::fixture::repository;
use codegen_tests::round_trip::{Example, examples};
use jsonapi_generator::pipeline::{Clock, Codegen};
use persona_client::dynamic::Arguments;
use persona_client::jsonapi_client::OperationInfo;
use persona_client::jsonapi_client::info::Location;
use persona_client::{Client, RetryPolicy};
use serde_json::{Map, Value};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// The most bytes that the future of a call may have, with its reply. It is in a box: 2 MiB would hold much more.
const LARGEST_CALL: usize = 256;

/// The most bytes that what it boxes may have: everything from the request to the reply's last byte, of any type.
const LARGEST_EXCHANGE: usize = 4096;

/// Says which example is wanted, by its number.
const WANTED: &str = "x-example";

static EXAMPLES: LazyLock<Vec<Example>> = LazyLock::new(|| {
    let document = Codegen::new(repository().join("spec/openapi.yaml"))
        .bundle(&mut Clock::default())
        .unwrap_or_else(|failure| panic!("{}", failure.render(false)));
    examples(&document.root)
});

/// Answers with the example that is asked for.
async fn answer(
    State(examples): State<&'static [Example]>,
    headers: HeaderMap,
) -> (
    StatusCode,
    [(axum::http::HeaderName, &'static str); 1],
    Vec<u8>,
) {
    let wanted: usize = headers[WANTED].to_str().unwrap().parse().unwrap();
    let example = &examples[wanted];
    let body = match &example.value {
        Value::String(text) if !example.media_type.contains("json") => text.clone().into_bytes(),
        value => value.to_string().into_bytes(),
    };
    let status = StatusCode::from_u16(example.status).unwrap();
    (status, [(CONTENT_TYPE, &example.media_type)], body)
}

/// Starts the server; its base URL.
async fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/api/v1", listener.local_addr().unwrap());
    let router = Router::new()
        .fallback(answer)
        .with_state(EXAMPLES.as_slice());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// What an operation requires, and a body where it takes one.
fn arguments(info: &OperationInfo, bodies: &HashMap<&str, &'static Example>) -> Arguments {
    let required = info.parameters.iter().filter(|known| known.required);
    let arguments = required.fold(Arguments::default(), |arguments, known| {
        arguments.with(known.place, known.name, "1")
    });
    let Some(media_type) = info.bodies.first() else {
        return arguments;
    };
    let door = format!(
        "request {} {} {media_type}",
        info.method.as_str(),
        info.path
    );
    let Some(example) = bodies.get(door.as_str()) else {
        return arguments;
    };
    let mut body = example.value.clone();
    if media_type.starts_with("multipart/") {
        body = Value::Object(flat("", &body));
    }
    arguments.with_body(body).with_media_type(media_type)
}

/// The parts of a multipart body by their whole names.
fn flat(name: &str, value: &Value) -> Map<String, Value> {
    let Value::Object(members) = value else {
        return Map::from_iter([(name.to_owned(), value.clone())]);
    };
    let key = |member: &str| match name {
        "" => member.to_owned(),
        name => format!("{name}[{member}]"),
    };
    let parts = members
        .iter()
        .map(|(member, value)| flat(&key(member), value));
    parts.flatten().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_is_called_on_a_default_worker() {
    let client = Client::builder()
        .api_key("a-key")
        .privacy_pass_auth("a-pass")
        .base_url(serve().await)
        .retry(RetryPolicy::NEVER)
        .build()
        .unwrap();
    let numbered = EXAMPLES.iter().enumerate();
    let bodies = EXAMPLES
        .iter()
        .map(|example| (example.door.as_str(), example));
    let bodies: HashMap<&str, &'static Example> = bodies.collect();
    let mut tasks = JoinSet::new();
    let mut largest = (0, "");
    for info in persona_client::operations() {
        let door = format!("reply {} {}", info.method.as_str(), info.path);
        for (wanted, example) in numbered.clone().filter(|(_, example)| example.door == door) {
            let arguments = arguments(info, &bodies).with(Location::Header, WANTED, wanted);
            let call = client.call(info.id, arguments);
            let call = call
                .unwrap_or_else(|error| panic!("{}: {error}", info.id))
                .into_future();
            largest = largest.max((size_of_val(&*call), info.id));
            tasks.spawn(async move {
                let reply = call
                    .await
                    .unwrap_or_else(|error| panic!("{}: {error}", info.id));
                assert_eq!(reply.status().as_u16(), example.status, "{}", info.id);
                info.id
            });
        }
    }
    let calls = tasks.len();
    let called: BTreeSet<&str> = tasks.join_all().await.into_iter().collect();
    let all: BTreeSet<&str> = persona_client::operations().map(|info| info.id).collect();
    assert_eq!(called, all);
    let exchange = size_of_val(&*client.accounts().list().into_request().stream());
    println!(
        "{calls} calls of {} operations; the largest future, with its reply: {} bytes, {}; what it boxes: {exchange} bytes",
        called.len(),
        largest.0,
        largest.1
    );
    assert!(largest.0 <= LARGEST_CALL && exchange <= LARGEST_EXCHANGE);
}
