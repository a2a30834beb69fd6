//! The types crate: everything that has a place in the API's documents.
//!
//! | module | what it emits |
//! |---|---|
//! | [`modules`], [`parts`] | which type stands in which file |
//! | [`resource`], [`object`], [`relationships`] | structs, of the pieces that [`member`] makes |
//! | [`verbatim`] | which objects have keys of the API's users |
//! | [`request`] | how request objects are made |
//! | [`open_enum`], [`union`] | enums that take what they do not know |
//! | [`resource_union`] | the union of all resources, for `included` |
//! | [`includes`], [`fields`] | names for `include` and sparse fieldsets |
//! | [`content`], [`headers`], [`replies`], [`events`] | bodies, replies by status with their headers, webhook events |
//! | [`deliveries`] | what the API sends with a contract of its own: callbacks, webhooks of several methods |
//! | [`crate_files`], [`guide`] | `Cargo.toml`, `lib.rs` and the guide on its page, `rustfmt.toml` |

mod content;
mod crate_files;
mod deliveries;
mod events;
mod fields;
mod guide;
mod headers;
mod identifier;
mod includes;
mod member;
mod modules;
mod object;
mod open_enum;
mod parts;
mod relationships;
mod replies;
mod request;
mod resource;
mod resource_union;
#[cfg(test)]
mod tests;
mod union;
mod verbatim;

pub use content::{content_type, document_type, media_name};
pub use member::is_required;
pub use replies::reply_type;
pub use request::setter_name;
pub(crate) use verbatim::verbatim_types;

use crate::emit::manifest::CratePaths;
use crate::model::{Api, Taken};
use crate::write::{Header, SourceFile};

/// The files of the types crate.
pub fn types<'a>(api: &'a Api, paths: &CratePaths, header: &Header) -> Vec<SourceFile<'a>> {
    let mut files = crate_files::emit(api, paths, header);
    files.extend(modules::emit(api));
    files
}

/// Notes the names that the types have for themselves.
pub(super) fn take(taken: &mut Taken) {
    taken.behind_operations[0] = replies::BEHIND_OPERATIONS;
    taken.type_modules = modules::TAKEN;
    taken.type_folders = modules::TAKEN_IN_FOLDERS;
    taken.members = object::TAKEN;
    taken.resource_members = resource::TAKEN;
    taken.identifier_members = identifier::TAKEN;
}
