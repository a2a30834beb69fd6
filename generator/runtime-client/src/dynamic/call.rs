//! A dynamic call and its reply.

use std::future::IntoFuture;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use jsonapi_runtime::{Inflection, RawReply, Value};

use super::Arguments;
use crate::call::request::Request;
use crate::outcome::error::Error;
use crate::outcome::read::Read;
use crate::pages::run::{Progress, Run};
use crate::travel::transport::BoxFuture;

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
    /// Which page of a collection is asked for.
    progress: Progress,
    send: Sender,
}

/// Sends a request and reads the reply by the types of its operation.
type Sender = Box<dyn FnOnce(Request, Box<Run>) -> BoxFuture<Result<DynamicReply, Error>> + Send>;

impl DynamicCall {
    pub(super) fn new<T: 'static>(
        request: Request,
        progress: Progress,
        read: Read<T>,
        write: fn(&T, Inflection) -> RawReply,
    ) -> Self {
        let send = move |request: Request, run: Box<Run>| -> BoxFuture<_> {
            let call = request.respond(read);
            Box::pin(async move {
                let reply = call.await?;
                Ok(DynamicReply {
                    status: reply.status(),
                    headers: reply.headers().clone(),
                    bytes: reply.bytes().clone(),
                    typed: write(reply.body(), Inflection::Kebab),
                    run,
                })
            })
        };
        Self {
            request,
            progress,
            send: Box::new(send),
        }
    }

    /// The request that the call sends, or that asks for the first of the pages.
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
        let run = Box::new(Run::new(self.request, self.progress));
        match run.request() {
            Some(Ok(request)) => (self.send)(request, run),
            Some(Err(error)) => Box::pin(std::future::ready(Err(error))),
            // Arguments are never behind the last page.
            None => Box::pin(std::future::pending()),
        }
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
    /// In a box: calls in tasks are many, and what they hold is not to grow with requests.
    run: Box<Run>,
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

    /// The arguments of the call that brings the next page (JSON:API 1.1 §8.6), made of those that brought this one;
    /// `None` after the last page, and where the reply is no page.
    ///
    /// ```
    /// # use jsonapi_client::dynamic::{Arguments, Outcome};
    /// # async fn all(call: impl Fn(Arguments) -> Outcome) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut arguments = Some(Arguments::default());
    /// while let Some(page) = arguments {
    ///     let reply = call(page.clone())?.await?;
    ///     arguments = reply.next_page(page)?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The link to the next page leads to another server, or to a page that was read before.
    pub fn next_page(&self, arguments: Arguments) -> Result<Option<Arguments>, Error> {
        let document = self.json().unwrap_or_default();
        let Some(items) = document.get("data").and_then(Value::as_array) else {
            return Ok(None);
        };
        let mut run = self.run.clone();
        let link = |name: &str| document.get("links")?.get(name);
        run.turn(link, items.len(), &self.bytes)?;
        Ok(run.into_progress().map(|progress| Arguments {
            progress,
            ..arguments
        }))
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
