#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::HashMap;

use serde_json::json;

use super::*;
use crate::Inflection;
use crate::object::slot::written;

struct Inquiry;

#[test]
fn ids_are_opaque_text() {
    let id: Id<Inquiry> = "inq_1".parse().unwrap();
    assert_eq!(
        format!("{id} {id:?} {id:>7}"),
        r#"inq_1 Id("inq_1")   inq_1"#
    );
    assert!(id == "inq_1" && id < Id::new("inq_2"));
    assert_eq!(String::from(id.clone().cast::<str>()), "inq_1");
}

#[test]
fn a_map_by_id_is_asked_by_text() {
    let map = HashMap::from([(Id::<Inquiry>::from("inq_1"), 5)]);
    assert_eq!(map.get("inq_1"), Some(&5));
}

#[test]
fn what_came_instead_is_written_back() {
    for (value, text) in [
        (json!("a"), "a"),
        (json!(17), "17"),
        (json!(null), ""),
        (json!(["x"]), ""),
    ] {
        let mut id = Id::<Inquiry>::default();
        assert_eq!(Slot::read(&mut id, Some(&Node::from(&value))), Ok(()));
        assert_eq!(id.as_str(), text);
        assert_eq!(id.odd().is_some(), !value.is_string());
        assert_eq!(written(&id, Inflection::Kebab), Some(value));
    }
    let absent = Id::<Inquiry>::default();
    assert!(absent.is_absent() && written(&absent, Inflection::Kebab).is_none());
    assert_eq!(absent.identity("inquiry"), None);
}

#[test]
fn an_attribute_that_holds_an_id_holds_text() {
    assert!(<Id<Inquiry> as Wire>::read(&Node::Number(5.into())).is_err());
    assert_eq!(
        <Id<Inquiry> as Wire>::read(&Node::text("inq_1")),
        Ok("inq_1".into())
    );
}
