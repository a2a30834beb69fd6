//! Model to tokens: one file per kind of thing emitted, one folder per crate.
//!
//! | module | what it does |
//! |---|---|
//! | [`client`] | the client crate |
//! | [`docs`] | Markdown of the document, made fit for rustdoc |
//! | [`scope`] | what a generated file imports |
//! | [`tokens`] | small pieces of tokens that all emitters share |

pub mod client;
pub mod docs;
pub mod scope;
pub mod tokens;

pub use client::client;
