//! Where types stand: what is sent and answered, and below it member by member.

use crate::model::{
    Additional, Api, Content, Operation, Segment, Shape, TypeId, TypeKind, TypeRef,
};

/// `GET /inquiries/{}`: method and path, whatever parameters in it are called.
pub(super) fn of_operation(operation: &Operation) -> String {
    let segments = operation.segments.iter().map(|segment| match segment {
        Segment::Literal(text) => text.as_str(),
        Segment::Parameter(_) => "{}",
    });
    format!(
        "{} {}",
        operation.method.as_str(),
        segments.collect::<String>()
    )
}

/// The types that stand somewhere by themselves, each with the place: resources by `type`, bodies, parameters, events.
pub(super) fn roots(api: &Api) -> Vec<(String, TypeId)> {
    let mut found = Vec::new();
    for place in 0..api.types.len() {
        let id = api.id(place);
        if let TypeKind::Resource(resource) = &api.ty(id).kind
            && api.ty(id).shape == Shape::Reply
            && resource.family.is_some_and(|family| family != id) | api.families.contains(&id)
            && let Some(name) = resource.types.first()
        {
            found.push((format!("resource {name}"), id));
        }
    }
    for operation in &api.operations {
        of_call(operation, &mut found);
    }
    for event in &api.webhooks.events {
        content(
            &format!("event {}", event.name.wire()),
            &event.payload,
            &mut found,
        );
    }
    if let Some(id) = api.webhooks.names {
        found.push(("event names".to_owned(), id));
    }
    for delivery in &api.deliveries {
        let place = format!(
            "delivery {} {}",
            delivery.method.as_str(),
            delivery.name.wire()
        );
        if let Some(body) = &delivery.body {
            content(&place, &body.content, &mut found);
        }
        for reply in &delivery.replies {
            for body in &reply.bodies {
                content(
                    &format!("{place} {:?}", reply.status),
                    &body.content,
                    &mut found,
                );
            }
        }
    }
    found
}

fn of_call(operation: &Operation, found: &mut Vec<(String, TypeId)>) {
    let place = of_operation(operation);
    let parameters = &operation.parameters;
    let mut add = |wire: &str, ty: &TypeRef| value(&format!("{place} {wire}"), ty, found);
    for one in &parameters.path {
        add(one.name.wire(), &one.ty);
    }
    for one in &parameters.filters {
        add(one.name.wire(), &one.ty);
    }
    for one in &parameters.page {
        add(one.name.wire(), &one.ty);
    }
    for one in parameters.query.iter().chain(&parameters.cookies) {
        add(one.name.wire(), &one.ty);
    }
    for one in &parameters.headers {
        add(one.name.wire(), &one.ty);
    }
    if let Some(sort) = &parameters.sort {
        add(&sort.wire, &sort.ty);
    }
    for body in operation.body.iter().flat_map(|body| &body.bodies) {
        content(&format!("{place} body"), &body.content, found);
    }
    for reply in &operation.replies {
        for body in &reply.bodies {
            content(&format!("{place} {:?}", reply.status), &body.content, found);
        }
        for header in &reply.headers {
            value(
                &format!("{place} {:?} {}", reply.status, header.name.wire()),
                &header.ty,
                found,
            );
        }
    }
}

fn content(place: &str, content: &Content, found: &mut Vec<(String, TypeId)>) {
    match content {
        Content::Document(document) => {
            value(&format!("{place} data"), document.data.ty(), found);
            for (name, ty) in [("links", &document.links), ("meta", &document.meta)] {
                if let Some(ty) = ty {
                    value(&format!("{place} {name}"), ty, found);
                }
            }
        }
        Content::Json(ty) | Content::Form(ty) => value(place, ty, found),
        Content::Multipart(parts) => {
            for part in parts {
                value(&format!("{place} {}", part.name.wire()), &part.ty, found);
            }
        }
        Content::Errors | Content::Text | Content::Binary | Content::Blob => {}
    }
}

/// The named type of a value, or of its items.
fn value(place: &str, ty: &TypeRef, found: &mut Vec<(String, TypeId)>) {
    match ty {
        TypeRef::Named(id) => found.push((place.to_owned(), *id)),
        TypeRef::List(inner) | TypeRef::Map(inner) => value(&format!("{place}[]"), inner, found),
        TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => value(place, inner, found),
        TypeRef::Identifier(linkage) => {
            found.extend(
                linkage
                    .identifier
                    .map(|id| (format!("{place}.identifier"), id)),
            );
        }
        TypeRef::Scalar(_) | TypeRef::Id(_) | TypeRef::FreeForm | TypeRef::FreeObject => {}
    }
}

/// The types within a type that is called `owner`.
pub(super) fn within(api: &Api, id: TypeId, owner: &str) -> Vec<(String, TypeId)> {
    let mut found = Vec::new();
    let mut member = |name: &str, ty: &TypeRef| value(&format!("{owner}.{name}"), ty, &mut found);
    match &api.ty(id).kind {
        TypeKind::Resource(resource) => {
            for (name, part) in [
                ("attributes", resource.attributes),
                ("relationships", resource.relationships),
                ("type", resource.type_enum),
            ] {
                if let Some(part) = part {
                    member(name, &TypeRef::Named(part));
                }
            }
            for one in &resource.members {
                member(one.name.wire(), &one.ty);
            }
        }
        TypeKind::Object(object) => {
            for one in &object.members {
                member(one.name.wire(), &one.ty);
            }
            if let Additional::Typed(ty) = &object.additional {
                member("*", ty);
            }
        }
        TypeKind::Relationships(all) => {
            for one in &all.relationships {
                if let Some(id) = one.linkage.identifier {
                    member(one.name.wire(), &TypeRef::Named(id));
                }
            }
            for one in &all.members {
                member(one.name.wire(), &one.ty);
            }
        }
        TypeKind::Identifier(members) => {
            for one in members {
                member(one.name.wire(), &one.ty);
            }
        }
        TypeKind::Union(union) => {
            for variant in &union.variants {
                match variant.tags.first() {
                    Some(tag) => member(&format!("<{tag}>"), &variant.ty),
                    None => member(&format!("<{}>", variant.name.ident()), &variant.ty),
                }
            }
        }
        TypeKind::OpenEnum(_) => {}
    }
    found
}
