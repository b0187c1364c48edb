//! From a place in the JSON text to the place in the YAML that it was made from.

use std::ops::Range;

/// Where values begin in the JSON text, and where they are written in the YAML. In the order of the JSON text.
#[derive(Debug, Default)]
pub(in super::super) struct Places(Vec<(usize, usize)>);

impl Places {
    /// The value that begins at the end of the JSON text so far.
    pub(super) fn push(&mut self, json: usize, yaml: usize) {
        self.0.push((json, yaml));
    }

    /// What was in this range of the JSON text is again at `to`, its end, and still written where it was.
    pub(super) fn copy(&mut self, from: &Range<usize>, to: usize) {
        let first = self.0.partition_point(|(json, _)| *json < from.start);
        let behind = self.0.partition_point(|(json, _)| *json < from.end);
        let copies: Vec<_> = self.0.get(first..behind).unwrap_or_default().to_vec();
        self.0.extend(copies.into_iter().map(|(json, yaml)| (json - from.start + to, yaml)));
    }
}

/// What the user wrote, and where in it the values of the JSON text are.
#[derive(Debug)]
pub(in super::super) struct Origin {
    text: String,
    places: Places,
}

impl Origin {
    pub(in super::super) fn new(text: String, places: Places) -> Self {
        Self { text, places }
    }

    /// The YAML.
    pub(in super::super) fn text(&self) -> &str {
        &self.text
    }

    /// The offset in the YAML of the value that this offset of the JSON text is in.
    pub(in super::super) fn offset(&self, json: usize) -> usize {
        let Places(places) = &self.places;
        let before = places.partition_point(|(start, _)| *start <= json);
        before.checked_sub(1).and_then(|last| places.get(last)).map_or(0, |(_, yaml)| *yaml)
    }

    /// The plain scalar without blanks that this offset of the JSON text is made of. `None` if it has quotes.
    pub(in super::super) fn plain(&self, json: usize) -> Option<&str> {
        let mut rest = self.text.get(self.offset(json)..)?;
        // A tag and an anchor stand before the value (YAML 1.2.2, section 6.9).
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
}
