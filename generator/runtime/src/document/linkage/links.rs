//! What leads to other resources: relationships, and identifiers where they are primary data.

use super::identifier::{Identifier, Identify};

/// What names one `T`, or none: a to-one relationship, an identifier.
pub trait LinksOne<T: ?Sized> {
    /// The identifier, where there is one.
    fn linked(&self) -> Option<&Identifier>;

    /// Whether it says that nothing is linked: `null`.
    fn links_none(&self) -> bool;
}

/// What names any number of `T`s: a to-many relationship, a list of identifiers.
pub trait LinksMany<T: ?Sized> {
    /// What it names them by.
    type Identifier: Identify;

    /// The identifiers.
    fn linked(&self) -> &[Self::Identifier];
}
