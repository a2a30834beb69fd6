//! URLs: base, path template and query, put together.

use jsonapi_runtime::query::{Query, encode_component};
use url::Url;

use crate::error::InvalidRequest;
use crate::info::{ApiInfo, OperationInfo};

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
    while let Some((literal, (name, after))) = rest
        .split_once('{')
        .and_then(|(literal, rest)| Some((literal, rest.split_once('}')?)))
    {
        let (_, argument) = arguments
            .iter()
            .find(|(argument, _)| *argument == name)
            .ok_or_else(|| InvalidRequest::MissingPathArgument {
                name: name.to_owned(),
            })?;
        path.push_str(literal);
        path.push_str(&encode_component(argument));
        rest = after;
    }
    path.push_str(rest);
    base.set_path(&path);
    Ok(base)
}

/// Appends a query to a URL.
pub(crate) fn add_query(url: &mut Url, query: &Query) {
    if query.is_empty() {
        return;
    }
    let query = match url.query() {
        Some(own) => format!("{own}&{query}"),
        None => query.to_string(),
    };
    url.set_query(Some(&query));
}

/// The URL of the next page, from a link in the current one (JSON:API 1.1 §8.6).
///
/// A link to the same operation gives its query alone, so that a gateway before the API may have another path.
///
/// # Errors
/// The link is no URL, or leads to another server: credentials must not go there.
pub(crate) fn follow(
    current: &Url,
    operation: &OperationInfo,
    link: &str,
) -> Result<Url, InvalidRequest> {
    let linked = current.join(link)?;
    if linked.origin() != current.origin() {
        return Err(InvalidRequest::ForeignLink);
    }
    let last = |path: &str| {
        path.trim_end_matches('/')
            .rsplit('/')
            .next()
            .map(str::to_owned)
    };
    let is_same = !operation.path.ends_with('}') && last(linked.path()) == last(current.path());
    if !is_same {
        return Ok(linked);
    }
    let mut next = current.clone();
    next.set_query(linked.query());
    Ok(next)
}

#[cfg(test)]
mod tests;
