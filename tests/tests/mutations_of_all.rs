//! Ten thousand mutated documents, of this repository, of the vendor's and of other people's documents: each ends in crates
//! or in problems, in time, and the crates of fifty of them compile without a word. `MUTATIONS` says how many others, `SEED`
//! from where, `SAMPLE` how many are compiled, `OFFICIAL_DIR` and `DOCUMENTS_DIR` where the documents are.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use codegen_tests::fixture::{Fixture, repository};
use codegen_tests::generated::{Scratch, generate};
use codegen_tests::mutation::{Outcome, Random, Runner, change, part};
use jsonapi_generator::pipeline::{Clock, Codegen};
use serde_json::{Value, json};

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

/// The document of a seed, and what it is called.
fn mutated(sources: &[(String, Value)], seed: u64) -> (String, Value) {
    let mut random = Random::new(seed);
    let (name, root) = random.one(sources).unwrap();
    let mut document = part(root, 4, &mut random);
    for _ in 0..=random.below(6) {
        change(&mut document, &mut random);
    }
    (format!("{name}-{seed}"), document)
}

/// Says to a process that is started here which seeds are its own: the first, how many there are in all, and how many apart.
const SHARE: &str = "MUTATIONS_SHARE";

/// Runs every document of a share, and prints which have crates. A process of its own: what it works is the work of its documents.
fn work(share: &str) {
    let [first, end, step] = share
        .split(' ')
        .map(|number| number.parse::<u64>().unwrap())
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    let sources = sources();
    let runner = Runner::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutations-of-all"));
    for seed in (first..end).step_by(usize::try_from(step).unwrap()) {
        let (name, document) = mutated(&sources, seed);
        if runner.run(&name, &document) == Outcome::Crates {
            println!("\ncrates {seed}");
        }
    }
    for (worked, name) in runner.slowest() {
        println!("\nslow {} {name}", worked.as_millis());
    }
}

/// The seeds whose documents have crates, sorted.
fn seeds_with_crates(first: u64, count: u64) -> Vec<u64> {
    let processes = thread::available_parallelism().map_or(2, usize::from) as u64;
    let test = "mutated_documents_end_in_crates_or_problems";
    let started: Vec<Child> = (0..processes)
        .map(|own| {
            Command::new(std::env::current_exe().unwrap())
                .args([test, "--exact", "--nocapture"])
                .env(
                    SHARE,
                    format!("{} {} {processes}", first + own, first + count),
                )
                .stdout(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let (mut seeds, mut slow) = (Vec::new(), Vec::new());
    for process in started {
        let finished = process.wait_with_output().unwrap();
        assert!(finished.status.success(), "what is wrong stands above");
        for line in String::from_utf8(finished.stdout).unwrap().lines() {
            match line.split_once(' ') {
                Some(("crates", seed)) => seeds.push(seed.parse().unwrap()),
                Some(("slow", what)) => {
                    let (milliseconds, name) = what.split_once(' ').unwrap();
                    slow.push((milliseconds.parse::<u64>().unwrap(), name.to_owned()));
                }
                _ => {}
            }
        }
    }
    seeds.sort_unstable();
    slow.sort_unstable();
    for (milliseconds, name) in slow.iter().rev().take(5) {
        println!("{name}: {milliseconds} ms of work");
    }
    seeds
}

/// The document with a title of its own, so that its crates have names of their own.
fn titled(mut document: Value, title: &str) -> Value {
    let info = document.as_object_mut().unwrap().entry("info");
    let info = info.or_insert_with(|| json!({}));
    if !info.is_object() {
        *info = json!({ "version": "1" });
    }
    info["title"] = json!(title);
    document
}

#[test]
fn mutated_documents_end_in_crates_or_problems() {
    if let Ok(share) = std::env::var(SHARE) {
        work(&share);
        return;
    }
    let (first, count) = (number("SEED", 0), number("MUTATIONS", 10_000));
    let seeds = seeds_with_crates(first, count);
    println!("{} of {count} documents have crates", seeds.len());
    compile(first, &seeds);
}

/// Checks the crates of some of these documents, drawn by a seed.
fn compile(seed: u64, seeds: &[u64]) {
    let sample = usize::try_from(number("SAMPLE", 50))
        .unwrap()
        .min(seeds.len());
    if sample == 0 {
        return;
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.join("mutations-compiled");
    std::fs::create_dir_all(&folder).unwrap();
    let sources = sources();
    let (mut random, mut chosen) = (Random::new(seed), BTreeSet::new());
    while chosen.len() < sample {
        chosen.extend(random.one(seeds));
    }
    // Together, so that what they share is checked once.
    let mut scratch = Scratch::new(&folder);
    for seed in chosen {
        let (name, document) = mutated(&sources, seed);
        let path = folder.join(format!("{name}.json"));
        std::fs::write(&path, titled(document, &format!("Seed {seed}")).to_string()).unwrap();
        scratch.add(&generate(&path));
    }
    scratch.finish().assert_checked(&target.join("target"));
    println!("the crates of {sample} of them compile");
}
