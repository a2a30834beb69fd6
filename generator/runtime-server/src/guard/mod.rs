//! What stands between credentials and handlers, each on by a line: rate limits, requests that may be sent twice, time limits.

pub(crate) mod digest;
pub(crate) mod guards;
pub(crate) mod idempotency;
pub(crate) mod rate;
