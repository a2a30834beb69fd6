//! What all parameters of an operation share while they are sorted.

use crate::model::{Location, Name, Parameters, Reply};
use crate::normalise::builder::Context;
use crate::normalise::scope::Scope;
use crate::normalise::words::words;

/// What all parameters of an operation share while they are sorted.
pub(super) struct Sorter<'s> {
    pub(super) methods: Scope,
    pub(super) fields: Scope,
    pub(super) cx: Context,
    pub(super) replies: &'s [Reply],
    /// Where names stand that were given.
    pub(super) named: Vec<(Location, Vec<String>)>,
    pub(super) sorted: Parameters,
}

impl Sorter<'_> {
    /// The name of an argument that no setter stands for.
    pub(super) fn argument(&mut self, wire: &str) -> Name {
        self.fields.mint(&[words(wire)], wire)
    }
}
