//! `Cargo.toml` of the client crate.

use super::scope::tag_feature;
use super::webhook;
use crate::emit::manifest::{CratePaths, manifest as common, readme as common_readme};
use crate::emit::manifest::{optional_path_dependency, path_dependency};
use crate::model::Api;
use crate::write::Header;

/// The feature of events.
const WEBHOOKS: &str = r#"# Events that the API sends: signatures checked, bodies typed.
webhooks = ["jsonapi-client/webhooks"]
# Events as arguments of axum's handlers.
axum = ["webhooks", "jsonapi-client/axum"]
"#;

/// The crate's name, and what it is.
fn said(api: &Api) -> (String, String) {
    let name = format!("{}-client", api.crates.base);
    (name, format!("A client of the {}", api.info.title))
}

/// `README.md`.
pub(super) fn readme(api: &Api, header: &Header) -> String {
    let (name, description) = said(api);
    common_readme(&name, &description, api, header)
}

/// `Cargo.toml`: a feature per tag, all of them on by default.
pub(super) fn manifest(api: &Api, paths: &CratePaths, header: &Header) -> String {
    let base = &api.crates.base;
    let types = format!("{base}-types");
    let dependencies = [
        path_dependency(&types, &format!("../{types}")),
        path_dependency("jsonapi-client", &paths.runtime_client),
        optional_path_dependency("jsonapi-cli", &paths.runtime_cli),
    ];
    let (name, description) = said(api);
    let mut text = common(&name, &description, &dependencies, paths, header);
    let tags: Vec<String> = api.tags.iter().map(tag_feature).collect();
    let all: String = tags
        .iter()
        .map(|feature| format!("    \"{feature}\",\n"))
        .collect();
    let each: String = tags
        .iter()
        .map(|feature| format!("{feature} = []\n"))
        .collect();
    let program = api.crates.program();
    let (default, webhooks) = match webhook::scheme(api) {
        Some(_) => (", \"webhooks\"", WEBHOOKS),
        None => ("", ""),
    };
    text.push_str(&format!(
        "
[features]
default = [\"all-tags\", \"gzip\", \"rustls\"{default}]
# TLS by rustls, with the operating system's certificates.
rustls = [\"jsonapi-client/rustls\"]
# TLS by the operating system.
native-tls = [\"jsonapi-client/native-tls\"]
# Replies that are compressed on the way: less to send, more to compute.
gzip = [\"jsonapi-client/gzip\"]
brotli = [\"jsonapi-client/brotli\"]
# Dates and times of these crates become the document's.
chrono = [\"{types}/chrono\"]
time = [\"{types}/time\"]
# Services and layers of `tower` as transport, or around it: `jsonapi_client::tower`.
tower = [\"jsonapi-client/tower\"]
{webhooks}# Calls that block the thread: `wait` in place of `await`.
blocking = [\"jsonapi-client/blocking\"]
# Calls by `operationId`: `Client::call`.
dynamic = []
# The program `{program}`: operations and calls of them from a shell.
cli = [\"dynamic\", \"dep:jsonapi-cli\"]
# Operations, by tag: only what is called needs to be compiled.
all-tags = [
{all}]
{each}
[[bin]]
name = \"{program}\"
path = \"src/main.rs\"
required-features = [\"cli\"]
"
    ));
    text
}
