//! Model to tokens: one file per kind of thing emitted, one folder per crate.
//!
//! | module | what it does |
//! |---|---|
//! | [`client`](mod@client) | the client crate |
//! | [`server`](mod@server) | the server crate |
//! | [`tokens`], [`scope`] | pieces of tokens, and what a file imports, for all emitters |
//! | [`docs`] | Markdown of the document, made fit for rustdoc |

pub mod client;
pub mod docs;
pub mod scope;
pub mod server;
pub mod tokens;

pub use client::client;
pub use server::server;

/// Where the hand-written crates are, seen from a generated crate: what its `Cargo.toml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CratePaths {
    /// The path of `jsonapi-runtime`.
    pub runtime: String,
    /// The path of `jsonapi-client`.
    pub client: String,
    /// The path of `jsonapi-server`.
    pub server: String,
}
