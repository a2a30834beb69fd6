//! Which objects have keys that the API's users choose, and which stand inside such objects.

use std::collections::BTreeSet;

use crate::model::{Additional, Api, Object, TypeId, TypeKind, TypeRef};

/// The types whose keys are written as they came, in no other spelling.
///
/// An object that allows more members than it declares has keys of its users: what it declares is only known to be usual.
/// `attributes` (JSON:API 1.1 §7.2.2.1) is not meant: its keys are the API's, however many more it allows.
pub(crate) fn verbatim_types(api: &Api) -> BTreeSet<TypeId> {
    let attributes = attributes(api);
    let is_open = |id: &TypeId| match &api.ty(*id).kind {
        TypeKind::Object(object) => object.additional != Additional::Undeclared,
        _ => false,
    };
    let all = (0..api.types.len()).map(TypeId);
    let mut open: Vec<TypeId> = all
        .filter(|id| is_open(id) && !attributes.contains(id))
        .collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(inside(&api.ty(id).kind));
        }
    }
    found
}

/// The types of all members that are called `attributes`.
fn attributes(api: &Api) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    for ty in &api.types {
        match &ty.kind {
            TypeKind::Resource(resource) => found.extend(resource.attributes),
            TypeKind::Object(Object { members, .. }) => {
                let members = members.iter().filter(|m| m.name.wire() == "attributes");
                found.extend(members.filter_map(|member| named(&member.ty)));
            }
            _ => {}
        }
    }
    found
}

/// The types of an object's members or of a union's variants. Resources have a vocabulary of their own.
fn inside(kind: &TypeKind) -> Vec<TypeId> {
    match kind {
        TypeKind::Object(object) => {
            let additional = match &object.additional {
                Additional::Typed(ty) => Some(ty),
                _ => None,
            };
            let members = object.members.iter().map(|member| &member.ty);
            members.chain(additional).filter_map(named).collect()
        }
        TypeKind::Union(union) => {
            let variants = union.variants.iter();
            variants.filter_map(|variant| named(&variant.ty)).collect()
        }
        _ => Vec::new(),
    }
}

fn named(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Named(id) => Some(*id),
        TypeRef::List(ty) | TypeRef::Map(ty) | TypeRef::Nullable(ty) | TypeRef::Boxed(ty) => {
            named(ty)
        }
        _ => None,
    }
}
