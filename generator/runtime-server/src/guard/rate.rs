//! How many requests somebody may send in a window of time, which begins with the first.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::digest::Digest;

/// So many senders are known at once; where there are more, those whose window is over are forgotten.
const SENDERS: usize = 100_000;

/// Refuses requests beyond a number in a window with 429, and tells on every reply how many are left.
///
/// ```
/// use std::time::Duration;
/// use jsonapi_server::RateLimit;
///
/// let limit = RateLimit::new(300, Duration::from_secs(60));
/// ```
#[derive(Debug)]
pub struct RateLimit {
    limit: u64,
    window: Duration,
    names: [HeaderName; 3],
    senders: Mutex<HashMap<Digest, Window>>,
}

#[derive(Clone, Copy, Debug)]
struct Window {
    since: Instant,
    sent: u64,
}

/// What somebody has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Left {
    pub(crate) is_over: bool,
    remaining: u64,
    reset: u64,
}

impl RateLimit {
    /// So many requests in each window, by credentials, told in `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset`.
    pub fn new(limit: u64, window: Duration) -> Self {
        let names = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];
        Self {
            limit,
            window,
            names: names.map(HeaderName::from_static),
            senders: Mutex::default(),
        }
    }

    /// Sets the headers that tell the limit, what is left of it, and the seconds until it is whole again.
    #[must_use]
    pub fn headers(self, limit: HeaderName, remaining: HeaderName, reset: HeaderName) -> Self {
        let names = [limit, remaining, reset];
        Self { names, ..self }
    }

    /// Counts a request.
    pub(crate) fn count(&self, whose: Digest, now: Instant) -> Left {
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        let is_open = |window: &Window| now.duration_since(window.since) < self.window;
        if senders.len() >= SENDERS && !senders.contains_key(&whose) {
            senders.retain(|_, window| is_open(window));
        }
        let fresh = Window {
            since: now,
            sent: 0,
        };
        let window = senders.entry(whose).or_insert(fresh);
        if !is_open(window) {
            *window = fresh;
        }
        let is_over = window.sent >= self.limit;
        if !is_over {
            window.sent += 1;
        }
        let passed = now.duration_since(window.since);
        let rest = self.window.saturating_sub(passed);
        Left {
            is_over,
            remaining: self.limit - window.sent,
            reset: rest.as_secs() + u64::from(rest.subsec_nanos() > 0),
        }
    }

    /// Tells what is left.
    pub(crate) fn tell(&self, left: Left, headers: &mut HeaderMap) {
        let values = [self.limit, left.remaining, left.reset];
        for (name, value) in self.names.iter().zip(values) {
            headers.insert(name, HeaderValue::from(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_begins_with_the_first_request_and_ends() {
        let limit = RateLimit::new(2, Duration::from_secs(60));
        let start = Instant::now();
        let at = |seconds| limit.count([1; 32], start + Duration::from_secs(seconds));
        assert_eq!((at(0).remaining, at(10).remaining), (1, 0));
        let over = at(59);
        assert_eq!((over.is_over, over.remaining, over.reset), (true, 0, 1));
        assert!(!limit.count([2; 32], start).is_over);
        assert!(!at(60).is_over);
    }
}
