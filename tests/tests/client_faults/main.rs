//! The generated client against a server that fails in every way: no panic, no hang, each error as documented, and no
//! write done twice without the same idempotency key.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod peer;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use persona_client::runtime::{Wire, from_slice};
use persona_client::{Client, ContentKind, Error, RetryPolicy, TransportErrorKind};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::timeout;

use self::peer::{Fault, Peer};

/// What the server and the wire allow of a call.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Nature {
    Read,
    /// A write with an idempotency key.
    Keyed,
    /// `DELETE`: it has no key and needs none.
    Idempotent,
    /// A write for which the document has no key.
    Once,
}

type Outcome = Pin<Box<dyn Future<Output = Result<u32, Error>> + Send>>;

/// A call of the typed client; it gives the number of attempts.
type TypedCall = fn(&Client) -> Outcome;

const CALLS: [(Nature, TypedCall); 5] = [
    (Nature::Read, |persona| {
        // A builder is a future too.
        let call = persona.inquiries().list();
        Box::pin(async { Ok(call.await?.attempts()) })
    }),
    (Nature::Keyed, |persona| {
        let body = sample(r#"{"data": {"attributes": {"inquiry-template-id": "itmpl_1"}}}"#);
        let call = persona.inquiries().create(&body).send();
        Box::pin(async { Ok(call.await?.attempts()) })
    }),
    (Nature::Keyed, |persona| {
        let call = persona.inquiries().update("inq_1").send();
        Box::pin(async { Ok(call.await?.attempts()) })
    }),
    (Nature::Idempotent, |persona| {
        let call = persona.inquiries().redact("inq_1").send();
        Box::pin(async { Ok(call.await?.attempts()) })
    }),
    (Nature::Once, |persona| {
        let body = sample(r#"{"data": {"account-action-id": "a"}}"#);
        let call = persona.accounts().run_action("act_1", &body).send();
        Box::pin(async { Ok(call.await?.attempts()) })
    }),
];

fn sample<T: Wire>(text: &str) -> T {
    from_slice(text.as_bytes()).unwrap()
}

/// How an error is told.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Transport(TransportErrorKind),
    Timeout,
    Api(u16, ContentKind),
    Decode,
    TooLarge,
    Other,
}

fn kind(error: &Error) -> Kind {
    match error {
        Error::Transport { source, .. } => Kind::Transport(source.kind()),
        Error::Timeout { .. } => Kind::Timeout,
        Error::Api(error) => Kind::Api(error.status().as_u16(), error.content_kind()),
        Error::Decode(_) => Kind::Decode,
        Error::TooLarge { .. } => Kind::TooLarge,
        _ => Kind::Other,
    }
}

const BROKEN: Kind = Kind::Transport(TransportErrorKind::Exchange);
const ERRORS: &str =
    r#"{"errors": [{"title": "Not now", "details": "Jane Doe, jane@example.com"}]}"#;
const QUOTA: &str = r#"{"errors": [{"title": "Quota exceeded"}]}"#;
const HTML: &str = "<html><body>Bad gateway</body></html>";

/// Each fault, the error that it ends in, and the attempts of a read, a write with a key, a `DELETE` and a write
/// without.
const FAULTS: [(Fault, Kind, [u32; 4]); 20] = [
    (Fault::Reset, BROKEN, [3, 3, 3, 1]),
    (Fault::Close, BROKEN, [3, 3, 3, 1]),
    (Fault::TruncatedBody, BROKEN, [3, 3, 3, 1]),
    (Fault::TruncatedChunks, BROKEN, [3, 3, 3, 1]),
    (Fault::NotHttp, BROKEN, [3, 3, 3, 1]),
    (Fault::EndlessHead, BROKEN, [3, 3, 3, 1]),
    (Fault::Silence, Kind::Timeout, [3, 3, 3, 1]),
    (Fault::SlowBody, Kind::Timeout, [3, 3, 3, 1]),
    (Fault::SlowHead, Kind::Timeout, [3, 3, 3, 1]),
    (Fault::EndlessBody, Kind::TooLarge, [1, 1, 1, 1]),
    (
        Fault::Reply(429, "ratelimit-reset: 0\r\n", ERRORS),
        Kind::Api(429, ContentKind::Errors),
        [3, 3, 3, 3],
    ),
    (
        Fault::Reply(429, "ratelimit-reset: 3600\r\n", ERRORS),
        Kind::Api(429, ContentKind::Errors),
        [1, 1, 1, 1],
    ),
    (
        Fault::Reply(429, "ratelimit-reset: 0\r\n", QUOTA),
        Kind::Api(429, ContentKind::Errors),
        [1, 1, 1, 1],
    ),
    (
        Fault::Reply(503, "", ERRORS),
        Kind::Api(503, ContentKind::Errors),
        [3, 3, 3, 1],
    ),
    (
        Fault::Reply(502, "", HTML),
        Kind::Api(502, ContentKind::Html),
        [3, 3, 3, 1],
    ),
    (
        Fault::Reply(500, "", ""),
        Kind::Api(500, ContentKind::Empty),
        [3, 1, 1, 1],
    ),
    (
        Fault::Reply(409, "", ERRORS),
        Kind::Api(409, ContentKind::Errors),
        [1, 1, 1, 1],
    ),
    (
        Fault::Reply(307, "location: http://127.0.0.1:9/elsewhere\r\n", ""),
        Kind::Api(307, ContentKind::Empty),
        [1, 1, 1, 1],
    ),
    (
        Fault::Reply(200, "", r#"{"data": [{"type"#),
        Kind::Decode,
        [1, 1, 1, 1],
    ),
    (Fault::Reply(200, "", HTML), Kind::Decode, [1, 1, 1, 1]),
];

/// A client that waits for milliseconds between attempts, and for a reply only as long as the test needs.
fn client(url: &str, limit: Duration) -> Client {
    let retry = RetryPolicy {
        first_wait: Duration::from_millis(2),
        ..RetryPolicy::default()
    };
    let builder = Client::builder()
        .base_url(url)
        .api_key("persona_sandbox_secret");
    let builder = builder
        .retry(retry)
        .attempt_timeout(limit)
        .max_body(1 << 20);
    builder.build().unwrap()
}

/// The time that an attempt has: short where the fault is that nothing comes, else more than any of them needs.
fn limit(kind: Kind) -> Duration {
    Duration::from_millis(if kind == Kind::Timeout { 1_000 } else { 60_000 })
}

/// No call hangs: none takes longer than this, be the machine as busy as it may.
const PATIENCE: Duration = Duration::from_secs(120);

/// A write that was done more than once carries the same key each time, or is a method that may be repeated.
fn assert_not_done_twice(peer: &Peer, what: &str) {
    let asked = peer.asked();
    let done: Vec<_> = asked
        .iter()
        .filter(|asked| asked.is_done && asked.method != "GET" && asked.method != "DELETE")
        .collect();
    if let [first, rest @ ..] = &done[..] {
        let is_same = |asked: &&_| same(first, asked);
        assert!(rest.is_empty() || first.key.is_some(), "{what}: {done:?}");
        assert!(rest.iter().all(is_same), "{what}: {done:?}");
    }
}

fn same(one: &peer::Asked, other: &peer::Asked) -> bool {
    (&one.method, &one.path, &one.key, &one.body)
        == (&other.method, &other.path, &other.key, &other.body)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_meets_every_fault() {
    let mut running = JoinSet::new();
    for (fault, expected, attempts) in FAULTS {
        for (nature, call) in CALLS {
            running.spawn(async move {
                let what = format!("{nature:?} meets {fault:?}");
                let peer = Peer::start([fault]).await;
                let persona = client(&peer.url, limit(expected));
                let outcome = timeout(PATIENCE, call(&persona)).await;
                let error = outcome.expect(&what).expect_err(&what);
                assert_eq!(kind(&error), expected, "{what}: {error:?}");
                let attempts = attempts[nature as usize];
                assert_eq!(error.attempts(), attempts, "{what}");
                let asked = peer.asked();
                // An attempt can be over before the server has read what was asked.
                let is_read = expected != Kind::Timeout;
                assert!(asked.len() <= attempts as usize, "{what}");
                assert!(asked.len() == attempts as usize || !is_read, "{what}");
                assert_not_done_twice(&peer, &what);
                let keys = asked.iter().filter(|asked| asked.key.is_some()).count();
                let all = if nature == Nature::Keyed {
                    asked.len()
                } else {
                    0
                };
                assert_eq!(keys, all, "{what}");
                let shown = format!("{error} {error:?} {:?}", std::error::Error::source(&error));
                for private in ["Jane", "secret", "inq_1", "act_1", "127.0.0.1"] {
                    assert!(!shown.contains(private), "{what}: {shown}");
                }
            });
        }
    }
    let mut checked = 0;
    while let Some(done) = running.join_next().await {
        done.unwrap();
        checked += 1;
    }
    assert_eq!(checked, FAULTS.len() * CALLS.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fault_that_passes_costs_an_attempt_and_nothing_else() {
    let passing = [
        Fault::Reset,
        Fault::TruncatedBody,
        Fault::Reply(503, "", HTML),
    ];
    let mut running = JoinSet::new();
    for first in passing {
        for second in passing {
            for (nature, call) in CALLS
                .into_iter()
                .filter(|(nature, _)| *nature != Nature::Once)
            {
                running.spawn(async move {
                    let what = format!("{nature:?} meets {first:?}, {second:?}");
                    let peer = Peer::start([first, second, Fault::Healthy]).await;
                    let persona = client(&peer.url, limit(BROKEN));
                    let attempts = timeout(PATIENCE, call(&persona)).await.expect(&what);
                    assert_eq!(attempts.expect(&what), 3, "{what}");
                    assert_not_done_twice(&peer, &what);
                    // The next call of the same client knows nothing of it, and has a key of its own.
                    let attempts = timeout(PATIENCE, call(&persona)).await.expect(&what);
                    assert_eq!(attempts.expect(&what), 1, "{what}");
                    let asked = peer.asked();
                    let keys = (&asked[2].key, &asked[3].key);
                    assert_eq!(
                        keys.0 != keys.1,
                        nature == Nature::Keyed,
                        "{what}: {keys:?}"
                    );
                });
            }
        }
    }
    while let Some(done) = running.join_next().await {
        done.unwrap();
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_tried_again_by_every_call() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/api/v1", listener.local_addr().unwrap());
    drop(listener);
    for (nature, call) in CALLS {
        let error = call(&client(&url, limit(BROKEN))).await.unwrap_err();
        assert!(
            error.is_connect() && error.is_retryable(),
            "{nature:?}: {error:?}"
        );
        assert_eq!(error.attempts(), 3, "{nature:?}");
    }
}

#[tokio::test]
async fn a_download_tells_where_it_broke() {
    let cases = [
        (Fault::TruncatedBody, TransportErrorKind::Exchange),
        (Fault::TruncatedChunks, TransportErrorKind::Exchange),
    ];
    for (fault, expected) in cases {
        let peer = Peer::start([fault]).await;
        let persona = client(&peer.url, limit(BROKEN));
        let reply = persona
            .inquiries()
            .print_pdf("inq_1")
            .stream()
            .await
            .unwrap();
        let mut body = reply.into_body();
        assert!(!body.chunk().await.unwrap().unwrap().is_empty());
        let error = timeout(PATIENCE, body.chunk()).await.unwrap().unwrap_err();
        assert_eq!(error.kind(), expected, "{fault:?}");
        assert_eq!(
            peer.asked().len(),
            1,
            "what was handed out cannot be asked for again"
        );
    }
}

#[tokio::test]
async fn a_download_may_be_larger_than_what_is_held_in_memory() {
    let peer = Peer::start([Fault::EndlessBody]).await;
    let persona = client(&peer.url, limit(BROKEN));
    let reply = persona
        .inquiries()
        .print_pdf("inq_1")
        .stream()
        .await
        .unwrap();
    let (mut body, mut length) = (reply.into_body(), 0);
    while length < 4 << 20 {
        length += body.chunk().await.unwrap().unwrap().len();
    }
    let error = persona
        .inquiries()
        .print_pdf("inq_1")
        .send()
        .await
        .unwrap_err();
    assert_eq!(kind(&error), Kind::TooLarge);
}
