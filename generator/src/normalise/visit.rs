//! Walks over every reference to a type in the model.

use crate::model::{
    Additional, Api, Content, Delivery, Document, Event, Linkage, Operation, Parameters,
    PrimaryData, Reply, Target, Topic, TypeId, TypeKind, TypeRef, Webhooks,
};

/// Calls `f` for each reference to a type in `ty`.
pub(crate) fn in_ref(ty: &mut TypeRef, f: &mut dyn FnMut(&mut TypeId)) {
    match ty {
        TypeRef::Named(id) | TypeRef::Id(id) => f(id),
        TypeRef::List(inner)
        | TypeRef::Map(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::Boxed(inner) => in_ref(inner, f),
        TypeRef::Identifier(linkage) => in_linkage(linkage, f),
        TypeRef::Scalar(_) | TypeRef::FreeForm | TypeRef::FreeObject => {}
    }
}

/// Calls `f` for each reference to a type in `kind`.
pub(crate) fn in_kind(kind: &mut TypeKind, f: &mut dyn FnMut(&mut TypeId)) {
    match kind {
        TypeKind::Resource(resource) => {
            for id in [
                &mut resource.type_enum,
                &mut resource.attributes,
                &mut resource.relationships,
                &mut resource.family,
                &mut resource.identifies,
            ]
            .into_iter()
            .flatten()
            {
                f(id);
            }
            for member in &mut resource.members {
                in_ref(&mut member.ty, f);
            }
        }
        TypeKind::Object(object) => {
            for member in &mut object.members {
                in_ref(&mut member.ty, f);
            }
            if let Additional::Typed(ty) = &mut object.additional {
                in_ref(ty, f);
            }
        }
        TypeKind::Relationships(all) => {
            for relationship in &mut all.relationships {
                in_linkage(&mut relationship.linkage, f);
            }
            for member in &mut all.members {
                in_ref(&mut member.ty, f);
            }
        }
        TypeKind::Identifier(members) => {
            for member in members {
                in_ref(&mut member.ty, f);
            }
        }
        TypeKind::OpenEnum(_) => {}
        TypeKind::Union(union) => {
            for variant in &mut union.variants {
                in_ref(&mut variant.ty, f);
            }
        }
    }
}

fn in_linkage(linkage: &mut Linkage, f: &mut dyn FnMut(&mut TypeId)) {
    if let Target::Type(id) = &mut linkage.target {
        f(id);
    }
    if let Some(id) = &mut linkage.identifier {
        f(id);
    }
}

/// Calls `f` for each reference to a type in `content`.
pub(crate) fn in_content(content: &mut Content, f: &mut dyn FnMut(&mut TypeId)) {
    match content {
        Content::Document(document) => in_document(document, f),
        Content::Json(ty) | Content::Form(ty) => in_ref(ty, f),
        Content::Multipart(parts) => {
            for part in parts {
                in_ref(&mut part.ty, f);
            }
        }
        Content::Errors | Content::Text | Content::Binary | Content::Blob => {}
    }
}

fn in_document(document: &mut Document, f: &mut dyn FnMut(&mut TypeId)) {
    let (PrimaryData::One(ty) | PrimaryData::Nullable(ty) | PrimaryData::Many(ty)) =
        &mut document.data;
    in_ref(ty, f);
    for ty in [&mut document.links, &mut document.meta]
        .into_iter()
        .flatten()
    {
        in_ref(ty, f);
    }
}

/// Calls `f` for each reference to a type in what an operation sends.
pub(crate) fn in_request(operation: &mut Operation, f: &mut dyn FnMut(&mut TypeId)) {
    in_parameters(&mut operation.parameters, f);
    for body in operation.body.iter_mut().flat_map(|body| &mut body.bodies) {
        in_content(&mut body.content, f);
    }
}

/// Calls `f` for each reference to a type in the parameters of an operation.
pub(crate) fn in_parameters(parameters: &mut Parameters, f: &mut dyn FnMut(&mut TypeId)) {
    for parameter in &mut parameters.path {
        in_ref(&mut parameter.ty, f);
    }
    if let Some(sort) = &mut parameters.sort {
        in_ref(&mut sort.ty, f);
    }
    for parameter in &mut parameters.page {
        in_ref(&mut parameter.ty, f);
    }
    for parameter in &mut parameters.filters {
        in_ref(&mut parameter.ty, f);
    }
    for parameter in parameters.query.iter_mut().chain(&mut parameters.cookies) {
        in_ref(&mut parameter.ty, f);
    }
    for parameter in &mut parameters.headers {
        in_ref(&mut parameter.ty, f);
    }
}

/// Calls `f` for each reference to a type in what an operation answers.
pub(crate) fn in_replies(operation: &mut Operation, f: &mut dyn FnMut(&mut TypeId)) {
    for reply in &mut operation.replies {
        in_reply(reply, f);
    }
    for id in operation
        .parameters
        .fields
        .iter_mut()
        .flat_map(|fields| &mut fields.types)
    {
        f(id);
    }
}

/// Calls `f` for each reference to a type in an event.
pub(crate) fn in_event(event: &mut Event, f: &mut dyn FnMut(&mut TypeId)) {
    in_content(&mut event.payload, f);
}

/// Calls `f` for each reference to a type in a delivery.
pub(crate) fn in_delivery(delivery: &mut Delivery, f: &mut dyn FnMut(&mut TypeId)) {
    for header in &mut delivery.headers {
        in_ref(&mut header.ty, f);
    }
    if let Some(body) = &mut delivery.body {
        in_content(&mut body.content, f);
    }
    for reply in &mut delivery.replies {
        in_reply(reply, f);
    }
}

fn in_reply(reply: &mut Reply, f: &mut dyn FnMut(&mut TypeId)) {
    for body in &mut reply.bodies {
        in_content(&mut body.content, f);
    }
    for header in &mut reply.headers {
        in_ref(&mut header.ty, f);
    }
}

/// Calls `f` for each reference to a type in the whole API.
pub(crate) fn in_api(api: &mut Api, f: &mut dyn FnMut(&mut TypeId)) {
    for ty in &mut api.types {
        in_kind(&mut ty.kind, f);
    }
    for id in &mut api.families {
        f(id);
    }
    for id in &mut api.prominent {
        f(id);
    }
    for module in &mut api.modules {
        if let Topic::Family(id) | Topic::Resource(id) = &mut module.topic {
            f(id);
        }
    }
    for include in &mut api.includes {
        f(&mut include.primary);
    }
    for operation in &mut api.operations {
        in_request(operation, f);
        in_replies(operation, f);
    }
    in_webhooks(&mut api.webhooks, f);
    for delivery in &mut api.deliveries {
        in_delivery(delivery, f);
    }
}

/// Calls `f` for each reference to a type in what events are.
pub(crate) fn in_webhooks(webhooks: &mut Webhooks, f: &mut dyn FnMut(&mut TypeId)) {
    for event in &mut webhooks.events {
        in_event(event, f);
    }
    for header in &mut webhooks.headers {
        in_ref(&mut header.ty, f);
    }
    if let Some(names) = &mut webhooks.names {
        f(names);
    }
}
