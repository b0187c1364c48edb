//! The line between the parts of a multipart body.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A boundary that is in none of these texts. The same seeds and texts give the same one.
///
/// The seeds make it unpredictable for the author of content that is read only later. Where there are no seeds, the hash of the
/// texts does the same: a text that had its own hash in it would have another one.
pub(super) fn choose(seeds: &[[u64; 2]], heads: &[&[u8]], contents: &[&[u8]]) -> String {
    let mut attempt = 0_u64;
    loop {
        let boundary = boundary(seeds, heads, attempt);
        let needle = boundary.as_bytes();
        if !heads.iter().chain(contents).any(|text| occurs(needle, text)) {
            return boundary;
        }
        attempt += 1;
    }
}

/// Letters, digits and `-` need no quotes in a header.
fn boundary(seeds: &[[u64; 2]], heads: &[&[u8]], attempt: u64) -> String {
    let half = |number: u8| {
        let mut hasher = DefaultHasher::new();
        (number, attempt, seeds, heads).hash(&mut hasher);
        hasher.finish()
    };
    format!("formwork-{:016x}{:016x}", half(0), half(1))
}

/// Searches as Horspool does: where the last byte cannot match, the needle moves on by up to its length.
fn occurs(needle: &[u8], text: &[u8]) -> bool {
    let mut steps = [needle.len(); 256];
    for (index, byte) in needle.iter().enumerate().take(needle.len() - 1) {
        steps[usize::from(*byte)] = needle.len() - 1 - index;
    }
    let mut start = 0;
    while let Some(window) = text.get(start..start + needle.len()) {
        if window == needle {
            return true;
        }
        start += steps[usize::from(window[needle.len() - 1])];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_searched_to_its_end() {
        let table = [
            ("abc", "", false),
            ("abc", "ab", false),
            ("abc", "abc", true),
            ("abc", "xxabc", true),
            ("abc", "xxababcx", true),
            ("abc", "abxabxab", false),
            ("aab", "aaab", true),
            ("aba", "abbaabba", false),
            ("a", "xxa", true),
        ];
        for (needle, text, expected) in table {
            assert_eq!(occurs(needle.as_bytes(), text.as_bytes()), expected, "{needle} in {text}");
            assert_eq!(text.contains(needle), expected);
        }
    }

    #[test]
    fn seeds_and_texts_decide() {
        let one = choose(&[[1, 2]], &[b"a"], &[b"b"]);
        assert_eq!(choose(&[[1, 2]], &[b"a"], &[b"other content"]), one);
        let others =
            [choose(&[[1, 3]], &[b"a"], &[]), choose(&[[1, 2]], &[b"b"], &[]), choose(&[], &[b"a"], &[])];
        assert!(!others.contains(&one), "{others:?}");
        assert_eq!(one.len(), "formwork-".len() + 32);
    }

    #[test]
    fn a_boundary_that_occurs_is_changed() {
        let seeds = [[1, 2]];
        let mut content = Vec::new();
        let mut seen = Vec::new();
        for _ in 0..4 {
            let boundary = choose(&seeds, &[b"a"], &[b"", &content]);
            assert!(!seen.contains(&boundary), "{boundary}");
            content.extend_from_slice(boundary.as_bytes());
            seen.push(boundary);
        }
        assert_eq!(seen[0], choose(&seeds, &[b"a"], &[]));
        assert_eq!(seen[1], boundary(&seeds, &[b"a"], 1));
    }
}
