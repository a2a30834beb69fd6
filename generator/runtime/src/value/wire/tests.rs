#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::{Kind, Map, from_value, to_value};

fn refused<T: Wire>(value: &Value) -> String {
    from_value::<T>(value).unwrap_err().to_string()
}

#[test]
fn scalars_of_another_kind_are_refused() {
    assert_eq!(
        refused::<String>(&json!(5)),
        "expected a string, found a number"
    );
    assert_eq!(
        refused::<bool>(&json!("true")),
        "expected a boolean, found a string"
    );
    assert_eq!(
        refused::<i64>(&json!("5")),
        "expected an integer, found a string"
    );
    assert_eq!(
        refused::<i64>(&json!(5.5)),
        "expected an integer, found a number"
    );
    assert_eq!(
        refused::<i64>(&json!(u64::MAX)),
        "expected an integer, found a number"
    );
    assert_eq!(
        refused::<i32>(&json!(i64::MAX)),
        "expected an integer of 32 bits, found a number"
    );
    assert_eq!(
        refused::<String>(&json!(null)),
        "expected a string, found null"
    );
}

#[test]
fn containers_say_where() {
    assert_eq!(
        refused::<Vec<Vec<i64>>>(&json!([[1], [2, "x"]])),
        "[1][1]: expected an integer, found a string"
    );
    let odd = refused::<Map<Vec<bool>>>(&json!({"a": [], "b": [true, null]}));
    assert_eq!(odd, "b[1]: expected a boolean, found null");
    assert_eq!(
        refused::<Vec<i64>>(&json!({})),
        "expected an array, found an object"
    );
}

#[test]
fn options_hold_null() {
    let value = json!(["a", null]);
    let list: Vec<Option<Box<String>>> = from_value(&value).unwrap();
    assert_eq!(list, [Some(Box::new("a".to_owned())), None]);
    assert_eq!(to_value(&list, Inflection::Camel), value);
}

#[test]
fn free_form_takes_anything() {
    for value in [json!(null), json!({"snake_key": [1]}), json!("x")] {
        let read: Value = from_value(&value).unwrap();
        assert_eq!(Kind::of(&read), Kind::of(&value));
        assert_eq!(to_value(&read, Inflection::Camel), value);
    }
}

#[test]
fn integers_may_be_spelled_as_floats() {
    for (text, value) in [("1.0", 1), ("1e3", 1000), ("-2.50E1", -25), ("0.0", 0)] {
        let read: i64 = crate::from_str(text).unwrap();
        assert_eq!(read, value, "{text}");
        assert_eq!(crate::from_str::<i32>(text).unwrap(), value as i32);
    }
    assert!(crate::from_str::<i64>("1e16").is_err());
    assert!(crate::from_str::<i64>("1.5").is_err());
}
