//! Contents that are sent as they are read: files, and streams of bytes.

use std::fmt;
use std::fs::Metadata;
use std::future::{Future, ready};
use std::io::{self, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::{Bytes, BytesMut};
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, Stream, StreamExt as _};
use jsonapi_runtime::Blob;
use jsonapi_runtime::http::deferred::{Deferred, Source};
use tempfile::TempPath;
use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};

/// How much of a file is read at a time.
const CHUNK: usize = 64 * 1024;

/// What is sent, piece by piece.
pub type Chunks = BoxStream<'static, io::Result<Bytes>>;

type Open = Box<dyn Fn(Range<u64>) -> BoxFuture<'static, io::Result<Chunks>> + Send + Sync>;

/// Contents that are sent as they are read: no more than a piece of them is in memory.
///
/// Where the length is known, clients may ask for a range of it (RFC 9110 §14): 206 and 416 are answered by the server itself.
///
/// ```
/// # async fn run() -> std::io::Result<()> {
/// use jsonapi_server::Contents;
///
/// let blob = Contents::file("report.pdf").await?.blob("application/pdf");
/// # Ok(()) }
/// ```
pub struct Contents {
    length: Option<u64>,
    pub(crate) entity_tag: Option<String>,
    pub(crate) modified: Option<SystemTime>,
    open: Open,
}

impl Contents {
    /// Contents of a known length: `open` gives the bytes of a range.
    pub fn new<O, F, S>(length: u64, open: O) -> Self
    where
        O: Fn(Range<u64>) -> F + Send + Sync + 'static,
        F: Future<Output = io::Result<S>> + Send + 'static,
        S: Stream<Item = io::Result<Bytes>> + Send + 'static,
    {
        Self {
            length: Some(length),
            entity_tag: None,
            modified: None,
            open: Box::new(move |range| {
                let opened = open(range);
                Box::pin(async move { Ok(opened.await?.boxed()) })
            }),
        }
    }

    /// Contents of which nobody knows the length: they are sent whole.
    pub fn stream<O, F, S>(open: O) -> Self
    where
        O: Fn() -> F + Send + Sync + 'static,
        F: Future<Output = io::Result<S>> + Send + 'static,
        S: Stream<Item = io::Result<Bytes>> + Send + 'static,
    {
        Self {
            length: None,
            ..Self::new(0, move |_| open())
        }
    }

    /// A file, with an entity tag and a date made of when it was changed last. It is opened when it is sent. Tokio's runtime
    /// reads it.
    ///
    /// # Errors
    /// When there is no such file, or it may not be read.
    pub async fn file(path: impl AsRef<Path>) -> io::Result<Self> {
        let path: PathBuf = path.as_ref().to_owned();
        let metadata = tokio::fs::metadata(&path).await?;
        if !metadata.is_file() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "this is no file",
            ));
        }
        let tag = entity_tag(&metadata);
        let content = Self::new(metadata.len(), move |range| read(path.clone(), range));
        Ok(Self {
            entity_tag: tag,
            modified: metadata.modified().ok(),
            ..content
        })
    }

    /// Bytes that are in memory.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        let bytes: Bytes = bytes.into();
        Self::new(bytes.len() as u64, move |range| {
            let place = |end: u64| usize::try_from(end).unwrap_or(usize::MAX).min(bytes.len());
            let part = bytes.slice(place(range.start)..place(range.end));
            ready(Ok(stream::iter([Ok(part)])))
        })
    }

    /// A file that ends with the last of those who hold its path.
    pub(crate) fn kept(path: Arc<TempPath>, length: u64) -> Self {
        Self::new(length, move |range| {
            let held = Arc::clone(&path);
            async move {
                let chunks = read(held.to_path_buf(), range).await?;
                Ok(chunks.inspect(move |_| {
                    let _ = &held;
                }))
            }
        })
    }

    /// The same with a tag that changes when they do (RFC 9110 §8.8.3), without its quotation marks.
    #[must_use]
    pub fn entity_tag(mut self, tag: &str) -> Self {
        self.entity_tag = Some(format!("\"{}\"", tag.replace(['"', '\\'], "")));
        self
    }

    /// The same with the time at which they changed last.
    #[must_use]
    pub fn modified(mut self, at: SystemTime) -> Self {
        self.modified = Some(at);
        self
    }

    /// As what a reply is made of.
    pub fn blob(self, media_type: impl Into<String>) -> Blob {
        Blob::deferred(media_type, Deferred::new(self))
    }

    /// Begins to read a range; all where the length is not known.
    pub(crate) async fn read(&self, range: Range<u64>) -> io::Result<Chunks> {
        (self.open)(range).await
    }
}

impl Source for Contents {
    fn length(&self) -> Option<u64> {
        self.length
    }
}

impl fmt::Debug for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contents")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// A tag of length and time of change: weaker things than the bytes, and what web servers use.
fn entity_tag(metadata: &Metadata) -> Option<String> {
    let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("\"{:x}-{:x}\"", metadata.len(), changed.as_nanos()))
}

async fn read(
    path: PathBuf,
    range: Range<u64>,
) -> io::Result<impl Stream<Item = io::Result<Bytes>> + Send + 'static> {
    let mut file = File::open(path).await?;
    file.seek(SeekFrom::Start(range.start)).await?;
    let file = file.take(range.end.saturating_sub(range.start));
    Ok(stream::try_unfold(file, |mut file| async move {
        let mut buffer = BytesMut::with_capacity(CHUNK);
        let read = file.read_buf(&mut buffer).await?;
        Ok((read > 0).then(|| (buffer.freeze(), file)))
    }))
}
