//! Relationships (JSON:API 1.1 §7.2.2.2) and what they point at.

use super::{Doc, Name, TypeId};

/// A relationship of a resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Relationship {
    /// The relationship's name.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// Whether the document requires it.
    pub required: bool,
    /// To-one or to-many.
    pub cardinality: Cardinality,
    /// What the linkage points at.
    pub target: Target,
}

/// How many resources a relationship points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cardinality {
    /// One resource or none.
    ToOne,
    /// Any number of resources.
    ToMany,
}

/// What a relationship's linkage points at.
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
