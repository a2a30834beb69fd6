//! Generates Rust crates from the OpenAPI document of a JSON:API.

pub mod emit;
pub mod ledger;
pub mod model;
pub mod settings;
pub mod write;
