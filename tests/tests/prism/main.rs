//! The generated client against a peer that nobody here wrote: Prism serves a vendor's document and validates requests by it.
//!
//! `npm install --prefix target/prism @stoplight/prism-cli` once, then
//! `cargo test -p codegen-tests --features prism --test prism`. `PRISM` names another program, `OFFICIAL_DIR` the folder of the
//! vendor's documents.
//!
//! | module | what it does |
//! |---|---|
//! | [`document`] | the vendor's operations |
//! | [`sample`] | values that their schemas allow |
//! | [`peer`] | starts and ends Prism |
//! | [`calls`] | makes the typed calls and judges the replies |

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod calls;
mod document;
mod peer;
mod sample;

use calls::{Report, Runner};
use document::Document;
use peer::Prism;
use sample::Extent;

/// Operations of the document that Prism serves.
const OPERATIONS: usize = 209;

#[tokio::test]
async fn every_operation_and_every_declared_error_is_called_without_a_violation() {
    let document = Document::official("persona-2025-12-08");
    assert_eq!(document.operations().count(), OPERATIONS);
    let prism = Prism::start(&document.served()).await;
    let runner = Runner::new(&document, &prism.url);
    let mut reports = [
        Report::new("successes, required arguments"),
        Report::new("successes, all arguments"),
        Report::new("declared errors"),
    ];
    for operation in document.operations() {
        for media_type in operation.media_types() {
            runner
                .succeed(&operation, media_type, Extent::Required, &mut reports[0])
                .await;
            runner
                .succeed(&operation, media_type, Extent::All, &mut reports[1])
                .await;
        }
        for status in operation.errors() {
            runner.fail(&operation, status, &mut reports[2]).await;
        }
    }
    reports.iter().for_each(|report| println!("{report}"));
    assert_eq!(reports[0].operations(), OPERATIONS);
    assert!(reports.iter().all(|report| report.problems.is_empty()));
}
