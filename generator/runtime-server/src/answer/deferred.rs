//! The response of a reply whose body is read only when it is sent.

use axum::body::Body;
use http::header::{
    ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderValue, LAST_MODIFIED,
};
use http::{HeaderMap, Response, StatusCode};
use http_body_util::BodyExt as _;
use jsonapi_runtime::RawReply;
use jsonapi_runtime::http::deferred::Source as _;

use crate::answer::contents::Contents;
use crate::answer::failure::Failure;
use crate::answer::range::{Asked, Portion};
use crate::answer::reply::response;

/// The response that a raw reply stands for. A body that is read only now is sent whole, or what the client asked for of it.
///
/// # Errors
/// When there is no such range, or the contents cannot be read.
pub(crate) async fn deferred(reply: RawReply, asked: &Asked) -> Result<Response<Body>, Failure> {
    let Some(body) = reply.deferred.clone() else {
        return Ok(response(reply));
    };
    let Some(content) = body.source::<Contents>() else {
        return Err(Failure::internal());
    };
    let length = content.length();
    let mut response = response(reply);
    tell(content, length, response.headers_mut());
    let is_whole = response.status() == StatusCode::OK;
    let portion = match is_whole {
        true => asked.portion(content, length),
        false => Portion::Whole,
    };
    let range = match portion {
        Portion::Unchanged => {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(CONTENT_TYPE);
            return Ok(response);
        }
        Portion::Unsatisfiable => return Err(unsatisfiable(length.unwrap_or_default())),
        Portion::Whole => 0..length.unwrap_or(u64::MAX),
        Portion::Part(range) => {
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            let (last, length) = (range.end.saturating_sub(1), length.unwrap_or_default());
            let told = format!("bytes {}-{last}/{length}", range.start);
            let told = HeaderValue::try_from(told).ok();
            let headers = response.headers_mut();
            headers.extend(told.map(|told| (CONTENT_RANGE, told)));
            range
        }
    };
    if length.is_some() {
        let length = HeaderValue::from(range.end - range.start);
        response.headers_mut().insert(CONTENT_LENGTH, length);
    }
    let chunks = content.read(range).await;
    let chunks = chunks.map_err(|_| Failure::internal().detail("the contents cannot be read"))?;
    *response.body_mut() = Body::from_stream(chunks);
    Ok(response)
}

/// A reply that can be kept: what would be read when it is sent is read now.
pub(crate) async fn in_memory(reply: RawReply) -> RawReply {
    let Some(body) = reply.deferred.clone() else {
        return reply;
    };
    let read = async {
        let content = body.source::<Contents>()?;
        let chunks = content
            .read(0..content.length().unwrap_or(u64::MAX))
            .await
            .ok()?;
        let collected = Body::from_stream(chunks).collect().await.ok()?;
        Some(collected.to_bytes())
    };
    match read.await {
        Some(body) => RawReply {
            body,
            deferred: None,
            ..reply
        },
        None => reply,
    }
}

/// Tells what may be asked of the contents; headers that a handler set stay.
fn tell(content: &Contents, length: Option<u64>, headers: &mut HeaderMap) {
    if length.is_some() {
        headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    }
    let tag = content.entity_tag.as_deref();
    if let Some(tag) = tag.and_then(|tag| HeaderValue::from_str(tag).ok()) {
        headers.entry(ETAG).or_insert(tag);
    }
    let modified = content.modified.map(httpdate::fmt_http_date);
    if let Some(modified) = modified.and_then(|date| HeaderValue::try_from(date).ok()) {
        headers.entry(LAST_MODIFIED).or_insert(modified);
    }
}

fn unsatisfiable(length: u64) -> Failure {
    let failure =
        Failure::new(StatusCode::RANGE_NOT_SATISFIABLE).detail("the contents have no such range");
    match HeaderValue::try_from(format!("bytes */{length}")) {
        Ok(told) => failure.header(CONTENT_RANGE, told),
        Err(_) => failure,
    }
}
