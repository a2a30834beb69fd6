//! Files that emitters make, and formatting all of them at once.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use proc_macro2::TokenStream;

use super::format::{FormatError, Header, format};

/// A file of a generated crate, as a recipe: its tokens are made when it is formatted, on the thread that formats it
/// (tokens cannot move between threads), so that emitting runs on all cores too.
pub struct SourceFile<'a> {
    /// The path relative to the crate, with `/`: `src/inquiry.rs`.
    pub path: String,
    /// What it holds.
    pub content: Content<'a>,
}

/// What a file holds.
pub enum Content<'a> {
    /// Rust, without the header.
    Rust(Box<dyn Fn() -> TokenStream + Send + Sync + 'a>),
    /// Any other text, whole: it is written as it is.
    Text(String),
}

impl<'a> SourceFile<'a> {
    /// A Rust file; `tokens` makes what it holds.
    pub fn rust(
        path: impl Into<String>,
        tokens: impl Fn() -> TokenStream + Send + Sync + 'a,
    ) -> Self {
        Self {
            path: path.into(),
            content: Content::Rust(Box::new(tokens)),
        }
    }

    /// A file that is written as it is.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            content: Content::Text(text.into()),
        }
    }
}

impl fmt::Debug for SourceFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SourceFile")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// A file as it goes to the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormattedFile {
    /// The path relative to the crate, with `/`.
    pub path: String,
    /// All of its text.
    pub text: String,
}

/// What making files took of all threads' time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Making the tokens.
    pub tokens: Duration,
    /// Making text of the tokens.
    pub text: Duration,
}

/// Emits and formats all files, on as many threads as there are cores; the order stays.
///
/// # Errors
/// All files whose tokens are no Rust.
pub fn format_all(
    files: &[SourceFile<'_>],
    header: &Header,
) -> Result<Vec<FormattedFile>, Vec<FormatError>> {
    format_measured(files, header).0
}

/// As [`format_all`], and says what it took.
pub fn format_measured(
    files: &[SourceFile<'_>],
    header: &Header,
) -> (Result<Vec<FormattedFile>, Vec<FormatError>>, Effort) {
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(files.len());
    let work = || {
        let mut done = Vec::new();
        let mut effort = Effort::default();
        // Files are taken one by one, so that a thread with small ones takes more of them.
        while let Some((index, file)) = take(files, &next) {
            done.push((index, format_file(file, header, &mut effort)));
        }
        (done, effort)
    };
    let (mut results, effort) = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let (mut results, mut effort) = work();
        for other in others {
            match other.join() {
                Ok((done, took)) => {
                    results.extend(done);
                    effort.tokens += took.tokens;
                    effort.text += took.text;
                }
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        (results, effort)
    });
    results.sort_by_key(|(index, _)| *index);

    let results = results.into_iter().map(|(_, result)| result);
    (all_or_errors(results), effort)
}

/// All files, or all errors.
fn all_or_errors(
    results: impl Iterator<Item = Result<FormattedFile, FormatError>>,
) -> Result<Vec<FormattedFile>, Vec<FormatError>> {
    let mut formatted = Vec::with_capacity(results.size_hint().0);
    let mut errors = Vec::new();
    for result in results {
        match result {
            Ok(file) => formatted.push(file),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() {
        Ok(formatted)
    } else {
        Err(errors)
    }
}

/// The next file that no thread has taken.
fn take<'f, 'a>(
    files: &'f [SourceFile<'a>],
    next: &AtomicUsize,
) -> Option<(usize, &'f SourceFile<'a>)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, files.get(index)?))
}

fn format_file(
    file: &SourceFile<'_>,
    header: &Header,
    effort: &mut Effort,
) -> Result<FormattedFile, FormatError> {
    let text = match &file.content {
        Content::Text(text) => text.clone(),
        Content::Rust(tokens) => {
            let start = Instant::now();
            let tokens = tokens();
            effort.tokens += start.elapsed();
            let start = Instant::now();
            let text = format(tokens, header);
            effort.text += start.elapsed();
            text.map_err(|error| FormatError {
                path: file.path.clone(),
                reason: error.to_string(),
            })?
        }
    };
    Ok(FormattedFile {
        path: file.path.clone(),
        text,
    })
}
