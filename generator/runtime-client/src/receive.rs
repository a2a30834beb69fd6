//! Receiving what the API sends by itself: callbacks and webhooks.

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use jsonapi_runtime::Delivery;
use jsonapi_runtime::http::delivery::{from_request, to_response};

/// Answers a delivery: reads it, asks the handler, and writes what it answers. A delivery of another method is answered 405,
/// one that cannot be read 400.
///
/// Of several methods of one webhook, `request.method()` tells which is meant.
///
/// ```
/// use jsonapi_client::runtime::Delivery;
/// use jsonapi_client::{bytes::Bytes, http, receive};
///
/// async fn heard<D: Delivery>(request: http::Request<Bytes>, reply: D::Reply) -> http::Response<Bytes> {
///     receive(request, async |_: D| reply).await
/// }
/// ```
pub async fn receive<D: Delivery>(
    request: Request<Bytes>,
    answer: impl AsyncFnOnce(D) -> D::Reply,
) -> Response<Bytes> {
    let refused = |status| {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        response
    };
    match from_request::<D>(&request) {
        None => refused(StatusCode::METHOD_NOT_ALLOWED),
        Some(Err(_)) => refused(StatusCode::BAD_REQUEST),
        Some(Ok(delivery)) => to_response::<D>(&answer(delivery).await),
    }
}
