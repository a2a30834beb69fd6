//! Reading the body of a request, up to a limit.

use axum::body::Body;
use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::answer::failure::Failure;
use crate::answer::fault::Fault;
use crate::answer::problem::Problem;
use crate::info::OperationInfo;
use crate::read::payload::Payload;
use crate::read::{media_type, multipart};

/// Reads a body and takes it apart as far as its media type alone says how. `None` where there is none, and the
/// operation asks for none.
pub(crate) async fn read_body(
    declared: &OperationInfo,
    headers: &HeaderMap,
    body: Body,
    limit: usize,
) -> Result<Option<Payload>, Failure> {
    let length = headers
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| usize::try_from(length).map_or(true, |length| length > limit)) {
        return Err(too_large(limit));
    }
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let bytes = collect(body, limit).await?;
    if bytes.is_empty() {
        return match declared.requires_body {
            true => Err(Failure::invalid(vec![Problem::new("the body is missing")])),
            false => Ok(None),
        };
    }
    let index = media_type::choose(declared.bodies, content_type)
        .ok_or_else(|| unsupported(declared.bodies))?;
    let is_multipart =
        content_type.filter(|text| media_type::essence(text).starts_with("multipart/"));
    let parts = match is_multipart {
        Some(content_type) => multipart::parse(content_type, bytes.clone()).await?,
        None => Vec::new(),
    };
    Ok(Some(Payload {
        index,
        media_type: content_type.map(str::to_owned),
        bytes,
        parts,
        problems: Vec::new(),
    }))
}

async fn collect(body: Body, limit: usize) -> Result<Bytes, Failure> {
    let collected = Limited::new(body, limit).collect().await;
    collected
        .map(http_body_util::Collected::to_bytes)
        .map_err(|error| {
            if error.is::<LengthLimitError>() {
                too_large(limit)
            } else {
                Failure::malformed("the body broke off")
            }
        })
}

fn too_large(limit: usize) -> Failure {
    Failure::of(Fault::TooLarge).detail(format!("the body may have {limit} bytes at most"))
}

fn unsupported(declared: &[&str]) -> Failure {
    let known = declared.join(", ");
    Failure::of(Fault::UnsupportedMediaType).detail(format!("the body has to be one of: {known}"))
}
