//! To-many relationships.

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

/// A relationship with any number of `T`s.
///
/// Beside its linkage it keeps whatever else the relationship object holds: `links`, `meta`.
pub struct ToMany<T: ?Sized, I = Identifier> {
    inner: Relationship<Vec<I>>,
    to: PhantomData<fn() -> T>,
}

impl<T: ?Sized, I> ToMany<T, I> {
    fn with(inner: Relationship<Vec<I>>) -> Self {
        Self {
            inner,
            to: PhantomData,
        }
    }

    /// A relationship with the resources of these identifiers.
    pub fn new(identifiers: Vec<I>) -> Self {
        Self::with(Relationship::new(Member::Value(identifiers)))
    }

    /// The linked resources' identifiers; none where there is no linkage.
    pub fn identifiers(&self) -> &[I] {
        self.inner.data.value().map_or(&[], Vec::as_slice)
    }

    /// Whether the API says that nothing is linked: empty linkage.
    pub fn is_empty(&self) -> bool {
        self.inner.data.value().is_some_and(Vec::is_empty)
    }

    /// The linkage: absent where the relationship has none, which is not the same as empty.
    pub fn data(&self) -> &Member<Vec<I>> {
        &self.inner.data
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

impl<T: ?Sized, I: Identify> ToMany<T, I> {
    /// The linked resources' ids; none where there is no linkage.
    pub fn ids(&self) -> impl Iterator<Item = Id<T>> {
        let identifiers = self.identifiers().iter();
        identifiers.filter_map(|one| one.identifier().own_id().map(Id::from))
    }
}

impl<T: ?Sized, I: Identify> LinksMany<T> for ToMany<T, I> {
    type Identifier = I;

    fn linked(&self) -> &[I] {
        self.identifiers()
    }
}

/// Reads anything: what is no relationship object is kept as it came.
impl<T: ?Sized, I: Wire> Slot for ToMany<T, I> {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        self.inner.read(node)
    }

    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>) {
        self.inner.write(name, out);
    }
}

impl<T: ?Sized + 'static, I: Wire> Wire for ToMany<T, I> {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut relationship = Self::default();
        // What does not fit is kept: a relationship among other values takes anything.
        let _ = relationship.inner.read(Some(node));
        Ok(relationship)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        self.inner.write_value(out);
    }
}

impl<T: ?Sized, I: Clone> Clone for ToMany<T, I> {
    fn clone(&self) -> Self {
        Self::with(self.inner.clone())
    }
}

/// Absent.
impl<T: ?Sized, I> Default for ToMany<T, I> {
    fn default() -> Self {
        Self::with(Relationship::default())
    }
}

impl<T: ?Sized, I: PartialEq> PartialEq for ToMany<T, I> {
    fn eq(&self, other: &Self) -> bool {
        self.inner == other.inner
    }
}

impl<T: ?Sized, I: fmt::Debug> fmt::Debug for ToMany<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            None => f.write_str("Absent"),
            Some(Kind::Object) => f.debug_tuple("ToMany").field(self.data()).finish(),
            Some(kind) => write!(f, "Odd({kind})"),
        }
    }
}

impl<T: ?Sized> From<Vec<Identifier>> for ToMany<T> {
    fn from(identifiers: Vec<Identifier>) -> Self {
        Self::new(identifiers)
    }
}

impl<T: ResourceType + ?Sized> FromIterator<Id<T>> for ToMany<T> {
    fn from_iter<I: IntoIterator<Item = Id<T>>>(ids: I) -> Self {
        Self::new(ids.into_iter().map(|id| Identifier::of(&id)).collect())
    }
}
