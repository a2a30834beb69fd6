//! Replies that several machines keep in a place that they share.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use jsonapi_runtime::RawReply;

use super::kept::{decode, encode};
use crate::digest::Digest;

/// How long a claim lasts that nobody renews: whoever made it is taken for dead.
const LEASE: Duration = Duration::from_secs(30);

/// How long a twin waits before it looks again, at first and at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(200));

const PENDING: u8 = b'P';
const DONE: u8 = b'D';

/// A place that several servers share, where values are kept for a time. Two operations, each of which happens as a whole: what is built
/// on them is the same for all places.
///
/// `RedisStore` is one (feature `redis`).
pub trait Store: Send + Sync + 'static {
    /// Puts a value where nothing is, for a time; answers what is there where something is.
    fn claim<'a>(
        &'a self,
        key: &'a str,
        value: &'a [u8],
        time: Duration,
    ) -> BoxFuture<'a, io::Result<Option<Vec<u8>>>>;

    /// Puts a value, or nothing, in the place of another, for a time: where that one is, or nothing is. Answers whether it did.
    fn replace<'a>(
        &'a self,
        key: &'a str,
        known: &'a [u8],
        value: Option<&'a [u8]>,
        time: Duration,
    ) -> BoxFuture<'a, io::Result<bool>>;
}

/// What a shared place says of a request.
pub(super) enum Told {
    First(Claim),
    Again(RawReply),
    Other,
}

/// The right to answer a request: given back when it is dropped without an answer.
pub(super) struct Claim {
    store: Arc<dyn Store>,
    key: String,
    value: Vec<u8>,
    kept: Duration,
    renewal: tokio::task::JoinHandle<()>,
    is_done: bool,
}

/// Asks for the right to answer a request; waits for its twin where that is under way, wherever that may be.
pub(super) async fn told(
    store: &Arc<dyn Store>,
    key: String,
    print: Digest,
    kept: Duration,
) -> io::Result<Told> {
    let mut value = vec![PENDING];
    value.extend_from_slice(&print);
    value.extend_from_slice(&fastrand::u128(..).to_le_bytes());
    let mut pause = PAUSES.0;
    loop {
        let Some(found) = store.claim(&key, &value, LEASE).await? else {
            return Ok(Told::First(Claim::new(Arc::clone(store), key, value, kept)));
        };
        let (state, rest) = found.split_first().unwrap_or((&0, &[]));
        if !rest.starts_with(&print) {
            return Ok(Told::Other);
        }
        if *state == DONE {
            let reply = rest.get(print.len()..).and_then(decode);
            let unread = || io::Error::new(io::ErrorKind::InvalidData, "no reply is kept here");
            return Ok(Told::Again(reply.ok_or_else(unread)?));
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(PAUSES.1);
    }
}

impl Claim {
    fn new(store: Arc<dyn Store>, key: String, value: Vec<u8>, kept: Duration) -> Self {
        let renewal = {
            let (store, key, value) = (Arc::clone(&store), key.clone(), value.clone());
            tokio::spawn(async move {
                loop {
                    tokio::time::sleep(LEASE / 3).await;
                    // If the place is out of reach, the claim lasts as long as it does.
                    let _ = store.replace(&key, &value, Some(&value), LEASE).await;
                }
            })
        };
        Self {
            store,
            key,
            value,
            kept,
            renewal,
            is_done: false,
        }
    }

    /// Keeps the answer for the twins that may come.
    pub(super) async fn keep(mut self, reply: &RawReply) -> io::Result<()> {
        self.renewal.abort();
        let print = self.value.get(1..33).unwrap_or_default();
        let mut done = vec![DONE];
        done.extend_from_slice(print);
        encode(reply, &mut done);
        let kept = self
            .store
            .replace(&self.key, &self.value, Some(&done), self.kept);
        kept.await?;
        self.is_done = true;
        Ok(())
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.renewal.abort();
        let runtime = tokio::runtime::Handle::try_current();
        if let (false, Ok(runtime)) = (self.is_done, runtime) {
            let (store, key) = (Arc::clone(&self.store), std::mem::take(&mut self.key));
            let value = std::mem::take(&mut self.value);
            runtime.spawn(async move {
                // Where it cannot be given back, it ends by itself.
                let _ = store.replace(&key, &value, None, LEASE).await;
            });
        }
    }
}
