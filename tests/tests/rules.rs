//! The rules that documents break: `fixtures/rules/CODE` breaks the rule of this name and no other. Beside the document
//! stands what is said of it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use codegen_tests::fixture::{Fixture, folder};
use codegen_tests::snapshot;
use jsonapi_generator::pipeline::{Clock, Codegen, Failure};
use jsonapi_generator::problem::codes::{self, Level, Rule, TABLES};
use jsonapi_generator::problem::{Problems, Severity, render};
use libtest_mimic::{Arguments, Failed, Trial};

/// Rules of files and settings, which `fixtures/problems` shows.
const ELSEWHERE: &[&str] = &["overlay-invalid", "overlay-selects-nothing"];

fn main() -> std::io::Result<ExitCode> {
    let fixtures = Fixture::all("rules")?;
    let mut trials: Vec<Trial> = fixtures
        .into_iter()
        .map(|fixture| Trial::test(fixture.name.clone(), move || broken(&fixture)))
        .collect();
    trials.push(Trial::test(
        "each_rule_has_a_fixture",
        each_rule_has_a_fixture,
    ));
    Ok(libtest_mimic::run(&Arguments::from_args(), trials).exit_code())
}

fn broken(fixture: &Fixture) -> Result<(), Failed> {
    let rule = codes::rule(&fixture.name).ok_or("no rule is called so")?;
    let codegen = Codegen::new(fixture.document());
    let said = said(&codegen, rule)?;
    let said = said.replace(&format!("{}/", fixture.dir.display()), "");
    snapshot::assert_in(&fixture.dir, "problems", &said);
    match rule.level {
        Level::Warning => refused(&codegen.strict(), rule),
        _ => allowed(&codegen, rule),
    }
}

/// What is said of the document: a warning beside crates, or an error.
fn said(codegen: &Codegen, rule: &Rule) -> Result<String, Failed> {
    match (codegen.run(&mut Clock::default()), rule.level) {
        (Ok(output), Level::Warning) => {
            only(&output.warnings, rule, Severity::Warning)?;
            Ok(render(&output.warnings, &output.sources, false))
        }
        (
            Err(Failure::Document {
                problems, sources, ..
            }),
            Level::Error,
        ) => {
            only(&problems, rule, Severity::Error)?;
            Ok(render(&problems, &sources, false))
        }
        (Ok(output), _) => Err(output.render_warnings(false).into()),
        (Err(failure), _) => Err(failure.render(false).into()),
    }
}

/// With `--strict` a warning is an error.
fn refused(codegen: &Codegen, rule: &Rule) -> Result<(), Failed> {
    match codegen.run(&mut Clock::default()) {
        Err(Failure::Document { problems, .. }) => only(&problems, rule, Severity::Error),
        Err(failure) => Err(failure.render(false).into()),
        Ok(_) => Err("--strict refuses nothing".into()),
    }
}

/// Where the settings name it, an error is a warning, and there are crates.
fn allowed(codegen: &Codegen, rule: &Rule) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let settings = folder.path().join("codegen.yaml");
    let text = match rule.code {
        "unsupported" => "allow-unsupported: [schema.$dynamicRef]".to_owned(),
        code => format!("rules: {{ {code}: warning }}"),
    };
    std::fs::write(&settings, text)?;
    let output = codegen
        .clone()
        .with_config(&settings)
        .run(&mut Clock::default())
        .map_err(|failure| failure.render(false))?;
    if rule.code == "unsupported" {
        return Ok(());
    }
    only(&output.warnings, rule, Severity::Warning)
}

fn only(problems: &Problems, rule: &Rule, severity: Severity) -> Result<(), Failed> {
    let found: BTreeSet<(&str, Severity)> = problems
        .iter()
        .map(|problem| (problem.code, problem.severity))
        .collect();
    if found == BTreeSet::from([(rule.code, severity)]) {
        Ok(())
    } else {
        Err(format!("{found:?} instead of {} alone", rule.code).into())
    }
}

fn each_rule_has_a_fixture() -> Result<(), Failed> {
    let without: Vec<&str> = TABLES
        .iter()
        .flat_map(|(_, table)| *table)
        .filter(|rule| rule.level != Level::Fatal && !ELSEWHERE.contains(&rule.code))
        .map(|rule| rule.code)
        .filter(|code| !Path::new(&folder("rules")).join(code).is_dir())
        .collect();
    if without.is_empty() {
        Ok(())
    } else {
        Err(format!("no fixture shows {without:?}").into())
    }
}
