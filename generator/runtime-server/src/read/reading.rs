//! Values of a request that may turn out to be unreadable.

use crate::answer::failure::Failure;

/// A value of a request, or the sign that it could not be read; what was wrong is noted in `Incoming`.
pub type Reading<T> = Result<T, Refused>;

/// The sign that a value could not be read. `Incoming::finish` tells why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl From<Refused> for Failure {
    fn from(_: Refused) -> Self {
        Self::invalid(Vec::new())
    }
}
