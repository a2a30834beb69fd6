//! What breaks on the way.

/// Any error of others.
pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why no reply came, or not all of it.
///
/// The message holds no URL: a query may hold personal data.
#[derive(Debug, thiserror::Error)]
#[error("{}", match self.kind {
    TransportErrorKind::Connect => "no connection to the server",
    TransportErrorKind::Exchange => "the connection broke",
    TransportErrorKind::Timeout => "the server took too long",
    TransportErrorKind::Request => "the request cannot be sent",
    TransportErrorKind::Redirect => "the HTTP client followed a redirect by itself: make it with `redirect::Policy::none()`",
})]
pub struct TransportError {
    kind: TransportErrorKind,
    source: BoxError,
}

/// At what point an exchange failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// Before a byte of the request was sent.
    Connect,
    /// On the way: the server may have seen the request.
    Exchange,
    /// On the way, by a time limit of the transport's own or because a body stopped to come.
    Timeout,
    /// The request itself is at fault; sending it again does not help.
    Request,
    /// The transport followed a redirect by itself, away from the server or with a write that may have become a read:
    /// what was done is not known.
    Redirect,
}

impl TransportError {
    /// An error of a kind. `source` is shown to users: it must tell nothing of the request's content.
    pub fn new(kind: TransportErrorKind, source: impl Into<BoxError>) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// At what point the exchange failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the same request may succeed later.
    pub(crate) fn is_retryable(&self) -> bool {
        !matches!(
            self.kind(),
            TransportErrorKind::Request | TransportErrorKind::Redirect
        )
    }
}

impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        let kind = if error.is_connect() {
            TransportErrorKind::Connect
        } else if error.is_builder() || error.is_redirect() {
            TransportErrorKind::Request
        } else if error.is_timeout() {
            TransportErrorKind::Timeout
        } else {
            TransportErrorKind::Exchange
        };
        Self::new(kind, error.without_url())
    }
}
