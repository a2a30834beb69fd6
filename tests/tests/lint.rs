//! The documents under `fixtures/lint`: `CODE.yaml` breaks the rule of this code and no other.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use codegen_tests::fixture::{folder, repository};
use codegen_tests::snapshot;
use jsonapi_generator::lint::{EXTENSIONS, Levels, RULES, Report, lint};
use jsonapi_generator::load::{Document, load};
use jsonapi_generator::problem::Severity;

fn document(name: &str) -> Document {
    let path = folder("lint").join(name);
    load(&path, &[]).unwrap_or_else(|failure| panic!("{}", failure.render(false)))
}

fn report(name: &str) -> Report {
    lint(&document(name), &Levels::default())
}

/// What is found, a line each: `FILE:LINE:COLUMN severity[code]: message`.
fn found(name: &str) -> Vec<String> {
    let document = document(name);
    let report = lint(&document, &Levels::default());
    let line = |problem: &jsonapi_generator::problem::Problem| {
        let at = document.sources.locate(&problem.at);
        let severity = format!("{:?}", problem.severity).to_lowercase();
        format!(
            "{}:{}:{} {severity}[{}]: {}",
            at.file.file_name().unwrap().to_string_lossy(),
            at.line,
            at.column,
            problem.code,
            problem.message
        )
    };
    report.problems.iter().map(line).collect()
}

#[test]
fn each_rule_has_a_document_that_breaks_it_alone() {
    for rule in RULES {
        let report = report(&format!("{}.yaml", rule.code));
        let codes: BTreeSet<&str> = report.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, BTreeSet::from([rule.code]));
    }
}

#[test]
fn what_is_found_stands_where_it_is_said() {
    let all: Vec<String> = RULES
        .iter()
        .flat_map(|rule| found(&format!("{}.yaml", rule.code)))
        .collect();
    snapshot::assert_in(&folder("lint"), "findings", &all.join("\n"));
}

#[test]
fn a_document_without_faults_is_clean() {
    let report = report("clean.yaml");
    assert_eq!(found("clean.yaml"), Vec::<String>::new());
    let counts = report.counts;
    assert_eq!(
        (counts.operations, counts.webhooks, counts.schemas),
        (2, 1, 4)
    );
    // Tom in the webhook and in the reply, the path parameter, two of a schema's own.
    assert_eq!(counts.examples, 5);
}

#[test]
fn components_that_are_not_bundled_are_unused() {
    assert_eq!(
        found("files/openapi.yaml"),
        ["shared.yaml:4:5 error[component-unused]: nothing uses `Lost`, so it is not bundled"]
    );
}

#[test]
fn settings_change_how_a_rule_counts() {
    let levels = |text: &str| serde_yaml::from_str::<Levels>(text).unwrap();
    let document = document("response-undescribed.yaml");
    assert_eq!(
        lint(&document, &Levels::default()).count(Severity::Error),
        1
    );
    let warned = lint(&document, &levels("response-undescribed: warning"));
    assert_eq!(
        (
            warned.count(Severity::Error),
            warned.count(Severity::Warning)
        ),
        (0, 1)
    );
    assert!(
        lint(&document, &levels("response-undescribed: off"))
            .problems
            .is_empty()
    );
}

#[test]
fn examples_of_openapi_3_0_may_be_null_where_it_says_nullable() {
    assert_eq!(found("openapi-3.0/openapi.yaml"), Vec::<String>::new());
}

#[test]
fn the_readme_of_spec_lists_the_extensions_that_are_known() {
    let readme = std::fs::read_to_string(repository().join("spec/README.md")).unwrap();
    let listed: BTreeSet<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `x-")?.split('`').next())
        .collect();
    let known: BTreeSet<&str> = EXTENSIONS
        .iter()
        .filter_map(|extension| extension.name.strip_prefix("x-"))
        .collect();
    assert_eq!(listed, known);
}

#[test]
fn the_document_of_this_repository_has_no_errors() {
    let spec: PathBuf = repository().join("spec/openapi.yaml");
    let document = load(&spec, &[]).unwrap_or_else(|failure| panic!("{}", failure.render(false)));
    let report = lint(&document, &Levels::default());
    let errors: Vec<_> = report
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(
        report.counts.examples >= 400,
        "{} examples",
        report.counts.examples
    );
}
