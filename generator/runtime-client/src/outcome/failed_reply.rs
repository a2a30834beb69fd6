//! Replies that fail a call: those that are no success, and those that cannot be read.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use jsonapi_runtime::{DecodeError, ErrorObject, Errors, Value};

use crate::outcome::head::{Head, text};
use crate::outcome::limit;
use crate::outcome::limit::Limit;

/// An answer of the API that is no success.
pub struct ApiError {
    head: Head,
    bytes: Bytes,
    errors: Errors,
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
    pub(crate) fn new(head: Head, bytes: Bytes) -> Self {
        let errors = jsonapi_runtime::from_slice(&bytes).unwrap_or_default();
        Self {
            head,
            bytes,
            errors,
        }
    }

    /// The `operationId`.
    pub fn operation(&self) -> &'static str {
        self.head.operation.id
    }

    /// How often the call was tried.
    pub fn attempts(&self) -> u32 {
        self.head.attempts
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
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

    /// What the body is. It is looked into, since proxies say anything of what they send.
    pub fn content_kind(&self) -> ContentKind {
        let media_type = text(self.headers(), "content-type").unwrap_or_default();
        let start = self.bytes.trim_ascii_start();
        let begins = |tag: &[u8]| {
            start
                .get(..tag.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(tag))
        };
        if start.is_empty() {
            ContentKind::Empty
        } else if !self.errors.errors.is_empty() {
            ContentKind::Errors
        } else if jsonapi_runtime::from_slice::<Value>(&self.bytes).is_ok() {
            ContentKind::Json
        } else if media_type.contains("html") || begins(b"<!doctype html") || begins(b"<html") {
            ContentKind::Html
        } else {
            ContentKind::Other
        }
    }

    /// The name of the request in the API's logs: what its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        text(self.headers(), self.head.api.headers.request_id?)
    }

    /// The rate limit.
    pub fn rate_limit(&self) -> Option<Limit> {
        limit::read(self.headers(), &self.head.api.headers.rate_limit)
    }

    /// The product's quota.
    pub fn quota(&self) -> Option<Limit> {
        limit::read(self.headers(), &self.head.api.headers.quota)
    }
}

/// What kind of answer it is.
impl ApiError {
    /// Whether the same call may succeed later without a change: 408, 429, 500, 502, 503, 504, but for a used-up quota.
    pub fn is_retryable(&self) -> bool {
        let passes = matches!(self.status().as_u16(), 408 | 429 | 500 | 502 | 503 | 504);
        passes && !self.is_quota_exceeded()
    }

    /// Whether the credentials are missing or not accepted: 401.
    pub fn is_unauthorized(&self) -> bool {
        self.status() == StatusCode::UNAUTHORIZED
    }

    /// Whether the credentials do not suffice: 403.
    pub fn is_forbidden(&self) -> bool {
        self.status() == StatusCode::FORBIDDEN
    }

    /// Whether there is no such thing: 404.
    pub fn is_not_found(&self) -> bool {
        self.status() == StatusCode::NOT_FOUND
    }

    /// Whether the request conflicts with the state of things: 409.
    pub fn is_conflict(&self) -> bool {
        self.status() == StatusCode::CONFLICT
    }

    /// Whether the server refuses the content of the request: 400 or 422.
    pub fn is_invalid(&self) -> bool {
        matches!(
            self.status(),
            StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY
        )
    }

    /// Whether there were too many requests, or a quota is used up: 429.
    pub fn is_rate_limited(&self) -> bool {
        self.status() == StatusCode::TOO_MANY_REQUESTS
    }

    /// Whether a product's quota is used up, which no wait within a call makes good: an error has one of the titles or
    /// codes that the API has for it ([`ApiInfo::quota_errors`](crate::ApiInfo::quota_errors)), or a 429 comes with
    /// nothing left of the quota but something of the rate limit.
    pub fn is_quota_exceeded(&self) -> bool {
        let Head {
            api,
            status,
            headers,
            ..
        } = &self.head;
        limit::is_quota_exceeded(api, *status, headers, self.errors())
    }

    /// Whether the fault is the server's: 500 to 599.
    pub fn is_server_error(&self) -> bool {
        self.status().is_server_error()
    }
}

/// How many characters of each text of the server's are shown: a message is one line, whatever the server sends.
const MAX_TEXT: usize = 120;

/// How many errors are shown.
const MAX_ERRORS: usize = 5;

impl ApiError {
    /// The message with the details of all errors: what went wrong with which value, for logs that may hold personal data.
    ///
    /// ```
    /// # fn log(error: &jsonapi_client::Error) {
    /// if let Some(answer) = error.as_api() {
    ///     eprintln!("{}", answer.reveal());
    /// }
    /// # }
    /// ```
    pub fn reveal(&self) -> impl fmt::Display + '_ {
        Revealed(self)
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, reveals: bool) -> fmt::Result {
        write!(f, "{}: the API answers {}", self.operation(), self.status())?;
        let shown = if reveals { usize::MAX } else { MAX_ERRORS };
        let mut joint = ": ";
        for error in self.errors().iter().take(shown) {
            joint = write_error(f, error, joint, reveals)?;
        }
        match self.errors().len().saturating_sub(shown) {
            0 => {}
            more => write!(f, " and {more} more")?,
        }
        match self.request_id() {
            Some(id) => write!(f, " (request {id})"),
            None => Ok(()),
        }
    }
}

/// One error: title, code and pointer are the same for every occurrence of a problem (JSON:API 1.1 §11.2); its detail may
/// name persons. Gives what joins the next one to it.
fn write_error(
    f: &mut fmt::Formatter<'_>,
    error: &ErrorObject,
    joint: &'static str,
    reveals: bool,
) -> Result<&'static str, fmt::Error> {
    let short = |text: &str| -> String {
        let start: String = text.chars().take(MAX_TEXT).collect();
        start.escape_debug().to_string()
    };
    let code = error
        .code
        .as_deref()
        .map(|code| format!("[{}]", short(code)));
    let pointer = error.pointer().map(|at| format!("at {}", short(at)));
    let parts = [error.title().map(short), code, pointer];
    let mut parts: Vec<String> = parts.into_iter().flatten().collect();
    if let Some(detail) = error.detail().filter(|_| reveals) {
        parts.push(format!("({})", detail.escape_debug()));
    }
    if parts.is_empty() {
        return Ok(joint);
    }
    write!(f, "{joint}{}", parts.join(" "))?;
    Ok("; ")
}

/// An answer that is shown with its details.
struct Revealed<'a>(&'a ApiError);

impl fmt::Display for Revealed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f, true)
    }
}

impl std::error::Error for ApiError {}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, false)
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("operation", &self.operation())
            .field("status", &self.status())
            .field("attempts", &self.attempts())
            .field("request_id", &self.request_id())
            .field("content", &self.content_kind())
            .field("errors", &self.errors().len())
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

/// A reply that is not what the document says.
#[derive(thiserror::Error)]
#[non_exhaustive]
#[error("{operation}: the reply ({status}) is not what the document says: {}", .r#source)]
pub struct ReplyError {
    /// The `operationId`.
    pub operation: &'static str,
    /// How often the call was tried.
    pub attempts: u32,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The name of the request in the API's logs.
    pub request_id: Option<String>,
    /// The body, as it came.
    pub bytes: Bytes,
    /// Where the body differs: [`DecodeError::path`] is `data.attributes.checks[3].status` or the like.
    pub r#source: DecodeError,
}

impl ReplyError {
    pub(crate) fn new(head: Head, bytes: Bytes, source: DecodeError) -> Self {
        let id = head.api.headers.request_id;
        Self {
            operation: head.operation.id,
            attempts: head.attempts,
            status: head.status,
            request_id: id
                .and_then(|name| text(&head.headers, name))
                .map(str::to_owned),
            headers: head.headers,
            bytes,
            source,
        }
    }
}

impl fmt::Debug for ReplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReplyError")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("attempts", &self.attempts)
            .field("request_id", &self.request_id)
            .field("bytes", &self.bytes.len())
            .field("source", &self.source)
            .finish()
    }
}
