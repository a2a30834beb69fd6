//! How values are written outside of documents, and read back: the tables of the standards, and whatever else may come.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "styles/openapi.rs"]
mod openapi;
#[path = "styles/property.rs"]
mod property;
#[path = "styles/rfc6570.rs"]
mod rfc6570;
