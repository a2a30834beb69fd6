//! What is said to the person at the terminal, and why a command ends.

use std::io::{ErrorKind, IsTerminal, Write};

/// Why a command ends with exit code 1.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stop {
    /// The document has problems; their text.
    #[error("{0}")]
    Problems(String),
    /// What is on the disk is not what the document says.
    #[error("{0}")]
    Stale(String),
    /// There is a change that was not to be.
    #[error("error: {0}\n")]
    Changed(String),
    /// The disk refuses.
    #[error("error: {0}\n")]
    Disk(String),
}

/// Whether messages on the standard error stream are coloured (<https://no-color.org>).
pub(crate) fn color() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
}

/// Prints to the standard output; that the reader has gone (`| head`) is no failure.
pub(crate) fn say(text: &str) -> Result<(), Stop> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Stop::Disk(error.to_string())),
        _ => Ok(()),
    }
}
