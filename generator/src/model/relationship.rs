//! Relationships (JSON:API 1.1 §7.2.2.2) and what their linkage leads to.

use super::{Doc, Member, Name, TypeId};

/// The `relationships` object of a resource.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relationships {
    /// The relationships.
    pub relationships: Vec<Relationship>,
    /// Members that are no relationships, though they stand among them.
    pub members: Vec<Member>,
}

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
