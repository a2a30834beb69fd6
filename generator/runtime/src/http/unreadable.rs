//! Why a value could not be read. Never tells the value.

use crate::json::mismatch::Mismatch;

/// What is wrong with a text that should be a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// What comes out of its encoding is not UTF-8.
    #[error("expected UTF-8 when decoded")]
    Text,
    /// It should be JSON and is not.
    #[error("expected JSON")]
    Json,
    /// It is there more than once, and can be there only once.
    #[error("repeated")]
    Repeated,
    /// It is not written in its style: no `.` or `;` before it, a key without a value.
    #[error("expected {0}")]
    Style(&'static str),
    /// It is no value of its type.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
}

impl Unreadable {
    /// What was expected: `an integer`.
    pub fn expected(&self) -> &'static str {
        match self {
            Self::Text => "UTF-8 when decoded",
            Self::Json => "JSON",
            Self::Repeated => "one value",
            Self::Style(expected) => expected,
            Self::Mismatch(mismatch) => mismatch.expected(),
        }
    }
}
