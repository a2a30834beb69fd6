//! What the generated crates offer their callers, and what of it another document takes away.
//!
//! The items are what a model becomes: types with their members, calls with what they take and give, replies, what servers
//! are handed. No more is said of each than callers depend on; a test holds the list against the code that is emitted.

mod client;
mod items;
mod lost;
mod types;

pub(super) use lost::{Lost, lost};
