//! What layers are told of the operation that a request means.

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::response::IntoResponse;
use axum::routing::any;
use futures_util::FutureExt;
use http::{Extensions, Response, StatusCode};
use tower_service::Service;

use crate::info::OperationInfo;
use crate::route::template::{Segment, Template};

/// The operation that a request means: an extension of the request for layers of the router, and of its reply for those outside.
///
/// ```
/// use jsonapi_server::MatchedOperation;
/// use jsonapi_server::axum::extract::Request;
///
/// fn name(request: &Request) -> &str {
///     let matched = request.extensions().get::<MatchedOperation>();
///     matched.map_or("none", |matched| matched.0.id)
/// }
/// ```
#[derive(Clone, Debug)]
pub struct MatchedOperation(
    /// The operation.
    pub &'static OperationInfo,
    /// Its template as axum tells it.
    Option<MatchedPath>,
);

impl MatchedOperation {
    /// An operation that is mounted below a path.
    pub(crate) fn new(info: &'static OperationInfo, base_path: &str) -> Self {
        let base = info.base_paths.first().copied().unwrap_or(base_path);
        Self(info, matched_path(base.trim_end_matches('/'), info.path))
    }

    /// Tells layers of it.
    pub(crate) fn tell(&self, extensions: &mut Extensions) {
        extensions.insert(self.clone());
        if let Some(path) = &self.1 {
            extensions.insert(path.clone());
        }
    }
}

/// A template the way axum hands it to layers. It lets nobody else make one: a router of that one template is asked. `None` for
/// templates that its routers do not know, with text beside a parameter or a name that means something to them.
fn matched_path(base: &str, path: &'static str) -> Option<MatchedPath> {
    let mut names = Vec::new();
    let is_plain = |text: &str| !text.contains(['{', '}', '*', ':']);
    let template = Template::parse(path);
    let is_known = template.segments.iter().all(|segment| match segment {
        Segment::Literal(text) => is_plain(text),
        Segment::Parameter(name) => {
            let is_new = !names.contains(name);
            names.push(*name);
            is_new && !name.is_empty() && is_plain(name)
        }
        Segment::Mixed(_) => false,
    });
    let path = format!("{base}{path}");
    if !is_known || !is_plain(base) || !path.starts_with('/') {
        return None;
    }
    let asked = path.replace(|c: char| !c.is_ascii_alphanumeric() && c != '/', "-");
    let request = Request::builder().uri(asked).body(Body::empty()).ok()?;
    let answer = |path: MatchedPath| async move {
        let mut response = StatusCode::OK.into_response();
        response.extensions_mut().insert(path);
        response
    };
    let mut router: Router = Router::new().route(&path, any(answer));
    let response: Response<Body> = router.call(request).now_or_never()?.ok()?;
    response.extensions().get::<MatchedPath>().cloned()
}
