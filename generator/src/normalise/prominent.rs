//! Which resources a user meets most: those that operations deal with most often.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::model::{Content, Operation, PrimaryData, Target, TypeId, TypeKind, TypeRef};

use super::builder::Builder;
use super::families::members;

/// How many resources are at hand without their module.
const MOST: usize = 10;

/// Names that the root of the types crate has already.
const TAKEN: &[&str] = &["Event", "EventPayload"];

impl Builder<'_> {
    /// The resources and families that most operations answer with; of as many, those that most relationships lead to.
    pub(crate) fn prominent(&self, operations: &[Operation], families: &[TypeId]) -> Vec<TypeId> {
        let mut uses: HashMap<TypeId, (usize, usize)> = HashMap::new();
        for id in operations.iter().filter_map(answered) {
            uses.entry(self.at_large(id)).or_default().0 += 1;
        }
        for draft in self.drafts.iter().filter(|draft| !draft.dropped) {
            let TypeKind::Relationships(all) = &draft.kind else {
                continue;
            };
            for relationship in &all.relationships {
                if let Target::Type(id) = relationship.linkage.target {
                    uses.entry(self.at_large(id)).or_default().1 += 1;
                }
            }
        }
        let mut ranked: Vec<_> = families
            .iter()
            .filter_map(|id| {
                let (operations, relationships) = uses.get(id).filter(|uses| uses.0 > 0)?;
                let name = self.drafts.get(id.index())?.name.ident();
                (!TAKEN.contains(&name)).then_some((
                    Reverse(*operations),
                    Reverse(*relationships),
                    name,
                    *id,
                ))
            })
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().take(MOST).map(|(.., id)| id).collect()
    }

    /// The family of a resource, or of all that a union holds; else the type itself.
    fn at_large(&self, id: TypeId) -> TypeId {
        let family = |id: TypeId| match self.kind(id) {
            Some(TypeKind::Resource(resource)) => resource.family,
            _ => None,
        };
        let Some(kind) = self.kind(id) else { return id };
        let mut found = members(kind).into_iter().map(family);
        let common = match found.next() {
            Some(first) => first.filter(|_| found.all(|other| other == first)),
            None => family(id),
        };
        common.unwrap_or(id)
    }
}

/// The primary data of what an operation answers.
pub(super) fn answered(operation: &Operation) -> Option<TypeId> {
    let success = operation
        .replies
        .iter()
        .filter(|reply| reply.status.is_success());
    let mut contents = success
        .flat_map(|reply| &reply.bodies)
        .map(|body| &body.content);
    contents.find_map(|content| match content {
        Content::Document(document) => match &document.data {
            PrimaryData::One(TypeRef::Named(id))
            | PrimaryData::Nullable(TypeRef::Named(id))
            | PrimaryData::Many(TypeRef::Named(id)) => Some(*id),
            _ => None,
        },
        _ => None,
    })
}
