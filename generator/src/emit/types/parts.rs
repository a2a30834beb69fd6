//! Modules that are too long for a file: types and replies stand in parts of the module's folder, and the module's own
//! file lists them.

use crate::model::{Api, Operation, Reply, Shape, TypeDef, TypeId, TypeKind};

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
    let parts = chunks(ids, |id| estimate(api.ty(*id)));
    let is_split = parts.len() > 1;
    parts
        .into_iter()
        .zip(1..)
        .map(|(types, number)| Part {
            name: is_split.then(|| format!("types_{number}")),
            types,
        })
        .collect()
}

/// The operations of a tag by the files that hold their replies: all in one, unless that grows too long.
pub(super) fn replies(api: &Api, tag: usize) -> Vec<Vec<&Operation>> {
    chunks(api.operations_of(tag).collect(), |operation| {
        let replies = operation.replies.iter();
        35 + replies.map(reply_lines).sum::<usize>()
    })
}

/// About how many lines a reply takes: arms that hold headers too are longer than a line.
fn reply_lines(reply: &Reply) -> usize {
    let has_headers = reply.headers.iter().any(|header| header.role.is_none());
    let body = if has_headers { 14 } else { 6 };
    2 + body * reply.bodies.len().max(1)
}

/// Cuts where a chunk would have more lines than a file may; there is always one.
fn chunks<T>(all: Vec<T>, estimate: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut chunks = vec![Vec::new()];
    let mut lines = 0;
    for one in all {
        let length = estimate(&one);
        match chunks.last_mut() {
            Some(chunk) if chunk.is_empty() || lines + length <= MAX_LINES => {
                lines += length;
                chunk.push(one);
            }
            _ => {
                lines = length;
                chunks.push(vec![one]);
            }
        }
    }
    chunks
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
