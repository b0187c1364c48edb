//! Descriptions as rustdoc text: `CommonMark` or HTML in, Markdown that rustdoc takes without a warning out.
//!
//! Nothing is patched in place. The text is read liberally, into blocks ([`blocks`]) and inline pieces
//! ([`inline`]), and written anew ([`render`], [`writer`]) in one canonical form, in which every character
//! that could mean something is escaped. So the reading may disagree with `CommonMark` about odd input, but
//! what is written cannot surprise rustdoc. Every step looks at each character a bounded number of times,
//! and nesting is capped instead of recursed into.

mod blocks;
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
pub(crate) fn document(text: &str, base: Option<&str>) -> String {
    let text = plain_lines(text);
    let links = links::Links::new(base);
    let mut blocks = blocks::Blocks::new(&links);
    for line in text.lines() {
        blocks.line(line);
    }
    blocks.finish()
}

/// Any text as inline code.
pub(crate) fn code(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut out = String::new();
    render::code_span(&line, false, &mut out);
    out
}

/// One kind of line ending, no tabs, and no characters that control a terminal or the direction of text.
fn plain_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    let mut previous = ' ';
    for c in text.chars() {
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
