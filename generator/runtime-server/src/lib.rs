//! What generated servers call: routing, requests, replies; on [axum].
//!
//! A generated server crate holds a trait per tag, a request type per operation and constants that describe
//! the API ([`ApiInfo`], [`OperationInfo`]). Everything that happens to a request is written here once:
//!
//! | module | what it does |
//! |---|---|
//! | `operation` | what generated constants say of the API, and [`Operation`], a typed request |
//! | `routes` | [`Routes`]: operations and the services that answer them, become an [`axum::Router`] |
//! | `template`, `tree` | path templates of any kind, and which of them a path fits |
//! | `dispatch` | the way of a request: route, credentials, body, handler, reply |
//! | `credentials`, `context` | what the operation's security asks for; what handlers may know beside parameters |
//! | `body`, `media_type`, `multipart`, `form`, `payload` | bodies by media type |
//! | `read`, `incoming`, `fieldsets` | parameters, typed; everything that is wrong is collected |
//! | `failure`, `reply` | errors in the API's own shape (JSON:API 1.1 §11); replies |
//!
//! What the server answers by itself, always as an errors document: 400 for parameters and bodies that cannot be read,
//! 401 without credentials, 404 for unknown paths, 405 with `Allow` for other methods, 413 for bodies that are too
//! large, 415 for undeclared media types, 500 when a handler panics, 501 for operations that nobody answers.

mod body;
mod context;
mod credentials;
mod dispatch;
mod failure;
mod fieldsets;
mod form;
mod incoming;
mod media_type;
mod multipart;
mod operation;
mod payload;
mod read;
mod reply;
mod routes;
mod template;
#[cfg(test)]
mod tests;
mod tree;

pub use axum;
pub use bytes::Bytes;
pub use context::Context;
pub use credentials::Credential;
pub use failure::{Failure, Problem, Source};
pub use fieldsets::Fieldsets;
pub use http;
pub use incoming::{Incoming, Reading, Refused};
pub use jsonapi_runtime as runtime;
pub use jsonapi_runtime::http::query::Encoding;
pub use multipart::Upload;
pub use operation::{
    ApiInfo, CredentialPlace, Operation, OperationInfo, SecurityScheme, not_implemented,
};
pub use payload::Payload;
pub use routes::{DEFAULT_BODY_LIMIT, Routes};
