//! Mutated documents of this repository: each ends in crates or in problems, in time. `mutations_of_all` takes more of them.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::Path;

use codegen_tests::fixture::{Fixture, repository};
use codegen_tests::mutation::{Outcome, Random, Runner, change, part};
use jsonapi_generator::pipeline::{Clock, Codegen};
use serde_json::{Map, Value, json};

/// How many of each document.
const FIXTURES: u64 = 2;
const OWN: u64 = 30;

fn bundled(path: &Path) -> Value {
    Codegen::new(path)
        .bundle(&mut Clock::default())
        .map(|document| document.root)
        .unwrap_or_default()
}

#[test]
fn a_mutated_document_ends_in_crates_or_problems() {
    let runner = Runner::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutations"));
    let mut counts = [0, 0];
    let mut run = |name: &str, root: &Value, seeds: u64| {
        for seed in 0..seeds {
            let mut random = Random::new(seed);
            let mut document = part(root, 3, &mut random);
            for _ in 0..=random.below(5) {
                change(&mut document, &mut random);
            }
            match runner.run(&format!("{name}-{seed}"), &document) {
                Outcome::Crates => counts[0] += 1,
                Outcome::Problems => counts[1] += 1,
            }
        }
    };
    for fixture in Fixture::all("features").unwrap() {
        run(&fixture.name, &bundled(&fixture.document()), FIXTURES);
    }
    run(
        "own",
        &bundled(&repository().join("spec/openapi.yaml")),
        OWN,
    );
    let [crates, problems] = counts;
    assert!(
        crates > 10 && problems > 10,
        "{crates} with crates, {problems} with problems"
    );
}

/// Each part of the schema at the top is reached by 2^60 ways.
#[test]
fn parts_that_all_of_names_twice_at_every_level_end_in_crates() {
    let part = |level: u32| match level {
        60 => json!({ "type": "object", "properties": { "height": { "type": "integer" } } }),
        _ => {
            let next = json!({ "$ref": format!("#/components/schemas/Part{}", level + 1) });
            json!({ "allOf": [next, next] })
        }
    };
    let schemas: Map<String, Value> = (0..=60)
        .map(|level| (format!("Part{level}"), part(level)))
        .collect();
    let content = json!({ "application/json": {
        "schema": { "$ref": "#/components/schemas/Part0" }
    } });
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Towers", "version": "1" },
        "paths": { "/tower": { "get": {
            "operationId": "retrieve_tower",
            "responses": { "200": { "description": "The tower.", "content": content } },
        } } },
        "components": { "schemas": schemas },
    });
    let runner = Runner::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("towers"));
    assert!(matches!(runner.run("towers", &document), Outcome::Crates));
}
