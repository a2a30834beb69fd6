#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests fail by panicking"
)]

use jsonapi_runtime::RawReply;
use jsonapi_runtime::serde_json::json;

use super::{ArgumentError, Arguments};
use crate::testing::{RETRIEVE, Script, reply};
use jsonapi_runtime::http::encoding::Location;

fn kept(raw: &RawReply) -> Result<RawReply, jsonapi_runtime::DecodeError> {
    Ok(raw.clone())
}

#[test]
fn numbers_may_be_given_as_text_and_texts_as_numbers() {
    let mut arguments = Arguments::default()
        .with(Location::Query, "page[size]", "10")
        .with(Location::Header, "X-Build", 7);
    assert_eq!(
        arguments
            .required::<i64>(Location::Query, "page[size]")
            .unwrap(),
        10
    );
    let build: String = arguments.required(Location::Header, "x-build").unwrap();
    assert_eq!(build, "7");
}

#[test]
fn lists_may_be_given_as_text_with_commas() {
    for (given, words) in [
        (json!("lent,free"), ["lent", "free"].as_slice()),
        (json!("lent"), &["lent"]),
        (json!(["lent", "free"]), &["lent", "free"]),
        (json!("[\"a,b\"]"), &["a,b"]),
    ] {
        let mut arguments = Arguments::default().with(Location::Query, "state", given);
        let read: Vec<String> = arguments.required(Location::Query, "state").unwrap();
        assert_eq!(read, words);
    }
}

#[test]
fn a_missing_argument_is_named() {
    let missing = Arguments::default().required::<String>(Location::Path, "animal-id");
    assert!(matches!(missing, Err(ArgumentError::Missing { name }) if name == "animal-id"));
}

#[test]
fn a_body_that_the_operation_does_not_take_is_an_error() {
    let request = Script::default().client().request(&RETRIEVE);
    let arguments = Arguments::default().with_body(json!({"data": null}));
    let sent = arguments.send(request, kept, |raw: &RawReply, _| raw.clone());
    assert!(matches!(sent, Err(ArgumentError::Unknown { name }) if name == "body"));
}

#[tokio::test]
async fn unknown_query_arguments_are_sent_and_any_status_is_a_reply() {
    let script = Script::new([reply(404, r#"{"errors":[]}"#)]);
    let request = script.client().request(&RETRIEVE).path("animal-id", "a");
    let arguments = Arguments::default().with(Location::Query, "debug", true);
    let call = arguments
        .send(request, kept, |raw: &RawReply, _| raw.clone())
        .unwrap();
    let reply = call.await.unwrap();
    assert_eq!(reply.status(), 404);
    assert_eq!(reply.json(), Some(json!({"errors": []})));
    assert_eq!(script.request().uri().query(), Some("debug=true"));
}

#[tokio::test]
async fn one_json_object_says_all_arguments() {
    let script = Script::new([reply(200, "{}")]);
    let mut arguments = Arguments::try_from(json!({
        "path": {"animal-id": "ani_1"},
        "query": {"page[size]": 10, "debug": "yes"},
        "header": {"X-Build": "7"},
    }))
    .unwrap();
    let id: String = arguments.required(Location::Path, "animal-id").unwrap();
    let size: Option<i64> = arguments.take(Location::Query, "page[size]").unwrap();
    assert_eq!((id.as_str(), size), ("ani_1", Some(10)));
    let request = script.client().request(&RETRIEVE).path("animal-id", id);
    let call = arguments
        .send(request, kept, |raw: &RawReply, _| raw.clone())
        .unwrap();
    call.await.unwrap();
    assert_eq!(script.request().uri().query(), Some("debug=yes"));
    assert_eq!(script.request().headers()["x-build"], "7");
}

#[test]
fn what_a_json_object_of_arguments_cannot_have_is_named() {
    let wrong = |value: jsonapi_runtime::Value| Arguments::try_from(value).unwrap_err().to_string();
    assert!(wrong(json!({"paths": {}})).contains("\"paths\""));
    assert!(wrong(json!({"query": ["a"]})).contains("\"query\""));
    assert!(wrong(json!("ani_1")).contains("\"arguments\""));
}

#[test]
fn files_are_parts_or_the_whole_body_and_none_is_left_over() {
    let mut arguments = Arguments::default()
        .with_file("data[file]", b"\xff\x00".as_slice())
        .with_file("other", b"b".as_slice());
    assert!(arguments.has_body());
    assert_eq!(arguments.files("data[file]").unwrap().len(), 1);
    let request = Script::default().client().request(&RETRIEVE);
    let sent = arguments.send(request, kept, |raw: &RawReply, _| raw.clone());
    assert!(matches!(sent, Err(ArgumentError::Unknown { name }) if name == "other"));

    let mut arguments = Arguments::default().with_file_body(b"\xff".as_slice());
    assert!(arguments.file_body().unwrap().is_some());
    assert!(!arguments.has_body());
}
