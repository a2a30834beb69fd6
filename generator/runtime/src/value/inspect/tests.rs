#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use super::*;
use crate::json::output::Output;
use crate::object::extra::Extra;
use crate::object::reader::ObjectReader;
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

/// A resource with nothing but its type, and what else came.
#[derive(Clone, Debug, PartialEq)]
struct Cat(Extra);

impl Wire for Cat {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut extra = Extra::new();
        let mut object = ObjectReader::open(node);
        object.constant("type", "cat").rest(&mut extra)?;
        Ok(Self(extra))
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.null();
    }
}

#[test]
fn a_single_resource_of_another_type_is_an_error_where_that_is_asked_for() {
    type One = Document<Cat, UnknownResource>;
    type Perhaps = Document<Option<Cat>, UnknownResource>;
    for (data, told) in [
        (
            r#"{"type": "dog"}"#,
            r#"data.type: expected "cat", found another string"#,
        ),
        (
            r#"{"type": 5}"#,
            r#"data.type: expected "cat", found a number"#,
        ),
        ("{}", r#"data.type: missing, expected "cat""#),
    ] {
        let json = format!(r#"{{"data": {data}}}"#);
        let strict = strictly(|| from_str::<One>(&json));
        assert_eq!(strict.unwrap_err().to_string(), told);
        let strict = strictly(|| from_str::<Perhaps>(&json));
        assert_eq!(strict.unwrap_err().to_string(), told);
        // Nobody asks any more.
        assert!(from_str::<One>(&json).is_ok());
    }
    assert!(strictly(|| from_str::<One>(r#"{"data": {"type": "cat"}}"#)).is_ok());
    assert!(strictly(|| from_str::<Perhaps>(r#"{"data": null}"#)).is_ok());
}

#[test]
fn resources_of_another_type_are_told_where_they_do_not_stand_alone() {
    // Within primary data, in lists and in `included` the others are worth reading.
    type Nested = Document<Map<Cat>, UnknownResource>;
    type Many = Document<Vec<Cat>, UnknownResource>;
    let json = r#"{"data": {"type": {"type": "dog"}}}"#;
    let (_, odd) = inspect::<Nested>(json).unwrap();
    assert_eq!(odd.len(), 1);
    let json = r#"{"data": [{"type": "cat"}, {"type": "dog"}, {}]}"#;
    let (document, odd) = inspect::<Many>(json).unwrap();
    assert_eq!(document.data.len(), 3);
    let told: Vec<String> = odd.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            r#"data[1].type: expected "cat", found another string"#,
            r#"data[2].type: missing, expected "cat""#,
        ]
    );
}
