//! What can go wrong with a call.

use std::time::Duration;

use http::StatusCode;

#[cfg(feature = "blocking")]
use crate::outcome::blocked::BlockingError;
use crate::outcome::failed_reply::{ApiError, ReplyError};
use crate::travel::error::{BoxError, TransportError, TransportErrorKind};
use crate::travel::invalid::InvalidRequest;

/// Why a call failed.
///
/// No message holds a secret or a value from a request or reply, be it shown by `Display` or by `Debug`; what the
/// server said stands in [`ApiError::errors`] and [`ApiError::bytes`].
///
/// | question | method |
/// |---|---|
/// | may the same call succeed later? | [`is_retryable`](Self::is_retryable) |
/// | what did the server say? | [`as_api`](Self::as_api), [`status`](Self::status), [`request_id`](Self::request_id) |
/// | is it the fault of the arguments? | [`is_invalid`](Self::is_invalid), [`is_not_found`](Self::is_not_found), [`is_conflict`](Self::is_conflict) |
/// | of the key? | [`is_unauthorized`](Self::is_unauthorized), [`is_forbidden`](Self::is_forbidden) |
/// | of too many calls? | [`is_rate_limited`](Self::is_rate_limited), [`is_quota_exceeded`](Self::is_quota_exceeded) |
/// | of the network or the server? | [`is_connect`](Self::is_connect), [`is_timeout`](Self::is_timeout), [`is_server_error`](Self::is_server_error) |
///
/// By the time that an error is returned, the call has been tried as often as its [`RetryPolicy`](crate::RetryPolicy)
/// says: [`attempts`](Self::attempts).
///
/// The message tells what broke in whole; [`source`](std::error::Error::source) goes on below it, so that a chain of
/// messages says nothing twice.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// No reply came, or not all of it.
    #[non_exhaustive]
    Transport {
        /// The `operationId`.
        operation: &'static str,
        /// How often the call was tried.
        attempts: u32,
        /// What broke.
        source: TransportError,
    },
    /// The server took too long.
    #[non_exhaustive]
    Timeout {
        /// The `operationId`.
        operation: &'static str,
        /// How often the call was tried.
        attempts: u32,
        /// The time that it had: that of an attempt or that of the whole call, whichever was over first.
        limit: Duration,
    },
    /// The server answered with a status that is no success.
    Api(Box<ApiError>),
    /// The reply is not what the document says.
    Decode(Box<ReplyError>),
    /// A success has a body that is larger than what is held in memory: see
    /// [`Builder::max_body`](crate::Builder::max_body). Streamed replies have no such limit.
    #[non_exhaustive]
    TooLarge {
        /// The `operationId`.
        operation: &'static str,
        /// How often the call was tried.
        attempts: u32,
        /// The limit, in bytes.
        limit: usize,
    },
    /// The request cannot be sent as it stands; nothing was sent.
    InvalidRequest {
        /// The `operationId`.
        operation: &'static str,
        /// What is wrong with it.
        source: InvalidRequest,
    },
    /// A [`CredentialSource`](crate::CredentialSource) has no credential. Its own error is the
    /// [`source`](std::error::Error::source).
    #[non_exhaustive]
    Credential {
        /// The `operationId`.
        operation: &'static str,
        /// The security scheme, as the document names it.
        scheme: &'static str,
        /// Why.
        source: BoxError,
    },
    /// The thread cannot wait for the call; nothing was sent.
    #[cfg(feature = "blocking")]
    Blocking(BlockingError),
    /// The pages of a collection do not end.
    RepeatedPage {
        /// The `operationId`.
        operation: &'static str,
    },
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let operation = self.operation();
        match self {
            Self::Transport { source, .. } => write!(f, "{operation}: {source}"),
            Self::Timeout { limit, .. } => write!(f, "{operation}: no reply within {limit:?}"),
            Self::Api(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::TooLarge { limit, .. } => {
                write!(f, "{operation}: the reply is larger than {limit} bytes")
            }
            Self::InvalidRequest { source, .. } => write!(f, "{operation}: {source}"),
            Self::Credential { scheme, .. } => {
                write!(f, "{operation}: there is no credential of {scheme}")
            }
            #[cfg(feature = "blocking")]
            Self::Blocking(error) => error.fmt(f),
            Self::RepeatedPage { .. } => write!(
                f,
                "{operation}: the link to the next page leads to a page that was read before"
            ),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // Of these, the message holds the source's own.
            Self::Transport { source, .. } => source.source(),
            Self::InvalidRequest { source, .. } => source.source(),
            Self::Decode(error) => error.source(),
            #[cfg(feature = "blocking")]
            Self::Blocking(error) => error.source(),
            Self::Credential { source, .. } => Some(source.as_ref()),
            Self::Api(_)
            | Self::Timeout { .. }
            | Self::TooLarge { .. }
            | Self::RepeatedPage { .. } => None,
        }
    }
}

#[cfg(feature = "blocking")]
impl From<BlockingError> for Error {
    fn from(error: BlockingError) -> Self {
        Self::Blocking(error)
    }
}

/// What there is to know of a call that failed.
impl Error {
    /// The `operationId`; empty where a thread cannot wait, which is no operation's fault.
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Transport { operation, .. }
            | Self::Timeout { operation, .. }
            | Self::TooLarge { operation, .. }
            | Self::InvalidRequest { operation, .. }
            | Self::Credential { operation, .. }
            | Self::RepeatedPage { operation } => operation,
            Self::Api(error) => error.operation(),
            Self::Decode(error) => error.operation,
            #[cfg(feature = "blocking")]
            Self::Blocking(_) => "",
        }
    }

    /// How often the call was tried; 0 where nothing was sent.
    pub fn attempts(&self) -> u32 {
        match self {
            Self::Transport { attempts, .. }
            | Self::Timeout { attempts, .. }
            | Self::TooLarge { attempts, .. } => *attempts,
            Self::Api(error) => error.attempts(),
            Self::Decode(error) => error.attempts,
            Self::InvalidRequest { .. } | Self::Credential { .. } | Self::RepeatedPage { .. } => 0,
            #[cfg(feature = "blocking")]
            Self::Blocking(_) => 0,
        }
    }

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

    /// The name of the request in the API's logs, where a reply came: what its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.request_id(),
            Self::Decode(error) => error.request_id.as_deref(),
            _ => None,
        }
    }

    /// What went wrong, in a word, for logs.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Transport { .. } => "transport",
            Self::Timeout { .. } => "timeout",
            Self::Api(_) => "api",
            Self::Decode(_) => "decode",
            Self::TooLarge { .. } => "too large",
            Self::InvalidRequest { .. } => "invalid request",
            Self::Credential { .. } => "credential",
            Self::RepeatedPage { .. } => "repeated page",
            #[cfg(feature = "blocking")]
            Self::Blocking(_) => "blocking",
        }
    }

    fn is(&self, question: fn(&ApiError) -> bool) -> bool {
        self.as_api().is_some_and(question)
    }
}

/// What kind of failure it is.
impl Error {
    /// Whether the same call may succeed later without a change: the network, a timeout, or a status that passes (408,
    /// 429 but for a used-up quota, 500, 502, 503, 504). A write may have been done all the same; repeat it with the
    /// idempotency key that it was sent with, or look first.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport { source, .. } => source.is_retryable(),
            Self::Timeout { .. } => true,
            Self::Api(error) => error.is_retryable(),
            _ => false,
        }
    }

    /// Whether there was no connection, so that nothing was sent.
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport { source, .. } if source.kind() == TransportErrorKind::Connect)
    }

    /// Whether a time limit of the call, of an attempt or of the transport was over.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Timeout { .. } => true,
            Self::Transport { source, .. } => source.kind() == TransportErrorKind::Timeout,
            _ => false,
        }
    }

    /// Whether a reply came that could not be read.
    pub fn is_decode(&self) -> bool {
        matches!(self, Self::Decode(_))
    }

    /// Whether the server does not accept the credentials: 401.
    pub fn is_unauthorized(&self) -> bool {
        self.is(ApiError::is_unauthorized)
    }

    /// Whether the credentials do not suffice: 403.
    pub fn is_forbidden(&self) -> bool {
        self.is(ApiError::is_forbidden)
    }

    /// Whether the server says that there is no such thing: 404.
    pub fn is_not_found(&self) -> bool {
        self.is(ApiError::is_not_found)
    }

    /// Whether the server says that the request conflicts with the state of things: 409.
    pub fn is_conflict(&self) -> bool {
        self.is(ApiError::is_conflict)
    }

    /// Whether the server refuses the content of the request: 400 or 422.
    pub fn is_invalid(&self) -> bool {
        self.is(ApiError::is_invalid)
    }

    /// Whether the server says that there were too many requests: 429.
    pub fn is_rate_limited(&self) -> bool {
        self.is(ApiError::is_rate_limited)
    }

    /// Whether a product's quota is used up: see [`ApiError::is_quota_exceeded`].
    pub fn is_quota_exceeded(&self) -> bool {
        self.is(ApiError::is_quota_exceeded)
    }

    /// Whether the fault is the server's: 500 to 599.
    pub fn is_server_error(&self) -> bool {
        self.is(ApiError::is_server_error)
    }
}
