//! From linkage to the resource itself, through primary data and `included`.

use std::any::Any;

use crate::document::linkage::identifier::Identifier;
use crate::value::wire::Wire;

/// What `included` holds: the union of all resources.
pub trait Included: Wire {
    /// The resource's type and id; `None` where it lacks one of them.
    fn identity(&self) -> Option<(&str, &str)>;

    /// The resource itself: of a union, what it holds.
    fn held(&self) -> &dyn Any {
        self
    }
}

/// A type that may stand in `included`, whose resources are `R`s.
pub trait Resolve<R>: Sized + 'static {
    /// The resource, where it is of this type.
    fn from_included(resource: &R) -> Option<&Self>;
}

/// What became of a to-one relationship.
#[derive(Debug, PartialEq)]
#[non_exhaustive]
pub enum Lookup<'a, T, R> {
    /// The relationship is absent or says nothing of what it links.
    NoLinkage,
    /// The API says that nothing is linked.
    Null,
    /// Something is linked that the document does not hold.
    NotIncluded(&'a Identifier),
    /// The linked resource.
    Found(&'a T),
    /// The linked resource is there, but is no `T`.
    OtherType(&'a R),
    /// The linked resource is the primary data, or the item at this place of it, but not a `T` there: a relationship with a
    /// union of types, where the primary data is of one type.
    Primary(usize),
}

impl<'a, T, R> Lookup<'a, T, R> {
    /// The linked resource.
    pub fn found(self) -> Option<&'a T> {
        match self {
            Self::Found(resource) => Some(resource),
            _ => None,
        }
    }
}
