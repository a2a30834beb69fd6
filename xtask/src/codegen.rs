//! `cargo xtask codegen`.

use jsonapi_generator::pipeline::{Clock, CrateReport, Stage};
use jsonapi_generator::report::Report;
use jsonapi_generator::write::Mode;

use crate::args::{CodegenArgs, near, repository};
use crate::progress;
use crate::terminal::{Stop, color, say};

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
    let (codegen, folder) = match &args.out {
        Some(out) => (
            codegen.standalone(&repository().join("generator")),
            out.clone(),
        ),
        None => (codegen, near(repository().join("generated"))),
    };
    let output = codegen.run(clock).map_err(|failure| {
        let problems = failure.render(color());
        Stop::Problems(format!("{problems}error: nothing was written\n"))
    })?;
    eprint!("{}", output.render_warnings(color()));

    let mode = if args.check { Mode::Check } else { Mode::Write };
    let reports = clock
        .time(Stage::Write, || output.write(&folder, mode))
        .map_err(|error| Stop::Disk(error.to_string()))?;

    say(&table(&reports))?;
    say(&format!("{}\n", Report::new(&output.ledger).summary()))?;
    if args.timings {
        say(&clock.timings().to_string())?;
    }
    if args.check && !reports.iter().all(|made| made.report.is_clean()) {
        return Err(stale(args, &reports));
    }
    Ok(())
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

fn stale(args: &CodegenArgs, reports: &[CrateReport]) -> Stop {
    let diffs: String = reports
        .iter()
        .flat_map(|made| &made.report.diffs)
        .map(ToString::to_string)
        .collect();
    Stop::Stale(format!(
        "{diffs}\nerror: generated code is stale; run `{}`\n",
        args.command_to_run()
    ))
}
