//! What generated clients call: requests, replies, pages, errors.
//!
//! A generated crate holds what differs from API to API: names, types, statics. How requests are put together and sent,
//! tried again, read and paged through is written here once.
//!
//! | module | what it holds |
//! |---|---|
//! | [`info`] | what is data of an API: servers, security schemes, header names, operations |
//! | `client`, `builder`, `credentials` | what all calls share, and how it is made |
//! | `request`, `value`, `payload`, `multipart`, `url` | a call in the making: arguments by role, bodies by media type |
//! | `send`, `retry`, `transport`, `body`, `trace` | one call over all its attempts, on any HTTP client |
//! | `tower` (feature `tower`) | middleware of others around the transport, or in its place |
//! | `call`, `reply`, `limit`, `pages` | what comes back |
//! | `blocking` (feature `blocking`) | calls that block the thread |
//! | [`dynamic`] | calls of operations that are only known at run time |
//! | `webhook` (feature `webhooks`) | events: signatures checked, bodies typed |
//! | `error`, `failed_reply` | what can go wrong |

#[cfg(feature = "blocking")]
pub mod blocking;
mod body;
mod builder;
mod call;
mod client;
mod credentials;
pub mod dynamic;
mod error;
mod failed_reply;
pub mod info;
mod limit;
mod multipart;
mod options;
mod pages;
mod payload;
mod reply;
mod request;
mod retry;
mod send;
#[cfg(feature = "tower")]
pub mod tower;
mod trace;
mod transport;
mod url;
mod value;
#[cfg(feature = "webhooks")]
pub mod webhook;

#[cfg(test)]
mod testing;

pub use self::body::Body;
pub use self::builder::{BuildError, Builder};
pub use self::call::{Call, Read};
pub use self::client::Client;
pub use self::credentials::{Credential, CredentialSource};
pub use self::error::{Error, InvalidRequest};
pub use self::failed_reply::{ApiError, ContentKind, ReplyError};
pub use self::info::{ApiInfo, OperationInfo};
pub use self::limit::Limit;
pub use self::multipart::{File, Parts};
pub use self::pages::{Items, Pages};
pub use self::reply::Reply;
pub use self::request::Request;
pub use self::retry::RetryPolicy;
pub use self::transport::{Attempt, BoxFuture, Transport, TransportError, TransportErrorKind};
pub use jsonapi_runtime::http::query::Encoding;
pub use {bytes, http, jsonapi_runtime as runtime, reqwest, secrecy};
