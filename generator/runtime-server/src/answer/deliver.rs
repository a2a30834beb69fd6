//! Sending what the API sends by itself.

use bytes::Bytes;
use http::{Request, Response};
use jsonapi_runtime::http::delivery::{from_response, to_request};
use jsonapi_runtime::{DecodeError, Delivery};

/// Why a delivery has no typed answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum DeliverError<E> {
    /// The URL is none, or the delivery holds what HTTP cannot carry.
    Request(http::Error),
    /// It was not sent, or nothing came back.
    Send(E),
    /// The answer's body is not what the document says.
    Answer(DecodeError),
}

impl<E: std::fmt::Display> std::fmt::Display for DeliverError<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Request(error) => write!(f, "the delivery cannot be sent: {error}"),
            Self::Send(error) => write!(f, "the delivery did not arrive: {error}"),
            Self::Answer(error) => write!(f, "the answer cannot be read: {error}"),
        }
    }
}

impl<E: std::error::Error + 'static> std::error::Error for DeliverError<E> {}

/// Sends a callback or webhook to a URL, by any HTTP client, and reads the answer.
///
/// ```
/// use jsonapi_server::runtime::Delivery;
/// use jsonapi_server::{Bytes, DeliverError, deliver, http};
///
/// async fn tell<D: Delivery>(event: &D, url: &str) -> Result<D::Reply, DeliverError<std::io::Error>> {
///     // A client of the user's own takes the place of this closure.
///     deliver(event, url, async |_| Ok(http::Response::new(Bytes::new()))).await
/// }
/// ```
///
/// # Errors
/// It cannot be sent, did not arrive, or was answered by what the document does not say.
pub async fn deliver<D: Delivery, E>(
    delivery: &D,
    url: &str,
    send: impl AsyncFnOnce(Request<Bytes>) -> Result<Response<Bytes>, E>,
) -> Result<D::Reply, DeliverError<E>> {
    let request = to_request(delivery, url).map_err(DeliverError::Request)?;
    let response = send(request).await.map_err(DeliverError::Send)?;
    from_response::<D>(response).map_err(DeliverError::Answer)
}
