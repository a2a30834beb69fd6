//! Operations, their parameters, bodies and replies.

use jsonapi_generator::model::{
    Api, Body, Content, Document, Encoding, Members, Operation, Paging, Parameters, PrimaryData,
    Reply, Segment,
};

use super::constraints::constraints;
use super::types::{presence, type_ref};
use super::{Lines, marks, named, type_name};

pub(super) fn operation(api: &Api, operation: &Operation, out: &mut Lines) {
    out.line(
        1,
        format!(
            "{} {} = {} {}{}",
            operation.method_name,
            operation.type_name,
            operation.method.as_str(),
            path(operation),
            marks(&operation.doc)
        ),
    );
    out.line(2, format!("id {}", operation.id));
    for server in &operation.servers {
        out.line(2, format!("server {}", server.url));
    }
    for requirement in &operation.security {
        let schemes: Vec<&str> = requirement
            .schemes
            .iter()
            .map(|(scheme, _)| scheme.as_str())
            .collect();
        out.line(2, format!("security [{}]", schemes.join(", ")));
    }
    jsonapi_parameters(api, &operation.parameters, out);
    plain_parameters(api, &operation.parameters, out);
    if let Some(paging) = &operation.paging {
        out.line(2, self::paging(paging));
    }
    if let Some(body) = &operation.body {
        let required = if body.required { "" } else { "?" };
        for in_one_type in &body.bodies {
            out.line(
                2,
                format!("body{required} {}", self::body(api, in_one_type)),
            );
        }
    }
    for reply in &operation.replies {
        self::reply(api, reply, out);
    }
}

/// The path as its segments say it, parameters by their Rust names.
fn path(operation: &Operation) -> String {
    operation
        .segments
        .iter()
        .map(|segment| match segment {
            Segment::Literal(text) => text.clone(),
            Segment::Parameter(index) => match operation.parameters.path.get(*index) {
                Some(parameter) => format!("{{{}}}", parameter.name),
                None => "{?}".to_owned(),
            },
        })
        .collect()
}

/// The parameters that JSON:API gives a role.
fn jsonapi_parameters(api: &Api, parameters: &Parameters, out: &mut Lines) {
    for parameter in &parameters.path {
        let ty = type_ref(api, &parameter.ty);
        let encoding = encoding(parameter.encoding, Encoding::SIMPLE);
        let allowed = constraints(parameter.constraints.as_deref());
        let name = named(&parameter.name);
        out.line(2, format!("path {name}: {ty}{encoding}{allowed}"));
    }
    if let Some(include) = &parameters.include {
        let primary = api.includes.get(include.set).map(|set| set.primary);
        let primary = primary.map_or_else(|| "?".to_owned(), |id| type_name(api, id));
        let encoding = encoding(include.encoding, Encoding::COMMA);
        out.line(
            2,
            format!("{} as {primary} has them{encoding}", include.wire),
        );
    }
    if let Some(fields) = &parameters.fields {
        let types: Vec<String> = fields.types.iter().map(|id| type_name(api, *id)).collect();
        out.line(2, format!("{} of {}", fields.wire, types.join(", ")));
    }
    if let Some(sort) = &parameters.sort {
        let encoding = encoding(sort.encoding, Encoding::COMMA);
        let fields = type_ref(api, &sort.ty);
        out.line(2, format!("{} by {fields}{encoding}", sort.wire));
    }
    for page in &parameters.page {
        let missing = if page.required { "" } else { "?" };
        let ty = type_ref(api, &page.ty);
        let name = named(&page.name);
        let encoding = encoding(page.encoding, Encoding::FORM);
        let allowed = constraints(page.constraints.as_deref());
        let role = page.role;
        out.line(
            2,
            format!("page {name}: {ty}{missing}{encoding}, {role:?}{allowed}"),
        );
    }
    for filter in &parameters.filters {
        let missing = if filter.required { "" } else { "?" };
        let ty = type_ref(api, &filter.ty);
        let encoding = encoding(filter.encoding, Encoding::FORM);
        out.line(
            2,
            format!(
                "filter {}: {ty}{missing}{encoding}{}",
                named(&filter.name),
                constraints(filter.constraints.as_deref())
            ),
        );
    }
}

/// All others.
fn plain_parameters(api: &Api, parameters: &Parameters, out: &mut Lines) {
    for (place, all) in [
        ("query", &parameters.query),
        ("cookie", &parameters.cookies),
    ] {
        for parameter in all {
            let missing = if parameter.required { "" } else { "?" };
            let ty = type_ref(api, &parameter.ty);
            let encoding = encoding(parameter.encoding, Encoding::FORM);
            let members = match &parameter.members {
                None => String::new(),
                Some(Members::Closed(names)) => format!(", as {}", names.join(" ")),
                Some(Members::Open) => ", as its members".to_owned(),
            };
            out.line(
                2,
                format!(
                    "{place} {}: {ty}{missing}{encoding}{members}{}",
                    named(&parameter.name),
                    constraints(parameter.constraints.as_deref())
                ),
            );
        }
    }
    for header in &parameters.headers {
        let role = header
            .role
            .map(|role| format!(", {role:?}"))
            .unwrap_or_default();
        let ty = type_ref(api, &header.ty);
        let presence = presence(header.presence);
        let encoding = encoding(header.encoding, Encoding::SIMPLE);
        out.line(
            2,
            format!(
                "header {}: {ty}{presence}{encoding}{role}{}",
                named(&header.name),
                constraints(header.constraints.as_deref())
            ),
        );
    }
}

/// How a parameter is written, where it is not what one expects.
fn encoding(encoding: Encoding, expected: Encoding) -> String {
    if encoding == expected {
        return String::new();
    }
    if let Some(content) = encoding.content {
        return format!(", {content:?} text");
    }
    let words = [
        (encoding.explode, "exploded"),
        (encoding.allow_reserved, "reserved characters"),
        (encoding.allow_empty, "may be empty"),
    ];
    let words: Vec<&str> = words
        .into_iter()
        .filter_map(|(is, word)| is.then_some(word))
        .collect();
    let style = format!("{:?}", encoding.style);
    format!(
        ", {}",
        [&[style.as_str()], words.as_slice()].concat().join(" ")
    )
}

fn paging(paging: &Paging) -> String {
    let size = |size: Option<u32>| size.map_or_else(|| "?".to_owned(), |size| size.to_string());
    format!(
        "pages by {:?}, size {} at most {}",
        paging.style,
        size(paging.default_size),
        size(paging.max_size),
    )
}

fn reply(api: &Api, reply: &Reply, out: &mut Lines) {
    let head = format!("reply {:?} {}", reply.status, reply.name);
    match reply.bodies.as_slice() {
        [] => out.line(2, format!("{head}: no body")),
        bodies => {
            for body in bodies {
                out.line(2, format!("{head}: {}", self::body(api, body)));
            }
        }
    }
    for header in &reply.headers {
        let role = header
            .role
            .map(|role| format!(", {role:?}"))
            .unwrap_or_default();
        let ty = type_ref(api, &header.ty);
        let allowed = constraints(header.constraints.as_deref());
        let encoding = encoding(header.encoding, Encoding::SIMPLE);
        out.line(
            3,
            format!(
                "header {}: {ty}{encoding}{role}{allowed}",
                named(&header.name)
            ),
        );
    }
}

fn body(api: &Api, body: &Body) -> String {
    format!("{} {}", body.media_type.text, content(api, &body.content))
}

/// What a body holds.
pub(super) fn content(api: &Api, content: &Content) -> String {
    match content {
        Content::Document(document) => self::document(api, document),
        Content::Errors => "errors".to_owned(),
        Content::Json(ty) => format!("json {}", type_ref(api, ty)),
        Content::Form(ty) => format!("form {}", type_ref(api, ty)),
        Content::Multipart(parts) => {
            let parts: Vec<String> = parts
                .iter()
                .map(|part| {
                    let missing = if part.required { "" } else { "?" };
                    format!(
                        "{}: {}{missing}{}",
                        named(&part.name),
                        type_ref(api, &part.ty),
                        constraints(part.constraints.as_deref())
                    )
                })
                .collect();
            format!("multipart ({})", parts.join("; "))
        }
        Content::Text => "text".to_owned(),
        Content::Binary => "bytes".to_owned(),
        Content::Blob => "bytes of a media type that is told with them".to_owned(),
    }
}

fn document(api: &Api, document: &Document) -> String {
    let missing = if document.data_required { "" } else { "?" };
    let data = match &document.data {
        PrimaryData::One(ty) => type_ref(api, ty),
        PrimaryData::Nullable(ty) => format!("{} or null", type_ref(api, ty)),
        PrimaryData::Many(ty) => format!("[{}]", type_ref(api, ty)),
    };
    let mut text = format!("document of {data}{missing}");
    if document.included {
        text.push_str(", included");
    }
    for (what, part) in [("links", &document.links), ("meta", &document.meta)] {
        if let Some(ty) = part {
            text.push_str(&format!(", {what} {}", type_ref(api, ty)));
        }
    }
    text
}
