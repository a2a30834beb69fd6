//! `Cargo.toml` of the server crate.

use crate::emit::CratePaths;
use crate::emit::manifest::{manifest as crate_manifest, path_dependency};
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

/// `Cargo.toml`.
pub(super) fn manifest(api: &Api, paths: &CratePaths, header: &Header) -> String {
    let types = format!("{}-types", api.crates.base);
    let dependencies = [
        path_dependency("jsonapi-server", &paths.runtime_server)
            .replace(" }", ", default-features = false }"),
        path_dependency(&types, &format!("../{types}")),
    ];
    let name = format!("{}-server", api.crates.base);
    let description = format!(
        "Server stubs of the {}: traits, requests, a router",
        api.info.title.trim()
    );
    let mut text = crate_manifest(&name, &description, &dependencies, paths, header);
    text.push_str(FEATURES);
    text
}
