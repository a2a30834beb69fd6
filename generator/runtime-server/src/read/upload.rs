//! Files that came with a request: small ones in memory, large ones in a temporary file that ends with them.

use std::fmt;
use std::io;
use std::sync::Arc;

use bytes::Bytes;
use http::HeaderMap;
use tempfile::TempPath;

use crate::answer::contents::{Chunks, Contents};

/// A file that came as a part of a multipart body. Large ones were put on the disk as they came, and are removed with the last
/// clone.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Upload {
    /// The file's name, as the client gave it: never a path to write to.
    pub file_name: Option<String>,
    /// The part's media type.
    pub content_type: Option<String>,
    /// The headers of the part.
    pub headers: HeaderMap,
    pub(crate) held: Held,
}

/// Where the bytes of a part are.
#[derive(Clone)]
pub(crate) enum Held {
    Memory(Bytes),
    Disk(Arc<TempPath>, u64),
}

impl Upload {
    /// A file without name and media type.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            held: Held::Memory(bytes.into()),
            ..Self::default()
        }
    }

    /// How many bytes it has.
    pub fn len(&self) -> u64 {
        match &self.held {
            Held::Memory(bytes) => bytes.len() as u64,
            Held::Disk(_, length) => *length,
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of it, in memory.
    ///
    /// # Errors
    /// When it is on the disk and cannot be read.
    pub async fn bytes(&self) -> io::Result<Bytes> {
        match &self.held {
            Held::Memory(bytes) => Ok(bytes.clone()),
            Held::Disk(path, _) => Ok(tokio::fs::read(&***path).await?.into()),
        }
    }

    /// Piece by piece. Tokio's runtime reads it.
    ///
    /// # Errors
    /// When it is on the disk and cannot be read.
    pub async fn chunks(&self) -> io::Result<Chunks> {
        self.content().read(0..self.len()).await
    }

    /// As contents of a reply, or of a request to somebody else: no more than a piece of it is in memory.
    pub fn content(&self) -> Contents {
        match &self.held {
            Held::Memory(bytes) => Contents::bytes(bytes.clone()),
            Held::Disk(path, length) => Contents::kept(Arc::clone(path), *length),
        }
    }

    /// All of it, for fields that are read before a handler runs.
    pub(crate) fn whole(&self) -> Bytes {
        match &self.held {
            Held::Memory(bytes) => bytes.clone(),
            // What cannot be read any more is as good as empty; who reads it says that it is nothing.
            Held::Disk(path, _) => std::fs::read(&***path).unwrap_or_default().into(),
        }
    }
}

impl Default for Held {
    fn default() -> Self {
        Self::Memory(Bytes::new())
    }
}

/// Names and contents of files stay out of logs.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("content_type", &self.content_type)
            .field("length", &self.len())
            .finish_non_exhaustive()
    }
}
