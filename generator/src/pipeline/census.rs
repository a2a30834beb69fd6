//! Counts what is worth watching in the model, for the ledger.

use crate::ledger::{Construct, Ledger, Outcome};
use crate::model::{Additional, Api, Object, TypeKind, TypeRef};

/// The subject of the ledger's line on free-form JSON: fields and variants that hold a `serde_json::Value`.
pub const FREE_FORM: &str = "serde_json::Value";

/// Writes the counts into the ledger.
pub(super) fn record(api: &Api, ledger: &mut Ledger) {
    let free_form = api.types.iter().map(|ty| in_type(&ty.kind)).sum();
    if free_form > 0 {
        ledger.record_many(Construct::Emitted, FREE_FORM, Outcome::Generated, free_form);
    }
}

fn in_type(kind: &TypeKind) -> usize {
    match kind {
        TypeKind::Object(Object {
            members,
            additional,
        }) => {
            let additional = match additional {
                Additional::Typed(ty) => in_ref(ty),
                Additional::Undeclared | Additional::Free => 0,
            };
            members
                .iter()
                .map(|member| in_ref(&member.ty))
                .sum::<usize>()
                + additional
        }
        TypeKind::Resource(resource) => resource
            .members
            .iter()
            .map(|member| in_ref(&member.ty))
            .sum(),
        TypeKind::Union(union) => union
            .variants
            .iter()
            .map(|variant| in_ref(&variant.ty))
            .sum(),
        TypeKind::Relationships(_) | TypeKind::OpenEnum(_) => 0,
    }
}

fn in_ref(ty: &TypeRef) -> usize {
    match ty {
        TypeRef::FreeForm => 1,
        TypeRef::List(inner)
        | TypeRef::Map(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::Boxed(inner) => in_ref(inner),
        TypeRef::Scalar(_) | TypeRef::Named(_) | TypeRef::Id(_) | TypeRef::FreeObject => 0,
    }
}
