//! Lowering, rule by rule: `fixtures/lower/<rule>.yaml` is the smallest input of a rule, the snapshot what it becomes.
//!
//! A fixture is a `schema`, which becomes `components.schemas.It` of a document, or a part of a `document`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use jsonapi_generator::load::load;
use jsonapi_generator::lower::{Lowered, Notes, lower, rules};
use jsonapi_generator::problem::{Problems, codes};
use serde_json::{Value, json};

fn fixtures() -> Vec<PathBuf> {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/lower");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// The document of a fixture, loaded like any other (so that references into it are settled).
fn document(path: &Path) -> Value {
    let fixture: Value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut document = match (fixture.get("schema"), fixture.get("document")) {
        (Some(schema), _) => {
            json!({ "components": { "schemas": { "It": schema, "Other": { "type": "object" } } } })
        }
        (None, Some(document)) => document.clone(),
        _ => panic!("{}: neither schema nor document", path.display()),
    };
    document["openapi"] = json!("3.1.0");
    document["info"] = json!({ "title": "T", "version": "1" });
    // Tests of one process run side by side and read the same fixtures.
    static MADE: AtomicUsize = AtomicUsize::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let own = format!("lower-{}-{number}-{}", std::process::id(), name(path));
    let file = std::env::temp_dir().join(own);
    std::fs::write(&file, document.to_string()).unwrap();
    let loaded = load(&file, &[]);
    std::fs::remove_file(&file).unwrap();
    loaded
        .unwrap_or_else(|failure| panic!("{}", failure.render(false)))
        .root
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn show(lowered: &Lowered, notes: &Notes) -> String {
    let openapi = serde_json::to_value(&lowered.openapi).unwrap();
    let mut shown = match openapi.pointer("/components/schemas/It") {
        Some(schema) => serde_yaml::to_string(schema).unwrap(),
        None => serde_yaml::to_string(&json!({
            "paths": openapi["paths"], "components": openapi["components"], "webhooks": lowered.webhooks,
        }))
        .unwrap(),
    };
    shown.push_str("---\n");
    for (subject, rule, count) in notes.iter().filter(|(_, rule, _)| *rule != rules::CARRIED) {
        writeln!(shown, "{subject}: {rule} ({count})").unwrap();
    }
    shown
}

#[test]
fn each_rule_does_what_its_fixture_shows() {
    for path in fixtures() {
        let mut notes = Notes::default();
        let lowered = lower(document(&path), &mut notes)
            .unwrap_or_else(|problems| panic!("{}: {problems:?}", path.display()));
        assert_eq!(lowered.unsupported, [], "{}", path.display());
        assert!(
            notes.iter().any(|(_, rule, _)| rule == name(&path)),
            "{} is not used",
            name(&path)
        );
        insta::assert_snapshot!(name(&path), show(&lowered, &notes));
    }
}

/// openapiv3 chooses a schema's kind by its keywords: what is built here by hand must be what it would build.
#[test]
fn what_rules_make_is_what_openapiv3_reads_itself() {
    for path in fixtures() {
        let lowered = lower(document(&path), &mut Notes::default()).unwrap();
        let written = serde_json::to_value(&lowered.openapi).unwrap();
        let read: openapiv3::OpenAPI = serde_json::from_value(written).unwrap();
        assert_eq!(read, lowered.openapi, "{}", path.display());
    }
}

#[test]
fn each_rule_has_a_fixture() {
    let with_fixture: BTreeSet<String> = fixtures().iter().map(|path| name(path)).collect();
    let declared: BTreeSet<String> = rules::ALL
        .iter()
        .map(|(rule, _)| (*rule).to_owned())
        .collect();
    assert_eq!(with_fixture, declared);
}

fn lower_document(members: Value) -> Result<Lowered, Problems> {
    let mut document = json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1" } });
    document
        .as_object_mut()
        .unwrap()
        .extend(members.as_object().unwrap().clone());
    lower(document, &mut Notes::default())
}

#[test]
fn members_that_no_rule_knows_are_listed_with_their_place() {
    let lowered = lower_document(json!({
        "paths": { "/a": { "get": { "responses": {}, "colour": 1 } } },
        "components": {
            "schemas": { "A": { "type": "string", "$dynamicRef": "#a", "x-mine": 1 } },
        },
    }))
    .unwrap();
    let listed: Vec<_> = lowered
        .unsupported
        .iter()
        .map(|it| (it.construct.as_str(), it.at.as_str()))
        .collect();
    assert_eq!(
        listed,
        [
            ("operation.colour", "/paths/~1a/get/colour"),
            ("schema.$dynamicRef", "/components/schemas/A/$dynamicRef"),
        ]
    );
}

#[test]
fn all_malformed_members_are_reported_in_one_go() {
    let problems = lower_document(json!({
        "paths": { "/a": { "parameters": {}, "get": { "responses": { "200": 7 } } } },
        "components": {
            "schemas": { "A": { "type": "text" }, "B": { "required": [1], "minLength": -1 } },
            "parameters": { "p": { "name": "p", "in": "body" } },
        },
    }))
    .unwrap_err();
    let found: Vec<_> = problems
        .iter()
        .map(|problem| format!("{} {:?}", problem.code, problem.at))
        .collect();
    let malformed = |pointer: &str| format!("{} Pointer({pointer:?})", codes::MALFORMED);
    assert_eq!(
        found,
        [
            malformed("/paths/~1a/parameters"),
            malformed("/paths/~1a/get/responses/200"),
            malformed("/components/schemas/A/type"),
            malformed("/components/schemas/B/required/0"),
            malformed("/components/schemas/B/minLength"),
            malformed("/components/parameters/p/in"),
        ]
    );
}

#[test]
fn a_schema_nested_as_deep_as_a_file_can_be_is_lowered() {
    let mut schema = json!({ "type": "string" });
    for _ in 0..120 {
        schema = json!({ "items": schema });
    }
    assert!(lower_document(json!({ "components": { "schemas": { "Deep": schema } } })).is_ok());
}

#[test]
fn a_document_of_version_3_0_passes_through() {
    let schemas = json!({
        "A": { "nullable": true, "type": "string", "enum": ["a", null] },
        "B": { "type": "number", "exclusiveMinimum": true, "minimum": 1.0 },
    });
    let lowered =
        lower_document(json!({ "openapi": "3.0.3", "components": { "schemas": schemas } }))
            .unwrap();
    let components = serde_json::to_value(lowered.openapi.components).unwrap();
    assert_eq!(components["schemas"], schemas);
}
