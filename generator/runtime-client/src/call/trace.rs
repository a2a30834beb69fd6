//! What `tracing` is told: a span for each call and one for each of its attempts. Names, numbers and templates only:
//! arguments, headers and bodies may be personal or secret.

use std::time::Duration;

use tokio::time::Instant;
use tracing::Span;
use tracing::field::Empty;

use crate::info::operation::OperationInfo;
use crate::outcome::error::Error;
use crate::outcome::head::{Head, text};
use crate::travel::body::Body;

/// The span of a call, over all its attempts and waits.
pub(crate) fn call(operation: &OperationInfo) -> Span {
    tracing::info_span!(
        "call",
        operation = operation.id,
        method = operation.method.as_str(),
        path = operation.path,
        attempts = Empty,
        status = Empty,
        request_id = Empty,
        error = Empty,
        duration_ms = Empty,
    )
}

/// The span of an attempt, within that of its call.
pub(crate) fn attempt(number: u32) -> Span {
    tracing::debug_span!(
        "attempt",
        attempt = number,
        status = Empty,
        request_id = Empty,
        error = Empty,
        duration_ms = Empty,
    )
}

/// Tells a span how it ended.
pub(crate) fn record(span: &Span, start: Instant, outcome: &Result<(Head, Body), Error>) {
    if span.is_disabled() {
        return;
    }
    let millis = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    span.record("duration_ms", millis);
    match outcome {
        Ok((head, _)) => {
            span.record("attempts", head.attempts);
            span.record("status", head.status.as_u16());
            let name = head.api.headers.request_id;
            if let Some(id) = name.and_then(|name| text(&head.headers, name)) {
                span.record("request_id", id);
            }
        }
        Err(error) => {
            span.record("attempts", error.attempts());
            span.record("error", error.kind());
        }
    }
}

/// Tells that an attempt is followed by another.
pub(crate) fn waits(attempt: u32, wait: Duration) {
    let millis = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
    tracing::debug!(attempt, wait_ms = millis, "tried again");
}
