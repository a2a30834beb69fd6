//! `cargo xtask report`.

use std::path::Path;

use jsonapi_generator::diff::compare;
use jsonapi_generator::ledger::Ledger;
use jsonapi_generator::page::{Subject, page};
use jsonapi_generator::pipeline::{Clock, Codegen, Failure};
use jsonapi_generator::report::Report;

use crate::args::{Format, ReportArgs};
use crate::progress;
use crate::revision::Source;
use crate::terminal::{Stop, color, say};

pub(crate) fn run(args: &ReportArgs) -> Result<(), Stop> {
    let codegen = args.input.codegen();
    let codegen = if args.strict {
        codegen.strict()
    } else {
        codegen
    };
    if matches!(args.format, Format::Html) {
        let html = progress::watched(|clock| reference(args, &codegen, clock))?;
        return put(&html, args.output.as_deref());
    }
    let output = args.output.as_deref();
    match progress::watched(|clock| codegen.ledger(clock)) {
        Ok(ledger) => put(&told(&ledger, args.format)?, output),
        Err(failure) => {
            // What is known is of use to whoever mends the document.
            if let Failure::Document { ledger, .. } = &failure {
                put(&told(ledger, args.format)?, output)?;
            }
            Err(stop(&failure))
        }
    }
}

fn told(ledger: &Ledger, format: Format) -> Result<String, Stop> {
    let report = Report::new(ledger);
    match format {
        Format::Text | Format::Html => Ok(report.to_string()),
        Format::Json => match report.to_json() {
            Ok(json) => Ok(format!("{json}\n")),
            Err(error) => Err(Stop::Disk(error.to_string())),
        },
    }
}

/// The page for users of the crates.
fn reference(args: &ReportArgs, codegen: &Codegen, clock: &mut Clock<'_>) -> Result<String, Stop> {
    let (api, ledger) = codegen
        .model_and_ledger(clock)
        .map_err(|failure| stop(&failure))?;
    let document = codegen.bundle(clock).map_err(|failure| stop(&failure))?;
    let difference = match &args.since {
        None => None,
        Some(since) => {
            let source = Source::find(since)?;
            let old = Codegen::new(source.document())
                .model(clock)
                .map_err(|failure| stop(&failure))?;
            Some((since.as_str(), compare(&old, &api)))
        }
    };
    Ok(page(&Subject {
        api: &api,
        ledger: &ledger,
        document: &document.root,
        since: difference
            .as_ref()
            .map(|(since, difference)| (*since, difference)),
    }))
}

fn put(text: &str, output: Option<&Path>) -> Result<(), Stop> {
    match output {
        None => say(text),
        Some(file) => std::fs::write(file, text)
            .map_err(|error| Stop::Disk(format!("cannot write {}: {error}", file.display()))),
    }
}

fn stop(failure: &Failure) -> Stop {
    Stop::Problems(failure.render(color()))
}
