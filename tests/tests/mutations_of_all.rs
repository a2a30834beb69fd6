//! Ten thousand mutated documents, of this repository, of the vendor's and of other people's documents: each ends in crates
//! or in problems, in time. `MUTATIONS` says how many others, `SEED` from where, `OFFICIAL_DIR` and `DOCUMENTS_DIR` where
//! the documents are.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use codegen_tests::fixture::{Fixture, repository};
use codegen_tests::mutation::{Outcome, Random, Runner, change, part};
use jsonapi_generator::pipeline::{Clock, Codegen};
use serde_json::Value;

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(default)
}

fn folder(variable: &str, default: &str) -> PathBuf {
    let folder =
        std::env::var_os(variable).map_or_else(|| repository().join(default), PathBuf::from);
    assert!(
        folder.is_dir(),
        "{} is not there; set {variable}",
        folder.display()
    );
    folder
}

/// The documents in a folder.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json" || extension == "yaml")
        })
        .collect();
    paths.sort();
    paths
}

/// Each document with its name; none of those that cannot be read as they are.
fn sources() -> Vec<(String, Value)> {
    let mut paths = documents(&folder("OFFICIAL_DIR", "../shared/official"));
    paths.extend(documents(&folder("DOCUMENTS_DIR", "../shared/documents")));
    paths.push(repository().join("spec/openapi.yaml"));
    paths.extend(
        Fixture::all("features")
            .unwrap()
            .iter()
            .map(Fixture::document),
    );
    let bundled = |path: &PathBuf| {
        let document = Codegen::new(path).bundle(&mut Clock::default()).ok()?;
        Some((
            path.file_stem()?.to_string_lossy().into_owned(),
            document.root,
        ))
    };
    let sources: Vec<_> = paths.iter().filter_map(bundled).collect();
    assert!(sources.len() > 20, "{} documents", sources.len());
    sources
}

#[test]
fn mutated_documents_end_in_crates_or_problems() {
    let sources = sources();
    let (first, count) = (number("SEED", 0), number("MUTATIONS", 10_000));
    let runner = Runner::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutations-of-all"));
    let (next, crates) = (AtomicU64::new(first), AtomicU64::new(0));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        return;
                    }
                    let mut random = Random::new(seed);
                    let Some((name, root)) = random.one(&sources) else {
                        return;
                    };
                    let mut document = part(root, 4, &mut random);
                    for _ in 0..=random.below(6) {
                        change(&mut document, &mut random);
                    }
                    if runner.run(&format!("{name}-{seed}"), &document) == Outcome::Crates {
                        crates.fetch_add(1, Ordering::Relaxed);
                    }
                    if seed % 1000 == 999 {
                        println!("{} of {count}", seed + 1 - first);
                    }
                }
            });
        }
    });
    println!(
        "{} of {count} documents have crates",
        crates.load(Ordering::Relaxed)
    );
}
