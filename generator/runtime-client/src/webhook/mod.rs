//! Events that an API sends by itself: the signature is checked, then the body is read.
//!
//! The signature is a keyed hash (HMAC-SHA256, RFC 2104) over the bytes of the body as they came, so verify before any
//! parsing. How header and message are put together is data: a [`SignatureScheme`].
//!
//! | module | what it holds |
//! |---|---|
//! | `scheme` | [`SignatureScheme`], [`Events`]: what an API says of its events |
//! | `error` | [`WebhookError`]: events that are refused |
//! | `verifier` | [`Verifier`] and [`Signer`] |
//! | `axum` (feature `axum`) | an extractor of genuine events |

#[cfg(feature = "axum")]
pub mod axum;
mod error;
mod scheme;
mod verifier;

pub use self::error::WebhookError;
pub use self::scheme::{ErrorShape, Events, SignatureScheme};
pub use self::verifier::{Signer, Verifier};

#[cfg(test)]
mod tests;
