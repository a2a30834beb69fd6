//! The crates of all fixture documents, in one workspace: they compile, and so do the examples in their docs; neither clippy
//! nor rustfmt finds anything.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::Path;
use std::sync::LazyLock;

use codegen_tests::fixture::Fixture;
use codegen_tests::generated::{Scratch, Workspace, generate};

static WORKSPACE: LazyLock<Workspace> = LazyLock::new(|| {
    let mut scratch = Scratch::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures"));
    let mut examples = 0;
    for fixture in Fixture::all("features").unwrap() {
        let output = generate(&fixture.document());
        scratch.add(&output);
        examples += scratch.add_examples(&output);
    }
    assert!(examples > 40, "{examples} examples in docs");
    scratch.finish()
});

#[test]
fn clippy_finds_nothing_in_the_crates_of_the_fixtures() {
    WORKSPACE.assert_clippy_clean(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"));
}

#[test]
fn rustfmt_finds_nothing_in_the_crates_of_the_fixtures() {
    WORKSPACE.assert_formatted();
}
