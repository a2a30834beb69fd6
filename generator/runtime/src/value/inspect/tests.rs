#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use super::*;
use crate::{Document, FreeObject, Map, Number, UnknownResource, from_str};

type Raw = Document<Map<Vec<Number>>, UnknownResource, Vec<i64>>;

#[test]
fn each_member_that_does_not_fit_is_told_with_its_path() {
    let json =
        r#"{"data": {"a": [1, 1e400]}, "meta": [1, "2"], "included": 5, "links": {"next": 1}}"#;
    let (document, odd) = inspect::<Raw>(json).unwrap();
    assert_eq!(document, from_str::<Raw>(json).unwrap());
    let told: Vec<String> = odd.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "meta[1]: expected an integer, found a string",
            "included: expected an array, found a number",
        ]
    );
    assert_eq!(odd[0].pointer(), "/meta/1");
}

#[test]
fn nothing_is_told_of_what_fits_and_the_whole_may_not_fit() {
    let (_, odd) = inspect::<FreeObject>(r#"{"a": null}"#).unwrap();
    assert!(odd.is_empty());
    assert!(inspect::<Raw>("[]").is_err() && inspect::<Raw>("[").is_err());
    // Nobody asks any more.
    assert!(MET.with_borrow(Option::is_none));
}
