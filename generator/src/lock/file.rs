//! The file: a line a name, sorted, with the place that it comes from.
//!
//! ```text
//! argument GET /inquiries/{} 0 = inquiry_id
//! member inquiry::InquiryAttributes.reference-id = reference_id text
//! operation GET /inquiries/{} = retrieve Retrieve 200
//! type inquiry::InquiryAttributes.behaviors = inquiry::InquiryBehaviors
//! ```

use std::collections::BTreeMap;
use std::fmt;

/// What a name is given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// A parameter in the path, by its place there.
    Argument,
    /// An event, as a variant.
    Event,
    /// The paths that `include` takes, as a type.
    Include,
    /// A member of an object.
    Member,
    /// An operation: its method and its type.
    Operation,
    /// A type, in its module.
    Type,
    /// A variant of a union.
    Variant,
    /// A value of an enumeration.
    Word,
}

const WORDS: [(What, &str); 8] = [
    (What::Argument, "argument"),
    (What::Event, "event"),
    (What::Include, "include"),
    (What::Member, "member"),
    (What::Operation, "operation"),
    (What::Type, "type"),
    (What::Variant, "variant"),
    (What::Word, "word"),
];

/// Names by the places that they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    names: BTreeMap<(What, String), String>,
}

/// A line of the file that is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this line is not `WHAT PLACE = NAME`")]
pub struct Invalid {
    line: usize,
}

impl Invalid {
    /// The line, from 1 on.
    pub fn line(&self) -> usize {
        self.line
    }
}

impl Lock {
    /// Reads the file.
    ///
    /// # Errors
    /// At the first line that is neither a name nor a remark.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let mut names = BTreeMap::new();
        for (place, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (key, name) = entry(line).ok_or(Invalid { line: place + 1 })?;
            names.insert(key, name.to_owned());
        }
        Ok(Self { names })
    }

    /// Whether it holds no name.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(super) fn name(&self, what: What, place: &str) -> Option<&str> {
        let name = self.names.get(&(what, place.to_owned()));
        name.map(String::as_str)
    }

    /// The names within a type, by their spelling on the wire.
    pub(super) fn within(&self, what: What, owner: &str) -> impl Iterator<Item = (&str, &str)> {
        let start = format!("{owner}.");
        let all = self.names.range((what, start.clone())..);
        let len = start.len();
        all.take_while(move |((kind, place), _)| *kind == what && place.starts_with(&start))
            .filter_map(move |((_, place), name)| Some((place.get(len..)?, name.as_str())))
    }

    /// The name, and what stands behind it.
    pub(super) fn name_and_more(&self, what: What, place: &str) -> Option<(&str, &str)> {
        let text = self.name(what, place)?;
        Some(text.split_once(' ').unwrap_or((text, "")))
    }

    pub(super) fn keep(&mut self, what: What, place: impl Into<String>, name: impl Into<String>) {
        self.names
            .entry((what, place.into()))
            .or_insert_with(|| name.into());
    }
}

fn entry(line: &str) -> Option<((What, String), &str)> {
    let (word, rest) = line.split_once(' ')?;
    let (place, name) = rest.rsplit_once(" = ")?;
    let (what, _) = WORDS.iter().find(|(_, known)| *known == word)?;
    Some(((*what, place.to_owned()), name))
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "# Names of the generated code by the places that they come from, so that they stay while the document grows.\n\
             # Written by `cargo xtask codegen`; `--forget-names` starts anew.\n",
        )?;
        for ((what, place), name) in &self.names {
            let word = WORDS.iter().find(|(known, _)| known == what);
            let word = word.map_or("", |(_, word)| *word);
            writeln!(f, "{word} {place} = {name}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut lock = Lock::default();
        lock.keep(What::Word, "book::Status.a = b", "AB");
        lock.keep(What::Operation, "GET /books", "list List");
        let text = lock.to_string();
        assert_eq!(Lock::parse(&text).unwrap(), lock);
        assert!(
            text.ends_with("operation GET /books = list List\nword book::Status.a = b = AB\n"),
            "{text}"
        );
    }

    #[test]
    fn a_line_that_is_no_name_is_told() {
        assert_eq!(
            Lock::parse("# remark\n\nmember x\n"),
            Err(Invalid { line: 3 })
        );
    }
}
