//! Sends a request: makes it one of HTTP, tries it as often as the policy allows, brings the reply.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use jsonapi_runtime::RawReply;
use tokio::time::{Instant, sleep, timeout, timeout_at};
use url::Url;

use crate::call::Read;
use crate::error::{ApiError, InvalidRequest, ReplyError, text};
use crate::info::OperationInfo;
use crate::limit;
use crate::payload::Payload;
use crate::reply::Head;
use crate::retry::{Failure, Nature};
use crate::{Body, Client, Error, Reply, Request, RetryPolicy};

/// A reply whose body is at hand but not read.
pub(crate) struct Received {
    pub(crate) head: Head,
    bytes: Bytes,
}

impl Received {
    pub(crate) fn into_api_error(self) -> Error {
        let Head {
            operation,
            api,
            status,
            headers,
            ..
        } = self.head;
        Error::Api(Box::new(ApiError::new(
            operation.id,
            api,
            status,
            headers,
            self.bytes,
        )))
    }

    pub(crate) fn read<T>(self, read: Read<T>) -> Result<Reply<T>, Error> {
        let raw = RawReply {
            status: self.head.status.as_u16(),
            content_type: text(&self.head.headers, "content-type").map(str::to_owned),
            body: self.bytes.clone(),
        };
        match read(raw) {
            Ok(body) => Ok(Reply {
                head: self.head,
                bytes: self.bytes,
                body,
            }),
            Err(source) => Err(Error::Decode(Box::new(ReplyError {
                operation: self.head.operation.id,
                status: self.head.status,
                bytes: self.bytes,
                source,
            }))),
        }
    }
}

/// A request that can be sent as often as its body can.
struct Prepared {
    client: Client,
    operation: &'static OperationInfo,
    url: Url,
    headers: HeaderMap,
    payload: Payload,
    retry: RetryPolicy,
    nature: Nature,
}

/// Sends a request; the body of the reply is brought in whole.
pub(crate) async fn exchange(request: Request) -> Result<Received, Error> {
    let (head, body) = within_deadline(request, Buffer::All).await?;
    Ok(Received {
        head,
        bytes: body.into_bytes().unwrap_or_default(),
    })
}

/// Sends a request; the body of a success is not waited for.
pub(crate) async fn streamed(request: Request) -> Result<Reply<Body>, Error> {
    let (head, body) = within_deadline(request, Buffer::Failures).await?;
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

/// Which bodies are brought in whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Buffer {
    All,
    Failures,
}

async fn within_deadline(request: Request, buffer: Buffer) -> Result<(Head, Body), Error> {
    let operation = request.operation.id;
    let limit = request.options.timeout.or(request.client.shared.timeout);
    let request =
        Prepared::new(request).map_err(|source| Error::InvalidRequest { operation, source })?;
    match limit {
        Some(limit) => {
            let deadline = Instant::now() + limit;
            let attempts = attempts(&request, buffer, Some(deadline));
            timeout_at(deadline, attempts)
                .await
                .unwrap_or(Err(Error::Timeout { operation, limit }))
        }
        None => attempts(&request, buffer, None).await,
    }
}

/// Tries until the reply is there, the policy gives up, or the next wait would pass the deadline.
async fn attempts(
    request: &Prepared,
    buffer: Buffer,
    deadline: Option<Instant>,
) -> Result<(Head, Body), Error> {
    let mut attempt = 0;
    loop {
        let outcome = request.attempt(buffer).await;
        let wait = failure(&outcome)
            .filter(|_| request.payload.is_replayable())
            .and_then(|failure| request.retry.wait(attempt, request.nature, failure))
            .filter(|wait| deadline.is_none_or(|deadline| Instant::now() + *wait < deadline));
        let Some(wait) = wait else {
            return outcome;
        };
        sleep(wait).await;
        attempt += 1;
    }
}

/// How an attempt failed, where it did and the policy has a say.
fn failure(outcome: &Result<(Head, Body), Error>) -> Option<Failure> {
    match outcome {
        Ok((head, _)) if head.status.is_success() => None,
        Ok((head, _)) => {
            let names = &head.api.headers;
            let rate = limit::read(&head.headers, &names.rate_limit);
            let quota = limit::read(&head.headers, &names.quota);
            let is_used_up =
                |limit: Option<limit::Limit>| limit.and_then(|limit| limit.remaining) == Some(0);
            let asked = text(&head.headers, header::RETRY_AFTER.as_str())
                .and_then(|seconds| seconds.trim().parse().ok().map(Duration::from_secs));
            Some(Failure::Status {
                status: head.status,
                wait: asked.or(rate.and_then(|rate| rate.reset)),
                quota_is_used_up: is_used_up(quota) && !is_used_up(rate),
            })
        }
        Err(Error::Transport { source, .. }) => Some(Failure::Transport(source.kind())),
        Err(Error::Timeout { .. }) => Some(Failure::Timeout),
        Err(_) => None,
    }
}

impl Prepared {
    fn new(request: Request) -> Result<Self, InvalidRequest> {
        if let Some(mistake) = request.mistake {
            return Err(mistake);
        }
        let mut url = request.address()?;
        let (client, operation) = (request.client, request.operation);
        let shared = &client.shared;
        let mut headers = shared.headers.clone();
        headers.extend(request.headers);
        let nature = name_write(&client, operation, &mut headers)?;
        if !request.options.anonymous {
            let credentials = request
                .options
                .credentials
                .as_ref()
                .unwrap_or(&shared.credentials);
            credentials.apply(shared.api, operation, &mut url, &mut headers)?;
        }
        add_media_types(operation, &request.payload, &mut headers)?;
        let retry = request.options.retry.unwrap_or(shared.retry);
        Ok(Self {
            operation,
            url,
            headers,
            payload: request.payload,
            retry,
            nature,
            client,
        })
    }

    async fn attempt(&self, buffer: Buffer) -> Result<(Head, Body), Error> {
        let operation = self.operation.id;
        let exchange = self.exchange(buffer);
        match self.client.shared.attempt_timeout {
            Some(limit) => timeout(limit, exchange)
                .await
                .unwrap_or(Err(Error::Timeout { operation, limit })),
            None => exchange.await,
        }
    }

    async fn exchange(&self, buffer: Buffer) -> Result<(Head, Body), Error> {
        let operation = self.operation.id;
        let transport = |source| Error::Transport { operation, source };
        let reply = self
            .client
            .shared
            .transport
            .send(self.http()?)
            .await
            .map_err(transport)?;
        let (parts, mut body) = reply.into_parts();
        if buffer == Buffer::All || !parts.status.is_success() {
            body = body.collect().await.map_err(transport)?.into();
        }
        let head = Head {
            operation: self.operation,
            api: self.client.shared.api,
            status: parts.status,
            headers: parts.headers,
        };
        Ok((head, body))
    }

    fn http(&self) -> Result<http::Request<Body>, Error> {
        let invalid = |source| Error::InvalidRequest {
            operation: self.operation.id,
            source,
        };
        let body = self
            .payload
            .body()
            .ok_or(InvalidRequest::StreamTaken)
            .map_err(invalid)?;
        let mut request = http::Request::new(body);
        *request.method_mut() = self.operation.method.http().clone();
        // What `Url` writes is a URI in all but rare cases, such as an overlong one.
        *request.uri_mut() = http::Uri::try_from(self.url.as_str())
            .map_err(|_| invalid(InvalidRequest::Url(url::ParseError::Overflow)))?;
        *request.headers_mut() = self.headers.clone();
        Ok(request)
    }
}

/// Gives a write the idempotency key that all its attempts share, where the operation takes one.
fn name_write(
    client: &Client,
    operation: &OperationInfo,
    headers: &mut HeaderMap,
) -> Result<Nature, InvalidRequest> {
    if operation.method.is_safe() {
        return Ok(Nature::Read);
    }
    let key = client.shared.api.headers.idempotency_key;
    if let Some(name) = key.filter(|_| operation.idempotent && !operation.method.is_idempotent()) {
        if !headers.contains_key(name) {
            insert(headers, name, &uuid::Uuid::new_v4().to_string())?;
        }
        return Ok(Nature::Repeatable);
    }
    let by_hand = key.is_some_and(|name| headers.contains_key(name));
    Ok(if by_hand || operation.method.is_idempotent() {
        Nature::Repeatable
    } else {
        Nature::Once
    })
}

fn add_media_types(
    operation: &OperationInfo,
    payload: &Payload,
    headers: &mut HeaderMap,
) -> Result<(), InvalidRequest> {
    if !operation.accept.is_empty() && !headers.contains_key(header::ACCEPT) {
        insert(headers, header::ACCEPT.as_str(), operation.accept)?;
    }
    match payload.content_type() {
        Some(media_type) => insert(headers, header::CONTENT_TYPE.as_str(), &media_type),
        None => Ok(()),
    }
}

fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), InvalidRequest> {
    let invalid = || InvalidRequest::Header {
        name: name.to_owned(),
    };
    let key = http::HeaderName::from_bytes(name.as_bytes()).map_err(|_| invalid())?;
    headers.insert(key, HeaderValue::from_str(value).map_err(|_| invalid())?);
    Ok(())
}

#[cfg(test)]
mod tests;
