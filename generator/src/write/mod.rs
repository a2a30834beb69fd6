//! The last stage: tokens to formatted files, formatted files to the disk.
//!
//! | module | what it does |
//! |---|---|
//! | [`format`](mod@format) | how generated files look: header, blank lines, prettyplease |
//! | [`files`] | formats all files of a crate, on all cores |
//! | [`disk`] | writes what changed, removes what is stale, or only compares |
//! | [`diff`] | short unified diffs for `--check` |

pub mod diff;
pub mod disk;
pub mod files;
pub mod format;

pub use diff::FileDiff;
pub use disk::{Mode, WriteError, WriteReport, write};
pub use files::{Content, Effort, FormattedFile, SourceFile, format_all, format_measured};
pub use format::{FormatError, Header, format};
