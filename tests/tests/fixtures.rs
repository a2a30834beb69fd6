//! Each document under `fixtures/features`: its model and the Rust that is emitted, as snapshots beside it.
//!
//! Run one with `cargo test -p codegen-tests --test fixtures -- paging-links`.

use std::process::ExitCode;

use codegen_tests::fixture::Fixture;
use codegen_tests::{dump, generated, snapshot};
use jsonapi_generator::pipeline::{Clock, Codegen, Crate};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> std::io::Result<ExitCode> {
    let fixtures = Fixture::all("features")?;
    let trials = fixtures
        .into_iter()
        .flat_map(|fixture| {
            let (one, other) = (fixture.clone(), fixture.clone());
            [
                Trial::test(format!("{}::model", fixture.name), move || model(&one)),
                Trial::test(format!("{}::emitted", fixture.name), move || {
                    emitted(&other)
                }),
            ]
        })
        .collect();
    Ok(libtest_mimic::run(&Arguments::from_args(), trials).exit_code())
}

fn model(fixture: &Fixture) -> Result<(), Failed> {
    let api = Codegen::new(fixture.document())
        .model(&mut Clock::default())
        .map_err(|failure| failure.render(false))?;
    snapshot::assert_in(&fixture.dir, "model", &dump::dump(&api));
    Ok(())
}

fn emitted(fixture: &Fixture) -> Result<(), Failed> {
    let output = generated::generate(&fixture.document());
    for made in &output.crates {
        let role = made.name.rsplit('-').next().unwrap_or(&made.name);
        snapshot::assert_in(&fixture.dir, role, &sources(made));
    }
    Ok(())
}

/// All Rust files of a crate, each under its path.
fn sources(made: &Crate) -> String {
    made.files
        .iter()
        .filter(|file| file.path.ends_with(".rs"))
        .map(|file| format!("// ---- {}\n{}\n", file.path, file.text))
        .collect()
}
