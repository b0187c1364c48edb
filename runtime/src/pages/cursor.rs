//! The pages of lists whose cursor is the id of an item, or a token. Generated code says where these are.

use super::Page;

/// A page behind or before the item that has an id. An API gives either in the list's own order, so what is gone
/// through backwards begins with the last item of a page. Without items, or where the last has no id, there is nothing
/// to go on from: the page is the last.
pub fn id_page<O, I>(
    mut items: Vec<I>,
    has_more: bool,
    is_backwards: bool,
    id: impl FnOnce(&I) -> Option<String>,
    next: impl FnOnce(String) -> O,
) -> Page<O, I> {
    if is_backwards {
        items.reverse();
    }
    let last = items.last().filter(|_| has_more).and_then(id);
    Page { items, next: last.map(next) }
}

/// A page that says by which token the next one goes.
pub fn token_page<O, I>(
    items: Vec<I>,
    has_more: bool,
    token: Option<String>,
    next: impl FnOnce(String) -> O,
) -> Page<O, I> {
    Page { items, next: token.filter(|_| has_more).map(next) }
}
