//! Where a problem is: cheap to make, resolved to a line only when shown.

use std::path::PathBuf;

/// What a [`Problem`](crate::problem::Problem) points at.
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
