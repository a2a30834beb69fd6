//! The reference of an API as one HTML page that needs no network: for users of the crates.
//!
//! | module | what it makes |
//! |---|---|
//! | [`operations`] | operations by tag: the call in Rust, the same with curl, what is answered |
//! | [`resources`] | resources: attributes, relationships |
//! | [`graph`] | the relationships as SVG: of all resources, and of one |
//! | [`examples`] | requests and replies, as the document's examples have them |
//! | [`events`] | events and other deliveries |
//! | [`ledger`](mod@ledger) | what became of what the document says; free-form values |
//! | `shown` | which resources have a place on the page |
//! | `subject` | what the page is made of |
//! | [`words`] | types, constraints and docs in words |
//! | [`html`] | pieces of HTML |
//!
//! `style.css` and `script.js` are put into the page: search, keys, light and dark.

mod curl;
mod events;
mod examples;
mod graph;
mod html;
mod ledger;
mod operations;
mod resources;
mod shown;
mod subject;
mod words;

use std::fmt::Write as _;

use crate::diff::tell;
use crate::model::Api;
use html::{anchor, escape};
pub use subject::Subject;

/// The whole page.
#[must_use]
pub fn page(subject: &Subject<'_>) -> String {
    let api = subject.api;
    let title = escape(&api.info.title);
    let mut main = introduction(api);
    main.push_str(&changes(subject));
    main.push_str(&operations::sections(subject));
    main.push_str(&resources::section(api));
    main.push_str(&events::section(api));
    main.push_str(&ledger::section(subject.ledger));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>\n{style}</style>\n</head>\n<body>\n\
         <header class=\"top\">\
         <button class=\"menu\" aria-label=\"Contents\" aria-controls=\"contents\" aria-expanded=\"false\">☰</button>\
         <a class=\"title\" href=\"#top\">{title}</a>\
         <div class=\"search\" role=\"search\">\
         <input id=\"search\" type=\"search\" placeholder=\"Search\" autocomplete=\"off\" spellcheck=\"false\" \
         role=\"combobox\" aria-expanded=\"false\" aria-controls=\"found\" aria-label=\"Search operations, resources and events\">\
         <kbd>/</kbd><ol id=\"found\" role=\"listbox\" hidden></ol></div>\
         <button class=\"theme\" aria-label=\"Light or dark\">◐</button></header>\n\
         <nav id=\"contents\" aria-label=\"Contents\">\n{contents}</nav>\n<main id=\"top\">\n{main}</main>\n\
         <script>\n{script}</script>\n</body>\n</html>\n",
        style = include_str!("style.css"),
        script = include_str!("script.js"),
        contents = contents(subject),
    )
}

fn introduction(api: &Api) -> String {
    let info = &api.info;
    let mut text = format!(
        "<section class=\"intro\">\n<h1>{} <small>{}</small></h1>\n{}",
        escape(&info.title),
        escape(&info.version),
        words::doc(&info.doc)
    );
    let base = escape(&api.crates.base);
    let env = escape(&api.crates.env);
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "<p class=\"counts\">{} operations · {} resources · {} events · crates \
         <code>{base}-types</code>, <code>{base}-client</code>, <code>{base}-server</code></p>",
        api.operations.len(),
        shown::all(api).len(),
        api.webhooks.events.len()
    );
    let servers = api.servers.iter().map(|server| {
        let summary = server
            .doc
            .summary
            .as_deref()
            .or(server.doc.description.as_deref());
        format!(
            "<li><code>{}</code> {}</li>",
            escape(&server.url),
            words::inline(summary.unwrap_or_default())
        )
    });
    let servers: String = servers.collect();
    if !servers.is_empty() {
        let _ = writeln!(text, "<h2>Servers</h2>\n<ul>{servers}</ul>");
    }
    let schemes: String = api
        .security
        .iter()
        .map(|scheme| {
            format!(
                "<li><code>{}</code> {}</li>",
                escape(scheme.name.wire()),
                words::doc_inline(&scheme.doc)
            )
        })
        .collect();
    if !schemes.is_empty() {
        let _ = writeln!(
            text,
            "<h2>Credentials</h2>\n<ul>{schemes}</ul>\n<p>The client reads them from the environment: \
             <code>{base}_client::Client::from_env()</code>, <code>{env}_API_KEY</code> and the like.</p>",
            base = base.replace('-', "_")
        );
    }
    text.push_str("</section>\n");
    text
}

fn changes(subject: &Subject<'_>) -> String {
    let Some((since, difference)) = subject.since else {
        return String::new();
    };
    let told = tell::markdown(difference);
    let told = if told.is_empty() {
        "<p>Nothing has changed.</p>".to_owned()
    } else {
        words::markdown(&told)
    };
    format!(
        "<section id=\"changes\" class=\"changes\" data-name=\"changes\" data-kind=\"page\">\n<h2>Changes since {}</h2>\n{told}</section>\n",
        escape(since)
    )
}

fn contents(subject: &Subject<'_>) -> String {
    let api = subject.api;
    let mut text = String::new();
    let link = |to: &str, name: &str| format!("<a href=\"#{to}\">{}</a>\n", escape(name));
    if subject.since.is_some() {
        text.push_str(&link("changes", "Changes"));
    }
    text.push_str("<h2>Operations</h2>\n");
    for (index, tag) in api.tags.iter().enumerate() {
        let operations: String = api
            .operations_of(index)
            .map(|operation| {
                format!(
                    "<a href=\"#{}\"><b class=\"{}\">{}</b> {}</a>\n",
                    operations::anchor_of(operation),
                    operation.method.as_str().to_lowercase(),
                    short(operation.method.as_str()),
                    escape(operation.method_name.ident().trim_start_matches("r#"))
                )
            })
            .collect();
        if !operations.is_empty() {
            let _ = writeln!(
                text,
                "<details><summary>{}</summary>\n{operations}</details>",
                escape(tag.module.wire())
            );
        }
    }
    text.push_str("<h2>Resources</h2>\n");
    text.push_str(&link("graph", "How they relate"));
    text.push_str("<details><summary>All resources</summary>\n");
    for id in shown::all(api) {
        let name = api.ty(id).name.ident();
        text.push_str(&link(&anchor("resource", name), name));
    }
    text.push_str("</details>\n<h2>More</h2>\n");
    if !api.webhooks.events.is_empty() || !api.deliveries.is_empty() {
        text.push_str(&link("events", "Events"));
    }
    text.push_str(&link("ledger", "What became of the document"));
    text
}

/// A method in at most three letters, so that names stand in one line.
fn short(method: &str) -> &str {
    match method {
        "DELETE" => "DEL",
        "PATCH" => "PAT",
        "OPTIONS" => "OPT",
        other => other,
    }
}
