//! What happens to a request: route, layers, credentials, body, handler, reply.

mod address;
mod method;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use bytes::Bytes;
use futures_util::FutureExt;
use http::header::{CONTENT_LENGTH, HeaderValue};
use http::request::Parts;
use http::{Method, Response};
use jsonapi_runtime::http::query::Parameters;
use jsonapi_runtime::{Inflection, RawReply};
use tower_service::Service;

use crate::answer::deferred::{deferred, in_memory};
use crate::answer::failure::Failure;
use crate::answer::fault::{Fault, Faults};
use crate::answer::problem::Problem;
use crate::answer::range::Asked;
use crate::credentials::{challenges, present};
use crate::digest::digest;
use crate::guard::guards::{Guards, request_id, within};
use crate::guard::idempotency::Verdict;
use crate::info::{ApiInfo, OperationInfo};
use crate::read::body::{Received, payload, receive};
use crate::read::context::{Context, RequestId};
use crate::read::incoming::Incoming;
use crate::read::media_type::is_refused;
use crate::route::endpoint::Endpoint;
use crate::route::gate::Gate;
use crate::route::matched::MatchedOperation;
use crate::route::routes::Routes;
use crate::route::tree::Tree;
use address::{parameters, raw_segments, segments, toggle_slash};
use method::{choose, methods, unmatched, without_body};

/// The way in.
impl Routes {
    /// The router. It answers every path, in the API's error shape where there is no operation.
    ///
    /// All of it is the router's fallback, so other routes can be added to it, layers laid around it, and it can be
    /// nested. Two such routers cannot be merged: nest one of them.
    pub fn into_router(mut self) -> Router {
        let layers = std::mem::take(&mut self.layers);
        let dispatcher = Arc::new(Dispatcher::new(self));
        let mut layered = None;
        if !layers.is_empty() {
            let inner = Arc::clone(&dispatcher);
            let router = Router::new().fallback(move |request: Request| {
                let dispatcher = Arc::clone(&inner);
                async move { dispatcher.answer(request).await }
            });
            layered = Some(
                layers
                    .into_iter()
                    .fold(router, |router, layer| layer(router)),
            );
        }
        Router::new().fallback(move |request: Request| {
            let (dispatcher, layered) = (Arc::clone(&dispatcher), layered.clone());
            async move { dispatcher.respond(request, layered).await }
        })
    }
}

/// Answers requests.
struct Dispatcher {
    api: &'static ApiInfo,
    endpoints: Vec<Endpoint>,
    tree: Tree,
    body_limit: usize,
    gate: Gate,
    faults: Faults,
    guards: Guards,
}

/// Where a request leads. It travels with the request through layers.
#[derive(Clone)]
struct Matched {
    /// The place of the endpoint.
    endpoint: usize,
    path: Vec<(&'static str, String)>,
}

/// Where a request leads, or what is answered where it leads nowhere.
#[derive(Clone)]
struct Way(Result<Matched, Failure>);

impl Dispatcher {
    fn new(routes: Routes) -> Self {
        let Routes {
            api,
            mut endpoints,
            base_path,
            body_limit,
            gate,
            faults,
            guards,
            ..
        } = routes;
        let mut tree = Tree::default();
        for (route, endpoint) in endpoints.iter_mut().enumerate() {
            for path in endpoint.info.base_paths {
                tree.insert(path, &endpoint.template, route);
            }
            endpoint.matched = Some(MatchedOperation::new(endpoint.info, &base_path));
        }
        // Operations with servers of their own come last at the common base: there they yield to the others.
        let (others, common): (Vec<_>, Vec<_>) = endpoints
            .iter()
            .enumerate()
            .partition(|(_, endpoint)| !endpoint.info.base_paths.is_empty());
        for (route, endpoint) in common.into_iter().chain(others) {
            tree.insert(&base_path, &endpoint.template, route);
        }
        Self {
            api,
            endpoints,
            tree,
            body_limit,
            gate,
            faults,
            guards,
        }
    }

    /// Answers a request, whatever comes: where it leads is told to the layers, and what they answer is put into the API's shape.
    async fn respond(&self, mut request: Request, layered: Option<Router>) -> Response<Body> {
        let head = request.method() == Method::HEAD;
        let way = self.way(&request);
        let matched = way.0.as_ref().ok().and_then(|matched| {
            let endpoint = self.endpoints.get(matched.endpoint)?;
            endpoint.matched.as_ref()
        });
        if let Some(matched) = matched {
            matched.tell(request.extensions_mut());
        }
        request.extensions_mut().insert(way);
        let named = self
            .guards
            .request_ids
            .as_ref()
            .map(|header| (header, request_id()));
        if let Some((_, id)) = &named {
            request.extensions_mut().insert(RequestId(id.clone()));
        }
        let mut response = match layered {
            None => self.answer(request).await,
            Some(mut layered) => match layered.call(request).await {
                Ok(response) => self.reshaped(response, matched),
                Err(never) => match never {},
            },
        };
        if let Some(matched) = matched {
            response.extensions_mut().insert(matched.clone());
        }
        if let Some((header, id)) = named {
            let value = HeaderValue::try_from(id).ok();
            response
                .headers_mut()
                .extend(value.map(|value| (header.clone(), value)));
        }
        if head {
            without_body(response)
        } else {
            response
        }
    }

    /// Answers a request behind the layers: a panic of a handler is a reply too.
    async fn answer(&self, mut request: Request) -> Response<Body> {
        let Way(way) = match request.extensions_mut().remove() {
            Some(way) => way,
            // A layer made a request of its own.
            None => self.way(&request),
        };
        let matched = match way {
            Ok(matched) => matched,
            Err(failure) => {
                return unmatched(request.method(), failure, |failure| {
                    self.fail(failure, None)
                });
            }
        };
        let Some(endpoint) = self.endpoints.get(matched.endpoint) else {
            return self.fail(Failure::internal(), None);
        };
        let (parts, body) = request.into_parts();
        let call = AssertUnwindSafe(self.call(endpoint, matched.path, parts, body));
        let answer = call
            .catch_unwind()
            .await
            .unwrap_or_else(|_| Err(Failure::of(Fault::Panic)));
        answer.unwrap_or_else(|failure| self.fail(failure, Some(endpoint.info)))
    }

    /// The reply that a failure of an operation is, not yet one of HTTP.
    fn raw(&self, failure: Failure, info: &OperationInfo) -> RawReply {
        let failure = failure.settled(&self.faults);
        failure
            .challenged(|| challenges(info))
            .raw(self.api, Some(info))
    }

    /// The reply that a failure is.
    fn fail(&self, failure: Failure, info: Option<&OperationInfo>) -> Response<Body> {
        let failure = failure.settled(&self.faults);
        let failure = failure.challenged(|| info.map(challenges).unwrap_or_default());
        failure.response(self.api, info)
    }

    /// A reply that layers gave: a failure of theirs gets the API's shape, and keeps the headers that others added.
    fn reshaped(
        &self,
        mut response: Response<Body>,
        matched: Option<&MatchedOperation>,
    ) -> Response<Body> {
        let Some(failure) = response.extensions_mut().remove::<Failure>() else {
            return response;
        };
        let shaped = self.fail(failure, matched.map(|matched| matched.0));
        let (mut parts, body) = shaped.into_parts();
        for (name, value) in response.headers() {
            if !parts.headers.contains_key(name) && name != CONTENT_LENGTH {
                parts.headers.append(name, value.clone());
            }
        }
        Response::from_parts(parts, body)
    }

    /// Where a request leads.
    fn way(&self, request: &Request) -> Way {
        let mut candidates = match self.candidates(request.uri().path()) {
            Ok(candidates) => candidates,
            Err(failure) => return Way(Err(failure)),
        };
        let info = |matched: &Matched| Some(self.endpoints.get(matched.endpoint)?.info);
        let infos: Vec<_> = candidates.iter().filter_map(info).collect();
        Way(match choose(&infos, request.method()) {
            Some(chosen) => Ok(candidates.swap_remove(chosen)),
            None => Err(Failure::method_not_allowed(&methods(
                infos.iter().map(|info| info.method),
            ))),
        })
    }

    /// Lets a request in, and tells what is left to who sent it.
    async fn call(
        &self,
        endpoint: &Endpoint,
        path: Vec<(&'static str, String)>,
        parts: Parts,
        body: Body,
    ) -> Result<Response<Body>, Failure> {
        let query = parameters(parts.uri.query().unwrap_or_default())?;
        let method = parts.method.clone();
        let asked = Asked::of(&method, &parts.headers);
        let context = self.context(endpoint.info, parts, &query)?;
        let context = self.gate.pass(context).await?;
        let rate = self.guards.rate.as_ref();
        let rate = rate.map(|rate| (rate, rate.count(digest(context.shown()), Instant::now())));
        let incoming = Incoming {
            context,
            path,
            query,
            payload: None,
            problems: Vec::new(),
            told: 0,
        };
        let raw = match rate {
            Some((_, left)) if left.is_over => {
                let failure = Failure::of(Fault::TooManyRequests);
                self.raw(failure.detail("the rate limit is reached"), endpoint.info)
            }
            _ => self.once(endpoint, incoming, &method, body).await,
        };
        let mut response = deferred(raw, &asked).await?;
        if let Some((rate, left)) = rate {
            rate.tell(left, response.headers_mut());
        }
        Ok(response)
    }

    /// Answers a request, or gives the answer again that its twin got.
    async fn once(
        &self,
        endpoint: &Endpoint,
        mut incoming: Incoming,
        method: &Method,
        body: Body,
    ) -> RawReply {
        let info = endpoint.info;
        let keyed = self.guards.idempotency.as_ref();
        let keyed = keyed.filter(|_| matches!(*method, Method::POST | Method::PATCH | Method::PUT));
        let keyed = keyed.and_then(|known| Some((known, known.key(&incoming.context.headers)?)));
        let received = self.received(endpoint, &incoming, body, keyed.is_some());
        let received = match received.await {
            Ok(received) => received,
            Err(failure) => return self.raw(failure, info),
        };
        let Some((known, key)) = keyed else {
            return self.answered(endpoint, &mut incoming, received).await;
        };
        let context = &incoming.context;
        let asked = context.uri.path_and_query().map(|asked| asked.as_str());
        let asked = asked.unwrap_or_default();
        let print = digest([info.id.as_bytes(), asked.as_bytes(), &received.print()]);
        let verdict = known.verdict(digest(context.shown()), &key, print).await;
        match verdict {
            // To answer without knowing would be to do twice what may be done once.
            Err(_) => {
                let failure = Failure::unavailable();
                self.raw(
                    failure.detail("what was answered before cannot be looked up"),
                    info,
                )
            }
            Ok(Verdict::Again(kept)) => kept,
            Ok(Verdict::Other) => {
                let problem = Problem::new(
                    "the key of a request that may be sent twice came before with other parameters",
                );
                let failure = Failure::of(Fault::KeyReused);
                self.raw(failure.problem(problem.title("Idempotency error")), info)
            }
            Ok(Verdict::First(slot)) => {
                let raw = self.answered(endpoint, &mut incoming, received).await;
                let raw = in_memory(raw).await;
                // Who was answered is not told that no twin will be.
                let _ = slot.keep(&raw).await;
                raw
            }
        }
    }

    /// The body of a request whose operation has one.
    async fn received(
        &self,
        endpoint: &Endpoint,
        incoming: &Incoming,
        body: Body,
        is_keyed: bool,
    ) -> Result<Received, Failure> {
        let (info, headers) = (endpoint.info, &incoming.context.headers);
        if info.bodies.is_empty() {
            return Ok(Received::Whole(Bytes::new()));
        }
        let limit = endpoint.body_limit.unwrap_or(self.body_limit);
        let received = receive(info, headers, body, limit, is_keyed);
        within(self.guards.body_time, received)
            .await
            .unwrap_or_else(|| Err(Failure::of(Fault::SlowBody)))
    }

    /// What the handler answers, or what is wrong.
    async fn answered(
        &self,
        endpoint: &Endpoint,
        incoming: &mut Incoming,
        received: Received,
    ) -> RawReply {
        let answer = self.handled(endpoint, incoming, received).await;
        answer.unwrap_or_else(|failure| self.raw(failure, endpoint.info))
    }

    async fn handled(
        &self,
        endpoint: &Endpoint,
        incoming: &mut Incoming,
        received: Received,
    ) -> Result<RawReply, Failure> {
        let info = endpoint.info;
        let handler = endpoint
            .handler
            .as_ref()
            .ok_or_else(|| Failure::not_implemented(info))?;
        let headers = &incoming.context.headers;
        if is_refused(info.replies, headers) {
            return Err(Failure::of(Fault::NotAcceptable)
                .detail("the operation answers in none of the media types in Accept"));
        }
        if !info.bodies.is_empty() {
            incoming.payload = payload(info, headers, received)?;
        }
        #[cfg(feature = "validation")]
        endpoint.check(self.api, incoming);
        let answer = within(self.guards.handler_time, handler(std::mem::take(incoming))).await;
        answer
            .unwrap_or_else(|| Err(Failure::of(Fault::SlowHandler)))
            .map_err(|failure| failure.declared(info))
    }

    /// The operations that a path means, the most concrete first.
    fn candidates(&self, path: &str) -> Result<Vec<Matched>, Failure> {
        if path == "*" {
            // All of them (RFC 9110 §9.3.7).
            let all = (0..self.endpoints.len()).map(|endpoint| Matched {
                endpoint,
                path: Vec::new(),
            });
            return Ok(all.collect());
        }
        let mut raw = raw_segments(path);
        let mut segments = segments(&raw)?;
        let mut routes = self.tree.find(&segments);
        if routes.is_empty() {
            toggle_slash(&mut raw);
            toggle_slash(&mut segments);
            routes = self.tree.find(&segments);
        }
        if routes.is_empty() {
            return Err(Failure::of(Fault::UnknownPath).detail("the API has no such path"));
        }
        let matched = routes.into_iter().filter_map(|route| {
            let template = &self.endpoints.get(route)?.template;
            let base = segments.len() - template.segments.len().min(segments.len());
            let (own, raw) = (segments.get(base..), raw.get(base..));
            Some(Matched {
                endpoint: route,
                path: template.values(own.unwrap_or_default(), raw.unwrap_or_default()),
            })
        });
        Ok(matched.collect())
    }

    fn context(
        &self,
        info: &'static OperationInfo,
        parts: Parts,
        query: &Parameters,
    ) -> Result<Context, Failure> {
        let credentials = present(info, &parts.headers, query)?;
        let asked = self
            .api
            .inflection_header
            .and_then(|name| parts.headers.get(name)?.to_str().ok());
        let inflection = asked
            .and_then(|word| word.trim().parse().ok())
            .unwrap_or(Inflection::Kebab);
        Ok(Context {
            operation: Some(info),
            uri: parts.uri,
            headers: parts.headers,
            credentials,
            inflection,
            extensions: parts.extensions,
        })
    }
}
