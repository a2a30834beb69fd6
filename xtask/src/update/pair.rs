//! The old document and the new one.

use jsonapi_generator::pipeline::{Codegen, Failure};

use crate::terminal::{Stop, color};

/// The old document and the new one; the new one has the settings and the names of the old one.
pub(super) struct Pair {
    pub(super) old: Codegen,
    pub(super) new: Codegen,
}

pub(super) fn stop(failure: Failure) -> Stop {
    Stop::Problems(failure.render(color()))
}
