//! Where a problem is: cheap to make, resolved to a line only when shown.

use std::path::PathBuf;

/// What a [`Problem`](super::Problem) points at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A JSON pointer (RFC 6901) into the loaded document, such as `/paths/~1inquiries/get`; `""` is the whole of it.
    Pointer(String),
    /// A JSON pointer into one file, before it became part of the document.
    InFile {
        /// The file, as it was opened.
        file: PathBuf,
        /// The pointer into it.
        pointer: String,
    },
    /// A position that a parser told.
    Position {
        /// The file, as it was opened.
        file: PathBuf,
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in characters.
        column: usize,
    },
    /// A whole file.
    File(PathBuf),
}

impl From<String> for Place {
    fn from(pointer: String) -> Self {
        Self::Pointer(pointer)
    }
}

impl From<&str> for Place {
    fn from(pointer: &str) -> Self {
        Self::Pointer(pointer.to_owned())
    }
}

impl From<&String> for Place {
    fn from(pointer: &String) -> Self {
        Self::Pointer(pointer.clone())
    }
}

/// Appends `segment` to a JSON pointer, escaped as RFC 6901 §3 asks.
pub fn push_segment(pointer: &mut String, segment: &str) {
    pointer.push('/');
    for character in segment.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The pointer of the member `segment` of what `pointer` points at.
///
/// ```
/// # use jsonapi_generator::problem::child_pointer;
/// assert_eq!(child_pointer("/paths", "/inquiries"), "/paths/~1inquiries");
/// ```
#[must_use]
pub fn child_pointer(pointer: &str, segment: &str) -> String {
    let mut child = String::with_capacity(pointer.len() + segment.len() + 1);
    child.push_str(pointer);
    push_segment(&mut child, segment);
    child
}
