//! What a generated crate knows of its API: statics that the document was made into.

mod paging;

pub use self::paging::{PagingInfo, PagingStyle};

/// An API.
///
/// Generated crates hold one in a static; everything of an API that is data rather than code stands here.
#[derive(Clone, Copy, Debug)]
pub struct ApiInfo {
    /// The API's title.
    pub title: &'static str,
    /// The document's version; sent in [`HeaderNames::version`] where no other is asked for.
    pub version: &'static str,
    /// The prefix of environment variables: `PERSONA`.
    pub env: &'static str,
    /// Base URLs; the first is the one that is used unless told otherwise.
    pub servers: &'static [&'static str],
    /// Security schemes.
    pub security: &'static [SecurityScheme],
    /// The security scheme that the API key stands for; see [`Builder::api_key`](crate::Builder::api_key).
    pub key_scheme: Option<&'static str>,
    /// Names of the headers that have a role.
    pub headers: HeaderNames,
    /// Titles and codes of the errors (JSON:API 1.1 §11.2) that say that a quota is used up: such a call is not tried
    /// again.
    pub quota_errors: &'static [&'static str],
    /// What [`HeaderNames::inflection`] says for keys as the document writes them: `kebab`.
    pub inflection: &'static str,
    /// What the client says of itself: `persona-client/0.1.0`.
    pub user_agent: &'static str,
}

impl ApiInfo {
    /// An API of which nothing is known.
    pub const EMPTY: Self = Self {
        title: "",
        version: "",
        env: "",
        servers: &[],
        security: &[],
        key_scheme: None,
        headers: HeaderNames::EMPTY,
        quota_errors: &[],
        inflection: "",
        user_agent: concat!("jsonapi-client/", env!("CARGO_PKG_VERSION")),
    };

    /// The security scheme of a name.
    pub(crate) fn scheme(&self, name: &str) -> Option<&'static SecurityScheme> {
        self.security.iter().find(|scheme| scheme.name == name)
    }
}

/// Names of the headers that have a role, where the API has such a header.
#[derive(Clone, Copy, Debug)]
pub struct HeaderNames {
    /// Pins the API's version.
    pub version: Option<&'static str>,
    /// Asks for an inflection of keys.
    pub inflection: Option<&'static str>,
    /// Makes a write safe to repeat.
    pub idempotency_key: Option<&'static str>,
    /// Names a request in the API's logs.
    pub request_id: Option<&'static str>,
    /// How many requests a window allows.
    pub rate_limit: LimitNames,
    /// How much of a product a window allows.
    pub quota: LimitNames,
}

impl HeaderNames {
    /// No header has a role.
    pub const EMPTY: Self = Self {
        version: None,
        inflection: None,
        idempotency_key: None,
        request_id: None,
        rate_limit: LimitNames::EMPTY,
        quota: LimitNames::EMPTY,
    };
}

/// Names of the three headers that describe a limit.
#[derive(Clone, Copy, Debug)]
pub struct LimitNames {
    /// The limit.
    pub limit: Option<&'static str>,
    /// What is left of it.
    pub remaining: Option<&'static str>,
    /// Seconds until it starts anew.
    pub reset: Option<&'static str>,
}

impl LimitNames {
    /// The limit is not told.
    pub const EMPTY: Self = Self {
        limit: None,
        remaining: None,
        reset: None,
    };
}

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

/// A tag: operations that belong together.
#[derive(Clone, Copy, Debug)]
pub struct TagInfo {
    /// The tag, as the document writes it.
    pub name: &'static str,
    /// Its operations, in the document's order.
    pub operations: &'static [&'static OperationInfo],
}

/// An operation: one method of one path.
#[derive(Clone, Copy, Debug)]
pub struct OperationInfo {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template: `/inquiries/{inquiry-id}`.
    pub path: &'static str,
    /// The tag, as the document writes it.
    pub tag: &'static str,
    /// What it does, in a line; empty where the document does not say.
    pub summary: &'static str,
    /// Base URLs of its own; empty where those of the API hold.
    pub servers: &'static [&'static str],
    /// The security schemes that it asks for: any one of these alternatives, each all of its schemes. Empty: none.
    pub security: &'static [&'static [&'static str]],
    /// Its parameters, bodies aside.
    pub parameters: &'static [ParameterInfo],
    /// The media types that its request body may have.
    pub bodies: &'static [&'static str],
    /// The statuses that it declares: `200`, `4XX`, `default`.
    pub statuses: &'static [&'static str],
    /// The `Accept` header: the media types of its replies.
    pub accept: &'static str,
    /// Whether it takes an idempotency key.
    pub idempotent: bool,
    /// How it pages, where it does.
    pub paging: Option<PagingInfo>,
}

impl OperationInfo {
    /// An operation that takes nothing: `GET` of the base URL.
    pub const EMPTY: Self = Self {
        id: "",
        method: Method::Get,
        path: "",
        tag: "",
        summary: "",
        servers: &[],
        security: &[],
        parameters: &[],
        bodies: &[],
        statuses: &[],
        accept: "",
        idempotent: false,
        paging: None,
    };
}

/// A parameter of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterInfo {
    /// Its name on the wire; the whole key of a deep parameter: `filter[status]`.
    pub name: &'static str,
    /// Where it is sent.
    pub place: Place,
    /// Whether it must be given.
    pub required: bool,
    /// Its type in a word: `string`, `integer`, `date-time`, `list`.
    pub kind: &'static str,
    /// What it is, in a line; empty where the document does not say.
    pub summary: &'static str,
    /// The values that are known; empty where any may stand.
    pub words: &'static [&'static str],
}

impl ParameterInfo {
    /// A parameter in the query that may be left out.
    pub const EMPTY: Self = Self {
        name: "",
        place: Place::Query,
        required: false,
        kind: "",
        summary: "",
        words: &[],
    };
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// A method of HTTP that OpenAPI knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
}

impl Place {
    /// The place as documents write it: `path`, `query`, `header`, `cookie`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

impl Method {
    /// The method's name on the wire: `GET`.
    pub fn as_str(self) -> &'static str {
        self.http().as_str()
    }

    /// Whether the method only reads (RFC 9110 §9.2.1).
    pub fn is_safe(self) -> bool {
        matches!(self, Self::Get | Self::Head | Self::Options | Self::Trace)
    }

    /// Whether doing it twice is doing it once (RFC 9110 §9.2.2).
    pub fn is_idempotent(self) -> bool {
        self.is_safe() || matches!(self, Self::Put | Self::Delete)
    }

    pub(crate) fn http(self) -> &'static http::Method {
        match self {
            Self::Get => &http::Method::GET,
            Self::Put => &http::Method::PUT,
            Self::Post => &http::Method::POST,
            Self::Delete => &http::Method::DELETE,
            Self::Options => &http::Method::OPTIONS,
            Self::Head => &http::Method::HEAD,
            Self::Patch => &http::Method::PATCH,
            Self::Trace => &http::Method::TRACE,
        }
    }
}
