#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::FreeObject;

#[test]
fn what_is_no_json_says_where_it_ends_to_be() {
    let error = from_str::<FreeObject>("{\n  \"a\": nope}").unwrap_err();
    assert!(matches!(error, DecodeError::Syntax(_)));
    assert!(error.to_string().contains("line 2 column"), "{error}");
    assert!(error.path().is_empty() && error.mismatch().is_none());
}

#[test]
fn bytes_that_are_no_utf8_are_refused() {
    assert!(from_slice::<FreeObject>(b"{\"a\": \"\xff\"}").is_err());
}

#[test]
fn what_follows_the_value_is_refused() {
    assert!(from_str::<FreeObject>("{} {}").is_err());
}

#[test]
fn serde_carries_the_path_as_well() {
    let error = deserialize::<Vec<i64>, _>(json!([1, "x"])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "[1]: expected an integer, found a string"
    );
}
