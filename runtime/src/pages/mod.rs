//! Pagination: the next request and the received items, without any I/O.

mod blocking;
mod cursor;
mod future;
mod seen;

use std::collections::VecDeque;
use std::fmt;

use crate::operation::Operation;
pub use blocking::Items;
pub use cursor::{id_page, token_page};
pub use future::AsyncItems;
pub use seen::RepeatedPage;
use seen::Seen;

/// A paginated list operation.
///
/// Generated operations implement it where the document has the convention of Stripe: a parameter `starting_after`, and a
/// response with `has_more` and `data`, whose elements have an `id`; or a parameter `page`, and a response with
/// `has_more`, `data` and `next_page`. For any other, implement it:
///
/// ```
/// use formwork::{Page, Paginated};
///
/// # // As `openapi!` generates it.
/// # #[derive(Clone)]
/// # pub struct ListFiles { cursor: Option<String> }
/// # impl ListFiles { fn new() -> Self { Self { cursor: None } } }
/// # pub struct File { name: String }
/// # pub struct Files { files: Vec<File>, next_cursor: Option<String> }
/// # impl formwork::Operation for ListFiles {
/// #     type Output = Files;
/// #     type Body = Vec<u8>;
/// #     fn request(&self) -> Result<http::Request<Vec<u8>>, formwork::RequestError> { Ok(http::Request::default()) }
/// #     fn response(&self, _: http::Response<&[u8]>) -> Result<Files, formwork::Error> { unimplemented!() }
/// # }
/// impl Paginated for ListFiles {
///     type Item = File;
///
///     fn read_page(&self, page: Files) -> Page<Self, File> {
///         let next = page.next_cursor.map(|cursor| Self { cursor: Some(cursor), ..self.clone() });
///         Page { items: page.files, next }
///     }
/// }
/// # let first = Files { files: vec![File { name: "a".to_owned() }], next_cursor: Some("b".to_owned()) };
/// # let page = ListFiles::new().read_page(first);
/// # assert_eq!((page.items[0].name.as_str(), page.next.unwrap().cursor.as_deref()), ("a", Some("b")));
/// ```
///
/// Where it cannot be implemented, [`Pages::with`] takes a closure in its place.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an operation whose pages formwork knows",
    note = "implement `formwork::Paginated` for it, or give `Pages::with` a closure that makes the next page's operation"
)]
pub trait Paginated: Operation + Sized {
    /// The type of the items.
    type Item;

    /// Takes the items out of a page, and makes the operation that asks for the page behind it.
    fn read_page(&self, page: Self::Output) -> Page<Self, Self::Item>;
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<O, I> {
    /// The items, in the order of iteration.
    pub items: Vec<I>,
    /// The operation that asks for the next page. `None` if this is the last.
    pub next: Option<O>,
}

/// Iterates over a paginated list. Pages are fetched lazily, and no more than one is held.
///
/// It names the next request and takes the received page, so it works with any client. [`items`](Self::items)
/// and [`items_async`](Self::items_async) do that with a function that sends an operation:
///
/// ```
/// # formwork::openapi! { spec = "../spec/lists.json", operations = [GetIdentityVerificationSessions as ListSessions] }
/// # fn pages() -> impl Iterator<Item = Vec<u8>> {
/// #     let page = |id: &str, more: bool| format!(r#"{{"object": "list", "url": "/v1", "has_more": {more}, "data": [{{
/// #         "id": "{id}", "object": "identity.verification_session", "created": 0, "livemode": false, "metadata": {{}}, "status": "verified"}}]}}"#);
/// #     [page("vs_2", true).into_bytes(), page("vs_1", false).into_bytes()].into_iter()
/// # }
/// # fn main() -> Result<(), formwork::Error> {
/// use formwork::{Operation, Pages};
///
/// # let mut pages_of_the_server = pages();
/// # let mut send = |list: &ListSessions| list.response(http::Response::new(&pages_of_the_server.next().unwrap()));
/// let mut ids = Vec::new();
/// for session in Pages::new(ListSessions::new().limit(1)).items(|list| send(list)) {
///     ids.push(session?.id);
/// }
/// assert_eq!(ids, ["vs_2", "vs_1"]);
/// # Ok(())
/// # }
/// ```
///
/// By hand it is three calls, of which the last two ask for a page when the items are used up:
///
/// ```
/// use formwork::{Error, Operation, Pages, Paginated};
///
/// fn all<O: Paginated>(
///     list: O,
///     send: impl Fn(&O) -> Result<O::Output, Error>,
/// ) -> Result<Vec<O::Item>, Error> {
///     let (mut pages, mut all) = (Pages::new(list), Vec::new());
///     loop {
///         while let Some(item) = pages.next_item() {
///             all.push(item);
///         }
///         let Some(operation) = pages.next_request()? else { return Ok(all) };
///         let page = send(operation)?;
///         pages.received(page);
///     }
/// }
/// ```
///
/// A page that could not be fetched is requested again by the next call. An API that leads back to an earlier page would
/// never end: that is an error, after the items before it.
pub struct Pages<O: Operation, I, F = fn(&O, <O as Operation>::Output) -> Page<O, I>> {
    next: Next<O>,
    items: VecDeque<I>,
    read: F,
    seen: Seen,
}

/// The state after the buffered items.
enum Next<O> {
    Page(O),
    /// A page that was there before.
    Repeated,
    Nothing,
}

impl<O: Paginated> Pages<O, O::Item> {
    /// The list from the page that this operation asks for.
    pub fn new(operation: O) -> Self {
        Self::with(operation, O::read_page)
    }
}

impl<O: Operation, I, F: FnMut(&O, O::Output) -> Page<O, I>> Pages<O, I, F> {
    /// The list from the page that this operation asks for. The function takes the items out of a page, and makes the
    /// operation that asks for the page behind it.
    ///
    /// ```
    /// use formwork::{Error, Json, Page, Pages, Raw};
    ///
    /// # fn members(page: &Json) -> (Vec<Json>, Option<String>) {
    /// #     let next = page.member("next").and_then(|next| next.decode().ok());
    /// #     (page.member("files").and_then(|files| files.decode().ok()).unwrap_or_default(), next)
    /// # }
    /// # let send = |list: &Raw| -> Result<Json, Error> { Ok(r#"{"files": [1, 2]}"#.parse().unwrap()) };
    /// let list = Raw::get("/v1/files");
    /// let pages = Pages::with(list.clone(), |_, page: Json| {
    ///     let (items, next) = members(&page); // of your own
    ///     let next = next.map(|path: String| Raw::get(path));
    ///     Page { items, next }
    /// });
    /// assert_eq!(pages.items(send).count(), 2);
    /// ```
    pub fn with(operation: O, read: F) -> Self {
        let mut seen = Seen::default();
        seen.is_new(&operation);
        Self { next: Next::Page(operation), items: VecDeque::new(), read, seen }
    }

    /// The next item of what was received.
    pub fn next_item(&mut self) -> Option<I> {
        self.items.pop_front()
    }

    /// The operation that asks for the next page: the same until that page was [`received`](Self::received). `None` if
    /// there is no more. The items that are there need not be used up for it.
    ///
    /// # Errors
    ///
    /// Fails if the next page is one that was there before.
    pub fn next_request(&self) -> Result<Option<&O>, RepeatedPage> {
        match &self.next {
            Next::Page(operation) => Ok(Some(operation)),
            Next::Repeated => Err(RepeatedPage::new()),
            Next::Nothing => Ok(None),
        }
    }

    /// Takes the page that [`next_request`](Self::next_request) has asked for. Where that has asked for nothing, the page
    /// is dropped.
    pub fn received(&mut self, page: O::Output) {
        let Next::Page(operation) = &self.next else { return };
        let page = (self.read)(operation, page);
        self.items.extend(page.items);
        self.next = match page.next {
            Some(next) if self.seen.is_new(&next) => Next::Page(next),
            Some(_) => Next::Repeated,
            None => Next::Nothing,
        };
    }
}

/// How much is there, not what it is.
impl<O: Operation, I, F> fmt::Debug for Pages<O, I, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_last = !matches!(self.next, Next::Page(_));
        f.debug_struct("Pages")
            .field("items", &self.items.len())
            .field("is_last", &is_last)
            .finish_non_exhaustive()
    }
}
