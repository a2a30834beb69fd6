#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::{Value, json};

use super::*;
use crate::Member;

#[test]
fn members_are_written_in_order_and_only_where_they_are_there() {
    let nothing = Extra::new();
    let (none, some): (Option<i64>, Option<i64>) = (None, Some(1));
    let (absent, null) = (Member::<i64>::Absent, Member::<i64>::Null);
    let mut out = Output::text(Inflection::Snake);
    out.object(|object| {
        object
            .constant("my-type", "t")
            .required("z-z", &2_i64)
            .member("left-out", &none)
            .required("null-one", &none)
            .member("a", &some)
            .member("absent-one", &absent)
            .member("null-two", &null)
            .rest(&nothing);
    });
    let json = String::from_utf8(out.into_text()).unwrap();
    assert_eq!(
        json,
        r#"{"my_type":"t","z_z":2,"null_one":null,"a":1,"null_two":null}"#
    );
}

#[test]
fn undeclared_names_are_never_respelled() {
    let mut extra = Extra::new();
    extra.insert("snake_extra", json!({"kebab-inside": 1}));
    let map: Map<i64> = [("kebab-key", 1)].into_iter().collect();
    let free: Value = json!({"snake_inside": 1});
    let object = written(Inflection::Camel, &|object| {
        object.required("free-form", &free).map(&map).rest(&extra);
    });
    let expected = json!({"freeForm": free, "kebab-key": 1, "snake_extra": {"kebab-inside": 1}});
    assert_eq!(object, expected);
}

#[test]
fn constants_are_written_as_they_deviated() {
    let mut extra = Extra::new();
    extra.deviate("grant-type", Some(json!(["odd"])));
    extra.deviate("kind", None);
    let write = |style| {
        written(style, &|object| {
            object
                .constant("grant-type", "code")
                .constant("kind", "k")
                .rest(&extra);
        })
    };
    assert_eq!(write(Inflection::Kebab), json!({"grant-type": ["odd"]}));
    assert_eq!(write(Inflection::Camel), json!({"grantType": ["odd"]}));
}

#[test]
fn an_object_of_constants_alone_is_blank() {
    let (absent, null) = (Member::<i64>::Absent, Member::<i64>::Null);
    let nothing = Extra::new();
    for (field, expected) in [(&absent, Written::Blank), (&null, Written::Some)] {
        let mut out = Output::text(Inflection::Kebab);
        let written = out.object(|object| {
            object
                .constant("type", "t")
                .member("a", field)
                .rest(&nothing);
        });
        assert_eq!(written, expected);
    }
    let mut extra = Extra::new();
    extra.deviate("type", None);
    let mut out = Output::text(Inflection::Kebab);
    let written = out.object(|object| {
        object.constant("type", "t").rest(&extra);
    });
    assert_eq!(written, Written::Some);
    assert_eq!(out.into_text(), b"{}");
}
