//! Generates Rust crates from the OpenAPI document of a JSON:API.

pub mod ledger;
pub mod model;
pub mod settings;
