//! What generated clients call: requests, replies, pages, errors.
//!
//! A generated crate holds what differs from API to API: names, types, statics. How requests are put together and sent,
//! tried again, read and paged through is written here once.
//!
//! | module | what it holds |
//! |---|---|
//! | [`info`] | what is data of an API: servers, security schemes, header names, operations |
//! | `travel` | how a call travels: URL, body, credentials, transport; middleware of `tower` (feature `tower`) |
//! | `outcome` | what comes back: replies, failed replies, limits, errors |
//! | `call` | what a call is: client, request, options, retries, the sending of it |
//! | `pages` | collections, page by page and item by item |
//! | [`dynamic`] | calls of operations that are only known at run time |
//! | `blocking` (feature `blocking`) | calls that block the thread |
//! | [`testing`] | a scripted transport, for tests without a network |
//! | `receive` | what the API sends with a contract of its own, answered |
//! | `webhook` (feature `webhooks`) | events: signatures checked, bodies typed |
//!
//! Each uses only those above it.

#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
pub mod dynamic;
pub mod info;
mod outcome;
mod pages;
mod receive;
pub mod testing;
mod travel;
#[cfg(feature = "webhooks")]
pub mod webhook;

pub use self::call::builder::{BuildError, Builder};
pub use self::call::client::Client;
pub use self::call::future::Call;
pub use self::call::request::Request;
pub use self::call::retry::RetryPolicy;
pub use self::info::{ApiInfo, OperationInfo};
pub use self::outcome::error::Error;
pub use self::outcome::failed_reply::{ApiError, ContentKind, ReplyError};
pub use self::outcome::limit::Limit;
pub use self::outcome::read::Read;
pub use self::outcome::reply::Reply;
pub use self::pages::{Items, Pages};
pub use self::receive::receive;
pub use self::travel::body::Body;
pub use self::travel::credentials::{Credential, CredentialSource};
pub use self::travel::error::{TransportError, TransportErrorKind};
pub use self::travel::invalid::InvalidRequest;
pub use self::travel::multipart::{File, Parts};
#[cfg(feature = "tower")]
pub use self::travel::tower;
pub use self::travel::transport::{Attempt, BoxFuture, Transport};
pub use jsonapi_runtime::http::encoding::{Content, Encoding, Location, Style};
pub use jsonapi_runtime::http::form::FormField;
pub use {bytes, http, jsonapi_runtime as runtime, reqwest, secrecy};
