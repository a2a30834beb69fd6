//! Names that were given before: a document that grows takes none of them away.
//!
//! The file says of each name where it comes from: the place on the wire, not what the document calls its parts. What stands
//! at such a place later gets the name that it had.
//!
//! | step | module |
//! |---|---|
//! | read and write the file | `file` |
//! | find the places at which types stand | `places` |
//! | give names back | `keep`, `modules` |
//! | keep text, linkage and replies as they were typed | `shapes` |

mod file;
mod keep;
mod modules;
mod places;
mod shapes;

pub use file::{Invalid, Lock};
pub use keep::keep;

/// The name of the file beside the document.
pub const LOCK_FILE: &str = "names.lock";
