//! What linkage points at: known when all resources and their families are.
//!
//! By precedence: what the settings say of the relationship, the resource or family of the `type`s that the document names,
//! the resource of the relationship's own name. What is left open resolves to any resource
//! (rule `open-linkage-resolves-to-any-resource`).

use std::collections::{BTreeMap, HashMap};

use crate::ledger::Construct;
use crate::model::{Content, Linkage, Operation, PrimaryData, Target, TypeId, TypeKind, TypeRef};

use super::builder::Builder;
use super::words::{singular_words, words};

impl Builder<'_> {
    /// Points each relationship, and each body of identifiers, at the resource or family that its linkage names.
    pub(crate) fn resolve_relationships(
        &mut self,
        families: &[TypeId],
        operations: &mut [Operation],
    ) {
        let index = self.target_index(families);
        let mut open = Vec::new();
        for operation in operations {
            let path = operation.path.clone();
            let name = path.rsplit('/').next().unwrap_or_default();
            for linkage in linkages(operation) {
                if !index.resolve(linkage, name, &self.settings.linkage) {
                    open.push(name.to_owned());
                }
            }
        }
        for draft in &mut self.drafts {
            let TypeKind::Relationships(relationships) = &mut draft.kind else {
                continue;
            };
            for relationship in &mut relationships.relationships {
                let wire = relationship.name.wire();
                if !index.resolve(&mut relationship.linkage, wire, &self.settings.linkage) {
                    open.push(wire.to_owned());
                }
            }
        }
        for wire in open {
            self.ignored(
                Construct::Reading,
                format!("linkage of {wire}"),
                "open-linkage-resolves-to-any-resource",
            );
        }
    }

    fn target_index(&self, families: &[TypeId]) -> TargetIndex {
        let mut index = TargetIndex::default();
        let mut add_name = |name: &str, id: TypeId| {
            index
                .names
                .entry(singular_words(&words(name)).join(" "))
                .or_insert(id);
        };
        for id in families {
            if let Some(draft) = self.drafts.get(id.index()) {
                add_name(draft.name.ident(), *id);
                add_name(draft.name.wire(), *id);
            }
        }
        for (place, draft) in self
            .drafts
            .iter()
            .enumerate()
            .filter(|(_, draft)| !draft.dropped)
        {
            let TypeKind::Resource(resource) = &draft.kind else {
                continue;
            };
            let id = TypeId(place);
            if !(families.contains(&id) || resource.family.is_some()) {
                continue;
            }
            for ty in &resource.types {
                index
                    .types
                    .entry(ty.clone())
                    .or_insert((id, resource.family));
                if !ty.contains('/') {
                    index
                        .names
                        .entry(singular_words(&words(ty)).join(" "))
                        .or_insert(id);
                }
            }
        }
        index
    }
}

/// Where relationships may point.
#[derive(Default)]
struct TargetIndex {
    types: HashMap<String, (TypeId, Option<TypeId>)>,
    names: HashMap<String, TypeId>,
}

impl TargetIndex {
    /// Points linkage at a resource or family: the settings' word, else its types, else its name. Whether there is one.
    fn resolve(
        &self,
        linkage: &mut Linkage,
        name: &str,
        settings: &BTreeMap<String, String>,
    ) -> bool {
        let Target::Any { types } = &linkage.target else {
            return true;
        };
        let told = settings.get(name).and_then(|name| self.by_name(name));
        let named = || types.is_empty().then(|| self.by_name(name))?;
        let target = told.or_else(|| self.by_types(types)).or_else(named);
        if let Some(target) = target {
            linkage.target = Target::Type(target);
        }
        target.is_some()
    }

    fn by_name(&self, name: &str) -> Option<TypeId> {
        self.names
            .get(&singular_words(&words(name)).join(" "))
            .copied()
    }

    /// The resource of these types, or the family that all of them belong to. `verification/*` is a family.
    fn by_types(&self, types: &[String]) -> Option<TypeId> {
        let mut found: Option<(TypeId, Option<TypeId>)> = None;
        for ty in types {
            let one = match ty.strip_suffix("/*") {
                Some(prefix) => {
                    let start = format!("{prefix}/");
                    let family = self
                        .types
                        .iter()
                        .filter(|(ty, _)| ty.starts_with(&start))
                        .map(|(_, one)| one.1.unwrap_or(one.0))
                        .min()?;
                    (family, Some(family))
                }
                None => *self.types.get(ty)?,
            };
            found = match found {
                None => Some(one),
                Some(before) if before.0 == one.0 => Some(before),
                Some(before) if before.1.is_some() && before.1 == one.1 => {
                    before.1.map(|family| (family, Some(family)))
                }
                Some(_) => return None,
            };
        }
        found.map(|(id, _)| id)
    }
}

/// The linkage that is the primary data of an operation's bodies.
fn linkages(operation: &mut Operation) -> impl Iterator<Item = &mut Linkage> {
    let requests = operation.body.iter_mut().flat_map(|body| &mut body.bodies);
    let replies = operation.replies.iter_mut();
    let bodies = requests.chain(replies.flat_map(|reply| &mut reply.bodies));
    bodies.filter_map(|body| match &mut body.content {
        Content::Document(document) => match &mut document.data {
            PrimaryData::One(TypeRef::Identifier(linkage))
            | PrimaryData::Nullable(TypeRef::Identifier(linkage))
            | PrimaryData::Many(TypeRef::Identifier(linkage)) => Some(&mut **linkage),
            _ => None,
        },
        _ => None,
    })
}
