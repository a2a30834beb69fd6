//! Identifiers as primary data (JSON:API 1.1 §7.1): what the endpoint of a relationship sends and takes.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use super::identifier::{Identifier, Identify};
use super::links::{LinksMany, LinksOne};
use crate::document::id::Id;
use crate::document::primary_data::PrimaryData;
use crate::document::resource_type::ResourceType;
use crate::document::top_level::Document;
use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::value::wire::Wire;

/// The identifier of a `T`. Dereferences to the identifier itself.
///
/// ```
/// use jsonapi_runtime::{Document, Identifier, Linked, UnknownResource, from_str};
/// type Label = UnknownResource;
/// let json = r#"{"data": [{"type": "labels", "id": "1"}], "included": [{"type": "labels", "id": "1"}]}"#;
/// let document: Document<Vec<Linked<Label>>, UnknownResource> = from_str(json)?;
/// assert_eq!(document.data[0].id, "1");
/// assert_eq!(document.resolve_all(&document.data).count(), 1);
/// # Ok::<(), jsonapi_runtime::DecodeError>(())
/// ```
pub struct Linked<T: ?Sized, I = Identifier> {
    inner: I,
    to: PhantomData<fn() -> T>,
}

impl<T: ?Sized, I> Linked<T, I> {
    /// The resource of that identifier, which may have members beside type and id.
    pub fn new(identifier: I) -> Self {
        Self {
            inner: identifier,
            to: PhantomData,
        }
    }

    /// The identifier, by value.
    pub fn into_inner(self) -> I {
        self.inner
    }
}

impl<T: ?Sized, I> Deref for Linked<T, I> {
    type Target = I;

    fn deref(&self) -> &I {
        &self.inner
    }
}

impl<T: ?Sized + 'static, I: Identify> Identify for Linked<T, I> {
    fn identifier(&self) -> &Identifier {
        self.inner.identifier()
    }
}

impl<T: ?Sized + 'static, I: Wire> Wire for Linked<T, I> {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        I::read(node).map(Self::new)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        self.inner.write(out)
    }
}

impl<T: ?Sized, I: Identify> LinksOne<T> for Linked<T, I> {
    fn linked(&self) -> Option<&Identifier> {
        Some(self.inner.identifier())
    }

    fn links_none(&self) -> bool {
        false
    }
}

impl<T: ?Sized, I: Identify> LinksOne<T> for Option<Linked<T, I>> {
    fn linked(&self) -> Option<&Identifier> {
        self.as_ref().map(|one| one.inner.identifier())
    }

    fn links_none(&self) -> bool {
        self.is_none()
    }
}

impl<T: ?Sized + 'static, I: Identify> LinksMany<T> for Vec<Linked<T, I>> {
    type Identifier = Linked<T, I>;

    fn linked(&self) -> &[Linked<T, I>] {
        self
    }
}

/// Identifiers are no resources: no linkage leads to them.
macro_rules! no_resource {
    ($($data:ty),*) => {$(
        impl<T: ?Sized + 'static, I: Identify> PrimaryData for $data {
            fn count(&self) -> usize {
                0
            }

            fn identity_at(&self, _: usize) -> Option<(&str, &str)> {
                None
            }

            fn resource_at(&self, _: usize) -> Option<&dyn Any> {
                None
            }

            fn held_at(&self, _: usize) -> Option<&dyn Any> {
                None
            }
        }
    )*};
}

no_resource!(Linked<T, I>, Option<Linked<T, I>>, Vec<Linked<T, I>>);

impl<T: ?Sized, I: Clone> Clone for Linked<T, I> {
    fn clone(&self) -> Self {
        Self::new(self.inner.clone())
    }
}

impl<T: ?Sized, I: PartialEq> PartialEq for Linked<T, I> {
    fn eq(&self, other: &Self) -> bool {
        self.inner == other.inner
    }
}

impl<T: ?Sized, I: fmt::Debug> fmt::Debug for Linked<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<T: ?Sized> From<Identifier> for Linked<T> {
    fn from(identifier: Identifier) -> Self {
        Self::new(identifier)
    }
}

impl<T: ResourceType + ?Sized> From<Id<T>> for Linked<T> {
    fn from(id: Id<T>) -> Self {
        Self::new(Identifier::of(&id))
    }
}

/// The body that adds, removes or replaces these members of a to-many relationship.
impl<T: ResourceType + ?Sized, R, M> FromIterator<Id<T>> for Document<Vec<Linked<T>>, R, M> {
    fn from_iter<I: IntoIterator<Item = Id<T>>>(ids: I) -> Self {
        Self::new(ids.into_iter().map(Linked::from).collect())
    }
}

/// The body that makes a to-one relationship link this resource.
impl<T: ResourceType + ?Sized, R, M> From<Id<T>> for Document<Linked<T>, R, M> {
    fn from(id: Id<T>) -> Self {
        Self::new(id.into())
    }
}

/// The body that makes a to-one relationship link this resource, or none.
impl<T: ResourceType + ?Sized, R, M> From<Option<Id<T>>> for Document<Option<Linked<T>>, R, M> {
    fn from(id: Option<Id<T>>) -> Self {
        Self::new(id.map(Linked::from))
    }
}
