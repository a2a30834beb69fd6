//! What a generated router is built of: operations, the services that answer them, and a few settings.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use futures_util::future::{BoxFuture, ready};
use http::{HeaderName, StatusCode};
use jsonapi_runtime::RawReply;

use crate::answer::failure::Failure;
use crate::answer::fault::{Fault, Faults};
use crate::guard::guards::Guards;
use crate::guard::idempotency::Idempotency;
use crate::guard::rate::RateLimit;
use crate::info::ApiInfo;
use crate::read::context::Context;
use crate::read::incoming::Incoming;
use crate::route::endpoint::Endpoint;
use crate::route::gate::Gate;
use crate::route::layer::RouterLayer;
use crate::route::operation::Operation;

/// How many bytes a request body may have unless [`Routes::body_limit`] says otherwise: 32 MiB.
pub const DEFAULT_BODY_LIMIT: usize = 32 * 1024 * 1024;

/// The operations of an API and who answers them. Generated routers wrap it.
///
/// Operations are mounted at the root: `/inquiries`. [`Routes::base_path`] mounts them below another path. Those
/// whose path has servers of its own are mounted at the paths of those servers too.
pub struct Routes {
    pub(crate) api: &'static ApiInfo,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) base_path: String,
    pub(crate) body_limit: usize,
    pub(crate) gate: Gate,
    pub(crate) faults: Faults,
    pub(crate) guards: Guards,
    pub(crate) layers: Vec<LayIn>,
}

/// Lays a layer around a router.
type LayIn = Box<dyn FnOnce(Router) -> Router + Send + Sync>;

impl Routes {
    /// All operations of an API, none of them answered: each replies 501.
    pub fn new(api: &'static ApiInfo) -> Self {
        Self {
            api,
            endpoints: api
                .operations
                .iter()
                .map(|info| Endpoint::new(info))
                .collect(),
            base_path: String::new(),
            body_limit: DEFAULT_BODY_LIMIT,
            gate: Gate::Closed,
            faults: Faults::default(),
            guards: Guards::default(),
            layers: Vec::new(),
        }
    }

    /// Says who answers an operation. An operation that the API does not have is left out.
    pub fn on<S, O, C, F>(&mut self, service: &Arc<S>, call: C)
    where
        S: Send + Sync + 'static,
        O: Operation,
        C: Fn(Arc<S>, O) -> F + Send + Sync + 'static,
        F: Future<Output = Result<O::Reply, Failure>> + Send + 'static,
    {
        let service = Arc::clone(service);
        let handler =
            move |mut incoming: Incoming| -> BoxFuture<'static, Result<RawReply, Failure>> {
                let style = incoming.context().inflection;
                match O::read(&mut incoming) {
                    Err(failure) => Box::pin(ready(Err(failure))),
                    Ok(request) => {
                        let reply = call(Arc::clone(&service), request);
                        Box::pin(async move { reply.await.map(|reply| O::write(&reply, style)) })
                    }
                }
            };
        if let Some(endpoint) = self
            .endpoints
            .iter_mut()
            .find(|endpoint| endpoint.info.id == O::INFO.id)
        {
            endpoint.handler = Some(Box::new(handler));
        }
    }

    /// Says who answers all operations that nobody answers yet, whatever they are: a mock, a recorder. It gets requests after they
    /// were held against the document's schemas, and has to end reading them ([`Incoming::finish`]) to learn what was found.
    pub fn otherwise<C, F>(&mut self, call: C)
    where
        C: Fn(Incoming) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<RawReply, Failure>> + Send + 'static,
    {
        let open = self.endpoints.iter_mut();
        for endpoint in open.filter(|endpoint| endpoint.handler.is_none()) {
            let call = call.clone();
            endpoint.handler = Some(Box::new(move |incoming| Box::pin(call(incoming))));
        }
    }

    /// Mounts operations below a path: `/api/v1`.
    pub fn base_path(&mut self, path: impl Into<String>) {
        self.base_path = path.into();
    }

    /// Sets how many bytes a request body may have; more is answered 413.
    pub fn body_limit(&mut self, bytes: usize) {
        self.body_limit = bytes;
    }

    /// Sets the status that answers a fault of a request, where the API has another one than most.
    pub fn fault(&mut self, fault: Fault, status: StatusCode) {
        self.faults.set(fault, status);
    }

    /// Keeps replies to requests that have a key, and gives them again to whoever sends the same with the same key.
    pub fn idempotency(&mut self, idempotency: Idempotency) {
        self.guards.idempotency = Some(idempotency);
    }

    /// Refuses more requests than somebody may send.
    pub fn rate_limit(&mut self, limit: RateLimit) {
        self.guards.rate = Some(limit);
    }

    /// Gives each request a name, which goes back in this header; handlers know it by [`Context::request_id`].
    pub fn request_ids(&mut self, header: HeaderName) {
        self.guards.request_ids = Some(header);
    }

    /// Sets how long the body of a request may take to come; then 408 is answered. It needs tokio's timers.
    pub fn body_timeout(&mut self, limit: Duration) {
        self.guards.body_time = Some(limit);
    }

    /// Sets how long a handler may take; then it is dropped, and 503 is answered. It needs tokio's timers.
    pub fn handler_timeout(&mut self, limit: Duration) {
        self.guards.handler_time = Some(limit);
    }

    /// Lays a layer around the operations: around those that are there already, as the last layer is the outermost. It runs
    /// after the operation is known and before credentials are asked for; the request's extensions hold
    /// [`MatchedOperation`](crate::MatchedOperation) and [`MatchedPath`](axum::extract::MatchedPath). A [`Failure`] that it
    /// answers with is sent in the API's error shape.
    pub fn layer(&mut self, layer: impl RouterLayer) {
        self.layers
            .push(Box::new(move |router| layer.around(router)));
    }

    /// Sets what says whether the credentials of a request are good, and whose they are. It is called for each operation
    /// that asks for credentials, after it is known that they are there, before the body is read. Handlers get what it
    /// returns from [`Context::principal`]; its failure is the reply.
    ///
    /// Until it is set, operations that ask for credentials answer 401 to everybody.
    pub fn authenticate<C, F, P>(&mut self, check: C)
    where
        C: Fn(Context) -> F + Send + Sync + 'static,
        F: Future<Output = Result<P, Failure>> + Send + 'static,
        P: Clone + Send + Sync + 'static,
    {
        self.gate = Gate::check(check);
    }

    /// Takes any credentials for good ones, as a fake in a test does. They have to be there all the same.
    pub fn accept_any_credentials(&mut self) {
        self.gate = Gate::Any;
    }
}

impl std::fmt::Debug for Routes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Routes")
            .field("api", &self.api.title)
            .field("base_path", &self.base_path)
            .finish_non_exhaustive()
    }
}
