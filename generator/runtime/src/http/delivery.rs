//! Deliveries: requests that an API sends and its users answer, at either end.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Method, Request, Response, StatusCode};

use crate::http::media_type::MediaType;
use crate::http::reply::{Blob, RawReply};
use crate::json::inflection::Inflection;
use crate::value::codec;
use crate::value::decode_error::DecodeError;
use crate::value::wire::Wire;

/// A request that an API sends, as generated types hold it: a callback, or one method of a webhook.
pub trait Delivery: Sized {
    /// What its receiver may answer.
    type Reply;

    /// The method that it comes with: `POST`.
    const METHOD: &'static str;

    /// Reads a delivery.
    ///
    /// # Errors
    /// When the body is not what the document says.
    fn read(raw: &RawDelivery) -> Result<Self, DecodeError>;

    /// The delivery as it is sent.
    fn write(&self) -> RawDelivery;

    /// Reads an answer.
    ///
    /// # Errors
    /// When the body is not what the document says.
    fn read_reply(raw: &RawReply) -> Result<Self::Reply, DecodeError>;

    /// An answer as it is sent.
    fn write_reply(reply: &Self::Reply) -> RawReply;
}

/// Headers and body of a delivery. `Debug` prints the body's length only.
#[derive(Clone, Default, PartialEq)]
pub struct RawDelivery {
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: Bytes,
}

impl RawDelivery {
    /// A delivery with a body of that media type.
    pub fn new(content_type: &str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        if let Ok(value) = HeaderValue::from_str(content_type) {
            headers.insert(CONTENT_TYPE, value);
        }
        Self {
            headers,
            body: body.into(),
        }
    }

    /// A delivery with a JSON body.
    pub fn from_json<T: Wire>(content_type: &str, body: &T) -> Self {
        Self::new(content_type, codec::to_vec(body, Inflection::Kebab))
    }

    /// A delivery of bytes with a media type of their own.
    pub fn from_blob(blob: &Blob) -> Self {
        Self::new(&blob.media_type, blob.bytes.clone())
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

    /// The body as text, or as a JSON string where it came as JSON.
    ///
    /// # Errors
    /// Where it is not UTF-8, or other JSON than a string.
    pub fn any_text(&self) -> Result<String, DecodeError> {
        let is_json = self.content_type().and_then(MediaType::parse);
        match is_json.is_some_and(MediaType::is_json) {
            true => self.json(),
            false => self.text(),
        }
    }

    /// The body as bytes, with the media type that they came in.
    pub fn blob(&self) -> Blob {
        Blob::new(self.content_type().unwrap_or(Blob::ANY), self.body.clone())
    }

    fn content_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }
}

impl std::fmt::Debug for RawDelivery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawDelivery")
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

/// A delivery as a request of HTTP, for any client to send.
///
/// # Errors
/// The URL is none.
pub fn to_request<D: Delivery>(delivery: &D, url: &str) -> Result<Request<Bytes>, http::Error> {
    let raw = delivery.write();
    let mut request = Request::builder()
        .method(D::METHOD)
        .uri(url)
        .body(raw.body)?;
    *request.headers_mut() = raw.headers;
    Ok(request)
}

/// Reads what came back of a delivery.
///
/// # Errors
/// When the body is not what the document says.
pub fn from_response<D: Delivery>(response: Response<Bytes>) -> Result<D::Reply, DecodeError> {
    let (parts, body) = response.into_parts();
    let content_type = parts.headers.get(CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok().map(str::to_owned));
    D::read_reply(&RawReply {
        status: parts.status.as_u16(),
        content_type,
        headers: parts.headers,
        body,
        deferred: None,
    })
}

/// Reads a delivery that came as a request of HTTP; `None` where its method is another's.
///
/// # Errors
/// When the body is not what the document says.
pub fn from_request<D: Delivery>(request: &Request<Bytes>) -> Option<Result<D, DecodeError>> {
    let is_own = Method::from_bytes(D::METHOD.as_bytes()).is_ok_and(|own| own == request.method());
    is_own.then(|| {
        D::read(&RawDelivery {
            headers: request.headers().clone(),
            body: request.body().clone(),
        })
    })
}

/// An answer to a delivery as a response of HTTP.
pub fn to_response<D: Delivery>(reply: &D::Reply) -> Response<Bytes> {
    let raw = D::write_reply(reply);
    let mut response = Response::new(raw.body);
    let status = StatusCode::from_u16(raw.status);
    *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = raw.headers;
    let content_type = raw.content_type.as_deref().map(HeaderValue::from_str);
    if let Some(Ok(value)) = content_type {
        response.headers_mut().insert(CONTENT_TYPE, value);
    }
    response
}
