//! Two servers and one Redis: each request with a key is answered once, whoever gets it, and a server that dies takes no reply along.
//!
//! `redis-server` or `valkey-server` has to be there: Debian's packages have these names.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod support;

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use futures_util::future::join_all;
use jsonapi_server::{Failure, Idempotency, RedisStore};
use support::{Create, Server, exchange, routes, serve};

/// Redis on a port of its own, which ends with the test.
struct Redis {
    process: Child,
    address: String,
}

impl Redis {
    #[allow(
        clippy::zombie_processes,
        reason = "a test that fails leaves it behind"
    )]
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port().to_string();
        drop(listener);
        let arguments = ["--port", &port, "--save", "", "--appendonly", "no"];
        let started = ["redis-server", "valkey-server"].iter().find_map(|name| {
            let mut command = Command::new(name);
            command.args(arguments).args(["--bind", "127.0.0.1"]);
            command.stdout(Stdio::null()).spawn().ok()
        });
        let process = started.unwrap_or_else(|| panic!("apt-get install redis-server"));
        let address = format!("redis://127.0.0.1:{port}/");
        for _ in 0..100 {
            if RedisStore::connect(&address).await.is_ok() {
                return Self { process, address };
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("Redis does not answer");
    }

    async fn runs(&self, key: &str) -> u64 {
        let client = redis::Client::open(self.address.as_str()).unwrap();
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        let count: Option<u64> = redis::cmd("GET")
            .arg(format!("runs:{key}"))
            .query_async(&mut connection)
            .await
            .unwrap();
        count.unwrap_or_default()
    }

    fn server(&self) -> Server {
        Server::start("serves", &[("REDIS", &self.address)])
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The server of the other tests. Its handler takes a while, and counts in Redis how often it runs for a key.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "the other tests start it"]
async fn serves() {
    let Ok(address) = std::env::var("REDIS") else {
        return;
    };
    let client = redis::Client::open(address.as_str()).unwrap();
    let connection = client.get_multiplexed_async_connection().await.unwrap();
    let store = RedisStore::connect(&address).await.unwrap();
    let mut routes = routes();
    routes.idempotency(Idempotency::new("Idempotency-Key").on(store));
    let service = std::sync::Arc::new(connection);
    routes.on(&service, |connection, request: Create| async move {
        let mut connection = (*connection).clone();
        let run: redis::RedisResult<u64> = redis::cmd("INCR")
            .arg(format!("runs:{}", request.0))
            .query_async(&mut connection)
            .await;
        let pause = if request.0.starts_with("slow") {
            60_000
        } else {
            20
        };
        tokio::time::sleep(Duration::from_millis(pause)).await;
        let run = run.map_err(|_| Failure::internal())?;
        Ok(format!("{} run {run}", request.0))
    });
    serve(routes.into_router()).await;
}

async fn create(server: &Server, key: &str, body: &str) -> String {
    let head = format!(
        "POST /things HTTP/1.1\r\ncontent-type: application/json\r\nidempotency-key: {key}"
    );
    exchange(&server.address, &head, (body, 0, "")).await.0
}

#[tokio::test(flavor = "multi_thread")]
async fn twins_at_two_servers_run_once() {
    let redis = Redis::start().await;
    let servers = [redis.server(), redis.server()];
    // A thousand requests of fifty keys, half of them here and half there, as many at once as the system lets sockets be.
    let requests = (0..1000).map(|number| {
        let server = &servers[number % 2];
        async move {
            let key = format!("key-{}", number / 20);
            let answer = create(server, &key, "{}").await;
            assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
            assert!(answer.ends_with(&format!("{key} run 1")), "{answer}");
        }
    });
    join_all(requests).await;
    for key in 0..50 {
        assert_eq!(redis.runs(&format!("key-{key}")).await, 1);
    }
    let other = create(&servers[0], "key-1", "[]").await;
    assert!(other.starts_with("HTTP/1.1 400"), "{other}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_takes_no_reply_along() {
    let redis = Redis::start().await;
    let (mut first, second) = (redis.server(), redis.server());
    for key in 0..20 {
        create(&first, &format!("key-{key}"), "{}").await;
    }
    // One is under way when the server dies (SIGKILL): nobody was answered, so it is nobody's reply.
    let slow = create(&first, "slow", "{}");
    tokio::select! {
        answer = slow => panic!("{answer}"),
        () = tokio::time::sleep(Duration::from_millis(200)) => {}
    }
    first.process.kill().unwrap();
    first.process.wait().unwrap();
    for key in 0..20 {
        let key = format!("key-{key}");
        let answer = create(&second, &key, "{}").await;
        assert!(answer.ends_with(&format!("{key} run 1")), "{answer}");
        assert_eq!(redis.runs(&key).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_redis_nothing_is_done_twice() {
    let redis = Redis::start().await;
    let server = redis.server();
    let answer = create(&server, "before", "{}").await;
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    drop(redis);
    let answer = create(&server, "before", "{}").await;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    let unkeyed = "POST /things HTTP/1.1\r\ncontent-type: application/json";
    let (answer, _) = exchange(&server.address, unkeyed, ("{}", 0, "")).await;
    assert!(!answer.starts_with("HTTP/1.1 503"), "{answer}");
}
