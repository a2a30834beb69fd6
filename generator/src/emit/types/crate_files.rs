//! The files around the modules: `Cargo.toml`, `rustfmt.toml`, `lib.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::guide;
use super::modules::{export_items, modules};
use crate::emit::manifest::{CratePaths, manifest, path_dependency};
use crate::emit::tokens::{inner_doc, raw_ident};
use crate::model::{Api, TypeDef, TypeId, TypeKind};
use crate::write::format::RUSTFMT_TOML;
use crate::write::{Header, SourceFile};

pub(super) fn emit<'a>(api: &'a Api, paths: &CratePaths, header: &Header) -> Vec<SourceFile<'a>> {
    let name = format!("{}-types", api.crates.base);
    let description = format!(
        "Types of the {}: resources, documents, requests, replies, events",
        api.info.title
    );
    let dependencies = [path_dependency("jsonapi-runtime", &paths.runtime)];
    let cargo = manifest(&name, &description, &dependencies, paths, header);
    vec![
        SourceFile::text("Cargo.toml", cargo),
        SourceFile::text("rustfmt.toml", header.comment("#") + RUSTFMT_TOML),
        SourceFile::rust("src/lib.rs", move || lib(api)),
    ]
}

/// `lib.rs`: docs, modules, and resources at the top.
fn lib(api: &Api) -> TokenStream {
    let doc = inner_doc(&guide::text(api));
    let mut names: Vec<&str> = modules(api).into_keys().collect();
    names.push("resource");
    if !api.webhooks.events.is_empty() {
        names.push("events");
    }
    if !api.operations.is_empty() {
        names.push("replies");
    }
    names.sort_unstable();
    names.dedup();
    let declared = names.iter().map(|name| raw_ident(name));
    let mut exports: Vec<(&str, &str)> = exported(api)
        .map(|ty| (ty.module.as_str(), ty.name.ident()))
        .collect();
    exports.push(("resource", "Resource"));
    if !api.webhooks.events.is_empty() {
        exports.extend([("events", "Event"), ("events", "EventPayload")]);
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

/// Resources and families; a name that the crate has otherwise stays in its module.
fn exported(api: &Api) -> impl Iterator<Item = &TypeDef> {
    let taken = ["Event", "EventPayload", "Resource"];
    let is_family = |id: TypeId| api.families.contains(&id);
    api.types.iter().enumerate().filter_map(move |(index, ty)| {
        let shown = matches!(ty.kind, TypeKind::Resource(_)) || is_family(TypeId(index));
        (shown && !taken.contains(&ty.name.ident())).then_some(ty)
    })
}

/// The `pub use` items of each module.
fn grouped(exports: &[(&str, &str)]) -> TokenStream {
    let groups = exports.chunk_by(|(a, _), (b, _)| a == b);
    groups
        .flat_map(|group| {
            let names: Vec<&str> = group.iter().map(|(_, name)| *name).collect();
            group
                .first()
                .map(|(module, _)| export_items(module, &names))
                .unwrap_or_default()
        })
        .collect()
}
