//! Each rule of retries, as a table: what is called, what each attempt meets, and the waits until the next one.
//!
//! The clock is paused, so waits cost no time and are known to the millisecond, jitter aside.

use std::fmt;
use std::ops::RangeInclusive;
use std::time::Duration;

use tokio::time::Instant;

use crate::call::client::Client;
use crate::call::request::Request;
use crate::call::retry::RetryPolicy;
use crate::info::operation::OperationInfo;
use crate::outcome::error::Error;
use crate::testing::{
    Answer, CREATE, CREATE_ONCE, DELETE, LIST, REPLACE, Script, UPDATE, reply, reply_with,
};
use crate::travel::body::Body;
use crate::travel::error::TransportErrorKind;
use crate::travel::multipart::File;

/// What one attempt meets.
#[derive(Clone)]
enum Meets {
    Status(u16),
    With(u16, &'static [(&'static str, &'static str)]),
    Says(u16, &'static str),
    NoConnection,
    Broken,
    Silence,
}

use Meets::{Broken, NoConnection, Says, Silence, Status, With};

impl Meets {
    fn answer(&self) -> Answer {
        match self {
            Status(status) => reply(*status, "{}"),
            With(status, headers) => reply_with(*status, headers, "{}"),
            Says(status, body) => reply(*status, body),
            NoConnection => Answer::Broken(TransportErrorKind::Connect),
            Broken => Answer::Broken(TransportErrorKind::Exchange),
            Silence => Answer::Silence,
        }
    }
}

/// The wait between two attempts, in seconds.
type Wait = RangeInclusive<f64>;

/// The key that each attempt carries.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Key {
    None,
    /// One that was made for the call.
    Made,
    /// That of the caller.
    Own,
}

/// A call and what becomes of it.
struct Case {
    call: &'static OperationInfo,
    key: Key,
    meets: Vec<Meets>,
    waits: Vec<Wait>,
    change: fn(Request) -> Request,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let met = self.meets.iter().map(|met| match met {
            Status(status) => status.to_string(),
            With(status, headers) => format!("{status} {headers:?}"),
            Says(status, body) => format!("{status} {body}"),
            NoConnection => "no connection".to_owned(),
            Broken => "broken".to_owned(),
            Silence => "silence".to_owned(),
        });
        write!(
            f,
            "{}: {}",
            self.call.id,
            met.collect::<Vec<_>>().join(", ")
        )
    }
}

/// Tried again after a wait, once for each failure, and then done.
fn again(call: &'static OperationInfo, key: Key, meets: &[Meets], waits: &[Wait]) -> Case {
    Case {
        call,
        key,
        meets: [meets, &[Status(200)]].concat(),
        waits: waits.to_vec(),
        change: |request| request,
    }
}

/// Not tried again, although the next attempt would succeed.
fn once(call: &'static OperationInfo, key: Key, meets: Meets) -> Case {
    again(call, key, &[meets], &[])
}

fn with(change: fn(Request) -> Request, case: Case) -> Case {
    Case { change, ..case }
}

/// A wait that is all jitter.
fn jitter(most: f64) -> Wait {
    0.0..=most
}

/// A client that waits 20 s for a reply.
fn client(script: &Script) -> Client {
    let limit = Duration::from_secs(20);
    script.builder().attempt_timeout(limit).build().unwrap()
}

/// Runs a case: attempts are counted, keys compared, waits measured.
async fn check(case: Case) {
    let script = Script::new(case.meets.iter().map(Meets::answer));
    let request = (case.change)(client(&script).request(case.call));
    let outcome = request.send_unit().await;

    let attempts = case.waits.len() + 1;
    let requests = script.requests();
    assert_eq!(requests.len(), attempts, "attempts of {case}");
    let counted = match &outcome {
        Ok(reply) => reply.attempts(),
        Err(error) => error.attempts(),
    };
    assert_eq!(counted as usize, attempts, "attempts that {case} tells");
    let is_done = matches!(case.meets[attempts - 1], Status(200));
    assert_eq!(outcome.is_ok(), is_done, "end of {case}: {outcome:?}");

    let keys: Vec<Option<&str>> = requests
        .iter()
        .map(|request| Some(request.headers().get("idempotency-key")?.to_str().unwrap()))
        .collect();
    let key = match keys[0] {
        None => Key::None,
        Some("mine") => Key::Own,
        Some(made) => {
            assert_eq!(made.len(), 36, "a UUID");
            Key::Made
        }
    };
    assert_eq!(key, case.key, "key of {case}");
    assert!(
        keys.iter().all(|one| *one == keys[0]),
        "keys of {case}: {keys:?}"
    );

    let times = script.times();
    for ((pair, met), expected) in times.windows(2).zip(&case.meets).zip(&case.waits) {
        let mut waited = (pair[1] - pair[0]).as_secs_f64();
        if matches!(met, Silence) {
            waited -= 20.0;
        }
        // Timers of tokio are a millisecond coarse.
        let within = expected.start() - 0.002..=expected.end() + 0.002;
        assert!(
            within.contains(&waited),
            "{waited} is not in {expected:?}: {case}"
        );
    }
}

async fn check_all(cases: impl IntoIterator<Item = Case>) {
    for case in cases {
        check(case).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_read_is_tried_again_after_what_may_pass() {
    let passing = [408, 429, 500, 502, 503, 504].map(Status);
    for met in passing.into_iter().chain([NoConnection, Broken, Silence]) {
        check(again(&LIST, Key::None, &[met], &[jitter(0.5)])).await;
    }
    for status in [400, 401, 403, 404, 405, 409, 410, 413, 422, 501, 505] {
        check(once(&LIST, Key::None, Status(status))).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_write_with_a_key_is_tried_again_but_for_a_stored_500() {
    for call in [&CREATE, &UPDATE] {
        let passing = [408, 429, 502, 503, 504].map(Status);
        for met in passing.into_iter().chain([NoConnection, Broken, Silence]) {
            check(again(call, Key::Made, &[met], &[jitter(0.5)])).await;
        }
        for status in [400, 401, 403, 404, 409, 422, 500, 501] {
            check(once(call, Key::Made, Status(status))).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_idempotent_method_needs_no_key() {
    for call in [&REPLACE, &DELETE] {
        let passing = [408, 429, 502, 503, 504].map(Status);
        for met in passing.into_iter().chain([NoConnection, Broken, Silence]) {
            check(again(call, Key::None, &[met], &[jitter(0.5)])).await;
        }
        check(once(call, Key::None, Status(500))).await;
        check(once(call, Key::None, Status(409))).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_write_without_a_key_is_tried_again_only_if_nothing_was_done() {
    let limited = With(429, &[("RateLimit-Reset", "2")]);
    check_all([
        again(&CREATE_ONCE, Key::None, &[NoConnection], &[jitter(0.5)]),
        again(&CREATE_ONCE, Key::None, &[Status(429)], &[jitter(0.5)]),
        again(&CREATE_ONCE, Key::None, &[limited], &[2.0..=2.5]),
        once(&CREATE_ONCE, Key::None, Broken),
        once(&CREATE_ONCE, Key::None, Silence),
    ])
    .await;
    for status in [408, 500, 502, 503, 504] {
        check(once(&CREATE_ONCE, Key::None, Status(status))).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_key_of_the_callers_is_sent_with_each_attempt() {
    let keyed: fn(Request) -> Request = |request| request.with_idempotency_key("mine");
    let waits = [jitter(0.5), jitter(1.0)];
    for call in [&CREATE, &CREATE_ONCE] {
        let case = again(call, Key::Own, &[Broken, Status(503)], &waits);
        check(with(keyed, case)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn waits_grow_and_end_with_the_policy() {
    let stubborn: fn(Request) -> Request = |request| {
        request.with_retry(RetryPolicy {
            retries: 6,
            ..RetryPolicy::default()
        })
    };
    let never: fn(Request) -> Request = |request| request.with_retry(RetryPolicy::NEVER);
    let six = [0.5, 1.0, 2.0, 4.0, 8.0, 8.0].map(jitter);
    let two = [jitter(0.5), jitter(1.0)];
    let failing = vec![Status(503); 7];
    check_all([
        // Two by default: the third failure is told, though a fourth attempt would succeed.
        again(&LIST, Key::None, &failing[..2], &two),
        again(&LIST, Key::None, &failing[..3], &two),
        again(&CREATE, Key::Made, &[Silence, Broken, Status(429)], &two),
        with(stubborn, again(&LIST, Key::None, &failing[..6], &six)),
        with(stubborn, again(&LIST, Key::None, &failing, &six)),
        with(never, once(&LIST, Key::None, Status(503))),
        with(never, once(&CREATE, Key::Made, NoConnection)),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn what_the_server_asks_for_is_waited() {
    const DATE: (&str, &str) = ("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
    let short: fn(Request) -> Request = |request| {
        request.with_retry(RetryPolicy {
            max_limit_wait: Duration::from_secs(5),
            ..RetryPolicy::default()
        })
    };
    let read = |met: Meets, wait: Wait| again(&LIST, Key::None, &[met], &[wait]);
    let reset = |seconds: &'static [(&str, &str)]| With(429, seconds);
    check_all([
        read(reset(&[("RateLimit-Reset", "7")]), 7.0..=7.5),
        read(reset(&[("RateLimit-Reset", "0")]), jitter(0.5)),
        read(reset(&[("Retry-After", "3")]), 3.0..=3.5),
        // It speaks of this request, the reset of all.
        read(
            reset(&[("Retry-After", "3"), ("RateLimit-Reset", "30")]),
            3.0..=3.5,
        ),
        // Dates, in each of the three forms (RFC 9110 §5.6.7), count from the server's own clock.
        read(
            reset(&[DATE, ("Retry-After", "Sun, 06 Nov 1994 08:49:42 GMT")]),
            5.0..=5.5,
        ),
        read(
            reset(&[DATE, ("Retry-After", "Sunday, 06-Nov-94 08:49:42 GMT")]),
            5.0..=5.5,
        ),
        read(
            reset(&[DATE, ("Retry-After", "Sun Nov  6 08:49:42 1994")]),
            5.0..=5.5,
        ),
        read(
            reset(&[DATE, ("Retry-After", "Sun, 06 Nov 1994 08:49:30 GMT")]),
            jitter(0.5),
        ),
        // What cannot be read asks for nothing.
        read(reset(&[("Retry-After", "soon")]), jitter(0.5)),
        read(reset(&[("RateLimit-Reset", "-1")]), jitter(0.5)),
        // Other statuses may ask too, but a rate limit has nothing to do with them.
        read(With(503, &[("Retry-After", "4")]), 4.0..=4.5),
        read(With(503, &[("RateLimit-Reset", "30")]), jitter(0.5)),
        // Up to a cap, which bounds what is asked and not the jitter: callers that wait the longest must not all come
        // back at once. A server that asks for more is not asked again.
        read(reset(&[("RateLimit-Reset", "60")]), 60.0..=60.5),
        once(&LIST, Key::None, reset(&[("RateLimit-Reset", "61")])),
        with(short, read(reset(&[("Retry-After", "5")]), 5.0..=5.5)),
        with(
            short,
            once(&LIST, Key::None, reset(&[("Retry-After", "6")])),
        ),
        // Each of several attempts waits anew.
        again(
            &CREATE,
            Key::Made,
            &[
                reset(&[("RateLimit-Reset", "9")]),
                reset(&[("RateLimit-Reset", "1")]),
            ],
            &[9.0..=9.5, 1.0..=2.0],
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_used_up_quota_is_not_waited_for() {
    const QUOTA: &str = r#"{"errors": [{"title": "Other"}, {"title": "Quota exceeded"}]}"#;
    const CODE: &str = r#"{"errors": [{"code": "quota exceeded"}]}"#;
    const RATE: &str = r#"{"errors": [{"title": "Rate limit exceeded"}]}"#;
    const BOTH: &[(&str, &str)] = &[("Quota-Remaining", "0"), ("RateLimit-Remaining", "0")];
    check_all([
        once(&CREATE, Key::Made, Says(429, QUOTA)),
        once(&CREATE, Key::Made, Says(429, CODE)),
        once(&CREATE, Key::Made, With(429, &[("Quota-Remaining", "0")])),
        once(&CREATE, Key::Made, Says(403, QUOTA)),
        again(&CREATE, Key::Made, &[Says(429, RATE)], &[jitter(0.5)]),
        again(
            &CREATE,
            Key::Made,
            &[With(429, &[("Quota-Remaining", "1")])],
            &[jitter(0.5)],
        ),
        again(&CREATE, Key::Made, &[With(429, BOTH)], &[jitter(0.5)]),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_gone_is_not_sent_again() {
    let streamed: fn(Request) -> Request = |request| {
        let file = File::stream(Body::stream(Body::from("abc")));
        request.raw("text/plain", file)
    };
    let bytes: fn(Request) -> Request = |request| request.raw("text/plain", File::new("abc"));
    check_all([
        with(streamed, once(&CREATE, Key::Made, Status(503))),
        with(streamed, once(&CREATE, Key::Made, NoConnection)),
        with(
            bytes,
            again(&CREATE, Key::Made, &[Status(503)], &[jitter(0.5)]),
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_call_has_a_budget_over_all_its_attempts() {
    const SECOND: Duration = Duration::from_secs(1);
    let limited = || reply_with(429, &[("RateLimit-Reset", "7")], "{}");
    // The wait would end after the budget, so that the failure is told at once.
    let script = Script::new([limited(), reply(200, "{}")]);
    let start = Instant::now();
    let request = client(&script).request(&LIST).with_timeout(SECOND * 6);
    let error = request.send_unit().await.unwrap_err();
    assert!(
        error.is_rate_limited() && start.elapsed() < SECOND,
        "{error}"
    );
    // One second more and a half for jitter, and it is waited.
    let script = Script::new([limited(), reply(200, "{}")]);
    let request = client(&script).request(&LIST).with_timeout(SECOND * 8);
    assert_eq!(request.send_unit().await.unwrap().attempts(), 2);
    // The last attempt has what is left.
    let script = Script::new([Answer::Silence, Answer::Silence, Answer::Silence]);
    let start = Instant::now();
    let request = client(&script)
        .request(&LIST)
        .with_timeout(SECOND * 6)
        .with_attempt_timeout(SECOND * 4);
    let error = request.send_unit().await.unwrap_err();
    assert_eq!(script.requests().len(), 2);
    assert!(error.is_timeout() && error.is_retryable() && !error.is_connect());
    assert!(matches!(error, Error::Timeout { limit, attempts: 2, .. } if limit == SECOND * 6));
    assert!(start.elapsed() <= SECOND * 6 + Duration::from_millis(2));
}
