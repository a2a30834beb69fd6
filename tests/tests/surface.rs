//! The public signatures of the committed crates, a snapshot for each tag and each module of types: what a reviewer of
//! a change in the document reads.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use codegen_tests::fixture::repository;
use codegen_tests::snapshot;
use jsonapi_generator::surface;

#[test]
fn the_public_signatures_are_as_reviewed() {
    let mut topics: BTreeMap<String, String> = BTreeMap::new();
    for (crate_name, file) in sources(&repository().join("generated")) {
        // Guides hold documentation alone.
        if file.module.starts_with("guide::") {
            continue;
        }
        let public = surface::surface(&fs::read_to_string(&file.absolute).unwrap()).unwrap();
        // Neither do the statics behind a tag's calls have anything public.
        if public.trim().is_empty() {
            continue;
        }
        let text = topics.entry(topic(&file.module)).or_default();
        text.push_str(&format!(
            "// ---- {crate_name}::{}\n{public}\n",
            file.module
        ));
    }
    assert!(!topics.is_empty(), "there is no generated code");
    let snapshots = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    let mut kept = Vec::new();
    for (topic, text) in &topics {
        let name = format!("surface__{topic}");
        snapshot::assert_in(&snapshots, &name, text);
        kept.push(format!("{name}.snap"));
    }
    let accepts = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    for entry in fs::read_dir(snapshots).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let stale =
            name.starts_with("surface__") && name.ends_with(".snap") && !kept.contains(&name);
        if stale && accepts {
            fs::remove_file(path).unwrap();
            continue;
        }
        assert!(
            !stale,
            "snapshots/{name} is of a module that is gone: remove it"
        );
    }
}

struct Source {
    absolute: PathBuf,
    /// `replies::inquiries`; empty for the root of the crate.
    module: String,
}

/// What holds a module for each tag beside the tag's own.
const BY_TAG: [&str; 3] = ["dynamic", "replies", "requests"];

/// The topic of a module: its path, so that a type stands alone; but what the crates have for one tag stands together.
fn topic(module: &str) -> String {
    let steps: Vec<&str> = module.split("::").filter(|step| !step.is_empty()).collect();
    match steps.as_slice() {
        [] => "crates".to_owned(),
        [group, tag @ ..] if BY_TAG.contains(group) && !tag.is_empty() => tag.join("-"),
        steps => steps.join("-"),
    }
}

/// The source files of all generated crates, by crate and module.
fn sources(generated: &Path) -> Vec<(String, Source)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(generated).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let src = entry.path().join("src");
        if src.is_dir() {
            let mut files = Vec::new();
            list(&src, &mut Vec::new(), &mut files);
            found.extend(files.into_iter().map(|file| (name.clone(), file)));
        }
    }
    found.sort_by(|(one, a), (other, b)| (one, &a.module).cmp(&(other, &b.module)));
    found
}

fn list(folder: &Path, above: &mut Vec<String>, files: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            above.push(stem);
            list(&path, above, files);
            above.pop();
        } else {
            let mut module = above.clone();
            if stem != "lib" && stem != "mod" && !is_private(&path, &stem) {
                module.push(stem);
            }
            files.push(Source {
                absolute: path,
                module: module.join("::"),
            });
        }
    }
}

/// Whether a file is a private module, the items of which the module around it exports.
fn is_private(path: &Path, stem: &str) -> bool {
    let around = fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
    around.lines().any(|line| line == format!("mod {stem};"))
}
