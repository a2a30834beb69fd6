//! `cargo xtask lint`.

use jsonapi_generator::problem::Severity;

use crate::args::{LintArgs, ProblemFormat};
use crate::terminal::{Stop, say};
use crate::{problems, progress};

pub(crate) fn run(args: &LintArgs) -> Result<(), Stop> {
    let linted = progress::watched(|clock| args.input.codegen().lint(clock));
    let (report, sources) = match linted {
        Ok(linted) => linted,
        Err(failure) => {
            problems::fail(&failure, args.format)?;
            return Err(Stop::Problems(String::new()));
        }
    };
    problems::tell(&report.problems, &sources, args.format)?;
    if args.format == ProblemFormat::Human {
        say(&report.to_string())?;
    }
    if report.count(Severity::Error) > 0 {
        return Err(Stop::Problems(String::new()));
    }
    Ok(())
}
