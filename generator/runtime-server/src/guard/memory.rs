//! Replies that one process keeps in its memory.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::lock::{Mutex as Turn, OwnedMutexGuard};
use jsonapi_runtime::RawReply;

use crate::digest::Digest;

/// Replies by whose key it is, and the key.
#[derive(Debug, Default)]
pub(super) struct Memory(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    entries: HashMap<Digest, Entry>,
    /// Keys in the order in which they came.
    order: VecDeque<(Digest, Instant)>,
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What the first request was.
    pub(super) print: Digest,
    since: Instant,
    reply: Arc<Turn<Option<RawReply>>>,
}

impl Memory {
    /// What is known of a key; from now on, that this request is its first, where nothing is.
    pub(super) fn entry(&self, key: Digest, print: Digest, kept: Duration, most: usize) -> Entry {
        let now = Instant::now();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.forget(now, kept, most);
        if let Some(entry) = known.entries.get(&key) {
            return entry.clone();
        }
        let entry = Entry {
            print,
            since: now,
            reply: Arc::default(),
        };
        known.order.push_back((key, now));
        known.entries.insert(key, entry.clone());
        entry
    }
}

impl Entry {
    /// The place of the reply, once nobody is at work on it.
    pub(super) async fn slot(self) -> OwnedMutexGuard<Option<RawReply>> {
        self.reply.lock_owned().await
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
