//! How many resources a relationship links where its own schema leaves the linkage out: `links` are all that it has.
//!
//! What tells it, by precedence:
//! 1. the endpoint of the relationship (`/crates/{id}/relationships/labels`), or that of the related resources
//!    (`/crates/{id}/labels`), below the path of the resource itself (rule `cardinality-from-endpoint`);
//! 2. such endpoints below any path, where all agree;
//! 3. the number of the relationship's name (rule `cardinality-by-name`).
//!
//! The endpoint tells which resources they are, too.

use std::collections::HashMap;

use crate::ledger::Construct;
use crate::model::{
    Cardinality, Content, Document, Operation, PrimaryData, Target, TypeId, TypeKind, TypeRef,
};

use super::builder::{Builder, Untold};
use super::words::{singular, words};

/// The segment that precedes a relationship's name in the path of its endpoint (JSON:API 1.1 §5.4 recommends it).
pub(crate) const RELATIONSHIPS: &str = "relationships";

/// An endpoint of a relationship or of related resources.
struct Endpoint<'o> {
    name: &'o str,
    /// The path of the resource that has the relationship.
    owner: &'o str,
    document: &'o Document,
}

/// What endpoints tell of a relationship.
#[derive(Clone, PartialEq)]
struct Told {
    cardinality: Cardinality,
    types: Vec<String>,
}

impl Builder<'_> {
    /// Finds out the cardinality of each relationship that has only links.
    pub(crate) fn tell_cardinalities(&mut self, operations: &[Operation]) {
        let endpoints: Vec<Endpoint<'_>> = operations.iter().filter_map(endpoint).collect();
        let owners = owners(operations);
        for untold in std::mem::take(&mut self.untold) {
            let Some(wire) = self.name_of(untold) else {
                continue;
            };
            let told = self.told_by_endpoints(untold.owner, &wire, &endpoints, &owners);
            let (rule, told) = match told {
                Some(told) => ("cardinality-from-endpoint", told),
                None => ("cardinality-by-name", by_name(&wire)),
            };
            self.ignored(Construct::Reading, format!("relationships.{wire}"), rule);
            self.tell(untold, told);
        }
    }

    fn name_of(&self, untold: Untold) -> Option<String> {
        match self.kind(untold.owner)? {
            TypeKind::Relationships(all) => {
                let one = all.relationships.get(untold.place)?;
                Some(one.name.wire().to_owned())
            }
            _ => None,
        }
    }

    fn tell(&mut self, untold: Untold, told: Told) {
        let draft = self.drafts.get_mut(untold.owner.index());
        if let Some(TypeKind::Relationships(all)) = draft.map(|draft| &mut draft.kind)
            && let Some(one) = all.relationships.get_mut(untold.place)
        {
            one.cardinality = told.cardinality;
            if let Target::Any { types } = &mut one.linkage.target
                && types.is_empty()
            {
                *types = told.types;
            }
        }
    }

    fn told_by_endpoints(
        &self,
        owner: TypeId,
        wire: &str,
        endpoints: &[Endpoint<'_>],
        owners: &HashMap<&str, TypeId>,
    ) -> Option<Told> {
        let named: Vec<&Endpoint<'_>> = endpoints.iter().filter(|one| one.name == wire).collect();
        let own = named.iter().filter(|one| {
            let known = owners.get(one.owner).copied();
            known.is_some_and(|id| self.has_relationships(id, owner))
        });
        let own: Vec<Told> = own.map(|one| self.told_by(one.document)).collect();
        if let Some(first) = own.first() {
            return Some(first.clone());
        }
        let all: Vec<Told> = named.iter().map(|one| self.told_by(one.document)).collect();
        let (first, rest) = all.split_first()?;
        rest.iter()
            .all(|one| one.cardinality == first.cardinality)
            .then(|| first.clone())
    }

    /// Whether a resource, or one of a union of resources, has this `relationships` object.
    fn has_relationships(&self, id: TypeId, relationships: TypeId) -> bool {
        match self.kind(id) {
            Some(TypeKind::Resource(resource)) => resource.relationships == Some(relationships),
            Some(TypeKind::Union(union)) => union.variants.iter().any(|variant| match variant.ty {
                TypeRef::Named(id) => matches!(self.kind(id), Some(TypeKind::Resource(resource)) if resource.relationships == Some(relationships)),
                _ => false,
            }),
            _ => false,
        }
    }

    fn told_by(&self, document: &Document) -> Told {
        let (cardinality, ty) = match &document.data {
            PrimaryData::Many(ty) => (Cardinality::ToMany, ty),
            PrimaryData::One(ty) | PrimaryData::Nullable(ty) => (Cardinality::ToOne, ty),
        };
        let types = match ty {
            TypeRef::Identifier(linkage) => match &linkage.target {
                Target::Any { types } => types.clone(),
                Target::Type(id) => self.types_of_resource(*id),
            },
            TypeRef::Named(id) => self.types_of_resource(*id),
            _ => Vec::new(),
        };
        Told { cardinality, types }
    }

    /// The values of `type` of a resource, or of all resources of a union.
    fn types_of_resource(&self, id: TypeId) -> Vec<String> {
        match self.kind(id) {
            Some(TypeKind::Resource(resource)) => resource.types.clone(),
            Some(TypeKind::Union(union)) => {
                let variants = union.variants.iter();
                variants.flat_map(|one| one.tags.clone()).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Whether a path is that of a relationship.
pub(crate) fn is_of_relationship(path: &str) -> bool {
    relationship_of(path).is_some()
}

/// The path of the resource whose relationship's path this is, and the relationship's name.
pub(crate) fn relationship_of(path: &str) -> Option<(&str, &str)> {
    let (rest, name) = path.trim_end_matches('/').rsplit_once('/')?;
    let (owner, word) = rest.rsplit_once('/')?;
    (word == RELATIONSHIPS && !owner.is_empty()).then_some((owner, name))
}

fn endpoint(operation: &Operation) -> Option<Endpoint<'_>> {
    let document = document(operation)?;
    let path = operation.path.trim_end_matches('/');
    if let Some((owner, name)) = relationship_of(path) {
        return Some(Endpoint {
            name,
            owner,
            document,
        });
    }
    let (owner, name) = path.rsplit_once('/')?;
    let below_one = owner.ends_with('}') && !name.contains('{');
    below_one.then_some(Endpoint {
        name,
        owner,
        document,
    })
}

/// The document of an operation's success, else of its body.
fn document(operation: &Operation) -> Option<&Document> {
    let replies = operation.replies.iter();
    let replies = replies.filter(|reply| reply.status.is_success());
    let bodies = operation.body.iter().flat_map(|body| &body.bodies);
    replies
        .flat_map(|reply| &reply.bodies)
        .chain(bodies)
        .find_map(|body| match &body.content {
            Content::Document(document) => Some(document),
            _ => None,
        })
}

/// The resource that stands at each path.
pub(crate) fn owners(operations: &[Operation]) -> HashMap<&str, TypeId> {
    let mut owners = HashMap::new();
    for operation in operations {
        let Some(document) = document(operation) else {
            continue;
        };
        if let PrimaryData::One(TypeRef::Named(id)) | PrimaryData::Nullable(TypeRef::Named(id)) =
            &document.data
        {
            owners
                .entry(operation.path.trim_end_matches('/'))
                .or_insert(*id);
        }
    }
    owners
}

fn by_name(wire: &str) -> Told {
    let last = words(wire).pop().unwrap_or_default();
    let cardinality = if singular(&last) == last {
        Cardinality::ToOne
    } else {
        Cardinality::ToMany
    };
    Told {
        cardinality,
        types: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::relationship_of;

    #[test]
    fn the_path_of_a_relationship_tells_whose_it_is() {
        assert_eq!(
            relationship_of("/crates/{id}/relationships/labels"),
            Some(("/crates/{id}", "labels"))
        );
        assert_eq!(relationship_of("/crates/{id}/labels"), None);
        assert_eq!(relationship_of("/relationships/labels"), None);
    }
}
