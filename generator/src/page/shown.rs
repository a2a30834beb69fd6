//! Which resources have a place on the page: those that replies hold.

use std::collections::BTreeSet;

use crate::model::{Api, Relationships, Shape, TypeDef, TypeId, TypeKind};

/// The resources that are shown, by name.
pub(super) fn all(api: &Api) -> Vec<TypeId> {
    let shown = (0..api.types.len()).filter(|place| is_shown(api.ty(api.id(*place))));
    let named: BTreeSet<(&str, usize)> = shown
        .map(|place| (api.ty(api.id(place)).name.ident(), place))
        .collect();
    named.into_iter().map(|(_, place)| api.id(place)).collect()
}

/// Whether a type is a resource that is shown.
pub(super) fn is_shown(def: &TypeDef) -> bool {
    let TypeKind::Resource(resource) = &def.kind else {
        return false;
    };
    def.shape == Shape::Reply && !resource.types.is_empty()
}

/// The relationships of a resource.
pub(super) fn relationships(api: &Api, id: TypeId) -> Option<&Relationships> {
    let TypeKind::Resource(resource) = &api.ty(id).kind else {
        return None;
    };
    match &api.ty(resource.relationships?).kind {
        TypeKind::Relationships(all) => Some(all),
        _ => None,
    }
}
