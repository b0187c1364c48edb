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

/// True if a text means itself: paragraphs of words, some of them in backticks, as most descriptions are. To find that
/// out costs a fifth of rewriting it.
fn is_plain(text: &str) -> bool {
    let mut is_blank_allowed = false;
    for line in text.split('\n') {
        if !(is_plain_line(line) || line.is_empty() && is_blank_allowed) {
            return false;
        }
        is_blank_allowed = !line.is_empty();
    }
    // Neither blank at the end, nor without a word.
    is_blank_allowed
}

fn is_plain_line(line: &str) -> bool {
    let (first, last) = (line.as_bytes().first(), line.as_bytes().last());
    let is_start = first.is_some_and(|first| first.is_ascii_alphabetic() || *first == b'`');
    if !is_start || last == Some(&b' ') {
        return false;
    }
    let mut is_code = false;
    for part in line.split('`') {
        if !(if is_code { is_plain_code(part) } else { are_plain_words(part) }) {
            return false;
        }
        is_code = !is_code;
    }
    // After an even number of backticks, no code is left open.
    is_code
}

/// True if nothing in some words means anything in Markdown or HTML. A slash alone does not begin an address.
fn are_plain_words(words: &str) -> bool {
    let mut rest = words;
    loop {
        rest = rest.get(ordinary_length(rest)..).unwrap_or_default();
        match rest.as_bytes() {
            [] => return true,
            [b'/', after, ..] if *after != b'/' => rest = rest.get(1..).unwrap_or_default(),
            _ => return false,
        }
    }
}

fn is_plain_code(code: &str) -> bool {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b' ' | b':');
    !code.is_empty() && code.trim() == code && code.bytes().all(is_plain)
}

/// Any text as inline code.
pub(crate) fn code(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    inline::code_span(&line)
}

/// Number of bytes at the start that mean nothing in Markdown or HTML, wherever they stand.
///
/// Most of the time for a text is spent here. Macros are built without optimization, in which patterns of a slice
/// cost a fifth of an iterator of characters.
fn ordinary_length(text: &str) -> usize {
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        match byte {
            b'!' | b'&' | b'*' | b'/' | b'<' | b'[' | b'\\' | b']' | b'_' | b'`' | b'|' | b'~' => break,
            b' '..=b'}' => rest = after,
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

/// One kind of line ending, no tabs, and no characters that control a terminal or the direction of text.
fn plain_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut line_start = 0;
    let mut rest = text;
    while let Some((ordinary, special)) = split_ordinary(rest) {
        out.push_str(ordinary);
        let mut chars = special.chars();
        match chars.next() {
            Some('\r') if chars.as_str().starts_with('\n') => {}
            Some('\n' | '\r') => {
                out.push('\n');
                line_start = out.len();
            }
            Some('\t') => out.push_str("    ".get((out.len() - line_start) % 4..).unwrap_or_default()),
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
