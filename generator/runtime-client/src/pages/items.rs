//! The items of a collection, over all its pages.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::stream::{FusedStream, Stream};
use jsonapi_runtime::{Document, Included, Wire};

use super::Pages;
use crate::call::request::Request;
use crate::outcome::error::Error;
use crate::outcome::reply::Reply;

/// The items of a collection, over all its [`Pages`]: a [`Stream`].
///
/// It ends after the last item, and after an error. What pages hold beside their items (`included`, `meta`) is for those
/// who read [`Pages`].
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<T, R, M> {
    pages: Pages<T, R, M>,
    page: VecDeque<T>,
    /// The cursor of `page`, and how many of its items were handed out or passed over.
    place: (Option<String>, usize),
    /// How many items of the page to come were handed out in an earlier run.
    skip: usize,
    /// How many items may still be handed out.
    left: usize,
    ahead: bool,
}

/// Items are handed out by value and never pinned.
impl<T, R, M> Unpin for Items<T, R, M> {}

impl Request {
    /// The items of the collection that the request asks for.
    pub fn items<T: Wire, R: Included, M: Wire>(self) -> Items<T, R, M> {
        Items {
            pages: self.pages(),
            page: VecDeque::new(),
            place: (None, 0),
            skip: 0,
            left: usize::MAX,
            ahead: false,
        }
    }
}

impl<T: Wire, R: Included, M: Wire> Items<T, R, M> {
    /// Begins where a cursor says, which [`cursor`](Self::cursor) gave for the same call.
    pub fn starting_at(mut self, cursor: impl AsRef<str>) -> Self {
        let cursor = cursor.as_ref();
        let (page, skip) = cursor.rsplit_once('#').unwrap_or((cursor, ""));
        self.skip = skip.parse().unwrap_or(0);
        self.pages = self.pages.starting_at(page);
        self.page = VecDeque::new();
        self
    }

    /// Asks for the next page while the items of the current one are handed out: see [`Pages::prefetch`].
    pub fn prefetch(mut self) -> Self {
        self.ahead = true;
        self
    }

    /// Ends after this many items; no page is asked for that is not needed.
    pub fn limit(mut self, items: usize) -> Self {
        self.left = items;
        self
    }

    /// Where the run stands: the item that comes next, or the page whose call failed. `None` after the last item.
    ///
    /// Opaque text to go on with later, by [`starting_at`](Self::starting_at). It holds the query (filters, too) but no
    /// credentials. Within a page it counts items: it is exact as long as the page stays the same.
    pub fn cursor(&self) -> Option<String> {
        if self.page.is_empty() {
            let page = self.pages.cursor()?;
            return Some(if self.skip == 0 {
                page
            } else {
                format!("{page}#{}", self.skip)
            });
        }
        let (page, taken) = &self.place;
        page.as_ref().map(|page| format!("{page}#{taken}"))
    }

    /// The next item; `None` after the last.
    ///
    /// # Errors
    /// The call of a page failed, or the pages do not end.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }

    /// All items, in memory.
    ///
    /// # Errors
    /// The call of a page failed, or the pages do not end. The items before it are lost: to keep them, go by
    /// [`try_next`](Self::try_next).
    pub async fn try_collect<C: Default + Extend<T>>(mut self) -> Result<C, Error> {
        let mut all = C::default();
        while let Some(item) = self.try_next().await? {
            all.extend([item]);
        }
        Ok(all)
    }

    fn open(&mut self, cursor: Option<String>, reply: Reply<Document<Vec<T>, R, M>>) {
        self.page = reply.into_data().into();
        let skip = std::mem::take(&mut self.skip).min(self.page.len());
        self.page.drain(..skip);
        self.place = (cursor, skip);
        if self.ahead && self.left > self.page.len() {
            self.pages.run_ahead();
        }
    }
}

impl<T: Wire, R: Included, M: Wire> Stream for Items<T, R, M> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if self.left == 0 {
                return Poll::Ready(None);
            }
            if let Some(item) = self.page.pop_front() {
                self.left -= 1;
                self.place.1 += 1;
                return Poll::Ready(Some(Ok(item)));
            }
            let cursor = self.pages.cursor();
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(reply)) => self.open(cursor, reply),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: Wire, R: Included, M: Wire> FusedStream for Items<T, R, M> {
    fn is_terminated(&self) -> bool {
        self.left == 0 || (self.page.is_empty() && self.pages.is_terminated())
    }
}

/// Shows no item and no cursor: both may hold personal data.
impl<T, R, M> std::fmt::Debug for Items<T, R, M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}
