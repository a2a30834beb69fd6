//! `cargo xtask report`.

use jsonapi_generator::ledger::Ledger;
use jsonapi_generator::pipeline::Failure;
use jsonapi_generator::report::Report;

use crate::args::{Format, ReportArgs};
use crate::progress;
use crate::terminal::{Stop, color, say};

pub(crate) fn run(args: &ReportArgs) -> Result<(), Stop> {
    let codegen = args.input.codegen();
    let codegen = if args.strict {
        codegen.strict()
    } else {
        codegen
    };
    match progress::watched(|clock| codegen.ledger(clock)) {
        Ok(ledger) => print(&ledger, args.format),
        Err(failure) => {
            // What is known is of use to whoever mends the document.
            if let Failure::Document { ledger, .. } = &failure {
                print(ledger, args.format)?;
            }
            Err(Stop::Problems(failure.render(color())))
        }
    }
}

fn print(ledger: &Ledger, format: Format) -> Result<(), Stop> {
    let report = Report::new(ledger);
    match format {
        Format::Text => say(&report.to_string()),
        Format::Json => match report.to_json() {
            Ok(json) => say(&format!("{json}\n")),
            Err(error) => Err(Stop::Disk(error.to_string())),
        },
    }
}
