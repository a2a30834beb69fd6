//! Request bodies, by media type.

use bytes::Bytes;

use crate::travel::body::Body;
use crate::travel::multipart::{Content, Parts};

/// The body of a request, in a form that can be sent again where that is possible.
#[derive(Clone, Debug, Default)]
pub(crate) enum Payload {
    #[default]
    None,
    Raw {
        media_type: String,
        content: Content,
    },
    Multipart(Parts),
}

impl Payload {
    pub(crate) fn bytes(media_type: &str, bytes: impl Into<Bytes>) -> Self {
        Self::Raw {
            media_type: media_type.to_owned(),
            content: Content::Bytes(bytes.into()),
        }
    }

    pub(crate) fn content_type(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Raw { media_type, .. } => Some(media_type.clone()),
            Self::Multipart(parts) => Some(parts.content_type()),
        }
    }

    /// Whether the body can be sent more than once.
    pub(crate) fn is_replayable(&self) -> bool {
        match self {
            Self::None => true,
            Self::Raw { content, .. } => content.is_replayable(),
            Self::Multipart(parts) => parts.is_replayable(),
        }
    }

    /// The body; `None` where it was a stream that an earlier attempt took.
    pub(crate) fn body(&self) -> Option<Body> {
        match self {
            Self::None => Some(Body::empty()),
            Self::Raw { content, .. } => content.body(),
            Self::Multipart(parts) => parts.body(),
        }
    }
}
