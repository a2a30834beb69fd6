//! What `cargo xtask report` says of a document that has one of everything, and that CONTRIBUTING shows it as it is.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::fs;

use codegen_tests::fixture::{folder, repository};
use codegen_tests::snapshot;
use jsonapi_generator::ledger::{Construct, Ledger};
use jsonapi_generator::pipeline::{Clock, Codegen};
use jsonapi_generator::report::Report;

fn ledger() -> Ledger {
    let codegen = Codegen::new(folder("report").join("openapi.yaml"));
    let ledger = codegen.ledger(&mut Clock::default());
    ledger.unwrap_or_else(|failure| panic!("{}", failure.render(false)))
}

#[test]
fn a_report_tells_of_one_of_everything() {
    let ledger = ledger();
    let report = Report::new(&ledger);
    snapshot::assert_in(&folder("report"), "report", &report.to_string());
    let told: Vec<Construct> = report.totals.keys().copied().collect();
    let last = Construct::Emitted;
    let all = [
        Construct::Operation,
        Construct::Parameter,
        Construct::Header,
        Construct::MediaType,
        Construct::Encoding,
        Construct::Callback,
        Construct::Link,
        Construct::Server,
        Construct::SecurityScheme,
        Construct::Default,
        Construct::Example,
        Construct::Keyword,
        Construct::Webhook,
        Construct::Schema,
        Construct::Reading,
    ];
    assert!(told.iter().filter(|one| **one != last).eq(&all), "{told:?}");
    assert_eq!(report.unaccounted, [] as [&_; 0]);
}

/// The lines between the marks are lines of the report, in its order; `...` stands for lines that are left out.
#[test]
fn contributing_shows_the_report_as_it_is() {
    let text = fs::read_to_string(repository().join("CONTRIBUTING.md")).unwrap();
    let (_, shown) = text.split_once("<!-- report -->").unwrap();
    let (shown, _) = shown.split_once("<!-- end of report -->").unwrap();
    let shown = shown.lines().filter(|line| !line.starts_with("```"));
    let shown: Vec<&str> = shown
        .filter(|line| !line.is_empty() && line.trim() != "...")
        .collect();
    assert!(shown.len() > 10, "{shown:?}");
    let ledger = ledger();
    let report = Report::new(&ledger).to_string();
    let mut lines = report.lines();
    for line in shown {
        assert!(
            lines.any(|own| own == line),
            "no such line, or not here: {line}"
        );
    }
}
