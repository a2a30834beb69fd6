//! Problems as text: `error[code]: message --> file:line:column`, the line itself, what to do.

use std::collections::HashMap;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Problem, Problems, Severity};
use crate::source::{Location, Place, Sources};

/// A line longer than this (a minified JSON file) is not shown, only its position.
const LONGEST_SHOWN_LINE: usize = 400;

/// Of each rule that many warnings are shown with the line that they are about; those behind take a line each.
const SHOWN_IN_FULL: usize = 10;

/// How much of a value is shown that stands in a line that is too long.
const LONGEST_PIECE: usize = 80;

/// Writes all problems, in their order, with the lines of the source files they are about.
///
/// The text is plain unless `color`, and the same for the same input.
#[must_use]
pub fn render(problems: &Problems, sources: &Sources, color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = String::new();
    let mut shown: HashMap<&str, usize> = HashMap::new();
    for problem in problems {
        let count = shown.entry(problem.code).or_default();
        *count += 1;
        if problem.severity == Severity::Warning && *count > SHOWN_IN_FULL {
            text.push_str(&in_a_line(problem, sources));
        } else {
            text.push_str(&render_one(problem, sources, &renderer));
            text.push_str("\n\n");
        }
    }
    text
}

/// A warning of a rule of which many are shown already.
fn in_a_line(problem: &Problem, sources: &Sources) -> String {
    let at = sources.locate(&problem.at);
    format!(
        "warning[{}]: {} --> {}:{}:{}\n",
        problem.code,
        problem.message,
        at.file.display(),
        at.line,
        at.column
    )
}

fn render_one(problem: &Problem, sources: &Sources, renderer: &Renderer) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let at = sources.locate(&problem.at);
    let also: Vec<(Location, &str)> = problem
        .also
        .iter()
        .map(|(place, label)| (sources.locate(place), label.as_str()))
        .collect();

    let mut group = level
        .primary_title(problem.message.as_str())
        .id(problem.code)
        .element(shown(
            &at,
            AnnotationKind::Primary,
            invented(&problem.at, &at),
        ));
    let piece = piece(&problem.at, &at);
    if let Some(piece) = &piece {
        group = group.element(Level::NOTE.message(piece.as_str()));
    }
    for (location, label) in &also {
        group = group.element(shown(location, AnnotationKind::Context, Some(label)));
    }
    if !problem.help.is_empty() {
        group = group.element(Level::HELP.message(problem.help.as_str()));
    }
    let report: &[Group<'_>] = &[group];
    renderer.render(report)
}

/// A label for a place that is not in the source itself, but in what was made of it.
fn invented<'a>(place: &'a Place, location: &Location) -> Option<&'a str> {
    match place {
        Place::Pointer(pointer) if !location.exact => Some(pointer),
        _ => None,
    }
}

/// Where in a line that is too long to be shown something is: its pointer, and how the text goes on there.
fn piece(place: &Place, location: &Location) -> Option<String> {
    let (Place::Pointer(pointer) | Place::InFile { pointer, .. }) = place else {
        return None;
    };
    if location.excerpt.len() <= LONGEST_SHOWN_LINE {
        return None;
    }
    let text: String = location
        .excerpt
        .get(location.span.start..)?
        .chars()
        .take(LONGEST_PIECE)
        .collect();
    Some(format!("at {pointer}: {text} ..."))
}

fn shown<'a>(location: &'a Location, kind: AnnotationKind, label: Option<&'a str>) -> Element<'a> {
    if location.excerpt.is_empty() || location.excerpt.len() > LONGEST_SHOWN_LINE {
        let origin = Origin::path(location.file.to_string_lossy());
        return match location.line {
            0 => origin.into(),
            line => origin.line(line).char_column(location.column).into(),
        };
    }
    Snippet::source(location.excerpt.as_str())
        .path(location.file.to_string_lossy())
        .line_start(location.line)
        .annotation(kind.span(location.span.clone()).label(label))
        .into()
}
