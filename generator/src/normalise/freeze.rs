//! Freezing: rings broken, shapes told, dropped drafts gone.

use std::collections::HashMap;

use crate::model::{Api, Shape, TypeId, TypeKind, TypeRef, UnionKind};

use super::builder::{Draft, frozen};
use super::visit;

/// Puts finished drafts into the API.
pub(crate) fn freeze(mut api: Api, drafts: Vec<Draft>) -> Api {
    let mut places: HashMap<TypeId, TypeId> = HashMap::new();
    let mut kept = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.into_iter().enumerate() {
        if !draft.dropped {
            places.insert(TypeId(index), TypeId(kept.len()));
            kept.push(frozen(draft));
        }
    }
    api.types = kept;
    visit::in_api(&mut api, &mut |id| {
        if let Some(place) = places.get(id) {
            *id = *place;
        }
    });
    break_rings(&mut api);
    tell_shapes(&mut api);
    api
}

/// Boxes the members that close a ring of types held by value. Lists and maps hold their items elsewhere, and so do
/// unions of resources.
fn break_rings(api: &mut Api) {
    let edges: Vec<Vec<TypeId>> = api.types.iter().map(|ty| held(&ty.kind)).collect();
    let groups = components(&edges);
    for index in 0..api.types.len() {
        let mine = groups.get(index).copied().unwrap_or_default();
        let alone = groups.iter().filter(|group| **group == mine).count() == 1;
        let itself = edges
            .get(index)
            .is_some_and(|held| held.contains(&TypeId(index)));
        if alone && !itself {
            continue;
        }
        let in_ring = |id: TypeId| groups.get(id.index()) == Some(&mine);
        let Some(ty) = api.types.get_mut(index) else {
            continue;
        };
        match &mut ty.kind {
            TypeKind::Object(object) => object
                .members
                .iter_mut()
                .for_each(|member| boxed(&mut member.ty, &in_ring)),
            TypeKind::Resource(resource) => resource
                .members
                .iter_mut()
                .for_each(|member| boxed(&mut member.ty, &in_ring)),
            TypeKind::Union(union) if union.kind != UnionKind::Resources => union
                .variants
                .iter_mut()
                .for_each(|variant| boxed(&mut variant.ty, &in_ring)),
            _ => {}
        }
    }
}

fn boxed(ty: &mut TypeRef, in_ring: &impl Fn(TypeId) -> bool) {
    match ty {
        TypeRef::Named(id) if in_ring(*id) => *ty = TypeRef::Boxed(Box::new(TypeRef::Named(*id))),
        TypeRef::Nullable(inner) => boxed(inner, in_ring),
        _ => {}
    }
}

/// The types that values of a kind hold by value.
fn held(kind: &TypeKind) -> Vec<TypeId> {
    let mut found = Vec::new();
    let mut add = |ty: &TypeRef| {
        let mut ty = ty;
        while let TypeRef::Nullable(inner) = ty {
            ty = inner;
        }
        if let TypeRef::Named(id) = ty {
            found.push(*id);
        }
    };
    match kind {
        TypeKind::Object(object) => object.members.iter().for_each(|member| add(&member.ty)),
        TypeKind::Resource(resource) => {
            resource.members.iter().for_each(|member| add(&member.ty));
            found.extend(resource.attributes);
        }
        TypeKind::Union(union) if union.kind != UnionKind::Resources => {
            union.variants.iter().for_each(|variant| add(&variant.ty))
        }
        _ => {}
    }
    found
}

/// Strongly connected components, by Tarjan's algorithm without recursion: the group of each node.
fn components(edges: &[Vec<TypeId>]) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let mut state = Tarjan {
        order: vec![NEW; edges.len()],
        low: vec![NEW; edges.len()],
        group: vec![NEW; edges.len()],
        stack: Vec::new(),
        next: 0,
        groups: 0,
    };
    for root in 0..edges.len() {
        if state.order.get(root) == Some(&NEW) {
            state.visit(root, edges);
        }
    }
    state.group
}

struct Tarjan {
    order: Vec<usize>,
    low: Vec<usize>,
    group: Vec<usize>,
    stack: Vec<usize>,
    next: usize,
    groups: usize,
}

#[expect(
    clippy::indexing_slicing,
    reason = "every index is a node, and every table has an entry for each node"
)]
impl Tarjan {
    fn visit(&mut self, root: usize, edges: &[Vec<TypeId>]) {
        let mut work = vec![(root, 0)];
        self.open(root);
        while let Some((node, step)) = work.pop() {
            if let Some(next) = edges[node].get(step).map(|id| id.index()) {
                work.push((node, step + 1));
                if self.order[next] == usize::MAX {
                    self.open(next);
                    work.push((next, 0));
                } else if self.group[next] == usize::MAX {
                    self.low[node] = self.low[node].min(self.order[next]);
                }
                continue;
            }
            if self.low[node] == self.order[node] {
                self.close(node);
            }
            if let Some((parent, _)) = work.last() {
                self.low[*parent] = self.low[*parent].min(self.low[node]);
            }
        }
    }

    fn open(&mut self, node: usize) {
        self.order[node] = self.next;
        self.low[node] = self.next;
        self.next += 1;
        self.stack.push(node);
    }

    fn close(&mut self, node: usize) {
        while let Some(top) = self.stack.pop() {
            self.group[top] = self.groups;
            if top == node {
                break;
            }
        }
        self.groups += 1;
    }
}

/// Types that only requests reach are strict; all others are read, and so lenient.
fn tell_shapes(api: &mut Api) {
    let mut read = vec![false; api.types.len()];
    let mut work: Vec<TypeId> = Vec::new();
    let mut operations = std::mem::take(&mut api.operations);
    operations
        .iter_mut()
        .for_each(|operation| visit::in_replies(operation, &mut |id| work.push(*id)));
    api.operations = operations;
    let mut events = std::mem::take(&mut api.webhooks.events);
    events
        .iter_mut()
        .for_each(|event| visit::in_event(event, &mut |id| work.push(*id)));
    api.webhooks.events = events;
    let mut deliveries = std::mem::take(&mut api.deliveries);
    deliveries
        .iter_mut()
        .for_each(|delivery| visit::in_delivery(delivery, &mut |id| work.push(*id)));
    api.deliveries = deliveries;
    work.extend(&api.families);
    while let Some(id) = work.pop() {
        let Some(seen) = read.get_mut(id.index()).filter(|seen| !**seen) else {
            continue;
        };
        *seen = true;
        if let Some(ty) = api.types.get_mut(id.index()) {
            visit::in_kind(&mut ty.kind, &mut |id| work.push(*id));
        }
    }
    for (ty, read) in api.types.iter_mut().zip(read) {
        ty.shape = if read { Shape::Reply } else { Shape::Request };
    }
}
