//! Types, presence and docs in words.

use pulldown_cmark::{Event, Options, Parser, html as rendered};

use super::html::{anchor, escape};
use super::shown::is_shown;
use crate::model::{
    Api, Content, Doc, Presence, PrimaryData, Scalar, Sensitivity, Target, TypeId, TypeKind,
    TypeRef,
};

/// Values of an enumeration, and members of an object, that are listed where it is used.
const LISTED: usize = 12;

/// Markdown of the document as HTML; HTML in it is shown as text.
pub(super) fn markdown(text: &str) -> String {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        other => other,
    });
    let mut html = String::new();
    rendered::push_html(&mut html, parser);
    html
}

/// Markdown of one paragraph, without the paragraph.
pub(super) fn inline(text: &str) -> String {
    let html = markdown(text);
    let html = html.trim();
    match html
        .strip_prefix("<p>")
        .and_then(|inner| inner.strip_suffix("</p>"))
    {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html.to_owned(),
    }
}

/// What a document says of something.
pub(super) fn doc(doc: &Doc) -> String {
    let texts = [doc.summary.as_deref(), doc.description.as_deref()];
    texts.into_iter().flatten().map(markdown).collect()
}

/// The same within a line or a cell.
pub(super) fn doc_inline(doc: &Doc) -> String {
    let texts = [doc.summary.as_deref(), doc.description.as_deref()];
    let texts: Vec<String> = texts.into_iter().flatten().map(inline).collect();
    let deprecated = if doc.deprecated {
        "<em class=\"old\">deprecated</em> "
    } else {
        ""
    };
    format!("{deprecated}{}", texts.join(" "))
}

/// A type, as a reader of the API names it.
pub(super) fn ty(api: &Api, ty: &TypeRef) -> String {
    match ty {
        TypeRef::Scalar(scalar) => scalar_words(scalar),
        TypeRef::Named(id) => named(api, *id),
        TypeRef::Id(id) => format!("id of {}", link(api, *id)),
        TypeRef::Identifier(linkage) => format!("identifier of {}", target(api, &linkage.target)),
        TypeRef::List(inner) => format!("list of {}", self::ty(api, inner)),
        TypeRef::Map(inner) => format!("map to {}", self::ty(api, inner)),
        TypeRef::Nullable(inner) => format!("{} or null", self::ty(api, inner)),
        TypeRef::Boxed(inner) => self::ty(api, inner),
        TypeRef::FreeForm => "any JSON".to_owned(),
        TypeRef::FreeObject => "any object".to_owned(),
    }
}

fn scalar_words(scalar: &Scalar) -> String {
    match scalar {
        Scalar::String => "text".to_owned(),
        Scalar::Boolean => "true or false".to_owned(),
        Scalar::Integer { .. } => "integer".to_owned(),
        Scalar::Number => "number".to_owned(),
        Scalar::Date => "date".to_owned(),
        Scalar::DateTime => "time".to_owned(),
        Scalar::Uri => "URI".to_owned(),
        Scalar::Base64 => "base64".to_owned(),
        Scalar::Binary => "file".to_owned(),
        Scalar::Constant(value) => format!("<code>{}</code>", escape(&value.to_string())),
    }
}

/// A named type: a link where it has a place on the page, else what it consists of.
fn named(api: &Api, id: TypeId) -> String {
    let def = api.ty(id);
    match &def.kind {
        TypeKind::Resource(_) => link(api, id),
        TypeKind::OpenEnum(open) => {
            let words = open.words.iter().map(|word| word.name.wire());
            format!("one of {}", listed(words))
        }
        TypeKind::Object(object) => {
            let names = object.members.iter().map(|member| member.name.wire());
            format!("object: {}", listed(names))
        }
        TypeKind::Union(union) => {
            let variants = union
                .variants
                .iter()
                .take(LISTED)
                .map(|variant| match &variant.ty {
                    TypeRef::Named(id) if matches!(api.ty(*id).kind, TypeKind::Resource(_)) => {
                        link(api, *id)
                    }
                    _ => format!("<code>{}</code>", escape(variant.name.ident())),
                });
            let mut listed = variants.collect::<Vec<_>>().join(", ");
            listed.push_str(&others(union.variants.len()));
            format!("one of {listed}")
        }
        TypeKind::Relationships(_) | TypeKind::Identifier(_) => {
            format!("<code>{}</code>", escape(def.name.ident()))
        }
    }
}

/// Names in a line, the first of many.
fn listed<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let count = names.len();
    let shown: Vec<String> = names
        .take(LISTED)
        .map(|name| format!("<code>{}</code>", escape(name)))
        .collect();
    format!("{}{}", shown.join(", "), others(count))
}

fn others(count: usize) -> String {
    match count.saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    }
}

/// A link to a resource; of a union of them, to each.
pub(super) fn link(api: &Api, id: TypeId) -> String {
    let def = api.ty(id);
    let name = escape(def.name.ident());
    match &def.kind {
        TypeKind::Resource(resource) => {
            let shown = resource.types.first().map_or(name, |wire| escape(wire));
            if !is_shown(def) {
                return format!("<code>{shown}</code>");
            }
            let to = anchor("resource", def.name.ident());
            format!("<a href=\"#{to}\">{shown}</a>")
        }
        TypeKind::Union(_) => named(api, id),
        _ => name,
    }
}

/// What linkage leads to.
pub(super) fn target(api: &Api, target: &Target) -> String {
    match target {
        Target::Type(id) => link(api, *id),
        Target::Any { types } if types.is_empty() => "any resource".to_owned(),
        Target::Any { types } => listed(types.iter().map(String::as_str)),
    }
}

/// What a body holds.
pub(super) fn content(api: &Api, content: &Content) -> String {
    match content {
        Content::Document(document) => match &document.data {
            PrimaryData::One(one) => ty(api, one),
            PrimaryData::Nullable(one) => format!("{} or null", ty(api, one)),
            PrimaryData::Many(many) => format!("list of {}", ty(api, many)),
        },
        Content::Errors => "errors".to_owned(),
        Content::Json(inner) | Content::Form(inner) => ty(api, inner),
        Content::Multipart(parts) => {
            let names = parts.iter().map(|part| part.name.wire());
            format!("parts: {}", listed(names))
        }
        Content::Text => "text".to_owned(),
        Content::Binary | Content::Blob => "bytes".to_owned(),
    }
}

/// Whether a member may be missing or null; nothing where it may be missing, as most may.
pub(super) fn presence(presence: Presence, sensitivity: Option<Sensitivity>) -> String {
    let mut words = Vec::new();
    match presence {
        Presence::Required => words.push("required"),
        Presence::Nullable => words.extend(["required", "or null"]),
        Presence::Optional => {}
        Presence::OptionalNullable => words.push("or null"),
    }
    match sensitivity {
        Some(Sensitivity::Personal) => words.push("personal"),
        Some(Sensitivity::Secret) => words.push("secret"),
        None => {}
    }
    let tags = words.iter().map(|word| format!("<i>{word}</i>"));
    tags.collect::<Vec<_>>().join(" ")
}
