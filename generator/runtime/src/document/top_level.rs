//! The top level of a JSON:API document (JSON:API 1.1 §7.1).

#[cfg(test)]
mod tests;

use std::fmt;

use crate::document::included::IncludedList;
use crate::document::index::{Identity, LazyIndex, Places};
use crate::document::linkage::{Identifier, Identify, LinksMany, LinksOne};
use crate::document::links::Links;
use crate::document::primary_data::{PrimaryData, as_type};
use crate::document::resolve::{Included, Lookup, Resolve};
use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::object::extra::Extra;
use crate::object::member::Member;
use crate::object::reader::ObjectReader;
use crate::value::map::FreeObject;
use crate::value::wire::Wire;

/// A document with primary data `D` (a resource, an `Option` or a `Vec` of it), included resources `R` and meta `M`.
///
/// ```
/// use jsonapi_runtime::{Document, Identifier, Lookup, ToOne, UnknownResource, from_str};
/// let json = r#"{"data": [{"type": "person", "id": "1"}], "included": [{"type": "town", "id": "2"}]}"#;
/// let document: Document<Vec<UnknownResource>, UnknownResource> = from_str(json)?;
/// let to = |id: &str| ToOne::<UnknownResource>::new(Identifier::new("town", id));
/// assert!(document.resolve(&to("2")).is_some());
/// assert!(matches!(document.lookup(&to("3")), Lookup::NotIncluded(identifier) if identifier.id == "3"));
/// assert!(matches!(document.lookup::<UnknownResource>(&ToOne::null()), Lookup::Null));
/// # Ok::<(), jsonapi_runtime::DecodeError>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Document<D, R, M = FreeObject> {
    /// The primary data.
    pub data: D,
    /// Included resources.
    pub included: IncludedList<R>,
    /// Links of the document: pages, mostly.
    pub links: Links,
    /// What the document says beside its data.
    pub meta: Member<M>,
    /// Undeclared members: `jsonapi`, extensions.
    pub extra: Extra,
    /// Of the primary data, where that is a list.
    index: LazyIndex,
}

impl<D, R, M> Document<D, R, M> {
    /// A document with nothing but primary data.
    pub fn new(data: D) -> Self {
        Self {
            data,
            included: IncludedList::default(),
            links: Links::default(),
            meta: Member::Absent,
            extra: Extra::new(),
            index: LazyIndex::default(),
        }
    }

    /// The same with these included resources.
    #[must_use]
    pub fn with_included(mut self, resources: Vec<R>) -> Self {
        self.included = resources.into();
        self
    }

    /// The same with these links.
    #[must_use]
    pub fn with_links(mut self, links: Links) -> Self {
        self.links = links;
        self
    }

    /// The same with this meta object.
    #[must_use]
    pub fn with_meta(mut self, meta: impl Into<Member<M>>) -> Self {
        self.meta = meta.into();
        self
    }
}

/// What a document can be made of: a document, or its primary data alone.
pub trait IntoDocument<T> {
    /// The document.
    fn into_document(self) -> T;
}

impl<D, R, M> IntoDocument<Document<D, R, M>> for D {
    fn into_document(self) -> Document<D, R, M> {
        Document::new(self)
    }
}

impl<D, R, M> IntoDocument<Self> for Document<D, R, M> {
    fn into_document(self) -> Self {
        self
    }
}

impl<D, R, M> Document<D, R, M> {
    /// The version of JSON:API that the server says it follows (JSON:API 1.1 §7.7).
    pub fn version(&self) -> Option<&str> {
        self.extra.get("jsonapi")?.get("version")?.as_str()
    }
}

/// Linkage leads to the resources of `included` and to the primary data: a document is one set of resources. The first look-up
/// makes an index of each; after it, each takes constant time. Where `data` is a list that is changed after a look-up,
/// [`reindex`](Self::reindex) makes new resources known.
impl<D: PrimaryData, R: Included, M> Document<D, R, M> {
    /// The linked resource, where the document holds it. To know why there is none, see [`lookup`](Self::lookup).
    pub fn resolve<T: Resolve<R>>(&self, relationship: &impl LinksOne<T>) -> Option<&T> {
        self.seek(relationship.linked()?)?.found()
    }

    /// Those of the linked resources that the document holds, in the order of the linkage.
    pub fn resolve_all<'a, T: Resolve<R>>(
        &'a self,
        relationship: &'a impl LinksMany<T>,
    ) -> impl Iterator<Item = &'a T> {
        self.lookup_all(relationship).filter_map(Lookup::found)
    }

    /// What became of a to-one relationship.
    pub fn lookup<'a, T: Resolve<R>>(
        &'a self,
        relationship: &'a impl LinksOne<T>,
    ) -> Lookup<'a, T, R> {
        match relationship.linked() {
            Some(identifier) => self.find(identifier),
            None if relationship.links_none() => Lookup::Null,
            None => Lookup::NoLinkage,
        }
    }

    /// What became of each resource that a to-many relationship links, in the order of the linkage.
    pub fn lookup_all<'a, T: Resolve<R>>(
        &'a self,
        relationship: &'a impl LinksMany<T>,
    ) -> impl Iterator<Item = Lookup<'a, T, R>> {
        let identifiers = relationship.linked().iter();
        identifiers.map(|one| self.find(one.identifier()))
    }

    /// What became of the resource of that identifier.
    pub fn find<'a, T: Resolve<R>>(&'a self, identifier: &'a Identifier) -> Lookup<'a, T, R> {
        self.seek(identifier)
            .unwrap_or(Lookup::NotIncluded(identifier))
    }

    /// What became of it; `None` where the document does not hold it.
    fn seek<T: Resolve<R>>(&self, identifier: &Identifier) -> Option<Lookup<'_, T, R>> {
        let identity = (identifier.r#type.as_str(), identifier.id.as_str());
        Some(match self.included.find(identity.0, identity.1) {
            Some(resource) => {
                T::from_included(resource).map_or(Lookup::OtherType(resource), Lookup::Found)
            }
            None => {
                let place = self.place(identity)?;
                as_type::<T, R>(&self.data, place).map_or(Lookup::Primary(place), Lookup::Found)
            }
        })
    }

    /// Forgets the index of the primary data, after it was changed.
    pub fn reindex(&mut self) {
        self.index = LazyIndex::default();
    }

    /// Where in the primary data a resource stands.
    fn place(&self, identity: Identity<'_>) -> Option<usize> {
        if self.data.count() > 1 {
            return self.index.find(&Primary(&self.data), identity);
        }
        (self.data.identity_at(0) == Some(identity)).then_some(0)
    }
}

/// Primary data, to be indexed.
struct Primary<'a>(&'a dyn PrimaryData);

impl Places for Primary<'_> {
    fn count(&self) -> usize {
        self.0.count()
    }

    fn identity(&self, place: usize) -> Option<Identity<'_>> {
        self.0.identity_at(place)
    }
}

impl<D: Wire, R: Included, M: Wire> Wire for Document<D, R, M> {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let mut object = ObjectReader::open(node);
        let data = object.primary_data()?;
        let mut document = Self::new(data);
        object
            .member("included", &mut document.included)
            .member("links", &mut document.links)
            .member("meta", &mut document.meta)
            .rest(&mut document.extra)?;
        Ok(document)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.object(|object| {
            object
                .required("data", &self.data)
                .member("included", &self.included)
                .member("links", &self.links)
                .member("meta", &self.meta)
                .rest(&self.extra);
        });
    }
}

impl<D: fmt::Debug, R: fmt::Debug, M: fmt::Debug> fmt::Debug for Document<D, R, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("data", &self.data)
            .field("included", &self.included)
            .field("links", &self.links)
            .field("meta", &self.meta)
            .field("extra", &self.extra)
            .finish()
    }
}
