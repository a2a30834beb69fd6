//! Values at hand, and what is said of those that do not fit.

use jsonapi_runtime::{
    Date, Inflection, Member, OpenEnum, Part, from_str, from_value, jiff, to_vec,
};
use serde_json::json;

use crate::sample;
use crate::types::{
    CreateInquiry, CreateInquiryAttributes, Document, Inquiry, InquiryAttributes, InquiryStatus,
    Source,
};

#[test]
fn members_are_typed() {
    let document: Document<Inquiry> = from_value(&sample::one()).unwrap();
    let inquiry = &document.data;
    assert_eq!(inquiry.id.as_str(), "inq_1");
    assert_eq!(
        inquiry.attributes.status.value(),
        Some(&InquiryStatus::NeedsReview)
    );
    let born = inquiry.attributes.birthdate.value().unwrap();
    assert_eq!(born.get().unwrap(), jiff::civil::date(1815, 12, 10));
    assert!(inquiry.attributes.note.is_null());
    assert_eq!(
        inquiry.attributes.checks.value().unwrap()[1]
            .status
            .as_deref(),
        Some("failed")
    );
    let source = inquiry.attributes.source.value().map(Box::as_ref);
    let Some(Source::Copy(copy)) = source else {
        panic!("{source:?}");
    };
    assert!(matches!(
        copy.original_source.as_deref(),
        Some(Source::Manual(_))
    ));
}

#[test]
fn an_unknown_value_of_an_open_enum_is_its_text() {
    let document = r#"{"data": {"attributes": {"status": "frozen"}}}"#;
    let document: Document<Inquiry> = from_str(document).unwrap();
    let status = document.data.attributes.status.value().unwrap();
    assert_eq!((status.as_str(), status.is_known()), ("frozen", false));
}

#[test]
fn an_odd_member_says_what_is_wrong_inside_it() {
    let document =
        r#"{"data": {"attributes": {"labels": {"de": "ja", "en": 5}, "attempts": "3"}}}"#;
    let document: Document<Inquiry> = from_str(document).unwrap();
    let attributes = &document.data.attributes;
    let odd = attributes.labels.get().unwrap_err();
    assert_eq!(odd.to_string(), "en: expected a string, found a number");
    assert_eq!(attributes.attempts.odd(), Some(&json!("3")));
    assert!(attributes.attempts.get().is_err());
    assert_eq!(attributes.note.get(), Ok(None));
}

#[test]
fn a_request_body_says_where_it_lacks_what() {
    let read = |json: &str| {
        from_str::<jsonapi_runtime::Document<CreateInquiry, crate::types::Resource>>(json)
    };
    let checks = r#"[{"status": "a"}, {"status": "b"}, {"status": "c"}, {"status": 5}]"#;
    let body = format!(
        r#"{{"data": {{"attributes": {{"templateId": "t", "birthdate": null, "checks": {checks}}}}}}}"#
    );
    let error = read(&body).unwrap_err();
    assert_eq!(error.path(), "data.attributes.checks[3].status");
    assert_eq!(
        error.to_string(),
        "data.attributes.checks[3].status: expected a string, found a number"
    );

    let error = read(r#"{"data": {"attributes": {"template-id": "t"}}}"#).unwrap_err();
    assert_eq!(error.path(), "data.attributes.birthdate");
    let error =
        read(r#"{"data": {"attributes": {"template-id": null, "birthdate": null}}}"#).unwrap_err();
    assert_eq!(error.path(), "data.attributes.template-id");
    let error = read("{}").unwrap_err();
    assert_eq!(error.to_string(), "data: missing, expected an object");
}

#[test]
fn a_request_body_tells_leave_from_clear_from_set() {
    let body = |note: Member<String>| {
        let attributes = CreateInquiryAttributes::new("t", Some(Date::from("1815-12-10").into()));
        let body = CreateInquiry::new(attributes.tags(["a".to_owned()]).note(note));
        String::from_utf8(to_vec(&body, Inflection::Snake)).unwrap()
    };
    let start = r#"{"attributes":{"template_id":"t","birthdate":"1815-12-10","tags":["a"]"#;
    assert_eq!(body(Member::Absent), format!("{start}}}}}"));
    assert_eq!(body(Member::Null), format!(r#"{start},"note":null}}}}"#));
    assert_eq!(body("x".into()), format!(r#"{start},"note":"x"}}}}"#));
}

#[test]
fn a_resource_can_be_made_from_nothing() {
    let mut inquiry = Inquiry {
        id: "inq_1".into(),
        ..Inquiry::default()
    };
    inquiry.attributes.status = InquiryStatus::Created.into();
    let made = String::from_utf8(to_vec(&inquiry, Inflection::Kebab)).unwrap();
    assert_eq!(
        made,
        r#"{"type":"inquiry","id":"inq_1","attributes":{"status":"created"}}"#
    );
    inquiry.attributes = Part::new(InquiryAttributes::default());
    let made = String::from_utf8(to_vec(&inquiry, Inflection::Kebab)).unwrap();
    assert_eq!(made, r#"{"type":"inquiry","id":"inq_1","attributes":{}}"#);
}
