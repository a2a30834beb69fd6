//! Collections page by page and item by item (JSON:API 1.1 §8.6).

use std::collections::{HashSet, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use jsonapi_runtime::{Document, Included, Wire};

use crate::{Call, Error, Reply, Request, url};

/// The pages of a collection, from one `links.next` to the next until there is none: a [`Stream`].
///
/// An error ends the stream. A link to a page that was read before is one: it would never end.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<T, R, M> {
    request: Request,
    next: Next<T, R, M>,
    seen: HashSet<String>,
}

/// What comes after the pages that were handed out.
enum Next<T, R, M> {
    Page(Call<Document<Vec<T>, R, M>>),
    Error(Error),
    End,
}

/// The items of a collection, over all its pages: a [`Stream`].
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<T, R, M> {
    pages: Pages<T, R, M>,
    page: VecDeque<T>,
}

/// Items are handed out by value and never pinned.
impl<T, R, M> Unpin for Items<T, R, M> {}

impl Request {
    /// The pages of the collection that the request asks for.
    pub fn pages<T: Wire, R: Included, M: Wire>(self) -> Pages<T, R, M> {
        let next = Next::Page(self.clone().send());
        Pages {
            request: self,
            next,
            seen: HashSet::new(),
        }
    }

    /// The items of the collection that the request asks for.
    pub fn items<T: Wire, R: Included, M: Wire>(self) -> Items<T, R, M> {
        Items {
            pages: self.pages(),
            page: VecDeque::new(),
        }
    }
}

impl<T: Wire, R: Included, M: Wire> Pages<T, R, M> {
    /// The next page; `None` after the last.
    ///
    /// # Errors
    /// The call failed, or the pages do not end.
    pub async fn try_next(&mut self) -> Result<Option<Reply<Document<Vec<T>, R, M>>>, Error> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }

    /// The call of the page that a reply links to, if it does.
    fn after(&mut self, reply: &Reply<Document<Vec<T>, R, M>>) -> Result<Next<T, R, M>, Error> {
        let Some(link) = reply.body.links.next() else {
            return Ok(Next::End);
        };
        let operation = self.request.operation;
        let current = &reply.head.url;
        let url =
            url::follow(current, operation, link).map_err(|source| Error::InvalidRequest {
                operation: operation.id,
                source,
            })?;
        if url == *current || !self.seen.insert(url.as_str().to_owned()) {
            return Err(Error::RepeatedPage {
                operation: operation.id,
            });
        }
        let mut request = self.request.clone();
        request.url = Some(url);
        Ok(Next::Page(request.send()))
    }
}

impl<T: Wire, R: Included, M: Wire> Stream for Pages<T, R, M> {
    type Item = Result<Reply<Document<Vec<T>, R, M>>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let reply = match &mut self.next {
            Next::Page(call) => ready!(Pin::new(call).poll(cx)),
            Next::Error(_) | Next::End => {
                return Poll::Ready(match std::mem::replace(&mut self.next, Next::End) {
                    Next::Error(error) => Some(Err(error)),
                    Next::Page(_) | Next::End => None,
                });
            }
        };
        // A page is handed out before an error of the link in it is.
        self.next = match &reply {
            Ok(reply) => self.after(reply).unwrap_or_else(Next::Error),
            Err(_) => Next::End,
        };
        Poll::Ready(Some(reply))
    }
}

impl<T: Wire, R: Included, M: Wire> Items<T, R, M> {
    /// The next item; `None` after the last.
    ///
    /// # Errors
    /// The call of a page failed, or the pages do not end.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }
}

impl<T: Wire, R: Included, M: Wire> Stream for Items<T, R, M> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(reply)) => self.page = reply.into_data().into(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

#[cfg(test)]
mod tests;
