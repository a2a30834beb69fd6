//! A dynamic call and its reply.

use std::future::IntoFuture;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use jsonapi_runtime::{Inflection, RawReply, Value};

use crate::transport::BoxFuture;
use crate::{Error, Read, Request};

/// A call that does nothing until it is awaited; every status is a reply.
///
/// ```no_run
/// # async fn example(call: jsonapi_client::dynamic::DynamicCall) -> Result<(), jsonapi_client::Error> {
/// let reply = call.await?;
/// println!("{} {:?}", reply.status(), reply.json());
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct DynamicCall {
    request: Request,
    send: Sender,
}

/// Sends a request and reads the reply by the types of its operation.
type Sender = Box<dyn FnOnce(Request) -> BoxFuture<Result<DynamicReply, Error>> + Send>;

impl DynamicCall {
    pub(super) fn new<T: 'static>(
        request: Request,
        read: Read<T>,
        write: fn(&T, Inflection) -> RawReply,
    ) -> Self {
        let send = move |request: Request| -> BoxFuture<_> {
            let call = request.respond(read);
            Box::pin(async move {
                let reply = call.await?;
                Ok(DynamicReply {
                    status: reply.status(),
                    headers: reply.headers().clone(),
                    bytes: reply.bytes().clone(),
                    typed: write(reply.body(), Inflection::Kebab),
                })
            })
        };
        Self {
            request,
            send: Box::new(send),
        }
    }

    /// The request that the call sends.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// The request without its types: to stream the reply ([`Request::stream`]) or to read it by other means.
    pub fn into_request(self) -> Request {
        self.request
    }

    /// The call with its request changed: another timeout, one more header.
    pub fn map_request(mut self, change: impl FnOnce(Request) -> Request) -> Self {
        self.request = change(self.request);
        self
    }
}

impl IntoFuture for DynamicCall {
    type Output = Result<DynamicReply, Error>;
    type IntoFuture = BoxFuture<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        (self.send)(self.request)
    }
}

impl std::fmt::Debug for DynamicCall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("DynamicCall").field(&self.request).finish()
    }
}

/// The reply to a dynamic call.
#[derive(Clone)]
pub struct DynamicReply {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
    typed: RawReply,
}

impl DynamicReply {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, as it came.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The body, as the reply's types write it after they read it: the same, unless they lose something.
    pub fn typed(&self) -> &RawReply {
        &self.typed
    }

    /// The body as JSON, where it is JSON.
    pub fn json(&self) -> Option<Value> {
        jsonapi_runtime::serde_json::from_slice(&self.bytes).ok()
    }
}

/// Shows no content: bodies hold personal data.
impl std::fmt::Debug for DynamicReply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DynamicReply")
            .field("status", &self.status)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}
