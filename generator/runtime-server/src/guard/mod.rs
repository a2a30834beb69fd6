//! What stands between credentials and handlers, each on by a line: rate limits, requests that may be sent twice, time limits.
//!
//! | module | what it holds |
//! |---|---|
//! | `idempotency` | requests that may be sent twice, and where their replies are kept |
//! | `memory`, `store`, `redis` | in one process; in a place that several share; in Redis |
//! | `kept` | a reply as bytes |
//! | `rate`, `guards` | rate limits; all of it together |

pub(crate) mod guards;
pub(crate) mod idempotency;
mod kept;
mod memory;
pub(crate) mod rate;
#[cfg(feature = "redis")]
pub(crate) mod redis;
pub(crate) mod store;
