//! The server crate: a trait per tag, a request type per operation, a router.
//!
//! | module | what it emits |
//! |---|---|
//! | [`manifest`] | `Cargo.toml` |
//! | [`root`] | `lib.rs`: the crate's page |
//! | [`info`] | `api.rs`: constants that tell the runtime of the API |
//! | [`contract`] | `contract/`: what requests have to obey, as JSON |
//! | [`router`] | `router.rs`: the builder of the router |
//! | [`tag`] | a file per tag: its trait, and how its operations are mounted |
//! | [`request`] | the request type of an operation |
//! | [`field`] | the fields of a request type, and how each is read |
//! | [`body`] | request bodies by media type |
//! | [`paths`] | paths of types and names in this crate |

mod body;
mod contract;
mod field;
mod info;
mod manifest;
mod paths;
mod request;
mod root;
mod router;
mod tag;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::model::{Api, Operation, Taken};
use crate::write::format::RUSTFMT_TOML;
use crate::write::{Header, SourceFile};

use super::CratePaths;
use super::shared::Shared;
use paths::file_stem;

pub(super) use info::{inflection_header, path_of};

/// About how many lines of request types a file may hold.
const LINES_PER_FILE: usize = 2_000;

/// The files of the server crate.
pub fn server<'a>(api: &'a Api, paths: &CratePaths, header: &Header) -> Vec<SourceFile<'a>> {
    let shared = Arc::new(Shared::of(api));
    let of_info = Arc::clone(&shared);
    let mut files = vec![
        SourceFile::text("Cargo.toml", manifest::manifest(api, paths, header)),
        SourceFile::text("README.md", manifest::readme(api, header)),
        SourceFile::text("rustfmt.toml", header.comment("#") + RUSTFMT_TOML),
        SourceFile::rust("src/lib.rs", || root::root(api)),
        SourceFile::rust("src/api.rs", move || info::info(api, &of_info)),
        SourceFile::rust("src/router.rs", || router::router(api)),
    ];
    files.extend(contract::files(api, header));
    for (index, tag) in api.tags.iter().enumerate() {
        let stem = file_stem(&tag.module);
        let groups = groups(api, &shared, index);
        if let [all] = groups.as_slice() {
            let (all, shared) = (all.clone(), Arc::clone(&shared));
            files.push(SourceFile::rust(format!("src/{stem}.rs"), move || {
                tag::whole(api, &shared, index, &all)
            }));
            continue;
        }
        let count = groups.len();
        files.push(SourceFile::rust(format!("src/{stem}.rs"), move || {
            tag::head(api, index, count)
        }));
        for (number, group) in groups.into_iter().enumerate() {
            let path = format!("src/{stem}/{}.rs", paths::part_name(number));
            let shared = Arc::clone(&shared);
            files.push(SourceFile::rust(path, move || {
                tag::part(api, &shared, index, &group)
            }));
        }
    }
    files
}

/// The operations of a tag, cut into groups that fit a file each.
fn groups<'a>(api: &'a Api, shared: &Shared, tag: usize) -> Vec<Vec<&'a Operation>> {
    let mut groups = vec![Vec::new()];
    let mut lines = 0;
    for operation in api.operations_of(tag) {
        lines += request::lines(api, shared, operation);
        if lines > LINES_PER_FILE {
            groups.push(Vec::new());
            lines = request::lines(api, shared, operation);
        }
        if let Some(group) = groups.last_mut() {
            group.push(operation);
        }
    }
    groups
}

/// Notes the names that the server has for itself.
pub(super) fn take(taken: &mut Taken) {
    taken.operation_types[1] = tag::TAKEN;
    taken.behind_operations[2] = body::BEHIND_OPERATIONS;
    taken.fields = request::TAKEN;
}
