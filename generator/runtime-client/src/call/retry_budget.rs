//! How many retries an outage may take: a bucket of tokens that all calls of a client share.

use std::sync::atomic::{AtomicU32, Ordering};

use http::StatusCode;

use crate::call::retry::Failure;

/// A bucket of tokens: retries take them, successes give them back.
pub(crate) struct RetryBudget {
    left: AtomicU32,
    most: u32,
}

/// What a retry takes, and what a success after it gives back.
const RETRY: u32 = 10;

/// What a success at once gives back.
const SUCCESS: u32 = 1;

impl RetryBudget {
    /// How many retries there are by default.
    pub(crate) const RETRIES: u32 = 50;

    pub(crate) fn new(retries: u32) -> Self {
        let most = retries.saturating_mul(RETRY);
        Self {
            left: AtomicU32::new(most),
            most,
        }
    }

    /// Whether a retry after this failure may be made; takes what it costs. Where the server is there and says that
    /// there are too many requests, it costs nothing.
    pub(crate) fn take(&self, failure: Failure) -> bool {
        if matches!(failure, Failure::Status { status, .. } if status == StatusCode::TOO_MANY_REQUESTS)
        {
            return true;
        }
        self.change(|left| left.checked_sub(RETRY))
    }

    /// A call has succeeded, at this attempt.
    pub(crate) fn give_back(&self, attempt: u32) {
        let given = if attempt > 1 { RETRY } else { SUCCESS };
        // In the common case nothing is missing, and nothing is written that other threads would wait for.
        if self.left.load(Ordering::Relaxed) < self.most {
            self.change(|left| Some(left.saturating_add(given).min(self.most)));
        }
    }

    fn change(&self, to: impl Fn(u32) -> Option<u32>) -> bool {
        let changed = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, to);
        changed.is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::travel::error::TransportErrorKind;

    const BROKEN: Failure = Failure::Transport(TransportErrorKind::Connect);

    fn taken(budget: &RetryBudget) -> usize {
        (0..1_000).take_while(|_| budget.take(BROKEN)).count()
    }

    #[test]
    fn retries_end_with_the_tokens_and_successes_bring_them_back() {
        let budget = RetryBudget::new(3);
        assert_eq!(taken(&budget), 3);
        (0..10).for_each(|_| budget.give_back(1));
        assert_eq!(taken(&budget), 1);
        budget.give_back(2);
        assert_eq!(taken(&budget), 1);
        (0..1_000).for_each(|_| budget.give_back(2));
        assert_eq!(taken(&budget), 3);
    }

    #[test]
    fn too_many_requests_cost_nothing() {
        let budget = RetryBudget::new(0);
        let limited = Failure::Status {
            status: StatusCode::TOO_MANY_REQUESTS,
            asked: None,
            quota_exceeded: false,
        };
        assert!(budget.take(limited));
        assert!(!budget.take(BROKEN));
    }
}
