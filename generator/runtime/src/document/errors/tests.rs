#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::Inflection;
use crate::{from_value, to_value};

#[test]
fn detail_and_details_are_one_to_the_reader() {
    let value = json!({"errors": [
        {"title": "Conflict", "details": "it is there already"},
        {"detail": "first", "details": "second", "status": 409, "code": "c", "retry_after": 5},
        {"title": null, "source": {"pointer": "/data/attributes/files", "line": 1}},
        {},
    ], "request_id": "req_1"});
    let errors: Errors = from_value(&value).unwrap();
    let details: Vec<_> = errors.errors.iter().map(ErrorObject::detail).collect();
    assert_eq!(
        details,
        [Some("it is there already"), Some("first"), None, None]
    );
    assert_eq!(errors.errors[2].pointer(), Some("/data/attributes/files"));
    assert_eq!(to_value(&errors, Inflection::Camel), value);
}

#[test]
fn what_tells_no_errors_is_kept_and_what_is_no_object_is_refused() {
    for value in [
        json!({}),
        json!({"errors": "x"}),
        json!({"errors": null, "message": "gateway"}),
        json!({"errors": [5]}),
    ] {
        let errors: Errors = from_value(&value).unwrap();
        assert!(errors.errors.is_empty());
        assert_eq!(to_value(&errors, Inflection::Kebab), value);
    }
    assert!(from_value::<Errors>(&json!("gateway")).is_err());
}

#[test]
fn errors_are_made_by_servers() {
    let mut error = ErrorObject::new("Unprocessable entity");
    error.source.pointer = "/data".into();
    let expected =
        json!({"errors": [{"title": "Unprocessable entity", "source": {"pointer": "/data"}}]});
    assert_eq!(to_value(&Errors::from(error), Inflection::Kebab), expected);
}
