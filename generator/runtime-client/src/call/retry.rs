//! When a call is tried again, and how long it waits before.
//!
//! A policy is rules and waits only; `send` follows it.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use http::StatusCode;

use crate::travel::error::TransportErrorKind;

/// When a call is tried again.
///
/// Waits grow exponentially with full jitter: each is a random part of `first_wait * 2^n`, at most `max_wait`. Where
/// the server says how long to wait (`Retry-After`, or the reset of the rate limit after a 429), the wait is that long,
/// plus jitter; where it asks for more than `max_limit_wait`, the call fails at once. A call that has a time limit of its own
/// ([`Builder::timeout`](crate::Builder::timeout)) does not begin a wait that would end after it.
///
/// What is tried again depends on what a second attempt would do:
///
/// | the call | tried again after |
/// |---|---|
/// | `GET`, `HEAD`, `OPTIONS`, `TRACE` | no connection, a broken one, timeout, 408, 429, 500, 502, 503, 504 |
/// | a write with an idempotency key; `PUT`, `DELETE` | the same without 500: where outcomes are stored by key, the second answer is the first |
/// | any other write | no connection, 429: nothing was done for sure |
///
/// `PUT` and `DELETE` do no more the second time than the first (RFC 9110 §9.2.2), but the second may say so: after a
/// lost reply, a `DELETE` that succeeded can end in 404 or 409. An idempotency key is made for each call of a `POST`,
/// `PUT` or `PATCH` whose operation declares the header, and all attempts of the call carry the same;
/// [`Request::with_idempotency_key`](crate::Request::with_idempotency_key) gives one to any write.
///
/// How many retries an outage takes in all is bounded: [`Builder::retry_budget`](crate::Builder::retry_budget).
///
/// Never tried again: other statuses (409 among them), a used-up quota
/// ([`ApiError::is_quota_exceeded`](crate::ApiError::is_quota_exceeded)), a reply that cannot be read, and a request
/// whose body is a stream, since that is gone after the first attempt.
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
    /// The longest wait that the server may ask for; where it asks for more, the call fails at once.
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
    /// Two retries, waits of 0.5 s growing to 8 s, up to a minute where the server asks for it.
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
        /// How long the server asks to wait.
        asked: Option<Duration>,
        /// Whether a product's quota, rather than the rate limit, is what stops the call.
        quota_exceeded: bool,
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
    /// The waits of one call, one for each retry: exponential up to the cap, with full jitter.
    pub(crate) fn waits(&self) -> impl Iterator<Item = Duration> + use<> {
        ExponentialBuilder::new()
            .with_factor(2.0)
            .with_min_delay(self.first_wait.min(self.max_wait))
            .with_max_delay(self.max_wait)
            .with_max_times(usize::try_from(self.retries).unwrap_or(usize::MAX))
            .build()
            .map(full_jitter)
    }

    /// How long to wait after a failure, where `backoff` is the wait that is due; `None` where it is not to be tried
    /// again.
    pub(crate) fn wait(
        &self,
        nature: Nature,
        failure: Failure,
        backoff: Duration,
    ) -> Option<Duration> {
        if !may_pass(nature, failure) {
            return None;
        }
        match failure {
            Failure::Status {
                asked: Some(asked), ..
            } => (asked <= self.max_limit_wait).then(|| asked.saturating_add(backoff)),
            _ => Some(backoff),
        }
    }
}

/// Whether the failure may pass by itself and trying again does no harm.
fn may_pass(nature: Nature, failure: Failure) -> bool {
    let harmless = nature != Nature::Once;
    match failure {
        Failure::Transport(TransportErrorKind::Request | TransportErrorKind::Redirect) => false,
        Failure::Transport(TransportErrorKind::Connect) => true,
        Failure::Transport(TransportErrorKind::Exchange | TransportErrorKind::Timeout)
        | Failure::Timeout => harmless,
        Failure::Status {
            status,
            quota_exceeded,
            ..
        } => match status.as_u16() {
            // Too many requests are counted before anything is done.
            429 => !quota_exceeded,
            // A server that stores outcomes by idempotency key would give the same answer.
            500 => nature == Nature::Read,
            408 | 502 | 503 | 504 => harmless,
            _ => false,
        },
    }
}

/// Any part of a wait, so that clients that failed together do not come back together.
fn full_jitter(most: Duration) -> Duration {
    most.mul_f64(fastrand::f64())
}

#[cfg(test)]
mod tests;
