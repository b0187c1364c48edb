//! Descriptions as rustdoc text: `CommonMark` or HTML in, Markdown that rustdoc takes without a warning out.
//!
//! Nothing is patched in place. The text is read liberally, into blocks (`blocks`) and inline pieces
//! (`inline`), and written anew (`render`, `writer`) in one canonical form, in which every character
//! that could mean something is escaped. So the reading may disagree with `CommonMark` about odd input, but
//! what is written cannot surprise rustdoc. Every step looks at each character a bounded number of times,
//! and nesting is capped instead of recursed into.

mod blocks;
mod canonical;
mod html;
mod inline;
mod lines;
mod links;
mod pairs;
mod render;
mod writer;

#[cfg(test)]
mod tests;

/// The description as Markdown for a doc comment: no raw HTML, no doctest, no relative or intra-doc link.
///
/// Relative links are resolved against the absolute URL `base`; without one they become their text.
pub fn document(text: &str, base: Option<&str>) -> String {
    let trimmed = text.trim_end();
    if trimmed.is_empty() || canonical::is_canonical(trimmed) {
        return trimmed.to_owned();
    }
    rewritten(text, base)
}

/// The description, read and written anew.
fn rewritten(text: &str, base: Option<&str>) -> String {
    let text = plain_lines(text);
    let links = links::Links::new(base);
    let mut blocks = blocks::Blocks::new(&links);
    for line in text.lines() {
        blocks.line(line);
    }
    blocks.finish()
}

/// Any text as inline code.
pub fn code(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, special)) = split_ordinary(rest) {
        line.push_str(plain);
        let mut chars = special.chars();
        line.extend(chars.next().map(|c| if c.is_control() { ' ' } else { c }));
        rest = chars.as_str();
    }
    let mut out = String::new();
    render::code_span(&line, false, &mut out);
    out
}

/// Whether a line begins with a letter, which opens no block.
fn begins_with_letter(line: &str) -> bool {
    line.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
}

/// How many bytes there are at the start which never mean anything, on whichever side of them something stands.
///
/// This is where most of the time for a text goes. Macros are built without optimisation, in which patterns of a slice
/// cost a fifth of what an iterator of characters does.
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

/// The ordinary start of a text, and what follows it, unless there is no text.
fn split_ordinary(text: &str) -> Option<(&str, &str)> {
    if text.is_empty() { None } else { text.split_at_checked(ordinary_length(text)) }
}

/// One kind of line ending, no tabs, and no characters that control a terminal or the direction of text.
fn plain_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    let mut previous = ' ';
    let mut rest = text;
    while let Some((ordinary, special)) = split_ordinary(rest) {
        out.push_str(ordinary);
        column += ordinary.len();
        if !ordinary.is_empty() {
            previous = ' ';
        }
        let mut chars = special.chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        match c {
            '\n' if previous == '\r' => {}
            '\n' | '\r' => {
                out.push('\n');
                column = 0;
            }
            '\t' => {
                let width = 4 - column % 4;
                out.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            _ if is_invisible(c) => {}
            _ => {
                out.push(c);
                column += 1;
            }
        }
        previous = c;
    }
    out
}

/// Control characters, byte order marks, and the bidirectional overrides that rustc rejects in sources.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
