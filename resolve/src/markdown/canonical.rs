//! Recognizes descriptions that are written already as they would be written: nearly all that are no HTML.
//!
//! What is recognized is sentences with code and links, in paragraphs and lists of one level. Anything else, and
//! whatever is not certain, is read and written anew.

use super::links;
use super::ordinary_length;

/// What stands before a line.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Text,
    Item,
    Blank,
}

/// Whether nothing would change. Without an end of whitespace, which a description never needs.
pub(super) fn is_canonical(text: &str) -> bool {
    let mut before = Before::Nothing;
    for line in text.split('\n') {
        let (content, is_item) = line.strip_prefix("- ").map_or((line, false), |content| (content, true));
        before = match (before, line.is_empty(), is_item) {
            (Before::Text | Before::Item, true, _) => Before::Blank,
            // A line behind an item would go on with it, and one behind a paragraph not be part of the list.
            (Before::Nothing | Before::Blank | Before::Item, false, true) if is_text(content) => Before::Item,
            (Before::Nothing | Before::Blank | Before::Text, false, false) if is_text(content) => {
                Before::Text
            }
            _ => return false,
        };
    }
    matches!(before, Before::Text | Before::Item)
}

/// Whether a line is a sentence, which starts with a letter or code, so that it opens no block.
fn is_text(line: &str) -> bool {
    let [b'a'..=b'z' | b'A'..=b'Z' | b'`', ..] = line.as_bytes() else { return false };
    let mut rest = line;
    loop {
        let Some((ordinary, special)) = rest.split_at_checked(ordinary_length(rest)) else { return false };
        if special.is_empty() {
            return !ordinary.ends_with(' ');
        }
        let after = if special.starts_with('`') { after_code(special) } else { after_link(special) };
        let Some(after) = after else { return false };
        rest = after;
    }
}

/// What follows code between two single backticks.
fn after_code(text: &str) -> Option<&str> {
    let (code, after) = text.strip_prefix('`')?.split_once('`')?;
    let mut rest = code.as_bytes();
    // Tags would be found in code, too.
    while let [b' '..=b';' | b'='..=b'~', after @ ..] = rest {
        rest = after;
    }
    let is_certain = rest.is_empty() && !code.is_empty() && !code.starts_with(' ') && !code.ends_with(' ');
    (is_certain && !after.starts_with('`')).then_some(after)
}

/// What follows a link to a page.
fn after_link(text: &str) -> Option<&str> {
    let text = text.strip_prefix('[')?;
    let (shown, rest) = text.split_at_checked(ordinary_length(text))?;
    let (url, after) = rest.strip_prefix("](")?.split_once(')')?;
    let is_certain =
        !shown.is_empty() && !shown.starts_with(' ') && links::is_web(url) && links::is_plain(url);
    is_certain.then_some(after)
}

#[cfg(test)]
mod tests {
    use super::is_canonical;

    /// That these would not change is what the property tests show.
    #[test]
    fn common_descriptions_are_canonical() {
        for text in [
            "The kind of object, always `identity.session`.",
            "`true` for live mode, (else) `a = \\\"b`.",
            "See the [guide](https://docs.example.com/a_b/c?d=1#e), `x_y` too.",
            "Two lines\nof one paragraph.\n\nAnother.",
            "Where it stands:\n\n- `canceled`: it was given up.\n- Ended\n\nThe rest.",
        ] {
            assert!(is_canonical(text), "{text}");
        }
        for text in [
            "",
            " a",
            "a ",
            "a  \nb",
            "a\r\nb",
            "a\n\n\nb",
            "a\n\n",
            "a\n- b",
            "- a\nb",
            "-  a",
            "1. a",
            "a\n===",
            "a_b",
            "a!",
            "é",
            "``a``",
            "``",
            "` a`",
            "`a``b`",
            "`</p>`",
            "a `b",
            "[a](b)",
            "[](https://a.example)",
            "[a](https://)",
            "![a](https://a.example)",
            "[https://a.example](https://a.example)",
            "https://a.example",
        ] {
            assert!(!is_canonical(text), "{text}");
        }
    }
}
