//! The mock of documents that are not part of this repository: every operation answers validly, and every value that is made of a
//! schema is valid by it. `OFFICIAL_DIR` and `DOCUMENTS_DIR`, by default `../shared/official` and `../shared/documents` beside it.
//!
//! Run with `cargo test -p codegen-tests --features official,documents --test mock_documents -- --nocapture`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

#[path = "mock/walk.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "a program of its own uses it too"
)]
mod walk;

use std::path::PathBuf;

use codegen_tests::fixture::repository;
use jsonapi_mock::Maker;
use walk::{Mocked, walk};

/// How many values are made of the schemas of all documents; `VALUES` says another number.
const VALUES: u64 = 2_000;

/// Replies of which none can be valid.
const IMPOSSIBLE: [(&str, &str, &str); 1] = [(
    "persona-2023-01-05-at-2023-08.json",
    "create-a-transaction-label 422",
    "both branches of its `oneOf` allow the same values",
)];

fn documents() -> Vec<PathBuf> {
    let folder = |variable: &str, usual: &str| {
        std::env::var_os(variable).map_or_else(|| repository().join(usual), PathBuf::from)
    };
    let official = folder("OFFICIAL_DIR", "../shared/official");
    let mut found = vec![
        official.join("persona-2025-12-08.yaml"),
        official.join("persona-2023-01-05-at-2023-08.json"),
    ];
    let others = std::fs::read_dir(folder("DOCUMENTS_DIR", "../shared/documents"));
    for entry in others.expect("the folder of other people's documents") {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|kind| kind == "yaml" || kind == "json")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn every_operation_answers_validly() {
    let mut faults = Vec::new();
    for document in documents() {
        let name = document.file_name().unwrap().to_string_lossy().into_owned();
        let count = walk(&Mocked::of(&document, 7), 7).await;
        println!(
            "{name}: {} operations, {} replies, {} examples, {} faults",
            count.operations,
            count.replies,
            count.examples,
            count.faults.len()
        );
        let faults_of = count.faults.into_iter().filter(|fault| {
            let mut known = IMPOSSIBLE.iter();
            !known.any(|(document, reply, _)| name == *document && fault.starts_with(reply))
        });
        faults.extend(faults_of.map(|fault| format!("{name}: {fault}")));
    }
    let told: Vec<String> = faults.iter().take(40).cloned().collect();
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        told.join("\n")
    );
}

#[test]
fn made_values_are_valid() {
    let mut faults = Vec::new();
    let mut makers = Vec::new();
    for document in documents() {
        let name = document.file_name().unwrap().to_string_lossy().into_owned();
        let mocked = Mocked::of(&document, 7);
        for contract in ["/data/schemas", "/info/contract/$defs"] {
            let schemas = mocked
                .described
                .pointer(contract)
                .unwrap()
                .as_object()
                .unwrap();
            makers.extend(schemas.iter().map(|(key, schema)| {
                (
                    format!("{name} {key}"),
                    Maker::new(schema, schemas).unwrap(),
                )
            }));
        }
    }
    let values = std::env::var("VALUES").map_or(VALUES, |text| text.parse().unwrap());
    let rounds = values.div_ceil(makers.len() as u64);
    let mut made = 0;
    for (name, maker) in &makers {
        for seed in 0..rounds {
            let value = maker.value(seed, &|_| None);
            made += 1;
            if !maker.is_valid(&value) {
                faults.push(format!(
                    "{name} by {seed}: {:.400}",
                    maker.errors(&value).join("; ")
                ));
            }
        }
    }
    println!(
        "{made} values of {} schemas, {} invalid",
        makers.len(),
        faults.len()
    );
    let told: Vec<String> = faults.iter().take(40).cloned().collect();
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        told.join("\n")
    );
}
