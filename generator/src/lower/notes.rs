//! What became of the members that 3.0 has no place for: counted by rule, or listed as unsupported.

use std::collections::BTreeMap;

use crate::problem::{Problem, codes};

/// A member of the document that no rule carries or leaves out by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unsupported {
    /// The kind of object and the member, such as `schema.patternProperties`: the name by which settings allow it.
    pub construct: String,
    /// A JSON pointer into the loaded document.
    pub at: String,
}

impl Unsupported {
    /// The error to report when the settings do not allow the construct.
    #[must_use]
    pub fn problem(&self) -> Problem {
        Problem::error(
            codes::UNSUPPORTED,
            &self.at,
            format!("`{}` is not supported", self.construct),
        )
        .with_help(format!(
            "remove it with an overlay, or allow `{}` in the settings to leave it out",
            self.construct
        ))
    }
}

/// What the rules of this stage did: counts by subject (a keyword) and rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    counts: BTreeMap<(&'static str, &'static str), usize>,
}

impl Notes {
    /// Counts one use of `rule` on `subject`, a keyword.
    pub fn note(&mut self, rule: &'static str, subject: &'static str) {
        *self.counts.entry((subject, rule)).or_default() += 1;
    }

    /// Each `(subject, rule, count)`, sorted by subject, then rule.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str, usize)> {
        self.counts
            .iter()
            .map(|(&(subject, rule), &count)| (subject, rule, count))
    }
}
