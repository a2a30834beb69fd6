//! What generated code does: each fixture with a `behaviour.rs` beside its document is generated, and the tests in that file
//! are compiled against its crates, all in one program, and run.
//!
//! The crates are named after the document's title; the file uses those of them that it needs.
//! Run those of one fixture with `BEHAVIOUR=alternatives cargo test -p codegen-tests --test behaviour`.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fs;
use std::path::Path;

use codegen_tests::fixture::Fixture;
use codegen_tests::generated::{Scratch, generate};

#[test]
fn generated_code_does_what_its_fixture_says() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut scratch = Scratch::new(folder.join("behaviour"));
    let mut files = vec![];
    let mut modules = String::new();
    // What loopback needs, in the versions of this workspace.
    let mut dependencies = String::from(
        "axum = { version = \"*\", default-features = false, features = [\"http1\", \"tokio\"] }\n\
         serde_json = \"1\"\n\
         tokio = { version = \"1\", features = [\"io-util\", \"macros\", \"net\", \"rt\"] }\n",
    );
    let only = std::env::var("BEHAVIOUR").ok();
    for fixture in Fixture::all("features").unwrap() {
        let Ok(text) = fs::read_to_string(fixture.dir.join("behaviour.rs")) else {
            continue;
        };
        if only.as_ref().is_some_and(|only| *only != fixture.name) {
            continue;
        }
        let output = generate(&fixture.document());
        scratch.add(&output);
        for made in &output.crates {
            if text.contains(&made.name.replace('-', "_")) {
                dependencies.push_str(&format!("{0} = {{ path = \"../{0}\" }}\n", made.name));
            }
        }
        let module = fixture.name.replace(['-', '.'], "_");
        modules.push_str(&format!("#[cfg(test)]\nmod {module};\n"));
        files.push((format!("src/{module}.rs"), text));
    }
    assert!(!files.is_empty(), "no fixture has a behaviour.rs");
    let manifest = format!(
        "[package]\nname = \"behaviour\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}"
    );
    files.push(("Cargo.toml".to_owned(), manifest));
    files.push(("src/lib.rs".to_owned(), modules));
    let files: Vec<(&str, String)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.clone()))
        .collect();
    scratch.add_program("behaviour", &files);
    let workspace = scratch.finish();
    let printed = workspace.test("behaviour", &folder.join("target"));
    assert!(!printed.contains(" 0 passed"), "{printed}");
}
