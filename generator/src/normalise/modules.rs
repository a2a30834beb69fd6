//! Modules: a resource or a union of resources has one; what only it needs stands beside it, what several need is common.

use std::collections::BTreeSet;

use crate::model::{Operation, Tag, TypeId, TypeKind, UnionKind};

use super::builder::{Builder, Draft};
use super::types::SHARED;
use super::visit;

/// How often types move before the rest stays where it is; chains of types are shorter.
const MAX_ROUNDS: usize = 16;

impl Builder<'_> {
    /// Moves each type that is no resource to the one module that refers to it, or to the common one.
    pub(crate) fn place_types(&mut self, operations: &mut [Operation], tags: &[Tag]) {
        let roots = referring_tags(operations, tags, self.drafts.len());
        for _ in 0..MAX_ROUNDS {
            let referring = self.referring_modules(&roots);
            let mut moved = false;
            for (draft, modules) in self.drafts.iter_mut().zip(referring) {
                if draft.dropped || stays(&draft.kind) {
                    continue;
                }
                let mut modules = modules.into_iter();
                let place = match (modules.next(), modules.next()) {
                    (Some(only), None) => only,
                    (Some(_), Some(_)) => SHARED.to_owned(),
                    (None, _) => continue,
                };
                if draft.module != place {
                    draft.module = place;
                    moved = true;
                }
            }
            if !moved {
                break;
            }
        }
    }

    /// For each type, the modules of what refers to it.
    fn referring_modules(&mut self, roots: &[BTreeSet<String>]) -> Vec<BTreeSet<String>> {
        let mut referring = roots.to_vec();
        for index in 0..self.drafts.len() {
            let Some(draft) = self.drafts.get_mut(index).filter(|draft| !draft.dropped) else {
                continue;
            };
            let Draft { module, kind, .. } = draft;
            visit::in_kind(kind, &mut |id| {
                // A ring of one type, or a type in its own module by its own doing, is no reason to be there.
                if id.index() != index
                    && let Some(modules) = referring.get_mut(id.index())
                {
                    modules.insert(module.clone());
                }
            });
        }
        referring
    }
}

/// For each type, the modules of the tags whose operations name it.
fn referring_tags(
    operations: &mut [Operation],
    tags: &[Tag],
    count: usize,
) -> Vec<BTreeSet<String>> {
    let mut referring = vec![BTreeSet::new(); count];
    for operation in operations {
        let module = tags
            .get(operation.tag)
            .map(Tag::requests_module)
            .unwrap_or_default();
        let mut note = |id: &mut TypeId| {
            if let Some(modules) = referring.get_mut(id.index()) {
                modules.insert(module.clone());
            }
        };
        visit::in_request(operation, &mut note);
        visit::in_replies(operation, &mut note);
    }
    referring
}

/// Resources and unions of resources have a module of their own.
fn stays(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Resource(_) => true,
        TypeKind::Union(union) => union.kind == UnionKind::Resources,
        _ => false,
    }
}
