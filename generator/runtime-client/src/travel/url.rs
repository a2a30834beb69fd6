//! URLs: base, path template and query, put together.

use jsonapi_runtime::http::query::{Query, encode_component};
use url::Url;

use crate::info::api::ApiInfo;
use crate::info::operation::OperationInfo;
use crate::travel::invalid::InvalidRequest;

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

/// The value of a pair in a query, decoded.
pub(crate) fn pair(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    pairs
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

/// The URL with one pair of the query set, and others taken out.
pub(crate) fn with_pair(url: &Url, name: &str, value: &str) -> Url {
    let mut next = without_pairs(url, |key| key == name);
    let mut query = Query::new();
    query.text(name, value);
    add_query(&mut next, &query);
    next
}

/// The URL without some pairs of its query; what stays is written as it was.
pub(crate) fn without_pairs(url: &Url, is_out: impl Fn(&str) -> bool) -> Url {
    let mut next = url.clone();
    let is_in = |pair: &&str| {
        let pair = url::form_urlencoded::parse(pair.as_bytes()).next();
        pair.is_none_or(|(key, _)| !is_out(&key))
    };
    let pairs: Option<Vec<&str>> = url
        .query()
        .map(|query| query.split('&').filter(is_in).collect());
    let query = pairs.map(|pairs| pairs.join("&"));
    next.set_query(query.as_deref().filter(|query| !query.is_empty()));
    next
}

#[cfg(test)]
mod tests;
