//! Names that bite: every identifier, file, folder and feature in the generated crates of the fixtures, fed back as the name of a
//! schema, member, parameter, part, operation, tag, event, enum value and security scheme. All of it compiles, without a
//! warning.
//!
//! `NAMES=tags cargo test -p codegen-tests --test names` looks at the crates of one document alone.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fs;
use std::path::Path;

use codegen_tests::fixture::{Fixture, repository};
use codegen_tests::generated::{Scratch, generate};
use codegen_tests::names::{Names, documents};

/// The names in the crates of the fixtures, and in what the runtime's macros write there.
fn names() -> Names {
    let mut names = Names::default();
    for fixture in Fixture::all("features").unwrap() {
        let text = fs::read_to_string(fixture.document()).unwrap();
        let added = names.add(&text, &generate(&fixture.document()));
        assert_eq!(added, Ok(()), "{}", fixture.name);
    }
    for runtime in ["runtime", "runtime-client", "runtime-server"] {
        let folder = repository().join("generator").join(runtime).join("src");
        names.add_macros(&folder).unwrap();
    }
    names
}

#[test]
fn whatever_generated_code_says_can_be_a_name_in_a_document() {
    let names = names();
    assert!(names.all.len() > 2_000, "{} names", names.all.len());
    assert!(names.own.len() > 800, "{} names", names.own.len());
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.join("names");
    fs::create_dir_all(&folder).unwrap();
    let only = std::env::var("NAMES").ok();
    let mut scratch = Scratch::new(folder.join("crates"));
    for fed in documents(&names) {
        if only
            .as_ref()
            .is_some_and(|only| !fed.title.contains(only.as_str()))
        {
            continue;
        }
        let path = folder.join(format!("{}.json", fed.title.replace(' ', "-")));
        fs::write(&path, serde_json::to_string_pretty(&fed.document).unwrap()).unwrap();
        scratch.add(&generate(&path));
        println!("{}: {:?}", fed.title, fed.counts);
    }
    scratch.finish().assert_checked(&target.join("target"));
}
