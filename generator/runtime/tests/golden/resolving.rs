//! From linkage to resources.

use jsonapi_runtime::{Id, Identifier, Lookup, ToOne, from_value};
use serde_json::json;

use crate::sample;
use crate::types::{Account, Document, GovernmentIdVerification, Inquiry, Resource, Verification};

fn document() -> Document<Inquiry> {
    from_value(&sample::one()).unwrap()
}

#[test]
fn linkage_resolves_to_typed_resources() {
    let document = document();
    let relationships = &document.data.relationships;
    let account = document.resolve(&relationships.account).unwrap();
    assert_eq!(account.id, "act_1");
    let verifications: Vec<&Verification> =
        document.resolve_all(&relationships.verifications).collect();
    assert!(matches!(verifications.as_slice(), [Verification::GovernmentId(v)] if v.id == "ver_1"));
}

#[test]
fn chains_and_rings_are_walked() {
    let document = document();
    let mut account: &Account = document
        .resolve(&document.data.relationships.account)
        .unwrap();
    for _ in 0..1000 {
        let inquiry = document
            .resolve(&account.relationships.latest_inquiry)
            .unwrap();
        assert_eq!(inquiry.id, "inq_9");
        account = document.resolve(&inquiry.relationships.account).unwrap();
    }
}

#[test]
fn what_is_not_included_is_told_from_what_does_not_exist() {
    let document = document();
    let of = |relationship: &ToOne<Account>| format!("{:?}", document.lookup(relationship));
    assert_eq!(of(&ToOne::default()), "NoLinkage");
    assert_eq!(of(&ToOne::null()), "Null");
    assert!(of(&Id::from("act_2").into()).starts_with("NotIncluded"));
    assert!(of(&Id::from("act_1").into()).starts_with("Found"));
    let wrong = ToOne::<Account>::new(Identifier::new("inquiry", "inq_9"));
    let found = document.lookup(&wrong);
    assert!(matches!(found, Lookup::OtherType(Resource::Inquiry(_))));
}

#[test]
fn linkage_leads_back_to_the_primary_data() {
    let mut document = document();
    document.data.id = "inq_1".into();
    let link = ToOne::<Inquiry>::from(Id::from("inq_1"));
    assert!(
        document
            .resolve(&link)
            .is_some_and(|found| std::ptr::eq(found, &document.data))
    );
    // As a resource of any kind it is there too, but nowhere in memory.
    let any = ToOne::<Resource>::new(Identifier::new("inquiry", "inq_1"));
    assert_eq!(document.lookup(&any), Lookup::Primary(0));
    let other = ToOne::<Account>::new(Identifier::new("inquiry", "inq_1"));
    assert_eq!(document.lookup(&other), Lookup::Primary(0));
}

#[test]
fn linkage_leads_into_primary_data_of_a_union() {
    let data = json!([
        {"type": "verification/government-id", "id": "ver_1"},
        {"type": "verification/unheard-of", "id": "ver_2"},
        {"type": "verification/government-id", "id": "ver_3"},
    ]);
    let document: Document<Vec<Verification>> = from_value(&json!({"data": data})).unwrap();
    let one = ToOne::<GovernmentIdVerification>::from(Id::from("ver_3"));
    assert_eq!(document.resolve(&one).unwrap().id, "ver_3");
    let any = ToOne::<Verification>::new(Identifier::new("verification/unheard-of", "ver_2"));
    assert!(matches!(
        document.resolve(&any),
        Some(Verification::Unknown(_))
    ));
    let resources: Document<Vec<Resource>> = from_value(&json!({"data": data})).unwrap();
    assert_eq!(resources.resolve(&one).unwrap().id, "ver_3");
    let any = ToOne::<Verification>::new(Identifier::new("verification/government-id", "ver_3"));
    assert!(resources.resolve(&any).is_some());
}

#[test]
fn relationships_to_anything_resolve_to_the_union() {
    let document = document();
    let identifier = Identifier::new("verification/unheard-of", "ver_2");
    let found = document.resolve(&ToOne::<Resource>::new(identifier));
    assert!(matches!(found, Some(Resource::Unknown(raw)) if raw.id() == Some("ver_2")));
}

#[test]
fn a_hundred_thousand_resources_resolve_at_once() {
    let accounts = (0..100_000).map(|n| json!({"type": "account", "id": n.to_string()}));
    let document = json!({"data": {}, "included": accounts.collect::<Vec<_>>()});
    let document: Document<Inquiry> = from_value(&document).unwrap();
    let found = (0..100_000).filter(|n| {
        let link = ToOne::<Account>::from(Id::from(n.to_string()));
        document
            .resolve(&link)
            .is_some_and(|account| account.id == n.to_string().as_str())
    });
    // Looking through the list each time would take ten thousand million comparisons.
    assert_eq!(found.count(), 100_000);
}

#[test]
fn what_is_added_later_is_found() {
    let mut document = document();
    let link = ToOne::<Account>::from(Id::from("act_2"));
    assert!(document.resolve(&link).is_none());
    let account = Account {
        id: "act_2".into(),
        ..Account::default()
    };
    document.included.push(Resource::Account(account));
    assert!(document.resolve(&link).is_some());
}
