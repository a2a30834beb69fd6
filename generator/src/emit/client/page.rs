//! The crate's page: what it is, a quick start, its guides, features and tags.

use super::api::key_scheme;
use super::guide::{self, Samples};
use super::scope::{client_crate, tag_feature};
use super::webhook;
use crate::emit::docs::plain;
use crate::emit::shared::Shared;
use crate::model::Api;

/// The crate's page, as Markdown.
pub(super) fn page(api: &Api, texts: &Shared) -> String {
    let title = plain(&api.info.title);
    let mut page = vec![
        format!(
            "A client of {title}, as its document of version {} describes it.",
            api.info.version
        ),
        String::new(),
        "Operations are methods of the handle of their tag. Required arguments are arguments of the method, all others \
         methods of the builder that it returns; `send` returns the data of a success, `respond` any reply by status. \
         The docs of each operation show a call of it."
            .to_owned(),
        String::new(),
    ];
    if guide::is_there(api, texts) {
        page.extend([
            "What all operations have in common, [`guide`] explains.".to_owned(),
            String::new(),
        ]);
    }
    page.extend(quick_start(api));
    page.extend(features(api));
    page.extend([
        "# Tags".to_owned(),
        String::new(),
        "| tag | module | operations |".to_owned(),
        "|---|---|---|".to_owned(),
    ]);
    page.extend(api.tags.iter().enumerate().map(|(index, tag)| {
        let module = tag.module.ident();
        let count = api.operations_of(index).count();
        format!("| {} | [`{module}`] | {count} |", plain(tag.module.wire()))
    }));
    page.join("\n")
}

/// From a key to a reply, and on to what the document has beside: collections, related resources, events.
fn quick_start(api: &Api) -> Vec<String> {
    let samples = Samples::of(api);
    let name = client_crate(api);
    let env = &api.crates.env;
    let construct = key_scheme(api).map(|_| {
        format!(
            "```no_run\n# fn example() -> Result<(), Box<dyn std::error::Error>> {{\nuse {name}::Client;\n\n\
             // The key is in {env}_API_KEY; {env}_BASE_URL may name another server.\n\
             let client = Client::from_env()?;\n// The same, step by step.\n\
             let client = Client::builder().api_key(\"key\").build()?;\n# Ok(())\n# }}\n```"
        )
    });
    let webhook = webhook::scheme(api).map(|_| {
        format!(
            "```no_run\n# fn example(headers: {name}::http::HeaderMap, body: &[u8]) -> Result<(), {name}::webhook::WebhookError> {{\n\
             use {name}::webhook::Verifier;\n\nlet verifier = Verifier::new(\"secret\");\n\
             let event = verifier.verify(&headers, body)?;\nprintln!(\"{{:?}}\", event.payload);\n# Ok(())\n# }}\n```"
        )
    });
    let steps = [
        ("Make a client once and clone it:", construct),
        ("Call, and include what is related:", samples.including()),
        (
            "Read a collection, however many pages it has:",
            samples.listing(),
        ),
        ("Tell failures apart:", samples.failing()),
        ("Receive an event:", webhook),
    ];
    let shown: Vec<String> = steps
        .into_iter()
        .filter_map(|(about, code)| Some([about.to_owned(), String::new(), code?, String::new()]))
        .flatten()
        .collect();
    if shown.is_empty() {
        return shown;
    }
    let heading = ["# Quick start".to_owned(), String::new()];
    heading.into_iter().chain(shown).collect()
}

/// What can be left out, and what can be added.
fn features(api: &Api) -> Vec<String> {
    let mut rows = Vec::new();
    if let Some(tag) = api.tags.first() {
        rows.push(format!(
            "| `{}` and so on, `all-tags` | the operations of a tag; all of them by default |",
            tag_feature(tag)
        ));
    }
    rows.push("| `rustls`, `native-tls` | TLS; the first by default |".to_owned());
    rows.push(
        "| `gzip`, `brotli` | replies are compressed on the way; the first by default |".to_owned(),
    );
    rows.push(
        "| `chrono`, `time` | dates and times of these crates become the document's |".to_owned(),
    );
    if webhook::scheme(api).is_some() {
        rows.push("| `webhooks` | events; on by default |".to_owned());
        rows.push("| `axum` | events as arguments of axum's handlers |".to_owned());
    }
    rows.push("| `tower` | services and layers of `tower` as transport, or around it |".to_owned());
    rows.push("| `dynamic` | calls by `operationId`, with JSON in and out |".to_owned());
    let mut lines = [
        "# Features",
        "",
        "Without default features and with the tags that are called, the crate compiles in a fraction of the time.",
        "",
        "| feature | what it adds |",
        "|---|---|",
    ]
    .map(str::to_owned)
    .to_vec();
    lines.extend(rows);
    lines.push(String::new());
    lines
}
