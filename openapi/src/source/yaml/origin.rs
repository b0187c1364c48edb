//! Maps places in the JSON text to places in the YAML that it was made from.

use std::ops::Range;

/// The starts of names and values in the JSON text and in the YAML, in the order of the JSON text.
#[derive(Debug, Default)]
pub(in super::super) struct Places {
    starts: Vec<(usize, usize)>,
    /// The names in the JSON text that `<<` merged.
    merged: Vec<usize>,
    /// Places in the JSON text that are not JSON, with the reason.
    wrong: Vec<(usize, &'static str)>,
}

impl Places {
    /// Adds the name or value that begins at `json`, the end of the JSON text so far.
    pub(super) fn push(&mut self, json: usize, yaml: usize) {
        self.starts.push((json, yaml));
    }

    /// Marks the name that begins at `json` as merged by `<<`.
    pub(super) fn push_merged(&mut self, json: usize) {
        self.merged.push(json);
    }

    /// Marks the name or value that begins at `json` as invalid.
    pub(super) fn push_wrong(&mut self, json: usize, reason: &'static str) {
        self.wrong.push((json, reason));
    }

    /// Repeats the places of this range of the JSON text at `to`, its end. They keep their places in the YAML.
    pub(super) fn copy(&mut self, from: &Range<usize>, to: usize) {
        let moved = |json: usize| json - from.start + to;
        let starts = within(&self.starts, from, |(json, _)| *json);
        self.starts.extend(starts.into_iter().map(|(json, yaml)| (moved(json), yaml)));
        let merged = within(&self.merged, from, |json| *json);
        self.merged.extend(merged.into_iter().map(moved));
        let wrong = within(&self.wrong, from, |(json, _)| *json);
        self.wrong.extend(wrong.into_iter().map(|(json, reason)| (moved(json), reason)));
    }
}

/// The part of a sorted list that begins in this range.
fn within<T: Copy>(all: &[T], range: &Range<usize>, start: impl Fn(&T) -> usize) -> Vec<T> {
    let first = all.partition_point(|it| start(it) < range.start);
    let behind = all.partition_point(|it| start(it) < range.end);
    all.get(first..behind).unwrap_or_default().to_vec()
}

/// The YAML text, and the places of the JSON values in it.
#[derive(Debug)]
pub(in super::super) struct Origin {
    text: String,
    places: Places,
}

impl Origin {
    pub(in super::super) fn new(text: String, places: Places) -> Self {
        Self { text, places }
    }

    pub(in super::super) fn text(&self) -> &str {
        &self.text
    }

    /// The reason why the value at this offset of the JSON text is invalid.
    pub(in super::super) fn wrong(&self, json: usize) -> Option<&'static str> {
        let wrong = &self.places.wrong;
        let found = wrong.binary_search_by_key(&json, |(start, _)| *start).ok()?;
        wrong.get(found).map(|(_, reason)| *reason)
    }

    /// True if the name at this offset of the JSON text was merged by `<<`.
    pub(in super::super) fn is_merged(&self, json: usize) -> bool {
        self.places.merged.binary_search(&json).is_ok()
    }

    /// The offset in the YAML of the name or value that contains this offset of the JSON text.
    pub(in super::super) fn offset(&self, json: usize) -> usize {
        let starts = &self.places.starts;
        let before = starts.partition_point(|(start, _)| *start <= json);
        before.checked_sub(1).and_then(|last| starts.get(last)).map_or(0, |(_, yaml)| *yaml)
    }

    /// The unquoted scalar that the value at this offset of the JSON text was made from. `None` if it has quotes.
    pub(in super::super) fn plain(&self, json: usize) -> Option<&str> {
        let mut rest = self.text.get(self.offset(json)..)?;
        // Properties (tag and anchor) precede the value (YAML 1.2.2 section 6.9).
        while rest.starts_with(['!', '&']) {
            rest = rest.split_once(char::is_whitespace)?.1.trim_start();
        }
        let end = rest.find(|character: char| character.is_whitespace() || ",]}".contains(character));
        rest.get(..end.unwrap_or(rest.len())).filter(|text| !text.starts_with(['"', '\'']))
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, Places};

    #[test]
    fn offsets_are_those_of_the_last_value_that_has_begun() {
        let mut places = Places::default();
        places.push(0, 10);
        places.push(5, 17);
        places.push(9, 30);
        places.copy(&(5..9), 20);
        let origin = Origin::new(String::new(), places);
        let offsets = [0, 4, 5, 8, 9, 19, 20, 100].map(|json| origin.offset(json));
        assert_eq!(offsets, [10, 10, 17, 17, 30, 30, 17, 17]);
        assert_eq!(Origin::new(String::new(), Places::default()).offset(3), 0);
    }

    #[test]
    fn scalars_are_those_that_were_written() {
        for (yaml, plain) in [
            ("017", Some("017")),
            ("1.10, 2", Some("1.10")),
            ("0x1F]", Some("0x1F")),
            ("1e3}", Some("1e3")),
            ("&a 017\n", Some("017")),
            ("!!int  &a\n  0o17 # octal", Some("0o17")),
            ("!!int '1'", None),
            ("\"1\"", None),
            ("&a", None),
        ] {
            let mut places = Places::default();
            places.push(0, 0);
            assert_eq!(Origin::new(yaml.to_owned(), places).plain(0), plain, "{yaml}");
        }
    }

    #[test]
    fn copies_of_what_was_merged_are_merged() {
        let mut places = Places::default();
        places.push_merged(3);
        places.push_merged(12);
        places.copy(&(2..12), 40);
        let origin = Origin::new(String::new(), places);
        assert_eq!(
            [3, 4, 12, 40, 41, 50].map(|json| origin.is_merged(json)),
            [true, false, true, false, true, false]
        );
    }
}
