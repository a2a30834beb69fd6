//! What generated clients and servers put on the wire: each fixture with a file `wire.rs` says in bytes what is right, of
//! either end alone and of one against the other. All of them are one program, which is built and run here.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::Path;

use codegen_tests::fixture::{Fixture, repository};
use codegen_tests::generated::{Scratch, generate};

const PROGRAM: &str = "wire";

#[test]
fn both_ends_put_on_the_wire_what_the_document_says() {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut scratch = Scratch::new(tmp.join("wire"));
    let (mut crates, mut modules, mut calls) = (String::new(), String::new(), String::new());
    let support = repository().join("tests/tests/wire/support.rs");
    for fixture in Fixture::all("features").unwrap() {
        let checks = fixture.dir.join("wire.rs");
        if !checks.is_file() {
            continue;
        }
        let output = generate(&fixture.document());
        scratch.add(&output);
        for made in &output.crates {
            let name = &made.name;
            crates.push_str(&format!("{name} = {{ path = \"../{name}\" }}\n"));
        }
        let module = fixture.name.replace(['-', '.'], "_");
        modules.push_str(&format!("#[path = {checks:?}]\nmod {module};\n"));
        calls.push_str(&format!(
            "    {module}::check().await;\n    println!(\"{module}\");\n"
        ));
    }
    let runtime = |name: &str| repository().join("generator").join(name);
    let manifest = format!(
        "[package]\nname = \"{PROGRAM}\"\nedition = \"2024\"\n\n[dependencies]\n{crates}\
         axum = {{ version = \"0.8\", default-features = false, features = [\"http1\", \"tokio\"] }}\n\
         jsonapi-client = {{ path = {:?} }}\njsonapi-runtime = {{ path = {:?} }}\njsonapi-server = {{ path = {:?} }}\n\
         serde_json = \"1\"\n\
         tokio = {{ version = \"1\", features = [\"io-util\", \"macros\", \"net\", \"rt\"] }}\n",
        runtime("runtime-client"),
        runtime("runtime"),
        runtime("runtime-server"),
    );
    let main = format!(
        "#![allow(dead_code)]\n\n#[path = {support:?}]\nmod support;\n{modules}\n\
         #[tokio::main(flavor = \"current_thread\")]\nasync fn main() {{\n{calls}}}\n"
    );
    scratch.add_program(PROGRAM, &[("Cargo.toml", manifest), ("src/main.rs", main)]);
    let printed = scratch.finish().run(PROGRAM, &[], &tmp.join("target"));
    assert!(printed.lines().count() > 2, "{printed}");
}
