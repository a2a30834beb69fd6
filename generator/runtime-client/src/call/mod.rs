//! What a call is, from the client that all calls share to the future of one.
//!
//! | module | what it holds |
//! |---|---|
//! | `retry`, `retry_budget` | when a call is tried again, and how many retries an outage may take |
//! | `client`, `builder` | what all calls share, and how it is made |
//! | `once` | arguments of all calls |
//! | `request`, `options` | a call in the making: arguments by role; what it does differently from its client |
//! | `trace`, `send` | one call over all its attempts |
//! | `future` | a call on its way |

pub(crate) mod builder;
pub(crate) mod client;
pub(crate) mod future;
pub(crate) mod once;
mod options;
pub(crate) mod request;
pub(crate) mod retry;
pub(crate) mod retry_budget;
pub(crate) mod send;
mod trace;
