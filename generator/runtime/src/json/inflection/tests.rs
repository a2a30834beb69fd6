use super::*;

#[test]
fn kebab_is_as_declared() {
    assert_eq!(
        Inflection::Kebab.apply("RateLimit-Limit"),
        "RateLimit-Limit"
    );
}

#[test]
fn names_are_spelled_word_by_word() {
    for (name, camel, snake) in [
        ("status", "status", "status"),
        ("name-first", "nameFirst", "name_first"),
        (
            "identification_class",
            "identificationClass",
            "identification_class",
        ),
        ("address-street-1", "addressStreet1", "address_street_1"),
        ("RateLimit-Limit", "rateLimitLimit", "rate_limit_limit"),
        ("grantType", "grantType", "grant_type"),
        ("-name", "-name", "-name"),
        ("_id", "_id", "_id"),
        ("a--b", "aB", "a__b"),
        ("a-", "a-", "a-"),
        ("-", "-", "-"),
        ("", "", ""),
        (">=", ">=", ">="),
        ("straße-nr", "straßeNr", "straße_nr"),
    ] {
        assert_eq!(Inflection::Camel.apply(name), camel);
        assert_eq!(Inflection::Snake.apply(name), snake);
        for key in [name, camel, snake] {
            assert!(same(name, key), "{key} spells {name}");
            assert_eq!(ends(name), ends(key));
        }
    }
}

#[test]
fn a_name_in_any_other_case_is_another_name() {
    for key in [
        "NAME-FIRST",
        "namefirst",
        "name-First",
        "name-first-",
        "name-firs",
        "name__first",
        "",
    ] {
        assert!(!same("name-first", key), "{key}");
    }
}
