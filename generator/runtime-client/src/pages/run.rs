//! A run over the pages of a collection: which page comes next, whatever pages are read as.

use std::collections::HashSet;

use jsonapi_runtime::Value;
use url::Url;

use super::step::{Linked, Page, linked};
use crate::call::request::Request;
use crate::info::paging::PagingInfo;
use crate::outcome::error::Error;
use crate::pages::home::Home;
use crate::travel::invalid::InvalidRequest;
use crate::travel::url::without_pairs;
use jsonapi_runtime::http::security::CredentialPlace;

/// A run over the pages of a collection.
#[derive(Clone)]
pub(crate) struct Run {
    /// What asks for the first page.
    request: Request,
    progress: Progress,
}

/// How far a run is.
#[derive(Clone, Default)]
pub(crate) struct Progress {
    next: Next,
    /// Cursors of the pages that were read: one that comes again would never end.
    seen: HashSet<String>,
    /// The most items that a page had.
    longest: usize,
}

/// The page that comes next.
#[derive(Clone, Default)]
enum Next {
    /// The one that the request asks for.
    #[default]
    First,
    /// The one of a cursor.
    At(String),
    /// None.
    End,
}

impl Progress {
    /// Before the page of a cursor.
    pub(crate) fn at(cursor: String) -> Self {
        Self {
            next: Next::At(cursor),
            ..Self::default()
        }
    }

    /// The cursor, behind the first page.
    pub(crate) fn cursor(&self) -> Option<&str> {
        match &self.next {
            Next::At(cursor) => Some(cursor),
            Next::First | Next::End => None,
        }
    }
}

impl Run {
    pub(crate) fn new(request: Request, progress: Progress) -> Self {
        Self { request, progress }
    }

    /// Goes elsewhere.
    pub(crate) fn restart(&mut self, progress: Progress) {
        self.progress = progress;
    }

    /// How far it is; `None` after the last page.
    pub(crate) fn into_progress(self) -> Option<Progress> {
        let is_over = matches!(self.progress.next, Next::End);
        (!is_over).then_some(self.progress)
    }

    /// What names the next page: a link relative to the operation's URL, without credentials. `None` after the last.
    pub(crate) fn cursor(&self) -> Option<String> {
        match &self.progress.next {
            Next::First => {
                let url = self.request.address().ok()?;
                Some(Home::of(&self.request).ok()?.link_to(&self.bare(&url)))
            }
            Next::At(cursor) => Some(cursor.clone()),
            Next::End => None,
        }
    }

    /// What asks for the next page; `None` after the last.
    pub(crate) fn request(&self) -> Option<Result<Request, Error>> {
        match &self.progress.next {
            Next::First => Some(Ok(self.request.clone())),
            Next::End => None,
            Next::At(cursor) => Some(self.at(cursor).map_err(|source| self.error(source))),
        }
    }

    fn at(&self, cursor: &str) -> Result<Request, InvalidRequest> {
        let mut request = self.request.clone();
        let own = self.request.address()?;
        request.url = Some(Home::of(&self.request)?.follow(&own, cursor)?);
        // Another page is another call: with the first one's key a server may repeat the first one's answer.
        if let Some(name) = request.client.api().headers.idempotency_key
            && !self.progress.seen.is_empty()
        {
            request.headers.remove(name);
        }
        Ok(request)
    }

    /// Goes on behind a page that was read: its links by name, how many items it has, and its bytes.
    ///
    /// # Errors
    /// The link to the next page cannot be followed, or leads to a page that was read before. The run stays where it is.
    pub(crate) fn turn<'a>(
        &mut self,
        links: impl Fn(&str) -> Option<&'a Value>,
        items: usize,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let read = self.cursor();
        let next = match self.behind(links, items, bytes) {
            Ok(next) => next,
            Err(source) => return Err(self.error(source)),
        };
        self.progress.seen.extend(read);
        self.progress.longest = self.progress.longest.max(items);
        self.progress.next = match next {
            None => Next::End,
            Some(next) if self.progress.seen.contains(&next) => {
                return Err(Error::RepeatedPage {
                    operation: self.request.operation.id,
                });
            }
            Some(next) => Next::At(next),
        };
        Ok(())
    }

    fn behind<'a>(
        &self,
        links: impl Fn(&str) -> Option<&'a Value>,
        items: usize,
        bytes: &[u8],
    ) -> Result<Option<String>, InvalidRequest> {
        let home = Home::of(&self.request)?;
        let url = match &self.progress.next {
            Next::At(cursor) => home.follow(&self.request.address()?, cursor)?,
            Next::First | Next::End => self.request.address()?,
        };
        let next = match linked(links)? {
            Linked::To(link) => Some(home.follow(&url, link)?),
            Linked::Last => None,
            Linked::Untold => {
                let page = Page {
                    url: &url,
                    items,
                    longest: self.progress.longest,
                    bytes,
                };
                page.next(
                    self.request
                        .operation
                        .paging
                        .as_ref()
                        .unwrap_or(&PagingInfo::LINKS),
                )
            }
        };
        Ok(next.map(|next| home.link_to(&self.bare(&next))))
    }

    /// A URL without credentials: some APIs repeat those of the query in links.
    fn bare(&self, url: &Url) -> Url {
        let schemes = self.request.client.api().security;
        without_pairs(url, |key| {
            schemes.iter().any(
                |scheme| matches!(scheme.place, CredentialPlace::Query { name } if name == key),
            )
        })
    }

    fn error(&self, source: InvalidRequest) -> Error {
        Error::InvalidRequest {
            operation: self.request.operation.id,
            source,
        }
    }
}
