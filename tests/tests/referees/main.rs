//! The generated server beside referees that nobody here wrote, which read the same document.
//!
//! `npm install --prefix target/prism @stoplight/prism-cli` once, then
//! `cargo test -p codegen-tests --features prism --test referees -- --nocapture`; `REQUESTS=1000` and `SEED=7` for more, or for others.
//!
//! | module | what it does |
//! |---|---|
//! | [`nobody`] | a server that answers 501 to what the document allows |
//! | [`requests`], [`broken`] | requests by chance, valid and broken |
//! | [`differences`] | where server and Prism differ, and why |

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod broken;
mod differences;
#[path = "../prism/document.rs"]
#[allow(dead_code, reason = "a program of its own uses it too")]
mod document;
mod nobody;
#[path = "../prism/peer.rs"]
#[allow(dead_code, reason = "a program of its own uses it too")]
mod peer;
mod requests;
#[path = "../prism/sample.rs"]
mod sample;
#[path = "../wire/support.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "a program of its own uses it too"
)]
mod support;

use std::collections::BTreeMap;
use std::io::Write as _;

use codegen_tests::fixture::repository;
use codegen_tests::mutation::Random;
use differences::{Told, Verdict, reason};
use document::Document;
use jsonapi_generator::load::load;
use peer::{Mode, Prism};
use support::{Message, send, serve};
use tempfile::NamedTempFile;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap())
}

fn status(answer: &Message) -> u16 {
    answer.line().split(' ').nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn what_prism_refuses_is_refused_and_what_it_takes_is_taken() {
    let root = load(&repository().join("spec/openapi.yaml"), &[])
        .unwrap()
        .root;
    let mut file = NamedTempFile::with_suffix(".json").unwrap();
    file.write_all(root.to_string().as_bytes()).unwrap();
    let document = Document::new(root, file.path());
    let prism = Prism::start(file.path(), Mode::Refuse).await;
    let server = serve(nobody::router().into_router()).await;

    let mut random = Random::new(number("SEED", 1));
    let operations: Vec<_> = document.operations().collect();
    let mut found: BTreeMap<Verdict, usize> = BTreeMap::new();
    let mut unexplained = Vec::new();
    let requests = usize::try_from(number("REQUESTS", 1000)).unwrap();
    for operation in operations.iter().cycle().take(requests) {
        let sent = requests::request(operation, &mut random);
        let ours = send(&server, &sent.head(), &sent.body).await;
        let theirs = send(&prism.url, &sent.head(), &sent.body).await;
        let told = Told::new(status(&ours), &ours, status(&theirs), &theirs);
        let verdict = reason(&sent, &told);
        if let Verdict::Unexplained = verdict {
            let (head, body) = (sent.head(), &sent.body);
            let broken = sent.broken;
            unexplained.push(format!("{broken:?} {head}\n{body}\n{told}\n"));
        }
        *found.entry(verdict).or_default() += 1;
    }
    for (verdict, count) in &found {
        println!("{count:5} {verdict}");
    }
    assert!(
        unexplained.is_empty(),
        "{} unexplained:\n{}",
        unexplained.len(),
        unexplained.join("\n")
    );
}
