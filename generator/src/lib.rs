//! Generates Rust crates from the OpenAPI document of a JSON:API.

pub mod load;
pub mod lower;
pub mod problem;
