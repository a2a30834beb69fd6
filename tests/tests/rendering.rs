//! How problems are rendered: colours, several places, places that no file has.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::path::Path;

use jsonapi_generator::load::load;
use jsonapi_generator::problem::{Problem, Problems, codes, render};

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
