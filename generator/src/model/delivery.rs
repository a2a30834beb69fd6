//! Deliveries: requests that the API sends and its users answer, each with a contract of its own.

use super::{Body, Doc, Header, Method, Name, Reply};

/// A request that the API sends: a callback, or one method of a webhook whose methods or answers differ.
///
/// A webhook of one method that takes any success for an answer is an [`Event`](super::Event).
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// The type's name, and the callback's or webhook's own.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// The method that it comes with.
    pub method: Method,
    /// Where it goes.
    pub to: Destination,
    /// Headers that it carries.
    pub headers: Vec<Header>,
    /// What it holds, where it holds anything.
    pub body: Option<Body>,
    /// What its receiver may answer.
    pub replies: Vec<Reply>,
}

/// Where a delivery goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A URL that the user of the API has registered by other means.
    Webhook,
    /// A URL that the request of an operation told.
    Callback {
        /// The `operationId`.
        operation: String,
        /// The runtime expression (OpenAPI 3.1 §4.8.20.4): `{$request.query.url}`.
        expression: String,
    },
}
