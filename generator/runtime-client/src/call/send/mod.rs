//! Sends a request: makes it one of HTTP, tries it as often as the policy allows, brings the reply.

mod buffer;
mod failure;
mod prepared;

use std::time::Duration;

use bytes::Bytes;
use jsonapi_runtime::RawReply;
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::Instrument as _;

use self::buffer::Buffer;
use self::failure::failure;
use self::prepared::Prepared;
use crate::call::request::Request;
use crate::call::trace;
use crate::outcome::error::Error;
use crate::outcome::failed_reply::{ApiError, ReplyError};
use crate::outcome::head::{Head, text};
use crate::outcome::read::Read;
use crate::outcome::reply::Reply;
use crate::travel::body::Body;
use crate::travel::invalid::InvalidRequest;

/// A reply whose body is at hand but not read.
pub(crate) struct Received {
    pub(crate) head: Head,
    bytes: Bytes,
}

impl Received {
    pub(crate) fn into_api_error(self) -> Error {
        Error::Api(Box::new(ApiError::new(self.head, self.bytes)))
    }

    pub(crate) fn read<T>(mut self, read: Read<T>) -> Result<Reply<T>, Error> {
        let raw = RawReply {
            status: self.head.status.as_u16(),
            content_type: text(&self.head.headers, "content-type").map(str::to_owned),
            headers: std::mem::take(&mut self.head.headers),
            body: self.bytes.clone(),
            deferred: None,
        };
        let outcome = read(&raw);
        self.head.headers = raw.headers;
        match outcome {
            Ok(body) => Ok(Reply {
                head: self.head,
                bytes: self.bytes,
                body,
            }),
            Err(source) => Err(Error::Decode(Box::new(ReplyError::new(
                self.head, self.bytes, source,
            )))),
        }
    }
}

/// Sends a request; the body of the reply is brought in whole.
///
/// The request is in a box: a future keeps its arguments as long as it lives, once for each function that they pass.
pub(crate) async fn exchange(request: Box<Request>) -> Result<Received, Error> {
    let (head, body) = call(request, Buffer::All).await?;
    Ok(Received {
        head,
        bytes: body.into_bytes().unwrap_or_default(),
    })
}

/// Sends a request; the body of a success is not waited for.
pub(crate) async fn streamed(request: Box<Request>) -> Result<Reply<Body>, Error> {
    let (head, body) = call(request, Buffer::Failures).await?;
    if head.status.is_success() {
        return Ok(Reply {
            head,
            bytes: Bytes::new(),
            body,
        });
    }
    let bytes = body.into_bytes().unwrap_or_default();
    Err(Received { head, bytes }.into_api_error())
}

/// One call over all its attempts, in a span of its own.
async fn call(request: Box<Request>, buffer: Buffer) -> Result<(Head, Body), Error> {
    let operation = request.operation;
    let (span, start) = (trace::call(operation), Instant::now());
    let attempts = attempts(request, buffer, start);
    let outcome = attempts.instrument(span.clone()).await;
    trace::record(&span, start, &outcome);
    outcome
}

/// Tries until the reply is there, the policy gives up, or the next wait would pass the deadline.
async fn attempts(
    request: Box<Request>,
    buffer: Buffer,
    start: Instant,
) -> Result<(Head, Body), Error> {
    let operation = request.operation.id;
    let request =
        Prepared::new(request).map_err(|source| Error::InvalidRequest { operation, source })?;
    if request.needs_time() && Handle::try_current().is_err() {
        let source = InvalidRequest::NoRuntime;
        return Err(Error::InvalidRequest { operation, source });
    }
    let budget = Limit::after(start, request.timeout);
    let mut waits = request.retry.waits();
    let mut number = 1;
    loop {
        let (span, begun) = (trace::attempt(number), Instant::now());
        let limit = Limit::sooner(budget, Limit::after(begun, request.attempt_timeout));
        let outcome = attempt(&request, buffer, number, limit)
            .instrument(span.clone())
            .await;
        trace::record(&span, begun, &outcome);
        let failure = failure(&outcome);
        let reserve = request.retry_budget();
        if let (Ok(_), None, Some(reserve)) = (&outcome, failure, reserve) {
            reserve.give_back(number);
        }
        let wait = failure
            .filter(|_| request.payload.is_replayable())
            .and_then(|failure| request.retry.wait(request.nature, failure, waits.next()?))
            .filter(|wait| {
                budget.is_none_or(|budget| {
                    let resumed = Instant::now().checked_add(*wait);
                    resumed.is_some_and(|resumed| resumed < budget.deadline)
                })
            });
        // Last, so that only a retry that is made takes of the reserve.
        let is_granted = |_: &Duration| match (reserve, failure) {
            (Some(reserve), Some(failure)) => reserve.take(failure),
            _ => true,
        };
        let Some(wait) = wait.filter(is_granted) else {
            return outcome;
        };
        trace::waits(number, wait);
        sleep(wait).await;
        number += 1;
    }
}

/// A time limit, and when it is over.
#[derive(Clone, Copy)]
struct Limit {
    length: Duration,
    deadline: Instant,
}

impl Limit {
    /// A limit from a time on; one that is longer than clocks count is none.
    fn after(start: Instant, length: Option<Duration>) -> Option<Self> {
        let length = length?;
        let deadline = start.checked_add(length)?;
        Some(Self { length, deadline })
    }

    fn sooner(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        one.into_iter()
            .chain(other)
            .min_by_key(|limit| limit.deadline)
    }
}

async fn attempt(
    request: &Prepared,
    buffer: Buffer,
    number: u32,
    limit: Option<Limit>,
) -> Result<(Head, Body), Error> {
    let exchange = request.exchange(buffer, number);
    let Some(limit) = limit else {
        return exchange.await;
    };
    let in_time = timeout_at(limit.deadline, exchange).await;
    in_time.unwrap_or(Err(Error::Timeout {
        operation: request.operation.id,
        attempts: number,
        limit: limit.length,
    }))
}

#[cfg(test)]
mod tests;
