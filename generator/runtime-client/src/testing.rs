//! Test doubles: an API with one of everything, and a transport that answers from a script.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests fail by panicking"
)]

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use tokio::time::Instant;

use crate::call::builder::Builder;
use crate::call::client::Client;
use crate::info::api::{ApiInfo, HeaderNames, LimitNames};
use crate::info::operation::OperationInfo;
use crate::info::paging::PagingInfo;
use crate::travel::body::Body;
use crate::travel::error::{TransportError, TransportErrorKind};
use crate::travel::transport::{BoxFuture, Transport};
use jsonapi_runtime::http::method::Method;
use jsonapi_runtime::http::security::SecurityScheme;

/// An API whose headers all have roles.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Zoo",
    version: "2025-01-01",
    env: "ZOO",
    servers: &["https://api.zoo.example/api/v1"],
    security: &[
        SecurityScheme::bearer("bearer"),
        SecurityScheme::basic("basic"),
        SecurityScheme::header("pass", "X-Pass", "pass="),
        SecurityScheme::query("key", "key"),
    ],
    key_scheme: Some("bearer"),
    headers: HeaderNames {
        version: Some("Zoo-Version"),
        inflection: Some("Key-Inflection"),
        idempotency_key: Some("Idempotency-Key"),
        request_id: Some("Request-Id"),
        rate_limit: LimitNames {
            limit: Some("RateLimit-Limit"),
            remaining: Some("RateLimit-Remaining"),
            reset: Some("RateLimit-Reset"),
        },
        quota: LimitNames {
            limit: Some("Quota-Limit"),
            remaining: Some("Quota-Remaining"),
            reset: Some("Quota-Reset"),
        },
    },
    quota_errors: &["Quota exceeded"],
    inflection: "kebab",
    user_agent: "zoo-client/1",
};

/// Reads one animal.
pub(crate) static RETRIEVE: OperationInfo = OperationInfo {
    id: "retrieve-animal",
    path: "/animals/{animal-id}",
    security: &[&["bearer"]],
    accept: "application/json",
    ..OperationInfo::EMPTY
};

/// Lists animals.
pub(crate) static LIST: OperationInfo = OperationInfo {
    id: "list-animals",
    path: "/animals",
    security: &[&["bearer"]],
    ..OperationInfo::EMPTY
};

/// Makes an animal; takes an idempotency key.
pub(crate) static CREATE: OperationInfo = OperationInfo {
    id: "create-animal",
    method: Method::Post,
    path: "/animals",
    security: &[&["bearer"]],
    idempotent: true,
    ..OperationInfo::EMPTY
};

/// Searches animals: pages are asked for by POST, with the same body.
pub(crate) static SEARCH: OperationInfo = OperationInfo {
    id: "search-animals",
    path: "/animals/search",
    paging: Some(PagingInfo::LINKS),
    ..CREATE
};

/// Makes an animal; takes no idempotency key.
pub(crate) static CREATE_ONCE: OperationInfo = OperationInfo {
    id: "create-animal-once",
    idempotent: false,
    ..CREATE
};

/// Changes an animal; takes an idempotency key.
pub(crate) static UPDATE: OperationInfo = OperationInfo {
    id: "update-animal",
    method: Method::Patch,
    ..CREATE
};

/// Replaces an animal; takes no idempotency key, as idempotent as it is.
pub(crate) static REPLACE: OperationInfo = OperationInfo {
    id: "replace-animal",
    method: Method::Put,
    ..CREATE_ONCE
};

/// Deletes an animal; the document lists the idempotency key, which has no effect.
pub(crate) static DELETE: OperationInfo = OperationInfo {
    id: "delete-animal",
    method: Method::Delete,
    ..CREATE
};

/// What one attempt meets.
pub(crate) enum Answer {
    Reply(http::Response<Bytes>),
    /// A success with this body.
    Stream(Body),
    Broken(TransportErrorKind),
    /// No answer, ever.
    Silence,
}

impl Answer {
    /// The same reply, said to be of another media type.
    pub(crate) fn with_type(mut self, media_type: &'static str) -> Self {
        if let Self::Reply(reply) = &mut self {
            let headers = reply.headers_mut();
            headers.insert("content-type", http::HeaderValue::from_static(media_type));
        }
        self
    }
}

/// A body that comes in these chunks.
pub(crate) struct Chunks {
    left: VecDeque<&'static str>,
    /// Whether it never ends.
    stalls: bool,
}

impl Chunks {
    /// A body that ends after its chunks.
    pub(crate) fn body(chunks: &[&'static str]) -> Body {
        let left = chunks.iter().copied().collect();
        let stalls = false;
        Body::stream(Self { left, stalls })
    }

    /// A body that stops after its chunks, but does not end.
    pub(crate) fn stalling(chunks: &[&'static str]) -> Body {
        let left = chunks.iter().copied().collect();
        let stalls = true;
        Body::stream(Self { left, stalls })
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.left.pop_front() {
            Some(chunk) => Poll::Ready(Some(Ok(Bytes::from_static(chunk.as_bytes())))),
            None if self.stalls => Poll::Pending,
            None => Poll::Ready(None),
        }
    }
}

/// A reply of JSON without further headers.
pub(crate) fn reply(status: u16, body: &'static str) -> Answer {
    reply_with(status, &[], body)
}

/// A reply with headers.
pub(crate) fn reply_with(status: u16, headers: &[(&str, &str)], body: &'static str) -> Answer {
    let builder = http::Response::builder().status(status);
    let builder = builder.header("content-type", "application/json");
    let builder = headers.iter().fold(builder, |builder, (name, value)| {
        builder.header(*name, *value)
    });
    Answer::Reply(builder.body(Bytes::from_static(body.as_bytes())).unwrap())
}

/// A transport that gives its answers in order and keeps the requests.
#[derive(Clone, Default)]
pub(crate) struct Script {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    requests: Arc<Mutex<Vec<http::Request<Bytes>>>>,
    times: Arc<Mutex<Vec<Instant>>>,
}

impl Script {
    pub(crate) fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let script = Self::default();
        script.answers.lock().unwrap().extend(answers);
        script
    }

    /// The requests that were sent so far.
    pub(crate) fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.requests.lock().unwrap().clone()
    }

    /// When they were sent.
    pub(crate) fn times(&self) -> Vec<Instant> {
        self.times.lock().unwrap().clone()
    }

    /// The only request that was sent.
    pub(crate) fn request(&self) -> http::Request<Bytes> {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "one request was sent");
        requests.into_iter().next().unwrap()
    }

    /// A builder of a client that is answered by the script.
    pub(crate) fn builder(&self) -> Builder {
        Client::builder(&API)
            .api_key("secret")
            .transport(self.clone())
    }

    /// A client that is answered by the script.
    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let script = self.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            script.times.lock().unwrap().push(Instant::now());
            let body = body.collect().await?;
            script
                .requests
                .lock()
                .unwrap()
                .push(http::Request::from_parts(parts, body));
            let answer = script.answers.lock().unwrap().pop_front();
            match answer.expect("the script has an answer left") {
                Answer::Reply(reply) => Ok(reply.map(Body::from)),
                Answer::Broken(kind) => Err(TransportError::new(kind, "as the script says")),
                Answer::Stream(body) => Ok(http::Response::new(body)),
                Answer::Silence => std::future::pending().await,
            }
        })
    }
}
