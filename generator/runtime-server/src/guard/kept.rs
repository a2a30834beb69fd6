//! A reply as bytes, for places outside of the process.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use jsonapi_runtime::RawReply;

/// Writes a reply: its status, then its media type, how many headers there are and these, each text with its length; then the body.
pub(super) fn encode(reply: &RawReply, out: &mut Vec<u8>) {
    out.extend_from_slice(&reply.status.to_le_bytes());
    text(
        reply.content_type.as_deref().unwrap_or_default().as_bytes(),
        out,
    );
    let count = u32::try_from(reply.headers.len()).unwrap_or(u32::MAX);
    out.extend_from_slice(&count.to_le_bytes());
    for (name, value) in &reply.headers {
        text(name.as_str().as_bytes(), out);
        text(value.as_bytes(), out);
    }
    out.extend_from_slice(&reply.body);
}

/// Reads a reply; `None` where the bytes are none.
pub(super) fn decode(bytes: &[u8]) -> Option<RawReply> {
    let mut rest = bytes;
    let status = u16::from_le_bytes(taken(&mut rest)?);
    let content_type = std::str::from_utf8(read(&mut rest)?).ok()?;
    let count = u32::from_le_bytes(taken(&mut rest)?);
    let mut headers = HeaderMap::new();
    for _ in 0..count {
        let name = HeaderName::from_bytes(read(&mut rest)?).ok()?;
        let value = HeaderValue::from_bytes(read(&mut rest)?).ok()?;
        headers.append(name, value);
    }
    Some(RawReply {
        status,
        content_type: (!content_type.is_empty()).then(|| content_type.to_owned()),
        headers,
        body: Bytes::copy_from_slice(rest),
        deferred: None,
    })
}

fn text(bytes: &[u8], out: &mut Vec<u8>) {
    // Nothing in a header is that long.
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(bytes);
}

fn read<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = u32::from_le_bytes(taken(rest)?);
    let (text, after) = rest.split_at_checked(usize::try_from(length).ok()?)?;
    *rest = after;
    Some(text)
}

fn taken<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;

    #[test]
    fn a_reply_comes_back_whole() {
        let mut reply = RawReply::new(201, "application/json", "{\"a\":\"\u{e4}\"}");
        reply.headers.append("location", "/a".parse().unwrap());
        reply.headers.append("set-cookie", "a=1".parse().unwrap());
        reply.headers.append("set-cookie", "b=2".parse().unwrap());
        for reply in [reply, RawReply::empty(204)] {
            let mut bytes = Vec::new();
            encode(&reply, &mut bytes);
            assert_eq!(decode(&bytes), Some(reply));
        }
    }

    #[test]
    fn other_bytes_are_no_reply() {
        for bytes in [
            &b""[..],
            b"\x01",
            b"\xc8\x00\xff\xff\xff\xff",
            b"\xc8\x00\0\0\0\0\x09\0\0\0",
        ] {
            assert_eq!(decode(bytes), None);
        }
    }
}
