//! What of a reply is waited for.

/// Which bodies are brought in whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Buffer {
    All,
    Failures,
}
