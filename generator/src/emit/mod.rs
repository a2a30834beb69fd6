//! Stage `emit`: the model to Rust source, as tokens; no decision about the API is taken here.
//!
//! | module | what it does |
//! |---|---|
//! | [`types`](mod@types) | the types crate |
//! | [`client`](mod@client) | the client crate |
//! | [`tokens`] | small pieces of tokens: identifiers, doc comments, constants |
//! | [`scope`] | names of types, and the `use` items that follow from them |
//! | [`docs`] | Markdown of the document, made fit for rustdoc |
//! | [`manifest`] | `Cargo.toml` |
//! | [`server`](mod@server) | the server crate |

pub mod client;
pub mod docs;
pub mod manifest;
pub mod scope;
pub mod server;
pub mod tokens;
pub mod types;

pub use client::client;
pub use manifest::CratePaths;
pub use server::server;
pub use types::types;
