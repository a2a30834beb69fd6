//! Bodies of `multipart/form-data` (RFC 7578), from bytes or streams.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::{HeaderName, HeaderValue};
use jsonapi_runtime::http::encoding::Encoding;
use jsonapi_runtime::http::form::{self, FormField};
use jsonapi_runtime::{Inflection, MediaType, Mismatch, Node, Value, Wire};

use crate::travel::body::Body;
use crate::travel::invalid::InvalidRequest;
use crate::travel::media::concrete;

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
    headers: Vec<(String, String)>,
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

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Bytes(text.into())
    }
}

impl File {
    /// A file of these bytes.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self::of(Content::Bytes(bytes.into()))
    }

    /// A file that is read while it is sent. A request with a stream is not sent a second time.
    pub fn stream(body: Body) -> Self {
        Self::of(Content::stream(body))
    }

    fn of(content: Content) -> Self {
        Self {
            name: None,
            media_type: None,
            headers: Vec::new(),
            content,
        }
    }

    /// The file's name, as the server gets to see it.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The file's media type, instead of the one that the document tells or, where it tells none,
    /// `application/octet-stream`.
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// A header of the part that the file becomes, for multipart bodies.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
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
    mistake: Option<InvalidRequest>,
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
            mistake: None,
        }
    }

    /// Adds a value as OpenAPI 3.1 §4.8.15 has it by default: text as it is, an object as one part of JSON, and a list
    /// as a part for each item, all of one name.
    pub fn part<T: Wire>(self, name: &str, value: &T) -> Self {
        self.add(name, None, value)
    }

    /// Adds a value in a media type: text where that is no JSON. A list is a part for each item.
    pub fn part_in<T: Wire>(self, name: &str, media_type: &str, value: &T) -> Self {
        self.add(name, Some(media_type), value)
    }

    /// Adds a value as parts of text alone, named with brackets: `data[attributes][tags][]`.
    pub fn bracketed<T: Wire>(self, name: &str, value: &T) -> Self {
        let parts = self.checked(name, &value.to_node(Inflection::Kebab));
        parts.pairs(value, name, Encoding::DEEP_OBJECT)
    }

    /// Adds a value as parts of text, written in the style that a document tells.
    pub fn part_by<T: Wire>(self, field: FormField, value: &T) -> Self {
        let parts = self.checked(field.name, &value.to_node(Inflection::Kebab));
        parts.pairs(value, field.name, field.encoding)
    }

    fn pairs<T: Wire>(mut self, value: &T, name: &str, encoding: Encoding) -> Self {
        for (name, text) in form::write_parts(value, name, encoding) {
            self.push(&disposition(&name), text.into());
        }
        self
    }

    /// Adds a file.
    pub fn file(self, name: &str, file: impl Into<File>) -> Self {
        self.file_in(name, "application/octet-stream", file)
    }

    /// Adds a file in a media type, unless it has its own. Of a list of media types, the first that is no range holds;
    /// where there is none, the file must say.
    pub fn file_in(mut self, name: &str, media_types: &str, file: impl Into<File>) -> Self {
        let file = file.into();
        let Some(media_type) = concrete(media_types, file.media_type.as_deref()) else {
            return self.mistaken(InvalidRequest::MediaType {
                declared: media_types.to_owned(),
            });
        };
        let mut head = format!(
            "Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n",
            escape(name),
            escape(file.name.as_deref().unwrap_or("file")),
            escape(&media_type),
        );
        for (name, value) in &file.headers {
            if !is_header(name, value) {
                let name = name.clone();
                return self.mistaken(InvalidRequest::Header { name });
            }
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        self.push(&head, file.content);
        self
    }

    /// Adds files under one name.
    pub fn files(self, name: &str, files: impl IntoIterator<Item = impl Into<File>>) -> Self {
        self.files_in(name, "application/octet-stream", files)
    }

    /// Adds files under one name, in a media type as [`file_in`](Self::file_in) does.
    pub fn files_in(
        self,
        name: &str,
        media_types: &str,
        files: impl IntoIterator<Item = impl Into<File>>,
    ) -> Self {
        let files = files.into_iter();
        files.fold(self, |parts, file| parts.file_in(name, media_types, file))
    }

    fn add<T: Wire>(self, name: &str, media_type: Option<&str>, value: &T) -> Self {
        let mut this = self.checked(name, &value.to_node(Inflection::Kebab));
        let items = match jsonapi_runtime::to_value(value, Inflection::Kebab) {
            Value::Array(items) => items,
            value => vec![value],
        };
        for item in items {
            this.item(name, media_type, item);
        }
        this
    }

    /// Refuses a value that is not what it is called.
    fn checked(self, name: &str, value: &Node<'_>) -> Self {
        match Mismatch::of_unfit(value) {
            None => self,
            Some(source) => self.mistaken(InvalidRequest::Value {
                name: "the body",
                source: source.under(name),
            }),
        }
    }

    /// One part. What is nothing is no part.
    fn item(&mut self, name: &str, media_type: Option<&str>, value: Value) {
        let told = media_type.and_then(|text| {
            text.split(',')
                .map(str::trim)
                .find(|told| !told.contains('*'))
        });
        let is_json = told
            .and_then(MediaType::parse)
            .is_some_and(MediaType::is_json);
        let (media_type, text) = match value {
            Value::Null if !is_json => return,
            Value::String(text) if !is_json => (told, text),
            value @ (Value::Object(_) | Value::Array(_)) => {
                (Some(told.unwrap_or("application/json")), value.to_string())
            }
            value => (told, value.to_string()),
        };
        let mut head = disposition(name);
        if let Some(media_type) = media_type {
            head.push_str(&format!("Content-Type: {}\r\n", escape(media_type)));
        }
        self.push(&head, text.into());
    }

    fn mistaken(mut self, mistake: InvalidRequest) -> Self {
        self.mistake.get_or_insert(mistake);
        self
    }

    /// What is wrong with one of the parts.
    pub(crate) fn mistake(&self) -> Option<&InvalidRequest> {
        self.mistake.as_ref()
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

/// What each part begins with.
fn disposition(name: &str) -> String {
    format!(
        "Content-Disposition: form-data; name=\"{}\"\r\n",
        escape(name)
    )
}

/// Whether a header can be sent.
fn is_header(name: &str, value: &str) -> bool {
    HeaderName::from_bytes(name.as_bytes()).is_ok() && HeaderValue::from_str(value).is_ok()
}

/// Keeps a name from ending its quotes or its line, as browsers do (HTML, "multipart form data").
fn escape(text: &str) -> String {
    text.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

#[cfg(test)]
mod tests;
