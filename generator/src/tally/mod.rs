//! A second look at a document: counts what it says, by itself.
//!
//! It knows the specifications and nothing of the stages, so that what they say they made of a document can be held against
//! it: each thing that is counted here must stand in the ledger as generated, left out by a rule, or unsupported.
//!
//! | module | what it counts |
//! |---|---|
//! | [`keywords`](mod@keywords) | members of OpenAPI objects and keywords of schemas, each where it stands |
//! | [`constructs`](mod@constructs) | operations and what they are made of, each as often as it is used |
//! | [`uses`] | which components are used, and how |
//! | [`grammar`] | which member of which object holds what |

mod constructs;
mod grammar;
mod keywords;
mod uses;

pub use constructs::constructs;
pub use keywords::{Counts, keywords, keywords_of, subject};
pub use uses::Uses;
