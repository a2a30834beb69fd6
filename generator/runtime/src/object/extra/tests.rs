#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;

#[test]
fn nothing_takes_the_room_of_a_pointer() {
    assert_eq!(size_of::<Extra>(), size_of::<usize>());
}

#[test]
fn members_keep_their_order() {
    let mut extra = Extra::new();
    extra.insert("z", 1);
    extra.insert("a", json!([2]));
    assert_eq!(extra.insert("z", 3), Some(json!(1)));
    let names: Vec<_> = extra.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["z", "a"]);
    assert_eq!(extra.remove("z"), Some(json!(3)));
    assert_eq!((extra.get("z"), extra.len()), (None, 1));
}

#[test]
fn debug_tells_names_only() {
    let mut extra = Extra::new();
    extra.insert("name", "Ada");
    extra.deviate("type", Some(json!("secret")));
    assert_eq!(format!("{extra:?}"), r#"{"name", "type"}"#);
}

#[test]
fn a_deviating_constant_can_be_looked_at() {
    let mut extra = Extra::new();
    extra.deviate("type", Some(json!("robot")));
    extra.deviate("kind", None);
    assert_eq!(extra.get("type"), Some(&json!("robot")));
    assert_eq!(extra.get("kind"), None);
    assert!(extra.is_empty());
}
