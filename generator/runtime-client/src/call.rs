//! The future of a call.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use jsonapi_runtime::{DecodeError, RawReply};

use crate::send::{Received, exchange};
use crate::transport::BoxFuture;
use crate::{Error, Reply, Request};

/// Reads a reply by status and media type.
pub type Read<T> = fn(&RawReply) -> Result<T, DecodeError>;

/// A call on its way. It does nothing until it is awaited.
///
/// Only the last step, reading the reply, depends on the type: what sends is compiled once, and a call is two pointers
/// and a flag wide whatever it returns.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T> {
    exchange: BoxFuture<Result<Received, Error>>,
    read: Read<T>,
    /// Whether a reply that is no success is read too, rather than an error.
    any_status: bool,
}

impl<T> Call<T> {
    pub(crate) fn new(request: Request, read: Read<T>, any_status: bool) -> Self {
        Self {
            exchange: Box::pin(exchange(Box::new(request))),
            read,
            any_status,
        }
    }
}

impl<T> Future for Call<T> {
    type Output = Result<Reply<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let received = ready!(self.exchange.as_mut().poll(cx))?;
        if !self.any_status && !received.head.status.is_success() {
            return Poll::Ready(Err(received.into_api_error()));
        }
        Poll::Ready(received.read(self.read))
    }
}

impl<T> std::fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call").finish_non_exhaustive()
    }
}
