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
use jsonapi_runtime::http::query::Parameters;
use percent_encoding::percent_decode_str;

use crate::answer::failure::Failure;
use crate::answer::reply::response;
use crate::credentials::present;
use crate::info::{ApiInfo, OperationInfo};
use crate::read::body::read_body;
use crate::read::context::Context;
use crate::read::form::MAX_PAIRS;
use crate::read::incoming::Incoming;
use crate::read::media_type::is_refused;
use crate::route::endpoint::{Endpoint, Verify};
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
            self.verify,
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
    verify: Option<Verify>,
}

/// Where a request leads.
struct Matched<'d> {
    endpoint: &'d Endpoint,
    path: Vec<(&'static str, String)>,
}

impl Dispatcher {
    fn new(
        api: &'static ApiInfo,
        endpoints: Vec<Endpoint>,
        base_path: &str,
        body_limit: usize,
        verify: Option<Verify>,
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
            verify,
        }
    }

    /// Answers a request, whatever comes: a panic of a handler is a reply too.
    async fn respond(&self, request: Request) -> Response<Body> {
        let head = request.method() == Method::HEAD;
        let answer = AssertUnwindSafe(self.answer(request)).catch_unwind().await;
        let answer =
            answer.unwrap_or_else(|_| Err(Failure::new(StatusCode::INTERNAL_SERVER_ERROR)));
        let response = answer.unwrap_or_else(|failure| failure.response(self.api));
        if head {
            without_body(response)
        } else {
            response
        }
    }

    async fn answer(&self, request: Request) -> Result<Response<Body>, Failure> {
        let (parts, body) = request.into_parts();
        let Matched { endpoint, path } = self.route(&parts)?;
        let info = endpoint.info;
        let query = parameters(parts.uri.query().unwrap_or_default())?;
        let context = self.context(info, parts, &query)?;
        if let Some(verify) = self.verify.as_ref().filter(|_| !info.security.is_empty()) {
            verify(context.clone()).await?;
        }
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

    /// The operation that a request means. Of several that its path fits, the most concrete one with its method.
    fn route(&self, parts: &Parts) -> Result<Matched<'_>, Failure> {
        let mut raw = raw_segments(parts.uri.path());
        let mut segments = segments(&raw)?;
        let mut routes = self.tree.find(&segments);
        if routes.is_empty() {
            toggle_slash(&mut raw);
            toggle_slash(&mut segments);
            routes = self.tree.find(&segments);
        }
        let candidates: Vec<&Endpoint> = routes
            .iter()
            .filter_map(|route| self.endpoints.get(*route))
            .collect();
        if candidates.is_empty() {
            return Err(Failure::new(StatusCode::NOT_FOUND).detail("the API has no such path"));
        }
        let by_method = |method: &str| {
            candidates
                .iter()
                .find(|endpoint| endpoint.info.method == method)
        };
        let chosen = by_method(parts.method.as_str())
            .or_else(|| by_method("GET").filter(|_| parts.method == Method::HEAD))
            .ok_or_else(|| Failure::method_not_allowed(&allowed(&candidates)))?;
        let length = chosen.template.segments.len();
        let base = segments.len().saturating_sub(length);
        let (own, raw) = (segments.get(base..), raw.get(base..));
        let path = chosen
            .template
            .values(own.unwrap_or_default(), raw.unwrap_or_default());
        Ok(Matched {
            endpoint: chosen,
            path,
        })
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
    Parameters::parse(query).map_err(|error| bad_request(error.to_string()))
}

/// The segments of a path as they came.
fn raw_segments(path: &str) -> Vec<&str> {
    path.strip_prefix('/').unwrap_or(path).split('/').collect()
}

/// The segments of a path, percent-decoded. An encoded slash stays within its segment.
fn segments(raw: &[&str]) -> Result<Vec<String>, Failure> {
    let decode = |segment: &&str| {
        percent_decode_str(segment)
            .decode_utf8()
            .map(|text| text.into_owned())
    };
    raw.iter()
        .map(decode)
        .collect::<Result<_, _>>()
        .map_err(|_| Failure::new(StatusCode::BAD_REQUEST).detail("the path is no UTF-8 text"))
}

/// Takes the slash at a path's end away, or adds one.
fn toggle_slash<S: Default + AsRef<str>>(segments: &mut Vec<S>) {
    if segments.len() > 1 && segments.last().is_some_and(|last| last.as_ref().is_empty()) {
        segments.pop();
    } else {
        segments.push(S::default());
    }
}

/// The methods that a path allows (RFC 9110 §10.2.1), each once.
fn allowed(candidates: &[&Endpoint]) -> Vec<&'static str> {
    let mut allowed = Vec::new();
    for endpoint in candidates {
        let method = endpoint.info.method;
        let with_head = if method == "GET" {
            &["GET", "HEAD"][..]
        } else {
            std::slice::from_ref(&endpoint.info.method)
        };
        for method in with_head {
            if !allowed.contains(method) {
                allowed.push(*method);
            }
        }
    }
    allowed
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
