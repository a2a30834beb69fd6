//! The items of the client and server crates, and the replies that both share.

use crate::diff::paths::OfOperation;
use crate::model::{
    Api, Content, HeaderParameter, Name, Operation, Presence, PrimaryData, Reply, TypeRef,
    successes,
};

use super::items::{Items, NameOf, content_of, type_of};

/// Adds all operations and credentials.
pub(super) fn add(api: &Api, name: NameOf<'_>, items: &mut Items) {
    for scheme in &api.security {
        items.insert(
            format!("client::credentials::{}", scheme.name),
            format!("{:?}", scheme.place),
        );
    }
    for tag in &api.tags {
        items.insert(format!("client::{}", tag.module), tag.type_name.to_string());
        items.insert(format!("server::{}", tag.module), tag.type_name.to_string());
    }
    for operation in &api.operations {
        add_operation(api, operation, name, items);
    }
}

/// A parameter, or the body, of an operation.
struct Argument {
    ident: String,
    ty: String,
    required: bool,
    /// Whether the caller of a client gives it.
    called: bool,
}

fn add_operation(api: &Api, operation: &Operation, name: NameOf<'_>, items: &mut Items) {
    let paths = OfOperation::new(api, operation);
    let arguments = arguments(api, operation, name);
    let asked: Vec<String> = arguments
        .iter()
        .filter(|argument| argument.required && argument.called)
        .map(|argument| argument.ty.clone())
        .collect();
    items.insert(paths.method, asked.join(", "));
    items.insert(paths.handler, String::new());
    for argument in &arguments {
        if !argument.required && argument.called {
            items.insert(
                format!("{}::{}", paths.builder, argument.ident),
                argument.ty.clone(),
            );
        }
        let ty = if argument.required {
            argument.ty.clone()
        } else {
            format!("Option<{}>", argument.ty)
        };
        items.insert(format!("{}::{}", paths.request, argument.ident), ty);
    }
    for reply in &operation.replies {
        items.insert(
            format!("{}::{}", paths.reply, reply.name),
            answered(reply, name),
        );
    }
    items.insert(format!("{}::send", paths.builder), sent(operation, name));
    if let Some(item) = paged(operation, name) {
        items.insert(format!("{}::items", paths.builder), item.clone());
        items.insert(format!("{}::pages", paths.builder), item);
    }
    items.insert(paths.builder, String::new());
    items.insert(paths.reply, String::new());
    items.insert(paths.request, String::new());
}

/// What a reply holds: its bodies, and the headers that are members of a type of their own.
fn answered(reply: &Reply, name: NameOf<'_>) -> String {
    let bodies: Vec<String> = reply
        .bodies
        .iter()
        .map(|body| content_of(&body.content, name))
        .collect();
    let headers = reply.headers.iter().filter(|header| header.role.is_none());
    let headers: Vec<String> = headers
        .map(|header| {
            let optional = if header.required { "" } else { "?" };
            format!("{}{optional}: {}", header.name, type_of(&header.ty, name))
        })
        .collect();
    let bodies = bodies.join(" | ");
    if headers.is_empty() {
        bodies
    } else {
        format!("{bodies} with {}", headers.join(", "))
    }
}

/// All arguments in the order in which a call takes them.
fn arguments(api: &Api, operation: &Operation, name: NameOf<'_>) -> Vec<Argument> {
    let parameters = &operation.parameters;
    let mut all = Vec::new();
    let mut add = |ident: &Name, ty: &TypeRef, required: bool, called: bool| {
        all.push(Argument {
            ident: ident.ident().to_owned(),
            ty: type_of(ty, name),
            required,
            called,
        });
    };
    for one in &parameters.path {
        add(&one.name, &one.ty, true, true);
    }
    for one in &parameters.filters {
        add(&one.name, &one.ty, one.required, true);
    }
    for one in &parameters.page {
        add(&one.name, &one.ty, one.required, true);
    }
    for one in &parameters.query {
        add(&one.name, &one.ty, one.required, true);
    }
    for one in &parameters.headers {
        add(&one.name, &one.ty, is_required(one), one.role.is_none());
    }
    for one in &parameters.cookies {
        add(&one.name, &one.ty, one.required, true);
    }
    let mut plain = |ident: &str, ty: String, required: bool| {
        all.push(Argument {
            ident: ident.to_owned(),
            ty,
            required,
            called: true,
        });
    };
    if let Some(include) = &parameters.include {
        let set = api.includes.get(include.set);
        plain(
            "include",
            set.map(|set| set.name.to_string()).unwrap_or_default(),
            false,
        );
    }
    if parameters.fields.is_some() {
        plain("fields", "FieldName".to_owned(), false);
    }
    if let Some(sort) = &parameters.sort {
        plain("sort", type_of(&sort.ty, name), false);
    }
    if let Some(body) = &operation.body {
        let bodies: Vec<String> = body
            .bodies
            .iter()
            .map(|body| told(&body.content, operation, name))
            .collect();
        plain("body", bodies.join(" | "), body.required);
    }
    all
}

/// A body as an argument: parts are a type of their own.
fn told(content: &Content, operation: &Operation, name: NameOf<'_>) -> String {
    match content {
        Content::Multipart(parts) => {
            let parts = parts.iter().map(|part| {
                let optional = if part.required { "" } else { "?" };
                format!("{}{optional}: {}", part.name, type_of(&part.ty, name))
            });
            format!(
                "{}Parts({})",
                operation.type_name,
                parts.collect::<Vec<_>>().join(", ")
            )
        }
        content => content_of(content, name),
    }
}

fn is_required(header: &HeaderParameter) -> bool {
    let required = matches!(header.presence, Presence::Required | Presence::Nullable);
    required && header.role.is_none()
}

/// What a call gives: what all successes hold, or the replies.
fn sent(operation: &Operation, name: NameOf<'_>) -> String {
    let all: Vec<&Reply> = successes(&operation.replies).collect();
    let mut contents: Vec<&Content> = all
        .iter()
        .flat_map(|reply| &reply.bodies)
        .map(|body| &body.content)
        .collect();
    contents.dedup();
    match contents.as_slice() {
        [] => "()".to_owned(),
        [only] if all.iter().all(|reply| !reply.bodies.is_empty()) => match only {
            Content::Form(_) => "Bytes".to_owned(),
            only => content_of(only, name),
        },
        _ => format!("{}Reply", operation.type_name),
    }
}

/// The items of pages, where there are pages.
fn paged(operation: &Operation, name: NameOf<'_>) -> Option<String> {
    operation.paging.as_ref()?;
    let bodies = successes(&operation.replies).flat_map(|reply| &reply.bodies);
    bodies
        .map(|body| &body.content)
        .find_map(|content| match content {
            Content::Document(document) => match &document.data {
                PrimaryData::Many(item) => Some(type_of(item, name)),
                _ => None,
            },
            _ => None,
        })
}
