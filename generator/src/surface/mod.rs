//! What other crates can see of Rust sources: what a reviewer of generated code reads, and what callers lose.
//!
//! | module | what it holds |
//! |---|---|
//! | `source` | the public signatures of a file |
//! | `items` | those of whole crates as a set, an item each, to be compared |

mod items;
mod source;

pub use items::items;
pub use source::surface;
