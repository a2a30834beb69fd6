//! The future of a call.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use jsonapi_runtime::Wire;

use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use crate::call::request::Request;
use crate::call::send::{Received, exchange, streamed};
use crate::outcome::error::Error;
use crate::outcome::read::Read;
use crate::outcome::reply::Reply;
use crate::travel::body::Body;
use crate::travel::transport::BoxFuture;

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

    /// The same call, running in a task of the current tokio runtime; where there is none, unchanged.
    ///
    /// A task, because a future that nobody polls makes no progress, and its timeouts would run out meanwhile.
    pub(crate) fn in_background(self) -> Self {
        match Handle::try_current() {
            Ok(runtime) => Self {
                exchange: Box::pin(Background(runtime.spawn(self.exchange))),
                ..self
            },
            Err(_) => self,
        }
    }
}

/// Sending. Nothing is sent before the future is polled.
impl Request {
    /// Sends; a success is read as JSON. A single resource of another type than the declared one is an error, which holds the
    /// bytes ([`Error::Decode`]).
    pub fn send<T: Wire>(self) -> Call<T> {
        self.send_as(|raw| raw.own_json())
    }

    /// Sends; a success is kept as bytes.
    pub fn send_bytes(self) -> Call<Bytes> {
        self.send_as(|raw| Ok(raw.body.clone()))
    }

    /// Sends; a success is read as text.
    pub fn send_text(self) -> Call<String> {
        self.send_as(|raw| raw.text())
    }

    /// Sends; a success tells nothing but that it is one.
    pub fn send_unit(self) -> Call<()> {
        self.send_as(|_| Ok(()))
    }

    /// Sends; a success is read by status and media type.
    pub fn send_as<T>(self, read: Read<T>) -> Call<T> {
        Call::new(self, read, false)
    }

    /// Sends; any reply is read by status and media type.
    pub fn respond<T>(self, read: Read<T>) -> Call<T> {
        Call::new(self, read, true)
    }

    /// Sends; a success is handed on while it comes, in constant memory.
    pub fn stream(self) -> BoxFuture<Result<Reply<Body>, Error>> {
        Box::pin(streamed(Box::new(self)))
    }
}

/// An exchange in a task of its own; it ends with the call.
struct Background(JoinHandle<Result<Received, Error>>);

impl Future for Background {
    type Output = Result<Received, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match ready!(Pin::new(&mut self.0).poll(cx)) {
            Ok(received) => Poll::Ready(received),
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            // The runtime shuts down, and with it whoever would poll further.
            Err(_) => Poll::Pending,
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.0.abort();
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
