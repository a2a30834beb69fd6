//! Modules that are too long for a file: types stand in parts of the module's folder, and the module's own file lists them.

use crate::model::{Api, Shape, TypeDef, TypeId, TypeKind};

/// About how many lines a file may have.
const MAX_LINES: usize = 2_400;

/// Types that stand together in a file.
pub(super) struct Part {
    /// The file's name within the module's folder; `None` for the module's own file.
    pub(super) name: Option<String>,
    pub(super) types: Vec<TypeId>,
}

/// All types in the module's own file, or, where that is too long, in parts.
pub(super) fn parts(api: &Api, ids: Vec<TypeId>) -> Vec<Part> {
    let lines: usize = ids.iter().map(|id| estimate(api.ty(*id))).sum();
    if lines <= MAX_LINES {
        return vec![Part {
            name: None,
            types: ids,
        }];
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut lines = 0;
    for id in ids {
        lines += estimate(api.ty(id));
        match parts.last_mut() {
            Some(part) if lines <= MAX_LINES => part.types.push(id),
            _ => {
                let number = parts.len() + 1;
                parts.push(Part {
                    name: Some(format!("types_{number}")),
                    types: vec![id],
                });
                lines = estimate(api.ty(id));
            }
        }
    }
    parts
}

/// About how many lines a type takes.
fn estimate(ty: &TypeDef) -> usize {
    let member = if ty.shape == Shape::Request { 11 } else { 5 };
    match &ty.kind {
        TypeKind::Resource(resource) => 55 + 5 * resource.members.len(),
        TypeKind::Object(object) => 30 + member * object.members.len(),
        TypeKind::Relationships(all) => {
            30 + 6 * all.relationships.len() + member * all.members.len()
        }
        TypeKind::Identifier(members) => 30 + member * members.len(),
        TypeKind::OpenEnum(open_enum) => 30 + 5 * open_enum.words.len(),
        TypeKind::Union(union) => {
            let tags: usize = union
                .variants
                .iter()
                .map(|variant| 2 * variant.tags.len())
                .sum();
            40 + 6 * union.variants.len() + tags
        }
    }
}
