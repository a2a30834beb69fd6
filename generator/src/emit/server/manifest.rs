//! `Cargo.toml` of the server crate.

use crate::emit::CratePaths;
use crate::emit::manifest::{manifest as crate_manifest, path_dependency, readme as crate_readme};
use crate::model::Api;
use crate::write::Header;

/// What can be left out.
const FEATURES: &str = r#"
[features]
default = ["validation"]
# Requests are held against the document's schemas before a handler sees them.
validation = ["jsonapi-server/validation"]
# Replies to requests that may be sent twice are kept in Redis, for several machines.
redis = ["jsonapi-server/redis"]
"#;

/// The crate's name, and what it is.
fn said(api: &Api) -> (String, String) {
    let title = api.info.title.trim();
    (
        format!("{}-server", api.crates.base),
        format!("Server stubs of the {title}: traits, requests, a router"),
    )
}

/// `README.md`.
pub(super) fn readme(api: &Api, header: &Header) -> String {
    let (name, description) = said(api);
    crate_readme(&name, &description, api, header)
}

/// `Cargo.toml`.
pub(super) fn manifest(api: &Api, paths: &CratePaths, header: &Header) -> String {
    let types = format!("{}-types", api.crates.base);
    let dependencies = [
        path_dependency("jsonapi-server", &paths.runtime_server)
            .replace(" }", ", default-features = false }"),
        path_dependency(&types, &format!("../{types}")),
    ];
    let (name, description) = said(api);
    let mut text = crate_manifest(&name, &description, &dependencies, paths, header);
    text.push_str(FEATURES);
    text
}
