//! Names that bite: every identifier of generated code, fed back as a name of a document.
//!
//! | module | what it does |
//! |---|---|
//! | [`collect`] | the identifiers, files and features of generated crates |
//! | [`documents`](mod@documents) | documents whose own names are those |

mod collect;
mod documents;

pub use collect::Names;
pub use documents::{Fed, documents};
