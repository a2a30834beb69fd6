//! A reply before it is typed: what generated reply enums are read from and written to.

#[cfg(test)]
mod tests;

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;

use crate::http::deferred::Deferred;
use crate::http::media_type::MediaType;
use crate::http::reply_headers::ReplyHeaders;
use crate::json::inflection::Inflection;
use crate::value::codec;
use crate::value::decode_error::DecodeError;
use crate::value::inspect;
use crate::value::wire::Wire;

/// Status, headers and body. `Debug` prints no header, and the body's length only.
#[derive(Clone, Default, PartialEq)]
pub struct RawReply {
    /// The HTTP status.
    pub status: u16,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The other headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: Bytes,
    /// What is sent in the place of `body`, where that is read only then.
    pub deferred: Option<Deferred>,
}

impl RawReply {
    /// A reply with a body of that media type.
    pub fn new(status: u16, content_type: impl Into<String>, body: impl Into<Bytes>) -> Self {
        let content_type = Some(content_type.into());
        Self {
            status,
            content_type,
            headers: HeaderMap::new(),
            body: body.into(),
            deferred: None,
        }
    }

    /// A reply without a body.
    pub fn empty(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    /// A reply with a JSON body.
    pub fn from_json<T: Wire>(
        status: u16,
        content_type: &str,
        body: &T,
        style: Inflection,
    ) -> Self {
        Self::new(status, content_type, codec::to_vec(body, style))
    }

    /// The reply of bytes with a media type of their own.
    pub fn from_blob(status: u16, blob: &Blob) -> Self {
        Self {
            deferred: blob.deferred.clone(),
            ..Self::new(status, blob.media_type.clone(), blob.bytes.clone())
        }
    }

    /// The same reply with the headers that its status declares.
    #[must_use]
    pub fn with_headers(mut self, headers: &impl ReplyHeaders) -> Self {
        headers.write(&mut self.headers);
        self
    }

    /// The headers that its status declares, typed.
    pub fn typed_headers<H: ReplyHeaders>(&self) -> H {
        H::read(&self.headers)
    }

    /// The media type of the body, where the reply tells it.
    pub fn media_type(&self) -> Option<MediaType<'_>> {
        MediaType::parse(self.content_type.as_deref()?)
    }

    /// Whether the body is of a media type or in a media range: what a status with several bodies is told apart by.
    pub fn is(&self, range: &str) -> bool {
        self.media_type().is_some_and(|own| own.is_in(range))
    }

    /// Whether the body may be JSON: the reply says so, or does not tell.
    pub fn is_json(&self) -> bool {
        self.content_type.is_none() || self.media_type().is_some_and(MediaType::is_json)
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// Where it is no JSON or does not fit `T`.
    pub fn json<T: Wire>(&self) -> Result<T, DecodeError> {
        codec::from_slice(&self.body)
    }

    /// The body as JSON and the headers that the status declares, as `make` puts them together.
    ///
    /// # Errors
    /// Where the body is no JSON or does not fit `T`.
    pub fn json_with<T: Wire, H: ReplyHeaders, R>(
        &self,
        make: impl FnOnce(T, H) -> R,
    ) -> Result<R, DecodeError> {
        Ok(make(self.json()?, self.typed_headers()))
    }

    /// The body as JSON, strictly: a document whose single resource has another `type` than the one that the API declares is
    /// refused, and nothing else that [`json`](Self::json) takes.
    ///
    /// # Errors
    /// Where it is no JSON, does not fit `T`, or its primary data is of another type.
    pub fn own_json<T: Wire>(&self) -> Result<T, DecodeError> {
        inspect::strictly(|| self.json())
    }

    /// The body as text.
    ///
    /// # Errors
    /// Where it is not UTF-8.
    pub fn text(&self) -> Result<String, DecodeError> {
        Ok(std::str::from_utf8(&self.body)?.to_owned())
    }

    /// The body as text where the document tells no more than a media range: what is JSON is a JSON string.
    ///
    /// # Errors
    /// Where it is not UTF-8, or other JSON than a string.
    pub fn any_text(&self) -> Result<String, DecodeError> {
        match self.media_type() {
            Some(media_type) if media_type.is_json() => self.json(),
            _ => self.text(),
        }
    }

    /// The body as bytes, with the media type that they came in.
    pub fn blob(&self) -> Blob {
        let told = self.content_type.as_deref();
        Blob {
            deferred: self.deferred.clone(),
            ..Blob::new(told.unwrap_or(Blob::ANY), self.body.clone())
        }
    }

    /// The body itself.
    pub fn into_bytes(self) -> Bytes {
        self.body
    }
}

/// Bytes with the media type that they are in, where the document leaves it open: `image/*`.
///
/// `Debug` shows the length only.
#[derive(Clone, PartialEq, Eq)]
pub struct Blob {
    /// The media type, none of ranges: `image/png`.
    pub media_type: String,
    /// The bytes; none where they are [deferred](Self::deferred).
    pub bytes: Bytes,
    deferred: Option<Deferred>,
}

impl Blob {
    /// The media type of bytes of which nobody says more.
    pub const ANY: &'static str = "application/octet-stream";

    /// Bytes in a media type.
    pub fn new(media_type: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            media_type: media_type.into(),
            bytes: bytes.into(),
            deferred: None,
        }
    }

    /// Bytes in a media type that a server reads when it sends them: of a file, of a stream.
    pub fn deferred(media_type: impl Into<String>, bytes: Deferred) -> Self {
        Self {
            deferred: Some(bytes),
            ..Self::new(media_type, Bytes::new())
        }
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blob")
            .field("media_type", &self.media_type)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

impl fmt::Debug for RawReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawReply")
            .field("status", &self.status)
            .field("content_type", &self.content_type)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}
