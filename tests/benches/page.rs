//! A page of 100 inquiries with the resources that they link, as the types of `generated/persona-types`: against
//! `serde_json::Value`, and against serde structs of the few members that a user looks at. The page is made of the
//! document's own example. Run with `cargo bench -p codegen-tests --bench page`; it prints sizes and allocations first.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark, whose macros make public items"
)]

use std::hint::black_box;

use codegen_tests::fixture::repository;
use codegen_tests::round_trip::examples;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jsonapi_generator::pipeline::{Clock, Codegen};
use jsonapi_runtime::{Inflection, from_slice, to_vec};
use persona_types::Inquiry;
use persona_types::resource::Document;
use serde_json::{Value, json};

type Page = Document<Vec<Inquiry>>;

/// What a user of a few members writes by hand.
#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "only read into")]
struct FewPage {
    data: Vec<FewInquiry>,
}

#[derive(serde::Deserialize)]
#[allow(dead_code, reason = "only read into")]
struct FewInquiry {
    id: String,
    attributes: FewAttributes,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(dead_code, reason = "only read into")]
struct FewAttributes {
    status: Option<String>,
    reference_id: Option<String>,
    note: Option<String>,
    created_at: Option<String>,
}

/// The example of one inquiry, a hundred times, with ids of their own; and all that the examples of it include.
fn page() -> Vec<u8> {
    let document = Codegen::new(repository().join("spec/openapi.yaml"));
    let document = document
        .bundle(&mut Clock::default())
        .map_err(drop)
        .unwrap();
    let examples = examples(&document.root);
    let ours = |door: &str| door == "reply GET /inquiries/{inquiry-id}";
    let found: Vec<&Value> = examples
        .iter()
        .filter(|example| ours(&example.door) && example.status == 200)
        .map(|example| &example.value)
        .collect();
    let included: Vec<&Value> = examples
        .iter()
        .filter_map(|example| example.value["included"].as_array())
        .flatten()
        .collect();
    let numbered = |value: &Value, number: usize| {
        let mut value = value.clone();
        value["id"] = json!(format!(
            "{}{number}",
            value["id"].as_str().unwrap_or_default()
        ));
        value
    };
    let each = included.len().min(3);
    let page = json!({
        "data": (0..100).map(|n| numbered(&found[0]["data"], n)).collect::<Vec<_>>(),
        "included": (0..100 * each).map(|n| numbered(included[n % included.len()], n)).collect::<Vec<_>>(),
        "links": {"prev": null, "next": "/api/v1/inquiries?page%5Bafter%5D=inq_99"},
    });
    serde_json::to_vec(&page).unwrap()
}

fn run(criterion: &mut Criterion) {
    let page = &page();
    let typed: Page = from_slice(page).unwrap();
    let value: Value = serde_json::from_slice(page).unwrap();
    assert_eq!(
        serde_json::from_slice::<Value>(&to_vec(&typed, Inflection::Kebab)).unwrap(),
        value
    );
    println!(
        "{} bytes, {} inquiries, {} included",
        page.len(),
        typed.data.len(),
        typed.included.len()
    );
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

    let mut group = criterion.benchmark_group("page of generated types");
    group.throughput(Throughput::Bytes(page.len() as u64));
    group.bench_function("read typed", |b| {
        b.iter(|| from_slice::<Page>(black_box(page)).unwrap())
    });
    group.bench_function("read value", |b| {
        b.iter(|| serde_json::from_slice::<Value>(black_box(page)).unwrap());
    });
    group.bench_function("read few", |b| {
        b.iter(|| serde_json::from_slice::<FewPage>(black_box(page)).unwrap());
    });
    group.bench_function("write typed", |b| {
        b.iter(|| to_vec(black_box(&typed), Inflection::Kebab));
    });
    group.bench_function("write value", |b| {
        b.iter(|| serde_json::to_vec(black_box(&value)).unwrap());
    });
    group.finish();
}

criterion_group!(benches, run);
criterion_main!(benches);
