//! `tower`: any of its services carries requests, any of its layers stands around what does.
//!
//! ```
//! use std::time::Duration;
//!
//! use jsonapi_client::tower::{Tower, TransportService};
//! use jsonapi_client::{ApiInfo, Builder};
//! use tower::ServiceBuilder;
//!
//! static API: ApiInfo = ApiInfo::EMPTY;
//! let client = Builder::new(&API)
//!     .layer(|inner| {
//!         // At most eight requests at a time, over all calls of the client.
//!         Tower::new(ServiceBuilder::new().concurrency_limit(8).service(TransportService::new(inner)))
//!     })
//!     .build();
//! ```

use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::Frame;
use tower_service::Service;

use crate::travel::body::Body;
use crate::travel::error::{BoxError, TransportError, TransportErrorKind};
use crate::travel::transport::{BoxFuture, Transport};

/// A service of `tower` as a [`Transport`]. It is cloned for each request, as services are meant to be.
#[derive(Clone, Debug)]
pub struct Tower<S>(S);

impl<S> Tower<S> {
    /// The transport that a service is.
    pub fn new(service: S) -> Self {
        Self(service)
    }
}

impl<S, B> Transport for Tower<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let mut service = self.0.clone();
        Box::pin(async move {
            poll_fn(|cx| service.poll_ready(cx)).await.map_err(error)?;
            let reply = service.call(request).await.map_err(error)?;
            Ok(reply.map(|body| Body::stream(Chunks(Box::pin(body)))))
        })
    }
}

/// The error of a service: the transport's own where it came through, else one that may have come after the request.
fn error(error: impl Into<BoxError>) -> TransportError {
    match error.into().downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Exchange, error),
    }
}

/// The data of a body of others.
struct Chunks<B>(std::pin::Pin<Box<B>>);

impl<B> Stream for Chunks<B>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        loop {
            let frame = std::task::ready!(self.0.as_mut().poll_frame(cx));
            match frame.map(|frame| frame.map(Frame::into_data)) {
                None => return Poll::Ready(None),
                Some(Ok(Ok(data))) => return Poll::Ready(Some(Ok(data))),
                // Trailers: nothing reads them.
                Some(Ok(Err(_))) => {}
                Some(Err(failure)) => return Poll::Ready(Some(Err(error(failure)))),
            }
        }
    }
}

/// A [`Transport`] as a service of `tower`, for layers to stand around.
#[derive(Clone)]
pub struct TransportService(Arc<dyn Transport>);

impl TransportService {
    /// The service that a transport is.
    pub fn new(transport: Arc<dyn Transport>) -> Self {
        Self(transport)
    }
}

impl Service<http::Request<Body>> for TransportService {
    type Response = http::Response<Body>;
    type Error = TransportError;
    type Future = BoxFuture<Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        self.0.send(request)
    }
}

impl std::fmt::Debug for TransportService {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TransportService").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
