//! What became of the members that 3.0 has no place for: counted by rule, or listed as unsupported.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::problem::{Problem, codes};
use crate::tally::{keywords_of, subject};

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

/// What the rules of this stage did: counts by subject (a keyword) and rule; and which keywords it read at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    counts: BTreeMap<(String, &'static str), usize>,
    read: BTreeMap<String, usize>,
    /// Whether what is read now has been noted as a whole.
    pub(super) paused: bool,
}

impl Notes {
    /// Counts one use of `rule` on `subject`, a keyword.
    pub fn note(&mut self, rule: &'static str, subject: &str) {
        if !self.paused {
            *self.counts.entry((subject.to_owned(), rule)).or_default() += 1;
        }
    }

    /// Each `(subject, rule, count)`, sorted by subject, then rule.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'static str, usize)> {
        self.counts
            .iter()
            .map(|((subject, rule), &count)| (subject.as_str(), *rule, count))
    }

    /// Each keyword that was read, and how often: those of a schema by themselves, others with their object in front.
    pub fn read(&self) -> impl Iterator<Item = (&str, usize)> {
        self.read
            .iter()
            .map(|(subject, &count)| (subject.as_str(), count))
    }

    /// Counts that the member `key` of an object of the kind `what` was read.
    pub(super) fn note_read(&mut self, what: &str, key: &str) {
        if !self.paused {
            *self.read.entry(subject(what, key)).or_default() += 1;
        }
    }

    /// A keyword that was read stands nowhere in the document: a rule put it there.
    pub(super) fn note_added(&mut self, key: &str) {
        if !self.paused
            && let Some(count) = self.read.get_mut(key)
        {
            *count = count.saturating_sub(1);
        }
    }

    /// Counts what stands below the member `key` of an object of the kind `what`, which goes on whole, or not at all, by
    /// `rule`.
    pub(super) fn note_whole(&mut self, rule: &'static str, what: &str, key: &str, value: &Value) {
        if self.paused {
            return;
        }
        for (subject, count) in keywords_of(what, key, value) {
            *self.read.entry(subject.clone()).or_default() += count;
            *self.counts.entry((subject, rule)).or_default() += count;
        }
    }
}
