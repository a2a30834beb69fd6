//! A problem with its places looked up.

use crate::problem::{Problem, Severity};
use crate::source::{Location, Sources};

/// A problem, and where it is.
pub(super) struct Found<'a> {
    pub(super) problem: &'a Problem,
    pub(super) at: Location,
    pub(super) also: Vec<(Location, &'a str)>,
}

impl<'a> Found<'a> {
    pub(super) fn of(problem: &'a Problem, sources: &Sources) -> Self {
        let also = problem.also.iter();
        Self {
            problem,
            at: sources.locate(&problem.at),
            also: also
                .map(|(place, label)| (sources.locate(place), label.as_str()))
                .collect(),
        }
    }
}

/// The word for a severity in all forms.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The column behind what is meant, in characters from 1; none where the place is a point.
pub(super) fn end_column(at: &Location) -> Option<usize> {
    let meant = at.excerpt.get(at.span.clone())?;
    let width = meant.chars().count();
    (at.line > 0 && width > 0).then_some(at.column + width)
}
