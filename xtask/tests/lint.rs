//! `cargo xtask lint` from outside: exit codes, and what is printed where.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::path::Path;
use std::process::{Command, Output};

/// Lints a document of the fixtures.
fn lint(fixture: &str, more: &[&str]) -> Output {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args([
            "lint",
            "--spec",
            &fixtures.join(fixture).display().to_string(),
        ])
        .args(more)
        .output()
        .unwrap()
}

fn last_line(output: &Output) -> String {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn an_error_is_exit_code_1_and_told_with_its_place() {
    let output = lint("lint/example-invalid.yaml", &[]);
    assert_eq!(output.status.code(), Some(1));
    let findings = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(findings.contains("error[example-invalid]"), "{findings}");
    assert!(
        findings.contains("lint/example-invalid.yaml:29:27"),
        "{findings}"
    );
    assert_eq!(
        last_line(&output),
        "1 operations, 0 webhooks, 1 schemas, 5 examples checked: 5 errors, 0 warnings"
    );
}

#[test]
fn a_warning_is_no_failure() {
    let output = lint("lint/tag-unused.yaml", &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(last_line(&output).ends_with("0 errors, 1 warnings"));
}

#[test]
fn the_settings_decide_what_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("codegen.yaml");
    std::fs::write(&config, "lint: {tag-unused: error}").unwrap();
    let config = config.display().to_string();
    let output = lint("lint/tag-unused.yaml", &["--config", &config]);
    assert_eq!(output.status.code(), Some(1));

    std::fs::write(&config, "lint: {no-such-rule: error}").unwrap();
    let output = lint("lint/tag-unused.yaml", &["--config", &config]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("is called `no-such-rule`"), "{said}");
}

#[test]
fn a_document_that_cannot_be_read_is_exit_code_1() {
    let output = lint("problems/no-such-file.yaml", &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("error["));
}
