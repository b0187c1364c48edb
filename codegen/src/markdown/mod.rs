//! Descriptions as rustdoc text: `CommonMark` or HTML in, Markdown that rustdoc accepts without a warning out.
//!
//! Known HTML tags become Markdown (`html`), lines become blocks (`blocks`), and the text of a block is copied token
//! by token (`inline`), with every character escaped that could mean more than was read. So reading may disagree with
//! `CommonMark` about odd input, but the output has no raw HTML, no doctest, and no relative or intra-doc link. A full
//! `CommonMark` parser would not help: it does not say how to write its events back. Time is linear, nesting is capped.

mod blocks;
mod html;
mod inline;
mod links;

#[cfg(test)]
mod tests;

/// The description as Markdown for a doc comment: no raw HTML, no doctest, no relative or intra-doc link.
///
/// Relative links are resolved against the absolute URL `base`; without one they become their text.
pub(crate) fn document(text: &str, base: Option<&str>) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    blocks::rewritten(&html::to_markdown(&plain_lines(text)), base)
}

/// Recognizes one line of words that means itself, as most descriptions are.
fn is_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !text.ends_with(' ')
        && ordinary_length(text) == text.len()
}

/// Any text as inline code.
pub(crate) fn code(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    inline::code_span(&line)
}

/// Number of bytes at the start that stay as they are, wherever they stand in a line.
///
/// Most of the time for a text is spent here. Macros are built without optimization, in which patterns of a slice
/// cost a fifth of an iterator of characters.
fn ordinary_length(text: &str) -> usize {
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        match byte {
            b'!' | b'/' | b'<' | b'[' | b'\\' | b']' | b'`' => break,
            b' '..=b'~' => rest = after,
            _ => break,
        }
    }
    text.len() - rest.len()
}

/// The ordinary start of a text and the rest, unless the text is empty.
fn split_ordinary(text: &str) -> Option<(&str, &str)> {
    if text.is_empty() { None } else { text.split_at_checked(ordinary_length(text)) }
}

/// Number of times `text` repeats the ASCII character `c` at its start.
fn run_length(text: &str, c: char) -> usize {
    text.len() - text.trim_start_matches(c).len()
}

/// Normalizes line endings, and removes tabs and characters that control a terminal or the direction of text.
fn plain_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((ordinary, special)) = split_ordinary(rest) {
        out.push_str(ordinary);
        let mut chars = special.chars();
        match chars.next() {
            Some('\r') if chars.as_str().starts_with('\n') => {}
            Some('\n' | '\r') => out.push('\n'),
            Some('\t') => out.push_str("    "),
            Some(c) if !is_invisible(c) => out.push(c),
            _ => {}
        }
        rest = chars.as_str();
    }
    out
}

/// Control characters, byte order marks, and the bidirectional overrides that rustc rejects in sources.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
