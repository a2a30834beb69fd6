//! URLs: base, path template and query, put together.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use crate::error::InvalidRequest;
use crate::info::{ApiInfo, OperationInfo};

/// What is escaped in a segment of a path and in the query: all that RFC 3986 §2.3 does not call unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');


/// The base URL of an operation.
///
/// Where the user set one, it holds for all operations. An operation with a server of its own keeps that server's path,
/// if the base ends with the path of the API's first server: `http://gateway/api/v1` becomes
/// `http://gateway/api/privacy/v1` as `https://api.example.com/api/v1` becomes `https://api.example.com/api/privacy/v1`.
pub(crate) fn base(
    api: &ApiInfo,
    operation: &OperationInfo,
    set: Option<&Url>,
) -> Result<Url, InvalidRequest> {
    let declared = api.servers.first().copied();
    let own = operation.servers.first().copied();
    let Some(set) = set else {
        return Ok(Url::parse(own.or(declared).unwrap_or_default())?);
    };
    let mut base = set.clone();
    if let (Some(own), Some(declared)) = (own, declared) {
        let (own, declared) = (Url::parse(own)?, Url::parse(declared)?);
        let path = base.path().trim_end_matches('/');
        if let Some(before) = path.strip_suffix(declared.path().trim_end_matches('/')) {
            base.set_path(&format!("{before}{}", own.path()));
        }
    }
    Ok(base)
}

/// Fills a path template and appends it to a base URL.
pub(crate) fn with_path(
    mut base: Url,
    template: &str,
    arguments: &[(&'static str, String)],
) -> Result<Url, InvalidRequest> {
    let mut path = base.path().trim_end_matches('/').to_owned();
    let mut rest = template;
    while let Some((literal, (name, after))) =
        rest.split_once('{').and_then(|(literal, rest)| Some((literal, rest.split_once('}')?)))
    {
        let (_, argument) = arguments
            .iter()
            .find(|(argument, _)| *argument == name)
            .ok_or_else(|| InvalidRequest::MissingPathArgument { name: name.to_owned() })?;
        path.push_str(literal);
        path.extend(utf8_percent_encode(argument, RESERVED));
        rest = after;
    }
    path.push_str(rest);
    base.set_path(&path);
    Ok(base)
}

/// Appends pairs to the query of a URL.
pub(crate) fn add_query(url: &mut Url, pairs: &[(Cow<'static, str>, String)]) {
    if pairs.is_empty() {
        return;
    }
    let mut query = url.query().unwrap_or_default().to_owned();
    for (key, value) in pairs {
        if !query.is_empty() {
            query.push('&');
        }
        query.extend(utf8_percent_encode(key, RESERVED));
        query.push('=');
        query.extend(utf8_percent_encode(value, RESERVED));
    }
    url.set_query(Some(&query));
}

/// The URL of the next page, from a link in the current one (JSON:API 1.1 §8.6).
///
/// A link to the same operation gives its query alone, so that a gateway before the API may have another path.
///
/// # Errors
/// The link is no URL, or leads to another server: credentials must not go there.
pub(crate) fn follow(current: &Url, path: &str, link: &str) -> Result<Url, InvalidRequest> {
    let linked = current.join(link)?;
    let is_relative = link.starts_with('/') && !link.starts_with("//");
    if linked.path().ends_with(path) && (is_relative || linked.origin() == current.origin()) {
        let mut next = current.clone();
        next.set_query(linked.query());
        return Ok(next);
    }
    if linked.origin() != current.origin() {
        return Err(InvalidRequest::ForeignLink);
    }
    Ok(linked)
}

#[cfg(test)]
mod tests;
