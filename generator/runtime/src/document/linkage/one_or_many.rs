//! Relationships that one API writes in two ways: one identifier, or a list of them.

use std::fmt;
use std::marker::PhantomData;

use super::identifier::{Identifier, Identify};
use super::links::LinksMany;
use super::relationship::Relationship;
use crate::document::id::Id;
use crate::document::resource_type::ResourceType;
use crate::json::mismatch::Mismatch;
use crate::json::node::{Kind, Node};
use crate::json::output::Output;
use crate::object::extra::Extra;
use crate::object::member::Member;
use crate::object::slot::Slot;
use crate::value::wire::Wire;

/// A relationship with `T`s whose linkage may be one identifier without a list around it. It is written as it came.
pub struct OneOrMany<T: ?Sized, I = Identifier> {
    inner: Relationship<Either<I>>,
    to: PhantomData<fn() -> T>,
}

/// Linkage of either form.
#[derive(Clone, Debug, PartialEq)]
enum Either<I> {
    One(I),
    Many(Vec<I>),
}

impl<I: Wire> Wire for Either<I> {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        match node {
            Node::Array(_) => Vec::read(node).map(Self::Many),
            other => I::read(other).map(Self::One),
        }
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        match self {
            Self::One(identifier) => identifier.write(out),
            Self::Many(identifiers) => identifiers.write(out),
        }
    }
}

impl<T: ?Sized, I> OneOrMany<T, I> {
    fn with(inner: Relationship<Either<I>>) -> Self {
        Self {
            inner,
            to: PhantomData,
        }
    }

    /// A relationship with one resource, written without a list.
    pub fn one(identifier: I) -> Self {
        Self::with(Relationship::new(Member::Value(Either::One(identifier))))
    }

    /// A relationship with the resources of these identifiers, written as a list.
    pub fn many(identifiers: Vec<I>) -> Self {
        Self::with(Relationship::new(Member::Value(Either::Many(identifiers))))
    }

    /// The linked resources' identifiers; none where there is no linkage.
    pub fn identifiers(&self) -> &[I] {
        match self.inner.data.value() {
            Some(Either::One(identifier)) => std::slice::from_ref(identifier),
            Some(Either::Many(identifiers)) => identifiers,
            None => &[],
        }
    }

    /// Whether the API says that nothing is linked: `null` or empty linkage.
    pub fn is_empty(&self) -> bool {
        let none = |linkage: &Either<I>| matches!(linkage, Either::Many(all) if all.is_empty());
        self.inner.data.is_null() || self.inner.data.value().is_some_and(none)
    }

    /// Whether the resource has no such relationship at all.
    pub fn is_absent(&self) -> bool {
        self.kind().is_none()
    }

    /// The kind of what stands in the relationship's place; `None` where nothing does.
    pub fn kind(&self) -> Option<Kind> {
        self.inner.kind()
    }

    /// What stands beside the linkage: `links`, `meta`.
    pub fn extra(&self) -> &Extra {
        &self.inner.extra
    }

    /// What stands beside the linkage, to change it.
    pub fn extra_mut(&mut self) -> &mut Extra {
        &mut self.inner.extra
    }
}

impl<T: ?Sized, I: Identify> OneOrMany<T, I> {
    /// The linked resources' ids; none where there is no linkage.
    pub fn ids(&self) -> impl Iterator<Item = Id<T>> {
        let identifiers = self.identifiers().iter();
        identifiers.filter_map(|one| one.identifier().own_id().map(Id::from))
    }
}

impl<T: ?Sized, I: Identify> LinksMany<T> for OneOrMany<T, I> {
    type Identifier = I;

    fn linked(&self) -> &[I] {
        self.identifiers()
    }
}

/// Reads anything: what is no relationship object is kept as it came.
impl<T: ?Sized, I: Wire> Slot for OneOrMany<T, I> {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        self.inner.read(node)
    }

    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>) {
        self.inner.write(name, out);
    }
}

impl<T: ?Sized, I: Clone> Clone for OneOrMany<T, I> {
    fn clone(&self) -> Self {
        Self::with(self.inner.clone())
    }
}

/// Absent.
impl<T: ?Sized, I> Default for OneOrMany<T, I> {
    fn default() -> Self {
        Self::with(Relationship::default())
    }
}

impl<T: ?Sized, I: PartialEq> PartialEq for OneOrMany<T, I> {
    fn eq(&self, other: &Self) -> bool {
        self.inner == other.inner
    }
}

impl<T: ?Sized, I: fmt::Debug> fmt::Debug for OneOrMany<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            None => f.write_str("Absent"),
            Some(Kind::Object) => f.debug_tuple("OneOrMany").field(&self.inner.data).finish(),
            Some(kind) => write!(f, "Odd({kind})"),
        }
    }
}

impl<T: ?Sized> From<Identifier> for OneOrMany<T> {
    fn from(identifier: Identifier) -> Self {
        Self::one(identifier)
    }
}

impl<T: ?Sized> From<Vec<Identifier>> for OneOrMany<T> {
    fn from(identifiers: Vec<Identifier>) -> Self {
        Self::many(identifiers)
    }
}

impl<T: ResourceType + ?Sized> From<Id<T>> for OneOrMany<T> {
    fn from(id: Id<T>) -> Self {
        Self::one(Identifier::of(&id))
    }
}

impl<T: ResourceType + ?Sized> FromIterator<Id<T>> for OneOrMany<T> {
    fn from_iter<I: IntoIterator<Item = Id<T>>>(ids: I) -> Self {
        Self::many(ids.into_iter().map(|id| Identifier::of(&id)).collect())
    }
}
