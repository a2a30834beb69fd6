//! Model to tokens: one file per kind of thing emitted, one folder per crate.
//!
//! | module | what it does |
//! |---|---|
//! | [`types`](mod@types) | the types crate |
//! | [`client`](mod@client) | the client crate |
//! | [`server`](mod@server) | the server crate |
//! | [`tokens`] | small pieces of tokens: identifiers, doc comments, constants |
//! | `access` | security schemes, as both runtimes have them |
//! | `errors` | what the error objects of each status may hold |
//! | `encoding` | how parameters are written, as the runtime names it |
//! | [`scope`] | names of types, and the `use` items that follow from them |
//! | [`docs`] | Markdown of the document, made fit for rustdoc |
//! | [`manifest`] | `Cargo.toml` |

mod access;
pub mod client;
pub mod docs;
mod encoding;
mod errors;
pub mod manifest;
pub mod mock;
pub mod scope;
pub mod server;
mod shared;
pub mod tokens;
pub mod types;

use crate::model::Taken;

pub use client::client;
pub use manifest::CratePaths;
pub use server::server;
pub use types::types;

/// The names that emitted code has for itself.
pub fn taken() -> Taken {
    let mut taken = Taken {
        types: scope::TAKEN,
        ..Taken::default()
    };
    types::take(&mut taken);
    client::take(&mut taken);
    server::take(&mut taken);
    taken
}
