//! Relationships (JSON:API 1.1 §7.2.2.2) and what their linkage leads to.

use super::{Doc, Linkage, Name};

/// A relationship of a resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Relationship {
    /// The relationship's name.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// Whether the document requires it.
    pub required: bool,
    /// How many resources it links.
    pub cardinality: Cardinality,
    /// What it links.
    pub linkage: Linkage,
}

/// How many resources a relationship points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cardinality {
    /// One resource or none.
    ToOne,
    /// Any number of resources.
    ToMany,
    /// One resource without a list around it, or a list: the document allows both.
    OneOrMany,
}
