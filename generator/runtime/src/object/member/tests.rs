#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::json;

use super::*;
use crate::Map;

fn read<T: Wire>(value: &Value) -> Member<T> {
    let mut member = Member::Absent;
    // What does not fit is in the member, for the tests to look at.
    let _ = member.read(Some(&Node::from(value)));
    member
}

#[test]
fn four_things_differ() {
    let mut member = Member::<i64>::Absent;
    assert_eq!(member.read(None), Ok(()));
    assert_eq!(member, Member::Absent);
    assert_eq!(read::<i64>(&json!(null)), Member::Null);
    assert_eq!(read::<i64>(&json!(5)), Member::Value(5));
    assert_eq!(read::<i64>(&json!("5")), Member::Odd(json!("5").into()));
}

#[test]
fn an_odd_member_tells_what_is_wrong_and_is_written_as_it_came() {
    let value = json!({"a": {"b": "secret"}});
    let odd: Member<Map<Map<i64>>> = read(&value);
    assert_eq!(
        odd.get().unwrap_err().to_string(),
        "a.b: expected an integer, found a string"
    );
    assert_eq!(
        crate::object::slot::written(&odd, crate::Inflection::Camel),
        Some(value)
    );
    assert_eq!(format!("{odd:?}"), "Odd(an object)");
}

#[test]
fn an_odd_member_that_fits_after_all_is_still_no_value() {
    let odd: Member<String> = Member::Odd(json!("fits").into());
    assert!(odd.get().is_err() && odd.value().is_none());
}

#[test]
fn values_become_members() {
    assert_eq!(Member::from(Some(5_i64)), Member::Value(5));
    assert_eq!(Member::<i64>::from(None), Member::Null);
    assert_eq!(Member::<String>::from("x").as_deref(), Some("x"));
    let name: Member<Sensitive<String>> = "Ada".into();
    assert_eq!(
        name.into_value().map(Sensitive::into_inner).as_deref(),
        Some("Ada")
    );
}

#[test]
fn dates_are_set_from_text_and_from_typed_dates() {
    let text: Member<Sensitive<Date>> = "1815-12-10".into();
    assert_eq!(text, civil::date(1815, 12, 10).into());
    let created: Member<DateTime> = "2024-02-29T12:00:00Z".into();
    assert!(created.value().is_some_and(|created| created.get().is_ok()));
}

#[test]
fn a_member_is_shown_and_compared_as_its_value() {
    let (name, none): (Member<String>, Member<String>) = ("Ada".into(), Member::Null);
    assert_eq!(format!("[{name}] [{none}] [{name:>5}]"), "[Ada] [] [  Ada]");
    assert!(name == "Ada" && name != "Bea" && none != "Ada");
    assert!(Member::Value(5_i64) == 5 && Member::<i64>::Absent != 5);
}
