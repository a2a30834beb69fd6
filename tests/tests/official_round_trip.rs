//! Every example of the vendor's documents through the types that are generated from them and back, and mutations of them.
//!
//! The crates of each document and a program that holds the checks of `round_trip/` are made in a folder of their own, and
//! the program is run, on a thread whose stack is as large as that of a worker of `tokio`. `MUTATIONS` says how many places
//! of each example are mutated in each way, one after the other; `all` takes every place.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use codegen_tests::fixture::repository;
use codegen_tests::generated::{Scratch, run};
use codegen_tests::round_trip::{Example, dispatch, examples, sizes};
use jsonapi_generator::pipeline::{Clock, Codegen};

/// Each document, with the least numbers of its examples of requests, replies and events.
const DOCUMENTS: [(&str, [usize; 3]); 2] = [
    ("persona-2021-07-05.yaml", [50, 1500, 130]),
    ("persona-2025-12-08.json", [50, 1500, 130]),
];

const PROGRAM: &str = "round-trip";

fn document(name: &str) -> PathBuf {
    std::env::var_os("OFFICIAL_DIR")
        .map_or_else(|| repository().join("../shared/official"), PathBuf::from)
        .join(name)
}

/// The examples of a document, as the program reads them.
fn examples_of(codegen: &Codegen, least: [usize; 3]) -> String {
    let root = codegen
        .bundle(&mut Clock::default())
        .unwrap_or_else(|failure| panic!("{}", failure.render(false)))
        .root;
    let examples = examples(&root);
    for (sort, least) in ["request ", "reply ", "event "].into_iter().zip(least) {
        let count = examples
            .iter()
            .filter(|example| example.door.starts_with(sort))
            .count();
        assert!(count >= least, "{count} examples of {sort}");
    }
    let examples: serde_json::Value = examples.iter().map(Example::to_json).collect();
    examples.to_string()
}

fn manifest(types: &str) -> String {
    let runtime = repository().join("generator/runtime");
    format!(
        "[package]\nname = \"{PROGRAM}\"\nedition = \"2024\"\n\n[dependencies]\n{types} = {{ path = \"../{types}\" }}\n\
         jsonapi-runtime = {{ path = {:?} }}\nserde_json = \"1\"\n",
        runtime
    )
}

/// The program: the modules of the round trips, and a `main` that reports.
fn main_of_program() -> String {
    let folder = repository().join("tests/tests/round_trip");
    let modules = ["checks", "doors", "mutation"];
    let modules = modules.map(|name| {
        let path = folder.join(name).with_extension("rs");
        format!("#[path = {path:?}]\nmod {name};\n")
    });
    format!(
        "#![allow(dead_code)]\n{}mod persona;\nmod sizes;\n\n\
         /// What the stack of a worker of `tokio` has.\n\
         const STACK: usize = 2 << 20;\n\n\
         fn main() {{\n\
         let checked = std::thread::Builder::new().stack_size(STACK).spawn(check).unwrap();\n\
         let report = checked.join().unwrap();\n\
         println!(\"{{report}}\");\n\
         let largest = sizes::SIZES.iter().max_by_key(|(_, size)| size).unwrap();\n\
         println!(\"largest of {{}} types: {{largest:?}}\", sizes::SIZES.len());\n\
         assert!(largest.1 <= LARGEST);\n\
         std::process::exit(i32::from(!report.failures().is_empty()));\n\
         }}\n\n\
         /// What no type may exceed, in bytes. Types are moved through many stack frames in debug builds; the greatest,\n\
         /// which hold the attributes of a resource, stand in boxes.\n\
         const LARGEST: usize = 4096;\n\n\
         fn check() -> checks::Report {{\n\
         let mut arguments = std::env::args().skip(1);\n\
         let text = std::fs::read_to_string(arguments.next().unwrap()).unwrap();\n\
         let each = arguments.next().unwrap();\n\
         let each = if each == \"all\" {{ usize::MAX }} else {{ each.parse().unwrap() }};\n\
         let examples: Vec<jsonapi_runtime::Value> = serde_json::from_str(&text).unwrap();\n\
         let mut report = checks::Report::default();\n\
         let samples = checks::Sample::all(&examples, &persona::DOORS, &mut report);\n\
         checks::round_trips(&samples, &mut report);\n\
         checks::debug_output(&samples, &mut report);\n\
         checks::linkages(&samples, &mut report);\n\
         checks::mutated(&samples, each, &mut report);\n\
         checks::respelled(&samples, &mut report);\n\
         report\n\
         }}\n",
        modules.concat()
    )
}

#[test]
fn every_example_comes_back_as_it_was() {
    let each = std::env::var("MUTATIONS").unwrap_or_else(|_| "2".to_owned());
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, least) in DOCUMENTS {
        let codegen = Codegen::new(document(name)).standalone(&repository().join("generator"));
        let output = run(&codegen);
        let api = codegen
            .model(&mut Clock::default())
            .unwrap_or_else(|f| panic!("{}", f.render(false)));
        let folder = tmp.join("official-round-trip").join(name);
        let mut scratch = Scratch::new(&folder);
        scratch.add(&output);
        let types = format!("{}-types", api.crates.base);
        let files = [
            ("Cargo.toml", manifest(&types)),
            ("src/main.rs", main_of_program()),
            ("src/persona.rs", dispatch(&api).unwrap()),
            ("src/sizes.rs", sizes(&api)),
        ];
        scratch.add_program(PROGRAM, &files);
        let examples = folder.join("examples.json");
        fs::write(&examples, examples_of(&codegen, least)).unwrap();
        let printed = scratch.finish().run(
            PROGRAM,
            &[examples.to_str().unwrap(), &each],
            &tmp.join("target"),
        );
        println!("{name}\n{printed}");
    }
}
