//! The arithmetic of waits; which failures are tried again stands in the table of `send`'s tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use super::*;

const POLICY: RetryPolicy = RetryPolicy {
    retries: 8,
    first_wait: Duration::from_millis(500),
    max_wait: Duration::from_secs(8),
    max_limit_wait: Duration::from_secs(60),
};

/// The longest of many waits before each retry: close to what it is before jitter.
fn longest(policy: &RetryPolicy) -> Vec<Duration> {
    let mut longest = vec![Duration::ZERO; policy.waits().count()];
    for _ in 0..2_000 {
        for (most, wait) in longest.iter_mut().zip(policy.waits()) {
            *most = wait.max(*most);
        }
    }
    longest
}

#[test]
fn waits_double_up_to_the_longest_and_end_with_the_retries() {
    let most = [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000].map(Duration::from_millis);
    let found = longest(&POLICY);
    assert_eq!(found.len(), most.len());
    for (found, most) in found.iter().zip(most) {
        assert!(
            *found <= most && *found > most.mul_f64(0.9),
            "{found:?} of {most:?}"
        );
    }
}

#[test]
fn jitter_is_full() {
    let waits: Vec<Duration> = (0..200).filter_map(|_| POLICY.waits().next()).collect();
    let most = POLICY.first_wait;
    let below = waits.iter().filter(|wait| **wait < most / 10).count();
    let above = waits.iter().filter(|wait| **wait > most / 10 * 9).count();
    assert!(below > 0 && above > 0, "{below} below, {above} above");
}

#[test]
fn odd_settings_do_no_harm() {
    assert_eq!(RetryPolicy::NEVER.waits().count(), 0);
    let endless = RetryPolicy {
        retries: u32::MAX,
        first_wait: Duration::MAX,
        max_wait: Duration::MAX,
        ..POLICY
    };
    assert_eq!(endless.waits().take(100).count(), 100);
    let long = RetryPolicy {
        first_wait: Duration::from_secs(9),
        max_wait: Duration::from_secs(1),
        ..POLICY
    };
    assert!(long.waits().all(|wait| wait <= Duration::from_secs(1)));
}
