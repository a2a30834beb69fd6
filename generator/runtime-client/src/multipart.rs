//! Bodies of `multipart/form-data` (RFC 7578), from bytes or streams.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use jsonapi_runtime::{Inflection, Mismatch, Wire};

use crate::{Body, value};

/// A file of a multipart or binary body: its bytes and what they are called.
///
/// ```
/// use jsonapi_client::File;
///
/// let file = File::new("name,birthdate\n").name("people.csv").media_type("text/csv");
/// ```
#[derive(Clone, Debug)]
pub struct File {
    name: Option<String>,
    media_type: Option<String>,
    content: Content,
}

/// Bytes that can be sent again, or a stream that can be sent once.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Bytes(Bytes),
    Stream(Arc<Mutex<Option<Body>>>),
}

impl Content {
    pub(crate) fn stream(body: Body) -> Self {
        match body.into_bytes() {
            Ok(bytes) => Self::Bytes(bytes),
            Err(stream) => Self::Stream(Arc::new(Mutex::new(Some(stream)))),
        }
    }

    pub(crate) fn is_replayable(&self) -> bool {
        matches!(self, Self::Bytes(_))
    }

    /// The body; `None` where a stream was taken before.
    pub(crate) fn body(&self) -> Option<Body> {
        match self {
            Self::Bytes(bytes) => Some(bytes.clone().into()),
            // A poisoned lock means that another thread panicked while it took the stream: it is gone.
            Self::Stream(stream) => stream.lock().ok()?.take(),
        }
    }
}

impl File {
    /// A file of these bytes.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            name: None,
            media_type: None,
            content: Content::Bytes(bytes.into()),
        }
    }

    /// A file that is read while it is sent. A request with a stream is not sent a second time.
    pub fn stream(body: Body) -> Self {
        Self {
            name: None,
            media_type: None,
            content: Content::stream(body),
        }
    }

    /// The file's name, as the server gets to see it.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The file's media type; `application/octet-stream` unless told otherwise.
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    pub(crate) fn into_content(self) -> (Option<String>, Content) {
        (self.media_type, self.content)
    }
}

impl<T: Into<Bytes>> From<T> for File {
    fn from(bytes: T) -> Self {
        Self::new(bytes)
    }
}

/// The parts of a multipart body.
///
/// `Debug` shows no content.
#[derive(Clone, Debug)]
pub struct Parts {
    boundary: String,
    parts: Vec<(Bytes, Content)>,
    /// The first value that is not what it is called.
    unfit: Option<Mismatch>,
}

impl Default for Parts {
    fn default() -> Self {
        Self::new()
    }
}

impl Parts {
    /// No parts yet.
    pub fn new() -> Self {
        Self {
            boundary: uuid::Uuid::new_v4().simple().to_string(),
            parts: Vec::new(),
            unfit: None,
        }
    }

    /// The first value that is not what it is called; the rest is sent.
    pub(crate) fn take_unfit(&mut self) -> Option<Mismatch> {
        self.unfit.take()
    }

    /// Adds a value. Lists and objects become parts of their own, named with brackets: `data[attributes][tags][]`.
    pub fn part<T: Wire>(mut self, name: &str, value: &T) -> Self {
        let unfit = Mismatch::of_unfit(&value.write(Inflection::Kebab));
        self.unfit = self.unfit.or(unfit.map(|unfit| unfit.under(name)));
        for (name, value) in value::pairs(name, value) {
            let head = format!(
                "Content-Disposition: form-data; name=\"{}\"\r\n",
                escape(&name)
            );
            self.push(&head, Content::Bytes(value.into()));
        }
        self
    }

    /// Adds a file.
    pub fn file(mut self, name: &str, file: impl Into<File>) -> Self {
        let file = file.into();
        let head = format!(
            "Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n",
            escape(name),
            escape(file.name.as_deref().unwrap_or("file")),
            escape(
                file.media_type
                    .as_deref()
                    .unwrap_or("application/octet-stream")
            ),
        );
        self.push(&head, file.content);
        self
    }

    /// Adds files under one name, with `[]` behind it.
    pub fn files(self, name: &str, files: impl IntoIterator<Item = impl Into<File>>) -> Self {
        let name = format!("{name}[]");
        files
            .into_iter()
            .fold(self, |parts, file| parts.file(&name, file))
    }

    fn push(&mut self, head: &str, content: Content) {
        let before = if self.parts.is_empty() { "" } else { "\r\n" };
        let head = format!("{before}--{}\r\n{head}\r\n", self.boundary);
        self.parts.push((head.into(), content));
    }

    pub(crate) fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    pub(crate) fn is_replayable(&self) -> bool {
        self.parts
            .iter()
            .all(|(_, content)| content.is_replayable())
    }

    /// The body; `None` where a stream in it was taken before.
    pub(crate) fn body(&self) -> Option<Body> {
        let end = if self.parts.is_empty() { "" } else { "\r\n" };
        let end = Bytes::from(format!("{end}--{}--\r\n", self.boundary));
        let mut pieces = VecDeque::with_capacity(self.parts.len() * 2 + 1);
        for (head, content) in &self.parts {
            pieces.push_back(Body::from(head.clone()));
            pieces.push_back(content.body()?);
        }
        pieces.push_back(end.into());
        if !self.is_replayable() {
            return Some(Body::stream(Pieces(pieces)));
        }
        let mut whole = BytesMut::new();
        for piece in &pieces {
            whole.extend_from_slice(piece.as_bytes().unwrap_or_default());
        }
        Some(whole.freeze().into())
    }
}

/// Bodies one after the other.
struct Pieces(VecDeque<Body>);

impl Stream for Pieces {
    type Item = <Body as Stream>::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(Pin::new(first).poll_next(cx)) {
                Some(chunk) => return Poll::Ready(Some(chunk)),
                None => self.0.pop_front(),
            };
        }
        Poll::Ready(None)
    }
}

/// Keeps a name from ending its quotes or its line, as browsers do (HTML, "multipart form data").
fn escape(text: &str) -> String {
    text.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

#[cfg(test)]
mod tests;
