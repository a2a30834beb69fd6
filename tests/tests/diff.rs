//! Kinds of change (`fixtures/diff/kinds.yaml`), each told and judged in both directions, and the verdict on Rust held
//! against the public signatures of the crates that are generated.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use codegen_tests::edits::{Edited, read};
use codegen_tests::fixture::folder;
use codegen_tests::{generated, snapshot};
use jsonapi_generator::diff::{Accepted, Change, Difference, Step, Verdict, compare, kinds, tell};
use jsonapi_generator::model::Api;
use jsonapi_generator::pipeline::{Clock, Codegen, Crate};
use jsonapi_generator::surface;
use serde_json::Value;

/// A document of the table, on the disk.
struct Document {
    name: String,
    path: PathBuf,
    api: Api,
}

struct Table {
    /// The documents are read from here.
    _folder: tempfile::TempDir,
    base: Document,
    changed: Vec<Document>,
}

fn table() -> Table {
    let kept = folder("diff");
    let base: Value = read(&kept.join("base.yaml"));
    let kinds: Vec<Edited> = read(&kept.join("kinds.yaml"));
    let scratch = tempfile::tempdir().unwrap();
    let document = |name: &str, value: &Value| {
        let path = scratch.path().join(format!("{name}.json"));
        fs::write(&path, serde_json::to_string_pretty(value).unwrap()).unwrap();
        let api = Codegen::new(&path)
            .model(&mut Clock::default())
            .unwrap_or_else(|failure| panic!("{name}: {}", failure.render(false)));
        Document {
            name: name.to_owned(),
            path,
            api,
        }
    };
    let changed = kinds
        .iter()
        .map(|edited| document(&edited.name, &edited.apply(&base)));
    let changed = changed.collect();
    let base = document("base", &base);
    Table {
        base,
        changed,
        _folder: scratch,
    }
}

#[test]
fn each_kind_of_change_is_told_once_and_judged_three_ways() {
    let table = table();
    let mut text = String::new();
    let mut met = BTreeSet::new();
    for one in &table.changed {
        for (old, new, sign) in [(&table.base, one, "="), (one, &table.base, "-")] {
            let difference = compare(&old.api, &new.api);
            writeln!(text, "{} {sign}> {}", old.name, new.name).unwrap();
            for change in &difference.changes {
                met.insert(change.kind.clone());
                line(change, &mut text);
            }
            writeln!(text, "    {}\n", difference.step()).unwrap();
        }
    }
    snapshot::assert_in(&folder("diff"), "kinds", &text);
    assert!(met.len() >= 45, "{} kinds of change are shown", met.len());
    for code in &met {
        assert!(kinds::ALL.iter().any(|kind| kind.code == code), "{code}");
    }
}

fn line(change: &Change, text: &mut String) {
    let verdict = |verdict| match verdict {
        Verdict::Compatible => "ok",
        Verdict::Breaking => "BREAKS",
    };
    writeln!(
        text,
        "  {}: {}\n    lenient {}, strict {}, Rust {}{}",
        change.kind,
        change.text,
        verdict(change.wire.lenient),
        verdict(change.wire.strict),
        verdict(change.rust),
        if change.additive { ", adds" } else { "" }
    )
    .unwrap();
    for item in &change.rust_items {
        writeln!(text, "      {item}").unwrap();
    }
}

#[test]
fn the_verdict_on_rust_is_what_the_generated_signatures_say() {
    let table = table();
    let signatures = |document: &Document| signatures(&generated::generate(&document.path).crates);
    let base = signatures(&table.base);
    let mut wrong = String::new();
    for one in &table.changed {
        let changed = signatures(one);
        for (old, new, before, after) in [
            (&table.base, one, &base, &changed),
            (one, &table.base, &changed, &base),
        ] {
            let lost: Vec<&String> = before.difference(after).collect();
            let says = compare(&old.api, &new.api).breaks_rust();
            if says == lost.is_empty() {
                writeln!(
                    wrong,
                    "{} -> {}: told {says}, lost {lost:#?}",
                    old.name, new.name
                )
                .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The public items of crates.
fn signatures(crates: &[Crate]) -> BTreeSet<String> {
    let files = crates.iter().flat_map(|made| {
        let name = &made.name;
        let files = made.files.iter();
        files.map(move |file| (format!("{name}/{}", file.path), file.text.as_str()))
    });
    surface::items(files).unwrap()
}

#[test]
fn nothing_is_told_where_nothing_differs() {
    let table = table();
    let same = table
        .changed
        .iter()
        .find(|one| one.name == "nothing")
        .unwrap();
    let difference = compare(&table.base.api, &same.api);
    assert_eq!(tell::human(&difference), "");
    assert_eq!(tell::markdown(&difference), "");
    assert_eq!(tell::json(&difference).unwrap(), "");
    assert_eq!(difference.step(), Step::None);
}

#[test]
fn other_names_of_components_change_nothing_on_the_wire() {
    let table = table();
    let renamed = table
        .changed
        .iter()
        .find(|one| one.name == "component-names")
        .unwrap();
    let difference = compare(&table.base.api, &renamed.api);
    assert!(!difference.breaks_wire() && difference.breaks_rust());
    assert!(
        difference
            .changes
            .iter()
            .all(|change| change.kind.starts_with("rust-"))
    );
}

/// All that the table changes, in one document.
fn all_at_once() -> Difference {
    let table = table();
    let all = table
        .changed
        .iter()
        .flat_map(|one| compare(&table.base.api, &one.api).changes);
    Difference {
        changes: all.collect(),
    }
}

#[test]
fn what_was_accepted_is_not_told_again_in_whatever_form_it_was_kept() {
    let difference = all_at_once();
    let lines: Vec<String> = difference
        .changes
        .iter()
        .map(|change| change.text.clone())
        .collect();
    for kept in [
        tell::json(&difference).unwrap(),
        tell::markdown(&difference),
        lines.join("\n"),
    ] {
        let mut left = difference.clone();
        Accepted::read(&kept).unwrap().take_out(&mut left);
        assert_eq!(tell::human(&left), "");
    }
    assert!(Accepted::read("{\"changes\": 1}").is_err());
    let mut left = difference.clone();
    let taken = Accepted::read("# none of these\n")
        .unwrap()
        .take_out(&mut left);
    assert_eq!((taken, left), (0, difference));
}

#[test]
fn a_change_at_more_places_than_were_accepted_is_told() {
    let table = table();
    let changed = table
        .changed
        .iter()
        .find(|one| one.name == "status-added")
        .unwrap();
    let mut difference = compare(&table.base.api, &changed.api);
    let kept = tell::json(&difference).unwrap();
    let change = difference.changes.first_mut().unwrap();
    change.places.push("GET /elsewhere".to_owned());
    assert_eq!(Accepted::read(&kept).unwrap().take_out(&mut difference), 0);
}

#[test]
fn the_forms_of_the_output() {
    let table = table();
    let mut difference = Difference::default();
    for name in [
        "request-attribute-added-required",
        "enum-value-added",
        "component-names",
        "texts",
    ] {
        let changed = table.changed.iter().find(|one| one.name == name).unwrap();
        difference
            .changes
            .extend(compare(&table.base.api, &changed.api).changes);
    }
    let told = format!(
        "{}\n{}\n{}",
        tell::human(&difference),
        tell::markdown(&difference),
        tell::json(&difference).unwrap()
    );
    snapshot::assert_in(Path::new(&folder("diff")), "forms", &told);
}
