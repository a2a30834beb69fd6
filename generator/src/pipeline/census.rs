//! Counts what is worth watching in the model, for the ledger.

use crate::ledger::{Construct, Ledger, Outcome};
use crate::model::{Additional, Api, Content, Member, Object, TypeKind, TypeRef};

/// The subject of the ledger's line on free-form JSON: fields and variants that hold a `serde_json::Value`.
pub const FREE_FORM: &str = "serde_json::Value";

/// Writes the counts into the ledger.
pub(super) fn record(api: &Api, ledger: &mut Ledger) {
    let in_types: usize = api.types.iter().map(|ty| in_type(&ty.kind)).sum();
    let replies = api
        .operations
        .iter()
        .flat_map(|operation| &operation.replies);
    let answers = api.deliveries.iter().flat_map(|delivery| &delivery.replies);
    let bodies = replies.chain(answers).flat_map(|reply| &reply.bodies);
    let in_replies: usize = bodies.map(|body| in_content(&body.content)).sum();
    let events = api.webhooks.events.iter();
    let in_events: usize = events.map(|event| in_content(&event.payload)).sum();
    let free_form = in_types + in_replies + in_events;
    if free_form > 0 {
        ledger.record_many(Construct::Emitted, FREE_FORM, Outcome::Generated, free_form);
    }
}

fn in_content(content: &Content) -> usize {
    match content {
        Content::Json(ty) | Content::Form(ty) => in_ref(ty),
        Content::Document(_)
        | Content::Errors
        | Content::Multipart(_)
        | Content::Text
        | Content::Binary
        | Content::Blob => 0,
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
            in_members(members) + additional
        }
        TypeKind::Resource(resource) => in_members(&resource.members),
        TypeKind::Union(union) => union
            .variants
            .iter()
            .map(|variant| in_ref(&variant.ty))
            .sum(),
        TypeKind::Relationships(all) => in_members(&all.members),
        TypeKind::Identifier(members) => in_members(members),
        TypeKind::OpenEnum(_) => 0,
    }
}

fn in_members(members: &[Member]) -> usize {
    members.iter().map(|member| in_ref(&member.ty)).sum()
}

fn in_ref(ty: &TypeRef) -> usize {
    match ty {
        TypeRef::FreeForm => 1,
        TypeRef::List(inner)
        | TypeRef::Map(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::Boxed(inner) => in_ref(inner),
        TypeRef::Scalar(_)
        | TypeRef::Named(_)
        | TypeRef::Id(_)
        | TypeRef::Identifier(_)
        | TypeRef::FreeObject => 0,
    }
}
