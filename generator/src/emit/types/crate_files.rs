//! The files around the modules: `Cargo.toml`, `rustfmt.toml`, `lib.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::guide;
use super::modules::{children, export_item};
use crate::emit::manifest::{CratePaths, manifest, path_dependency, readme};
use crate::emit::tokens::{inner_doc, raw_ident};
use crate::model::{Api, ModulePath};
use crate::write::format::RUSTFMT_TOML;
use crate::write::{Header, SourceFile};

/// What can be asked for beside.
const FEATURES: &str = r#"
[features]
# Dates and times of these crates become the document's, beside those of jiff and the standard library.
chrono = ["jsonapi-runtime/chrono"]
time = ["jsonapi-runtime/time"]
"#;

pub(super) fn emit<'a>(api: &'a Api, paths: &CratePaths, header: &Header) -> Vec<SourceFile<'a>> {
    let name = format!("{}-types", api.crates.base);
    let description = format!(
        "Types of the {}: resources, documents, requests, replies, events",
        api.info.title
    );
    let dependencies = [path_dependency("jsonapi-runtime", &paths.runtime)];
    let mut cargo = manifest(&name, &description, &dependencies, paths, header);
    cargo.push_str(FEATURES);
    vec![
        SourceFile::text("Cargo.toml", cargo),
        SourceFile::text("README.md", readme(&name, &description, api, header)),
        SourceFile::text("rustfmt.toml", header.comment("#") + RUSTFMT_TOML),
        SourceFile::rust("src/lib.rs", move || lib(api)),
    ]
}

/// `lib.rs`: docs, modules, and what is used most.
fn lib(api: &Api) -> TokenStream {
    let doc = inner_doc(&guide::text(api));
    let declared = children(api, &ModulePath::default())
        .into_iter()
        .map(raw_ident);
    let mut exports: Vec<(String, &str)> = api
        .prominent
        .iter()
        .map(|id| (api.ty(*id).module.to_string(), api.ty(*id).name.ident()))
        .collect();
    exports.push((ModulePath::resource().to_string(), "Resource"));
    if !api.webhooks.events.is_empty() {
        exports
            .extend(["Event", "EventPayload"].map(|name| (ModulePath::events().to_string(), name)));
    }
    exports.sort_unstable();
    let exports = grouped(&exports);
    quote! {
        #doc
        #![allow(
            clippy::large_enum_variant,
            reason = "a reply or event is made once for each request and not kept in numbers"
        )]
        #(pub mod #declared;)*
        pub use jsonapi_runtime as runtime;
        #exports
    }
}

/// The `pub use` item of each module.
fn grouped(exports: &[(String, &str)]) -> TokenStream {
    let groups = exports.chunk_by(|(a, _), (b, _)| a == b);
    groups
        .filter_map(|group| {
            let names: Vec<&str> = group.iter().map(|(_, name)| *name).collect();
            group.first().map(|(module, _)| export_item(module, &names))
        })
        .collect()
}
