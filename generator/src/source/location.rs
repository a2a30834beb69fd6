//! A place of a document as a person sees it: file, line, column and the line itself.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// A stretch of text: byte offsets, and line and column counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub column: usize,
}

/// A place to show to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file, as it was opened.
    pub file: PathBuf,
    /// Counted from 1; 0 when only the file is known.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// The text of the line, without its end.
    pub excerpt: String,
    /// The bytes of `excerpt` that are meant.
    pub span: Range<usize>,
    /// Whether it is the very place that was asked for, not the nearest ancestor of it.
    pub exact: bool,
}

pub(super) fn whole_file(path: &Path) -> Location {
    Location {
        file: path.to_owned(),
        line: 0,
        column: 0,
        excerpt: String::new(),
        span: 0..0,
        exact: false,
    }
}

pub(super) fn in_text(path: &Path, text: &str, stretch: Stretch, exact: bool) -> Location {
    let start = stretch.start.min(text.len());
    let line_start = text
        .get(..start)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let rest = text.get(line_start..).unwrap_or_default();
    // One character is looked for at a time: that is quick in a line as long as the file, as minified JSON has it.
    let excerpt = rest.find('\n').map_or(rest, |end| &rest[..end]);
    let excerpt = excerpt.find('\r').map_or(excerpt, |end| &excerpt[..end]);
    let from = (start - line_start).min(excerpt.len());
    let to = stretch
        .end
        .saturating_sub(line_start)
        .clamp(from, excerpt.len());
    Location {
        file: path.to_owned(),
        line: stretch.line,
        column: stretch.column,
        excerpt: excerpt.to_owned(),
        span: from..to,
        exact,
    }
}
