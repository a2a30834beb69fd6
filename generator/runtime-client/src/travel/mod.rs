//! How a call travels: where it goes, what it carries, by whom it is carried.
//!
//! | module | what it holds |
//! |---|---|
//! | `error`, `invalid` | what breaks on the way; what cannot be sent at all |
//! | `url` | base, path template and query put together |
//! | `body` | bodies of requests and replies: bytes at hand, or a stream |
//! | `media`, `multipart`, `payload` | bodies of requests by media type |
//! | `transport`, `tower` | what carries requests: `reqwest`, or anything in its place |
//! | `redirect` | where a reply leads, and whether the request goes there |
//! | `credentials` | what a request proves itself with |

pub(crate) mod body;
pub(crate) mod credentials;
pub(crate) mod error;
pub(crate) mod invalid;
pub(crate) mod media;
pub(crate) mod multipart;
pub(crate) mod payload;
pub(crate) mod redirect;
#[cfg(feature = "tower")]
pub mod tower;
pub(crate) mod transport;
pub(crate) mod url;
