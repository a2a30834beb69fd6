//! Other people's documents, which are not part of this repository: `DOCUMENTS_DIR`, by default `../shared/documents`
//! beside it. Every document in the folder is taken.
//!
//! Run with `cargo test -p codegen-tests --features documents --test documents -- --nocapture`; what is counted is printed.
//! The linters go over the crates of small documents; over those of all with `DOCUMENTS=all`, which takes long.
//!
//! | file | holds |
//! |---|---|
//! | [`document`] | the documents of the folder, each read once |
//! | [`raw`] | what a document says, by a walk of its own over the raw JSON |
//! | [`table`] | what became of each, as a table |

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod document;
mod raw;
mod table;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use codegen_tests::fixture::repository;
use codegen_tests::generated::{Scratch, Workspace};
use codegen_tests::round_trip::{Example, dispatch, examples};
use jsonapi_generator::ledger::{Construct, Outcome};
use jsonapi_generator::problem::Severity;

use document::DOCUMENTS;

fn tmp() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

/// The crates of all documents in one workspace, so that what they have in common is checked once.
static WORKSPACE: LazyLock<Workspace> = LazyLock::new(|| {
    let mut scratch = Scratch::new(tmp().join("documents"));
    for document in DOCUMENTS.iter() {
        scratch.add(&document.output);
    }
    scratch.finish()
});

#[test]
fn documents_generate_with_warnings_only_and_nothing_unsupported() {
    for document in DOCUMENTS.iter() {
        let errors = document.output.warnings.iter();
        let errors: Vec<_> = errors
            .filter(|one| one.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", document.name);
        let entries = document.output.ledger.entries();
        let unsupported: Vec<_> = entries
            .filter(|entry| matches!(entry.outcome, Outcome::Unsupported(_)))
            .collect();
        assert!(
            unsupported.is_empty(),
            "{}: {unsupported:#?}",
            document.name
        );
    }
}

#[test]
fn every_operation_and_parameter_of_the_documents_is_in_the_model() {
    for document in DOCUMENTS.iter() {
        let declared = raw::operations(&document.root);
        let entries = document.output.ledger.entries();
        let counted: usize = entries
            .filter(|entry| entry.construct == Construct::Operation)
            .filter(|entry| *entry.outcome == Outcome::Generated)
            .map(|entry| entry.count)
            .sum();
        assert_eq!(counted, declared.len(), "{}", document.name);
        for operation in declared {
            let (method, path) = (&operation.method, &operation.path);
            let made =
                document.api.operations.iter().find(|made| {
                    made.method.as_str() == method.to_uppercase() && made.path == *path
                });
            let made = made.unwrap_or_else(|| panic!("{}: no {method} {path}", document.name));
            for (place, name) in &operation.parameters {
                assert!(
                    table::has_parameter(made, place, name) || document.leaves_out(place, name),
                    "{}: {method} {path} lacks {place} {name}",
                    document.name
                );
            }
        }
    }
}

#[test]
fn no_reachable_property_of_the_documents_is_missing_in_the_crates() {
    let runtime = rust_in(&repository().join("generator"));
    let mut lacking: Vec<(&str, String)> = Vec::new();
    for document in DOCUMENTS.iter() {
        let names = raw::property_names(&document.root);
        let crates = document.output.crates.iter();
        let files = crates.flat_map(|made| &made.files);
        let text: String = files.map(|file| file.text.as_str()).collect();
        let is_there = |text: &str, name: &str| {
            text.contains(&format!("{name:?}")) || text.contains(&format!("[{name}]"))
        };
        let (own, others): (BTreeSet<&String>, BTreeSet<&String>) =
            names.iter().partition(|name| is_there(&text, name));
        // What JSON:API itself names, the runtime has for all APIs.
        let (shared, missing): (BTreeSet<&String>, BTreeSet<&String>) = others
            .into_iter()
            .partition(|name| is_there(&runtime, name));
        println!(
            "{}: {} property names, {} in the crates, {} in the runtime, {} missing {missing:?}",
            document.name,
            names.len(),
            own.len(),
            shared.len(),
            missing.len(),
        );
        lacking.extend(
            missing
                .into_iter()
                .map(|name| (document.name.as_str(), name.clone())),
        );
    }
    assert!(lacking.is_empty(), "{lacking:?}");
}

/// The text of all Rust files of the runtime crates.
fn rust_in(generator: &Path) -> String {
    let mut text = String::new();
    let mut folders: Vec<PathBuf> = ["runtime", "runtime-client", "runtime-server"]
        .map(|name| generator.join(name).join("src"))
        .to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                text.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    text
}

#[test]
fn tables_of_the_documents() {
    let mut text = table::HEAD.to_owned();
    for document in DOCUMENTS.iter() {
        text.push_str(&table::row(document));
    }
    println!("{text}");
}

/// The crates of a document are small up to so many bytes of code.
const SMALL: usize = 1_000_000;

#[test]
fn linters_find_nothing_in_the_crates_of_the_documents() {
    let all = std::env::var("DOCUMENTS").is_ok_and(|which| which == "all");
    let mut scratch = Scratch::new(tmp().join("documents-linted"));
    let chosen: Vec<_> = DOCUMENTS
        .iter()
        .filter(|document| all || document.code() <= SMALL)
        .collect();
    assert!(!chosen.is_empty(), "no document is small");
    for document in chosen {
        println!("linted: {}", document.name);
        scratch.add(&document.output);
    }
    let workspace = scratch.finish();
    let target = tmp().join("target");
    workspace.assert_clippy_clean(&target);
    // In turn: two runs of cargo in one target wait for each other anyway.
    workspace.assert_documented(&target);
}

const PROGRAM: &str = "documents-round-trip";

#[test]
fn every_valid_example_of_the_documents_comes_back_as_it_was() {
    let folder = tmp().join("documents-round-trip");
    let mut scratch = Scratch::new(&folder);
    let mut modules = Vec::new();
    let mut files: Vec<(String, String)> = Vec::new();
    let mut all = serde_json::Map::new();
    for document in DOCUMENTS.iter() {
        let invalid = document.invalid_examples();
        let found = examples(&document.root);
        let (bad, good): (Vec<&Example>, Vec<&Example>) = found
            .iter()
            .partition(|example| invalid.contains(&&example.value));
        println!(
            "{}: {} examples of bodies, {} violate their schemas",
            document.name,
            found.len(),
            bad.len()
        );
        if good.is_empty() {
            continue;
        }
        let module = document.name.replace(['-', '.'], "_");
        let examples = good.iter().map(|example| example.to_json()).collect();
        all.insert(module.clone(), examples);
        files.push((format!("src/{module}.rs"), dispatch(&document.api).unwrap()));
        modules.push((module, format!("{}-types", document.api.crates.base)));
    }
    assert!(!modules.is_empty());
    files.push(("Cargo.toml".to_owned(), manifest(&modules)));
    files.push(("src/main.rs".to_owned(), main_of_program(&modules)));
    let files: Vec<(&str, String)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.clone()))
        .collect();
    scratch.add_program(PROGRAM, &files);
    let examples = folder.join("examples.json");
    fs::write(&examples, serde_json::Value::Object(all).to_string()).unwrap();
    // The crates are those of the other workspace.
    LazyLock::force(&WORKSPACE);
    let arguments = [examples.to_str().unwrap()];
    println!(
        "{}",
        scratch
            .finish()
            .run(PROGRAM, &arguments, &tmp().join("target"))
    );
}

fn manifest(modules: &[(String, String)]) -> String {
    let runtime = repository().join("generator/runtime");
    let mut text = format!(
        "[package]\nname = \"{PROGRAM}\"\nedition = \"2024\"\n\n[dependencies]\n\
         jsonapi-runtime = {{ path = {runtime:?} }}\nserde_json = \"1\"\n"
    );
    for (_, types) in modules {
        let path = tmp().join("documents").join(types);
        text.push_str(&format!("{types} = {{ path = {path:?} }}\n"));
    }
    text
}

/// The program: what the round trips of the vendor's documents have, and a module for each document.
fn main_of_program(modules: &[(String, String)]) -> String {
    let folder = repository().join("tests/tests/round_trip");
    let shared = ["checks", "doors", "mutation"].map(|name| {
        let path = folder.join(name).with_extension("rs");
        format!("#[path = {path:?}]\nmod {name};\n")
    });
    let own: String = modules
        .iter()
        .map(|(module, _)| format!("mod {module};\n"))
        .collect();
    let tables: String = modules
        .iter()
        .map(|(module, _)| format!("({module:?}, &{module}::DOORS), "))
        .collect();
    format!(
        "#![allow(dead_code, unused)]\n{}{own}\n\
         fn main() {{\n\
         let path = std::env::args().nth(1).unwrap();\n\
         let all: jsonapi_runtime::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();\n\
         let tables: [(&str, &[&[(&str, doors::Door)]]); {}] = [{tables}];\n\
         let mut failed = false;\n\
         for (name, table) in tables {{\n\
         let mut report = checks::Report::default();\n\
         let samples = checks::Sample::all(all[name].as_array().unwrap(), table, &mut report);\n\
         checks::round_trips(&samples, &mut report);\n\
         println!(\"{{name}}\\n{{report}}\");\n\
         failed |= !report.failures().is_empty();\n\
         }}\n\
         std::process::exit(i32::from(failed));\n\
         }}\n",
        shared.concat(),
        modules.len(),
    )
}
