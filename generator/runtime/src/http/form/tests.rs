//! Tests of forms.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use super::*;
use crate::FreeObject;

fn json(form: &str) -> String {
    let form: FreeObject = read(form, &[]).unwrap();
    serde_json::to_string(&form).unwrap()
}

#[test]
fn percent_encoding_and_plus_are_decoded() {
    assert_eq!(
        json("filter%5Ba%5D=1%262+3&a=%C3%A4"),
        r#"{"filter":{"a":"1&2 3"},"a":"ä"}"#
    );
    assert_eq!(read::<FreeObject>("a=%FF", &[]), Err(Unreadable::Text));
}

#[test]
fn brackets_nest_and_repeated_names_are_arrays() {
    let form = "f[a][b]=1&f[a][c]=2&f[d][]=3&f[d][]=4&other=5&other=6";
    assert_eq!(
        json(form),
        r#"{"f":{"a":{"b":"1","c":"2"},"d":["3","4"]},"other":["5","6"]}"#
    );
}

#[test]
fn the_number_of_pairs_is_bounded() {
    let read = |form: String| read::<FreeObject>(&form, &[]);
    assert!(read("a&".repeat(MAX_PAIRS)).is_ok());
    assert!(read("a&".repeat(MAX_PAIRS + 1)).is_err());
}

#[test]
fn contradicting_names_do_not_panic() {
    json("a=1&a[b]=2&a[][c]=3&[=4&a[b=5&]=6");
}

#[test]
fn brackets_may_not_nest_without_end() {
    let deep = format!("a{}=1&b=2", "[x]".repeat(100_000));
    assert_eq!(json(&deep), r#"{"b":"2"}"#);
}

const FIELDS: &[FormField] = &[
    FormField::list("marks", Encoding::PIPE_DELIMITED),
    FormField::object("size", Encoding::FORM).members(&["width", "height"]),
    FormField::object("place", Encoding::DEEP_OBJECT),
    FormField::list("notes", Encoding::JSON),
];

#[test]
fn members_are_written_as_their_encodings_say() {
    let value: FreeObject = crate::from_str(
        r#"{"marks":["a","b|c"],"size":{"height":"2","width":"1"},"place":{"row":{"x":"3"}},"notes":[{"t":"u"},["v"]],"free":"w x"}"#,
    )
    .unwrap();
    let form = write(&value, FIELDS);
    assert_eq!(
        form,
        "marks=a%7Cb%257Cc&height=2&width=1&place%5Brow%5D%5Bx%5D=3\
         &notes=%7B%22t%22%3A%22u%22%7D&notes=%5B%22v%22%5D&free=w%20x"
    );
    assert_eq!(read::<FreeObject>(&form, FIELDS), Ok(value));
}

#[test]
fn parts_are_not_escaped_and_come_back() {
    let field = FormField::list("marks", Encoding::COMMA);
    for items in [vec!["a+b", "c%2Cd", "e,f"], vec!["ä é", "%25"], vec!["x"]] {
        let items: Vec<String> = items.into_iter().map(str::to_owned).collect();
        let parts = write_parts(&items, "marks", Encoding::COMMA);
        assert_eq!(parts.len(), 1);
        let parts = parts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        assert_eq!(read_parts(parts, &field), Ok(Some(items)));
    }
    let parts = write_parts(
        &vec!["a+b".to_owned(), "c".to_owned()],
        "marks",
        Encoding::COMMA,
    );
    assert_eq!(parts, [("marks".to_owned(), "a+b,c".to_owned())]);
}
