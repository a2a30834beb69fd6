//! Model to tokens: one file per kind of thing emitted, one folder per crate.
//!
//! | module | what it does |
//! |---|---|
//! | [`docs`] | Markdown of the document, made fit for rustdoc |

pub mod docs;
