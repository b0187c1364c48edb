//! Reading form bodies and queries: pairs, and the names with brackets that nest them.

use std::collections::BTreeMap;

/// A decoded pair, such as `options[document][require_live_capture]` and `true`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// The pairs of a body or query in their order.
///
/// A name that comes again replaces the earlier pair, but with names that end in `[]` each pair adds an item.
pub(crate) fn pairs(input: &[u8]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for (name, value) in form_urlencoded::parse(input) {
        let (name, value) = (name.into_owned(), value.into_owned());
        if !name.ends_with("[]") {
            pairs.retain(|earlier| earlier.name != name);
        }
        pairs.push(Pair { name, value });
    }
    pairs
}

impl Pair {
    /// The name up to its first bracket: the parameter that the pair belongs to.
    pub(crate) fn parameter(&self) -> &str {
        self.name.split('[').next().unwrap_or_default()
    }

    /// The key of a map's entry: whatever stands between the first `[` and the last `]`, brackets included.
    pub(crate) fn map_key(&self) -> Option<&str> {
        self.brackets().strip_prefix('[')?.strip_suffix(']')
    }

    /// The texts in the brackets: `options[a][b]` has `a` and `b`, `type` has none.
    /// `None` when the brackets do not pair up.
    pub(crate) fn segments(&self) -> Option<Vec<&str>> {
        let brackets = self.brackets();
        if brackets.is_empty() {
            return Some(Vec::new());
        }
        let segments: Vec<&str> = brackets.strip_prefix('[')?.strip_suffix(']')?.split("][").collect();
        let paired = segments.iter().all(|segment| !segment.contains(['[', ']']));
        paired.then_some(segments)
    }

    fn brackets(&self) -> &str {
        &self.name[self.parameter().len()..]
    }
}

/// The items of an array parameter, gathered pair by pair.
#[derive(Debug)]
pub(crate) struct Items<T> {
    indexed: BTreeMap<usize, T>,
    appended: Vec<T>,
}

impl<T> Items<T> {
    pub(crate) fn new() -> Self {
        Self { indexed: BTreeMap::new(), appended: Vec::new() }
    }

    /// Takes an item, where `index` is what the brackets hold: a number, or nothing for the next place.
    /// `None` if it is not an index.
    pub(crate) fn add(&mut self, index: &str, item: T) -> Option<()> {
        if index.is_empty() {
            self.appended.push(item);
            return Some(());
        }
        let number = index.parse::<usize>().ok()?;
        // `+1` and `01` are read as numbers too, but name no index.
        if number.to_string() != index {
            return None;
        }
        self.indexed.insert(number, item);
        Some(())
    }

    /// The items in order. `None` when the indices do not count from 0 without a hole, or only some have one.
    pub(crate) fn finish(self) -> Option<Vec<T>> {
        if self.indexed.is_empty() {
            return Some(self.appended);
        }
        let complete = self.indexed.keys().copied().eq(0..self.indexed.len());
        (complete && self.appended.is_empty()).then(|| self.indexed.into_values().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(name: &str) -> Pair {
        Pair { name: name.to_owned(), value: String::new() }
    }

    fn items(entries: &[(&str, &'static str)]) -> Option<Vec<&'static str>> {
        let mut items = Items::new();
        for &(index, value) in entries {
            items.add(index, value)?;
        }
        items.finish()
    }

    #[test]
    fn decodes_names_and_values() {
        let read = pairs(b"metadata%5Ba%20b%5D=c+d%26e&phone=%2B1");
        let read: Vec<_> = read.iter().map(|pair| (pair.name.as_str(), pair.value.as_str())).collect();
        assert_eq!(read, [("metadata[a b]", "c d&e"), ("phone", "+1")]);
        assert_eq!(pairs(b""), []);
    }

    #[test]
    fn the_last_of_equal_names_wins_but_appended_items_add_up() {
        let read = pairs(b"type=document&expand[]=a&type=id_number&expand[]=b");
        let read: Vec<_> = read.iter().map(|pair| (pair.name.as_str(), pair.value.as_str())).collect();
        assert_eq!(read, [("expand[]", "a"), ("type", "id_number"), ("expand[]", "b")]);
    }

    #[test]
    fn names_split_into_segments() {
        assert_eq!(pair("type").segments(), Some(vec![]));
        assert_eq!(pair("a[b][0]").parameter(), "a");
        assert_eq!(pair("a[b][0]").segments(), Some(vec!["b", "0"]));
        assert_eq!(pair("a[b][]").segments(), Some(vec!["b", ""]));
    }

    #[test]
    fn brackets_that_do_not_pair_up_have_no_segments() {
        for name in ["a[b", "a[b]c", "a[b[c]]", "a[b]]", "a[[b]", "a["] {
            assert_eq!(pair(name).segments(), None, "{name}");
        }
    }

    #[test]
    fn a_map_key_may_hold_brackets() {
        assert_eq!(pair("metadata[a[b]]").map_key(), Some("a[b]"));
        assert_eq!(pair("metadata[a][b]").map_key(), Some("a][b"));
        assert_eq!(pair("metadata[]").map_key(), Some(""));
        assert_eq!(pair("metadata").map_key(), None);
        assert_eq!(pair("metadata[a").map_key(), None);
    }

    #[test]
    fn items_come_in_the_order_of_their_indices() {
        assert_eq!(items(&[("1", "b"), ("0", "a")]), Some(vec!["a", "b"]));
        assert_eq!(items(&[("", "a"), ("", "b")]), Some(vec!["a", "b"]));
        assert_eq!(items(&[("10", "k")]), None);
    }

    #[test]
    fn holes_and_other_texts_are_no_indices() {
        for wrong in ["1", "x", "-1", "+0", "00", "99999999999999999999999"] {
            assert_eq!(items(&[(wrong, "a")]), None, "{wrong}");
        }
        assert_eq!(items(&[("0", "a"), ("2", "c")]), None);
        assert_eq!(items(&[("0", "a"), ("", "b")]), None);
    }
}
