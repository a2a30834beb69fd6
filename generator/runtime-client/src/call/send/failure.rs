//! How an attempt failed, as far as the retry policy has a say in it.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode, header};

use crate::call::retry::Failure;
use crate::outcome::error::Error;
use crate::outcome::head::{Head, text};
use crate::outcome::limit;
use crate::travel::body::Body;

/// How an attempt failed, where it did and the policy has a say.
pub(super) fn failure(outcome: &Result<(Head, Body), Error>) -> Option<Failure> {
    match outcome {
        Ok((head, _)) if head.status.is_success() => None,
        Ok((head, body)) => Some(Failure::Status {
            status: head.status,
            asked: asked(head),
            quota_exceeded: head.status == StatusCode::TOO_MANY_REQUESTS
                && quota_exceeded(head, body),
        }),
        Err(Error::Transport { source, .. }) => Some(Failure::Transport(source.kind())),
        Err(Error::Timeout { .. }) => Some(Failure::Timeout),
        Err(_) => None,
    }
}

fn quota_exceeded(head: &Head, body: &Body) -> bool {
    let bytes = body.as_bytes().unwrap_or_default();
    let errors: jsonapi_runtime::Errors = jsonapi_runtime::from_slice(bytes).unwrap_or_default();
    limit::is_quota_exceeded(head.api, head.status, &head.headers, &errors.errors)
}

/// How long the server asks to wait: `Retry-After` (RFC 9110 §10.2.3) or, after a 429, the reset of the rate limit.
fn asked(head: &Head) -> Option<Duration> {
    let is_limited = head.status == StatusCode::TOO_MANY_REQUESTS;
    retry_after(&head.headers).or_else(|| {
        let limit = limit::read(&head.headers, &head.api.headers.rate_limit);
        limit.filter(|_| is_limited)?.reset
    })
}

/// `Retry-After`: seconds, or a date. A date counts from the reply's own `Date`, so that clocks need not agree.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let date = |name: header::HeaderName| {
        let text = text(headers, name.as_str())?;
        httpdate::parse_http_date(text.trim()).ok()
    };
    let told = text(headers, header::RETRY_AFTER.as_str())?.trim();
    if let Ok(seconds) = told.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let now = date(header::DATE).unwrap_or_else(SystemTime::now);
    // A date in the past asks for no wait.
    Some(
        date(header::RETRY_AFTER)?
            .duration_since(now)
            .unwrap_or_default(),
    )
}
