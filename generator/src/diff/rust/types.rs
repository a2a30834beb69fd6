//! The items of the types crate, replies aside.

use crate::diff::paths;
use crate::model::{
    Additional, Api, Cardinality, Member, Presence, Relationships, Scalar, Shape, TypeDef, TypeId,
    TypeKind, TypeRef, UnionKind,
};

use super::items::{Items, NameOf, content_of, linkage_of, type_of};

/// Adds all types, include paths and events.
pub(super) fn add(api: &Api, name: NameOf<'_>, items: &mut Items) {
    for place in 0..api.types.len() {
        let id = api.id(place);
        add_type(api, id, name, items);
    }
    for alias in &api.aliases {
        // All that can be reached by the type's own name can be reached by this one.
        let path = format!("types::{}::{}", alias.module, alias.name);
        add_as(api, alias.of, &path, name, items);
    }
    for set in &api.includes {
        let module = &api.ty(set.primary).module;
        let path = format!("types::{module}::{}", set.name);
        for one in &set.paths {
            items.insert(format!("{path}::{}", one.name), String::new());
        }
        if let Some(alias) = &set.alias {
            items.insert(format!("types::{module}::{alias}"), set.name.to_string());
        }
        items.insert(path, "include paths".to_owned());
    }
    for event in &api.webhooks.events {
        let path = format!("types::events::EventPayload::{}", event.name);
        items.insert(path, content_of(&event.payload, name));
    }
    if let Some(signature) = &api.webhooks.signature {
        items.insert("client::webhook".to_owned(), signature.header.clone());
    }
    for delivery in &api.deliveries {
        let path = format!("types::deliveries::{}", delivery.name);
        let body = delivery
            .body
            .as_ref()
            .map(|body| content_of(&body.content, name));
        items.insert(path.clone(), body.unwrap_or_default());
        for reply in &delivery.replies {
            let bodies = reply
                .bodies
                .iter()
                .map(|body| content_of(&body.content, name));
            let bodies: Vec<String> = bodies.collect();
            items.insert(format!("{path}Reply::{}", reply.name), bodies.join(" | "));
        }
    }
}

fn add_type(api: &Api, id: TypeId, name: NameOf<'_>, items: &mut Items) {
    add_as(api, id, &paths::of_type(api, id), name, items);
}

fn add_as(api: &Api, id: TypeId, path: &str, name: NameOf<'_>, items: &mut Items) {
    let ty = api.ty(id);
    let kind = match &ty.kind {
        TypeKind::Resource(resource) if ty.shape == Shape::Request => {
            members(&resource.sent(id), path, ty.shape, name, items);
            "struct"
        }
        TypeKind::Resource(resource) => {
            if resource.type_enum.is_some() || resource.types.len() != 1 {
                let kind = resource.type_enum.map_or_else(|| "String".to_owned(), name);
                items.insert(format!("{path}::r#type"), format!("Member<{kind}>"));
            }
            if resource.has_id {
                items.insert(format!("{path}::id"), format!("Id<{}>", name(id)));
            }
            for (field, part) in [
                ("attributes", resource.attributes),
                ("relationships", resource.relationships),
            ] {
                if let Some(part) = part {
                    let is_union = matches!(api.ty(part).kind, TypeKind::Union(_));
                    let wrapper = if is_union { "Member" } else { "Part" };
                    items.insert(
                        format!("{path}::{field}"),
                        format!("{wrapper}<{}>", name(part)),
                    );
                }
            }
            members(&resource.members, path, Shape::Reply, name, items);
            "struct"
        }
        TypeKind::Object(object) => {
            members(&object.members, path, ty.shape, name, items);
            if let Additional::Typed(value) = &object.additional {
                items.insert(
                    format!("{path}::additional"),
                    format!("Map<{}>", type_of(value, name)),
                );
            }
            "struct"
        }
        TypeKind::Relationships(all) => {
            relationships(all, path, ty, name, items);
            "struct"
        }
        TypeKind::Identifier(all) => {
            members(all, path, Shape::Reply, name, items);
            "struct"
        }
        TypeKind::OpenEnum(open) => {
            for word in &open.words {
                items.insert(
                    format!("{path}::{}", word.name),
                    word.name.wire().to_owned(),
                );
            }
            "enum"
        }
        TypeKind::Union(union) => {
            for variant in &union.variants {
                items.insert(
                    format!("{path}::{}", variant.name),
                    type_of(&variant.ty, name),
                );
            }
            match union.kind {
                UnionKind::Resources => "enum of resources",
                UnionKind::Tagged(_) | UnionKind::Shaped => "enum",
            }
        }
    };
    items.insert(path.to_owned(), kind.to_owned());
}

/// Whether making a value asks for the member.
fn is_asked(member: &Member, shape: Shape) -> bool {
    let constant = matches!(member.ty, TypeRef::Scalar(Scalar::Constant(_)));
    let required = matches!(member.presence, Presence::Required | Presence::Nullable);
    shape == Shape::Request && required && !constant
}

fn members(all: &[Member], path: &str, shape: Shape, name: NameOf<'_>, items: &mut Items) {
    for member in all {
        // Of a constant there is no field.
        if matches!(member.ty, TypeRef::Scalar(Scalar::Constant(_))) {
            continue;
        }
        items.insert(
            format!("{path}::{}", member.name),
            field(member, shape, name),
        );
    }
    if shape == Shape::Request {
        let asked: Vec<String> = all
            .iter()
            .filter(|member| is_asked(member, shape))
            .map(|member| format!("{}: {}", member.name, field(member, shape, name)))
            .collect();
        construction(&asked, path, items);
    }
}

/// What a value is made with: what must be told, or nothing.
fn construction(asked: &[String], path: &str, items: &mut Items) {
    if asked.is_empty() {
        items.insert(format!("{path}::default"), String::new());
    } else {
        items.insert(format!("{path}::new"), asked.join(", "));
    }
}

/// The type of a field.
fn field(member: &Member, shape: Shape, name: NameOf<'_>) -> String {
    let ty = type_of(&member.ty, name);
    let ty = if member.sensitivity.is_some() {
        format!("Sensitive<{ty}>")
    } else {
        ty
    };
    match (shape, member.presence) {
        (Shape::Request, Presence::Required) => ty,
        (Shape::Request, Presence::Nullable) | (Shape::Request, Presence::Optional) => {
            format!("Option<{ty}>")
        }
        _ => format!("Member<{ty}>"),
    }
}

fn relationships(
    all: &Relationships,
    path: &str,
    ty: &TypeDef,
    name: NameOf<'_>,
    items: &mut Items,
) {
    let mut asked = Vec::new();
    for one in &all.relationships {
        let wrapper = match one.cardinality {
            Cardinality::ToOne => "ToOne",
            Cardinality::ToMany => "ToMany",
            Cardinality::OneOrMany => "OneOrMany",
        };
        let field = format!("{wrapper}<{}>", linkage_of(&one.linkage, name));
        if ty.shape == Shape::Request && one.required {
            asked.push(format!("{}: {field}", one.name));
        }
        items.insert(format!("{path}::{}", one.name), field);
    }
    for member in &all.members {
        items.insert(
            format!("{path}::{}", member.name),
            field(member, ty.shape, name),
        );
    }
    if ty.shape == Shape::Request {
        construction(&asked, path, items);
    }
}
