//! Resource identifier objects (JSON:API 1.1 §7.3): which resources they name.

use super::TypeId;

/// What resource identifier objects (§7.3) are like in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Linkage {
    /// The resources that they name.
    pub target: Target,
    /// Their type, where they have more members than `type` and `id`: a [`TypeKind::Identifier`](super::TypeKind::Identifier).
    pub identifier: Option<TypeId>,
}

/// The resources that linkage leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// One resource type, or a union of resources.
    Type(TypeId),
    /// A type that the document names but does not describe, or any type: resolves to the union of all resources.
    Any {
        /// The `type` values that the document names.
        types: Vec<String>,
    },
}
