#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use super::*;
use crate::Inflection;

#[test]
fn dates_are_strict_and_any_text_is_kept() {
    assert_eq!(Date::from("2024-02-29").get(), Ok(civil::date(2024, 2, 29)));
    for text in [
        "2023-02-29",
        "1815",
        "20240229",
        "2024-02-29T12:00:00Z",
        "",
        "2024-2-29",
    ] {
        let date = Date::read(&Node::text(text)).unwrap();
        assert!(date.get().is_err(), "{text}");
        let written = date.to_node(Inflection::Kebab);
        assert_eq!(written.as_str(), Some(text));
        assert!(Mismatch::of_unfit(&written).is_some(), "{text}");
    }
    assert!(Date::read(&Node::Number(2024.into())).is_err());
}

#[test]
fn instants_are_the_same_in_any_offset() {
    let utc = DateTime::from("2024-02-29T11:00:00.000Z");
    let berlin = DateTime::from("2024-02-29T12:00:00+01:00");
    assert_eq!(utc.get(), berlin.get());
    assert_ne!(utc, berlin);
    assert_eq!(berlin.offset(), Ok(jiff::tz::offset(1)));
    assert_eq!(utc.offset(), Ok(Offset::UTC));
}

#[test]
fn what_is_no_instant_says_so_and_not_what_it_is() {
    for text in [
        "2024-02-29",
        "2023-09-1T00:00:00Z",
        "07",
        "2024-02-29T12:00:00",
        "",
    ] {
        let error = DateTime::from(text).get().unwrap_err();
        assert_eq!(
            error.to_string(),
            "expected a time, such as 2024-02-29T12:00:00Z"
        );
    }
}

#[test]
fn typed_values_become_text() {
    assert_eq!(Date::from(civil::date(2024, 2, 29)).as_str(), "2024-02-29");
    let instant = DateTime::from("2024-02-29T12:00:00.500Z").get().unwrap();
    assert_eq!(DateTime::from(instant).as_str(), "2024-02-29T12:00:00.5Z");
}

#[test]
fn times_of_the_standard_library_are_written_as_rfc_3339() {
    use std::time::{Duration, SystemTime};
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_709_208_000_500);
    assert_eq!(DateTime::from(time).as_str(), "2024-02-29T12:00:00.5Z");
}

#[cfg(feature = "chrono")]
#[test]
fn times_of_chrono_are_written_as_rfc_3339() {
    let time = chrono::DateTime::from_timestamp(1_709_208_000, 500_000_000).unwrap();
    assert_eq!(DateTime::from(time).as_str(), "2024-02-29T12:00:00.500Z");
    let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    assert_eq!(Date::from(day).as_str(), "2024-02-29");
}

#[cfg(feature = "time")]
#[test]
fn times_of_time_are_written_as_rfc_3339() {
    let time = time::OffsetDateTime::from_unix_timestamp(1_709_208_000).unwrap();
    assert_eq!(DateTime::from(time).as_str(), "2024-02-29T12:00:00Z");
    let day = time::Date::from_calendar_date(2024, time::Month::February, 29).unwrap();
    assert_eq!(Date::from(day).as_str(), "2024-02-29");
}
