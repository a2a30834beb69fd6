//! Why bytes could not be read as a type.

use crate::json::mismatch::Mismatch;

/// Why bytes could not be read as a type: a path or a place in the text, kinds, but never a value.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// The bytes are no JSON, or nested deeper than [`MAX_DEPTH`](crate::json::node::MAX_DEPTH).
    #[error("not valid JSON: {0}")]
    Syntax(serde_json::Error),
    /// The JSON does not fit the type.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    /// The bytes are no UTF-8 text.
    #[error("not valid UTF-8 text")]
    Text(#[from] std::str::Utf8Error),
}

impl DecodeError {
    /// Where the value stands that does not fit: `data.attributes.checks[3].status`; empty for the whole.
    pub fn path(&self) -> String {
        match self {
            Self::Mismatch(mismatch) => mismatch.path(),
            Self::Syntax(_) | Self::Text(_) => String::new(),
        }
    }

    /// What does not fit, where the JSON itself is sound.
    pub fn mismatch(&self) -> Option<&Mismatch> {
        match self {
            Self::Mismatch(mismatch) => Some(mismatch),
            Self::Syntax(_) | Self::Text(_) => None,
        }
    }
}
