//! A scripted transport: what a program makes of a client is tested without a network.
//!
//! ```
//! use jsonapi_client::testing::{Answer, Script};
//! use jsonapi_client::{ApiInfo, Client, OperationInfo};
//!
//! static API: ApiInfo = ApiInfo::EMPTY;
//! static LIST: OperationInfo = OperationInfo { id: "list", path: "/animals", ..OperationInfo::EMPTY };
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let script = Script::new([
//!     Answer::json(429, r#"{"errors": []}"#).with_header("retry-after", "0"),
//!     Answer::json(200, r#"{"data": []}"#),
//! ]);
//! let client = Client::builder(&API).base_url("http://zoo.example").transport(script.clone());
//! let reply = client.build()?.request(&LIST).send_unit().await?;
//! assert_eq!((reply.status().as_u16(), reply.attempts()), (200, 2));
//! assert_eq!(script.requests()[0].uri(), "http://zoo.example/animals");
//! assert_eq!(script.left(), 0);
//! # Ok(())
//! # }
//! ```
//!
//! A generated client's builder takes it likewise. Replies that fit a whole document give the mock of the generated server.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use tokio::time::Instant;

use crate::travel::body::Body;
use crate::travel::error::{TransportError, TransportErrorKind};
use crate::travel::transport::{BoxFuture, Transport};

#[cfg(test)]
mod zoo;
#[cfg(test)]
pub(crate) use zoo::*;

/// What one attempt of a call meets.
#[non_exhaustive]
pub enum Answer {
    /// A reply.
    Reply(http::Response<Bytes>),
    /// A success with this body, which comes bit by bit.
    Stream(Body),
    /// No reply, for this reason.
    Broken(TransportErrorKind),
    /// No reply, ever: time limits run out.
    Silence,
}

impl Answer {
    /// A reply of JSON. A status that is none breaks the call.
    pub fn json(status: u16, body: impl Into<Bytes>) -> Self {
        let json = HeaderValue::from_static("application/json");
        let mut answer = Self::status(status, body.into());
        if let Self::Reply(reply) = &mut answer {
            reply.headers_mut().insert(header::CONTENT_TYPE, json);
        }
        answer
    }

    /// A reply without a body. A status that is none breaks the call.
    pub fn empty(status: u16) -> Self {
        Self::status(status, Bytes::new())
    }

    fn status(status: u16, body: Bytes) -> Self {
        let Ok(status) = StatusCode::from_u16(status) else {
            return Self::Broken(TransportErrorKind::Request);
        };
        let mut reply = http::Response::new(body);
        *reply.status_mut() = status;
        Self::Reply(reply)
    }

    /// The same reply with a header, which replaces one of that name. What no header may have breaks the call.
    #[must_use]
    pub fn with_header(self, name: &str, value: &str) -> Self {
        let Self::Reply(mut reply) = self else {
            return self;
        };
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => {
                reply.headers_mut().insert(name, value);
                Self::Reply(reply)
            }
            _ => Self::Broken(TransportErrorKind::Request),
        }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reply(reply) => f.debug_tuple("Reply").field(&reply.status()).finish(),
            Self::Stream(_) => f.write_str("Stream"),
            Self::Broken(kind) => f.debug_tuple("Broken").field(kind).finish(),
            Self::Silence => f.write_str("Silence"),
        }
    }
}

/// A transport that gives its answers in order, one for each attempt, and keeps the requests. Clones are the same script.
///
/// An attempt for which no answer is left cannot be sent.
#[derive(Clone, Debug, Default)]
pub struct Script(Arc<Mutex<Played>>);

/// How far a script has come.
#[derive(Debug, Default)]
struct Played {
    answers: VecDeque<Answer>,
    requests: Vec<http::Request<Bytes>>,
    times: Vec<Instant>,
}

impl Script {
    /// A script of these answers.
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let script = Self::default();
        script.played().answers.extend(answers);
        script
    }

    /// Adds an answer behind the others.
    pub fn push(&self, answer: Answer) {
        self.played().answers.push_back(answer);
    }

    /// The requests that were sent so far, in order.
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.played().requests.clone()
    }

    /// When they were sent.
    pub fn times(&self) -> Vec<Instant> {
        self.played().times.clone()
    }

    /// How many answers are left.
    pub fn left(&self) -> usize {
        self.played().answers.len()
    }

    fn played(&self) -> MutexGuard<'_, Played> {
        // A test that panicked elsewhere has left the script whole: each change is one step.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
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
            script.played().times.push(Instant::now());
            let request = http::Request::from_parts(parts, body.collect().await?);
            script.played().requests.push(request);
            let answer = script.played().answers.pop_front();
            match answer {
                Some(Answer::Reply(reply)) => Ok(reply.map(Body::from)),
                Some(Answer::Stream(body)) => Ok(http::Response::new(body)),
                Some(Answer::Broken(kind)) => Err(TransportError::new(kind, "as the script says")),
                Some(Answer::Silence) => std::future::pending().await,
                None => {
                    let why = "the script has no answer left";
                    Err(TransportError::new(TransportErrorKind::Request, why))
                }
            }
        })
    }
}
