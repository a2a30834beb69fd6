//! A reply before it is typed: what generated reply enums are read from and written to.

#[cfg(test)]
mod tests;

use std::fmt;

use bytes::Bytes;

use crate::http::media_type::MediaType;
use crate::json::inflection::Inflection;
use crate::value::codec;
use crate::value::decode_error::DecodeError;
use crate::value::wire::Wire;

/// Status, content type and body. `Debug` prints the body's length only.
#[derive(Clone, Default, PartialEq)]
pub struct RawReply {
    /// The HTTP status.
    pub status: u16,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The body as it came.
    pub body: Bytes,
}

impl RawReply {
    /// A reply with a body of that media type.
    pub fn new(status: u16, content_type: impl Into<String>, body: impl Into<Bytes>) -> Self {
        let content_type = Some(content_type.into());
        Self {
            status,
            content_type,
            body: body.into(),
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

    /// The body as text.
    ///
    /// # Errors
    /// Where it is not UTF-8.
    pub fn text(&self) -> Result<String, DecodeError> {
        Ok(std::str::from_utf8(&self.body)?.to_owned())
    }

    /// The body itself.
    pub fn into_bytes(self) -> Bytes {
        self.body
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
