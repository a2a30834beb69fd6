//! Calls of operations that are only known at run time, through the typed calls of a generated client.
//!
//! A generated crate has a function for each operation that takes [`Arguments`] apart into the typed arguments of the
//! operation's method, and hands the typed reply to [`Arguments::send`]. What goes over the wire is what the typed call
//! sends; what comes back was read and written by the reply's types.
//!
//! | module | what it holds |
//! |---|---|
//! | `arguments` | [`Arguments`]: by where they are sent, one by one or as one JSON object |
//! | `take` | the way back: arguments as typed values, for generated code |
//! | `call` | [`DynamicCall`] and [`DynamicReply`] |
//! | `error` | [`ArgumentError`] |

pub(crate) mod arguments;
mod call;
mod error;
mod take;

pub use self::arguments::Arguments;
pub use self::call::{DynamicCall, DynamicReply};
pub use self::error::ArgumentError;

/// A call in the making, or what is wrong with its arguments.
pub type Outcome = Result<DynamicCall, ArgumentError>;

#[cfg(test)]
mod tests;
