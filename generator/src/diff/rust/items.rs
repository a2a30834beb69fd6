//! All items of the generated crates that callers can name, by their paths.

use std::collections::BTreeMap;

use crate::model::{Content, Document, Linkage, PrimaryData, Scalar, Target, TypeId, TypeRef};

/// Items by their paths, each with what callers depend on: `types::inquiry::InquiryAttributes::status`, `Member<String>`.
pub(super) type Items = BTreeMap<String, String>;

/// How a type is called where a signature names it.
pub(super) type NameOf<'a> = &'a dyn Fn(TypeId) -> String;

/// A type in a signature.
pub(super) fn type_of(ty: &TypeRef, name: NameOf<'_>) -> String {
    match ty {
        TypeRef::Scalar(scalar) => scalar_of(scalar).to_owned(),
        TypeRef::Named(id) => name(*id),
        TypeRef::Id(id) => format!("Id<{}>", name(*id)),
        TypeRef::Identifier(linkage) => format!("Linked<{}>", linkage_of(linkage, name)),
        TypeRef::List(item) => format!("Vec<{}>", type_of(item, name)),
        TypeRef::Map(value) => format!("Map<{}>", type_of(value, name)),
        TypeRef::Nullable(inner) => format!("Option<{}>", type_of(inner, name)),
        TypeRef::Boxed(inner) => format!("Box<{}>", type_of(inner, name)),
        TypeRef::FreeForm => "Value".to_owned(),
        TypeRef::FreeObject => "FreeObject".to_owned(),
    }
}

fn scalar_of(scalar: &Scalar) -> &'static str {
    use serde_json::Value;
    match scalar {
        Scalar::String | Scalar::Uri | Scalar::Base64 | Scalar::Binary => "String",
        Scalar::Boolean | Scalar::Constant(Value::Bool(_)) => "bool",
        Scalar::Integer { bits: 32 } => "i32",
        Scalar::Integer { .. } => "i64",
        Scalar::Number | Scalar::Constant(Value::Number(_)) => "Number",
        Scalar::Date => "Date",
        Scalar::DateTime => "DateTime",
        Scalar::Constant(Value::String(_)) => "String",
        Scalar::Constant(_) => "Value",
    }
}

/// What linkage is generic over.
pub(super) fn linkage_of(linkage: &Linkage, name: NameOf<'_>) -> String {
    let target = match &linkage.target {
        Target::Type(id) => name(*id),
        Target::Any { .. } => "Resource".to_owned(),
    };
    match linkage.identifier {
        Some(id) => format!("{target}, {}", name(id)),
        None => target,
    }
}

/// A body in a signature.
pub(super) fn content_of(content: &Content, name: NameOf<'_>) -> String {
    match content {
        Content::Document(document) => document_of(document, name),
        Content::Errors => "Errors".to_owned(),
        Content::Json(ty) | Content::Form(ty) => type_of(ty, name),
        Content::Text => "String".to_owned(),
        Content::Multipart(_) | Content::Binary => "Bytes".to_owned(),
        Content::Blob => "Blob".to_owned(),
    }
}

fn document_of(document: &Document, name: NameOf<'_>) -> String {
    let data = type_of(document.data.ty(), name);
    let data = match document.data {
        PrimaryData::One(_) => data,
        PrimaryData::Nullable(_) => format!("Option<{data}>"),
        PrimaryData::Many(_) => format!("Vec<{data}>"),
    };
    match &document.meta {
        Some(meta) => format!("Document<{data}, {}>", type_of(meta, name)),
        None => format!("Document<{data}>"),
    }
}
