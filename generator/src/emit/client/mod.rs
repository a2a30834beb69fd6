//! The client crate: a module per tag, a builder per operation.
//!
//! | module | what it emits |
//! |---|---|
//! | [`manifest`] | `Cargo.toml`, with a feature per tag |
//! | [`root`] | `lib.rs`: crate page, `Client`, `Builder` |
//! | [`api`] | `api.rs`: the static that tells the runtime of the API |
//! | [`registry`] | `operations.rs`: all operations as data |
//! | [`tag`] | a file per tag: the handle and its methods |
//! | [`operation`] | the builder of an operation |
//! | [`statics`] | what the runtime must know of an operation |
//! | [`arguments`], [`setters`] | required arguments, optional ones |
//! | [`body`], [`reply`] | request bodies by media type, what `send` returns |
//! | [`scope`] | paths of types in a file, and the `use` lines for them |

mod api;
mod arguments;
mod body;
mod manifest;
mod operation;
mod registry;
mod reply;
mod root;
mod scope;
mod setters;
mod statics;
mod tag;

#[cfg(test)]
mod tests;

use crate::emit::CratePaths;
use crate::model::Api;
use crate::write::format::RUSTFMT_TOML;
use crate::write::{Header, SourceFile};

/// The files of the client crate.
pub fn client<'a>(api: &'a Api, paths: &CratePaths, header: &Header) -> Vec<SourceFile<'a>> {
    let mut files = vec![
        SourceFile::text("Cargo.toml", manifest::manifest(api, paths, header)),
        SourceFile::text("rustfmt.toml", header.comment("#") + RUSTFMT_TOML),
        SourceFile::rust("src/lib.rs", || root::root(api)),
        SourceFile::rust("src/api.rs", || api::api(api)),
        SourceFile::rust("src/operations.rs", || registry::registry(api)),
    ];
    for (index, tag) in api.tags.iter().enumerate() {
        let path = format!("src/{}.rs", scope::file_stem(&tag.module));
        files.push(SourceFile::rust(path, move || tag::tag(api, index)));
    }
    files
}
