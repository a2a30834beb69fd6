//! When a call is tried again, and how long it waits before.
//!
//! A policy is arithmetic and rules only; [`send`](crate::send) follows it.

use std::time::Duration;

use http::StatusCode;

use crate::transport::{TransportError, TransportErrorKind};

/// When a call is tried again.
///
/// Waits grow exponentially with full jitter: each is a random part of `first_wait * 2^n`, at most `max_wait`. Where
/// the server says when its rate limit starts anew, the wait is that long, plus jitter, at most `max_limit_wait`.
///
/// ```
/// use jsonapi_client::RetryPolicy;
///
/// let patient = RetryPolicy { retries: 5, ..RetryPolicy::default() };
/// assert_eq!(RetryPolicy::NEVER.retries, 0);
/// # let _ = patient;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How often at most, after the first attempt.
    pub retries: u32,
    /// The first wait, before jitter.
    pub first_wait: Duration,
    /// The longest wait, before jitter.
    pub max_wait: Duration,
    /// The longest wait for a rate limit to start anew; where the server asks for more, the call fails at once.
    pub max_limit_wait: Duration,
}

impl RetryPolicy {
    /// One attempt and no more.
    pub const NEVER: Self = Self {
        retries: 0,
        first_wait: Duration::ZERO,
        max_wait: Duration::ZERO,
        max_limit_wait: Duration::ZERO,
    };
}

impl Default for RetryPolicy {
    /// Two retries, waits of 0.5 s growing to 8 s, up to a minute for a rate limit.
    fn default() -> Self {
        Self {
            retries: 2,
            first_wait: Duration::from_millis(500),
            max_wait: Duration::from_secs(8),
            max_limit_wait: Duration::from_secs(60),
        }
    }
}

/// How an attempt failed, as far as a policy needs to know.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Failure {
    /// No reply, or not all of it.
    Transport(TransportErrorKind),
    /// No reply in time.
    Timeout,
    /// A reply that is no success.
    Status {
        status: StatusCode,
        /// How long the server asks to wait: `Retry-After`, or the reset of the rate limit.
        wait: Option<Duration>,
        /// Whether a product's quota, rather than the rate limit, is what stops the call.
        quota_is_used_up: bool,
    },
}

/// What sending a request twice would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Nothing: the request only reads (RFC 9110 §9.2.1).
    Read,
    /// No more than sending it once: the method is idempotent, or an idempotency key tells the server.
    Repeatable,
    /// Perhaps the same thing twice.
    Once,
}

impl RetryPolicy {
    /// How long to wait before the next attempt; `None` where there is to be none. `attempt` counts from 0.
    pub(crate) fn wait(&self, attempt: u32, nature: Nature, failure: Failure) -> Option<Duration> {
        if attempt >= self.retries || !may_pass(nature, failure) {
            return None;
        }
        let backoff = full_jitter(self.backoff(attempt));
        match failure {
            Failure::Status {
                status: StatusCode::TOO_MANY_REQUESTS,
                wait: Some(wait),
                ..
            } => (wait <= self.max_limit_wait).then(|| wait.saturating_add(backoff)),
            _ => Some(backoff),
        }
    }

    fn backoff(&self, attempt: u32) -> Duration {
        let factor = 2_u32.checked_pow(attempt).unwrap_or(u32::MAX);
        self.first_wait.saturating_mul(factor).min(self.max_wait)
    }
}

/// Whether the failure may pass by itself and trying again does no harm.
///
/// A write is not tried again after a 500: a server that stores outcomes by idempotency key would give the same answer.
/// A used-up quota does not fill within a call. What must not happen twice is tried again only where the server has not
/// done it for sure.
fn may_pass(nature: Nature, failure: Failure) -> bool {
    let once = nature == Nature::Once;
    match failure {
        Failure::Transport(TransportErrorKind::Request) => false,
        Failure::Transport(TransportErrorKind::Connect) => true,
        Failure::Transport(TransportErrorKind::Exchange) | Failure::Timeout => !once,
        Failure::Status {
            status,
            quota_is_used_up,
            ..
        } => match status.as_u16() {
            429 => !quota_is_used_up,
            503 => true,
            500 => nature == Nature::Read,
            408 | 502 | 504 => !once,
            _ => false,
        },
    }
}

impl TransportError {
    /// Whether the same request may succeed later.
    pub(crate) fn is_retryable(&self) -> bool {
        self.kind() != TransportErrorKind::Request
    }
}

fn full_jitter(most: Duration) -> Duration {
    most.mul_f64(fastrand::f64())
}

#[cfg(test)]
mod tests;
