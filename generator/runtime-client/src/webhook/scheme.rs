//! What an API says of its events: how they are signed, and how it words errors.

use std::time::Duration;

use jsonapi_runtime::Wire;

/// How an API signs events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignatureScheme {
    /// The header that carries signatures.
    pub header: &'static str,
    /// The key of the time stamp, in seconds since 1970, in a set: `t` in `t=1,v1=ab`.
    pub timestamp: &'static str,
    /// The key of a signature in a set: `v1`.
    pub signature: &'static str,
    /// What is signed: `{timestamp}.{body}`.
    pub message: &'static str,
    /// What stands between two sets.
    pub separator: &'static str,
    /// How far a time stamp may be off, either way.
    pub tolerance: Duration,
}

/// The events of an API; generated crates have one implementation.
pub trait Events {
    /// What an event is read as.
    type Event: Wire;
    /// How events are signed.
    const SIGNATURE: SignatureScheme;
    /// How the API words errors, for replies to events that are refused.
    const ERRORS: ErrorShape = ErrorShape {
        media_type: "application/vnd.api+json",
        members: &["status", "title", "detail"],
    };
}

/// What error objects (JSON:API 1.1 §11) of an API look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorShape {
    /// The media type of a document with errors.
    pub media_type: &'static str,
    /// The members that an error object has.
    pub members: &'static [&'static str],
}
