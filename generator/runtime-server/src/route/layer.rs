//! What can be laid around a router.

use std::convert::Infallible;

use axum::Router;
use axum::extract::Request;
use axum::response::IntoResponse;
use axum::routing::Route;
use tower_layer::Layer;
use tower_service::Service;

/// A layer of tower's that axum can lay around a router: those of tower-http, `axum::middleware::from_fn`, those of this crate.
pub trait RouterLayer: Send + Sync + 'static {
    /// The router with the layer around it.
    fn around(self, router: Router) -> Router;
}

impl<L> RouterLayer for L
where
    L: Layer<Route> + Clone + Send + Sync + 'static,
    L::Service: Service<Request> + Clone + Send + Sync + 'static,
    <L::Service as Service<Request>>::Response: IntoResponse + 'static,
    <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
    <L::Service as Service<Request>>::Future: Send + 'static,
{
    fn around(self, router: Router) -> Router {
        router.layer(self)
    }
}
