//! Open enums: strings with values that are known today. Every enumeration is open, since an API may add a value at
//! any time and a reader must not break.

use std::borrow::Cow;

use crate::ledger::Construct;
use crate::model::{Doc, OpenEnum, TypeKind, Word};
use crate::normalise::builder::Builder;
use crate::normalise::prose;
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::{Kind, View};
use crate::normalise::words::words;

/// The extension that lists the values known today.
const OPEN_ENUM: &str = "x-open-enum";

impl<'a> Builder<'a> {
    /// Whether a view is a string with known values.
    pub(crate) fn has_words(&self, view: &View<'a>) -> bool {
        let text = match view.kind {
            Some(kind) => kind == Kind::String,
            None => !view.words.is_empty(),
        };
        if !text {
            return false;
        }
        if !view.words.is_empty() || view.extension(OPEN_ENUM).is_some() {
            return true;
        }
        // A date or a file is no enumeration, whatever its description says.
        view.format.is_none()
            && view
                .description
                .is_some_and(|text| prose::words(text).is_some())
    }

    /// The known values of a view, and the rule that found them.
    pub(crate) fn found_words(&self, view: &View<'a>) -> (Vec<String>, Option<&'static str>) {
        if !view.words.is_empty() {
            return (
                view.words.iter().map(|word| (*word).to_owned()).collect(),
                None,
            );
        }
        if let Some(values) = view.extension(OPEN_ENUM).and_then(|value| value.as_array()) {
            return (
                values
                    .iter()
                    .filter_map(|value| value.as_str())
                    .map(str::to_owned)
                    .collect(),
                Some(OPEN_ENUM),
            );
        }
        view.description
            .and_then(prose::words)
            .map_or((Vec::new(), None), |(found, rule)| (found, Some(rule)))
    }

    pub(crate) fn enum_kind(&mut self, view: &View<'a>) -> TypeKind {
        let (found, rule) = self.found_words(view);
        if let Some(rule) = rule {
            self.ignored(Construct::Reading, "description", rule);
        }
        TypeKind::OpenEnum(open_enum(&found))
    }
}

/// An open enum of these values; a value that is told twice counts once.
pub(crate) fn open_enum(values: &[String]) -> OpenEnum {
    let mut scope = Scope::new(Case::Pascal, &["Unknown", "Self"]);
    let are_signs = values.iter().any(|value| has_plus_inside(value));
    let mut seen = std::collections::HashSet::new();
    let words = values
        .iter()
        .filter(|value| seen.insert(value.as_str()))
        .map(|value| Word {
            name: scope.mint(&[words(&told(value, are_signs))], value),
            doc: Doc::default(),
        })
        .collect();
    OpenEnum { words }
}

/// Whether there is a sign of plus before digits, beside which one of minus is a sign too: `GMT-1` beside `GMT+1`, but not
/// `tier-1`.
fn has_plus_inside(value: &str) -> bool {
    let mut around = value.char_indices().skip(1);
    around.any(|(at, character)| character == '+' && digit_follows(value, at))
}

fn digit_follows(text: &str, at: usize) -> bool {
    let after = text.get(at + 1..).unwrap_or_default();
    after.starts_with(|character: char| character.is_ascii_digit())
}

/// A value with its signs told in words.
fn told(value: &str, are_signs: bool) -> Cow<'_, str> {
    if !are_signs {
        return Cow::Borrowed(value);
    }
    let mut told = String::with_capacity(value.len() + 8);
    for (at, character) in value.char_indices() {
        match character {
            '+' if at > 0 && digit_follows(value, at) => told.push_str(" plus "),
            '-' if at > 0 && digit_follows(value, at) => told.push_str(" minus "),
            other => told.push(other),
        }
    }
    Cow::Owned(told)
}
