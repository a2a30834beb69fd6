//! `Cargo.toml` of the client crate.

use std::fmt::Write as _;

use super::scope::tag_feature;
use crate::model::Api;
use crate::write::Header;

/// `Cargo.toml`: a feature per tag, all of them on by default.
pub(super) fn manifest(api: &Api) -> String {
    let (base, title) = (&api.crates.base, &api.info.title);
    let header = Header::new(title, &api.info.version).comment("#");
    let features: Vec<String> = api.tags.iter().map(tag_feature).collect();
    let mut lines = String::new();
    let mut all = String::new();
    for feature in &features {
        // Writing to a string does not fail.
        let _ = writeln!(lines, "{feature} = []");
        let _ = writeln!(all, "    \"{feature}\",");
    }
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "\
{header}
[package]
name = \"{base}-client\"
description = \"A client of {title}\"
version = \"0.1.0\"
edition = \"2024\"
license = \"MIT OR Apache-2.0\"
publish = false

[features]
default = [\"all-tags\", \"rustls\"]
# TLS by rustls, with the operating system's certificates.
rustls = [\"jsonapi-client/rustls\"]
# TLS by the operating system.
native-tls = [\"jsonapi-client/native-tls\"]
# Operations, by tag: only what is called needs to be compiled.
all-tags = [
{all}]
{lines}
[dependencies]
{base}-types = {{ path = \"../{base}-types\" }}
jsonapi-client.workspace = true
"
    )
}
