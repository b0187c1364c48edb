//! The items of a list as an iterator, over anything that sends an operation and waits.

use std::fmt;

use super::{Page, Pages};
use crate::error::Error;
use crate::operation::Operation;

/// The items of a list, which asks for a page when those of the page before are used up. Made by [`Pages::items`].
///
/// It ends behind an error. [`resume`](Self::resume) goes on from there: what failed is asked for again.
pub struct Items<O: Operation, I, F, S> {
    pages: Pages<O, I, F>,
    send: S,
    has_failed: bool,
}

impl<O: Operation, I, F: FnMut(&O, O::Output) -> Page<O, I>> Pages<O, I, F> {
    /// An iterator over the items. The function sends an operation: `|list| client.send(list)`.
    pub fn items<S: FnMut(&O) -> Result<O::Output, Error>>(self, send: S) -> Items<O, I, F, S> {
        Items { pages: self, send, has_failed: false }
    }
}

impl<O: Operation, I, F, S> Items<O, I, F, S> {
    /// Lets an iterator that has ended behind an error go on, where it failed.
    pub fn resume(&mut self) -> &mut Self {
        self.has_failed = false;
        self
    }

    /// The rest of the list.
    #[must_use]
    pub fn into_pages(self) -> Pages<O, I, F> {
        self.pages
    }
}

impl<O, I, F, S> Items<O, I, F, S>
where
    O: Operation,
    F: FnMut(&O, O::Output) -> Page<O, I>,
    S: FnMut(&O) -> Result<O::Output, Error>,
{
    fn next_or_error(&mut self) -> Result<Option<I>, Error> {
        loop {
            if let Some(item) = self.pages.next_item() {
                return Ok(Some(item));
            }
            let Some(operation) = self.pages.next_request()? else { return Ok(None) };
            let page = (self.send)(operation)?;
            self.pages.received(page);
        }
    }
}

impl<O, I, F, S> Iterator for Items<O, I, F, S>
where
    O: Operation,
    F: FnMut(&O, O::Output) -> Page<O, I>,
    S: FnMut(&O) -> Result<O::Output, Error>,
{
    type Item = Result<I, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        // Or else a loop that passes over errors would never end.
        if self.has_failed {
            return None;
        }
        let next = self.next_or_error();
        self.has_failed = next.is_err();
        next.transpose()
    }
}

impl<O: Operation, I, F, S> fmt::Debug for Items<O, I, F, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("has_failed", &self.has_failed)
            .finish_non_exhaustive()
    }
}
