//! What happens to a request: route, credentials, body, handler, reply.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use futures_util::FutureExt;
use http::header::{CONTENT_LENGTH, HeaderValue};
use http::request::Parts;
use http::{Method, Response, StatusCode};
use jsonapi_runtime::Inflection;
use jsonapi_runtime::http::form::MAX_PAIRS;
use jsonapi_runtime::http::query::Parameters;
use percent_encoding::percent_decode_str;

use crate::answer::failure::Failure;
use crate::answer::reply::response;
use crate::credentials::{challenges, present};
use crate::info::{ApiInfo, OperationInfo};
use crate::read::body::read_body;
use crate::read::context::Context;
use crate::read::incoming::Incoming;
use crate::read::media_type::is_refused;
use crate::route::endpoint::Endpoint;
use crate::route::gate::Gate;
use crate::route::routes::Routes;
use crate::route::tree::Tree;

/// The way in.
impl Routes {
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
            self.gate,
        );
        let dispatcher = Arc::new(dispatcher);
        Router::new().fallback(move |request: Request| {
            let dispatcher = Arc::clone(&dispatcher);
            async move { dispatcher.respond(request).await }
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
}

/// Where a request may lead.
#[derive(Clone)]
struct Matched<'d> {
    endpoint: &'d Endpoint,
    path: Vec<(&'static str, String)>,
}

impl<'d> Matched<'d> {
    fn of(endpoint: &'d Endpoint) -> Self {
        Self {
            endpoint,
            path: Vec::new(),
        }
    }
}

impl Dispatcher {
    fn new(
        api: &'static ApiInfo,
        endpoints: Vec<Endpoint>,
        base_path: &str,
        body_limit: usize,
        gate: Gate,
    ) -> Self {
        let mut tree = Tree::default();
        for (route, endpoint) in endpoints.iter().enumerate() {
            for path in endpoint.info.base_paths {
                tree.insert(path, &endpoint.template, route);
            }
        }
        // Operations with servers of their own come last at the common base: there they yield to the others.
        let (others, common): (Vec<_>, Vec<_>) = endpoints
            .iter()
            .enumerate()
            .partition(|(_, endpoint)| !endpoint.info.base_paths.is_empty());
        for (route, endpoint) in common.into_iter().chain(others) {
            tree.insert(base_path, &endpoint.template, route);
        }
        Self {
            api,
            endpoints,
            tree,
            body_limit,
            gate,
        }
    }

    /// Answers a request, whatever comes: a panic of a handler is a reply too.
    async fn respond(&self, request: Request) -> Response<Body> {
        let head = request.method() == Method::HEAD;
        let answer = self.answer(request).await;
        let response = answer.unwrap_or_else(|failure| failure.response(self.api, None));
        if head {
            without_body(response)
        } else {
            response
        }
    }

    async fn answer(&self, request: Request) -> Result<Response<Body>, Failure> {
        let (parts, body) = request.into_parts();
        let candidates = self.candidates(parts.uri.path())?;
        let Some(matched) = choose(&candidates, &parts.method) else {
            let allowed = candidates
                .iter()
                .map(|matched| matched.endpoint.info.method);
            return unmatched(&parts.method, &methods(allowed));
        };
        let info = matched.endpoint.info;
        let call = AssertUnwindSafe(self.call(matched, parts, body));
        let answer = call
            .catch_unwind()
            .await
            .unwrap_or_else(|_| Err(Failure::new(StatusCode::INTERNAL_SERVER_ERROR)));
        Ok(answer.unwrap_or_else(|failure| {
            let failure = failure.challenged(|| challenges(info));
            failure.response(self.api, Some(info))
        }))
    }

    /// Calls the handler of an operation.
    async fn call(
        &self,
        Matched { endpoint, path }: Matched<'_>,
        parts: Parts,
        body: Body,
    ) -> Result<Response<Body>, Failure> {
        let info = endpoint.info;
        let query = parameters(parts.uri.query().unwrap_or_default())?;
        let context = self.context(info, parts, &query)?;
        let context = self.gate.pass(context).await?;
        let handler = endpoint
            .handler
            .as_ref()
            .ok_or_else(|| Failure::not_implemented(info))?;
        if is_refused(info.replies, &context.headers) {
            return Err(Failure::new(StatusCode::NOT_ACCEPTABLE)
                .detail("the parameters in Accept cannot be answered"));
        }
        let payload = if info.bodies.is_empty() {
            None
        } else {
            read_body(info, &context.headers, body, self.body_limit).await?
        };
        let incoming = Incoming {
            context,
            path,
            query,
            payload,
            problems: Vec::new(),
        };
        handler(incoming).await.map(response)
    }

    /// The operations that a path means, the most concrete first.
    fn candidates(&self, path: &str) -> Result<Vec<Matched<'_>>, Failure> {
        if path == "*" {
            // All of them (RFC 9110 §9.3.7).
            return Ok(self.endpoints.iter().map(Matched::of).collect());
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
            return Err(Failure::new(StatusCode::NOT_FOUND).detail("the API has no such path"));
        }
        let endpoints = routes.iter().filter_map(|route| self.endpoints.get(*route));
        let matched = endpoints.map(|endpoint| {
            let base = segments.len() - endpoint.template.segments.len().min(segments.len());
            let (own, raw) = (segments.get(base..), raw.get(base..));
            let path = endpoint
                .template
                .values(own.unwrap_or_default(), raw.unwrap_or_default());
            Matched { endpoint, path }
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

/// The parameters of a query.
fn parameters(query: &str) -> Result<Parameters, Failure> {
    let bad_request = |detail| Failure::new(StatusCode::BAD_REQUEST).detail(detail);
    if query.split('&').count() > MAX_PAIRS {
        return Err(bad_request(format!(
            "a query has {MAX_PAIRS} values at most"
        )));
    }
    if !is_well_encoded(query) {
        let detail = "the query is not percent-encoded as it has to be";
        return Err(bad_request(detail.to_owned()));
    }
    Parameters::parse(query).map_err(|error| bad_request(error.to_string()))
}

/// The segments of a path as they came.
fn raw_segments(path: &str) -> Vec<&str> {
    path.strip_prefix('/').unwrap_or(path).split('/').collect()
}

/// The segments of a path, percent-decoded. An encoded slash stays within its segment. Those that stand for other segments
/// (RFC 3986 §5.2.4) are refused, encoded or not: what came before may have taken another path for this one.
fn segments(raw: &[&str]) -> Result<Vec<String>, Failure> {
    let bad_request = |detail: &str| Failure::new(StatusCode::BAD_REQUEST).detail(detail);
    let decode = |segment: &&str| {
        if !is_well_encoded(segment) {
            return Err(bad_request(
                "the path is not percent-encoded as it has to be",
            ));
        }
        match percent_decode_str(segment).decode_utf8() {
            Ok(text) if matches!(&*text, "." | "..") => {
                Err(bad_request("the path has a segment of dots alone"))
            }
            Ok(text) => Ok(text.into_owned()),
            Err(_) => Err(bad_request("the path is no UTF-8 text")),
        }
    };
    raw.iter().map(decode).collect()
}

/// Whether two hexadecimal digits follow each percent sign (RFC 3986 §2.1).
fn is_well_encoded(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

/// Takes the slash at a path's end away, or adds one.
fn toggle_slash<S: Default + AsRef<str>>(segments: &mut Vec<S>) {
    if segments.len() > 1 && segments.last().is_some_and(|last| last.as_ref().is_empty()) {
        segments.pop();
    } else {
        segments.push(S::default());
    }
}

/// The operation of a method; that of `GET` answers `HEAD` too, where no other does.
fn choose<'d>(candidates: &[Matched<'d>], method: &Method) -> Option<Matched<'d>> {
    let by_method = |method: &str| {
        let mut candidates = candidates.iter();
        candidates.find(|matched| matched.endpoint.info.method == method)
    };
    let chosen =
        by_method(method.as_str()).or_else(|| by_method("GET").filter(|_| *method == Method::HEAD));
    chosen.cloned()
}

/// The methods of some operations and those that the server answers by itself, each once (RFC 9110 §10.2.1).
fn methods(declared: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut methods = Vec::new();
    for method in declared {
        let with_head: &[&str] = if method == "GET" {
            &["GET", "HEAD"]
        } else {
            &[method]
        };
        for method in with_head {
            if !methods.contains(method) {
                methods.push(*method);
            }
        }
    }
    if !methods.contains(&"OPTIONS") {
        methods.push("OPTIONS");
    }
    methods
}

/// What a path answers to a method that none of its operations has: `OPTIONS` asks for the others.
fn unmatched(method: &Method, allowed: &[&str]) -> Result<Response<Body>, Failure> {
    let failure = Failure::method_not_allowed(allowed);
    if *method != Method::OPTIONS {
        return Err(failure);
    }
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    *response.headers_mut() = failure.headers().clone();
    Ok(response)
}

/// The reply to `HEAD`: that to `GET` without its body (RFC 9110 §9.3.2).
fn without_body(response: Response<Body>) -> Response<Body> {
    use http_body::Body as _;
    let (mut parts, body) = response.into_parts();
    if let Some(length) = body.size_hint().exact() {
        parts
            .headers
            .entry(CONTENT_LENGTH)
            .or_insert_with(|| HeaderValue::from(length));
    }
    Response::from_parts(parts, Body::empty())
}
