//! Redirects: which are followed.

use http::{HeaderMap, StatusCode, header};
use url::Url;

use jsonapi_runtime::http::method::Method;

/// How many redirects of one attempt are followed.
pub(crate) const MOST: usize = 5;

/// Where a reply leads, if the request may go there: with its method, body and headers, within its own origin only, so
/// that neither keys nor bodies go elsewhere.
///
/// A write goes on after 307 and 308 alone (RFC 9110 §15.4.8, §15.4.9): the others let a client read in its place, which
/// would pass for success.
pub(crate) fn target(
    method: Method,
    from: &Url,
    status: StatusCode,
    headers: &HeaderMap,
) -> Option<Url> {
    let keeps_method = match status {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => {
            method.is_safe()
        }
        _ => false,
    };
    let location = headers.get(header::LOCATION)?.to_str().ok()?;
    let to = from.join(location).ok()?;
    (keeps_method && to.origin() == from.origin()).then_some(to)
}
