//! Events that are refused.

use std::time::Duration;

use jsonapi_runtime::DecodeError;

/// Why an event is refused. No message holds a secret or a value of the event.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WebhookError {
    /// The body is larger than allowed.
    #[error("the body has more than {limit} bytes")]
    TooLarge {
        /// How many bytes are allowed.
        limit: usize,
    },
    /// The header with the signature is missing.
    #[error("the header {header} is missing")]
    MissingSignature {
        /// The header's name.
        header: &'static str,
    },
    /// The header holds no time stamp with a signature.
    #[error("the header {header} cannot be read")]
    MalformedSignature {
        /// The header's name.
        header: &'static str,
    },
    /// No signature is that of the body under any of the secrets.
    #[error("no signature fits the body")]
    WrongSignature,
    /// The event was signed too long ago, or too far in the future.
    #[error("the event was signed more than {tolerance:?} before or after now")]
    OutsideTolerance {
        /// How far a time stamp may be off.
        tolerance: Duration,
    },
    /// The event is genuine, but its body is not what the document says.
    #[error("the event cannot be read: {0}")]
    Decode(#[from] DecodeError),
}
