//! The table of OpenAPI 3.1.1 §4.8.12.5, cell by cell, written and read.

use jsonapi_runtime::http::encoding::{Encoding, Style};
use jsonapi_runtime::http::query::{Parameters, Query};
use jsonapi_runtime::http::{Claim, cookie, header, path};
use jsonapi_runtime::{Map, Wire};

fn list() -> Vec<String> {
    ["blue", "black", "brown"].map(str::to_owned).to_vec()
}

fn object() -> Map<i64> {
    [("R", 100), ("G", 200), ("B", 150)].into_iter().collect()
}

fn in_path<T: Wire>(value: &T, style: Style, explode: bool, expected: &str) {
    let encoding = Encoding::new(style, explode);
    assert_eq!(
        path::write("color", value, encoding),
        expected,
        "{encoding:?}"
    );
    assert_eq!(
        path::read("color", expected, encoding).as_ref(),
        Ok(value),
        "{encoding:?}"
    );
}

fn in_query<T: Wire>(value: &T, style: Style, explode: bool, expected: &str) {
    let encoding = Encoding::new(style, explode);
    let mut query = Query::new();
    query.add("color", value, encoding);
    assert_eq!(query.to_string(), expected, "{encoding:?}");
    let parameters = Parameters::parse(expected).unwrap();
    assert_eq!(
        parameters.get("color", encoding).unwrap().as_ref(),
        Some(value),
        "{encoding:?}"
    );
}

#[test]
fn matrix() {
    for explode in [false, true] {
        in_path(&String::new(), Style::Matrix, explode, ";color");
        in_path(&None::<i64>, Style::Matrix, explode, ";color");
        in_path(&"blue".to_owned(), Style::Matrix, explode, ";color=blue");
    }
    in_path(&list(), Style::Matrix, false, ";color=blue,black,brown");
    in_path(
        &list(),
        Style::Matrix,
        true,
        ";color=blue;color=black;color=brown",
    );
    in_path(&object(), Style::Matrix, false, ";color=R,100,G,200,B,150");
    in_path(&object(), Style::Matrix, true, ";R=100;G=200;B=150");
}

#[test]
fn label() {
    for explode in [false, true] {
        in_path(&String::new(), Style::Label, explode, ".");
        in_path(&None::<i64>, Style::Label, explode, ".");
        in_path(&"blue".to_owned(), Style::Label, explode, ".blue");
    }
    in_path(&list(), Style::Label, false, ".blue,black,brown");
    in_path(&list(), Style::Label, true, ".blue.black.brown");
    in_path(&object(), Style::Label, false, ".R,100,G,200,B,150");
    in_path(&object(), Style::Label, true, ".R=100.G=200.B=150");
}

#[test]
fn simple() {
    for explode in [false, true] {
        in_path(&String::new(), Style::Simple, explode, "");
        in_path(&"blue".to_owned(), Style::Simple, explode, "blue");
        in_path(&list(), Style::Simple, explode, "blue,black,brown");
    }
    in_path(&object(), Style::Simple, false, "R,100,G,200,B,150");
    in_path(&object(), Style::Simple, true, "R=100,G=200,B=150");
}

#[test]
fn simple_in_headers() {
    let cases = [(false, "R,100,G,200,B,150"), (true, "R=100,G=200,B=150")];
    for (explode, expected) in cases {
        let encoding = Encoding::SIMPLE.explode(explode);
        assert_eq!(
            header::write(&object(), encoding).as_deref(),
            Some(expected)
        );
        assert_eq!(header::read([expected], encoding), Ok(Some(object())));
        assert_eq!(
            header::write(&list(), encoding).as_deref(),
            Some("blue,black,brown")
        );
        assert_eq!(
            header::read(["blue, black", " brown"], encoding),
            Ok(Some(list()))
        );
    }
}

#[test]
fn form() {
    for explode in [false, true] {
        in_query(&String::new(), Style::Form, explode, "color=");
        in_query(&"blue".to_owned(), Style::Form, explode, "color=blue");
    }
    in_query(&list(), Style::Form, false, "color=blue,black,brown");
    in_query(
        &list(),
        Style::Form,
        true,
        "color=blue&color=black&color=brown",
    );
    in_query(&object(), Style::Form, false, "color=R,100,G,200,B,150");
    let mut query = Query::new();
    query.add("color", &object(), Encoding::FORM);
    assert_eq!(query.to_string(), "R=100&G=200&B=150");
    let parameters = Parameters::parse("page=2&R=100&G=200&B=150&X=1").unwrap();
    let claim = Claim::Only(&["R", "G", "B"]);
    assert_eq!(parameters.members("color", claim), Ok(Some(object())));
    let open = parameters.members::<Map<i64>>("color", Claim::Except(&["page"]));
    assert_eq!(
        open.unwrap().unwrap().keys().collect::<Vec<_>>(),
        ["R", "G", "B", "X"]
    );
    let none = parameters.members::<Map<i64>>("color", Claim::Only(&["C", "M"]));
    assert_eq!(none, Ok(None));
}

#[test]
fn form_in_cookies() {
    let mut cookies = cookie::Cookies::new();
    cookies.add("joined", &list(), Encoding::COMMA);
    cookies.add("list", &list(), Encoding::FORM);
    cookies.add("color", &object(), Encoding::FORM);
    let expected =
        "joined=blue,black,brown; list=blue; list=black; list=brown; R=100; G=200; B=150";
    assert_eq!(cookies.to_string(), expected);
    assert_eq!(
        cookie::read([expected], "joined", Encoding::COMMA),
        Ok(Some(list()))
    );
    assert_eq!(
        cookie::read([expected], "list", Encoding::FORM),
        Ok(Some(list()))
    );
    let claim = Claim::Only(&["R", "G", "B"]);
    assert_eq!(cookie::read_members([expected], claim), Ok(Some(object())));
}

#[test]
fn delimited() {
    in_query(
        &list(),
        Style::SpaceDelimited,
        false,
        "color=blue%20black%20brown",
    );
    in_query(
        &object(),
        Style::SpaceDelimited,
        false,
        "color=R%20100%20G%20200%20B%20150",
    );
    in_query(
        &list(),
        Style::PipeDelimited,
        false,
        "color=blue%7Cblack%7Cbrown",
    );
    in_query(
        &object(),
        Style::PipeDelimited,
        false,
        "color=R%7C100%7CG%7C200%7CB%7C150",
    );
    for query in ["color=a+b", "color=a%20b"] {
        let parameters = Parameters::parse(query).unwrap();
        let read = parameters.get::<Vec<String>>("color", Encoding::SPACE_DELIMITED);
        assert_eq!(read.unwrap().unwrap(), ["a", "b"]);
    }
    let parameters = Parameters::parse("color=a|b%7cc").unwrap();
    let read = parameters.get::<Vec<String>>("color", Encoding::PIPE_DELIMITED);
    assert_eq!(read.unwrap().unwrap(), ["a", "b", "c"]);
}

#[test]
fn deep_object() {
    let expected = "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150";
    in_query(&object(), Style::DeepObject, true, expected);
    let plain = Parameters::parse("color[R]=100&color[G]=200&color[B]=150").unwrap();
    assert_eq!(
        plain.get("color", Encoding::DEEP_OBJECT),
        Ok(Some(object()))
    );
}

#[test]
fn what_is_empty_is_left_out() {
    let mut query = Query::new();
    query.add("a", &Vec::<String>::new(), Encoding::FORM);
    query.add("b", &Vec::<String>::new(), Encoding::COMMA);
    query.add("c", &None::<String>, Encoding::FORM);
    query.add("d", &Map::<String>::new(), Encoding::DEEP_OBJECT);
    assert!(query.is_empty());
    let bare = Encoding::FORM.allow_empty();
    query.add("e", &None::<i64>, bare);
    assert_eq!(query.to_string(), "e=");
    for text in ["e=", "e"] {
        let parameters = Parameters::parse(text).unwrap();
        assert_eq!(parameters.get::<i64>("e", bare), Ok(None));
        assert!(parameters.get::<i64>("e", Encoding::FORM).is_err());
        assert_eq!(parameters.get("e", bare), Ok(Some(String::new())));
        assert_eq!(
            parameters.get::<Vec<i64>>("e", Encoding::COMMA),
            Ok(Some(vec![]))
        );
    }
    assert_eq!(header::write(&Vec::<String>::new(), Encoding::SIMPLE), None);
}

#[test]
fn reserved_characters_stay_where_they_may() {
    let encoding = Encoding::FORM.allow_reserved();
    let mut query = Query::new();
    query.add(
        "to",
        &"https://a.b/c?d=e&f=g#h[1]+2 50% a%2Fb".to_owned(),
        encoding,
    );
    let expected = "to=https://a.b/c?d=e%26f=g%23h%5B1%5D%2B2%2050%25%20a%2Fb";
    assert_eq!(query.to_string(), expected);
    let mut query = Query::new();
    query.add(
        "k",
        &vec!["a,b".to_owned(), "c:d".to_owned()],
        encoding.explode(false),
    );
    assert_eq!(query.to_string(), "k=a%2Cb,c:d");
}

#[test]
fn content_is_text_of_its_media_type() {
    let value: Map<bool> = [("strict", true)].into_iter().collect();
    assert_eq!(
        header::write(&value, Encoding::JSON).as_deref(),
        Some(r#"{"strict":true}"#)
    );
    let lines = [r#"{"strict": true}"#];
    assert_eq!(header::read(lines, Encoding::JSON), Ok(Some(value.clone())));
    assert_eq!(
        path::write("p", &value, Encoding::JSON),
        "%7B%22strict%22%3Atrue%7D"
    );
    let text = "a/b, c".to_owned();
    assert_eq!(path::write("p", &text, Encoding::TEXT), "a%2Fb%2C%20c");
    assert_eq!(path::read("p", "a%2Fb%2C%20c", Encoding::TEXT), Ok(text));
}

#[test]
fn what_is_not_in_its_style_is_refused() {
    assert!(path::read::<String>("c", "blue", Encoding::LABEL).is_err());
    assert!(path::read::<String>("c", ";d=blue", Encoding::MATRIX).is_err());
    assert!(path::read::<String>("c", ";c=a;c=b", Encoding::MATRIX.explode(true)).is_err());
    assert!(path::read::<Map<String>>("c", "a,b,c", Encoding::SIMPLE).is_err());
    assert!(path::read::<Map<String>>("c", "a", Encoding::SIMPLE.explode(true)).is_err());
    assert!(path::read::<String>("c", "%FF", Encoding::SIMPLE).is_err());
    assert!(header::read::<Map<bool>>(["{"], Encoding::JSON).is_err());
}

#[test]
fn no_value_adds_a_cookie_or_a_header() {
    let mut cookies = cookie::Cookies::new();
    cookies.add("a;x", &"1; b=2\r\nc: 3\"\\,ä".to_owned(), Encoding::FORM);
    assert_eq!(
        cookies.to_string(),
        "a%3Bx=1%3B%20b%3D2%0D%0Ac%3A%203%22%5C%2C%C3%A4"
    );
    let value = "a\r\nSet-Cookie: x".to_owned();
    assert_eq!(
        header::write(&value, Encoding::SIMPLE).unwrap(),
        "a%0D%0ASet-Cookie: x"
    );
}
