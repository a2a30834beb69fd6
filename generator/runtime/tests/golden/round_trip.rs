//! What was read is written back: the same JSON.

use jsonapi_runtime::{Inflection, Value, Wire, from_slice, to_vec};
use serde_json::json;

use crate::mutation::{Random, mutate, respell};
use crate::sample;
use crate::types::{Document, Inquiry, Resource};

fn round_trip<T: Wire>(value: &Value, style: Inflection) -> Value {
    let read: T = from_slice(&serde_json::to_vec(value).unwrap()).unwrap();
    serde_json::from_slice(&to_vec(&read, style)).unwrap()
}

#[test]
fn a_document_comes_back_as_it_was() {
    let page = sample::page(3);
    assert_eq!(
        round_trip::<Document<Vec<Inquiry>>>(&page, Inflection::Kebab),
        page
    );
}

#[test]
fn three_thousand_mutations_come_back_as_they_were() {
    for seed in 0..3000 {
        let mut random = Random::new(seed);
        let mut document = sample::one();
        for _ in 0..=random.below(4) {
            mutate(&mut document, &mut random);
        }
        let written = round_trip::<Document<Inquiry>>(&document, Inflection::Kebab);
        assert_eq!(written, document, "seed {seed}");
    }
}

#[test]
fn every_spelling_is_read_and_any_is_written() {
    let kebab = sample::page(2);
    let styles = [Inflection::Kebab, Inflection::Camel, Inflection::Snake];
    for sent in styles.map(|style| respell(&kebab, style)) {
        for style in styles {
            let written = round_trip::<Document<Vec<Inquiry>>>(&sent, style);
            assert_eq!(written, respell(&kebab, style), "{style:?}");
        }
    }
}

#[test]
fn spellings_may_be_mixed_and_repeated() {
    let document = json!({"data": {"type": "inquiry", "attributes": {
        "nameFirst": "in camel", "name-first": "as declared", "name_first": "in snake",
        "createdAt": "2024", "reference_id": "r",
    }}});
    let read: Document<Inquiry> = from_slice(&serde_json::to_vec(&document).unwrap()).unwrap();
    let attributes = &read.data.attributes;
    assert_eq!(
        attributes.name_first.value().unwrap().as_str(),
        "as declared"
    );
    assert_eq!(attributes.reference_id.as_deref(), Some("r"));
    let expected = json!({"data": {"type": "inquiry", "attributes": {
        "nameFirst": "in camel", "name-first": "as declared", "name_first": "in snake",
        "created-at": "2024", "reference-id": "r",
    }}});
    assert_eq!(read.to_node(Inflection::Kebab).to_value(), expected);
}

#[test]
fn absent_null_and_empty_are_three_things_everywhere() {
    for document in [
        json!({"data": {}}),
        json!({"data": {"type": "inquiry"}}),
        json!({"data": {"type": null, "id": 5, "attributes": null, "relationships": null}, "included": null}),
        json!({"data": {"type": "another", "attributes": {}, "relationships": {}}, "included": []}),
        json!({"data": {"attributes": [], "relationships": "odd"}, "included": {}, "links": null, "meta": null}),
        json!({"data": {"relationships": {"account": {}, "verifications": null, "reviewer": 5}}, "links": {}}),
        json!({"data": {"relationships": {"account": {"data": {"type": "account"}}, "verifications": {"data": {"type": "v", "id": "1"}}}}}),
        json!({"data": {"relationships": {"account": {"data": {"type": "account", "id": "1", "meta": {"a": 1}}, "links": {}, "meta": null, "x": 1}}}}),
        json!({"data": {}, "included": [5, null, {"type": "account"}], "links": [], "meta": 5, "jsonapi": {"version": "1.1"}}),
    ] {
        assert_eq!(
            round_trip::<Document<Inquiry>>(&document, Inflection::Kebab),
            document
        );
    }
}

#[test]
fn primary_data_may_be_null_or_missing_where_the_type_says_so() {
    for document in [json!({"data": null}), json!({}), json!({"meta": {}})] {
        assert_eq!(
            round_trip::<Document<Option<Inquiry>>>(&document, Inflection::Kebab),
            document
        );
    }
}

#[test]
fn unions_are_dispatched_and_unknown_ones_kept() {
    let types = ["inquiry", "account", "verification/government-id", "robot"];
    let names = types.map(|name| {
        let value = json!({"type": name, "id": "1", "attributes": {"x-y": 1}});
        assert_eq!(round_trip::<Resource>(&value, Inflection::Kebab), value);
        let read: Resource = jsonapi_runtime::from_value(&value).unwrap();
        format!("{read:?}").split('(').next().map(str::to_owned)
    });
    let expected = ["Inquiry", "Account", "Verification", "Unknown"];
    assert_eq!(names, expected.map(|name| Some(name.to_owned())));
}

#[test]
fn serde_itself_reads_and_writes_as_well() {
    let value = sample::inquiry(1);
    let read: Inquiry = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
}
