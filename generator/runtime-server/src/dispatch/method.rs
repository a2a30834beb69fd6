//! Which operation of a path a method means, and what the server answers to methods by itself.

use axum::body::Body;
use http::header::{ALLOW, CONTENT_LENGTH, HeaderValue};
use http::{Method, Response, StatusCode};

use crate::answer::failure::Failure;
use crate::info::OperationInfo;

/// The place of the operation of a method; that of `GET` answers `HEAD` too, where no other does.
pub(super) fn choose(candidates: &[&OperationInfo], method: &Method) -> Option<usize> {
    let by_method = |method: &str| {
        let mut candidates = candidates.iter();
        candidates.position(|info| info.method == method)
    };
    by_method(method.as_str()).or_else(|| by_method("GET").filter(|_| *method == Method::HEAD))
}

/// The methods of some operations and those that the server answers by itself, each once (RFC 9110 §10.2.1).
pub(super) fn methods(declared: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
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

/// What is answered where a request leads to no operation: `OPTIONS` asks which methods a path has.
pub(super) fn unmatched(
    method: &Method,
    failure: Failure,
    fail: impl FnOnce(Failure) -> Response<Body>,
) -> Response<Body> {
    if *method != Method::OPTIONS || !failure.headers().contains_key(ALLOW) {
        return fail(failure);
    }
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    *response.headers_mut() = failure.headers().clone();
    response
}

/// The reply to `HEAD`: that to `GET` without its body (RFC 9110 §9.3.2).
pub(super) fn without_body(response: Response<Body>) -> Response<Body> {
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
