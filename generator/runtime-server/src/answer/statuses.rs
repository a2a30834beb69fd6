//! Failures by the status that they are sent with, and what axum sends of them.

use axum::body::Body;
use axum::response::IntoResponse;
use http::{Response, StatusCode};

use crate::answer::failure::Failure;
use crate::info::ApiInfo;

/// The statuses that handlers fail with most. Each says no more than its status; [`Failure::detail`] adds what is wrong.
impl Failure {
    /// 400: the request cannot be understood.
    pub fn bad_request() -> Self {
        Self::new(StatusCode::BAD_REQUEST)
    }

    /// 401: nobody knows the credentials. `WWW-Authenticate` is added.
    pub fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED)
    }

    /// 403: who asks may not.
    pub fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN)
    }

    /// 404: there is no such resource.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND)
    }

    /// 409: the state of the resource does not let it happen.
    pub fn conflict() -> Self {
        Self::new(StatusCode::CONFLICT)
    }

    /// 422: the request is well formed, and its values are of no use.
    pub fn unprocessable() -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// 429: too many requests came.
    pub fn too_many_requests() -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS)
    }

    /// 500: it is not the client's fault. What went wrong belongs into a log: say nothing of it here that strangers must not know.
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// 503: not now.
    pub fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE)
    }
}

/// For handlers and layers that are axum's own. Below a generated router the reply has what the document declares; elsewhere it is
/// an errors document of JSON:API.
impl IntoResponse for Failure {
    fn into_response(self) -> Response<Body> {
        let mut response = self.response(&ApiInfo::EMPTY, None);
        response.extensions_mut().insert(self);
        response
    }
}
