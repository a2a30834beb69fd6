//! The pages of a collection.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::stream::{FusedStream, Stream};
use jsonapi_runtime::{Document, Included, Wire};

use super::run::{Progress, Run};
use crate::call::future::Call;
use crate::call::request::Request;
use crate::outcome::error::Error;
use crate::outcome::reply::Reply;

/// The pages of a collection: a [`Stream`], one call a page.
///
/// A page's `links.next` leads to the next, where links come; otherwise the operation's page parameters count on, or
/// carry the cursor (see [`PagingStyle`](crate::info::PagingStyle)). Method, headers, options and body are the same for
/// all pages. Nothing is sent before the stream is polled.
///
/// The stream ends after the last page, and after an error; it may be polled further then. It is an error, too, when a
/// link leads to another server or to a page that was read before; the page with the link is handed out first.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<T, R, M> {
    run: Run,
    state: State<T, R, M>,
    /// How many pages may still be asked for.
    left: usize,
    ahead: bool,
}

/// What becomes of the next page.
enum State<T, R, M> {
    /// It was not asked for.
    Idle,
    Call(Call<Document<Vec<T>, R, M>>),
    /// It cannot be asked for.
    Error(Error),
    End,
}

impl Request {
    /// The pages of the collection that the request asks for.
    pub fn pages<T: Wire, R: Included, M: Wire>(self) -> Pages<T, R, M> {
        Pages {
            run: Run::new(self, Progress::default()),
            state: State::Idle,
            left: usize::MAX,
            ahead: false,
        }
    }
}

impl<T: Wire, R: Included, M: Wire> Pages<T, R, M> {
    /// Begins with the page of a cursor, which [`cursor`](Self::cursor) gave for the same call.
    pub fn starting_at(mut self, cursor: impl Into<String>) -> Self {
        self.run.restart(Progress::at(cursor.into()));
        self.state = State::Idle;
        self
    }

    /// Asks for the next page as soon as one is there, while that one is worked on.
    ///
    /// The call runs in a task of the current tokio runtime, so it goes on while nobody polls the stream; it is aborted
    /// when the stream is dropped. At most one page is ahead. Outside a tokio runtime nothing changes.
    pub fn prefetch(mut self) -> Self {
        self.ahead = true;
        self
    }

    /// Ends after this many pages.
    pub fn limit(mut self, pages: usize) -> Self {
        self.left = pages;
        self
    }

    /// Where the run stands: the page that comes next, or the one whose call failed. `None` after the last page.
    ///
    /// Opaque text to go on with later, by [`starting_at`](Self::starting_at). It holds the query (filters, too) but no
    /// credentials. Where a page's own link is at fault, it names that page.
    pub fn cursor(&self) -> Option<String> {
        self.run.cursor()
    }

    /// The next page; `None` after the last.
    ///
    /// # Errors
    /// The call failed, or the pages do not end.
    pub async fn try_next(&mut self) -> Result<Option<Reply<Document<Vec<T>, R, M>>>, Error> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }

    /// Starts the call of the next page, in the background where that is possible.
    pub(super) fn run_ahead(&mut self) {
        if matches!(self.state, State::Idle)
            && self.left > 0
            && let Some(Ok(request)) = self.run.request()
        {
            self.state = State::Call(request.send().in_background());
        }
    }

    /// Goes on behind a page.
    fn after(&mut self, reply: &Reply<Document<Vec<T>, R, M>>) {
        self.left -= 1;
        let document = &reply.body;
        let links = |name: &str| document.links.value(name);
        let turned = self.run.turn(links, document.data.len(), &reply.bytes);
        self.state = match turned {
            Ok(()) => State::Idle,
            Err(error) => State::Error(error),
        };
        if self.ahead {
            self.run_ahead();
        }
    }
}

impl<T: Wire, R: Included, M: Wire> Stream for Pages<T, R, M> {
    type Item = Result<Reply<Document<Vec<T>, R, M>>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            self.state = State::End;
        }
        if matches!(self.state, State::Idle) {
            self.state = match self.run.request() {
                Some(Ok(request)) => State::Call(request.send()),
                Some(Err(error)) => State::Error(error),
                None => State::End,
            };
        }
        if let State::Call(call) = &mut self.state {
            let reply = ready!(Pin::new(call).poll(cx));
            match &reply {
                Ok(reply) => self.after(reply),
                Err(_) => self.state = State::End,
            }
            return Poll::Ready(Some(reply));
        }
        match std::mem::replace(&mut self.state, State::End) {
            State::Error(error) => Poll::Ready(Some(Err(error))),
            _ => Poll::Ready(None),
        }
    }
}

impl<T: Wire, R: Included, M: Wire> FusedStream for Pages<T, R, M> {
    fn is_terminated(&self) -> bool {
        self.left == 0 || matches!(self.state, State::End)
    }
}

/// Shows no cursor: it may hold filters, and those personal data.
impl<T, R, M> std::fmt::Debug for Pages<T, R, M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}
