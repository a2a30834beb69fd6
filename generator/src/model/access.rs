//! Where calls go, and with which credentials.

use super::{Doc, Name};

/// A base URL.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// The URL; its variables stand with their defaults.
    pub url: String,
    /// Documentation.
    pub doc: Doc,
}

/// A security scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// The method's name and the scheme's name in the document.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// How credentials are sent.
    pub kind: SecurityKind,
}

/// How credentials are sent.
#[derive(Clone, Debug, PartialEq)]
pub enum SecurityKind {
    /// `Authorization: Bearer ...`; OAuth 2 and OpenID Connect end here too.
    Bearer,
    /// `Authorization: Basic ...`.
    Basic,
    /// A key in a place of its own.
    ApiKey {
        /// The place.
        place: ApiKeyPlace,
        /// The name of the header, parameter or cookie.
        key: String,
        /// What is written before the key.
        prefix: String,
    },
}

/// Where an API key is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyPlace {
    /// A header.
    Header,
    /// The query.
    Query,
    /// A cookie.
    Cookie,
}

/// One alternative of an operation's security: all of these schemes together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requirement {
    /// Names of [`SecurityScheme`]s, each with its scopes.
    pub schemes: Vec<(String, Vec<String>)>,
}
