//! Families: unions of resources that resolve as one.
//!
//! Each resource type stands once in the union of all resources (`Resource`): by itself, or inside its family. So a
//! relationship to a family resolves to the family's own union. A resource's family is, by precedence,
//! 1. the largest union of resources among the components that holds it, unless that shares resources with a larger one,
//!    or throws together resources of unrelated types that operations also deal with one by one;
//! 2. the family whose types all have the same text before their slash as its own `type` (rule `family-joined-by-type-prefix`);
//! 3. all resources whose `type` has the same text before its slash, three at least (rule `family-by-type-prefix`).

use std::collections::{BTreeMap, HashSet};

use crate::ledger::Construct;
use crate::model::{
    Content, Doc, Operation, PrimaryData, TypeId, TypeKind, TypeRef, Union, UnionKind, Variant,
};

use super::builder::{Builder, Direction};
use super::scope::{Case, Scope};
use super::types::union_without;
use super::words::words;

impl Builder<'_> {
    /// Gathers families and lists what the union of all resources holds, sorted by name.
    pub(crate) fn families(&mut self, operations: &[Operation]) -> Vec<TypeId> {
        self.add_type_enums();
        let canonical = self.canonical_resources();
        self.identify(&canonical);
        let mut families = self.declared_families(&canonical, &standing_alone(operations));
        self.join_by_prefix(&families, &canonical);
        families.extend(self.prefix_families(&canonical));
        let mut all: Vec<TypeId> = families;
        for id in canonical.values().copied().collect::<HashSet<_>>() {
            if matches!(self.kind(id), Some(TypeKind::Resource(resource)) if resource.family.is_none())
            {
                all.push(id);
            }
        }
        all.sort_by_key(|id| self.drafts.get(id.index()).map(|draft| draft.name.clone()));
        all
    }

    /// Resources with several types, or with any, say which by an open enum.
    fn add_type_enums(&mut self) {
        for index in 0..self.drafts.len() {
            let Some(draft) = self.drafts.get(index).filter(|draft| !draft.dropped) else {
                continue;
            };
            let TypeKind::Resource(resource) = &draft.kind else {
                continue;
            };
            if resource.types.len() == 1 {
                continue;
            }
            let values = resource.types.clone();
            let mut name_words = words(draft.name.ident());
            name_words.push("type".to_owned());
            let wire = draft.name.wire().to_owned();
            let inline = !draft.aliases.is_empty();
            let name = self.type_names.mint(&[name_words.clone()], &wire);
            let id = self.start(name, Doc::default());
            if let Some(draft) = self.drafts.get_mut(id.index()).filter(|_| inline) {
                draft.aliases.push(name_words);
            }
            self.finish(id, TypeKind::OpenEnum(super::types::open_enum(&values)));
            if let Some(TypeKind::Resource(resource)) =
                self.drafts.get_mut(index).map(|draft| &mut draft.kind)
            {
                resource.type_enum = Some(id);
            }
        }
    }

    /// The one resource that stands for each `type`. Where several schemas describe one type it is, by precedence, the one
    /// in a union that the document names, the component of that name, the one met first.
    fn canonical_resources(&mut self) -> BTreeMap<String, TypeId> {
        let in_unions: HashSet<TypeId> = self
            .unions_by_component
            .iter()
            .filter_map(|(_, id)| self.kind(*id))
            .flat_map(members)
            .collect();
        let mut found: BTreeMap<String, (u8, TypeId)> = BTreeMap::new();
        let mut others = Vec::new();
        for (index, draft) in self
            .drafts
            .iter()
            .enumerate()
            .filter(|(_, draft)| !draft.dropped && draft.direction == Direction::Reply)
        {
            let TypeKind::Resource(resource) = &draft.kind else {
                continue;
            };
            let id = TypeId(index);
            for ty in &resource.types {
                let named_so = words(draft.name.wire()) == words(ty);
                let rank = u8::from(in_unions.contains(&id)) * 2 + u8::from(named_so);
                match found.get(ty) {
                    Some((standing, _)) if *standing >= rank => others.push((ty.clone(), id)),
                    _ => {
                        let before = found.insert(ty.clone(), (rank, id));
                        others.extend(before.map(|(_, before)| (ty.clone(), before)));
                    }
                }
            }
        }
        for (ty, other) in others {
            let name = self
                .drafts
                .get(other.index())
                .map(|draft| draft.name.wire().to_owned())
                .unwrap_or_default();
            let subject = format!("{name} as included {ty}");
            self.ignored(
                Construct::Reading,
                subject,
                "another-schema-stands-for-the-type",
            );
        }
        found.into_iter().map(|(ty, (_, id))| (ty, id)).collect()
    }

    /// Resources that are only sent have the ids of those that are read.
    fn identify(&mut self, canonical: &BTreeMap<String, TypeId>) {
        for draft in &mut self.drafts {
            if let TypeKind::Resource(resource) = &mut draft.kind
                && draft.direction == Direction::Request
                && let [only] = resource.types.as_slice()
            {
                resource.identifies = canonical.get(only).copied();
            }
        }
    }

    /// Families by unions that the document names.
    fn declared_families(
        &mut self,
        canonical: &BTreeMap<String, TypeId>,
        alone: &HashSet<TypeId>,
    ) -> Vec<TypeId> {
        let standing: HashSet<TypeId> = canonical.values().copied().collect();
        let mut unions: Vec<(TypeId, Vec<TypeId>)> = Vec::new();
        for (_, id) in &self.unions_by_component {
            let Some(TypeKind::Union(union)) = self.kind(*id) else {
                continue;
            };
            let kin = common_prefix(
                union
                    .variants
                    .iter()
                    .flat_map(|variant| &variant.tags)
                    .map(String::as_str),
            )
            .is_some();
            let members: Vec<TypeId> = union
                .variants
                .iter()
                .filter_map(|variant| named(&variant.ty))
                .collect();
            if kin || !members.iter().any(|member| alone.contains(member)) {
                unions.push((*id, members));
            }
        }
        unions.sort_by_key(|(id, members)| (std::cmp::Reverse(members.len()), *id));
        let mut families = Vec::new();
        for (id, members) in unions {
            let free = members.iter().all(|member| {
                standing.contains(member) && matches!(self.kind(*member), Some(TypeKind::Resource(resource)) if resource.family.is_none())
            });
            if !free {
                continue;
            }
            self.join(id, &members);
            families.push(id);
        }
        families
    }

    /// A resource that a family's union forgot belongs to it all the same, where every type of the family starts as its own.
    fn join_by_prefix(&mut self, families: &[TypeId], canonical: &BTreeMap<String, TypeId>) {
        let mut prefixes: BTreeMap<String, TypeId> = BTreeMap::new();
        for family in families {
            let Some(TypeKind::Union(union)) = self.kind(*family) else {
                continue;
            };
            let tags = union
                .variants
                .iter()
                .flat_map(|variant| &variant.tags)
                .map(String::as_str);
            if let Some(prefix) = common_prefix(tags) {
                prefixes.insert(prefix, *family);
            }
        }
        for (ty, id) in canonical {
            let Some(family) = prefixes
                .iter()
                .find(|(prefix, _)| ty.starts_with(prefix.as_str()))
                .map(|(_, family)| *family)
            else {
                continue;
            };
            let Some(draft) = self.drafts.get(id.index()) else {
                continue;
            };
            let TypeKind::Resource(resource) = &draft.kind else {
                continue;
            };
            if resource.family.is_some() {
                continue;
            }
            let base = self
                .drafts
                .get(family.index())
                .map(|draft| words(draft.name.ident()))
                .unwrap_or_default();
            let full = words(draft.name.ident());
            let (wire, doc, tags) = (
                draft.name.wire().to_owned(),
                draft.doc.clone(),
                resource.types.clone(),
            );
            self.ignored(
                Construct::Reading,
                wire.clone(),
                "family-joined-by-type-prefix",
            );
            self.join(family, &[*id]);
            let Some(TypeKind::Union(union)) = self
                .drafts
                .get_mut(family.index())
                .map(|draft| &mut draft.kind)
            else {
                continue;
            };
            let mut scope = Scope::new(Case::Pascal, &["Unknown", "Self"]);
            for variant in &union.variants {
                scope.mint(&[words(variant.name.ident())], variant.name.wire());
            }
            let name = scope.mint(&[union_without(&full, &base), full], &wire);
            union.variants.push(Variant {
                name,
                doc,
                ty: TypeRef::Named(*id),
                tags,
                choice: crate::model::Choice::Any,
            });
        }
    }

    /// Families by the text before the slash of a type.
    fn prefix_families(&mut self, canonical: &BTreeMap<String, TypeId>) -> Vec<TypeId> {
        let mut groups: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
        for (ty, id) in canonical {
            let Some((prefix, _)) = ty.split_once('/') else {
                continue;
            };
            let Some(TypeKind::Resource(resource)) = self.kind(*id) else {
                continue;
            };
            let group = groups.entry(prefix.to_owned()).or_default();
            if resource.family.is_none() && !group.contains(id) {
                group.push(*id);
            }
        }
        let mut families = Vec::new();
        for (prefix, members) in groups.into_iter().filter(|(_, members)| members.len() > 2) {
            families.push(self.prefix_family(&prefix, &members));
        }
        families
    }

    fn prefix_family(&mut self, prefix: &str, members: &[TypeId]) -> TypeId {
        let base = words(prefix);
        let mut scope = Scope::new(Case::Pascal, &["Unknown", "Self"]);
        let mut variants = Vec::with_capacity(members.len());
        for member in members {
            let Some(draft) = self.drafts.get(member.index()) else {
                continue;
            };
            let TypeKind::Resource(resource) = &draft.kind else {
                continue;
            };
            let full = words(draft.name.ident());
            let tags = resource.types.clone();
            let name = scope.mint(&[union_without(&full, &base), full], draft.name.wire());
            variants.push(Variant {
                name,
                doc: draft.doc.clone(),
                ty: TypeRef::Named(*member),
                tags,
                choice: crate::model::Choice::Any,
            });
        }
        self.ignored(Construct::Reading, prefix, "family-by-type-prefix");
        let candidates = [
            base.clone(),
            [base.clone(), vec!["family".to_owned()]].concat(),
        ];
        let name = self.type_names.mint(&candidates, prefix);
        let doc = Doc {
            summary: Some(format!("A resource whose type starts with `{prefix}/`.")),
            ..Doc::default()
        };
        let id = self.start(name, doc);
        self.finish(
            id,
            TypeKind::Union(Union {
                kind: UnionKind::Resources,
                variants,
            }),
        );
        self.join(id, members);
        id
    }

    fn join(&mut self, family: TypeId, members: &[TypeId]) {
        for member in members {
            if let Some(TypeKind::Resource(resource)) = self
                .drafts
                .get_mut(member.index())
                .map(|draft| &mut draft.kind)
            {
                resource.family = Some(family);
            }
        }
    }
}

/// The resources that are primary data by themselves.
fn standing_alone(operations: &[Operation]) -> HashSet<TypeId> {
    let bodies = operations
        .iter()
        .flat_map(|operation| &operation.replies)
        .flat_map(|reply| &reply.bodies);
    bodies
        .filter_map(|body| match &body.content {
            Content::Document(document) => match &document.data {
                PrimaryData::One(ty) | PrimaryData::Nullable(ty) | PrimaryData::Many(ty) => {
                    named(ty)
                }
            },
            _ => None,
        })
        .collect()
}

/// The path, up to and with a slash, that all types start with: `report/` of `report/watchlist` and `report/integration/x`.
pub(crate) fn common_prefix<'t>(mut types: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut prefix = types.next()?.rsplit_once('/')?.0.to_owned() + "/";
    for ty in types {
        while !ty.starts_with(&prefix) {
            let shorter = prefix.trim_end_matches('/').rsplit_once('/')?.0;
            prefix = format!("{shorter}/");
        }
    }
    Some(prefix)
}

/// The types that a union's variants hold.
pub(crate) fn members(kind: &TypeKind) -> Vec<TypeId> {
    match kind {
        TypeKind::Union(union) if union.kind == UnionKind::Resources => union
            .variants
            .iter()
            .filter_map(|variant| named(&variant.ty))
            .collect(),
        _ => Vec::new(),
    }
}

fn named(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Named(id) => Some(*id),
        _ => None,
    }
}
