//! An extractor for [axum](https://docs.rs/axum): a handler that takes a [`Signed`] is only run for genuine events.

use std::borrow::Cow;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRef, FromRequest, Request};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use jsonapi_runtime::{Node, serde_json};

use super::error::WebhookError;
use super::scheme::{ErrorShape, Events};
use super::verifier::Verifier;

/// A genuine event: its signature has been checked, then it was read.
///
/// The [`Verifier`] comes from the router's state, as `Arc<Verifier<E>>` or as a part of it ([`FromRef`]). At most
/// [`max_bytes`](Verifier::max_bytes) are read, whatever axum's own limit is. What is refused never reaches the handler: a
/// [`Rejection`] answers it.
pub struct Signed<E: Events>(pub E::Event);

impl<S, E> FromRequest<S> for Signed<E>
where
    S: Send + Sync,
    E: Events,
    Arc<Verifier<E>>: FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let verifier = Arc::<Verifier<E>>::from_ref(state);
        let reject = |reason| Rejection::new::<E>(reason);
        let (head, body) = request.into_parts();
        let body = read(&head.headers, body, verifier.most_bytes).await;
        let event = body.and_then(|body| Ok(verifier.verify(&head.headers, &body)?));
        event.map(Self).map_err(reject)
    }
}

/// The whole body, of at most `limit` bytes; one that says that it is longer is not even begun.
async fn read(headers: &HeaderMap, body: Body, limit: usize) -> Result<Bytes, Reason> {
    let too_large = || Reason::Refused(WebhookError::TooLarge { limit });
    let announced = headers.get(http::header::CONTENT_LENGTH);
    let announced = announced.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| usize::try_from(length).map_or(true, |length| length > limit))
    {
        return Err(too_large());
    }
    match Limited::new(body, limit).collect().await {
        Ok(whole) => Ok(whole.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(too_large()),
        Err(_) => Err(Reason::Incomplete),
    }
}

/// Why an event did not come through: answered in the shape of the API's own errors.
///
/// | status | reason |
/// |---|---|
/// | 400 | the signature cannot be read, the event cannot, or its body ended early |
/// | 401 | no signature, none that fits, or one that is too old or too new |
/// | 413 | the body is larger than allowed |
#[derive(Debug)]
pub struct Rejection {
    reason: Reason,
    shape: ErrorShape,
}

#[derive(Debug)]
enum Reason {
    Refused(WebhookError),
    /// The connection broke.
    Incomplete,
}

impl From<WebhookError> for Reason {
    fn from(error: WebhookError) -> Self {
        Self::Refused(error)
    }
}

impl Rejection {
    fn new<E: Events>(reason: Reason) -> Self {
        let shape = E::ERRORS;
        Self { reason, shape }
    }

    /// What the verifier said; `None` where the body did not arrive.
    pub fn error(&self) -> Option<&WebhookError> {
        match &self.reason {
            Reason::Refused(error) => Some(error),
            Reason::Incomplete => None,
        }
    }

    /// The status that answers the request.
    pub fn status(&self) -> StatusCode {
        match self.error() {
            Some(WebhookError::TooLarge { .. }) => StatusCode::PAYLOAD_TOO_LARGE,
            Some(
                WebhookError::MissingSignature { .. }
                | WebhookError::WrongSignature
                | WebhookError::OutsideTolerance { .. },
            ) => StatusCode::UNAUTHORIZED,
            Some(WebhookError::MalformedSignature { .. } | WebhookError::Decode(_)) | None => {
                StatusCode::BAD_REQUEST
            }
        }
    }

    fn detail(&self) -> String {
        match &self.reason {
            Reason::Refused(error) => error.to_string(),
            Reason::Incomplete => "the body could not be read".to_owned(),
        }
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let (status, detail) = (self.status(), self.detail());
        let members = self.shape.members.iter().filter_map(|member| {
            let value = match *member {
                "status" => status.as_str(),
                "title" => status.canonical_reason()?,
                "detail" | "details" => &detail,
                _ => return None,
            };
            Some((Cow::Borrowed(*member), Node::String(Cow::Borrowed(value))))
        });
        let errors = Node::Array(vec![Node::Object(members.collect())].into());
        let document = Node::Object(vec![(Cow::Borrowed("errors"), errors)].into());
        // Writing text and arrays into memory cannot fail.
        let body = serde_json::to_vec(&document).unwrap_or_default();
        (status, [(CONTENT_TYPE, self.shape.media_type)], body).into_response()
    }
}

#[cfg(test)]
mod tests;
