//! Calls that block the thread until they are done (feature `blocking`).
//!
//! A call, a stream of pages or items and a body are the same as without the feature; `wait` takes the place of `await`:
//!
//! ```no_run
//! # use jsonapi_client::{Call, Error, Items, runtime::{FreeObject, Included, Value}};
//! # fn example<R: Included>(call: Call<Value>, items: Items<Value, R, FreeObject>) -> Result<(), Error> {
//! let reply = call.wait()?;
//! for item in items.wait() {
//!     let item = item?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Connections and waits belong to one runtime with one thread, which is started by the first call that waits and stays.
//! Any number of threads may wait at once.
//!
//! Within an asynchronous runtime, waiting would hold up the thread that other tasks, and perhaps the connection itself,
//! need. It is an error there ([`BlockingError::InsideRuntime`]), on threads of `spawn_blocking` too: those may call
//! `Handle::current().block_on(call)`.

use std::future::Future;
use std::io::{self, Read};
use std::sync::LazyLock;

use bytes::{Buf, Bytes};
use jsonapi_runtime::{Document, Included, Wire};
use tokio::runtime::{Builder, Handle, Runtime};

use crate::call::future::Call;
pub use crate::outcome::blocked::BlockingError;
use crate::outcome::error::Error;
use crate::outcome::reply::Reply;
use crate::pages::items::Items;
use crate::pages::stream::Pages;
use crate::travel::body::Body;

static RUNTIME: LazyLock<io::Result<Runtime>> = LazyLock::new(|| {
    let mut builder = Builder::new_multi_thread();
    builder
        .worker_threads(1)
        .thread_name("jsonapi-client")
        .enable_all()
        .build()
});

/// Waits for a future: for what has no `wait` of its own, such as `stream`.
///
/// # Errors
/// The future's own; or [`Error::Blocking`].
pub fn wait<T>(future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    run(future)?
}

/// Runs a future on this thread, in the runtime of blocking calls.
fn run<F: Future>(future: F) -> Result<F::Output, BlockingError> {
    if Handle::try_current().is_ok() {
        return Err(BlockingError::InsideRuntime);
    }
    match &*RUNTIME {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => Err(BlockingError::Runtime(error)),
    }
}

impl<T> Call<T> {
    /// Blocks until the call is done (feature `blocking`).
    ///
    /// # Errors
    /// Those of the call; or [`Error::Blocking`], and nothing was sent.
    pub fn wait(self) -> Result<Reply<T>, Error> {
        wait(self)
    }
}

/// An iterator over a stream; each step blocks.
#[derive(Debug)]
#[must_use = "an iterator does nothing until it is asked"]
pub struct Blocking<S>(S);

impl<S> Blocking<S> {
    /// The stream behind it: its `cursor` says where it stands.
    pub fn stream(&self) -> &S {
        &self.0
    }
}

impl<T, R, M> Pages<T, R, M> {
    /// An iterator over the pages that blocks (feature `blocking`).
    pub fn wait(self) -> Blocking<Self> {
        Blocking(self)
    }
}

impl<T, R, M> Items<T, R, M> {
    /// An iterator over the items that blocks (feature `blocking`).
    pub fn wait(self) -> Blocking<Self> {
        Blocking(self)
    }
}

impl<T: Wire, R: Included, M: Wire> Iterator for Blocking<Pages<T, R, M>> {
    type Item = Result<Reply<Document<Vec<T>, R, M>>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        wait(self.0.try_next()).transpose()
    }
}

impl<T: Wire, R: Included, M: Wire> Iterator for Blocking<Items<T, R, M>> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        wait(self.0.try_next()).transpose()
    }
}

/// Reads a body; each read blocks.
#[derive(Debug)]
pub struct BodyReader {
    body: Body,
    chunk: Bytes,
}

impl Body {
    /// A reader of the body that blocks (feature `blocking`); memory holds one chunk at a time.
    pub fn reader(self) -> BodyReader {
        BodyReader {
            body: self,
            chunk: Bytes::new(),
        }
    }
}

impl Read for BodyReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.chunk.is_empty() && !buffer.is_empty() {
            let chunk = run(self.body.chunk()).map_err(io::Error::other)?;
            match chunk.map_err(io::Error::other)? {
                Some(chunk) => self.chunk = chunk,
                None => return Ok(0),
            }
        }
        let length = self.chunk.len().min(buffer.len());
        self.chunk.copy_to_slice(&mut buffer[..length]);
        Ok(length)
    }
}

#[cfg(test)]
mod tests;
