#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use super::*;
use crate::{Document, FreeObject, Inflection, Number, UnknownResource, from_str, to_vec};

#[test]
fn numbers_that_no_f64_holds_are_told_from_those_that_it_does() {
    for wide in [
        "18446744073709551616",
        "-9223372036854775809",
        "1e400",
        "-1E+400",
        "1e-400",
        "0.1234567890123456789",
        "1e99999999999999999999",
        "123456789012345678901234567890.5",
    ] {
        assert!(is_wide(wide), "{wide}");
    }
    for plain in [
        "0",
        "-0",
        "-0.0",
        "0.10",
        "1e2",
        "1E+2",
        "100",
        "0.0000001",
        "5e-324",
        "1.7976931348623157e308",
        "18446744073709551615",
        "-9223372036854775808",
        "1e22",
        "10000000000000000000000.00",
        "0e999",
    ] {
        assert!(!is_wide(plain), "{plain}");
    }
    for no_number in [
        "", "-", "01", "1.", ".5", "1e", "1e+", "+1", "NaN", "1_0", "0x1",
    ] {
        assert!(Decimal::of(no_number).is_none(), "{no_number}");
    }
}

#[test]
fn no_digit_of_a_number_is_lost() {
    let json = r#"{"a":18446744073709551616,"b":[-1e400,"1e400",{"\"1e400":0.1234567890123456789}],"c":0.5}"#;
    let read: FreeObject = from_str(json).unwrap();
    assert_eq!(read.get("c").unwrap().as_f64(), Some(0.5));
    let written = to_vec(&read, Inflection::Camel);
    assert_eq!(String::from_utf8(written).unwrap(), json);
    let list: Vec<Number> = from_str("[1e400,1,18446744073709551616,-0.0]").unwrap();
    assert_eq!(list[0].to_string(), "1e400");
    assert_eq!((list[0].as_f64(), list[1].as_i64()), (None, Some(1)));
    assert_eq!(list[2].as_f64(), Some(18_446_744_073_709_551_616.0));
    assert_eq!(
        to_vec(&list, Inflection::Kebab),
        b"[1e400,1,18446744073709551616,-0.0]"
    );
}

#[test]
fn such_a_number_does_not_make_a_document_unreadable() {
    let json = r#"{"data":{"id":1e400},"meta":1e400,"included":[18446744073709551616]}"#;
    let read: Document<UnknownResource, UnknownResource, bool> = from_str(json).unwrap();
    let error = read.meta.get().unwrap_err().to_string();
    assert_eq!(error, "expected a boolean, found a number");
    let written = to_vec(&read, Inflection::Kebab);
    let again: FreeObject = from_str(std::str::from_utf8(&written).unwrap()).unwrap();
    assert_eq!(again, from_str::<FreeObject>(json).unwrap());
}

#[test]
fn an_object_that_looks_like_one_stays_an_object() {
    for json in [
        r#"{"$jsonapi::number":"12"}"#,
        r#"{"$jsonapi::number":"x"}"#,
        r#"{"$jsonapi::number":"1e400","more":1}"#,
    ] {
        let read: FreeObject = from_str(json).unwrap();
        assert_eq!(to_vec(&read, Inflection::Kebab), json.as_bytes());
    }
}

#[test]
fn what_is_no_json_stays_an_error() {
    for json in ["[1e400", "1e400e", "[01]", "{\"a\":1e400,}", "-"] {
        assert!(from_str::<Value>(json).is_err(), "{json}");
    }
}
