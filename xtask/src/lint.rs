//! `cargo xtask lint`.

use jsonapi_generator::problem::{Severity, render};

use crate::args::LintArgs;
use crate::progress;
use crate::terminal::{Stop, color, say};

pub(crate) fn run(args: &LintArgs) -> Result<(), Stop> {
    let (report, sources) = progress::watched(|clock| args.input.codegen().lint(clock))
        .map_err(|failure| Stop::Problems(failure.render(color())))?;
    eprint!("{}", render(&report.problems, &sources, color()));
    say(&report.to_string())?;
    if report.count(Severity::Error) > 0 {
        return Err(Stop::Problems(String::new()));
    }
    Ok(())
}
