//! How a reply is read.

use jsonapi_runtime::{DecodeError, RawReply};

/// Reads a reply by status and media type.
pub type Read<T> = fn(&RawReply) -> Result<T, DecodeError>;
