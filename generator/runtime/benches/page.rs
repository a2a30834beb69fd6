//! A page of 100 resources with 40 attributes each, read and written: against `serde_json::Value`, and against serde structs
//! of the few members that a user looks at. Run with `cargo bench -p jsonapi-runtime`; it prints allocations first.

#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark, whose macros make public items"
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use jsonapi_runtime::{
    Date, DateTime, Document, Extra, FreeObject, Id, Inflection, Member, Mismatch, Node, Number,
    ObjectReader, ObjectWriter, Part, ToMany, ToOne, UnknownResource, Value, Wire, from_slice,
    inflection, to_vec,
};
use serde_json::json;

/// Writes a struct in the shape of a reply as the generator does.
macro_rules! object {
    ($name:ident { $($field:ident : $ty:ty = $read:ident $wire:literal,)* }) => {
        #[derive(Clone, Debug, Default, PartialEq)]
        struct $name { $($field: $ty,)* extra: Extra }

        impl Wire for $name {
            fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
                let mut object = ObjectReader::open(node)?;
                Ok(Self { $($field: object.$read($wire),)* extra: object.rest() })
            }

            fn write(&self, style: Inflection) -> Node<'_> {
                ObjectWriter::new(style)$(.$read($wire, &self.$field))*.rest(&self.extra)
            }
        }
    };
}

object!(Attributes {
    status: Member<String> = member "status",
    reference_id: Member<String> = member "reference-id",
    note: Member<String> = member "note",
    name_first: Member<String> = member "name-first",
    name_middle: Member<String> = member "name-middle",
    name_last: Member<String> = member "name-last",
    address_street_1: Member<String> = member "address-street-1",
    address_street_2: Member<String> = member "address-street-2",
    address_city: Member<String> = member "address-city",
    address_subdivision: Member<String> = member "address-subdivision",
    address_subdivision_abbr: Member<String> = member "address-subdivision-abbr",
    address_postal_code: Member<String> = member "address-postal-code",
    phone_number: Member<String> = member "phone-number",
    email_address: Member<String> = member "email-address",
    identification_number: Member<String> = member "identification-number",
    identification_class: Member<String> = member "identification-class",
    country_code: Member<String> = member "country-code",
    behavior_label: Member<String> = member "behavior-label",
    device_name: Member<String> = member "device-name",
    template_name: Member<String> = member "template-name",
    creator_name: Member<String> = member "creator-name",
    next_step_name: Member<String> = member "next-step-name",
    created_at: Member<DateTime> = member "created-at",
    updated_at: Member<DateTime> = member "updated-at",
    started_at: Member<DateTime> = member "started-at",
    completed_at: Member<DateTime> = member "completed-at",
    attempts_count: Member<i64> = member "attempts-count",
    shared_count: Member<i64> = member "shared-count",
    request_count: Member<i64> = member "request-count",
    hesitation_percentage: Member<i64> = member "hesitation-percentage",
    was_shared: Member<bool> = member "was-shared",
    is_closed: Member<bool> = member "is-closed",
    is_flagged: Member<bool> = member "is-flagged",
    is_archived: Member<bool> = member "is-archived",
    tags: Member<Vec<String>> = member "tags",
    labels: Member<Vec<String>> = member "labels",
    score: Member<Number> = member "score",
    distance: Member<Number> = member "distance",
    birthdate: Member<Date> = member "birthdate",
    fields: Member<FreeObject> = member "fields",
});

object!(Relationships {
    account: ToOne<Resource> = to_one "account",
    template: ToOne<Resource> = to_one "template",
    reviewer: ToOne<Resource> = to_one "reviewer",
    reports: ToMany<Resource> = to_many "reports",
    verifications: ToMany<Resource> = to_many "verifications",
    sessions: ToMany<Resource> = to_many "sessions",
});

#[derive(Clone, Debug, Default, PartialEq)]
struct Resource {
    id: Id<Resource>,
    attributes: Part<Attributes>,
    relationships: Part<Relationships>,
    extra: Extra,
}

impl Wire for Resource {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node)?;
        object.constant("type", "inquiry");
        Ok(Self {
            id: object.id(),
            attributes: object.part("attributes"),
            relationships: object.part("relationships"),
            extra: object.rest(),
        })
    }

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .constant("type", "inquiry")
            .id(&self.id)
            .part("attributes", &self.attributes)
            .part("relationships", &self.relationships)
            .rest(&self.extra)
    }
}

type Page = Document<Vec<Resource>, UnknownResource>;

/// What a user of a few members writes by hand.
#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "only read into")]
struct FewPage {
    data: Vec<FewResource>,
}

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "only read into")]
struct FewResource {
    id: String,
    attributes: FewAttributes,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(dead_code, reason = "only read into")]
struct FewAttributes {
    status: Option<String>,
    reference_id: Option<String>,
    name_first: Option<String>,
    created_at: Option<String>,
}

fn resource(number: usize) -> Value {
    let link = |kind: &str| json!({"type": kind, "id": format!("{kind}_{number}")});
    let attributes = json!({
        "status": "needs_review",
        "reference-id": format!("reference-{number}"),
        "note": null,
        "name-first": "Ada Lovelace",
        "name-middle": null,
        "name-last": "needs_review",
        "address-street-1": format!("reference-{number}"),
        "address-street-2": null,
        "address-city": "Ada Lovelace",
        "address-subdivision": null,
        "address-subdivision-abbr": "needs_review",
        "address-postal-code": format!("reference-{number}"),
        "phone-number": null,
        "email-address": "Ada Lovelace",
        "identification-number": null,
        "identification-class": "needs_review",
        "country-code": format!("reference-{number}"),
        "behavior-label": null,
        "device-name": "Ada Lovelace",
        "template-name": null,
        "creator-name": "needs_review",
        "next-step-name": format!("reference-{number}"),
        "created-at": "2024-02-29T12:00:00.000Z",
        "updated-at": "2024-02-29T12:00:00.000Z",
        "started-at": "2024-02-29T12:00:00.000Z",
        "completed-at": "2024-02-29T12:00:00.000Z",
        "attempts-count": 3,
        "shared-count": 3,
        "request-count": 3,
        "hesitation-percentage": 3,
        "was-shared": false,
        "is-closed": false,
        "is-flagged": false,
        "is-archived": false,
        "tags": ["a", "b", "c"],
        "labels": ["a", "b", "c"],
        "score": 0.875,
        "distance": 12,
        "birthdate": "1815-12-10",
        "fields": {"name_first": {"type": "string", "value": "Ada"}, "age": {"type": "number", "value": 36}},
    });
    json!({
        "type": "inquiry",
        "id": format!("inq_{number}"),
        "attributes": attributes,
        "relationships": {
            "account": {"data": link("account")},
            "template": {"data": link("template")},
            "reviewer": {"data": null},
            "reports": {"data": []},
            "verifications": {"data": [link("verification/government-id"), link("verification/selfie")]},
            "sessions": {"data": [link("inquiry-session")]},
        }
    })
}

/// The same page with members in the order of the declaration, sorted by name, and in camel.
fn pages() -> [(&'static str, Vec<u8>); 3] {
    let page = json!({
        "data": (0..100).map(resource).collect::<Vec<_>>(),
        "links": {"prev": null, "next": "/inquiries?page%5Bafter%5D=inq_99"},
    });
    let sorted = serde_json::to_vec(&page).unwrap();
    let typed: Page = from_slice(&sorted).unwrap();
    let as_declared = to_vec(&typed, Inflection::Kebab);
    let camel = to_vec(&typed, Inflection::Camel);
    assert!(inflection::same("name-first", "nameFirst"));
    [
        ("as declared", as_declared),
        ("sorted", sorted),
        ("camel", camel),
    ]
}

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    for (order, page) in &pages() {
        group.throughput(Throughput::Bytes(page.len() as u64));
        group.bench_with_input(BenchmarkId::new("typed", order), page, |bencher, page| {
            bencher.iter(|| from_slice::<Page>(black_box(page)).unwrap());
        });
        group.bench_with_input(BenchmarkId::new("node", order), page, |bencher, page| {
            bencher.iter(|| {
                black_box(serde_json::from_slice::<Node<'_>>(black_box(page)).unwrap());
            });
        });
        group.bench_with_input(BenchmarkId::new("value", order), page, |bencher, page| {
            bencher.iter(|| serde_json::from_slice::<Value>(black_box(page)).unwrap());
        });
    }
    let (_, page) = &pages()[0];
    group.bench_function("few members by serde", |bencher| {
        bencher.iter(|| serde_json::from_slice::<FewPage>(black_box(page)).unwrap());
    });
    group.finish();
}

fn write(criterion: &mut Criterion) {
    let (_, page) = &pages()[0];
    let typed: Page = from_slice(page).unwrap();
    let value: Value = serde_json::from_slice(page).unwrap();
    let mut group = criterion.benchmark_group("write");
    for style in [Inflection::Kebab, Inflection::Camel] {
        group.bench_function(format!("typed {}", style.as_str()), |bencher| {
            bencher.iter(|| to_vec(black_box(&typed), style));
        });
    }
    group.bench_function("value", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&value)).unwrap());
    });
    group.finish();
}

fn allocations(_: &mut Criterion) {
    let (_, page) = &pages()[0];
    let count = |what: &str, run: &dyn Fn()| {
        let info = allocation_counter::measure(run);
        println!(
            "{what}: {} allocations, {} bytes, {} at once",
            info.count_total, info.bytes_total, info.bytes_max
        );
    };
    count("typed", &|| drop(from_slice::<Page>(page).unwrap()));
    count("value", &|| {
        drop(serde_json::from_slice::<Value>(page).unwrap())
    });
    count("few", &|| {
        drop(serde_json::from_slice::<FewPage>(page).unwrap())
    });
}

criterion_group!(benches, allocations, read, write);
criterion_main!(benches);
