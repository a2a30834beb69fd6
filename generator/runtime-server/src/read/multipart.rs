//! Parts of a `multipart/form-data` body (RFC 7578).

use std::convert::Infallible;
use std::fmt;

use bytes::Bytes;
use futures_util::stream;
use http::HeaderMap;

use crate::answer::failure::Failure;

/// A file that came as a part of a multipart body.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upload {
    /// The file's name, as the client gave it: never a path to write to.
    pub file_name: Option<String>,
    /// The part's media type.
    pub content_type: Option<String>,
    /// The headers of the part.
    pub headers: HeaderMap,
    /// The file.
    pub bytes: Bytes,
}

impl Upload {
    /// A file without name and media type.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            bytes: bytes.into(),
            ..Self::default()
        }
    }
}

/// Names and contents of files stay out of logs.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("content_type", &self.content_type)
            .field("length", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// A part: its name and what it holds.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) upload: Upload,
}

/// Takes a multipart body apart. Its size was limited when it was read.
pub(crate) async fn parse(content_type: &str, body: Bytes) -> Result<Vec<Part>, Failure> {
    let boundary =
        multer::parse_boundary(content_type).map_err(|_| malformed("its boundary is missing"))?;
    let body = stream::once(async move { Ok::<_, Infallible>(body) });
    let mut multipart = multer::Multipart::new(body, boundary);
    let mut parts = Vec::new();
    while let Some(field) = multipart
        .next_field()
        .await
        .map_err(|_| malformed("a part is cut off"))?
    {
        let Some(name) = field.name().map(str::to_owned) else {
            return Err(malformed("a part has no name"));
        };
        let file_name = field.file_name().map(str::to_owned);
        let content_type = field.content_type().map(ToString::to_string);
        let headers = field.headers().clone();
        let bytes = field
            .bytes()
            .await
            .map_err(|_| malformed("a part is cut off"))?;
        let upload = Upload {
            file_name,
            content_type,
            headers,
            bytes,
        };
        parts.push(Part { name, upload });
    }
    Ok(parts)
}

fn malformed(why: &str) -> Failure {
    Failure::malformed(format!("the body is no multipart/form-data: {why}"))
}
