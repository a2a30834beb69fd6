//! Where an operation is, so that links to it can be followed.

use url::Url;

use crate::call::request::Request;
use crate::travel::invalid::InvalidRequest;
use crate::travel::url::with_path;

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

#[cfg(test)]
mod tests;
