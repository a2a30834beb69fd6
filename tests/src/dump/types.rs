//! Types.

use jsonapi_generator::model::{
    Additional, Api, Cardinality, Choice, Linkage, Member, Object, OpenEnum, Presence,
    Relationship, Resource, Scalar, Sensitivity, Shape, Target, TypeDef, TypeKind, TypeRef, Union,
    UnionKind,
};

use super::constraints::constraints;
use super::{Lines, marks, named, type_name};

pub(super) fn definition(api: &Api, definition: &TypeDef, out: &mut Lines) {
    let shape = match definition.shape {
        Shape::Request => "request",
        Shape::Reply => "reply",
    };
    let kind = match &definition.kind {
        TypeKind::Resource(_) => "resource",
        TypeKind::Object(_) => "object",
        TypeKind::Relationships(_) => "relationships",
        TypeKind::Identifier(_) => "identifier",
        TypeKind::OpenEnum(_) => "open enum",
        TypeKind::Union(_) => "union",
    };
    out.line(
        0,
        format!(
            "type {}::{}: {shape} {kind}{}{}",
            definition.module,
            named(&definition.name),
            constraints(definition.constraints.as_deref()),
            marks(&definition.doc)
        ),
    );
    match &definition.kind {
        TypeKind::Resource(resource) => self::resource(api, definition.shape, resource, out),
        TypeKind::Object(object) => self::object(api, object, out),
        TypeKind::Relationships(all) => {
            for relationship in &all.relationships {
                self::relationship(api, relationship, out);
            }
            for member in &all.members {
                self::member(api, member, out);
            }
        }
        TypeKind::Identifier(members) => {
            for member in members {
                self::member(api, member, out);
            }
        }
        TypeKind::OpenEnum(words) => open_enum(words, out),
        TypeKind::Union(union) => self::union(api, union, out),
    }
}

fn resource(api: &Api, shape: Shape, resource: &Resource, out: &mut Lines) {
    out.line(1, format!("type {}", resource.types.join(", ")));
    if shape == Shape::Request {
        out.line(1, format!("requires {}", resource.required.join(", ")));
        if let Some(id) = resource.identifies {
            out.line(1, format!("id of {}", type_name(api, id)));
        }
    }
    let parts = [
        ("type enum", resource.type_enum),
        ("attributes", resource.attributes),
        ("relationships", resource.relationships),
        ("family", resource.family),
    ];
    for (what, id) in parts {
        if let Some(id) = id {
            out.line(1, format!("{what} {}", type_name(api, id)));
        }
    }
    if !resource.has_id {
        out.line(1, "no id");
    }
    if let Some(prefix) = &resource.id_prefix {
        out.line(1, format!("id prefix {prefix}"));
    }
    for member in &resource.members {
        self::member(api, member, out);
    }
}

fn object(api: &Api, object: &Object, out: &mut Lines) {
    for member in &object.members {
        self::member(api, member, out);
    }
    match &object.additional {
        Additional::Undeclared => {}
        Additional::Free => out.line(1, "others: anything"),
        Additional::Typed(ty) => out.line(1, format!("others: {}", type_ref(api, ty))),
    }
}

fn member(api: &Api, member: &Member, out: &mut Lines) {
    let sensitivity = match member.sensitivity {
        None => "",
        Some(Sensitivity::Personal) => ", personal",
        Some(Sensitivity::Secret) => ", secret",
    };
    out.line(
        1,
        format!(
            "{}: {}{}{sensitivity}{}{}",
            named(&member.name),
            type_ref(api, &member.ty),
            presence(member.presence),
            constraints(member.constraints.as_deref()),
            marks(&member.doc)
        ),
    );
}

fn relationship(api: &Api, relationship: &Relationship, out: &mut Lines) {
    let cardinality = match relationship.cardinality {
        Cardinality::ToOne => "to one",
        Cardinality::ToMany => "to many",
        Cardinality::OneOrMany => "to one or many",
    };
    let target = linkage(api, &relationship.linkage);
    out.line(
        1,
        format!(
            "{}: {cardinality} {target}{}",
            named(&relationship.name),
            if relationship.required {
                ", required"
            } else {
                ""
            }
        ),
    );
}

fn open_enum(words: &OpenEnum, out: &mut Lines) {
    for word in &words.words {
        out.line(1, named(&word.name));
    }
}

fn union(api: &Api, union: &Union, out: &mut Lines) {
    out.line(
        1,
        match &union.kind {
            UnionKind::Resources => "by resource type".to_owned(),
            UnionKind::Tagged(discriminator) => format!("by {}", discriminator.member),
            UnionKind::Shaped => "by shape".to_owned(),
        },
    );
    for variant in &union.variants {
        let tags = variant.tags.join(", ");
        let choice = match &variant.choice {
            Choice::Any => String::new(),
            Choice::Object {
                required,
                constants,
                own,
                foreign,
            } => {
                let constants: Vec<String> = constants
                    .iter()
                    .map(|(member, value)| format!("{member} = {value}"))
                    .collect();
                let constants = constants.join(", ");
                let among = if foreign.is_empty() {
                    String::new()
                } else {
                    format!(
                        ", {{{}}} and not {{{}}}",
                        own.join(", "),
                        foreign.join(", ")
                    )
                };
                format!(" if object of {} [{constants}]{among}", required.join(", "))
            }
            other => format!(" if {other:?}"),
        };
        let ty = type_ref(api, &variant.ty);
        out.line(1, format!("{} [{tags}] {ty}{choice}", variant.name));
    }
}

/// What linkage leads to, and its identifiers where they have more than type and id.
fn linkage(api: &Api, linkage: &Linkage) -> String {
    let target = target(api, &linkage.target);
    match linkage.identifier {
        Some(id) => format!("{target} by {}", type_name(api, id)),
        None => target,
    }
}

/// What a relationship or `included` leads to.
pub(super) fn target(api: &Api, target: &Target) -> String {
    match target {
        Target::Type(id) => type_name(api, *id),
        Target::Any { types } => format!("any of [{}]", types.join(", ")),
    }
}

/// How a type is written where it is used.
pub(super) fn type_ref(api: &Api, ty: &TypeRef) -> String {
    match ty {
        TypeRef::Scalar(Scalar::Constant(value)) => format!("= {value}"),
        TypeRef::Scalar(Scalar::Integer { bits }) => format!("integer{bits}"),
        TypeRef::Scalar(scalar) => format!("{scalar:?}").to_lowercase(),
        TypeRef::Named(id) => type_name(api, *id),
        TypeRef::Id(id) => format!("id of {}", type_name(api, *id)),
        TypeRef::Identifier(one) => format!("identifier of {}", linkage(api, one)),
        TypeRef::List(item) => format!("[{}]", type_ref(api, item)),
        TypeRef::Map(value) => format!("{{*: {}}}", type_ref(api, value)),
        TypeRef::Nullable(inner) => format!("{} or null", type_ref(api, inner)),
        TypeRef::Boxed(inner) => format!("box {}", type_ref(api, inner)),
        TypeRef::FreeForm => "anything".to_owned(),
        TypeRef::FreeObject => "any object".to_owned(),
    }
}

/// Marks what may be missing (`?`) or null.
pub(super) fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "",
        Presence::Nullable => " or null",
        Presence::Optional => "?",
        Presence::OptionalNullable => "? or null",
    }
}
