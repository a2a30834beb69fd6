//! Query strings: encoding for clients, decoding for servers (OpenAPI 3.1 §4.8.12, JSON:API 1.1 §8).

mod decode;
mod encode;
mod error;
mod pair;
#[cfg(test)]
mod tests;
mod typed;

pub use decode::Parameters;
pub use encode::{Encoding, Query, encode_component};
pub use error::QueryError;
