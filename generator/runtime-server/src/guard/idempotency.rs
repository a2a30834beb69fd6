//! Requests that may be sent twice: the first answer is kept, and replayed to whoever sends the same with the same key.
//!
//! A key belongs to who sent it: the credentials of a request are part of it, so that nobody is given another's reply. Twins that
//! come while the first is under way wait for it. What is decided before a handler runs (401, 429) is not kept.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use futures_util::lock::OwnedMutexGuard;
use http::HeaderMap;
use jsonapi_runtime::RawReply;

use super::memory::Memory;
use super::store::{Claim, Store, Told, told};
use crate::digest::{Digest, digest};

/// How long replies are kept unless [`Idempotency::keep`] says otherwise.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Keeps replies and replays them: in memory, for a server that is one process, or in a [`Store`] that several share.
///
/// ```
/// use std::time::Duration;
/// use jsonapi_server::Idempotency;
///
/// let hour = Idempotency::new("Idempotency-Key").keep(Duration::from_secs(3600)).at_most(1_000);
/// ```
pub struct Idempotency {
    header: String,
    kept: Duration,
    most: usize,
    place: Place,
}

enum Place {
    Memory(Memory),
    Store(Arc<dyn Store>),
}

/// What becomes of a request that has a key.
pub(crate) enum Verdict {
    /// It is the first: its reply belongs into the slot.
    First(Slot),
    /// It came before: this was the answer.
    Again(RawReply),
    /// The key came before with another request.
    Other,
}

/// Where the reply to a request belongs. Dropped without one, the next twin takes its place.
pub(crate) struct Slot(Held);

enum Held {
    Memory(OwnedMutexGuard<Option<RawReply>>),
    Store(Claim),
}

impl Idempotency {
    /// Keeps the replies to requests that have a header of this name, for 24 hours and 10,000 at most.
    pub fn new(header: impl Into<String>) -> Self {
        Self {
            header: header.into(),
            kept: DAY,
            most: 10_000,
            place: Place::Memory(Memory::default()),
        }
    }

    /// Keeps them in a place that several machines share. While it is out of reach, requests with a key are answered 503. It needs
    /// tokio's runtime.
    #[must_use]
    pub fn on(self, store: impl Store) -> Self {
        Self {
            place: Place::Store(Arc::new(store)),
            ..self
        }
    }

    /// Sets how long replies are kept.
    #[must_use]
    pub fn keep(self, kept: Duration) -> Self {
        Self { kept, ..self }
    }

    /// Sets how many replies are kept in memory; the oldest are forgotten first. How many a [`Store`] keeps is its own affair.
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
    ///
    /// # Errors
    /// When the place of the replies is out of reach.
    pub(crate) async fn verdict(
        &self,
        whose: Digest,
        key: &str,
        print: Digest,
    ) -> io::Result<Verdict> {
        let key = digest([whose.as_slice(), key.as_bytes()]);
        match &self.place {
            Place::Memory(memory) => {
                let entry = memory.entry(key, print, self.kept, self.most);
                if entry.print != print {
                    return Ok(Verdict::Other);
                }
                let slot = entry.slot().await;
                Ok(match slot.clone() {
                    Some(kept) => Verdict::Again(kept),
                    None => Verdict::First(Slot(Held::Memory(slot))),
                })
            }
            Place::Store(store) => Ok(match told(store, hex(key), print, self.kept).await? {
                Told::First(claim) => Verdict::First(Slot(Held::Store(claim))),
                Told::Again(reply) => Verdict::Again(reply),
                Told::Other => Verdict::Other,
            }),
        }
    }
}

impl Slot {
    /// Keeps the reply.
    ///
    /// # Errors
    /// When the place of the replies is out of reach.
    pub(crate) async fn keep(self, reply: &RawReply) -> io::Result<()> {
        match self.0 {
            Held::Memory(mut slot) => {
                *slot = Some(reply.clone());
                Ok(())
            }
            Held::Store(claim) => claim.keep(reply).await,
        }
    }
}

impl fmt::Debug for Idempotency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Idempotency")
            .field("header", &self.header)
            .field("kept", &self.kept)
            .finish_non_exhaustive()
    }
}

fn hex(digest: Digest) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
