//! What callers of the crates lose when the vendor's document changes, with the names of the old one kept and without.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use codegen_tests::fixture::repository;
use codegen_tests::generated;
use jsonapi_generator::lock::LOCK_FILE;
use jsonapi_generator::pipeline::{Codegen, Output};
use jsonapi_generator::surface;

fn document(name: &str) -> PathBuf {
    let dir = std::env::var_os("OFFICIAL_DIR")
        .map_or_else(|| repository().join("../shared/official"), PathBuf::from);
    let path = dir.join(name);
    assert!(path.is_file(), "{} is not there", path.display());
    path
}

/// The public items of crates; those of one crate by its role, for the API's name may change.
fn items(output: &Output) -> BTreeSet<String> {
    let files = output.crates.iter().flat_map(|made| {
        let role = made.name.rsplit('-').next().unwrap_or_default().to_owned();
        let files = made.files.iter();
        files.map(move |file| (format!("{role}/{}", file.path), file.text.as_str()))
    });
    surface::items(files).unwrap()
}

/// How many public items the old crates have, and how many of them are lost: without the old names, and with them.
fn lost(old: &str, new: &str) -> (usize, usize, usize) {
    let scratch = tempfile::tempdir().unwrap();
    let kept = scratch.path().join(LOCK_FILE);
    let run = |name: &str| {
        let codegen = Codegen::new(document(name)).with_lock(&kept);
        generated::run(&codegen.standalone(&repository().join("generator")))
    };
    let before = run(old);
    let old = items(&before);
    let free = items(&run(new));
    fs::write(&kept, before.names.to_string()).unwrap();
    let with = items(&run(new));
    for item in old.difference(&with) {
        println!("{item}");
    }
    let counts = (
        old.len(),
        old.difference(&free).count(),
        old.difference(&with).count(),
    );
    println!("{counts:?}: items, lost without names.lock, lost with it");
    counts
}

#[test]
fn a_step_of_the_document_loses_less_with_the_names_kept() {
    let (_, free, kept) = lost(
        "persona-2021-07-05-before-2026-04.yaml",
        "persona-2021-07-05.yaml",
    );
    assert!(kept < free, "{kept} with the names kept, {free} without");
}

#[test]
fn two_versions_apart_lose_less_with_the_names_kept() {
    let (_, free, kept) = lost(
        "persona-2023-01-05-at-2023-08.json",
        "persona-2025-12-08.yaml",
    );
    assert!(kept < free, "{kept} with the names kept, {free} without");
}
