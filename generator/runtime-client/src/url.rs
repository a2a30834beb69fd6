//! URLs: base, path template and query, put together.

use jsonapi_runtime::http::query::{Query, encode_component};
use url::Url;

use crate::Request;
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

/// Where an operation is, and where the document says that it is: a gateway may stand between.
#[derive(Clone)]
pub(crate) struct Home {
    /// The operation's URL, without a query.
    own: Url,
    /// The path that requests of the API begin with.
    base: String,
    /// The server that the document declares, where it is a whole URL.
    declared: Option<Url>,
}

impl Home {
    /// Where the operation of a request is.
    pub(crate) fn of(request: &Request) -> Result<Self, InvalidRequest> {
        let base = request.base()?;
        let mut own = with_path(base.clone(), request.operation.path, &request.path)?;
        own.set_query(None);
        let servers = [request.operation.servers, request.client.api().servers];
        let declared = servers.into_iter().find_map(|servers| servers.first());
        Ok(Self {
            own,
            base: base.path().trim_end_matches('/').to_owned(),
            declared: declared.and_then(|server| Url::parse(server).ok()),
        })
    }

    /// The URL that a link in a page stands for (JSON:API 1.1 §8.6).
    ///
    /// It is always one of the server that requests go to. A link to the same operation gives its query alone, and the
    /// declared base path is replaced by the one in use, so that a gateway may have another host and path.
    ///
    /// # Errors
    /// The link is no URL, or leads to another server: credentials must not go there.
    pub(crate) fn follow(&self, page: &Url, link: &str) -> Result<Url, InvalidRequest> {
        let linked = page.join(link)?;
        let origins = [Some(&self.own), self.declared.as_ref()];
        if !origins
            .into_iter()
            .flatten()
            .any(|known| known.origin() == linked.origin())
        {
            return Err(InvalidRequest::ForeignLink);
        }
        let mut next = self.own.clone();
        let operation = self.own.path().strip_prefix(&self.base).unwrap_or_default();
        let is_same = linked
            .path()
            .trim_end_matches('/')
            .ends_with(operation.trim_end_matches('/'));
        if operation.len() < 2 || !is_same {
            next.set_path(&self.in_use(linked.path()));
        }
        next.set_query(linked.query().filter(|query| !query.is_empty()));
        Ok(next)
    }

    /// A path with the base path in use, where it has the declared one.
    fn in_use(&self, path: &str) -> String {
        let declared = self
            .declared
            .as_ref()
            .map(|declared| declared.path().trim_end_matches('/'));
        let rest = |base: &str| {
            path.strip_prefix(base)
                .filter(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        match declared.and_then(|declared| Some((declared, rest(declared)?))) {
            Some((declared, rest)) if self.base != declared && !self.has_base(path, declared) => {
                format!("{}{rest}", self.base)
            }
            _ => path.to_owned(),
        }
    }

    /// Whether a path has the base path in use already, and that is more than the declared one.
    fn has_base(&self, path: &str, declared: &str) -> bool {
        let rest = path.strip_prefix(&self.base);
        self.base.len() > declared.len()
            && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// A URL that [`follow`](Self::follow) gave, as a link that gives it again.
    pub(crate) fn link_to(&self, url: &Url) -> String {
        let query = url.query().map(|query| format!("?{query}"));
        if url.path() == self.own.path() {
            return query.unwrap_or_else(|| "?".to_owned());
        }
        let query = query.unwrap_or_default();
        match (&self.declared, url.path().strip_prefix(&self.base)) {
            (Some(declared), Some(rest)) => {
                format!("{}{rest}{query}", declared.path().trim_end_matches('/'))
            }
            _ => format!("{}{query}", url.path()),
        }
    }
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
