//! Reading the body of a request, up to a limit: whole, or part by part.

use axum::body::Body;
use bytes::Bytes;
use http::HeaderMap;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::answer::failure::Failure;
use crate::answer::fault::Fault;
use crate::answer::problem::Problem;
use crate::digest::{Digest, digest};
use crate::info::OperationInfo;
use crate::read::multipart::Part;
use crate::read::payload::Payload;
use crate::read::{media_type, multipart};

/// A body that came whole.
#[derive(Debug)]
pub(crate) enum Received {
    /// As it came.
    Whole(Bytes),
    /// Taken apart, and what stands for its bytes.
    Parts(Vec<Part>, Digest),
}

impl Received {
    /// What stands for its bytes.
    pub(crate) fn print(&self) -> Digest {
        match self {
            Self::Whole(bytes) => digest([bytes.as_ref()]),
            Self::Parts(_, print) => *print,
        }
    }
}

/// Reads a body, up to a limit; `is_digested`: somebody will ask what stands for its bytes.
pub(crate) async fn receive(
    declared: &OperationInfo,
    headers: &HeaderMap,
    body: Body,
    limit: usize,
    is_digested: bool,
) -> Result<Received, Failure> {
    let length = headers
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| usize::try_from(length).map_or(true, |length| length > limit)) {
        return Err(Failure::too_large(limit));
    }
    if let Some(content_type) = multipart_type(declared, headers) {
        let (parts, print) = multipart::receive(content_type, body, limit, is_digested).await?;
        return Ok(Received::Parts(parts, print));
    }
    let collected = Limited::new(body, limit).collect().await;
    collected
        .map(|collected| Received::Whole(collected.to_bytes()))
        .map_err(|error| {
            if error.is::<LengthLimitError>() {
                Failure::too_large(limit)
            } else {
                Failure::malformed("the body broke off")
            }
        })
}

/// The media type of a body that is to be taken apart as it comes: it is one of the operation's, and has no content coding.
fn multipart_type<'h>(declared: &OperationInfo, headers: &'h HeaderMap) -> Option<&'h str> {
    let content_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let chosen = media_type::choose(declared.bodies, Some(content_type))?;
    let is_multipart = declared.bodies.get(chosen)?.starts_with("multipart/");
    (is_multipart && !is_coded(headers)).then_some(content_type)
}

fn is_coded(headers: &HeaderMap) -> bool {
    let mut codings = headers.get_all(CONTENT_ENCODING).iter();
    codings.any(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

/// A body with its media type. `None` where there is none, and the operation asks for none.
pub(crate) fn payload(
    declared: &OperationInfo,
    headers: &HeaderMap,
    received: Received,
) -> Result<Option<Payload>, Failure> {
    if is_coded(headers) {
        let identity = HeaderValue::from_static("identity");
        return Err(Failure::of(Fault::UnsupportedMediaType)
            .detail("a body with a content coding is not read")
            .header(ACCEPT_ENCODING, identity));
    }
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let (bytes, parts, is_taken_apart) = match received {
        Received::Whole(bytes) => (bytes, Vec::new(), false),
        Received::Parts(parts, _) => (Bytes::new(), parts, true),
    };
    if bytes.is_empty() && !is_taken_apart {
        return match declared.requires_body {
            true => Err(Failure::invalid(vec![Problem::new("the body is missing")])),
            false => Ok(None),
        };
    }
    let index = media_type::choose(declared.bodies, content_type)
        .ok_or_else(|| unsupported(declared.bodies))?;
    Ok(Some(Payload {
        index,
        media_type: content_type.map(str::to_owned),
        bytes,
        parts,
        problems: Vec::new(),
    }))
}

fn unsupported(declared: &[&str]) -> Failure {
    let known = declared.join(", ");
    Failure::of(Fault::UnsupportedMediaType).detail(format!("the body has to be one of: {known}"))
}
