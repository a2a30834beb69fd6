//! Where things stand: the files of a document, and places in them.
//!
//! | module | what it holds |
//! |---|---|
//! | [`pointer`](mod@pointer) | JSON pointers |
//! | [`place`] | what a problem points at: cheap to make |
//! | [`location`] | the same as a person sees it: line, column, excerpt |
//! | [`positions`] | which JSON pointer stands where in a text |
//! | [`files`] | the texts, and which value of the tree came from which of them |

mod files;
mod location;
mod place;
pub(crate) mod pointer;
mod positions;

pub(crate) use files::FileId;
pub use files::Sources;
pub use location::Location;
pub(crate) use location::Stretch;
pub use place::Place;
pub(crate) use pointer::last_segment;
pub use pointer::{child_pointer, push_segment};
