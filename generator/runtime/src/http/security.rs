//! Security schemes, as a document declares them.

/// A security scheme (OpenAPI 3.1 §4.8.27).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// The scheme's name in the document.
    pub name: &'static str,
    /// Where credentials stand.
    pub place: CredentialPlace,
}

impl SecurityScheme {
    /// `Authorization: Bearer ...`.
    pub const fn bearer(name: &'static str) -> Self {
        Self::new(name, CredentialPlace::Bearer)
    }

    /// `Authorization: Basic ...`.
    pub const fn basic(name: &'static str) -> Self {
        Self::new(name, CredentialPlace::Basic)
    }

    /// A header of its own, and what stands in it before the key.
    pub const fn header(name: &'static str, header: &'static str, prefix: &'static str) -> Self {
        let place = CredentialPlace::Header {
            name: header,
            prefix,
        };
        Self::new(name, place)
    }

    /// A query parameter.
    pub const fn query(name: &'static str, parameter: &'static str) -> Self {
        Self::new(name, CredentialPlace::Query { name: parameter })
    }

    /// A cookie.
    pub const fn cookie(name: &'static str, cookie: &'static str) -> Self {
        Self::new(name, CredentialPlace::Cookie { name: cookie })
    }

    /// A scheme that the document names and does not describe: no request satisfies it.
    pub const fn unknown(name: &'static str) -> Self {
        Self::new(name, CredentialPlace::Unknown)
    }

    const fn new(name: &'static str, place: CredentialPlace) -> Self {
        Self { name, place }
    }
}

/// Where the credentials of a security scheme stand in a request.
///
/// `T` is text: of the generator's own while it works, `'static` in generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialPlace<T = &'static str> {
    /// `Authorization: Bearer ...`; OAuth 2 and OpenID Connect end here too.
    Bearer,
    /// `Authorization: Basic ...`; the credential is `user:password`, not yet encoded.
    Basic,
    /// A header of its own.
    Header {
        /// The header's name.
        name: T,
        /// What stands before the key.
        prefix: T,
    },
    /// A query parameter.
    Query {
        /// The parameter's name.
        name: T,
    },
    /// A cookie.
    Cookie {
        /// The cookie's name.
        name: T,
    },
    /// Nobody knows: the document does not describe the scheme.
    Unknown,
}
