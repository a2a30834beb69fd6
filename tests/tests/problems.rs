//! Each document under `fixtures/problems`: what the generator says of it, as a snapshot beside it.

use std::process::ExitCode;

use codegen_tests::fixture::Fixture;
use codegen_tests::snapshot;
use jsonapi_generator::pipeline::{Clock, Codegen};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> std::io::Result<ExitCode> {
    let trials = Fixture::all("problems")?
        .into_iter()
        .map(|fixture| Trial::test(fixture.name.clone(), move || problems(&fixture)))
        .collect();
    Ok(libtest_mimic::run(&Arguments::from_args(), trials).exit_code())
}

fn problems(fixture: &Fixture) -> Result<(), Failed> {
    let said = match Codegen::new(fixture.document()).run(&mut Clock::default()) {
        Ok(output) => output.render_warnings(false),
        Err(failure) => failure.render(false),
    };
    if said.is_empty() {
        return Err("the generator finds nothing to say".into());
    }
    // The folder is wherever the repository was cloned.
    let said = said.replace(&format!("{}/", fixture.dir.display()), "");
    snapshot::assert_in(&fixture.dir, "problems", &said);
    Ok(())
}
