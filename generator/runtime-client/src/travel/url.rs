//! URLs: base, path template and query, put together.

use jsonapi_runtime::http::query::Query;
use url::Url;

use crate::info::api::ApiInfo;
use crate::info::operation::OperationInfo;
use crate::travel::invalid::InvalidRequest;

/// The base URL of an operation.
///
/// Where the user set one, it holds for all operations. An operation with a server of its own keeps that server's path,
/// if the base ends with the path of the API's first server: `http://gateway/api/v1` becomes
/// `http://gateway/api/privacy/v1` as `https://api.example.com/api/v1` becomes `https://api.example.com/api/privacy/v1`.
///
/// Servers that the document tells relative to itself (`/api/v1`) are resolved against the base URL that the user set,
/// as RFC 3986 §5 has it: the client does not know where the document is served. Where the API's own server is such a
/// one, the base replaces none, and a whole URL that an operation has of its own stays.
pub(crate) fn base(
    api: &ApiInfo,
    operation: &OperationInfo,
    set: Option<&Url>,
) -> Result<Url, InvalidRequest> {
    let declared = api.servers.first().copied();
    let own = operation.servers.first().copied();
    let Some(set) = set else {
        let server = own.or(declared).unwrap_or("/");
        return Url::parse(server).map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => InvalidRequest::NoBaseUrl {
                declared: server.to_owned(),
            },
            error => error.into(),
        });
    };
    let is_relative = |server: &str| Url::parse(server).is_err();
    if let Some(declared) = declared.filter(|declared| is_relative(declared)) {
        return Ok(resolved(set, declared, own)?);
    }
    if let Some(own) = own.filter(|own| is_relative(own)) {
        return Ok(set.join(own)?);
    }
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

/// A relative server, or an operation's own beside it, by the base that the user set. A base that ends with the server's
/// path has it already: what stands before is a gateway's.
fn resolved(set: &Url, declared: &str, own: Option<&str>) -> Result<Url, url::ParseError> {
    let api = set.join(declared)?;
    let path = set.path().trim_end_matches('/');
    let before = path.strip_suffix(api.path().trim_end_matches('/'));
    let mut base = match own {
        None => api,
        Some(own) if Url::parse(own).is_ok() => return Url::parse(own),
        Some(own) => set.join(own)?,
    };
    if let Some(before) = before {
        let path = format!("{before}{}", base.path());
        base.set_path(&path);
    }
    Ok(base)
}

/// Fills a path template with arguments that are percent-encoded already, and appends it to a base URL.
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
        path.push_str(argument);
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
