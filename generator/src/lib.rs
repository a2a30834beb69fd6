//! Generates Rust crates from the OpenAPI document of a JSON:API.
