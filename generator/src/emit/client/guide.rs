//! `guide.rs`: a module of documentation for each thing that is better explained than looked up.
//!
//! The texts (`guide/*.md`) are general; names, headers and calls are those of the API. What an API has not, its crate does not
//! explain. In a text, `CRATE` stands for the name of the client crate, and a word between two dollar signs for what the model
//! knows.

mod samples;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use self::samples::Samples;
use super::scope::client_crate;
use super::webhook;
use crate::emit::shared::Shared;
use crate::emit::tokens::{inner_doc, raw_ident};
use crate::model::{Api, HeaderRole};

/// A guide: a module without items.
struct Guide {
    module: &'static str,
    about: &'static str,
    text: String,
    /// Whether it is about events.
    webhooks: bool,
}

/// Whether there are guides.
pub(super) fn is_there(api: &Api, texts: &Shared) -> bool {
    texts.section("#").is_some() || !guides(api).is_empty()
}

/// The guides by their paths, and `guide.rs`, which holds them; nothing where there is nothing to explain.
pub(super) fn files(
    api: &Api,
    texts: &Shared,
) -> Vec<(String, Box<dyn Fn() -> TokenStream + Send + Sync>)> {
    let mut guides = guides(api);
    guides.extend(parameters(texts));
    guides.sort_by_key(|guide| guide.module);
    if guides.is_empty() {
        return Vec::new();
    }
    let rows = guides
        .iter()
        .map(|guide| format!("| [`{}`] | {} |", guide.module, guide.about));
    let table: Vec<String> = rows.collect();
    let page = format!(
        "Guides: documentation and no code.\n\n| guide | about |\n|---|---|\n{}",
        table.join("\n")
    );
    let modules: Vec<(&str, bool)> = guides
        .iter()
        .map(|guide| (guide.module, guide.webhooks))
        .collect();
    let root = move || {
        let page = inner_doc(&page);
        let modules = modules.iter().map(|(module, webhooks)| {
            let (module, feature) = (
                raw_ident(module),
                webhooks.then(|| quote!(#[cfg(feature = "webhooks")])),
            );
            quote!(#feature pub mod #module;)
        });
        quote!(#page #(#modules)*)
    };
    let mut files: Vec<(String, Box<dyn Fn() -> TokenStream + Send + Sync>)> =
        vec![("src/guide.rs".to_owned(), Box::new(root))];
    for guide in guides {
        let path = format!("src/guide/{}.rs", guide.module);
        files.push((path, Box::new(move || inner_doc(&guide.text))));
    }
    files
}

/// What the document says at length of parameters that many operations take.
fn parameters(texts: &Shared) -> Option<Guide> {
    let sections = texts.section("#")?;
    Some(Guide {
        module: "parameters",
        about: "what many operations take",
        text: format!("Parameters that many operations take.\n{sections}"),
        webhooks: false,
    })
}

/// All guides that the API has something for, sorted by module.
fn guides(api: &Api) -> Vec<Guide> {
    let samples = Samples::of(api);
    let guide = |module, about, text: String| Guide {
        module,
        about,
        text: filled(api, &text),
        webhooks: false,
    };
    let mut all = Vec::new();
    if let Some(read) = samples.read() {
        let text = include_str!("guide/documents.md").replace("$include$", &samples.include());
        let about = "what a reply holds: absent and null, related resources, unknown values";
        all.push(guide("documents", about, text.replace("$read$", &read)));
    }
    if let Some(failing) = samples.failing() {
        let text = include_str!("guide/errors.md").replace("$failing$", &failing);
        all.push(guide("errors", "what can go wrong, and how to tell", text));
    }
    if let Some((paging, pages)) = samples.paging() {
        let text = include_str!("guide/pages.md").replace("$items$", &paging);
        let text = text.replace("$pages$", &pages);
        all.push(guide("pages", "collections of many pages as streams", text));
    }
    if let Some(patient) = samples.patient() {
        let text = include_str!("guide/retries.md").replace("$call$", &patient);
        let text = text.replace("$headers$", &headers(api));
        let about = "when a call is tried again, and when it must not be";
        all.push(guide("retries", about, text));
    }
    if let Some(tested) = samples.tested() {
        let text = include_str!("guide/testing.md").replace("$tested$", &tested);
        let text = text.replace("$signer$", signer(api));
        all.push(guide(
            "testing",
            "calls and events in tests, without the API",
            text,
        ));
    }
    all.extend(webhook::scheme(api).map(|scheme| {
        let text = include_str!("guide/webhooks.md").replace("$header$", &scheme.header);
        let text = text.replace("$tolerance$", &scheme.tolerance_seconds.to_string());
        Guide {
            webhooks: true,
            ..guide("webhooks", "events: verified, typed, told apart", text)
        }
    }));
    all
}

/// What of a text is the same in all guides.
fn filled(api: &Api, text: &str) -> String {
    let name = client_crate(api).to_string();
    reflowed(&text.replace("CRATE", &name))
}

/// Each paragraph and list item on one line: the formatter breaks lines, but joins none.
fn reflowed(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut in_fence = false;
    let starts = |line: &str| line.is_empty() || line.starts_with(['|', '#', '-']);
    for line in text.trim_end().lines() {
        let is_fence = line.starts_with("```");
        let joins = !in_fence && !is_fence && !starts(line);
        match lines.last_mut() {
            Some(last)
                if joins
                    && !last.is_empty()
                    && !last.starts_with(['|', '#'])
                    && !last.starts_with("```") =>
            {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            _ => lines.push(line.to_owned()),
        }
        in_fence ^= is_fence;
    }
    lines.join("\n")
}

/// What is said of the headers that retries go by.
fn headers(api: &Api) -> String {
    let replies = || {
        api.operations
            .iter()
            .flat_map(|operation| &operation.replies)
    };
    let of_replies = |role: HeaderRole| {
        let mut headers = replies().flat_map(|reply| &reply.headers);
        headers.find(|header| header.role == Some(role))
    };
    let requests = || {
        api.operations
            .iter()
            .flat_map(|operation| &operation.parameters.headers)
    };
    let key = requests().find(|header| header.role == Some(HeaderRole::IdempotencyKey));
    let mut said = Vec::new();
    if let Some(header) = key {
        said.push(format!(
            "A write carries the header `{}`: a key made for the call, the same over all its attempts, so that the API \
             does once what it is asked twice.",
            header.name.wire()
        ));
    }
    if let Some(header) = of_replies(HeaderRole::RateLimitReset) {
        said.push(format!(
            "After a 429 the client waits until the limit starts anew, as the header `{}` says.",
            header.name.wire()
        ));
    }
    said.join("\n\n")
}

fn signer(api: &Api) -> &'static str {
    match webhook::scheme(api) {
        Some(_) => include_str!("guide/signer.md"),
        None => "",
    }
}
