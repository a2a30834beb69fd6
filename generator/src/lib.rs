//! Generates Rust crates from the OpenAPI document of a JSON:API.

pub mod ledger;
pub mod load;
pub mod lower;
pub mod model;
pub mod problem;
pub mod settings;
