//! What generated servers call: routing, requests, replies; on [axum].
//!
//! A generated server crate holds a trait per tag, a request type per operation and constants that describe
//! the API ([`ApiInfo`], [`OperationInfo`]). Everything that happens to a request is written here once:
//!
//! | module | what it does |
//! |---|---|
//! | `info` | what generated constants say of the API and its operations |
//! | `answer` | failures in the API's own shape (JSON:API 1.1 §11); replies |
//! | `digest` | what stands for bytes that are told apart and not kept |
//! | `credentials` | what the operation's security asks for |
//! | `read` | parameters and bodies by media type, typed; everything that is wrong is collected |
//! | `contract` | requests held against the document's schemas (feature `validation`) |
//! | `route` | [`Operation`], a typed request; [`Routes`]: operations and the services that answer them |
//! | `guard` | rate limits and requests that may be sent twice, each on by a line |
//! | `dispatch` | the way of a request: route, credentials, body, handler, reply |
//!
//! Each uses only those above it.
//!
//! What the server answers by itself, always as an errors document: 400 for parameters and bodies that cannot be read,
//! 401 with `WWW-Authenticate` without credentials and for everybody until an authenticator is set, 404 for unknown paths, 405
//! with `Allow` for other methods, 204 with `Allow` to `OPTIONS`, 413 for bodies that are too
//! large, 415 for undeclared media types, 500 when a handler panics, 501 for operations that nobody answers. [`Routes::fault`]
//! sets other statuses.

mod answer;
#[cfg(feature = "validation")]
mod contract;
mod credentials;
mod digest;
mod dispatch;
mod guard;
mod info;
mod read;
mod route;
#[cfg(test)]
mod tests;

pub use answer::contents::{Chunks, Contents};
pub use answer::deliver::{DeliverError, deliver};
pub use answer::failure::Failure;
pub use answer::fault::Fault;
pub use answer::problem::{Problem, Source};
pub use axum;
pub use bytes::Bytes;
pub use credentials::Credential;
pub use guard::idempotency::Idempotency;
pub use guard::rate::RateLimit;
#[cfg(feature = "redis")]
pub use guard::redis::RedisStore;
pub use guard::store::Store;
pub use http;
pub use info::{ApiInfo, ErrorShape, OperationInfo};
pub use jsonapi_runtime as runtime;
pub use jsonapi_runtime::http::Claim;
pub use jsonapi_runtime::http::encoding::{Content, Encoding, Style};
pub use jsonapi_runtime::http::form::FormField;
pub use jsonapi_runtime::http::security::{CredentialPlace, SecurityScheme};
pub use read::context::Context;
pub use read::fieldsets::Fieldsets;
pub use read::incoming::Incoming;
pub use read::payload::Payload;
pub use read::reading::{Reading, Refused};
pub use read::upload::Upload;
pub use route::layer::RouterLayer;
pub use route::matched::MatchedOperation;
pub use route::operation::{Answer, Operation, not_implemented};
pub use route::routes::{DEFAULT_BODY_LIMIT, Routes};
