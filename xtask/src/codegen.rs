//! `cargo xtask codegen`.

use std::path::Path;

use jsonapi_generator::lock::Lock;
use jsonapi_generator::pipeline::{Clock, CrateReport, Stage, settings_schema};
use jsonapi_generator::report::Report;
use jsonapi_generator::write::Mode;

use crate::args::{CodegenArgs, ProblemFormat, near, repository};
use crate::terminal::{Stop, say};
use crate::{problems, progress};

pub(crate) fn run(args: &CodegenArgs) -> Result<(), Stop> {
    progress::watched(|clock| generate(args, clock))
}

fn generate(args: &CodegenArgs, clock: &mut Clock<'_>) -> Result<(), Stop> {
    let codegen = args.input.codegen();
    let codegen = if args.strict {
        codegen.strict()
    } else {
        codegen
    };
    let codegen = if args.forget_names {
        codegen.forgetting_names()
    } else {
        codegen
    };
    let (codegen, folder) = match &args.out {
        Some(out) => (
            codegen.standalone(&repository().join("generator")),
            out.clone(),
        ),
        None => (codegen, near(repository().join("generated"))),
    };
    let output = match codegen.run(clock) {
        Ok(output) => output,
        Err(failure) => {
            problems::fail(&failure, args.format)?;
            return Err(Stop::Problems("error: nothing was written\n".to_owned()));
        }
    };
    problems::tell(&output.warnings, &output.sources, args.format)?;

    let mode = if args.check { Mode::Check } else { Mode::Write };
    let reports = clock
        .time(Stage::Write, || output.write(&folder, mode))
        .map_err(|error| Stop::Disk(error.to_string()))?;

    let named = names(args, codegen.lock(), &output.names)?;
    let described = schema(args)?;

    if args.format == ProblemFormat::Human {
        say(&table(&reports))?;
        say(&format!("{}\n", Report::new(&output.ledger).summary()))?;
        if args.timings {
            say(&clock.timings().to_string())?;
        }
    }
    let clean = reports.iter().all(|made| made.report.is_clean());
    if args.check && !(named && described && clean) {
        return Err(stale(args, &reports, named, described));
    }
    Ok(())
}

/// Keeps the names for the next time, and tells whether the file was up to date. Beside documents of others, there is one
/// only where somebody has begun it.
fn names(args: &CodegenArgs, file: &Path, names: &Lock) -> Result<bool, Stop> {
    if args.out.is_some() && !file.exists() && !args.forget_names {
        return Ok(true);
    }
    keep(args, file, &names.to_string())
}

/// Publishes the schema of the settings with the repository's own code, and tells whether it was up to date.
fn schema(args: &CodegenArgs) -> Result<bool, Stop> {
    if args.out.is_some() {
        return Ok(true);
    }
    let file = repository().join("generator/settings.schema.json");
    keep(args, &file, &format!("{:#}\n", settings_schema()))
}

/// Writes a file that is not what it should be, unless it is only looked at; whether it was what it should be.
fn keep(args: &CodegenArgs, file: &Path, text: &str) -> Result<bool, Stop> {
    let fresh = std::fs::read_to_string(file).is_ok_and(|before| before == text);
    if !fresh && !args.check {
        std::fs::write(file, text)
            .map_err(|error| Stop::Disk(format!("cannot write {}: {error}", file.display())))?;
    }
    Ok(fresh)
}

/// One line a crate.
fn table(reports: &[CrateReport]) -> String {
    let width = reports.iter().map(|made| made.name.len()).max();
    let width = width.unwrap_or_default();
    reports
        .iter()
        .map(|CrateReport { name, report }| {
            format!(
                "{name:<width$}  {:>4} written  {:>4} unchanged  {:>4} removed\n",
                report.written.len(),
                report.unchanged,
                report.removed.len()
            )
        })
        .collect()
}

fn stale(args: &CodegenArgs, reports: &[CrateReport], named: bool, described: bool) -> Stop {
    let diffs: String = reports
        .iter()
        .flat_map(|made| &made.report.diffs)
        .map(ToString::to_string)
        .collect();
    let others = [
        (named, "names.lock"),
        (described, "generator/settings.schema.json"),
    ];
    let others: String = others
        .iter()
        .filter(|(fresh, _)| !fresh)
        .map(|(_, file)| format!("{file} is not what codegen would write\n"))
        .collect();
    Stop::Stale(format!(
        "{diffs}{others}\nerror: generated code is stale; run `{}`\n",
        args.command_to_run()
    ))
}
