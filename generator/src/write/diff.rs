//! Short unified diffs: what `--check` shows of a stale file.

use std::fmt;
use std::time::Duration;

use similar::{Algorithm, TextDiff};

/// How many lines of one file's diff are shown.
const MAX_LINES: usize = 24;

/// How long a comparison may look for the shortest diff; after that it takes what it has.
const PATIENCE: Duration = Duration::from_millis(200);

/// How a file on the disk differs from what would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDiff {
    /// The file, relative to its crate.
    pub path: String,
    /// A unified diff, cut after a few lines; one line where a file is missing or should not be there.
    pub text: String,
}

impl FileDiff {
    /// Compares the text on the disk with the text that codegen would write.
    pub fn between(path: &str, on_disk: &str, generated: &str) -> Self {
        let diff = TextDiff::configure()
            .algorithm(Algorithm::Myers)
            .timeout(PATIENCE)
            .diff_lines(on_disk, generated);
        let unified = diff
            .unified_diff()
            .context_radius(2)
            .header(&format!("{path} (on disk)"), &format!("{path} (generated)"))
            .to_string();
        let mut text: String = unified
            .lines()
            .take(MAX_LINES)
            .flat_map(|line| [line, "\n"])
            .collect();
        let left = unified.lines().count().saturating_sub(MAX_LINES);
        if left > 0 {
            text.push_str(&format!("... {left} more lines\n"));
        }
        Self {
            path: path.to_owned(),
            text,
        }
    }

    /// A file that codegen would make.
    pub fn missing(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: format!("{path}: missing\n"),
        }
    }

    /// A file that codegen would remove.
    pub fn stale(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: format!("{path}: no longer generated\n"),
        }
    }
}

impl fmt::Display for FileDiff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
