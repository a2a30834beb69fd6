//! What a person reads when something is wrong: a folder per case under `fixtures/problems/`, a snapshot for each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::path::Path;

use jsonapi_generator::load::load;
use jsonapi_generator::lower::{Notes, Unsupported, lower};
use jsonapi_generator::problem::{Problem, Problems, codes, render};

/// Paths stay relative (to this crate, where cargo runs its tests), so that snapshots are the same everywhere.
const FIXTURES: &str = "fixtures/problems";

/// All that loading and lowering say about a case.
fn report(folder: &Path) -> String {
    let json = folder.join("openapi.json");
    let document = if json.exists() {
        json
    } else {
        folder.join("openapi.yaml")
    };
    let overlay = folder.join("overlay.yaml");
    let overlays: Vec<_> = overlay.exists().then_some(overlay).into_iter().collect();
    let loaded = match load(&document, &overlays) {
        Ok(loaded) => loaded,
        Err(failure) => return failure.render(false),
    };
    let mut problems = loaded.warnings;
    match lower(loaded.root, &mut Notes::default()) {
        Ok(lowered) => {
            problems.extend(lowered.warnings);
            problems.extend(lowered.unsupported.iter().map(Unsupported::problem));
        }
        Err(found) => problems.extend(found),
    }
    render(&problems, &loaded.sources, false)
}

#[test]
fn each_case_is_reported_with_place_and_help() {
    let mut folders: Vec<_> = std::fs::read_dir(FIXTURES)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    for folder in folders {
        let case = folder.file_name().unwrap().to_string_lossy().into_owned();
        insta::assert_snapshot!(case, report(&folder));
    }
}

#[test]
fn color_is_only_written_when_asked_for() {
    let failure = load(Path::new("fixtures/problems/swagger-2/openapi.yaml"), &[]).unwrap_err();
    assert!(!failure.render(false).contains('\u{1b}'));
    assert!(failure.render(true).contains('\u{1b}'));
}

#[test]
fn both_ends_of_a_clash_and_invented_places_are_shown() {
    let document = load(Path::new("fixtures/problems/overlay/openapi.yaml"), &[]).unwrap();
    let clash = Problem::error(
        codes::NAME_COLLISION,
        "/info/title",
        "two things are called `Shop`",
    )
    .with_also("/info/version", "the other")
    .with_help("rename one");
    let mut problems = Problems::from(clash);
    problems.push(Problem::warning(
        codes::UNSUPPORTED,
        "/info/allOf/0/title",
        "made up by a later stage",
    ));
    insta::assert_snapshot!("both-ends", render(&problems, &document.sources, false));
}
