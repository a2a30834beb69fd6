//! Which failures are tried again, and after how long.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use super::*;

const POLICY: RetryPolicy = RetryPolicy {
    retries: 2,
    first_wait: Duration::from_millis(500),
    max_wait: Duration::from_secs(8),
    max_limit_wait: Duration::from_secs(60),
};

fn status(code: u16) -> Failure {
    let status = StatusCode::from_u16(code).unwrap();
    Failure::Status {
        status,
        wait: None,
        quota_is_used_up: false,
    }
}

fn is_tried_again(nature: Nature, failure: Failure) -> bool {
    POLICY.wait(0, nature, failure).is_some()
}

#[test]
fn reads_are_tried_again_after_any_failure_that_may_pass() {
    for code in [408, 429, 500, 502, 503, 504] {
        assert!(is_tried_again(Nature::Read, status(code)), "{code}");
    }
    for code in [400, 401, 403, 404, 409, 422, 501] {
        assert!(!is_tried_again(Nature::Read, status(code)), "{code}");
    }
}

#[test]
fn a_write_with_a_key_is_not_tried_again_after_a_stored_500() {
    for code in [408, 429, 502, 503, 504] {
        assert!(is_tried_again(Nature::Repeatable, status(code)), "{code}");
    }
    assert!(!is_tried_again(Nature::Repeatable, status(500)));
    assert!(!is_tried_again(Nature::Repeatable, status(409)));
}

#[test]
fn what_must_not_happen_twice_is_tried_again_only_if_it_did_not_happen() {
    for code in [429, 503] {
        assert!(is_tried_again(Nature::Once, status(code)), "{code}");
    }
    for code in [408, 500, 502, 504] {
        assert!(!is_tried_again(Nature::Once, status(code)), "{code}");
    }
    assert!(is_tried_again(
        Nature::Once,
        Failure::Transport(TransportErrorKind::Connect)
    ));
    assert!(!is_tried_again(
        Nature::Once,
        Failure::Transport(TransportErrorKind::Exchange)
    ));
    assert!(!is_tried_again(Nature::Once, Failure::Timeout));
}

#[test]
fn a_used_up_quota_is_not_waited_for() {
    let status = StatusCode::TOO_MANY_REQUESTS;
    let failure = Failure::Status {
        status,
        wait: None,
        quota_is_used_up: true,
    };
    assert!(!is_tried_again(Nature::Read, failure));
}

#[test]
fn a_rate_limit_is_waited_for_up_to_the_cap() {
    let limited = |seconds| Failure::Status {
        status: StatusCode::TOO_MANY_REQUESTS,
        wait: Some(Duration::from_secs(seconds)),
        quota_is_used_up: false,
    };
    let wait = POLICY.wait(0, Nature::Read, limited(20)).unwrap();
    assert!(
        wait >= Duration::from_secs(20) && wait <= Duration::from_millis(20_500),
        "{wait:?}"
    );
    assert_eq!(POLICY.wait(0, Nature::Read, limited(61)), None);
}

#[test]
fn waits_double_up_to_the_longest_and_end_with_the_retries() {
    let steps = [0, 1, 2, 3, 4, 5, 40].map(|attempt| POLICY.backoff(attempt).as_millis());
    assert_eq!(steps, [500, 1000, 2000, 4000, 8000, 8000, 8000]);
    assert!(POLICY.wait(1, Nature::Read, status(503)).is_some());
    assert_eq!(POLICY.wait(2, Nature::Read, status(503)), None);
}

#[test]
fn jitter_is_a_part_of_the_wait() {
    let most = Duration::from_secs(1);
    let waits: Vec<Duration> = (0..100).map(|_| full_jitter(most)).collect();
    assert!(waits.iter().all(|wait| *wait <= most));
    assert!(waits.iter().any(|wait| *wait < most / 2) && waits.iter().any(|wait| *wait > most / 2));
}
