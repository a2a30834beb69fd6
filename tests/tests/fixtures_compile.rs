//! The crates of all fixture documents, in one workspace: they compile, clippy and rustfmt find nothing.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::Path;

use codegen_tests::fixture::Fixture;
use codegen_tests::generated::{Scratch, generate};

#[test]
fn the_crates_of_all_fixtures_compile_without_warnings() {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut scratch = Scratch::new(tmp.join("fixtures"));
    for fixture in Fixture::all("features").unwrap() {
        scratch.add(&generate(&fixture.document()));
    }
    let workspace = scratch.finish();
    workspace.assert_formatted(&tmp.join("target"));
    workspace.assert_clippy_clean(&tmp.join("target"));
}
