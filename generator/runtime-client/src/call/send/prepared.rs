//! A request that is ready to be sent, as often as its body can be.

use std::borrow::Cow;
use std::time::Duration;

use http::{HeaderMap, HeaderValue, StatusCode, header};
use url::Url;

use super::buffer::Buffer;
use crate::call::client::Client;
use crate::call::request::Request;
use crate::call::retry::{Nature, RetryPolicy};
use crate::call::retry_budget::RetryBudget;
use crate::info::operation::{OperationInfo, http_method};
use crate::outcome::error::Error;
use crate::outcome::head::Head;
use crate::travel::body::{Body, CollectError};
use crate::travel::credentials::{Credentials, Unproven, is_given_by};
use crate::travel::invalid::InvalidRequest;
use crate::travel::payload::Payload;
use crate::travel::redirect;
use crate::travel::transport::Attempt;
use jsonapi_runtime::http::method::Method;

/// A request that can be sent as often as its body can.
pub(super) struct Prepared {
    client: Client,
    pub(super) operation: &'static OperationInfo,
    url: Url,
    /// Those that the client does not send with every call.
    headers: HeaderMap,
    pub(super) payload: Payload,
    /// Those of this call, where it has its own.
    credentials: Option<Credentials>,
    anonymous: bool,
    pub(super) retry: RetryPolicy,
    pub(super) nature: Nature,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) timeout: Option<Duration>,
}

impl Prepared {
    /// Takes the box, so that its memory is given back before the reply is waited for.
    pub(super) fn new(request: Box<Request>) -> Result<Self, InvalidRequest> {
        let request = *request;
        if let Some(mistake) = request.mistake {
            return Err(mistake);
        }
        let url = request.address()?;
        if request.client.shared.is_plain && url.scheme() == "https" {
            return Err(InvalidRequest::NoTls);
        }
        let (client, operation) = (request.client, request.operation);
        let (shared, options) = (&client.shared, request.options);
        let mut headers = request.headers;
        let nature = name_write(&client, operation, &mut headers)?;
        let mut prepared = Self {
            operation,
            url,
            headers,
            payload: request.payload,
            credentials: options.credentials,
            anonymous: options.anonymous,
            retry: options.retry.unwrap_or(shared.retry),
            nature,
            attempt_timeout: options.attempt_timeout.unwrap_or(shared.attempt_timeout),
            timeout: options.timeout.unwrap_or(shared.timeout),
            client,
        };
        if let Some(credentials) = prepared.credentials() {
            // Told before anything is sent, and before sources of credentials are asked.
            let chosen = credentials.choose(prepared.client.shared.api, operation);
            let missing = chosen.err();
            if let Some(missing) = missing {
                // A header of the user's stands for the credential that it would hold.
                if !prepared.is_proven_by_headers() {
                    return Err(missing);
                }
                prepared.anonymous = true;
            }
        }
        Ok(prepared)
    }

    /// Whether headers that the user gave hold all credentials of one of the operation's alternatives.
    fn is_proven_by_headers(&self) -> bool {
        let shared = &self.client.shared;
        let given = |name: &&str| {
            let scheme = shared.api.scheme(name);
            scheme.is_some_and(|scheme| {
                let given_by = |headers| is_given_by(&scheme.place, headers);
                given_by(&self.headers) || given_by(&shared.headers)
            })
        };
        let mut alternatives = self.operation.security.iter();
        alternatives.any(|schemes| schemes.iter().all(given))
    }

    /// Whether time is measured on the way: limits, waits before retries.
    pub(super) fn needs_time(&self) -> bool {
        let limits = [self.timeout, self.attempt_timeout];
        self.retry.retries > 0 || limits.iter().any(Option::is_some)
    }

    /// What is left for retries.
    pub(super) fn retry_budget(&self) -> Option<&RetryBudget> {
        self.client.shared.retry_budget.as_ref()
    }

    /// The credentials that the request is to carry.
    fn credentials(&self) -> Option<&Credentials> {
        let own = self.credentials.as_ref();
        (!self.anonymous).then(|| own.unwrap_or(&self.client.shared.credentials))
    }

    /// One attempt; `number` counts from 1.
    pub(super) async fn exchange(
        &self,
        buffer: Buffer,
        number: u32,
    ) -> Result<(Head, Body), Error> {
        let shared = &self.client.shared;
        let transport = |source| Error::Transport {
            operation: self.operation.id,
            attempts: number,
            source,
        };
        let request = self.http(&self.url, number).await?;
        let mut reply = shared.transport.send(request).await.map_err(transport)?;
        let mut url = Cow::Borrowed(&self.url);
        for _ in 0..redirect::MOST {
            let method = self.operation.method;
            let to = redirect::target(method, &url, reply.status(), reply.headers());
            let Some(to) = to.filter(|_| self.payload.is_replayable()) else {
                break;
            };
            let request = self.http(&to, number).await?;
            reply = shared.transport.send(request).await.map_err(transport)?;
            url = Cow::Owned(to);
        }
        let (parts, body) = reply.into_parts();
        let body = if buffer == Buffer::All || !parts.status.is_success() {
            let whole = self.buffered(body, parts.status, number).await?;
            // In this turn the task that has the connection puts it back. A call that follows at once would find none free
            // and open one more: 10,000 callers opened 17,000 connections.
            tokio::task::yield_now().await;
            whole
        } else {
            body.with_idle_limit(self.attempt_timeout)
        };
        let head = Head {
            operation: self.operation,
            api: shared.api,
            status: parts.status,
            headers: parts.headers,
            attempts: number,
        };
        Ok((head, body))
    }

    /// A body in memory. Of one that is too large, what fits is kept where the status tells enough.
    async fn buffered(&self, body: Body, status: StatusCode, number: u32) -> Result<Body, Error> {
        let limit = self.client.shared.max_body;
        match body.collect_within(limit).await {
            Ok(bytes) => Ok(bytes.into()),
            Err(CollectError::TooLarge(start)) if !status.is_success() => Ok(start.into()),
            Err(CollectError::TooLarge(_)) => Err(Error::TooLarge {
                operation: self.operation.id,
                attempts: number,
                limit,
            }),
            Err(CollectError::Transport(source)) => Err(Error::Transport {
                operation: self.operation.id,
                attempts: number,
                source,
            }),
        }
    }

    async fn http(&self, url: &Url, number: u32) -> Result<http::Request<Body>, Error> {
        let operation = self.operation;
        let invalid = |source| Error::InvalidRequest {
            operation: operation.id,
            source,
        };
        let (mut url, mut headers) = (url.clone(), self.client.shared.headers.clone());
        headers.extend(self.headers.clone());
        add_media_types(operation, &self.payload, &mut headers).map_err(invalid)?;
        if let Some(credentials) = self.credentials() {
            let api = self.client.shared.api;
            let proven = credentials.apply(api, operation, &mut url, &mut headers);
            proven.await.map_err(|unproven| match unproven {
                Unproven::Invalid(source) => invalid(source),
                Unproven::Source { scheme, source } => Error::Credential {
                    operation: operation.id,
                    scheme,
                    source,
                },
            })?;
        }
        let body = self
            .payload
            .body()
            .ok_or(InvalidRequest::StreamTaken)
            .map_err(invalid)?;
        let mut request = http::Request::new(body);
        *request.method_mut() = http_method(operation.method).clone();
        // What `Url` writes is a URI in all but rare cases, such as an overlong one.
        *request.uri_mut() = http::Uri::try_from(url.as_str())
            .map_err(|_| invalid(InvalidRequest::Url(url::ParseError::Overflow)))?;
        *request.headers_mut() = headers;
        let extensions = request.extensions_mut();
        extensions.insert(Attempt { operation, number });
        extensions.insert(url);
        Ok(request)
    }
}

/// Gives a write the idempotency key that all its attempts share, where the operation takes one. `DELETE` needs none
/// (RFC 9110 §9.2.2).
fn name_write(
    client: &Client,
    operation: &OperationInfo,
    headers: &mut HeaderMap,
) -> Result<Nature, InvalidRequest> {
    let method = operation.method;
    if method.is_safe() {
        return Ok(Nature::Read);
    }
    let name = client.shared.api.headers.idempotency_key;
    let shared = &client.shared.headers;
    let has_key = name.is_some_and(|name| headers.contains_key(name) || shared.contains_key(name));
    let takes_key = operation.idempotent && method != Method::Delete;
    match name.filter(|_| takes_key && !has_key) {
        Some(name) => insert(headers, name, &uuid::Uuid::new_v4().to_string())?,
        None if has_key || method.is_idempotent() => {}
        None => return Ok(Nature::Once),
    }
    Ok(Nature::Repeatable)
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
        // Servers and proxies refuse a write of unknown length (RFC 9110 §8.6).
        None if matches!(operation.method, Method::Post | Method::Put | Method::Patch) => {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
            Ok(())
        }
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
