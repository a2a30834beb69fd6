//! The table that the round trips read the examples of `spec/` by is made from the model, and lies beside them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::fs;

use codegen_tests::fixture::repository;
use codegen_tests::round_trip::dispatch;
use jsonapi_generator::pipeline::{Clock, Codegen};

#[test]
fn the_table_of_the_round_trips_is_fresh() {
    let api = Codegen::new(repository().join("spec/openapi.yaml"))
        .model(&mut Clock::default())
        .unwrap_or_else(|failure| panic!("{}", failure.render(false)));
    let table = dispatch(&api).unwrap();
    let path = repository().join("tests/tests/round_trip/persona.rs");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &table).unwrap();
    }
    assert!(
        fs::read_to_string(&path).is_ok_and(|text| text == table),
        "stale: INSTA_UPDATE=always cargo test -p codegen-tests --test dispatch"
    );
}
