//! The address of a request, taken apart: the segments of its path, the parameters of its query.

use jsonapi_runtime::http::form::MAX_PAIRS;
use jsonapi_runtime::http::query::Parameters;
use percent_encoding::percent_decode_str;

use crate::answer::failure::Failure;

/// The parameters of a query.
pub(super) fn parameters(query: &str) -> Result<Parameters, Failure> {
    if query.split('&').count() > MAX_PAIRS {
        return Err(Failure::malformed(format!(
            "a query has {MAX_PAIRS} values at most"
        )));
    }
    if !is_well_encoded(query) {
        let detail = "the query is not percent-encoded as it has to be";
        return Err(Failure::malformed(detail));
    }
    Parameters::parse(query).map_err(|error| Failure::malformed(error.to_string()))
}

/// The segments of a path as they came.
pub(super) fn raw_segments(path: &str) -> Vec<&str> {
    path.strip_prefix('/').unwrap_or(path).split('/').collect()
}

/// The segments of a path, percent-decoded. An encoded slash stays within its segment. Those that stand for other segments
/// (RFC 3986 §5.2.4) are refused, encoded or not: what came before may have taken another path for this one.
pub(super) fn segments(raw: &[&str]) -> Result<Vec<String>, Failure> {
    let decode = |segment: &&str| {
        if !is_well_encoded(segment) {
            return Err(Failure::malformed(
                "the path is not percent-encoded as it has to be",
            ));
        }
        match percent_decode_str(segment).decode_utf8() {
            Ok(text) if matches!(&*text, "." | "..") => {
                Err(Failure::malformed("the path has a segment of dots alone"))
            }
            Ok(text) => Ok(text.into_owned()),
            Err(_) => Err(Failure::malformed("the path is no UTF-8 text")),
        }
    };
    raw.iter().map(decode).collect()
}

/// Whether two hexadecimal digits follow each percent sign (RFC 3986 §2.1).
fn is_well_encoded(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

/// Takes the slash at a path's end away, or adds one.
pub(super) fn toggle_slash<S: Default + AsRef<str>>(segments: &mut Vec<S>) {
    if segments.len() > 1 && segments.last().is_some_and(|last| last.as_ref().is_empty()) {
        segments.pop();
    } else {
        segments.push(S::default());
    }
}
