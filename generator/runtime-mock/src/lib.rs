//! A mock of any API: it answers every operation of a description that is plain data, without code of its own for any of them.
//!
//! | module | what it does |
//! |---|---|
//! | `description` | an API as data: what the generator's `mock` command and generated crates hand in |
//! | `make` | values made of schemas: valid, the same for the same seed, plausible |
//! | `answer` | which reply answers a request, and what it holds |
//! | `control` | what a test does with a mock: requests that came, replies that fail |
//! | `state` | resources that are kept, and what operations do to them |
//! | `engine` | the way from a description to a router |
//! | [`program`] | a mock that serves at an address (feature `program`) |
//!
//! Each uses only those above it. Requests are read and checked by [`jsonapi_server`], as a generated server does it.

mod answer;
mod control;
mod description;
mod engine;
mod make;
#[cfg(feature = "program")]
pub mod program;
mod state;
#[cfg(test)]
mod tests;

pub use control::{Asked, NoRule, Rule};
pub use description::{Data, Description, Info};
pub use engine::{Mock, Options};
pub use make::Maker;
