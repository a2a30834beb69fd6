//! A breach, and how it is told.

use std::fmt;

/// A breach: what is wrong, the lines that say so, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// What is wrong.
    pub what: String,
    /// `file:line: path`, each.
    pub lines: Vec<String>,
    /// What to do.
    pub help: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.what)?;
        for line in &self.lines {
            writeln!(f, "  {line}")?;
        }
        write!(f, "  help: {}", self.help)
    }
}
