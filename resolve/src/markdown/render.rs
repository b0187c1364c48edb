//! Writes pieces as Markdown in which nothing means anything by accident.

use std::borrow::Cow;

use super::html;
use super::inline::{Piece, run_length};
use super::{begins_with_letter, split_ordinary};

/// Where the pieces go. Only a paragraph has lines, and only in a cell a pipe is special.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Paragraph,
    Heading,
    Cell,
}

/// The lines of a paragraph.
pub(super) fn paragraph(pieces: &[Piece]) -> Vec<String> {
    let text = text(pieces, Place::Paragraph);
    let mut text = text.trim();
    while let Some(rest) = without_break(text) {
        text = rest;
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| guard(line).into_owned()).collect()
}

/// The text without the line break at its end, where there is nothing to break.
fn without_break(text: &str) -> Option<&str> {
    let rest = text.strip_suffix('\\')?;
    let is_escaped = (rest.len() - rest.trim_end_matches('\\').len()) % 2 == 1;
    (!is_escaped).then(|| rest.trim_end())
}

/// The pieces on one line: a heading.
pub(super) fn heading(pieces: &[Piece]) -> String {
    one_line(&text(pieces, Place::Heading))
}

/// The pieces as the cell of a table.
pub(super) fn cell(pieces: &[Piece]) -> String {
    one_line(&text(pieces, Place::Cell))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(pieces: &[Piece], place: Place) -> String {
    let in_cell = place == Place::Cell;
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => escape(text, in_cell, &mut out),
            Piece::Bracket(bracket) => escape(bracket, in_cell, &mut out),
            Piece::Raw(markup) => out.push_str(markup),
            Piece::Code(code) => code_span(code, in_cell, &mut out),
            Piece::Url(url) => out.extend(["<", url, ">"]),
            Piece::LineBreak => out.push_str(if place == Place::Paragraph { "\\\n" } else { " " }),
            Piece::LinkStart => {
                // An exclamation mark would make an image of the link.
                if out.ends_with('!') {
                    out.pop();
                    out.push_str("\\!");
                }
                out.push('[');
            }
            Piece::LinkEnd(url) => out.extend(["](", url, ")"]),
            Piece::Block(_) => out.push(' '),
        }
    }
    out
}

fn escape(text: &str, in_cell: bool, out: &mut String) {
    let mut rest = text;
    while let Some((ordinary, special)) = split_ordinary(rest) {
        out.push_str(ordinary);
        let mut chars = special.chars();
        let Some(c) = chars.next() else { break };
        let is_escaped = match c {
            '\\' | '`' | '<' | '[' | ']' | '*' | '_' | '~' => true,
            '|' => in_cell,
            '&' => html::reference_length(special).is_some(),
            // What is left of a URL that is none, which rustdoc would still take for one.
            '/' => out.ends_with(":/"),
            _ => false,
        };
        if is_escaped {
            out.push('\\');
        }
        out.push(c);
        rest = chars.as_str();
    }
}

pub(super) fn code_span(code: &str, in_cell: bool, out: &mut String) {
    let fence = "`".repeat(shortest_unused(code));
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    if out.ends_with('`') {
        out.push(' ');
    }
    let code = if in_cell { Cow::Owned(code.replace('|', "\\|")) } else { Cow::Borrowed(code) };
    out.extend([&fence, pad, &code, pad, &fence]);
}

/// One backtick more than the longest run of them.
pub(super) fn shortest_unused(code: &str) -> usize {
    if !code.contains('`') {
        return 1;
    }
    code.split(|c| c != '`').map(str::len).max().unwrap_or_default() + 1
}

/// Escapes the start of a line that would open a block or underline the line before it.
fn guard(line: &str) -> Cow<'_, str> {
    if begins_with_letter(line) {
        return Cow::Borrowed(line);
    }
    let first = line.chars().next().unwrap_or_default();
    let digits = line.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let number = line.get(digits..).unwrap_or_default();
    if digits > 0 && number.starts_with(['.', ')']) && is_marker(number) {
        return Cow::Owned(format!("{}\\{number}", line.get(..digits).unwrap_or_default()));
    }
    let opens = match first {
        '#' | '>' => true,
        '-' | '+' | '*' if is_marker(line) => true,
        '-' | '*' | '_' | '=' => line.chars().all(|c| c == first || c == ' '),
        '~' => run_length(line, '~') >= 3,
        _ => false,
    };
    let underlines_table = line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    if opens || underlines_table { Cow::Owned(format!("\\{line}")) } else { Cow::Borrowed(line) }
}

/// Whether the character at the start stands for itself, as the marker of a list item does.
fn is_marker(text: &str) -> bool {
    text.get(1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}
