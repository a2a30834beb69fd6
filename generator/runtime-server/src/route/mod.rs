//! Which operation a request means, and who answers it.
//!
//! | module | what it holds |
//! |---|---|
//! | `template`, `tree` | path templates of any kind, and which of them a path fits |
//! | `gate` | who is let in to operations that ask for credentials |
//! | `layer` | what can be laid around a router |
//! | `matched` | what layers are told of an operation |
//! | `operation` | [`Operation`](operation::Operation), a typed request |
//! | `endpoint`, `routes` | an operation with its handler; all of them, and the settings of a router |

pub(crate) mod endpoint;
pub(crate) mod gate;
pub(crate) mod layer;
pub(crate) mod matched;
pub(crate) mod operation;
pub(crate) mod routes;
pub(crate) mod template;
pub(crate) mod tree;
