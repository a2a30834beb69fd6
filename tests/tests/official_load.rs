//! The vendor's documents, which are not part of this repository: `OFFICIAL_DIR`, by default beside the repository.
//!
//! Run with `cargo test -p codegen-tests --features official --test official_load`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::path::PathBuf;

use jsonapi_generator::load::{Document, load};
use jsonapi_generator::lower::{Notes, lower};
use serde_json::Value;

const DOCUMENTS: [(&str, usize, usize); 6] = [
    ("persona-2021-07-05.yaml", 209, 130),
    ("persona-2021-07-05-before-2026-04.yaml", 192, 24),
    ("persona-2025-12-08.yaml", 209, 130),
    ("persona-2025-12-08.json", 209, 130),
    ("persona-2025-12-08-split/openapi.yaml", 209, 130),
    ("persona-2023-01-05-at-2023-08.json", 154, 0),
];

fn official(name: &str) -> Document {
    let directory = std::env::var_os("OFFICIAL_DIR").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../shared/official"
            ))
        },
        PathBuf::from,
    );
    load(&directory.join(name), &[]).unwrap_or_else(|failure| panic!("{}", failure.render(false)))
}

/// The first place where two trees differ, the order of members included.
fn difference(one: &Value, other: &Value, at: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let (names, other_names): (Vec<_>, Vec<_>) =
                (one.keys().collect(), other.keys().collect());
            if names != other_names {
                return Some(format!("{at}: {names:?} against {other_names:?}"));
            }
            one.iter().find_map(|(name, member)| {
                difference(member, &other[name], &format!("{at}/{name}"))
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .enumerate()
            .find_map(|(index, (one, other))| difference(one, other, &format!("{at}/{index}"))),
        _ if one == other => None,
        _ => Some(format!("{at}: {one} against {other}")),
    }
}

#[test]
fn three_forms_of_one_document_give_one_tree() {
    let yaml = official("persona-2025-12-08.yaml").root;
    for form in [
        "persona-2025-12-08.json",
        "persona-2025-12-08-split/openapi.yaml",
    ] {
        let other = official(form).root;
        assert_eq!(difference(&yaml, &other, ""), None, "{form}");
    }
}

#[test]
fn every_operation_and_webhook_is_lowered_with_nothing_unsupported() {
    for (name, operations, webhooks) in DOCUMENTS {
        let document = official(name);
        let mut notes = Notes::default();
        let lowered = lower(document.root, &mut notes).unwrap_or_else(|problems| {
            panic!(
                "{name}: {}",
                jsonapi_generator::problem::render(&problems, &document.sources, false)
            )
        });
        assert_eq!(lowered.openapi.operations().count(), operations, "{name}");
        assert_eq!(lowered.webhooks.len(), webhooks, "{name}");
        assert_eq!(lowered.unsupported, [], "{name}");
        assert!(lowered.problems.is_empty(), "{name}");
    }
}

/// A null example is lost when openapiv3 reads it back; all else counts.
fn shown(openapi: &openapiv3::OpenAPI) -> String {
    format!("{openapi:?}").replace("Some(Null)", "None")
}

/// openapiv3 chooses a schema's kind by its keywords: what is built here by hand must be what it would build.
#[test]
fn the_lowered_document_is_what_openapiv3_reads_itself() {
    for (name, ..) in DOCUMENTS {
        let lowered = lower(official(name).root, &mut Notes::default()).unwrap();
        let written = serde_json::to_value(&lowered.openapi).unwrap();
        let read: openapiv3::OpenAPI = serde_json::from_value(written).unwrap();
        assert!(shown(&read) == shown(&lowered.openapi), "{name}");
    }
}

#[test]
fn places_are_found_in_the_file_they_came_from() {
    let split = official("persona-2025-12-08-split/openapi.yaml");
    let location = split.locate("/components/schemas/account/properties/attributes");
    assert!(
        location.file.ends_with("components/schemas/account.yaml"),
        "{location:?}"
    );
    assert!(location.exact, "{location:?}");
    assert!(location.excerpt.contains("attributes:"), "{location:?}");
}
