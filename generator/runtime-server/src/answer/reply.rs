//! From what a generated reply writes to what HTTP sends.

use axum::body::Body;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use jsonapi_runtime::RawReply;

/// What bytes are of which nothing is said (RFC 2046 §4.5.1).
const BYTES: HeaderValue = HeaderValue::from_static("application/octet-stream");

/// The response that a raw reply stands for. A status or content type that HTTP cannot carry is a fault of the handler:
/// the one becomes 500, the other is left out. A media range, which a document may declare, is no type of a body.
pub(crate) fn response(reply: RawReply) -> Response<Body> {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = status;
    *response.headers_mut() = reply.headers;
    let content_type = reply
        .content_type
        .and_then(|text| match text.contains('*') {
            true => Some(BYTES),
            false => HeaderValue::from_str(&text).ok(),
        });
    if let Some(value) = content_type {
        response.headers_mut().insert(CONTENT_TYPE, value);
    }
    response
}
