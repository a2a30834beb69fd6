//! Which type of the API is meant.

/// Where a [`TypeDef`](super::TypeDef) stands in [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub(crate) usize);

impl TypeId {
    /// The index into [`Api::types`](super::Api::types).
    pub fn index(self) -> usize {
        self.0
    }
}
