//! The command line from outside: exit codes, what is printed, what is left alone.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

/// Runs `xtask` with these arguments.
fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn fixture(path: &str) -> String {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    fixtures.join(path).display().to_string()
}

const GOOD: &str = "features/resource-basic/openapi.yaml";
const BAD: &str = "problems/malformed/openapi.yaml";

/// All files under a folder with their bytes and times.
fn state(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.path().is_dir() {
            files.extend(state(&entry.path()));
        } else {
            let modified = entry.metadata().unwrap().modified().unwrap();
            files.insert(entry.path(), (fs::read(entry.path()).unwrap(), modified));
        }
    }
    files
}

#[test]
fn a_wrong_command_line_is_exit_code_2() {
    for arguments in [
        &["codegen", "--nope"][..],
        &["report", "--format", "xml"],
        &["frobnicate"],
        &[],
    ] {
        let output = xtask(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("--help"), "{arguments:?}");
    }
}

#[test]
fn each_command_tells_its_exit_codes() {
    for command in ["codegen", "report", "bundle"] {
        let output = xtask(&[command, "--help"]);
        assert_eq!(output.status.code(), Some(0));
        assert!(text(&output.stdout).contains("Exit codes:"), "{command}");
    }
}

#[test]
fn a_document_with_problems_is_exit_code_1_for_every_command() {
    for command in ["codegen", "report", "bundle"] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().display().to_string();
        let missing = fixture("problems/no-such-file.yaml");
        let mut arguments = vec![command, "--spec", &missing];
        if command == "codegen" {
            arguments.extend(["--out", &out]);
        }
        let output = xtask(&arguments);
        assert_eq!(output.status.code(), Some(1), "{command}");
        assert!(text(&output.stderr).contains("error[file-missing]"));
    }
}

#[test]
fn a_problem_leaves_the_output_folder_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    let done = xtask(&["codegen", "--spec", &fixture(GOOD), "--out", &out]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let before = state(folder.path());

    let failed = xtask(&["codegen", "--spec", &fixture(BAD), "--out", &out]);
    assert_eq!(failed.status.code(), Some(1));
    let said = text(&failed.stderr);
    assert!(said.contains("openapi.yaml:"), "{said}");
    assert!(said.ends_with("error: nothing was written\n"), "{said}");
    assert!(state(folder.path()) == before, "the folder was touched");
}

#[test]
fn a_settings_file_with_an_unknown_key_is_a_problem_with_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("codegen.yaml");
    fs::write(&config, "name: books\ncolour: red\n").unwrap();
    let output = xtask(&[
        "report",
        "--spec",
        &fixture(GOOD),
        "--config",
        &config.display().to_string(),
    ]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("error[settings-invalid]"), "{said}");
    assert!(said.contains("codegen.yaml:2:1"), "{said}");
}

#[test]
fn a_second_run_writes_nothing_and_check_agrees() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    let spec = fixture(GOOD);
    let arguments = ["codegen", "--spec", &spec, "--out", &out];
    assert_eq!(xtask(&arguments).status.code(), Some(0));
    let before = state(folder.path());

    let again = xtask(&arguments);
    assert_eq!(again.status.code(), Some(0));
    for line in text(&again.stdout)
        .lines()
        .filter(|line| line.contains("written"))
    {
        assert!(line.contains(" 0 written"), "{line}");
    }
    let check = xtask(&[&arguments[..], &["--check"]].concat());
    assert_eq!(check.status.code(), Some(0), "{}", text(&check.stderr));
    assert!(state(folder.path()) == before, "a file was touched");
}

#[test]
fn check_shows_what_is_stale_and_the_command_to_run_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    let spec = fixture(GOOD);
    let arguments = ["codegen", "--spec", &spec, "--out", &out];
    assert_eq!(xtask(&arguments).status.code(), Some(0));
    let stale = folder.path().join("resource-basic-types/src/lib.rs");
    let text_before = fs::read_to_string(&stale).unwrap();
    fs::write(&stale, format!("{text_before}// by hand\n")).unwrap();
    let before = state(folder.path());

    let check = xtask(&[&arguments[..], &["--check"]].concat());
    assert_eq!(check.status.code(), Some(1));
    let said = text(&check.stderr);
    assert!(said.contains("-// by hand"), "{said}");
    let command = format!("run `cargo xtask codegen --spec {spec} --out {out}`");
    assert!(said.contains(&command), "{said}");
    assert!(state(folder.path()) == before, "a file was touched");

    assert_eq!(xtask(&arguments).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&stale).unwrap(), text_before);
}

#[test]
fn check_of_a_folder_that_is_not_there_does_not_make_it() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("new");
    let out_text = out.display().to_string();
    let spec = fixture(GOOD);
    let check = xtask(&["codegen", "--spec", &spec, "--out", &out_text, "--check"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(!out.exists());
}

#[test]
fn timings_name_each_stage_and_the_total() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    let done = xtask(&[
        "codegen",
        "--spec",
        &fixture(GOOD),
        "--out",
        &out,
        "--timings",
    ]);
    let printed = text(&done.stdout);
    for stage in [
        "load",
        "lower",
        "normalise",
        "emit",
        "format",
        "write",
        "total",
    ] {
        assert!(
            printed
                .lines()
                .any(|line| line.starts_with(stage) && line.ends_with(" ms")),
            "no line for {stage} in:\n{printed}"
        );
    }
}

#[test]
fn the_report_is_json_when_asked_for() {
    let output = xtask(&["report", "--spec", &fixture(GOOD), "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["totals"]["operation"]["generated"], 1, "{report}");
    assert_eq!(report["totals"]["operation"]["unsupported"], 0, "{report}");
}

#[test]
fn a_bundle_of_one_file_says_what_the_file_says() {
    let folder = tempfile::tempdir().unwrap();
    let one = folder.path().join("one.yaml").display().to_string();
    let two = folder.path().join("two.yaml").display().to_string();
    let many = fixture("load/many/openapi.yaml");
    let first = xtask(&["bundle", "--spec", &many, "-o", &one]);
    assert_eq!(first.status.code(), Some(0), "{}", text(&first.stderr));
    let again = xtask(&["bundle", "--spec", &one, "-o", &two]);
    assert_eq!(again.status.code(), Some(0), "{}", text(&again.stderr));
    let (one, two) = (
        fs::read_to_string(one).unwrap(),
        fs::read_to_string(two).unwrap(),
    );
    assert_eq!(one, two, "bundling a bundle changes it");
}

#[test]
fn a_code_is_explained_and_a_misspelt_one_guessed() {
    let known = xtask(&["explain", "ref-to-nowhere"]);
    assert_eq!(known.status.code(), Some(0));
    let said = text(&known.stdout);
    assert!(said.contains("example: $ref:"), "{said}");
    assert!(said.contains("rules: {ref-to-nowhere: warning}"), "{said}");
    let unknown = xtask(&["explain", "ref-to-nowere"]);
    assert_eq!(unknown.status.code(), Some(1));
    let said = text(&unknown.stderr);
    assert!(said.contains("`ref-to-nowhere` is meant?"), "{said}");
}

#[test]
fn problems_for_programs_are_all_that_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    let (bad, good) = (fixture(BAD), fixture(GOOD));
    for (spec, code) in [(&bad, 1), (&good, 0)] {
        for (format, list) in [("json", "/problems"), ("sarif", "/runs/0/results")] {
            let output = xtask(&["codegen", "--spec", spec, "--out", &out, "--format", format]);
            assert_eq!(output.status.code(), Some(code), "{format}");
            let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            let found = said.pointer(list).and_then(|list| list.as_array()).unwrap();
            assert_eq!(found.is_empty(), code == 0, "{said}");
        }
    }
}

#[test]
fn an_update_that_changes_nothing_says_so_and_leaves_the_document_alone() {
    let spec = fixture(GOOD);
    let before = fs::read_to_string(&spec).unwrap();
    let output = xtask(&["update", &spec, "--spec", &spec, "--no-compile"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    for line in [
        "diff      0 changes",
        "codegen   0 files change, 0 are new, 0 go",
        "surface   0 public items lost, 0 gained",
    ] {
        assert!(said.contains(line), "{said}");
    }
    assert_eq!(fs::read_to_string(&spec).unwrap(), before);
}
