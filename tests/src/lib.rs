//! What the tests of the generator and its crates share.
//!
//! | module | what it does |
//! |---|---|
//! | [`architecture`] | which file uses which, held against the map |
//! | [`fixture`] | finds the fixture documents |
//! | [`snapshot`] | compares text with a snapshot that lies beside a fixture |
//! | [`edits`] | small edits of a document |
//! | [`code`] | what generated code says: operations, traits, types of fields |
//! | [`dump`] | the model as compact text, for people to read |
//! | [`mutation`] | documents with mistakes made by chance |
//! | [`names`] | the names in generated code, fed back as names of documents |
//! | [`generated`] | generates documents into a scratch workspace and runs cargo there |
//! | [`strict`] | what users of the crates must not be able to write |
//! | [`round_trip`] | the examples of a document, and the code that reads and writes them as their types |

pub mod architecture;
pub mod code;
pub mod dump;
pub mod edits;
pub mod fixture;
pub mod generated;
pub mod mutation;
pub mod names;
pub mod round_trip;
pub mod snapshot;
pub mod strict;

/// What the README shows compiles as it stands.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
