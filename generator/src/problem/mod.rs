//! Problems of a document, for all stages: collected over a whole run, then shown with file, line and excerpt.

pub mod codes;
mod meant;
mod render;

pub use crate::source::{Place, child_pointer, push_segment};
pub use meant::meant;
pub use render::render;

/// How bad a [`Problem`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Generation goes on; the author of the document should look.
    Warning,
}

/// One thing that is wrong with the input, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// One of [`codes`].
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where it is.
    pub at: Place,
    /// Other places that take part (the other end of a clash), each with a label.
    pub also: Vec<(Place, String)>,
    /// What the reader can do; empty when there is nothing to say.
    pub help: String,
}

impl Problem {
    /// A problem that stops generation.
    pub fn error(code: &'static str, at: impl Into<Place>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            at: at.into(),
            also: Vec::new(),
            help: String::new(),
        }
    }

    /// A problem that does not stop generation.
    pub fn warning(code: &'static str, at: impl Into<Place>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, at, message)
        }
    }

    /// Adds another place that takes part.
    #[must_use]
    pub fn with_also(mut self, place: impl Into<Place>, label: impl Into<String>) -> Self {
        self.also.push((place.into(), label.into()));
        self
    }

    /// Says what the reader can do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// All problems of a run, in the order they were met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// No problem yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Whether one of them stops generation.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|problem| problem.severity == Severity::Error)
    }

    /// Whether there is none at all, not even a warning.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Goes over them in the order they were met.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// The end of a stage: its `value` and the warnings, or everything if there is an error.
    ///
    /// # Errors
    /// `self`, when [`Problems::has_errors`].
    pub fn finish<T>(self, value: T) -> Result<(T, Self), Self> {
        if self.has_errors() {
            Err(self)
        } else {
            Ok((value, self))
        }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        self.0.extend(problems);
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
