//! The top level of a JSON:API document (JSON:API 1.1 §7.1).

#[cfg(test)]
mod tests;

use crate::extra::Extra;
use crate::included::IncludedList;
use crate::inflection::Inflection;
use crate::linkage::{Identifier, ToMany, ToOne};
use crate::links::Links;
use crate::map::FreeObject;
use crate::member::Member;
use crate::mismatch::Mismatch;
use crate::node::Node;
use crate::reader::ObjectReader;
use crate::resolve::{Included, Lookup, Resolve};
use crate::wire::Wire;
use crate::writer::ObjectWriter;

/// A document with primary data `D` (a resource, an `Option` or a `Vec` of it), included resources `R` and meta `M`.
#[derive(Clone, Debug, Default, PartialEq)]
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

impl<D, R: Included, M> Document<D, R, M> {
    /// The linked resource, where the document includes it. To know why there is none, see [`lookup`](Self::lookup).
    pub fn resolve<T: Resolve<R>>(&self, relationship: &ToOne<T>) -> Option<&T> {
        self.find(relationship.identifier()?)
    }

    /// Those of the linked resources that the document includes, in the order of the linkage.
    pub fn resolve_all<'a, T: Resolve<R> + 'a>(
        &'a self,
        relationship: &'a ToMany<T>,
    ) -> impl Iterator<Item = &'a T> {
        relationship
            .identifiers()
            .iter()
            .filter_map(|identifier| self.find(identifier))
    }

    /// What became of a to-one relationship.
    pub fn lookup<'a, T: Resolve<R>>(&'a self, relationship: &'a ToOne<T>) -> Lookup<'a, T, R> {
        match relationship.identifier() {
            Some(identifier) => self.lookup_identifier(identifier),
            None if relationship.is_null() => Lookup::Null,
            None => Lookup::NoLinkage,
        }
    }

    /// What became of each resource that a to-many relationship links, in the order of the linkage.
    pub fn lookup_all<'a, T: Resolve<R> + 'a>(
        &'a self,
        relationship: &'a ToMany<T>,
    ) -> impl Iterator<Item = Lookup<'a, T, R>> {
        let identifiers = relationship.identifiers().iter();
        identifiers.map(|identifier| self.lookup_identifier(identifier))
    }

    fn lookup_identifier<'a, T: Resolve<R>>(
        &'a self,
        identifier: &'a Identifier,
    ) -> Lookup<'a, T, R> {
        match self.included.find(&identifier.r#type, &identifier.id) {
            None => Lookup::NotIncluded(identifier),
            Some(resource) => {
                T::from_included(resource).map_or(Lookup::OtherType(resource), Lookup::Found)
            }
        }
    }

    fn find<T: Resolve<R>>(&self, identifier: &Identifier) -> Option<&T> {
        let resource = self.included.find(&identifier.r#type, &identifier.id)?;
        T::from_included(resource)
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

    fn write(&self, style: Inflection) -> Node<'_> {
        ObjectWriter::new(style)
            .required("data", &self.data)
            .member("included", &self.included)
            .member("links", &self.links)
            .member("meta", &self.meta)
            .rest(&self.extra)
    }
}
