//! Threads that cannot wait for a call.

use std::io;

/// Why a thread cannot wait.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BlockingError {
    /// The thread belongs to an asynchronous runtime.
    #[error("a thread of an asynchronous runtime must not be blocked: await the call instead")]
    InsideRuntime,
    /// The runtime that calls run in cannot be started.
    #[error("the runtime of blocking calls cannot be started: {0}")]
    Runtime(&'static io::Error),
}
