#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::Inflection;
use crate::{from_str, to_vec};

#[test]
fn order_is_kept_and_does_not_count() {
    let map: Map<i64> = from_str(r#"{"z":1,"a":2}"#).unwrap();
    assert_eq!(map.keys().collect::<Vec<_>>(), ["z", "a"]);
    assert_eq!(map, from_str(r#"{"a":2,"z":1}"#).unwrap());
    assert_ne!(map, from_str(r#"{"a":2,"z":2}"#).unwrap());
    assert_ne!(map, from_str(r#"{"a":2}"#).unwrap());
}

#[test]
fn of_repeated_keys_the_last_counts_and_all_are_written() {
    let json = r#"{"a":1,"a":2}"#;
    let mut map: Map<i64> = from_str(json).unwrap();
    assert_eq!(map.get("a"), Some(&2));
    assert_eq!(to_vec(&map, Inflection::Kebab), json.as_bytes());
    assert_eq!((map.remove("a"), map.len()), (Some(2), 0));
}

#[test]
fn members_are_put_in_replaced_and_taken_out() {
    let mut map = FreeObject::new();
    assert_eq!(map.insert("snake_key", "x"), None);
    assert_eq!(map.insert("snake_key", 5), Some(json!("x")));
    assert_eq!(
        map.to_node(Inflection::Camel).to_value(),
        json!({"snake_key": 5})
    );
    assert_eq!(map.remove("snake_key"), Some(json!(5)));
    assert!(map.is_empty() && map.remove("snake_key").is_none());
}
