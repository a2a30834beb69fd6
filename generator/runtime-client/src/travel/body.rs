//! Bodies of requests and replies: bytes at hand, or a stream of them.

use std::fmt;
use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep};

use crate::travel::error::{TransportError, TransportErrorKind};

type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// The body of a request or reply: bytes at hand, or a [`Stream`] of them.
///
/// `Debug` shows the length only: bodies hold personal data.
pub struct Body(Kind);

enum Kind {
    Whole(Option<Bytes>),
    Chunks(Chunks),
}

impl Body {
    /// A body without a byte.
    pub fn empty() -> Self {
        Self(Kind::Whole(None))
    }

    /// A body that comes chunk by chunk.
    pub fn stream(
        chunks: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
    ) -> Self {
        Self(Kind::Chunks(Box::pin(chunks)))
    }

    /// The bytes, where they are at hand.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Kind::Whole(bytes) => Some(bytes.as_deref().unwrap_or_default()),
            Kind::Chunks(_) => None,
        }
    }

    /// The bytes, where they are at hand; otherwise the body itself.
    pub(crate) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Kind::Whole(bytes) => Ok(bytes.unwrap_or_default()),
            Kind::Chunks(_) => Err(self),
        }
    }

    /// The next chunk; `None` after the last.
    ///
    /// # Errors
    /// The connection broke before the body's end.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, TransportError> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }

    /// All bytes, in memory.
    ///
    /// # Errors
    /// The connection broke before the body's end.
    pub async fn collect(self) -> Result<Bytes, TransportError> {
        match self.collect_within(usize::MAX).await {
            Ok(bytes) | Err(CollectError::TooLarge(bytes)) => Ok(bytes),
            Err(CollectError::Transport(error)) => Err(error),
        }
    }

    /// All bytes, in memory, where they are no more than a limit.
    pub(crate) async fn collect_within(mut self, limit: usize) -> Result<Bytes, CollectError> {
        let mut all = BytesMut::new();
        let mut first = Bytes::new();
        while let Some(mut chunk) = self.chunk().await.map_err(CollectError::Transport)? {
            let length = all.len() + first.len();
            let is_over = chunk.len() > limit - length;
            chunk.truncate(limit - length);
            // A body of one chunk is not copied.
            if length == 0 {
                first = chunk;
            } else {
                if all.is_empty() {
                    all = BytesMut::from(std::mem::take(&mut first));
                }
                all.extend_from_slice(&chunk);
            }
            if is_over {
                let start = if all.is_empty() { first } else { all.freeze() };
                return Err(CollectError::TooLarge(start));
            }
        }
        Ok(if all.is_empty() { first } else { all.freeze() })
    }

    /// The same body, that fails where a chunk takes longer than a limit to come.
    pub(crate) fn with_idle_limit(self, limit: Option<Duration>) -> Self {
        match (self.0, limit) {
            (Kind::Chunks(chunks), Some(limit)) => Self::stream(Idle {
                chunks,
                limit,
                timer: Box::pin(sleep(limit)),
                waits: false,
            }),
            (kind, _) => Self(kind),
        }
    }
}

/// Why a body is not in memory as a whole.
pub(crate) enum CollectError {
    /// The connection broke.
    Transport(TransportError),
    /// It is larger than the limit; its start.
    TooLarge(Bytes),
}

/// In the place of a time that clocks cannot count to.
const FAR: Duration = Duration::from_secs(60 * 60 * 24 * 365);

/// A stream of chunks each of which must come within a time.
struct Idle {
    chunks: Chunks,
    limit: Duration,
    timer: Pin<Box<Sleep>>,
    /// Whether the timer runs: it does while the reader waits for a chunk, not while it works on one.
    waits: bool,
}

impl Stream for Idle {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if let Poll::Ready(item) = this.chunks.as_mut().poll_next(cx) {
            this.waits = false;
            return Poll::Ready(item);
        }
        if !this.waits {
            let now = Instant::now();
            let deadline = now.checked_add(this.limit).unwrap_or(now + FAR);
            this.timer.as_mut().reset(deadline);
            this.waits = true;
        }
        ready!(this.timer.as_mut().poll(cx));
        let why = format!("no byte came within {:?}", this.limit);
        Poll::Ready(Some(Err(TransportError::new(
            TransportErrorKind::Timeout,
            why,
        ))))
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.get_mut().0 {
            Kind::Whole(bytes) => Poll::Ready(bytes.take().map(Ok)),
            Kind::Chunks(chunks) => chunks.as_mut().poll_next(cx),
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let chunk = ready!(self.poll_next(cx));
        Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self.0, Kind::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        let length = self
            .as_bytes()
            .and_then(|bytes| bytes.len().try_into().ok());
        length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        let bytes = bytes.into();
        Self(Kind::Whole((!bytes.is_empty()).then_some(bytes)))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_bytes() {
            Some(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            None => f.write_str("Body(stream)"),
        }
    }
}
