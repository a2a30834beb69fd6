//! Why there is no output.

use crate::ledger::Ledger;
use crate::load::{LoadFailure, Sources};
use crate::problem::{Problem, Problems, render};
use crate::write::FormatError;

/// Why there is no output.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The document or its settings are not as they must be.
    #[error("{} problems", problems.len())]
    Document {
        /// All that was found, warnings too.
        problems: Problems,
        /// The files that the problems point into.
        sources: Box<Sources>,
        /// What became of the document's constructs, as far as the run came.
        ledger: Ledger,
    },
    /// An emitter wrote what is no Rust: a fault of the generator.
    #[error("{} files are no Rust", .0.len())]
    Emit(Vec<FormatError>),
}

impl Failure {
    /// A failure at or after `lower`; the warnings of the stages before come first.
    pub(super) fn document(mut warnings: Problems, problems: Problems, sources: Sources) -> Self {
        warnings.extend(problems);
        Self::Document {
            problems: warnings,
            sources: Box::new(sources),
            ledger: Ledger::default(),
        }
    }

    /// The same failure, with what the ledger holds by now.
    pub(super) fn with_ledger(self, ledger: Ledger) -> Self {
        match self {
            Self::Document {
                problems, sources, ..
            } => Self::Document {
                problems,
                sources,
                ledger,
            },
            emit @ Self::Emit(_) => emit,
        }
    }

    /// All problems as text for people, each with file, line, column, excerpt and what to do.
    pub fn render(&self, color: bool) -> String {
        match self {
            Self::Document {
                problems, sources, ..
            } => render(problems, sources, color),
            Self::Emit(errors) => errors
                .iter()
                .map(|error| format!("error: {error}\n"))
                .collect(),
        }
    }
}

impl From<LoadFailure> for Failure {
    fn from(failure: LoadFailure) -> Self {
        Self::document(Problems::new(), failure.problems, failure.sources)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::document(Problems::new(), problem.into(), Sources::default())
    }
}
