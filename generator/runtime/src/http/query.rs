//! Query strings: encoding for clients, decoding for servers (OpenAPI 3.1 §4.8.12, JSON:API 1.1 §8).

mod decode;
mod encode;
mod error;
#[cfg(test)]
mod tests;

pub use decode::Parameters;
pub use encode::Query;
pub use error::QueryError;
