//! Which filters take the values that an attribute of the listed resource has: `filter[status]` beside `status`.
//!
//! Documents tell such values twice, at the parameter and at the attribute, and so there are two types. A caller has the
//! attribute's at hand.

use crate::model::{Operation, TypeId, TypeKind, TypeRef};

use super::builder::Builder;
use super::families::members;
use super::prominent::answered;
use super::words::words;

impl Builder<'_> {
    /// Notes at the type of each such filter the types of the attributes.
    pub(crate) fn tell_mirrors(&mut self, operations: &[Operation]) {
        for operation in operations {
            let Some(answered) = answered(operation) else {
                continue;
            };
            for filter in &operation.parameters.filters {
                let Some(own) = self.open_enum(&filter.ty) else {
                    continue;
                };
                let found = self.attributes_like(answered, filter.name.wire());
                let alike: Vec<TypeId> = found
                    .into_iter()
                    .filter(|id| *id != own && self.share_words(own, *id))
                    .collect();
                let draft = self.drafts.get_mut(own.index());
                if let Some(TypeKind::OpenEnum(open)) = draft.map(|draft| &mut draft.kind) {
                    for id in alike {
                        if !open.mirrors.contains(&id) {
                            open.mirrors.push(id);
                        }
                    }
                }
            }
        }
    }

    /// The open enum that a value is, or the items of a list are.
    fn open_enum(&self, ty: &TypeRef) -> Option<TypeId> {
        match ty {
            TypeRef::List(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => {
                self.open_enum(inner)
            }
            TypeRef::Named(id) => matches!(self.kind(*id)?, TypeKind::OpenEnum(_)).then_some(*id),
            _ => None,
        }
    }

    /// The open enums of the attributes that a filter is named after, of a resource or of all that a union holds.
    fn attributes_like(&self, resource: TypeId, filter: &str) -> Vec<TypeId> {
        let within = filter.trim_end_matches(']');
        let name = words(within.rsplit('[').next().unwrap_or(within));
        let held = self.kind(resource).map(members).unwrap_or_default();
        let all = if held.is_empty() {
            vec![resource]
        } else {
            held
        };
        let attributes = all.into_iter().filter_map(|id| match self.kind(id)? {
            TypeKind::Resource(resource) => self.kind(resource.attributes?),
            _ => None,
        });
        let found = attributes.filter_map(|kind| match kind {
            TypeKind::Object(object) => {
                let mut members = object.members.iter();
                let member = members.find(|member| words(member.name.wire()) == name)?;
                self.open_enum(&member.ty)
            }
            _ => None,
        });
        found.collect()
    }

    /// Whether all values of one are values of the other.
    fn share_words(&self, one: TypeId, other: TypeId) -> bool {
        let wires = |id: TypeId| match self.kind(id) {
            Some(TypeKind::OpenEnum(open)) => {
                open.words.iter().map(|word| word.name.wire()).collect()
            }
            _ => Vec::new(),
        };
        let (one, other): (Vec<&str>, Vec<&str>) = (wires(one), wires(other));
        let holds = |all: &[&str], some: &[&str]| some.iter().all(|word| all.contains(word));
        holds(&one, &other) || holds(&other, &one)
    }
}
