//! The items of a list one await after the other, and as a stream, over anything that sends an operation.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::{Page, Pages};
use crate::error::Error;
use crate::operation::Operation;

/// The items of a list, which asks for a page when those of the page before are used up. Made by [`Pages::items_async`].
///
/// It ends behind an error. [`resume`](Self::resume) goes on from there: what failed is asked for again. With the feature
/// `stream` it is a `Stream`, too.
pub struct AsyncItems<O: Operation, I, F, S, R> {
    pages: Pages<O, I, F>,
    send: S,
    /// The answer that is waited for. In a box, because it must not move, and the rest may.
    answer: Option<Pin<Box<R>>>,
    has_failed: bool,
}

impl<O: Operation, I, F: FnMut(&O, O::Output) -> Page<O, I>> Pages<O, I, F> {
    /// The items, to be awaited. The function sends an operation:
    ///
    /// ```
    /// # use formwork::{Error, Pages, Paginated};
    /// # struct Client;
    /// # impl Client { async fn send<O: Paginated>(&self, _: &O) -> Result<O::Output, Error> { unimplemented!() } }
    /// # async fn go_through<O: Paginated + Clone>(client: &Client, list: O) -> Result<(), Error> {
    /// let mut items = Pages::new(list).items_async(|list| async move { client.send(&list).await });
    /// while let Some(item) = items.next().await {
    ///     let item = item?;
    ///     // ...
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn items_async<S, R>(self, send: S) -> AsyncItems<O, I, F, S, R>
    where
        O: Clone,
        S: FnMut(O) -> R,
        R: Future<Output = Result<O::Output, Error>>,
    {
        AsyncItems { pages: self, send, answer: None, has_failed: false }
    }
}

impl<O: Operation, I, F, S, R> AsyncItems<O, I, F, S, R> {
    /// Lets a list that has ended behind an error go on, where it failed.
    pub fn resume(&mut self) -> &mut Self {
        self.has_failed = false;
        self
    }

    /// The rest of the list. A pending request is dropped, and made again when iteration continues.
    #[must_use]
    pub fn into_pages(self) -> Pages<O, I, F> {
        self.pages
    }
}

impl<O, I, F, S, R> AsyncItems<O, I, F, S, R>
where
    O: Operation + Clone,
    F: FnMut(&O, O::Output) -> Page<O, I>,
    S: FnMut(O) -> R,
    R: Future<Output = Result<O::Output, Error>>,
{
    /// The next item. `None` at the end, and behind an error. If this is dropped while it waits, nothing is lost: the
    /// next one waits for the same answer.
    pub async fn next(&mut self) -> Option<Result<I, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<I, Error>>> {
        // Or else a loop that passes over errors would never end.
        if self.has_failed {
            return Poll::Ready(None);
        }
        let next = ready!(self.poll_item_or_error(context));
        self.has_failed = next.is_err();
        Poll::Ready(next.transpose())
    }

    fn poll_item_or_error(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<I>, Error>> {
        loop {
            if let Some(item) = self.pages.next_item() {
                return Poll::Ready(Ok(Some(item)));
            }
            let Some(operation) = self.pages.next_request()? else { return Poll::Ready(Ok(None)) };
            let answer = self.answer.get_or_insert_with(|| Box::pin((self.send)(operation.clone())));
            let page = ready!(answer.as_mut().poll(context));
            self.answer = None;
            self.pages.received(page?);
        }
    }
}

/// The answer stays where it is in its box, whatever moves.
impl<O: Operation, I, F, S, R> Unpin for AsyncItems<O, I, F, S, R> {}

#[cfg(feature = "stream")]
impl<O, I, F, S, R> futures_core::Stream for AsyncItems<O, I, F, S, R>
where
    O: Operation + Clone,
    F: FnMut(&O, O::Output) -> Page<O, I>,
    S: FnMut(O) -> R,
    R: Future<Output = Result<O::Output, Error>>,
{
    type Item = Result<I, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<O: Operation, I, F, S, R> fmt::Debug for AsyncItems<O, I, F, S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_waiting = self.answer.is_some();
        f.debug_struct("AsyncItems")
            .field("pages", &self.pages)
            .field("is_waiting", &is_waiting)
            .field("has_failed", &self.has_failed)
            .finish_non_exhaustive()
    }
}
