//! Parts of a `multipart/form-data` body (RFC 7578), taken apart as they come: no more than a little of each is in memory.

use std::sync::Arc;

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use futures_util::stream::StreamExt as _;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use multer::{Field, Multipart};
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;

use crate::answer::failure::Failure;
use crate::digest::Digest;
use crate::read::upload::{Held, Upload};

/// How much of a part is kept in memory; what is larger goes to the disk.
const IN_MEMORY: usize = 64 * 1024;

/// How many parts a body may have.
const MOST: usize = 4096;

/// A part: its name and what it holds.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) upload: Upload,
}

/// Takes a multipart body apart, up to a limit; with what stands for its bytes, where that is asked for.
pub(crate) async fn receive(
    content_type: &str,
    body: Body,
    limit: usize,
    is_digested: bool,
) -> Result<(Vec<Part>, Digest), Failure> {
    let boundary =
        multer::parse_boundary(content_type).map_err(|_| malformed("its boundary is missing"))?;
    let mut hash = Sha256::new();
    let parts = {
        let frames = Limited::new(body, limit).into_data_stream();
        let frames = frames.inspect(|frame| {
            if let (true, Ok(bytes)) = (is_digested, frame) {
                hash.update(bytes);
            }
        });
        parts(Multipart::new(frames, boundary), limit).await?
    };
    Ok((parts, hash.finalize().into()))
}

async fn parts(mut multipart: Multipart<'_>, limit: usize) -> Result<Vec<Part>, Failure> {
    let mut parts = Vec::new();
    while let Some(field) = multipart
        .next_field()
        .await
        .map_err(|error| broken(&error, limit))?
    {
        if parts.len() == MOST {
            return Err(malformed("it has too many parts"));
        }
        let Some(name) = field.name().map(str::to_owned) else {
            return Err(malformed("a part has no name"));
        };
        let upload = Upload {
            file_name: field.file_name().map(str::to_owned),
            content_type: field.content_type().map(ToString::to_string),
            headers: field.headers().clone(),
            held: held(field, limit).await?,
        };
        parts.push(Part { name, upload });
    }
    Ok(parts)
}

/// The bytes of a part, in memory as long as they are few.
async fn held(mut field: Field<'_>, limit: usize) -> Result<Held, Failure> {
    let mut start = BytesMut::new();
    while let Some(chunk) = next(&mut field, limit).await? {
        if start.len() + chunk.len() > IN_MEMORY {
            start.extend_from_slice(&chunk);
            return on_disk(start.freeze(), field, limit).await;
        }
        start.extend_from_slice(&chunk);
    }
    Ok(Held::Memory(start.freeze()))
}

async fn on_disk(start: Bytes, mut field: Field<'_>, limit: usize) -> Result<Held, Failure> {
    let unwritten = |_| Failure::internal().detail("the body cannot be kept");
    let (file, path) = NamedTempFile::new().map_err(unwritten)?.into_parts();
    let mut file = File::from_std(file);
    file.write_all(&start).await.map_err(unwritten)?;
    let mut length = start.len() as u64;
    while let Some(chunk) = next(&mut field, limit).await? {
        file.write_all(&chunk).await.map_err(unwritten)?;
        length += chunk.len() as u64;
    }
    file.flush().await.map_err(unwritten)?;
    Ok(Held::Disk(Arc::new(path), length))
}

async fn next(field: &mut Field<'_>, limit: usize) -> Result<Option<Bytes>, Failure> {
    field.chunk().await.map_err(|error| broken(&error, limit))
}

/// Why a body cannot be read on: it is too large, or it is cut off.
fn broken(error: &multer::Error, limit: usize) -> Failure {
    match error {
        multer::Error::StreamReadFailed(why) if why.is::<LengthLimitError>() => {
            Failure::too_large(limit)
        }
        _ => malformed("a part is cut off"),
    }
}

fn malformed(why: &str) -> Failure {
    Failure::malformed(format!("the body is no multipart/form-data: {why}"))
}
