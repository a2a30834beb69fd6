//! Replies that several machines keep in Redis (or Valkey, which speaks the same).

use std::fmt;
use std::io;
use std::time::Duration;

use futures_util::future::BoxFuture;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, FromRedisValue, RedisError};

use super::store::Store;

/// What is there, or what is put there.
const CLAIM: &str = "local known = redis.call('GET', KEYS[1]) \
    if known then return known end \
    redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) \
    return false";

/// Puts the third argument in the place of the first; takes away where there is none.
const REPLACE: &str = "local known = redis.call('GET', KEYS[1]) \
    if known and known ~= ARGV[1] then return 0 end \
    if ARGV[3] then redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[2]) else redis.call('DEL', KEYS[1]) end \
    return 1";

/// A place for the replies of [`Idempotency`](crate::Idempotency) that several machines share: Redis, or Valkey.
///
/// Replies are as safe there as its persistence makes them.
///
/// ```no_run
/// # async fn run() -> std::io::Result<()> {
/// use jsonapi_server::{Idempotency, RedisStore};
///
/// let store = RedisStore::connect("redis://127.0.0.1/").await?;
/// let shared = Idempotency::new("Idempotency-Key").on(store);
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct RedisStore {
    connection: ConnectionManager,
    prefix: String,
}

impl RedisStore {
    /// Connects; a connection that breaks is made anew. Keys begin with `idempotency:`.
    ///
    /// # Errors
    /// When the address is none, or nobody answers there.
    pub async fn connect(address: &str) -> io::Result<Self> {
        let client = Client::open(address).map_err(failed)?;
        let config = ConnectionManagerConfig::new()
            .set_number_of_retries(3)
            .set_connection_timeout(Some(Duration::from_secs(2)))
            .set_response_timeout(Some(Duration::from_secs(5)));
        let connection = ConnectionManager::new_with_config(client, config);
        Ok(Self {
            connection: connection.await.map_err(failed)?,
            prefix: "idempotency:".to_owned(),
        })
    }

    /// Sets what keys begin with: servers of other APIs need another word.
    #[must_use]
    pub fn prefix(self, prefix: impl Into<String>) -> Self {
        Self {
            prefix: prefix.into(),
            ..self
        }
    }

    async fn run<T: FromRedisValue>(
        &self,
        script: &str,
        key: &str,
        arguments: &[&[u8]],
    ) -> io::Result<T> {
        let mut command = redis::cmd("EVAL");
        command
            .arg(script)
            .arg(1)
            .arg(format!("{}{key}", self.prefix));
        for argument in arguments {
            command.arg(*argument);
        }
        let mut connection = self.connection.clone();
        command.query_async(&mut connection).await.map_err(failed)
    }
}

impl Store for RedisStore {
    fn claim<'a>(
        &'a self,
        key: &'a str,
        value: &'a [u8],
        time: Duration,
    ) -> BoxFuture<'a, io::Result<Option<Vec<u8>>>> {
        Box::pin(async move { self.run(CLAIM, key, &[value, &milliseconds(time)]).await })
    }

    fn replace<'a>(
        &'a self,
        key: &'a str,
        known: &'a [u8],
        value: Option<&'a [u8]>,
        time: Duration,
    ) -> BoxFuture<'a, io::Result<bool>> {
        Box::pin(async move {
            let time = milliseconds(time);
            let mut arguments = vec![known, &time];
            arguments.extend(value);
            self.run(REPLACE, key, &arguments).await
        })
    }
}

impl fmt::Debug for RedisStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisStore")
            .field("prefix", &self.prefix)
            .finish_non_exhaustive()
    }
}

fn milliseconds(time: Duration) -> Vec<u8> {
    time.as_millis().max(1).to_string().into_bytes()
}

fn failed(error: RedisError) -> io::Error {
    io::Error::other(error)
}
