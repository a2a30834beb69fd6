//! The vendor's documents, which are not part of this repository: `OFFICIAL_DIR`, by default `../shared/official` beside it.
//!
//! Run with `cargo test -p codegen-tests --features official --test official`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::SystemTime;

use codegen_tests::code;
use codegen_tests::fixture::repository;
use codegen_tests::generated::{self, Workspace};
use jsonapi_generator::diff::{Change, Difference, Step, compare, tell};
use jsonapi_generator::ledger::{Construct, Outcome};
use jsonapi_generator::model::Api;
use jsonapi_generator::pipeline::{Clock, Codegen, Crate, FREE_FORM, Output};
use jsonapi_generator::write::Mode;

/// Each document, with how many operations and webhooks it has.
const DOCUMENTS: [(&str, usize, usize); 6] = [
    ("persona-2021-07-05.yaml", 209, 130),
    ("persona-2021-07-05-before-2026-04.yaml", 192, 24),
    ("persona-2025-12-08.yaml", 209, 130),
    ("persona-2025-12-08.json", 209, 130),
    ("persona-2025-12-08-split/openapi.yaml", 209, 130),
    ("persona-2023-01-05-at-2023-08.json", 154, 0),
];

fn codegen(document: &str) -> Codegen {
    let dir = std::env::var_os("OFFICIAL_DIR")
        .map_or_else(|| repository().join("../shared/official"), PathBuf::from);
    let path = dir.join(document);
    assert!(
        path.is_file(),
        "{} is not there: set OFFICIAL_DIR to the folder of the vendor's documents",
        path.display()
    );
    Codegen::new(path).standalone(&repository().join("generator"))
}

fn generate(document: &str) -> Output {
    generated::run(&codegen(document))
}

fn model(document: &str) -> Api {
    codegen(document)
        .model(&mut Clock::default())
        .unwrap_or_else(|failure| panic!("{}", failure.render(false)))
}

/// The crate of this role: `types`, `client` or `server`.
fn of_role<'a>(output: &'a Output, role: &str) -> &'a Crate {
    let suffix = format!("-{role}");
    output
        .crates
        .iter()
        .find(|made| made.name.ends_with(&suffix))
        .unwrap()
}

/// How often the ledger says this of constructs of one kind.
fn count(output: &Output, construct: Construct, wanted: fn(&Outcome) -> bool) -> usize {
    output
        .ledger
        .entries()
        .filter(|entry| entry.construct == construct && wanted(entry.outcome))
        .map(|entry| entry.count)
        .sum()
}

fn is_generated(outcome: &Outcome) -> bool {
    *outcome == Outcome::Generated
}

#[test]
fn nothing_is_unsupported_and_every_operation_and_webhook_is_generated() {
    for (document, operations, webhooks) in DOCUMENTS {
        let output = generate(document);
        let unsupported: Vec<_> = output
            .ledger
            .entries()
            .filter(|entry| matches!(entry.outcome, Outcome::Unsupported(_)))
            .collect();
        assert!(unsupported.is_empty(), "{document}: {unsupported:#?}");
        assert_eq!(
            (
                count(&output, Construct::Operation, is_generated),
                count(&output, Construct::Webhook, is_generated)
            ),
            (operations, webhooks),
            "{document}"
        );
    }
}

#[test]
fn every_operation_is_in_the_client() {
    for (document, operations, _) in DOCUMENTS {
        let files = code::parse(of_role(&generate(document), "client")).unwrap();
        let ids = code::operation_infos(&files);
        let expected: BTreeSet<String> = model(document)
            .operations
            .into_iter()
            .map(|operation| operation.id)
            .collect();
        assert_eq!(ids.len(), operations, "{document}");
        assert_eq!(
            ids.into_iter().collect::<BTreeSet<_>>(),
            expected,
            "{document}"
        );
    }
}

#[test]
fn every_operation_is_a_method_of_its_tags_trait_in_the_server() {
    for (document, operations, _) in DOCUMENTS {
        let files = code::parse(of_role(&generate(document), "server")).unwrap();
        let traits: BTreeMap<String, Vec<String>> = code::traits(&files).into_iter().collect();
        let api = model(document);
        let mut found = 0;
        for (index, tag) in api.tags.iter().enumerate() {
            let methods: BTreeSet<&str> = traits[tag.type_name.ident()]
                .iter()
                .map(String::as_str)
                .collect();
            for operation in api.operations_of(index) {
                let name = operation.method_name.ident();
                assert!(
                    methods.contains(name),
                    "{document}: no {name} in {}",
                    tag.type_name
                );
                found += 1;
            }
        }
        assert_eq!(found, operations, "{document}");
    }
}

#[test]
fn json_is_free_form_only_where_the_document_says_so() {
    for (document, ..) in DOCUMENTS {
        let output = generate(document);
        let declared: usize = output
            .ledger
            .entries()
            .filter(|entry| entry.construct == Construct::Emitted && entry.subject == FREE_FORM)
            .map(|entry| entry.count)
            .sum();
        let types = code::parse(of_role(&output, "types")).unwrap();
        assert_eq!(
            code::fields_of_type(&types, "Value"),
            declared,
            "{document}"
        );
        for made in &output.crates {
            for file in &made.files {
                let path = &file.path;
                assert!(
                    !file.text.contains("untagged"),
                    "{document}: {path} guesses variants"
                );
            }
        }
    }
}

#[test]
fn no_file_is_longer_than_3000_lines() {
    for (document, ..) in DOCUMENTS {
        for made in generate(document).crates {
            for file in made.files {
                let lines = file.text.lines().count();
                let (name, path) = (&made.name, &file.path);
                assert!(lines <= 3000, "{document}: {name}/{path} has {lines} lines");
            }
        }
    }
}

#[test]
fn yaml_json_and_many_files_give_the_same_bytes() {
    let yaml = generate("persona-2025-12-08.yaml").crates;
    let json = generate("persona-2025-12-08.json").crates;
    let many = generate("persona-2025-12-08-split/openapi.yaml").crates;
    assert!(yaml == json, "{}", first_difference(&yaml, &json));
    assert!(yaml == many, "{}", first_difference(&yaml, &many));
}

fn first_difference(one: &[Crate], other: &[Crate]) -> String {
    let files = |crates: &[Crate]| -> BTreeMap<String, String> {
        crates
            .iter()
            .flat_map(|made| {
                made.files
                    .iter()
                    .map(|file| (format!("{}/{}", made.name, file.path), file.text.clone()))
            })
            .collect()
    };
    let (one, other) = (files(one), files(other));
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let path = paths
        .into_iter()
        .find(|path| one.get(*path) != other.get(*path));
    let Some(path) = path else {
        return "the crates differ in name or order".to_owned();
    };
    let empty = String::new();
    let text = |files: &BTreeMap<String, String>| files.get(path).unwrap_or(&empty).clone();
    let (one, other) = (text(&one), text(&other));
    let lines = one
        .lines()
        .zip(other.lines())
        .find(|(one, other)| one != other);
    format!("{path} differs: {lines:?}")
}

/// All files under a folder, by path relative to it, with bytes and times.
fn state(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let entry = entry.unwrap();
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let relative = entry.path().strip_prefix(folder).unwrap().to_owned();
                let modified = entry.metadata().unwrap().modified().unwrap();
                files.insert(relative, (fs::read(entry.path()).unwrap(), modified));
            }
        }
    }
    files
}

fn write(output: &Output, folder: &Path) {
    output.write(folder, Mode::Write).unwrap();
}

#[test]
fn a_second_run_writes_nothing_and_another_folder_gets_the_same_bytes() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let document = "persona-2021-07-05.yaml";
    write(&generate(document), one.path());
    let first = state(one.path());
    assert!(first.len() > 10);
    write(&generate(document), one.path());
    assert!(state(one.path()) == first, "the second run touched a file");

    write(&generate(document), other.path());
    let bytes = |state: BTreeMap<PathBuf, (Vec<u8>, SystemTime)>| -> BTreeMap<PathBuf, Vec<u8>> {
        state
            .into_iter()
            .map(|(path, (bytes, _))| (path, bytes))
            .collect()
    };
    assert!(
        bytes(state(other.path())) == bytes(first),
        "the two folders differ"
    );
}

/// A workspace for each document that gives other bytes than the ones before it.
static WORKSPACES: LazyLock<Vec<Workspace>> = LazyLock::new(|| {
    let mut written: Vec<Vec<Crate>> = Vec::new();
    let mut workspaces = Vec::new();
    for (document, ..) in DOCUMENTS {
        let output = generate(document);
        if written.contains(&output.crates) {
            continue;
        }
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("official")
            .join(document);
        write(&output, &folder);
        workspaces.push(Workspace::at(folder));
        written.push(output.crates);
    }
    workspaces
});

#[test]
fn clippy_finds_nothing_in_the_crates() {
    for workspace in &*WORKSPACES {
        workspace.assert_clippy_clean(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"));
    }
}

#[test]
fn rustfmt_finds_nothing_in_the_crates() {
    for workspace in &*WORKSPACES {
        workspace.assert_formatted();
    }
}

fn difference(old: &str, new: &str) -> Difference {
    compare(&model(old), &model(new))
}

/// The subjects of the changes of a kind, at a place where one is named.
fn subjects<'a>(difference: &'a Difference, kind: &str, place: Option<&str>) -> Vec<&'a str> {
    let at =
        |change: &&Change| place.is_none_or(|place| change.places.iter().any(|one| one == place));
    let of_kind = difference
        .changes
        .iter()
        .filter(|change| change.kind == kind);
    of_kind
        .filter(at)
        .map(|change| change.subject.as_str())
        .collect()
}

#[test]
fn three_forms_of_one_document_do_not_differ() {
    for form in [
        "persona-2025-12-08.json",
        "persona-2025-12-08-split/openapi.yaml",
    ] {
        let told = tell::human(&difference("persona-2025-12-08.yaml", form));
        assert_eq!(told, "", "{form}");
    }
}

/// What the vendor's changelog says of its dated versions.
#[test]
fn what_a_newer_version_changes_is_told_once() {
    let difference = difference("persona-2021-07-05.yaml", "persona-2025-12-08.yaml");
    let removed = |place| subjects(&difference, "attribute-removed", Some(place));
    assert_eq!(removed("account").len(), 14);
    assert_eq!(removed("inquiry").len(), 15);
    for (resource, attribute) in [
        ("inquiry-session", "browser-fingerprint"),
        ("document/generic", "extraction-results"),
        ("report/watchlist", "run-history"),
        ("list-item/field", "inquiry-matches"),
    ] {
        assert_eq!(removed(resource), [attribute]);
    }
    assert_eq!(
        subjects(&difference, "attribute-added", Some("graph-query")).len(),
        4
    );
    assert_eq!(
        subjects(&difference, "attribute-required", Some("POST /webhooks")),
        ["name"]
    );
    for kind in [
        "operation-added",
        "operation-removed",
        "event-added",
        "event-removed",
        "rust-item-lost",
    ] {
        assert_eq!(subjects(&difference, kind, None), [""; 0], "{kind}");
    }
    assert!(
        difference.changes.len() < 60,
        "{} changes",
        difference.changes.len()
    );
    assert_eq!(difference.step(), Step::Major);
}

#[test]
fn what_months_of_growth_add_and_take_away_is_told_once() {
    let old = "persona-2021-07-05-before-2026-04.yaml";
    let difference = difference(old, "persona-2021-07-05.yaml");
    assert_eq!(subjects(&difference, "operation-removed", None).len(), 7);
    assert_eq!(subjects(&difference, "operation-added", None).len(), 24);
    assert_eq!(subjects(&difference, "event-added", None).len(), 106);
    assert_eq!(
        subjects(&difference, "resource-removed", None),
        ["report-template/phone-risk"]
    );
    let lists = subjects(&difference, "top-level-member-removed", None);
    assert_eq!(lists, ["included"], "of eight operations, told once");
}
