//! `fixtures/planted` has twelve faults over three files, each marked in its line: one run tells exactly those, each at the
//! word that it is about, in all forms. And settings with several faults, which are told at once.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codegen_tests::fixture::folder;
use jsonapi_generator::diagnose;
use jsonapi_generator::pipeline::{Clock, Codegen, Failure};
use jsonapi_generator::problem::render;
use serde_json::Value;

/// File, line, column, code.
type Told = (String, u64, u64, String);

/// What the marks say: `# fault CODE at WORD`.
fn planted() -> BTreeSet<Told> {
    let mut all = BTreeSet::new();
    for entry in fs::read_dir(folder("planted")).unwrap() {
        let path = entry.unwrap().path();
        let file = name(&path.to_string_lossy());
        for (index, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let Some((_, mark)) = line.split_once("# fault ") else {
                continue;
            };
            let (code, word) = mark.split_once(" at ").unwrap();
            let column = 1 + line.find(&format!("{word}:")).unwrap();
            all.insert((
                file.clone(),
                index as u64 + 1,
                column as u64,
                code.to_owned(),
            ));
        }
    }
    all
}

fn name(path: &str) -> String {
    let name = Path::new(path).file_name().unwrap();
    name.to_string_lossy().into_owned()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// ```text
/// error[ref-ring]: the references lead back here without any content
///   --> openapi.yaml:12:13
/// ```
fn of_human(said: &str) -> BTreeSet<Told> {
    let mut all = BTreeSet::new();
    let mut code = String::new();
    for line in said.lines() {
        if let Some((head, _)) = line.split_once("]: ")
            && let Some((_, found)) = head.split_once('[')
        {
            found.clone_into(&mut code);
        }
        if let Some((_, place)) = line.split_once("--> ") {
            let parts: Vec<&str> = place.rsplitn(3, ':').collect();
            let [column, line, file] = parts.as_slice() else {
                panic!("{place}");
            };
            all.insert((
                name(file),
                line.parse().unwrap(),
                column.parse().unwrap(),
                code.clone(),
            ));
        }
    }
    all
}

fn of_json(said: &Value) -> BTreeSet<Told> {
    let problems = said["problems"].as_array().unwrap();
    let told = problems.iter().map(|one| {
        (
            name(&text(&one["file"])),
            one["line"].as_u64().unwrap(),
            one["column"].as_u64().unwrap(),
            text(&one["code"]),
        )
    });
    told.collect()
}

fn of_sarif(said: &Value) -> BTreeSet<Told> {
    let run = &said["runs"][0];
    let results = run["results"].as_array().unwrap();
    let told = results.iter().map(|one| {
        let physical = &one["locations"][0]["physicalLocation"];
        let code = text(&one["ruleId"]);
        let index = usize::try_from(one["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], code.as_str());
        (
            name(&text(&physical["artifactLocation"]["uri"])),
            physical["region"]["startLine"].as_u64().unwrap(),
            physical["region"]["startColumn"].as_u64().unwrap(),
            code,
        )
    });
    told.collect()
}

#[test]
fn one_run_tells_all_faults_and_no_more_in_all_forms() {
    let document = folder("planted").join("openapi.yaml");
    let failure = Codegen::new(document).run(&mut Clock::default());
    let Err(Failure::Document {
        problems, sources, ..
    }) = failure
    else {
        panic!("the document is taken");
    };
    let planted = planted();
    assert_eq!(planted.len(), 12);
    let human = render(&problems, &sources, false);
    assert_eq!(of_human(&human), planted, "{human}");
    let json = diagnose::json(&problems, &sources);
    assert_eq!(of_json(&json), planted);
    assert_eq!(json["problems"].as_array().unwrap().len(), 12);
    assert_eq!(of_sarif(&diagnose::sarif(&problems, &sources)), planted);
    assert!(
        human.contains("`#/Crate` is there: is it meant?"),
        "{human}"
    );
}

/// All that is wrong with settings is told at once, with what is meant.
#[test]
fn settings_are_told_what_is_wrong_with_them_all_at_once() {
    let scratch = tempfile::tempdir().unwrap();
    let settings = scratch.path().join("codegen.yaml");
    let lines = [
        "nmae: orchard                            # 1:1 `name` is meant?",
        "page: {max-sise: 10}                     # 2:8 `max-size` is meant?",
        "rules: {ref-to-nowere: warning}          # 3:9 `ref-to-nowhere` is meant?",
        "lint: {tag-unused: of}                   # 4:8 `off` is meant?",
        "header-roles: {X-Id: request-ID}         # 5:16 `request-id` is meant?",
        "examples: [{file: a.rs, crate: sever}]   # 6:25 `server` is meant?",
    ];
    fs::write(&settings, lines.join("\n")).unwrap();
    let document = folder("planted").join("openapi.yaml");
    let failure = Codegen::new(document)
        .with_config(&settings)
        .run(&mut Clock::default())
        .unwrap_err();
    let said = failure.render(false);
    for line in lines {
        let (_, mark) = line.split_once("# ").unwrap();
        let (place, hint) = mark.split_once(' ').unwrap();
        assert!(
            said.contains(&format!("codegen.yaml:{place}\n")),
            "{place}: {said}"
        );
        assert!(said.contains(hint), "{hint}: {said}");
    }
    assert_eq!(
        said.matches("error[settings-invalid]").count(),
        lines.len(),
        "{said}"
    );
}
