//! The house: no files that use each other in a circle, no part that uses what the map in CONTRIBUTING.md does not give it, no
//! file that is too long to read.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fs;
use std::sync::LazyLock;

use codegen_tests::architecture::{Breach, Map, Sources, circles, forbidden};
use codegen_tests::fixture::repository;

/// The page that holds the map.
const PAGE: &str = "CONTRIBUTING.md";

/// The crates that people write, as folders.
const CRATES: &[&str] = &[
    "generator",
    "generator/runtime",
    "generator/runtime-client",
    "generator/runtime-server",
    "generator/runtime-cli",
    "generator/runtime-mock",
    "xtask",
];

/// The most lines of a file, tests aside.
const LONGEST: usize = 500;

/// The sources of all crates that people write.
static SOURCES: LazyLock<Vec<Sources>> = LazyLock::new(|| {
    let read = |folder: &&str| Sources::read(repository(), folder).unwrap();
    CRATES.iter().map(read).collect()
});

fn map() -> Map {
    Map::read(PAGE, &fs::read_to_string(repository().join(PAGE)).unwrap())
}

fn told(breaches: &[Breach]) -> String {
    let texts: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    texts.join("\n\n")
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let found: Vec<Breach> = SOURCES.iter().flat_map(circles).collect();
    assert!(found.is_empty(), "\n{}\n", told(&found));
}

#[test]
fn each_part_uses_what_the_map_gives_it_and_no_more() {
    let map = map();
    assert!(map.parts.len() > 20, "the map of {PAGE} cannot be read");
    let found: Vec<Breach> = SOURCES
        .iter()
        .flat_map(|sources| forbidden(sources, &map))
        .collect();
    assert!(found.is_empty(), "\n{}\n", told(&found));
}

/// A row that gives what nobody takes is a door that was left open.
#[test]
fn the_map_gives_only_what_is_taken() {
    let map = map();
    let found: Vec<Breach> = map.unused(&SOURCES);
    assert!(found.is_empty(), "\n{}\n", told(&found));
}

#[test]
fn files_are_short_enough_to_read() {
    let mut long = Vec::new();
    for sources in SOURCES.iter() {
        for (_, module) in sources.modules() {
            let text = fs::read_to_string(repository().join(&module.file)).unwrap();
            let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let lines = own.lines().count();
            if lines > LONGEST {
                long.push(format!(
                    "{}: {lines} lines; split it by what it is about",
                    module.file
                ));
            }
        }
    }
    assert!(long.is_empty(), "\n{}\n", long.join("\n"));
}

/// What somebody reads who builds across a wall: each breach is planted among the real parts.
mod planted {
    use super::*;

    fn plant(folder: &str, files: &[(&str, &str)]) -> String {
        let sources = Sources::of(folder, files);
        told(&[circles(&sources), forbidden(&sources, &map())].concat())
    }

    fn says(found: &str, wanted: &[&str]) {
        for wanted in wanted {
            assert!(found.contains(wanted), "{wanted:?} in\n{found}");
        }
    }

    #[test]
    fn a_circle_of_files() {
        let found = plant(
            "generator",
            &[
                ("emit/one.rs", "use super::two::Two;\npub struct One(Two);"),
                (
                    "emit/two.rs",
                    "\npub struct Two(Box<crate::emit::one::One>);",
                ),
            ],
        );
        says(
            &found,
            &[
                "2 files use each other in a circle",
                "generator/src/emit/one.rs:1: super::two::Two",
                "generator/src/emit/two.rs:2: crate::emit::one::One",
                "a third thing: give it a name",
            ],
        );
    }

    #[test]
    fn a_model_that_knows_an_emitter() {
        let found = plant(
            "generator",
            &[
                (
                    "model/api.rs",
                    "use crate::emit::tokens;\nfn f() { tokens::ident() }",
                ),
                ("emit/tokens.rs", "pub fn ident() {}"),
            ],
        );
        says(
            &found,
            &[
                "`generator::model` must not use `generator::emit`",
                "generator/src/model/api.rs:2: tokens::ident",
                "may use `jsonapi_runtime`",
                PAGE,
            ],
        );
    }

    #[test]
    fn an_emitter_that_reads_openapi() {
        let found = plant(
            "generator",
            &[(
                "emit/client/body.rs",
                "\n\nuse openapiv3::{Schema, SchemaKind};\nfn f(_: Schema) {}",
            )],
        );
        says(
            &found,
            &[
                "`generator::emit` must not use `openapiv3`",
                "generator/src/emit/client/body.rs:3: openapiv3::Schema",
                "`generator::model`",
            ],
        );
    }

    #[test]
    fn a_runtime_that_needs_the_generator() {
        let found = plant(
            "generator/runtime",
            &[(
                "value/wire.rs",
                "fn f() { jsonapi_generator::load::load() }",
            )],
        );
        says(
            &found,
            &[
                "`runtime::value` must not use `jsonapi_generator`",
                "generator/runtime/src/value/wire.rs:1: jsonapi_generator::load::load",
            ],
        );
    }

    #[test]
    fn a_wing_that_reaches_up() {
        let found = plant(
            "generator/runtime",
            &[
                ("lib.rs", "pub use document::id::Id;"),
                ("json/node.rs", "use crate::Id;\npub struct Node(Id);"),
                ("document/mod.rs", "pub mod id;"),
                ("document/id.rs", "pub struct Id;"),
            ],
        );
        says(
            &found,
            &[
                "`runtime::json` must not use `runtime::document`",
                "generator/runtime/src/json/node.rs:1: crate::Id",
                "move the code to where it belongs",
            ],
        );
    }

    #[test]
    fn a_file_that_no_part_holds() {
        let found = plant("generator", &[("helpers.rs", "pub fn help() {}")]);
        says(
            &found,
            &[
                "no part of the map holds generator/src/helpers.rs",
                "a row in CONTRIBUTING.md",
            ],
        );
    }
}
