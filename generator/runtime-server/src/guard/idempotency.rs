//! Requests that may be sent twice: the first answer is kept, and replayed to whoever sends the same with the same key.
//!
//! A key belongs to who sent it: the credentials of a request are part of it, so that nobody is given another's reply. Twins that
//! come while the first is under way wait for it. What is decided before a handler runs (401, 429) is not kept.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::lock::{Mutex as Turn, OwnedMutexGuard};
use http::HeaderMap;
use jsonapi_runtime::RawReply;

use super::digest::Digest;

/// How long replies are kept unless [`Idempotency::keep`] says otherwise.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Keeps replies in memory, and replays them: for a server that is one process.
///
/// ```
/// use std::time::Duration;
/// use jsonapi_server::Idempotency;
///
/// let hour = Idempotency::new("Idempotency-Key").keep(Duration::from_secs(3600)).at_most(1_000);
/// ```
#[derive(Debug)]
pub struct Idempotency {
    header: String,
    kept: Duration,
    most: usize,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    entries: HashMap<Key, Entry>,
    /// Keys in the order in which they came.
    order: VecDeque<(Key, Instant)>,
}

#[derive(Clone, Debug)]
struct Entry {
    /// What the first request was.
    print: Digest,
    since: Instant,
    reply: Arc<Turn<Option<RawReply>>>,
}

/// Whose key it is, and the key.
type Key = (Digest, String);

/// What becomes of a request that has a key.
pub(crate) enum Verdict {
    /// It is the first: its reply belongs into the slot.
    First(OwnedMutexGuard<Option<RawReply>>),
    /// It came before: this was the answer.
    Again(RawReply),
    /// The key came before with another request.
    Other,
}

impl Idempotency {
    /// Keeps the replies to requests that have a header of this name, for 24 hours and 10,000 at most.
    pub fn new(header: impl Into<String>) -> Self {
        Self {
            header: header.into(),
            kept: DAY,
            most: 10_000,
            known: Mutex::default(),
        }
    }

    /// Sets how long replies are kept.
    #[must_use]
    pub fn keep(self, kept: Duration) -> Self {
        Self { kept, ..self }
    }

    /// Sets how many replies are kept; the oldest are forgotten first.
    #[must_use]
    pub fn at_most(self, most: usize) -> Self {
        Self { most, ..self }
    }

    /// The key of a request.
    pub(crate) fn key(&self, headers: &HeaderMap) -> Option<String> {
        let key = headers.get(self.header.as_str())?.to_str().ok()?.trim();
        (!key.is_empty()).then(|| key.to_owned())
    }

    /// What becomes of a request; waits for its twin where that is under way.
    pub(crate) async fn verdict(&self, whose: Digest, key: String, print: Digest) -> Verdict {
        let entry = self.entry((whose, key), print);
        if entry.print != print {
            return Verdict::Other;
        }
        let slot = entry.reply.lock_owned().await;
        match slot.clone() {
            Some(kept) => Verdict::Again(kept),
            None => Verdict::First(slot),
        }
    }

    fn entry(&self, key: Key, print: Digest) -> Entry {
        let now = Instant::now();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.forget(now, self.kept, self.most);
        if let Some(entry) = known.entries.get(&key) {
            return entry.clone();
        }
        let entry = Entry {
            print,
            since: now,
            reply: Arc::default(),
        };
        known.order.push_back((key.clone(), now));
        known.entries.insert(key, entry.clone());
        entry
    }
}

impl Known {
    /// Forgets what is too old, and the oldest where there is no place for one more.
    fn forget(&mut self, now: Instant, kept: Duration, most: usize) {
        while let Some((key, since)) = self.order.front() {
            let is_old = now.duration_since(*since) >= kept;
            if !is_old && self.order.len() < most.max(1) {
                return;
            }
            if self
                .entries
                .get(key)
                .is_some_and(|entry| entry.since == *since)
            {
                self.entries.remove(key);
            }
            self.order.pop_front();
        }
    }
}
