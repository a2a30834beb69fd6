//! Parameters that many operations take: what the document says of them at length is said once, on a page, and in a
//! sentence wherever they are taken. So is what error objects hold.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::errors::{self, ErrorTable};
use super::tokens::doc_markdown;
use crate::model::{Api, Doc, Operation};

/// From so many operations on a text is said once.
const MANY: usize = 3;

/// Texts of so many characters are said wherever they belong.
const SHORT: usize = 160;

/// The long texts of an API's parameters that many operations take, by the parameter's name on the wire and the text.
pub(crate) struct Shared {
    /// Each with the heading under which it stands.
    headings: BTreeMap<(String, String), String>,
    /// What most operations tell of their error objects.
    errors: ErrorTable,
}

impl Shared {
    /// The texts of an API.
    pub(crate) fn of(api: &Api) -> Self {
        let mut uses: BTreeMap<(&str, String), usize> = BTreeMap::new();
        for (wire, doc) in api.operations.iter().flat_map(told) {
            if let Some(text) = long(doc) {
                *uses.entry((wire, text)).or_default() += 1;
            }
        }
        let mut headings = BTreeMap::new();
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for ((wire, text), _) in uses.into_iter().filter(|(_, count)| *count >= MANY) {
            let number = numbers.entry(wire.to_lowercase()).or_default();
            *number += 1;
            let heading = match number {
                1 => format!("`{wire}`"),
                number => format!("`{wire}` ({number})"),
            };
            headings.insert((wire.to_owned(), text), heading);
        }
        Self {
            headings,
            errors: errors::common(api),
        }
    }

    /// What most operations tell of their error objects.
    pub(crate) fn errors(&self) -> &ErrorTable {
        &self.errors
    }

    /// What is said of a parameter where it is taken: its text, or a sentence of it and where the rest stands on `page`.
    pub(crate) fn said(&self, wire: &str, doc: &Doc, fallback: &str, page: &str) -> String {
        let shared = long(doc).and_then(|text| {
            let heading = self.headings.get(&(wire.to_owned(), text.clone()))?;
            Some((first_sentence(&text)?.to_owned(), heading))
        });
        match shared {
            Some((sentence, heading)) => {
                let deprecated = if doc.deprecated {
                    " **Deprecated.**"
                } else {
                    ""
                };
                format!(
                    "{sentence}{deprecated} More: [{heading}]({page}#{}).",
                    anchor(heading)
                )
            }
            None => doc_markdown(doc, fallback),
        }
    }

    /// The parameters with their texts, each under a heading of this level; nothing where there are none.
    pub(crate) fn section(&self, level: &str) -> Option<String> {
        if self.headings.is_empty() {
            return None;
        }
        let mut text = String::new();
        for ((_, about), heading) in &self.headings {
            let _ = write!(text, "\n{level} {heading}\n\n{about}\n");
        }
        Some(text)
    }
}

/// The optional and required parameters of an operation, with what the document says of each.
fn told(operation: &Operation) -> Vec<(&str, &Doc)> {
    let parameters = &operation.parameters;
    let mut all: Vec<(&str, &Doc)> = Vec::new();
    all.extend(
        parameters
            .include
            .iter()
            .map(|one| (one.wire.as_str(), &one.doc)),
    );
    all.extend(
        parameters
            .fields
            .iter()
            .map(|one| (one.wire.as_str(), &one.doc)),
    );
    all.extend(
        parameters
            .sort
            .iter()
            .map(|one| (one.wire.as_str(), &one.doc)),
    );
    all.extend(
        parameters
            .page
            .iter()
            .map(|one| (one.name.wire(), &one.doc)),
    );
    all.extend(
        parameters
            .filters
            .iter()
            .map(|one| (one.name.wire(), &one.doc)),
    );
    all.extend(
        parameters
            .query
            .iter()
            .map(|one| (one.name.wire(), &one.doc)),
    );
    all.extend(
        parameters
            .headers
            .iter()
            .map(|one| (one.name.wire(), &one.doc)),
    );
    all.extend(
        parameters
            .cookies
            .iter()
            .map(|one| (one.name.wire(), &one.doc)),
    );
    all
}

/// A text that is too long to be said often. Lists, tables, headings and code stay where they are.
fn long(doc: &Doc) -> Option<String> {
    let text = doc_markdown(doc, "");
    let plain = !text.lines().any(|line| {
        line.trim_start()
            .starts_with(['#', '|', '`', '-', '*', '>', '['])
    });
    (plain && text.chars().count() > SHORT && first_sentence(&text).is_some()).then_some(text)
}

/// The first sentence of a text, where it is not the whole: it ends at a full stop before a capital, outside of code.
fn first_sentence(text: &str) -> Option<&str> {
    let paragraph = text.split("\n\n").next()?;
    let mut in_code = false;
    for (at, character) in paragraph.char_indices() {
        in_code ^= character == '`';
        let mut after = paragraph.get(at + character.len_utf8()..)?.chars();
        let ends = character == '.' && !in_code && after.next().is_some_and(char::is_whitespace);
        if ends
            && after
                .next()
                .is_some_and(|next| next.is_uppercase() || next == '`')
        {
            return paragraph.get(..=at);
        }
    }
    (paragraph.len() < text.trim_end().len()).then_some(paragraph)
}

/// The anchor that rustdoc gives a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter_map(|c| match c {
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c.to_ascii_lowercase()),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::{anchor, first_sentence};

    #[test]
    fn a_sentence_ends_before_a_capital() {
        let text = "Spelling of keys (`a. B`), e.g. kebab. Without it, the default holds.";
        assert_eq!(
            first_sentence(text),
            Some("Spelling of keys (`a. B`), e.g. kebab.")
        );
        assert_eq!(first_sentence("One only."), None);
        assert_eq!(first_sentence("One\n\nTwo"), Some("One"));
    }

    #[test]
    fn anchors_are_those_of_rustdoc() {
        assert_eq!(anchor("`filter[created-at]` (2)"), "filtercreated-at-2");
    }
}
