//! To-one relationships.

use std::fmt;
use std::marker::PhantomData;

use super::identifier::{Identifier, Identify};
use super::links::LinksOne;
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

/// A relationship with one `T`, or none.
///
/// Beside its linkage it keeps whatever else the relationship object holds: `links`, `meta`.
pub struct ToOne<T: ?Sized, I = Identifier> {
    inner: Relationship<I>,
    to: PhantomData<fn() -> T>,
}

impl<T: ?Sized> ToOne<T> {
    /// A relationship with the resource of that identifier.
    pub fn new(identifier: Identifier) -> Self {
        Self::linking(identifier)
    }

    /// A relationship with nothing: `null` linkage.
    pub fn null() -> Self {
        Self::with(Relationship::new(Member::Null))
    }
}

impl<T: ?Sized, I> ToOne<T, I> {
    fn with(inner: Relationship<I>) -> Self {
        Self {
            inner,
            to: PhantomData,
        }
    }

    /// A relationship with the resource of that identifier, which may have members beside type and id.
    pub fn linking(identifier: I) -> Self {
        Self::with(Relationship::new(Member::Value(identifier)))
    }

    /// The linked resource's identifier, where there is one.
    pub fn identifier(&self) -> Option<&I> {
        self.inner.data.value()
    }

    /// Whether the API says that nothing is linked: `null` linkage.
    pub fn is_null(&self) -> bool {
        self.inner.data.is_null()
    }

    /// The linkage: absent where the relationship has none, which is not the same as `null`.
    pub fn data(&self) -> &Member<I> {
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

impl<T: ?Sized, I: Identify> ToOne<T, I> {
    /// The linked resource's id, where there is one.
    pub fn id(&self) -> Option<Id<T>> {
        let identifier = self.identifier()?.identifier();
        identifier.own_id().map(Id::from)
    }
}

impl<T: ?Sized, I: Identify> LinksOne<T> for ToOne<T, I> {
    fn linked(&self) -> Option<&Identifier> {
        self.identifier().map(Identify::identifier)
    }

    fn links_none(&self) -> bool {
        self.is_null()
    }
}

/// Reads anything: what is no relationship object is kept as it came.
impl<T: ?Sized, I: Wire> Slot for ToOne<T, I> {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        self.inner.read(node)
    }

    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>) {
        self.inner.write(name, out);
    }
}

impl<T: ?Sized + 'static, I: Wire> Wire for ToOne<T, I> {
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

impl<T: ?Sized, I: Clone> Clone for ToOne<T, I> {
    fn clone(&self) -> Self {
        Self::with(self.inner.clone())
    }
}

/// Absent.
impl<T: ?Sized, I> Default for ToOne<T, I> {
    fn default() -> Self {
        Self::with(Relationship::default())
    }
}

impl<T: ?Sized, I: PartialEq> PartialEq for ToOne<T, I> {
    fn eq(&self, other: &Self) -> bool {
        self.inner == other.inner
    }
}

impl<T: ?Sized, I: fmt::Debug> fmt::Debug for ToOne<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            None => f.write_str("Absent"),
            Some(Kind::Object) => f.debug_tuple("ToOne").field(self.data()).finish(),
            Some(kind) => write!(f, "Odd({kind})"),
        }
    }
}

impl<T: ?Sized> From<Identifier> for ToOne<T> {
    fn from(identifier: Identifier) -> Self {
        Self::new(identifier)
    }
}

impl<T: ResourceType + ?Sized> From<Id<T>> for ToOne<T> {
    fn from(id: Id<T>) -> Self {
        Self::new(Identifier::of(&id))
    }
}

impl<T: ResourceType + ?Sized> From<&Id<T>> for ToOne<T> {
    fn from(id: &Id<T>) -> Self {
        Self::new(Identifier::of(id))
    }
}
