//! The generated client against a peer that nobody here wrote: Prism serves a vendor's document and validates requests by it.
//!
//! `npm install --prefix target/prism @stoplight/prism-cli` once, then
//! `cargo test -p codegen-tests --features prism --test prism -- --nocapture`. `PRISM` names another program, `OFFICIAL_DIR`
//! the folder of the vendor's documents. The client is `persona-client`, generated from `spec/`, not from the document that
//! Prism serves.
//!
//! Prism serves the document as it is and refuses what violates it (`--errors`), for all but nine operations. That these
//! cannot be called that way, by whatever client, is a test of its own in [`exceptions`]:
//!
//! - seven whose body is multipart with nested parts: Prism takes no body at all for them, so it serves a copy of the
//!   document that names the form of the parts, and refuses as before;
//! - successes of two whose examples in the document are no dates: Prism refuses its own reply, so it serves the document
//!   as it is and reports what violates it instead. Nothing may be wrong with the request.
//!
//! One operation requires more since the version that Prism serves, and the client knows the newest: it is called with all.
//!
//! | module | what it does |
//! |---|---|
//! | [`document`] | the vendor's operations |
//! | [`sample`] | values that their schemas allow |
//! | [`peer`] | starts and ends Prism, reads its log |
//! | [`calls`] | makes the typed calls and judges the replies |
//! | [`exceptions`] | which Prism an operation is called at, and why |

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod calls;
#[allow(dead_code, reason = "the referees use more of it")]
mod document;
mod exceptions;
mod peer;
mod sample;

use std::io::Write as _;

use calls::{Report, Runner};
use document::Document;
use exceptions::Exception;
use peer::{Mode, Prism};
use sample::Extent;
use tempfile::NamedTempFile;

/// Operations of the document that Prism serves.
const OPERATIONS: usize = 209;

/// Prism, for each [`Exception`] once.
struct Peers {
    plain: Prism,
    with_part_styles: Prism,
    reporting: Prism,
    /// Prism reads it again when it changes: it stays as long as Prism runs.
    _copy: NamedTempFile,
}

impl Peers {
    async fn start(document: &Document) -> Self {
        let mut copy = NamedTempFile::with_suffix(".json").unwrap();
        let text = document.with_part_styles().to_string();
        copy.write_all(text.as_bytes()).unwrap();
        let (plain, with_part_styles, reporting) = tokio::join!(
            Prism::start(&document.yaml, Mode::Refuse),
            Prism::start(copy.path(), Mode::Refuse),
            Prism::start(&document.yaml, Mode::Report),
        );
        Self {
            plain,
            with_part_styles,
            reporting,
            _copy: copy,
        }
    }
}

#[tokio::test]
async fn every_operation_and_every_declared_error_is_called_without_a_violation() {
    let document = Document::official("persona-2025-12-08");
    assert_eq!(document.operations().count(), OPERATIONS);
    let peers = Peers::start(&document).await;
    let plain = Runner::new(&document, &peers.plain.url, false);
    let with_part_styles = Runner::new(&document, &peers.with_part_styles.url, false);
    let reporting = Runner::new(&document, &peers.reporting.url, true);
    let mut reports = [
        Report::new("successes, required arguments"),
        Report::new("successes, all arguments"),
        Report::new("declared errors"),
    ];
    for operation in document.operations() {
        let exception = Exception::of(&operation);
        let (successes, errors) = match exception {
            None => (&plain, &plain),
            Some(Exception::PartStyles) => (&with_part_styles, &with_part_styles),
            Some(Exception::Example) => (&reporting, &plain),
        };
        for media_type in operation.media_types() {
            successes
                .succeed(&operation, media_type, Extent::Required, &mut reports[0])
                .await;
            successes
                .succeed(&operation, media_type, Extent::All, &mut reports[1])
                .await;
        }
        for status in operation.errors() {
            errors.fail(&operation, status, &mut reports[2]).await;
        }
    }
    reports.iter().for_each(|report| print!("{report}"));
    assert!(
        reports
            .iter()
            .all(|report| report.operations() == OPERATIONS && report.problems.is_empty())
    );
    let calls: usize = reports.iter().map(|report| report.calls).sum();
    no_violation_is_logged(&peers, [&plain, &with_part_styles, &reporting], calls).await;
    exceptions::are_needed(&document, &plain, &peers.plain).await;
}

/// Prism's own logs tell of all calls, and of no request that violates the document.
async fn no_violation_is_logged(peers: &Peers, runners: [&Runner<'_>; 3], calls: usize) {
    let prisms = [&peers.plain, &peers.with_part_styles, &peers.reporting];
    let mut requests = 0;
    for (prism, runner) in prisms.into_iter().zip(runners) {
        let log = prism.log(runner.sent()).await;
        assert_eq!(log.violations, Vec::<String>::new());
        requests += log.requests;
    }
    assert_eq!(requests, calls);
    println!("Prism's logs: {requests} requests, 0 violations by requests");
}
