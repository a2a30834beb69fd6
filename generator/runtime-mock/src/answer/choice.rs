//! Which status, which media type, which example.

use http::HeaderMap;
use http::header::ACCEPT;

use super::prepared::{Answer, Held};
use super::sent::essence;

/// The status and the reply that answer where nobody asks for another: the least success that is declared, else the reply for all
/// other statuses, else whatever is declared first.
pub(super) fn usual(replies: &[Answer]) -> Option<(u16, &Answer)> {
    let successes = replies
        .iter()
        .filter(|reply| (200..300).contains(&reply.status));
    if let Some(least) = successes.min_by_key(|reply| reply.status) {
        return Some((least.status, least));
    }
    let of = |status| replies.iter().find(move |reply| reply.status == status);
    let found = of(2).or_else(|| of(0)).map(|reply| (200, reply));
    found.or_else(|| {
        let first = replies.first()?;
        let status = if first.status < 10 {
            first.status * 100
        } else {
            first.status
        };
        Some((status, first))
    })
}

/// The body whose media type is accepted, the first of those that are accepted most; with the media type that it is sent in, which
/// is a concrete one.
pub(super) fn body<'b>(
    bodies: &'b [Held],
    headers: &HeaderMap,
    path: &str,
) -> Option<(&'b Held, String)> {
    let lines = headers.get_all(ACCEPT).iter();
    let lines = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','));
    let mut accepted: Vec<(String, f32)> = lines.map(accepted).collect();
    if accepted.is_empty() {
        accepted.push(("*/*".to_owned(), 1.0));
    }
    let best = |declared: &str| {
        let own = essence(declared);
        let fits = accepted
            .iter()
            .filter(|(range, _)| is_in(&own, range) || is_in(range, &own));
        fits.map(|(_, quality)| *quality).fold(0.0, f32::max)
    };
    let most = bodies
        .iter()
        .map(|body| best(&body.told.name))
        .fold(0.0, f32::max);
    let chosen = bodies.iter().find(|body| best(&body.told.name) >= most)?;
    let declared = &chosen.told.name;
    if !declared.contains('*') {
        return Some((chosen, declared.clone()));
    }
    let own = essence(declared);
    let wish = accepted
        .iter()
        .find(|(range, quality)| !range.contains('*') && *quality > 0.0 && is_in(range, &own));
    let sent = wish.map(|(range, _)| range.clone()).unwrap_or_else(|| {
        let by_name = by_extension(path).filter(|media_type| is_in(media_type, &own));
        by_name
            .unwrap_or(if own.starts_with("image/") {
                "image/png"
            } else {
                "application/octet-stream"
            })
            .to_owned()
    });
    Some((chosen, sent))
}

fn accepted(item: &str) -> (String, f32) {
    let mut parts = item.split(';');
    let range = essence(parts.next().unwrap_or_default());
    let quality = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse().ok());
    (range, quality.unwrap_or(1.0))
}

/// Whether a media type is in a range.
fn is_in(media_type: &str, range: &str) -> bool {
    match range.split_once('/') {
        Some(("*", _)) => true,
        Some((kind, "*")) => media_type.split('/').next() == Some(kind),
        _ => media_type == range,
    }
}

/// The media type that the name of a file tells.
fn by_extension(path: &str) -> Option<&'static str> {
    let (_, extension) = path.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "csv" => "text/csv",
        "txt" => "text/plain",
        "json" => "application/json",
        _ => return None,
    })
}
