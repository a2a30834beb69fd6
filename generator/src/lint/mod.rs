//! `cargo xtask lint`: a document against the rules of [`RULES`], all findings in one run.
//!
//! | file | holds |
//! |---|---|
//! | `rules` | the table of rules; one file for each thing that rules are about |
//! | `context` | what every rule is given |
//! | `tree` | the document as a list of OpenAPI objects, each with its pointer |
//! | `members` | what a schema says through `$ref` and `allOf`: its properties and constants |
//! | `examples` | every example beside its schema, and what the validator says of it |
//! | `extensions` | the table of `x-` extensions: their shapes and where they stand |
//! | `levels` | how each rule counts: error, warning, off |
//! | `findings`, `report` | what was found, and how many things were looked at |
//!
//! A rule knows OpenAPI and JSON:API, never one API. A document to which a rule does not apply switches it off in its
//! settings ([`Settings::lint`](crate::settings::Settings::lint)).

mod context;
mod examples;
mod extensions;
mod findings;
mod levels;
mod members;
mod report;
mod rules;
mod tree;

use crate::load::Document;

use context::Context;
use findings::Findings;

pub use crate::settings::Level;
pub use extensions::{EXTENSIONS, Extension};
pub use levels::{Levels, UnknownRules};
pub use report::{Counts, Report};
pub use rules::{RULES, Rule};

/// Checks `document` against [`RULES`], each at the level that `levels` gives it.
#[must_use]
pub fn lint(document: &Document, levels: &Levels) -> Report {
    let context = Context::new(document);
    let mut findings = Findings::default();
    for rule in RULES {
        if let Some(severity) = levels.severity(rule) {
            findings.begin(rule.code, rule.help, severity);
            (rule.check)(&context, &mut findings);
        }
    }
    let mut problems = document.problems.clone();
    problems.extend(findings.sorted(&document.sources));
    Report {
        problems,
        counts: Counts::of(&context),
    }
}
