#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests fail by panicking"
)]

use jsonapi_runtime::RawReply;
use jsonapi_runtime::serde_json::json;

use super::{ArgumentError, Arguments};
use crate::info::Place;
use crate::testing::{RETRIEVE, Script, reply};

fn kept(raw: RawReply) -> Result<RawReply, jsonapi_runtime::DecodeError> {
    Ok(raw)
}

#[test]
fn numbers_may_be_given_as_text_and_texts_as_numbers() {
    let mut arguments = Arguments::default()
        .with(Place::Query, "page[size]", "10")
        .with(Place::Header, "X-Build", 7);
    assert_eq!(
        arguments
            .required::<i64>(Place::Query, "page[size]")
            .unwrap(),
        10
    );
    let build: String = arguments.required(Place::Header, "x-build").unwrap();
    assert_eq!(build, "7");
}

#[test]
fn a_missing_argument_is_named() {
    let missing = Arguments::default().required::<String>(Place::Path, "animal-id");
    assert!(matches!(missing, Err(ArgumentError::Missing { name }) if name == "animal-id"));
}

#[test]
fn a_body_that_the_operation_does_not_take_is_an_error() {
    let request = Script::default().client().request(&RETRIEVE);
    let arguments = Arguments::default().with_body(json!({"data": null}));
    let sent = arguments.send(request, kept, |raw, _| raw.clone());
    assert!(matches!(sent, Err(ArgumentError::Unknown { name }) if name == "body"));
}

#[tokio::test]
async fn unknown_query_arguments_are_sent_and_any_status_is_a_reply() {
    let script = Script::new([reply(404, r#"{"errors":[]}"#)]);
    let request = script.client().request(&RETRIEVE).path("animal-id", "a");
    let arguments = Arguments::default().with(Place::Query, "debug", true);
    let call = arguments.send(request, kept, |raw, _| raw.clone()).unwrap();
    let reply = call.await.unwrap();
    assert_eq!(reply.status(), 404);
    assert_eq!(reply.json(), Some(json!({"errors": []})));
    assert_eq!(script.request().uri().query(), Some("debug=true"));
}
