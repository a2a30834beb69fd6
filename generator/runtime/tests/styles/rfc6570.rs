//! The examples of RFC 6570 §3.2 for the operators that OpenAPI's styles stand for.

use jsonapi_runtime::http::encoding::Encoding;
use jsonapi_runtime::http::path;
use jsonapi_runtime::http::query::Query;
use jsonapi_runtime::{Map, Wire};

fn text(text: &str) -> String {
    text.to_owned()
}

fn list() -> Vec<String> {
    ["red", "green", "blue"].map(text).to_vec()
}

fn keys() -> Map<String> {
    [
        ("semi", text(";")),
        ("dot", text(".")),
        ("comma", text(",")),
    ]
    .into_iter()
    .collect()
}

fn expands<T: Wire>(name: &str, value: &T, encoding: Encoding, expected: &str) {
    assert_eq!(path::write(name, value, encoding), expected);
    assert_eq!(
        path::read(name, expected, encoding).as_ref(),
        Ok(value),
        "{expected}"
    );
}

#[test]
fn simple_string_expansion() {
    let simple = Encoding::SIMPLE;
    expands("var", &text("value"), simple, "value");
    expands("hello", &text("Hello World!"), simple, "Hello%20World%21");
    expands("half", &text("50%"), simple, "50%25");
    expands("empty", &text(""), simple, "");
    expands("list", &list(), simple, "red,green,blue");
    expands("list", &list(), simple.explode(true), "red,green,blue");
    expands("keys", &keys(), simple, "semi,%3B,dot,.,comma,%2C");
    expands(
        "keys",
        &keys(),
        simple.explode(true),
        "semi=%3B,dot=.,comma=%2C",
    );
}

#[test]
fn label_expansion_with_dot_prefix() {
    let label = Encoding::LABEL;
    expands("who", &text("fred"), label, ".fred");
    expands("half", &text("50%"), label, ".50%25");
    expands(
        "dom",
        &vec![text("example"), text("com")],
        label.explode(true),
        ".example.com",
    );
    expands("var", &text("value"), label, ".value");
    expands("empty", &text(""), label, ".");
    expands("list", &list(), label, ".red,green,blue");
    expands("list", &list(), label.explode(true), ".red.green.blue");
    expands("keys", &keys(), label, ".semi,%3B,dot,.,comma,%2C");
    expands(
        "keys",
        &keys(),
        label.explode(true),
        ".semi=%3B.dot=..comma=%2C",
    );
    expands("empty_keys", &Map::<String>::new(), label, "");
    expands("empty_keys", &Map::<String>::new(), label.explode(true), "");
}

#[test]
fn path_style_parameter_expansion() {
    let matrix = Encoding::MATRIX;
    expands("who", &text("fred"), matrix, ";who=fred");
    expands("half", &text("50%"), matrix, ";half=50%25");
    expands("empty", &text(""), matrix, ";empty");
    expands(
        "hello",
        &text("Hello World!"),
        matrix,
        ";hello=Hello%20World%21",
    );
    expands("list", &list(), matrix, ";list=red,green,blue");
    expands(
        "list",
        &list(),
        matrix.explode(true),
        ";list=red;list=green;list=blue",
    );
    expands("keys", &keys(), matrix, ";keys=semi,%3B,dot,.,comma,%2C");
    expands(
        "keys",
        &keys(),
        matrix.explode(true),
        ";semi=%3B;dot=.;comma=%2C",
    );
}

#[test]
fn form_style_query_expansion() {
    fn query<T: Wire>(name: &str, value: &T, encoding: Encoding) -> String {
        let mut query = Query::new();
        query.add(name, value, encoding);
        query.to_string()
    }
    let (form, comma) = (Encoding::FORM, Encoding::COMMA);
    assert_eq!(query("who", &text("fred"), form), "who=fred");
    assert_eq!(query("half", &text("50%"), form), "half=50%25");
    assert_eq!(query("x", &text("1024"), form), "x=1024");
    assert_eq!(query("empty", &text(""), form), "empty=");
    assert_eq!(query("undef", &None::<String>, form), "");
    assert_eq!(query("list", &list(), comma), "list=red,green,blue");
    assert_eq!(
        query("list", &list(), form),
        "list=red&list=green&list=blue"
    );
    assert_eq!(
        query("keys", &keys(), comma),
        "keys=semi,%3B,dot,.,comma,%2C"
    );
    assert_eq!(query("keys", &keys(), form), "semi=%3B&dot=.&comma=%2C");
}

#[test]
fn reserved_expansion_of_values() {
    let mut query = Query::new();
    let encoding = Encoding::FORM.allow_reserved();
    query.add("hello", &text("Hello World!"), encoding);
    query.add("half", &text("50%"), encoding);
    query.add("path", &text("/foo/bar"), encoding);
    query.add("base", &text("http://example.com/home/"), encoding);
    let expected = "hello=Hello%20World!&half=50%25&path=/foo/bar&base=http://example.com/home/";
    assert_eq!(query.to_string(), expected);
}
