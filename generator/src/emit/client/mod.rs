//! The client crate: a module per tag, a builder per operation.
//!
//! | module | what it emits |
//! |---|---|
//! | [`manifest`] | `Cargo.toml`, with a feature per tag |
//! | [`root`], [`builder`] | `lib.rs`: `Client`, its `Builder` |
//! | [`page`] | the crate's page |
//! | [`api`] | `api.rs`: the static that tells the runtime of the API |
//! | [`registry`] | `operations.rs`: all operations as data |
//! | [`tag`] | a file per tag: the handle and its methods |
//! | [`operation`] | the builder of an operation |
//! | [`statics`] | what the runtime must know of an operation |
//! | [`parameters`] | `operations/parameters.rs`: all parameters as data |
//! | [`arguments`], [`setters`] | required arguments, optional ones |
//! | [`body`], [`reply`] | request bodies by media type, what `send` returns |
//! | [`example`] | the example in the docs of an operation |
//! | [`guide`] | `guide.rs` and its modules: documentation |
//! | [`dynamic`], [`variables`] | calls by `operationId`, behind a feature |
//! | [`program`] | `main.rs`: the command-line program, behind a feature |
//! | [`webhook`] | how events are signed, where the document says so |
//! | [`programs`] | `examples/`, as the settings name them |
//! | [`scope`] | paths of types in a file, and the `use` lines for them |

mod api;
mod arguments;
mod body;
mod builder;
mod dynamic;
mod example;
mod guide;
mod manifest;
mod operation;
mod page;
mod parameters;
mod program;
mod programs;
mod registry;
mod reply;
mod root;
mod scope;
mod setters;
mod statics;
mod tag;
mod variables;
mod webhook;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use self::example::call;
pub use self::programs::{Program, add_programs};
use crate::emit::CratePaths;
use crate::emit::shared::Shared;
use crate::model::{Api, Taken};
use crate::write::format::RUSTFMT_TOML;
use crate::write::{Header, SourceFile};

/// The files of the client crate.
pub fn client<'a>(api: &'a Api, paths: &CratePaths, header: &Header) -> Vec<SourceFile<'a>> {
    let texts = Arc::new(Shared::of(api));
    let of_root = Arc::clone(&texts);
    let mut files = vec![
        SourceFile::text("Cargo.toml", manifest::manifest(api, paths, header)),
        SourceFile::text("README.md", manifest::readme(api, header)),
        SourceFile::text("rustfmt.toml", header.comment("#") + RUSTFMT_TOML),
        SourceFile::rust("src/lib.rs", move || root::root(api, &of_root)),
        SourceFile::rust("src/main.rs", || program::program(api)),
        SourceFile::rust("src/api.rs", || api::api(api)),
        SourceFile::rust("src/operations.rs", || registry::registry(api)),
    ];
    let parameters = Arc::new(parameters::Parameters::new(api));
    let all = Arc::clone(&parameters);
    let file = SourceFile::rust("src/operations/parameters.rs", move || all.file());
    files.push(file);
    files.push(SourceFile::rust("src/dynamic.rs", || dynamic::root(api)));
    files.extend(
        guide::files(api, &texts)
            .into_iter()
            .map(|(path, tokens)| SourceFile::rust(path, tokens)),
    );
    if let Some(scheme) = webhook::scheme(api) {
        let file = SourceFile::rust("src/webhook.rs", move || webhook::webhook(api, scheme));
        files.push(file);
    }
    for (index, tag) in api.tags.iter().enumerate() {
        let stem = scope::file_stem(&tag.module);
        let (path, calls) = (format!("src/{stem}.rs"), format!("src/dynamic/{stem}.rs"));
        let texts = Arc::clone(&texts);
        files.push(SourceFile::rust(path, move || tag::tag(api, &texts, index)));
        let parameters = Arc::clone(&parameters);
        let path = format!("src/{stem}/operations.rs");
        let file = SourceFile::rust(path, move || tag::operations(api, index, &parameters));
        files.push(file);
        files.push(SourceFile::rust(calls, move || dynamic::tag(api, index)));
    }
    files
}

/// Notes the names that the client has for itself.
pub(super) fn take(taken: &mut Taken) {
    taken.operation_types[0] = scope::TRAITS;
    taken.behind_operations[1] = body::BEHIND_OPERATIONS;
    taken
        .tag_modules
        .extend(root::TAKEN.iter().map(|name| (*name).to_owned()));
    taken.tag_methods = tag::TAKEN;
    taken.setters = setters::TAKEN;
    taken.role_setters = setters::ROLES;
    taken.locals = operation::LOCALS;
    taken.parts = body::TAKEN_OF_PARTS;
    taken.builder_methods = builder::TAKEN;
}
