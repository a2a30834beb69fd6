//! Which resources have a place on the page: those that replies hold.

use std::collections::BTreeSet;

use crate::model::{Api, Shape, TypeDef, TypeId, TypeKind};

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
