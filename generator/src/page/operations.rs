//! Operations by tag: what each takes and answers, and how it is called.

use std::fmt::Write as _;

use super::curl::curl;
use super::examples::{Examples, shown};
use super::html::{anchor, escape, panel, table};
use super::subject::Subject;
use super::words;
use crate::emit::client::call;
use crate::model::{Api, Operation, Presence, Status, TypeKind, TypeRef};

/// The anchor of an operation.
pub(super) fn anchor_of(operation: &Operation) -> String {
    anchor("operation", &operation.id)
}

/// A section for each tag.
pub(super) fn sections(subject: &Subject<'_>) -> String {
    let api = subject.api;
    let mut text = String::new();
    for (index, tag) in api.tags.iter().enumerate() {
        let operations: String = api
            .operations_of(index)
            .map(|one| operation(subject, one))
            .collect();
        if operations.is_empty() {
            continue;
        }
        let name = escape(tag.module.wire());
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "<section id=\"{}\" class=\"tag\" data-name=\"{name}\" data-kind=\"tag\">\n<h2>{name}</h2>\n\
             <p class=\"path\"><code>client.{}()</code></p>\n{}</section>\n{operations}",
            anchor("tag", tag.module.wire()),
            escape(tag.module.ident()),
            words::doc(&tag.doc)
        );
    }
    text
}

fn operation(subject: &Subject<'_>, operation: &Operation) -> String {
    let api = subject.api;
    let method = operation.method.as_str();
    let summary = operation.doc.summary.as_deref().unwrap_or(&operation.id);
    let old = match (operation.doc.deprecated, &operation.doc.replaced_by) {
        (false, _) => String::new(),
        (true, None) => "<p><em class=\"old\">deprecated</em></p>\n".to_owned(),
        (true, Some(by)) => format!(
            "<p><em class=\"old\">deprecated</em> in favour of <a href=\"#{}\">{}</a></p>\n",
            anchor("operation", by),
            escape(by)
        ),
    };
    let mut text = format!(
        "<section id=\"{id}\" class=\"operation\" data-name=\"{name} {method} {path} {operation_id}\" data-kind=\"operation\">\n\
         <h3>{name}</h3>\n<p class=\"path\"><b class=\"{class}\">{method}</b> <code>{path}</code></p>\n{old}{docs}",
        id = anchor_of(operation),
        name = words::inline(summary),
        path = escape(&operation.path),
        operation_id = escape(&operation.id),
        class = method.to_lowercase(),
        docs = operation
            .doc
            .description
            .as_deref()
            .map_or_else(String::new, words::markdown)
    );
    text = text.replacen(
        &format!("data-name=\"{} ", words::inline(summary)),
        &format!("data-name=\"{} ", escape(summary)),
        1,
    );
    text.push_str(&calls(subject, operation));
    text.push_str(&parameters(api, operation));
    text.push_str(&body(api, operation));
    text.push_str(&replies(api, operation));
    text.push_str("</section>\n");
    text
}

/// The call in Rust, with curl, and what comes of it, side by side.
fn calls(subject: &Subject<'_>, operation: &Operation) -> String {
    let examples = Examples::of(subject.document, operation);
    let mut panels = String::new();
    if let Some(code) = call(subject.api, operation) {
        panels.push_str(&panel("Rust", &code));
    }
    panels.push_str(&panel(
        "curl",
        &curl(subject.api, operation, examples.request()),
    ));
    if let Some((status, reply)) = examples.reply() {
        panels.push_str(&panel(&format!("Reply {status}"), &shown(reply)));
    }
    format!("<div class=\"panels\">\n{panels}</div>\n")
}

fn parameters(api: &Api, operation: &Operation) -> String {
    let all = &operation.parameters;
    let mut rows = Vec::new();
    let mut add = |wire: &str, place: &str, ty: &TypeRef, required: bool, doc: String| {
        let required = if required { "<i>required</i>" } else { "" };
        rows.push(vec![
            format!("<code>{}</code>", escape(wire)),
            format!("{place} {required}"),
            words::ty(api, ty),
            doc,
        ]);
    };
    for one in &all.path {
        add(
            one.name.wire(),
            "path",
            &one.ty,
            true,
            words::doc_inline(&one.doc),
        );
    }
    for one in &all.filters {
        add(
            one.name.wire(),
            "query",
            &one.ty,
            one.required,
            words::doc_inline(&one.doc),
        );
    }
    for one in &all.page {
        add(
            one.name.wire(),
            "query",
            &one.ty,
            one.required,
            words::doc_inline(&one.doc),
        );
    }
    if let Some(one) = &all.sort {
        add(
            &one.wire,
            "query",
            &one.ty,
            false,
            words::doc_inline(&one.doc),
        );
    }
    for one in &all.query {
        add(
            one.name.wire(),
            "query",
            &one.ty,
            one.required,
            words::doc_inline(&one.doc),
        );
    }
    for one in &all.headers {
        // What every call has is told once, by the client's own docs.
        if one.role.is_some() || one.once {
            continue;
        }
        let required = matches!(one.presence, Presence::Required | Presence::Nullable);
        add(
            one.name.wire(),
            "header",
            &one.ty,
            required,
            words::doc_inline(&one.doc),
        );
    }
    for one in &all.cookies {
        add(
            one.name.wire(),
            "cookie",
            &one.ty,
            one.required,
            words::doc_inline(&one.doc),
        );
    }
    if let Some(include) = &all.include
        && let Some(set) = api.includes.get(include.set)
    {
        let paths = set
            .paths
            .iter()
            .map(|path| format!("<code>{}</code>", escape(path.name.wire())));
        rows.push(vec![
            format!("<code>{}</code>", escape(&include.wire)),
            "query ".to_owned(),
            paths.collect::<Vec<_>>().join(", "),
            String::new(),
        ]);
    }
    let table = table(&["parameter", "in", "type", ""], &rows);
    if table.is_empty() {
        return table;
    }
    format!("<h4>Parameters</h4>\n{table}")
}

fn body(api: &Api, operation: &Operation) -> String {
    let Some(body) = operation.body.as_ref() else {
        return String::new();
    };
    let mut text = "<h4>Request body</h4>\n".to_owned();
    for one in &body.bodies {
        let due = if body.required {
            " <i>required</i>"
        } else {
            ""
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "<p><code>{}</code>{due} {}</p>",
            escape(&one.media_type.text),
            words::content(api, &one.content)
        );
    }
    text.push_str(&attributes(api, operation));
    text
}

/// What the attributes of the request are, where it is a document with some.
fn attributes(api: &Api, operation: &Operation) -> String {
    use crate::model::Content;
    let bodies = operation.body.iter().flat_map(|body| &body.bodies);
    let named = bodies.filter_map(|body| match &body.content {
        Content::Json(TypeRef::Named(id)) | Content::Form(TypeRef::Named(id)) => Some(*id),
        Content::Document(document) => match document.data.ty() {
            TypeRef::Named(id) => Some(*id),
            _ => None,
        },
        _ => None,
    });
    let Some(mut id) = named.into_iter().next() else {
        return String::new();
    };
    // From the whole to `data`, and from there to what it is about.
    for step in ["data", "attributes"] {
        let next = match &api.ty(id).kind {
            TypeKind::Object(object) => object
                .members
                .iter()
                .find(|member| member.name.wire() == step)
                .and_then(|member| match &member.ty {
                    TypeRef::Named(inner) => Some(*inner),
                    _ => None,
                }),
            TypeKind::Resource(resource) if step == "attributes" => resource.attributes,
            _ => None,
        };
        id = next.unwrap_or(id);
    }
    let TypeKind::Object(object) = &api.ty(id).kind else {
        return String::new();
    };
    let rows: Vec<Vec<String>> = object
        .members
        .iter()
        .map(|member| super::resources::row(api, member))
        .collect();
    table(&["member", "type", "", ""], &rows)
}

fn replies(api: &Api, operation: &Operation) -> String {
    let rows: Vec<Vec<String>> = operation
        .replies
        .iter()
        .map(|reply| {
            let bodies = reply
                .bodies
                .iter()
                .map(|body| words::content(api, &body.content));
            let mut bodies: Vec<String> = bodies.collect();
            bodies.dedup();
            let headers = reply.headers.iter().filter(|header| header.role.is_none());
            let headers =
                headers.map(|header| format!("<code>{}</code>", escape(header.name.wire())));
            vec![
                status(reply.status),
                bodies.join(", "),
                headers.collect::<Vec<_>>().join(", "),
                words::doc_inline(&reply.doc),
            ]
        })
        .collect();
    let table = table(&["status", "body", "headers", ""], &rows);
    if table.is_empty() {
        return table;
    }
    format!("<details class=\"replies\"><summary>Replies</summary>\n{table}</details>\n")
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => format!("<code>{code}</code>"),
        Status::Range(digit) => format!("<code>{digit}XX</code>"),
        Status::Default => "any other".to_owned(),
    }
}
