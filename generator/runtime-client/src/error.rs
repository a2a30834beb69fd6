//! What can go wrong with a call.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use jsonapi_runtime::{DecodeError, ErrorObject, Errors};

use crate::info::ApiInfo;
use crate::limit::{self, Limit};
use crate::transport::TransportError;

/// Why a call failed.
///
/// No message holds a secret or a value from a request or reply; what the server said stands in
/// [`ApiError::errors`] and [`ApiError::bytes`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No reply came, or not all of it.
    #[error("{operation}: {source}")]
    Transport {
        /// The `operationId`.
        operation: &'static str,
        /// What broke.
        source: TransportError,
    },
    /// The server took too long.
    #[error("{operation}: no reply within {limit:?}")]
    Timeout {
        /// The `operationId`.
        operation: &'static str,
        /// The time that it had: that of an attempt or that of the whole call.
        limit: Duration,
    },
    /// The server answered with a status that is no success.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// The reply is not what the document says.
    #[error(transparent)]
    Decode(Box<ReplyError>),
    /// The request cannot be sent as it stands; nothing was sent.
    #[error("{operation}: {source}")]
    InvalidRequest {
        /// The `operationId`.
        operation: &'static str,
        /// What is wrong with it.
        source: InvalidRequest,
    },
    /// The thread cannot wait for the call; nothing was sent.
    #[cfg(feature = "blocking")]
    #[error(transparent)]
    Blocking(#[from] crate::blocking::BlockingError),
    /// The pages of a collection do not end.
    #[error("{operation}: the link to the next page leads to a page that was read before")]
    RepeatedPage {
        /// The `operationId`.
        operation: &'static str,
    },
}

impl Error {
    /// The API's answer, where there is one.
    pub fn as_api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The status of the API's answer, where that was no success.
    pub fn status(&self) -> Option<StatusCode> {
        self.as_api().map(ApiError::status)
    }

    /// Whether the server says that there is no such thing: 404.
    pub fn is_not_found(&self) -> bool {
        self.as_api().is_some_and(ApiError::is_not_found)
    }

    /// Whether the server says that the request conflicts with the state of things: 409.
    pub fn is_conflict(&self) -> bool {
        self.as_api().is_some_and(ApiError::is_conflict)
    }

    /// Whether the server says that there were too many requests: 429.
    pub fn is_rate_limited(&self) -> bool {
        self.as_api().is_some_and(ApiError::is_rate_limited)
    }

    /// Whether the same call may succeed later without a change.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport { source, .. } => source.is_retryable(),
            Self::Timeout { .. } => true,
            Self::Api(error) => {
                matches!(error.status().as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
            }
            Self::Decode(_) | Self::InvalidRequest { .. } | Self::RepeatedPage { .. } => false,
            #[cfg(feature = "blocking")]
            Self::Blocking(_) => false,
        }
    }
}

/// What is wrong with a request that was not sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidRequest {
    /// A path argument would lead to another path.
    #[error("the path argument {name:?} is empty, `.` or `..`")]
    PathArgument {
        /// The argument's name in the path template.
        name: &'static str,
    },
    /// A path argument was not given.
    #[error("the path argument {name:?} is missing")]
    MissingPathArgument {
        /// The argument's name in the path template.
        name: String,
    },
    /// A header's name or value has characters that no header may have.
    #[error("the header {name:?} has a name or value that cannot be sent")]
    Header {
        /// The header's name.
        name: String,
    },
    /// A URL cannot be made.
    #[error("the URL cannot be made: {0}")]
    Url(#[from] url::ParseError),
    /// The operation asks for credentials that the client does not have.
    #[error("no credentials: the operation asks for {}", .schemes.join(" or "))]
    MissingCredentials {
        /// The security schemes, one of which is needed.
        schemes: Vec<&'static str>,
    },
    /// A link leads to another server; credentials are not sent there.
    #[error("the link to the next page leads to another server")]
    ForeignLink,
    /// A link is neither text nor a link object (JSON:API 1.1 §7.6).
    #[error("the link to the next page is neither text nor a link object")]
    OddLink,
    /// The body was a stream, and an earlier call has read it.
    #[error("the body was a stream and has been read already")]
    StreamTaken,
}

/// An answer of the API that is no success.
pub struct ApiError {
    pub(crate) operation: &'static str,
    pub(crate) api: &'static ApiInfo,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
    pub(crate) errors: Errors,
}

/// What the body of an [`ApiError`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ContentKind {
    /// A JSON:API document of errors.
    Errors,
    /// Other JSON.
    Json,
    /// A page for people: a proxy's, mostly.
    Html,
    /// Nothing.
    Empty,
    /// Anything else.
    Other,
}

impl ApiError {
    pub(crate) fn new(
        operation: &'static str,
        api: &'static ApiInfo,
        status: StatusCode,
        headers: HeaderMap,
        bytes: Bytes,
    ) -> Self {
        let errors = jsonapi_runtime::from_slice(&bytes).unwrap_or_default();
        Self {
            operation,
            api,
            status,
            headers,
            bytes,
            errors,
        }
    }

    /// The `operationId`.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The errors that the server lists (JSON:API 1.1 §11); empty where the body is none of the API's own.
    pub fn errors(&self) -> &[ErrorObject] {
        &self.errors.errors
    }

    /// The body, as it came.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The body as the type that the document declares for this status.
    ///
    /// # Errors
    /// The body is something else.
    pub fn decode<T: jsonapi_runtime::Wire>(&self) -> Result<T, DecodeError> {
        jsonapi_runtime::from_slice(&self.bytes)
    }

    /// What the body is.
    pub fn content_kind(&self) -> ContentKind {
        let media_type = text(&self.headers, "content-type").unwrap_or_default();
        if self.bytes.is_empty() {
            ContentKind::Empty
        } else if !self.errors.errors.is_empty() {
            ContentKind::Errors
        } else if media_type.contains("json") {
            ContentKind::Json
        } else if media_type.contains("html") {
            ContentKind::Html
        } else {
            ContentKind::Other
        }
    }

    /// The name of the request in the API's logs: what its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        text(&self.headers, self.api.headers.request_id?)
    }

    /// The rate limit.
    pub fn rate_limit(&self) -> Option<Limit> {
        limit::read(&self.headers, &self.api.headers.rate_limit)
    }

    /// The product's quota.
    pub fn quota(&self) -> Option<Limit> {
        limit::read(&self.headers, &self.api.headers.quota)
    }

    /// Whether there is no such thing: 404.
    pub fn is_not_found(&self) -> bool {
        self.status == StatusCode::NOT_FOUND
    }

    /// Whether the request conflicts with the state of things: 409.
    pub fn is_conflict(&self) -> bool {
        self.status == StatusCode::CONFLICT
    }

    /// Whether the credentials are missing or do not suffice: 401 or 403.
    pub fn is_unauthorized(&self) -> bool {
        matches!(
            self.status,
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN
        )
    }

    /// Whether the server refuses the content of the request: 400 or 422.
    pub fn is_invalid(&self) -> bool {
        matches!(
            self.status,
            StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY
        )
    }

    /// Whether there were too many requests: 429.
    pub fn is_rate_limited(&self) -> bool {
        self.status == StatusCode::TOO_MANY_REQUESTS
    }
}

impl std::error::Error for ApiError {}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: the API answers {}", self.operation, self.status)?;
        // A title is the same for every occurrence of a problem (JSON:API 1.1 §11.2); details may name persons.
        if let Some(title) = self.errors().first().and_then(ErrorObject::title) {
            write!(f, ": {title}")?;
        }
        match self.request_id() {
            Some(id) => write!(f, " (request {id})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("content", &self.content_kind())
            .field("errors", &self.errors().len())
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

/// A reply that is not what the document says.
#[derive(thiserror::Error)]
#[error("{operation}: the reply ({status}) is not what the document says: {source}")]
pub struct ReplyError {
    /// The `operationId`.
    pub operation: &'static str,
    /// The status.
    pub status: StatusCode,
    /// The body, as it came.
    pub bytes: Bytes,
    /// Where the body differs.
    pub source: DecodeError,
}

impl fmt::Debug for ReplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReplyError")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("bytes", &self.bytes.len())
            .field("source", &self.source)
            .finish()
    }
}

/// A header as text.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
