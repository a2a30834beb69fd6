//! What the round trips need of a document: its examples, and Rust code that reads and writes each of them as its type.
//!
//! | module | what it does |
//! |---|---|
//! | [`examples`](mod@examples) | finds the examples of bodies, and the values in them that are marked as sensitive |
//! | [`dispatch`](mod@dispatch) | writes the table from the key of an example to its type |

pub mod dispatch;
pub mod examples;

pub use dispatch::{dispatch, sizes};
pub use examples::{Example, examples};
