//! What carries requests: `reqwest`, or anything that the user puts in its place.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;
use url::Url;

use crate::info::operation::OperationInfo;
use crate::travel::body::Body;
use crate::travel::error::{TransportError, TransportErrorKind};

/// A future in a box.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Carries one request to the server and brings the reply: no retries, no redirects, no decoding.
///
/// The client itself follows redirects, within one origin only: reads after 301, 302, 303, 307 and 308; writes after 307
/// and 308, with the same method, body and idempotency key. Other redirects are the reply of the call, and so an
/// [`Error::Api`](crate::Error::Api).
///
/// [`reqwest::Client`] is one. A test double is a few lines:
///
/// ```
/// use jsonapi_client::{Body, BoxFuture, Transport, TransportError};
///
/// struct Empty;
///
/// impl Transport for Empty {
///     fn send(&self, _: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
///         Box::pin(async { Ok(http::Response::new(Body::from(r#"{"data": []}"#))) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request; the future ends when the reply's head is there.
    ///
    /// # Errors
    /// No reply came.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<Result<http::Response<Body>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        (**self).send(request)
    }
}

/// Which attempt a request is: an extension ([`http::Request::extensions`]) of every request that a [`Transport`] is
/// given, for middleware that counts, names or chooses.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Attempt {
    /// The operation that is called.
    pub operation: &'static OperationInfo,
    /// Which attempt of the call it is, counted from 1.
    pub number: u32,
}

impl Transport for reqwest::Client {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        // Neither the request nor the client is part of the future: it is small. Nothing is sent before it is polled.
        let request = for_reqwest(request);
        let reply = request.map(|request| {
            let asked = (request.method().is_safe(), request.url().clone());
            (asked, self.execute(request))
        });
        Box::pin(async move {
            let ((is_safe, asked), reply) = reply?;
            if tokio::runtime::Handle::try_current().is_err() {
                let why = "`reqwest` needs a runtime of tokio: call within one, or give the client another transport";
                return Err(TransportError::new(TransportErrorKind::Request, why));
            }
            let reply = reply.await?;
            if leaves(is_safe, &asked, reply.url()) {
                let why = "the reply is that of another request";
                return Err(TransportError::new(TransportErrorKind::Redirect, why));
            }
            let reply = http::Response::from(reply);
            Ok(reply.map(|body| Body::stream(Incoming(body))))
        })
    }
}

/// Whether a client that follows redirects by itself has gone where no request may.
fn leaves(is_safe: bool, asked: &Url, answered: &Url) -> bool {
    if is_safe {
        asked.origin() != answered.origin()
    } else {
        asked != answered
    }
}

/// The request as `reqwest` wants it.
fn for_reqwest(request: http::Request<Body>) -> Result<reqwest::Request, reqwest::Error> {
    let (mut parts, body) = request.into_parts();
    // The URL that the URI was made from is not parsed again, unless middleware has changed the URI since.
    let url = parts.extensions.remove::<Url>();
    let url = url.filter(|url| parts.uri == url.as_str());
    if url.is_some() {
        parts.uri = http::Uri::from_static("http://replaced/");
    }
    let request = http::Request::from_parts(parts, reqwest::Body::from(body));
    let mut request = reqwest::Request::try_from(request)?;
    if let Some(url) = url {
        *request.url_mut() = url;
    }
    Ok(request)
}

impl From<Body> for reqwest::Body {
    fn from(body: Body) -> Self {
        match body.into_bytes() {
            Ok(bytes) => bytes.into(),
            Err(stream) => Self::wrap_stream(stream),
        }
    }
}

/// The chunks of a reply that `reqwest` reads.
struct Incoming(reqwest::Body);

impl Stream for Incoming {
    type Item = Result<bytes::Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        use http_body::Body as _;
        loop {
            let frame = std::task::ready!(Pin::new(&mut self.0).poll_frame(cx));
            match frame.map(|frame| frame.map(http_body::Frame::into_data)) {
                None => return Poll::Ready(None),
                Some(Ok(Ok(data))) => return Poll::Ready(Some(Ok(data))),
                // Trailers: nothing reads them.
                Some(Ok(Err(_))) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
            }
        }
    }
}
