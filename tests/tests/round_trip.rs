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
#[path = "round_trip/fuzz.rs"]
mod fuzz;
#[path = "round_trip/mutation.rs"]
mod mutation;
// Written by the test `dispatch`, which keeps it as it is.
#[rustfmt::skip]
#[path = "round_trip/persona.rs"]
mod persona;

use std::sync::LazyLock;
use std::time::Duration;

use checks::{Report, Sample};
use codegen_tests::fixture::repository;
use codegen_tests::round_trip::{Example, examples};
use doors::Ask;
use jsonapi_generator::pipeline::{Clock, Codegen};
use jsonapi_runtime::{Inflection, RawReply, Value};

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
    assert!(
        report.count("linkages whose resource is included that resolve") > 30,
        "{report}"
    );
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

/// On a worker of `tokio`, whose stack has 2 MB.
fn on_a_worker(work: impl FnOnce() + Send + 'static) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .build()
        .unwrap();
    runtime
        .block_on(runtime.spawn(async move { work() }))
        .unwrap();
}

#[test]
fn every_example_is_read_on_a_worker_of_tokio() {
    on_a_worker(|| {
        let report = check(|samples, report| {
            checks::round_trips(samples, report);
            checks::linkages(samples, report);
            checks::debug_output(samples, report);
        });
        assert!(report.count("examples: events") > 100, "{report}");
    });
}

#[test]
fn the_deepest_json_is_read_or_refused_on_a_worker_of_tokio() {
    on_a_worker(|| {
        let (mut read, mut asked) = (0, 0);
        for (open, close) in [
            (r#"{"data":{"attributes":{"fields":{"a":"#, "}}}}"),
            (r#"{"data":{"type":"event","attributes":{"payload":"#, "}}}"),
            (r#"{"query":{"not":"#, "}}"),
            ("[", "]"),
        ] {
            for depth in 1..130 / open.matches(['{', '[']).count() {
                let json = format!("{}1{}", open.repeat(depth), close.repeat(depth));
                for (_, door) in persona::DOORS.into_iter().flatten().step_by(1 + depth % 7) {
                    for ask in [Ask::Written(Inflection::Camel), Ask::Debug] {
                        let raw = RawReply::new(200, "application/json", json.clone());
                        read += usize::from(door(raw, ask).is_ok());
                        asked += 1;
                    }
                }
            }
        }
        assert!(read > 1000 && asked > read, "{read} of {asked}");
    });
}

/// `FUZZ_SECONDS` says for how long, `FUZZ_SEED` how it starts.
#[test]
fn bytes_changed_at_random_are_read_or_refused() {
    let number = |name: &str, default: u64| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse().ok())
            .unwrap_or(default)
    };
    let (seconds, seed) = (number("FUZZ_SECONDS", 3), number("FUZZ_SEED", 1));
    on_a_worker(move || {
        check(|samples, report| {
            let outcome = fuzz::fuzz(samples, Duration::from_secs(seconds), seed);
            println!("{outcome:?}");
            assert!(outcome.read > 10 && outcome.refused > 10, "{outcome:?}");
            assert!(outcome.slowest < Duration::from_secs(2), "{outcome:?}");
            report.note("bytes changed at random: read", outcome.read);
        });
    });
}
