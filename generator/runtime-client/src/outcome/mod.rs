//! What comes back of a call: a reply, or the reason why there is none.
//!
//! | module | what it holds |
//! |---|---|
//! | `head`, `limit` | status and headers; the limits that headers tell of |
//! | `read`, `reply` | how a reply is read, and what it is then |
//! | `failed_reply` | replies that are no success, or cannot be read |
//! | `error`, `blocked` | why a call failed |

#[cfg(feature = "blocking")]
pub(crate) mod blocked;
pub(crate) mod error;
pub(crate) mod failed_reply;
pub(crate) mod head;
pub(crate) mod limit;
pub(crate) mod read;
pub(crate) mod reply;
