#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::Inflection;
use crate::{UnknownResource, Value, from_value, to_value};

type Raw = Document<Vec<UnknownResource>, UnknownResource>;

#[test]
fn a_document_is_put_together() {
    let mut links = Links::default();
    links.set("next", Member::Null);
    let meta: FreeObject = [("total_count", json!(1))].into_iter().collect();
    let document = Raw::new(vec![json!({"type": "a", "id": "1"}).into()])
        .with_included(vec![])
        .with_links(links)
        .with_meta(meta);
    let expected = json!({
        "data": [{"type": "a", "id": "1"}],
        "included": [],
        "links": {"next": null},
        "meta": {"total_count": 1},
    });
    assert_eq!(to_value(&document, Inflection::Camel), expected);
}

#[test]
fn data_that_does_not_fit_is_an_error_at_its_place() {
    let error = |value: Value| from_value::<Raw>(&value).unwrap_err().to_string();
    assert_eq!(
        error(json!({"data": {}})),
        "data: expected an array, found an object"
    );
    assert_eq!(
        error(json!({"meta": {}})),
        "data: missing, expected an array"
    );
    assert_eq!(error(json!([])), "expected an object, found an array");
}
