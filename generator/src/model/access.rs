//! Where calls go, and with which credentials.

use jsonapi_runtime::http::security::CredentialPlace;

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
    /// Where credentials stand.
    pub place: CredentialPlace<String>,
}

/// One alternative of an operation's security: all of these schemes together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requirement {
    /// Names of [`SecurityScheme`]s, each with its scopes.
    pub schemes: Vec<(String, Vec<String>)>,
}
