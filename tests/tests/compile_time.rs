//! How long `cargo check` of the generated client takes with one tag, against all of them.
//!
//! `cargo test -p codegen-tests --features measure --test compile_time -- --nocapture`, on Linux. Dependencies are built
//! first, in a folder of their own; what is measured is the crate alone, clean, and the crate with its types. Selections take
//! turns, so that a busy machine is busy for all; medians of CPU time are compared.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use codegen_tests::fixture::repository;

const ROUNDS: usize = 5;

/// The most that one tag may take of what all tags take.
const ALLOWED: f64 = 0.40;

/// What is compiled, from all tags down: a tag with many operations, one with some, one with a single one.
const SELECTIONS: [(&str, &[&str]); 4] = [
    ("all tags", &[]),
    (
        "list-items",
        &["--no-default-features", "--features", "tag-list-items"],
    ),
    (
        "accounts",
        &["--no-default-features", "--features", "tag-accounts"],
    ),
    (
        "files",
        &["--no-default-features", "--features", "tag-files"],
    ),
];

/// Seconds of a run.
#[derive(Clone, Copy, Debug)]
struct Run {
    time: f64,
    cpu: f64,
}

fn cargo(arguments: &[&str]) {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("compile-time");
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(repository())
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}: {said}");
}

fn check(features: &[&str]) {
    cargo(&[&["check", "--quiet", "-p", "persona-client"], features].concat());
}

/// The CPU time of the children of this process, in seconds (proc_pid_stat(5): `cutime`, `cstime`).
fn cpu_of_children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields = stat.rsplit(')').next().unwrap();
    let ticks = fields.split_whitespace().skip(13).take(2);
    let ticks: f64 = ticks.map(|ticks| ticks.parse::<f64>().unwrap()).sum();
    ticks / 100.0
}

/// Checks anew what is cleaned away.
fn measure(cleaned: &[&str], features: &[&str]) -> Run {
    let packages = cleaned.iter().flat_map(|package| ["-p", package]);
    cargo(&["clean"].into_iter().chain(packages).collect::<Vec<_>>());
    let (started, cpu) = (Instant::now(), cpu_of_children());
    check(features);
    Run {
        time: started.elapsed().as_secs_f64(),
        cpu: cpu_of_children() - cpu,
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// The medians of all selections.
fn medians(cleaned: &[&str]) -> [Run; SELECTIONS.len()] {
    let mut runs: [Vec<Run>; SELECTIONS.len()] = Default::default();
    for _ in 0..ROUNDS {
        for ((_, features), runs) in SELECTIONS.iter().zip(&mut runs) {
            runs.push(measure(cleaned, features));
        }
    }
    runs.map(|runs| Run {
        time: median(runs.iter().map(|run| run.time).collect()),
        cpu: median(runs.iter().map(|run| run.cpu).collect()),
    })
}

#[test]
fn one_tag_is_checked_in_a_fraction_of_the_time_of_all() {
    for (_, features) in SELECTIONS {
        check(features);
    }
    for cleaned in [
        ["persona-client"].as_slice(),
        &["persona-types", "persona-client"],
    ] {
        let medians = medians(cleaned);
        println!(
            "clean `cargo check` of {}, medians of {ROUNDS}:",
            cleaned.join(" and ")
        );
        for ((name, _), run) in SELECTIONS.iter().zip(medians) {
            let part = run.cpu / medians[0].cpu;
            println!(
                "  {name:<10} {:.2} s, {:.2} s of CPU: {:.0} % of all tags",
                run.time,
                run.cpu,
                part * 100.0
            );
            let is_judged = cleaned.len() == 1 && *name != SELECTIONS[0].0;
            assert!(!is_judged || part <= ALLOWED, "{name}: {part}");
        }
    }
}
