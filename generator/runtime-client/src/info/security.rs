//! Security schemes, as the document declares them.

/// A security scheme (OpenAPI 3.1 §4.8.27).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: &'static str,
    /// How credentials are sent.
    pub kind: SecurityKind,
}

impl SecurityScheme {
    /// `Authorization: Bearer ...`.
    pub const fn bearer(name: &'static str) -> Self {
        Self {
            name,
            kind: SecurityKind::Bearer,
        }
    }

    /// `Authorization: Basic ...`.
    pub const fn basic(name: &'static str) -> Self {
        Self {
            name,
            kind: SecurityKind::Basic,
        }
    }

    /// A header of its own, and what is written in it before the key.
    pub const fn header(name: &'static str, header: &'static str, prefix: &'static str) -> Self {
        Self {
            name,
            kind: SecurityKind::Header {
                name: header,
                prefix,
            },
        }
    }

    /// A query parameter.
    pub const fn query(name: &'static str, parameter: &'static str) -> Self {
        Self {
            name,
            kind: SecurityKind::Query { name: parameter },
        }
    }

    /// A cookie.
    pub const fn cookie(name: &'static str, cookie: &'static str) -> Self {
        Self {
            name,
            kind: SecurityKind::Cookie { name: cookie },
        }
    }
}

/// How credentials are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// `Authorization: Bearer ...`.
    Bearer,
    /// `Authorization: Basic ...`; the credential is `user:password`, not yet encoded.
    Basic,
    /// A header of its own.
    Header {
        /// The header's name.
        name: &'static str,
        /// What is written before the key.
        prefix: &'static str,
    },
    /// A query parameter.
    Query {
        /// The parameter's name.
        name: &'static str,
    },
    /// A cookie.
    Cookie {
        /// The cookie's name.
        name: &'static str,
    },
}
