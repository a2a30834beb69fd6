#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::http::encoding::Encoding;
use crate::{FreeObject, Map, Value, from_value};

fn encoded(key: &str, value: &Value, encoding: Encoding) -> String {
    let mut query = Query::new();
    query.add(key, value, encoding);
    query.to_string()
}

#[test]
fn lists_are_written_in_every_style() {
    let list = json!(["a b", "c,d", 5]);
    assert_eq!(encoded("k", &list, Encoding::FORM), "k=a%20b&k=c%2Cd&k=5");
    assert_eq!(encoded("k", &list, Encoding::COMMA), "k=a%20b,c%2Cd,5");
    assert_eq!(
        encoded("k", &list, Encoding::SPACE_DELIMITED),
        "k=a%2520b%20c%2Cd%205"
    );
    assert_eq!(
        encoded("k", &list, Encoding::PIPE_DELIMITED),
        "k=a%20b%7Cc%2Cd%7C5"
    );
    assert_eq!(
        encoded("k", &list, Encoding::DEEP_OBJECT),
        "k%5B%5D=a%20b&k%5B%5D=c%2Cd&k%5B%5D=5"
    );
    assert_eq!(encoded("k", &json!([1]), Encoding::JSON), "k=%5B1%5D");
}

#[test]
fn objects_are_written_in_every_style() {
    let object = json!({"a": {"b": "x", "c": true}, "d": null});
    assert_eq!(
        encoded("k", &object, Encoding::DEEP_OBJECT),
        "k%5Ba%5D%5Bb%5D=x&k%5Ba%5D%5Bc%5D=true"
    );
    assert_eq!(
        encoded("k", &json!({"a": 1, "b": "x"}), Encoding::FORM),
        "a=1&b=x"
    );
    assert_eq!(
        encoded("k", &json!({"a": 1, "b": "x"}), Encoding::COMMA),
        "k=a,1,b,x"
    );
}

#[test]
fn nothing_and_null_add_nothing_but_an_empty_list_may() {
    assert_eq!(encoded("k", &json!(null), Encoding::COMMA), "");
    assert_eq!(encoded("k", &json!([]), Encoding::FORM), "");
    let mut query = Query::new();
    query.list("include", [""; 0]);
    assert_eq!(query.to_string(), "include=");
    query.remove("include");
    assert!(query.is_empty());
}

#[test]
fn what_is_written_is_read_again() {
    let text = "ä&=+%?#[]/ \"\u{0}";
    let mut query = Query::new();
    query.text("fields[verification/government-id]", text);
    let parsed = Parameters::parse(&query.to_string()).unwrap();
    let name = "fields[verification/government-id]";
    assert_eq!(
        parsed.get::<String>(name, Encoding::FORM),
        Ok(Some(text.to_owned()))
    );
}

#[test]
fn include_has_three_states() {
    let of = |query: &str| {
        let parsed = Parameters::parse(query).unwrap();
        parsed.list("include").map(|items| items.join("|"))
    };
    assert_eq!(of("sort=a"), None);
    assert_eq!(of("include="), Some(String::new()));
    assert_eq!(of("include"), Some(String::new()));
    assert_eq!(of("?include=a,b%2Cc.d"), Some("a|b|c.d".to_owned()));
}

#[test]
fn brackets_may_come_encoded_and_names_in_any_spelling() {
    for query in [
        "filter[created-at-start]=x",
        "filter%5BcreatedAtStart%5D=x",
        "filter[created_at_start]=x",
    ] {
        let parsed = Parameters::parse(query).unwrap();
        let value = parsed.get::<String>("filter[created-at-start]", Encoding::FORM);
        assert_eq!(value, Ok(Some("x".to_owned())), "{query}");
    }
}

#[test]
fn values_are_typed() {
    let parsed =
        Parameters::parse("n=5&b=true&t=007&l=1,2&r=a&r=b&one=a&p=x%7Cy&j=%7B%22a%22%3A1%7D")
            .unwrap();
    assert_eq!(parsed.required::<i64>("n", Encoding::FORM), Ok(5));
    assert_eq!(parsed.required::<bool>("b", Encoding::FORM), Ok(true));
    assert_eq!(
        parsed.required::<String>("t", Encoding::FORM).unwrap(),
        "007"
    );
    assert_eq!(
        parsed.required::<Vec<i64>>("l", Encoding::COMMA).unwrap(),
        [1, 2]
    );
    assert_eq!(
        parsed.required::<Vec<String>>("r", Encoding::FORM).unwrap(),
        ["a", "b"]
    );
    assert_eq!(
        parsed
            .required::<Vec<String>>("one", Encoding::FORM)
            .unwrap(),
        ["a"]
    );
    assert_eq!(
        parsed
            .required::<Vec<String>>("p", Encoding::PIPE_DELIMITED)
            .unwrap(),
        ["x", "y"]
    );
    assert_eq!(
        parsed
            .required::<Map<i64>>("j", Encoding::JSON)
            .unwrap()
            .get("a"),
        Some(&1)
    );
    assert_eq!(parsed.get::<i64>("none", Encoding::FORM), Ok(None));
}

#[test]
fn nested_brackets_become_objects() {
    let parsed = Parameters::parse(
        "filter[id][key]=k&filter%5Bid%5D[value]=v&filter[s]=a&filter[s]=b&filter[l][]=1",
    )
    .unwrap();
    let filter: FreeObject = parsed.required("filter", Encoding::DEEP_OBJECT).unwrap();
    let expected: FreeObject =
        from_value(&json!({"id": {"key": "k", "value": "v"}, "s": ["a", "b"], "l": ["1"]}))
            .unwrap();
    assert_eq!(filter, expected);
}

#[test]
fn errors_name_the_parameter_and_not_its_value() {
    let parsed = Parameters::parse("page[size]=secret&j=%7Bsecret&s=secret&s=secret").unwrap();
    let size = parsed.get::<i64>("page[size]", Encoding::FORM).unwrap_err();
    assert_eq!(
        size.to_string(),
        "query parameter `page[size]`: expected an integer"
    );
    assert_eq!(size.parameter(), Some("page[size]"));
    let json = parsed.get::<FreeObject>("j", Encoding::JSON).unwrap_err();
    assert_eq!(json.to_string(), "query parameter `j`: expected JSON");
    let repeated = parsed.get::<String>("s", Encoding::FORM).unwrap_err();
    assert_eq!(repeated.to_string(), "query parameter `s` is repeated");
    let missing = parsed.required::<i64>("none", Encoding::FORM).unwrap_err();
    assert_eq!(missing.to_string(), "query parameter `none` is missing");
    let text = Parameters::parse("a=1&b=%FF").unwrap_err();
    assert_eq!(text.to_string(), "query parameter 2 is not valid UTF-8");
    assert!(!format!("{parsed:?}").contains("secret"));
}

#[test]
fn fieldsets_come_by_type() {
    let parsed =
        Parameters::parse("fields[inquiry]=status,note&fields%5Breport%2Fbasic%5D=").unwrap();
    let fieldsets: Vec<_> = parsed.lists("fields").collect();
    assert_eq!(
        fieldsets,
        [
            ("inquiry", vec!["status", "note"]),
            ("report/basic", vec![])
        ]
    );
}

#[test]
fn parameters_that_nobody_knows_are_named() {
    let parsed = Parameters::parse("fields[a]=b&page[size]=1&page[sizes]=1&x=1").unwrap();
    let unknown: Vec<_> = parsed.unknown(&["fields", "page[size]"]).collect();
    assert_eq!(unknown, ["page[sizes]", "x"]);
}

#[test]
fn strange_names_are_names() {
    for name in ["[a]", "a[b", "a]b[c]d", "a[b[c]]", "", "[]", "a[]b"] {
        let mut query = Query::new();
        query.text(name, "x");
        let parsed = Parameters::parse(&query.to_string()).unwrap();
        assert_eq!(parsed.names().collect::<Vec<_>>(), [name]);
        assert!(parsed.contains(name), "{name}");
    }
}
