//! `Cargo.toml` of the server crate.

use crate::emit::CratePaths;
use crate::model::Api;

/// `Cargo.toml`.
pub(super) fn manifest(api: &Api, paths: &CratePaths) -> String {
    let base = &api.crates.base;
    let title = api.info.title.replace(['"', '\\', '\n'], " ");
    let server = &paths.server;
    format!(
        "[package]
name = \"{base}-server\"
description = \"Server stubs of {title}\"
version = \"0.1.0\"
edition = \"2024\"
publish = false

[dependencies]
jsonapi-server = {{ path = \"{server}\" }}
{base}-types = {{ path = \"../{base}-types\" }}
"
    )
}
