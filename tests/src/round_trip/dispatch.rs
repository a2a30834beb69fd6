//! The table from the key of an example to the type that it is read as, written as Rust.
//!
//! What it calls, `replies!`, `bodies!`, `events!`, `resources!` and `families!`, stands in `tests/round_trip/doors.rs`.

use std::fmt::Write as _;

use jsonapi_generator::emit::scope::Scope;
use jsonapi_generator::emit::types::{content_type, reply_type};
use jsonapi_generator::model::{
    Api, Cardinality, Content, PrimaryData, Status, TypeDef, TypeId, TypeKind, TypeRef,
};
use quote::ToTokens;

/// The table for the types crate of `api`. Fails to be written only where a name is no Rust.
///
/// # Errors
/// Where the `use` items cannot be parsed, which the generator's own never are.
pub fn dispatch(api: &Api) -> syn::Result<String> {
    let scope = &Scope::outside(api, "jsonapi_runtime");
    // The document's own types of these names are imported under others.
    for name in ["Event", "EventPayload", "Door"] {
        scope.reserve(name);
    }
    let (bodies, resources, families) = (bodies(scope), resources(scope), families(scope));
    let uses = prettyplease::unparse(&syn::parse2(scope.uses())?);
    let types = format!("{}_types", api.crates.base.replace('-', "_"));
    let mut text = format!(
        "//! Which example is read as which type of `{types}`: made by `codegen_tests::round_trip::dispatch`.\n\n{uses}\n\
         use {types}::replies;\n"
    );
    if !api.webhooks.events.is_empty() {
        let _ = writeln!(text, "use {types}::events::{{Event, EventPayload}};");
    }
    let _ = write!(
        text,
        "\nuse super::doors::{{Door, bodies, events, families, replies, resources}};\n\n\
         /// All doors.\npub(crate) const DOORS: [&[(&str, Door)]; 3] = [REPLIES, BODIES, EVENTS];\n\n\
         {}\n{bodies}\n{}\n{resources}\n{families}",
        replies(api),
        events(api),
    );
    Ok(text)
}

/// The size of each type of the types crate, in bytes, as a table of its own.
pub fn sizes(api: &Api) -> String {
    let types = format!("{}_types", api.crates.base.replace('-', "_"));
    let named = api
        .types
        .iter()
        .map(|ty| format!("{}::{}", ty.module, ty.name.ident()));
    let replies = api.operations.iter().map(|operation| {
        let tag = &api.tags[operation.tag].module;
        format!("replies::{}::{}", tag.ident(), reply_type(operation))
    });
    let events = (!api.webhooks.events.is_empty()).then(|| "events::Event".to_owned());
    let resource = "resource::Resource".to_owned();
    let mut text = "pub const SIZES: &[(&str, usize)] = &[\n".to_owned();
    for path in named.chain(replies).chain(events).chain([resource]) {
        let _ = writeln!(text, "    ({path:?}, size_of::<{types}::{path}>()),");
    }
    text.push_str("];\n");
    text
}

/// `"reply GET /inquiries" => inquiries::ListReply { Ok },` with the replies that are documents with primary data.
fn replies(api: &Api) -> String {
    let mut text = "replies! {\n".to_owned();
    for operation in &api.operations {
        let tag = &api.tags[operation.tag].module;
        let documents = operation.replies.iter().filter_map(|reply| {
            let [body] = reply.bodies.as_slice() else {
                return None;
            };
            let code = matches!(reply.status, Status::Code(_));
            (code && is_document(&body.content)).then(|| reply.name.ident())
        });
        let documents: Vec<&str> = documents.collect();
        let _ = writeln!(
            text,
            "    \"reply {} {}\" => replies::{}::{} {{ {} }},",
            operation.method.as_str(),
            operation.path,
            tag.ident(),
            reply_type(operation),
            documents.join(", ")
        );
    }
    text.push_str("}\n");
    text
}

fn is_document(content: &Content) -> bool {
    matches!(content, Content::Document(_))
}

/// `"request POST /inquiries application/json" => InquiryCreateRequest,` for all bodies that are JSON or forms.
fn bodies(scope: &Scope<'_>) -> String {
    let mut text = "bodies! {\n".to_owned();
    for operation in &scope.api().operations {
        let bodies = operation.body.iter().flat_map(|body| &body.bodies);
        for body in bodies {
            if matches!(
                body.content,
                Content::Multipart(_) | Content::Binary | Content::Text
            ) {
                continue;
            }
            let _ = writeln!(
                text,
                "    \"request {} {} {}\" => {},",
                operation.method.as_str(),
                operation.path,
                body.media_type.text,
                rust(content_type(scope, &body.content))
            );
        }
    }
    text.push_str("}\n");
    text
}

/// `"event inquiry.approved" => InquiryApproved,` for all events; those with a document as their payload come with it.
fn events(api: &Api) -> String {
    let mut text = "events! {\n".to_owned();
    for event in &api.webhooks.events {
        let kind = if is_document(&event.payload) {
            "document"
        } else {
            "other"
        };
        let _ = writeln!(
            text,
            "    \"event {}\" => {} {kind},",
            event.name.wire(),
            event.name.ident()
        );
    }
    text.push_str("}\n");
    text
}

/// `Inquiry { one account, many reports },` for all types that stand in documents and are no unions.
fn resources(scope: &Scope<'_>) -> String {
    let api = scope.api();
    let mut text = "resources! {\n".to_owned();
    for (id, ty) in linked(api) {
        if matches!(ty.kind, TypeKind::Union(_)) {
            continue;
        }
        let _ = write!(text, "    {} {{", rust(scope.type_of(&TypeRef::Named(id))));
        if let TypeKind::Resource(resource) = &ty.kind
            && let Some(relationships) = resource.relationships
            && let TypeKind::Relationships(relationships) = &api.ty(relationships).kind
        {
            for relationship in &relationships.relationships {
                let call = match relationship.cardinality {
                    Cardinality::ToOne => "one",
                    Cardinality::ToMany | Cardinality::OneOrMany => "many",
                };
                let _ = write!(text, " {call} {},", relationship.name.ident());
            }
        }
        text.push_str(" }\n");
    }
    text.push_str("}\n");
    text
}

/// `Verification { GovernmentId, Selfie },` for the unions.
fn families(scope: &Scope<'_>) -> String {
    let api = scope.api();
    let mut text = "families! {\n".to_owned();
    let names = api.families.iter().map(|id| api.ty(*id).name.ident());
    let _ = writeln!(
        text,
        "    {} {{ {} }}",
        scope.resource(),
        names.collect::<Vec<_>>().join(", ")
    );
    for (id, ty) in linked(api) {
        let TypeKind::Union(union) = &ty.kind else {
            continue;
        };
        let names = union.variants.iter().map(|variant| variant.name.ident());
        let name = rust(scope.type_of(&TypeRef::Named(id)));
        let _ = writeln!(
            text,
            "    {name} {{ {} }}",
            names.collect::<Vec<_>>().join(", ")
        );
    }
    text.push_str("}\n");
    text
}

/// All types of primary data and of resources, and what their unions hold, in the order of the table of types.
fn linked(api: &Api) -> Vec<(TypeId, &TypeDef)> {
    let contents = api
        .operations
        .iter()
        .flat_map(|operation| &operation.replies)
        .flat_map(|reply| &reply.bodies)
        .map(|body| &body.content)
        .chain(api.webhooks.events.iter().map(|event| &event.payload));
    let data = contents.filter_map(|content| match content {
        Content::Document(document) => match &document.data {
            PrimaryData::One(ty) | PrimaryData::Nullable(ty) | PrimaryData::Many(ty) => named(ty),
        },
        _ => None,
    });
    let mut open: Vec<TypeId> = data.chain(api.families.iter().copied()).collect();
    let mut all = std::collections::BTreeMap::new();
    while let Some(id) = open.pop() {
        let ty = api.ty(id);
        if all.insert(id, ty).is_none()
            && let TypeKind::Union(union) = &ty.kind
        {
            open.extend(
                union
                    .variants
                    .iter()
                    .filter_map(|variant| named(&variant.ty)),
            );
        }
    }
    all.into_iter().collect()
}

fn named(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Named(id) => Some(*id),
        TypeRef::Boxed(inner) => named(inner),
        _ => None,
    }
}

/// Tokens as rustfmt would have them, for types: `Document<Vec<Inquiry>, Meta>`.
fn rust(tokens: impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    text.replace(" < ", "<")
        .replace(" >", ">")
        .replace(" ,", ",")
}
