//! Enumerations of the same values that are read, or that parameters take, are one type.
//!
//! An API tells the values of a status at the attribute and at the filter: they are one set of values, and a caller passes
//! on what he has read. What a body sends has a type of its own: an attribute that gets one more value must not change what
//! requests are made of, while a parameter takes whatever becomes its type. Components keep the names that the document
//! gives them; what stands inline with the values of exactly one of them, and ends with the same word, is that component.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Delivery, Operation, TypeId, TypeKind, Webhooks};

use super::builder::{Builder, Direction, Draft};
use super::visit;
use super::words::words;

impl Builder<'_> {
    /// Makes one type of the enumerations that have the same values.
    pub(crate) fn merge_enums(
        &mut self,
        operations: &mut [Operation],
        webhooks: &mut Webhooks,
        deliveries: &mut [Delivery],
    ) {
        let asked = in_parameters(operations);
        let sent = self.sent(operations, &asked);
        let merged = self.same_enums(&sent);
        for (id, into) in &merged {
            let Some(draft) = self.drafts.get_mut(id.index()) else {
                continue;
            };
            draft.dropped = true;
            let mut aliases = std::mem::take(&mut draft.aliases);
            // A filter is about the attribute; it says nothing of what that is called.
            if asked.contains(id) && !asked.contains(into) {
                continue;
            }
            if let Some(draft) = self.drafts.get_mut(into.index())
                && !draft.aliases.is_empty()
            {
                draft.aliases.append(&mut aliases);
            }
        }
        let mut redirect = |id: &mut TypeId| {
            if let Some(into) = merged.get(id) {
                *id = *into;
            }
        };
        for draft in &mut self.drafts {
            visit::in_kind(&mut draft.kind, &mut redirect);
        }
        for operation in operations {
            visit::in_request(operation, &mut redirect);
            visit::in_replies(operation, &mut redirect);
        }
        visit::in_webhooks(webhooks, &mut redirect);
        for delivery in deliveries {
            visit::in_delivery(delivery, &mut redirect);
        }
    }

    /// Which enumeration is which other one.
    fn same_enums(&self, sent: &BTreeSet<TypeId>) -> HashMap<TypeId, TypeId> {
        let mut by_values: BTreeMap<BTreeSet<&str>, Vec<TypeId>> = BTreeMap::new();
        for (index, draft) in self.drafts.iter().enumerate() {
            if let TypeKind::OpenEnum(open) = &draft.kind
                && !draft.dropped
                && !open.words.is_empty()
                && !sent.contains(&TypeId(index))
            {
                let values = open.words.iter().map(|word| word.name.wire()).collect();
                by_values.entry(values).or_default().push(TypeId(index));
            }
        }
        let mut merged = HashMap::new();
        for ids in by_values.into_values() {
            let (inline, named): (Vec<TypeId>, Vec<TypeId>) =
                ids.into_iter().partition(|id| self.is_inline(*id));
            let read = |id: &&TypeId| {
                self.drafts
                    .get(id.index())
                    .is_some_and(|draft| draft.direction == Direction::Reply)
            };
            // What is read says most of the values.
            let first = inline.iter().find(read).or(inline.first()).copied();
            for id in inline {
                let into = match named.as_slice() {
                    [only] if self.ends_alike(id, *only) => Some(*only),
                    _ => first,
                };
                if let Some(into) = into.filter(|into| *into != id) {
                    merged.insert(id, into);
                }
            }
        }
        // One that was to stand for others may be a component itself.
        let settled = merged.iter().map(|(id, into)| {
            let last = merged.get(into).unwrap_or(into);
            (*id, *last)
        });
        settled.collect()
    }

    /// The types that only requests have, and in their bodies.
    fn sent(&mut self, operations: &mut [Operation], asked: &BTreeSet<TypeId>) -> BTreeSet<TypeId> {
        let mut held: BTreeSet<TypeId> = BTreeSet::new();
        for draft in &mut self.drafts {
            visit::in_kind(&mut draft.kind, &mut |id| {
                held.insert(*id);
            });
        }
        for body in operations.iter_mut().flat_map(|one| &mut one.body) {
            for body in &mut body.bodies {
                visit::in_content(&mut body.content, &mut |id| {
                    held.insert(*id);
                });
            }
        }
        let drafts = self.drafts.iter().enumerate();
        let sent = drafts.filter(|(index, draft)| {
            let id = TypeId(*index);
            draft.direction == Direction::Request && (held.contains(&id) || !asked.contains(&id))
        });
        sent.map(|(index, _)| TypeId(index)).collect()
    }

    fn is_inline(&self, id: TypeId) -> bool {
        self.drafts
            .get(id.index())
            .is_some_and(|draft| !draft.aliases.is_empty())
    }

    /// Whether the name of a component and one of the names that an inline type would have had end with the same word.
    fn ends_alike(&self, inline: TypeId, named: TypeId) -> bool {
        let draft = |id: TypeId| self.drafts.get(id.index());
        let name = draft(named).map(|draft: &Draft| words(draft.name.ident()));
        let last = name.as_ref().and_then(|name| name.last());
        draft(inline).is_some_and(|draft| draft.aliases.iter().any(|alias| alias.last() == last))
    }
}

/// The types that parameters have.
fn in_parameters(operations: &mut [Operation]) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    for operation in operations {
        visit::in_parameters(&mut operation.parameters, &mut |id| {
            found.insert(*id);
        });
    }
    found
}
