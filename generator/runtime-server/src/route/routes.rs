//! What a generated router is built of: operations, the services that answer them, and a few settings.

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use futures_util::future::{BoxFuture, ready};
use jsonapi_runtime::RawReply;

use crate::dispatch::{Dispatcher, Endpoint, Verify};
use crate::{ApiInfo, Context, Failure, Incoming, Operation};

/// How many bytes a request body may have unless [`Routes::body_limit`] says otherwise: 32 MiB.
pub const DEFAULT_BODY_LIMIT: usize = 32 * 1024 * 1024;

/// Answers one operation. One boxed type for all of them: each costs the compiler a closure and no more.
pub(crate) type Handler =
    Box<dyn Fn(Incoming) -> BoxFuture<'static, Result<RawReply, Failure>> + Send + Sync>;

/// The operations of an API and who answers them. Generated routers wrap it.
///
/// Operations are mounted at the root: `/inquiries`. [`Routes::base_path`] mounts them below another path. Those
/// whose path has servers of its own are mounted at the paths of those servers too.
pub struct Routes {
    api: &'static ApiInfo,
    endpoints: Vec<Endpoint>,
    base_path: String,
    body_limit: usize,
    verify: Option<Verify>,
}

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
            verify: None,
        }
    }

    /// Says who answers an operation. An operation that the API does not have is left out.
    pub fn on<S, O, C, F>(&mut self, service: &Arc<S>, call: C)
    where
        S: Send + Sync + 'static,
        O: Operation,
        C: Fn(Arc<S>, O) -> F + Send + Sync + 'static,
        F: Future<Output = O::Reply> + Send + 'static,
    {
        let service = Arc::clone(service);
        let handler =
            move |mut incoming: Incoming| -> BoxFuture<'static, Result<RawReply, Failure>> {
                let style = incoming.context().inflection;
                match O::read(&mut incoming) {
                    Err(failure) => Box::pin(ready(Err(failure))),
                    Ok(request) => {
                        let reply = call(Arc::clone(&service), request);
                        Box::pin(async move { Ok(O::write(&reply.await, style)) })
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

    /// Mounts operations below a path: `/api/v1`.
    pub fn base_path(&mut self, path: impl Into<String>) {
        self.base_path = path.into();
    }

    /// Sets how many bytes a request body may have; more is answered 413.
    pub fn body_limit(&mut self, bytes: usize) {
        self.body_limit = bytes;
    }

    /// Sets what says whether the credentials of a request are good. It is called for each operation that asks for
    /// credentials, after it is known that they are there, before the body is read. Its failure is the reply.
    pub fn verify<C, F>(&mut self, check: C)
    where
        C: Fn(Context) -> F + Send + Sync + 'static,
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        self.verify = Some(Box::new(move |context| Box::pin(check(context))));
    }

    /// The router. It answers every path, in the API's error shape where there is no operation.
    ///
    /// All of it is the router's fallback, so other routes can be added to it, layers laid around it, and it can be
    /// nested. Two such routers cannot be merged: nest one of them.
    pub fn into_router(self) -> Router {
        let dispatcher = Dispatcher::new(
            self.api,
            self.endpoints,
            &self.base_path,
            self.body_limit,
            self.verify,
        );
        let dispatcher = Arc::new(dispatcher);
        Router::new().fallback(move |request: Request| {
            let dispatcher = Arc::clone(&dispatcher);
            async move { dispatcher.respond(request).await }
        })
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
