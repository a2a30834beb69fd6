//! Problems as they are asked for: for people on the standard error stream, for programs on the standard output.

use jsonapi_generator::diagnose;
use jsonapi_generator::pipeline::Failure;
use jsonapi_generator::problem::{Problems, render};
use jsonapi_generator::source::Sources;

use crate::args::ProblemFormat;
use crate::terminal::{Stop, color, say};

/// Tells problems; for programs even where there is none.
pub(crate) fn tell(
    problems: &Problems,
    sources: &Sources,
    format: ProblemFormat,
) -> Result<(), Stop> {
    let value = match format {
        ProblemFormat::Human => {
            eprint!("{}", render(problems, sources, color()));
            return Ok(());
        }
        ProblemFormat::Json => diagnose::json(problems, sources),
        ProblemFormat::Sarif => diagnose::sarif(problems, sources),
    };
    say(&format!("{value:#}\n"))
}

/// Tells why there is no output.
pub(crate) fn fail(failure: &Failure, format: ProblemFormat) -> Result<(), Stop> {
    match failure {
        Failure::Document {
            problems, sources, ..
        } => tell(problems, sources, format),
        Failure::Emit(_) => {
            eprint!("{}", failure.render(color()));
            Ok(())
        }
    }
}
