//! Every example of `spec/` through the types of `generated/persona-types` and back, and thousands of mutations of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

#[path = "round_trip/checks.rs"]
mod checks;
#[path = "round_trip/doors.rs"]
mod doors;
#[path = "round_trip/mutation.rs"]
mod mutation;
#[path = "round_trip/persona.rs"]
mod persona;

use std::sync::LazyLock;

use checks::{Report, Sample};
use codegen_tests::fixture::repository;
use codegen_tests::round_trip::{Example, examples};
use jsonapi_generator::pipeline::{Clock, Codegen};
use jsonapi_runtime::Value;

static EXAMPLES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let document = Codegen::new(repository().join("spec/openapi.yaml"))
        .bundle(&mut Clock::default())
        .unwrap_or_else(|failure| panic!("{}", failure.render(false)));
    examples(&document.root)
        .iter()
        .map(Example::to_json)
        .collect()
});

fn check(checks: impl FnOnce(&[Sample], &mut Report)) -> Report {
    let mut report = Report::default();
    let samples = Sample::all(&EXAMPLES, &persona::DOORS, &mut report);
    checks(&samples, &mut report);
    println!("{report}");
    assert!(report.failures().is_empty(), "{report}");
    report
}

#[test]
fn every_example_comes_back_as_it_was() {
    let report = check(checks::round_trips);
    for sort in [
        "requests",
        "events",
        "replies of success",
        "replies of failure",
    ] {
        assert!(report.count(&format!("examples: {sort}")) > 100, "{report}");
    }
}

#[test]
fn no_marked_value_is_printed() {
    let report = check(checks::debug_output);
    assert!(report.count("marked values") > 500, "{report}");
}

#[test]
fn every_linkage_whose_resource_is_included_resolves() {
    let report = check(checks::linkages);
    assert!(report.count("linkages that resolve") > 30, "{report}");
}

#[test]
fn mutations_decode_and_come_back_as_they_were() {
    let report = check(|samples, report| checks::mutated(samples, 2, report));
    assert!(report.count("mutations: UnknownWord") > 1000, "{report}");
}

#[test]
fn every_spelling_of_every_example_is_read_and_written() {
    let report = check(checks::respelled);
    assert!(report.count("respelled to camel") > 1000, "{report}");
}
