//! Reads lines into blocks, and writes each in one form in which nothing means anything by accident.

use super::{inline, run_length};

/// Deeper nesting is not followed: its markers are text. This bounds the work for every line.
const MAX_DEPTH: usize = 12;

/// Wider tables are text, since every row counts with all columns.
const MAX_COLUMNS: usize = 32;

/// Languages that code blocks may name. rustdoc takes any other word for Rust, or might one day.
const LANGUAGES: &str = "bash c console cpp csharp css csv curl diff go graphql html http ini java javascript js json \
                         kotlin php powershell python ruby sh shell sql swift ts xml yaml";

/// The kind of a block. An item can follow an item, and some a paragraph, without a blank line.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Paragraph,
    Item,
    Other,
}

/// A list item.
struct Item<'a> {
    marker: String,
    /// The indentation of its lines.
    width: usize,
    first: &'a str,
}

/// The start of fenced code.
struct Fence<'a> {
    marks: &'a str,
    info: &'a str,
    indent: usize,
}

/// Reads the lines of the text, or of a container in it.
struct Blocks<'a, 't> {
    lines: &'a [&'t str],
    base: Option<&'a str>,
    depth: usize,
    out: Vec<String>,
    last: Kind,
    /// A blank line in the source came after the last block.
    blank: bool,
}

/// The text with its blocks written anew.
pub(super) fn rewritten(text: &str, base: Option<&str>) -> String {
    let lines: Vec<&str> = text.lines().collect();
    read(&lines, base, 0).join("\n")
}

fn read(lines: &[&str], base: Option<&str>, depth: usize) -> Vec<String> {
    let mut blocks = Blocks { lines, base, depth, out: Vec::new(), last: Kind::Other, blank: false };
    while let Some(line) = blocks.next() {
        if is_blank(line) {
            blocks.blank = true;
        } else {
            blocks.block(line);
        }
    }
    blocks.out
}

impl<'t> Blocks<'_, 't> {
    fn peek(&self) -> Option<&'t str> {
        self.lines.first().copied()
    }

    fn next(&mut self) -> Option<&'t str> {
        let (line, rest) = self.lines.split_first()?;
        self.lines = rest;
        Some(line)
    }

    /// Takes the lines after one for which there is something to take of them.
    fn take_while<T>(&mut self, mut taken: impl FnMut(&'t str, &[&'t str]) -> Option<T>) -> Vec<T> {
        let mut all = Vec::new();
        while let Some((line, rest)) = self.lines.split_first() {
            let Some(part) = taken(line, rest) else { break };
            all.push(part);
            self.lines = rest;
        }
        all
    }

    fn block(&mut self, line: &'t str) {
        let is_deep = self.depth == MAX_DEPTH;
        if let Some(fence) = fence(line) {
            self.fenced(&fence);
        } else if indent(line) >= 4 {
            let mut lines = vec![line];
            lines.extend(self.take_while(|line, _| (is_blank(line) || indent(line) >= 4).then_some(line)));
            let lines: Vec<&str> = lines.iter().map(|line| line.get(4..).unwrap_or_default()).collect();
            self.write(Kind::Other, code("text", &lines));
        } else if let Some((mark, text)) = heading(line) {
            self.heading(mark, text);
        } else if is_rule(line) {
            // A rule of asterisks underlines no paragraph.
            self.write(Kind::Other, vec!["***".to_owned()]);
        } else if let Some(inner) = quote(line).filter(|_| !is_deep) {
            self.quote(inner);
        } else if let Some(item) = item(line).filter(|_| !is_deep) {
            self.item(item);
        } else {
            self.paragraph(line);
        }
    }

    /// Writes a block, apart from the one before it.
    fn write(&mut self, kind: Kind, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        let is_nested = self.depth > 0 && self.last == Kind::Paragraph;
        let is_tight = kind == Kind::Item && !self.blank && (self.last == kind || is_nested);
        if !self.out.is_empty() && !is_tight {
            self.out.push(String::new());
        }
        self.out.extend(lines);
        (self.last, self.blank) = (kind, false);
    }

    fn fenced(&mut self, fence: &Fence) {
        let len = self.lines.iter().position(|line| fence.is_closed_by(line)).unwrap_or(self.lines.len());
        let (lines, rest) = self.lines.split_at_checked(len).unwrap_or_default();
        self.lines = rest.get(1..).unwrap_or_default();
        let inner = |line: &&'t str| line.get(indent(line).min(fence.indent)..).unwrap_or_default();
        let lines: Vec<&str> = lines.iter().map(inner).collect();
        self.write(Kind::Other, code(fence.info, &lines));
    }

    fn heading(&mut self, mark: &str, text: &str) {
        let text = self.inline(text.trim());
        if !text.trim().is_empty() {
            self.write(Kind::Other, vec![format!("{mark} {}", text.trim())]);
        }
    }

    fn quote(&mut self, first: &'t str) {
        let mut last = first;
        let mut lines = vec![first];
        lines.extend(self.take_while(|line, _| {
            let inner = quote(line).or_else(|| is_lazy(line, last).then_some(line))?;
            last = inner;
            Some(inner)
        }));
        let lines = read(&lines, self.base, self.depth + 1);
        self.write(Kind::Other, lines.iter().map(|line| format!("> {line}").trim_end().to_owned()).collect());
    }

    fn item(&mut self, Item { marker, width, first }: Item<'t>) {
        let mut last = first;
        let mut lines = vec![first];
        lines.extend(self.take_while(|line, rest| {
            let next = if is_blank(line) { rest.iter().find(|line| !is_blank(line))? } else { line };
            let inner = if indent(next) >= width {
                line.get(width..).unwrap_or_default()
            } else {
                is_lazy(line, last).then(|| line.trim_start())?
            };
            last = inner;
            Some(inner)
        }));
        let lines = read(&lines, self.base, self.depth + 1);
        let indent = " ".repeat(marker.len());
        let lines = lines.iter().enumerate().map(|(at, line)| {
            let start = if at == 0 { &marker } else { &indent };
            format!("{start}{line}").trim_end().to_owned()
        });
        let lines = lines.collect();
        self.write(Kind::Item, lines);
    }

    fn paragraph(&mut self, first: &'t str) {
        let mut lines = vec![first.trim_start()];
        while let Some(line) = self.peek().filter(|line| !is_blank(line)) {
            if let Some(mark) = underline(line).filter(|_| lines.len() == 1) {
                self.next();
                return self.heading(mark, &lines.concat());
            }
            if opens_table(line)
                && let Some((header, before)) = lines.split_last().filter(|(last, _)| last.contains('|'))
            {
                self.text(before);
                return self.table(header);
            }
            if interrupts(line) {
                break;
            }
            lines.extend(self.next().map(str::trim_start));
        }
        self.text(&lines);
    }

    fn text(&mut self, lines: &[&str]) {
        let text = self.inline(lines.join("\n").trim());
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        self.write(Kind::Paragraph, lines.map(guarded).collect());
    }

    /// A code span does not reach beyond its cell, so every cell is a text of its own.
    fn table(&mut self, header: &str) {
        let mut rows = vec![header];
        rows.extend(self.next());
        rows.extend(self.take_while(|line, _| (!is_blank(line) && !interrupts(line)).then_some(line)));
        let row = |line: &str| {
            let cells: Vec<String> = cells(line).iter().map(|cell| self.inline(cell)).collect();
            format!("| {} |", cells.join(" | "))
        };
        let rows = rows.into_iter().map(row).collect();
        self.write(Kind::Other, rows);
    }

    fn inline(&self, text: &str) -> String {
        inline::rewritten(text, self.base, false)
    }
}

impl Fence<'_> {
    fn is_closed_by(&self, line: &str) -> bool {
        let line_indent = indent(line);
        let line = line.trim();
        line_indent < 4 && line.starts_with(self.marks) && line.chars().all(|c| self.marks.contains(c))
    }
}

/// Fenced code that is not a doctest, without the blank lines around it.
pub(super) fn code(info: &str, lines: &[&str]) -> Vec<String> {
    let name = info.trim_start().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let language =
        LANGUAGES.split(' ').find(|language| language.eq_ignore_ascii_case(name)).unwrap_or("text");
    let Some(first) = lines.iter().position(|line| !is_blank(line)) else { return Vec::new() };
    let last = lines.iter().rposition(|line| !is_blank(line)).unwrap_or(first);
    let content = lines.get(first..=last).unwrap_or_default();
    let fence = "`".repeat(content.iter().map(|line| inline::unused_backticks(line)).fold(3, usize::max));
    let mut block = vec![format!("{fence}{language}")];
    block.extend(content.iter().map(|line| line.trim_end().to_owned()));
    block.push(fence);
    block
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

fn indent(line: &str) -> usize {
    run_length(line, ' ')
}

/// Recognizes a line that ends a paragraph without a blank line. A number other than 1 may just be text.
fn interrupts(line: &str) -> bool {
    let opens_item = |item: Item<'_>| !is_blank(item.first) && matches!(item.marker.as_str(), "- " | "1. ");
    opens_leaf(line) || quote(line).is_some() || item(line).is_some_and(opens_item)
}

fn opens_leaf(line: &str) -> bool {
    fence(line).is_some() || heading(line).is_some() || is_rule(line)
}

/// Recognizes a lazy continuation line (`CommonMark` 5.1): text without the marks of its container, after text.
fn is_lazy(line: &str, last: &str) -> bool {
    let is_open = !is_blank(last) && !opens_leaf(last);
    is_open && !is_blank(line) && !interrupts(line) && item(line).is_none()
}

/// The line without the mark of a quote.
fn quote(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ').strip_prefix('>').filter(|_| indent(line) < 4)?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

fn item(line: &str) -> Option<Item<'_>> {
    let text = line.trim_start_matches(' ');
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let after = text.get(digits..)?;
    let marker = match text.chars().next()? {
        '-' | '+' | '*' => "- ".to_owned(),
        _ if after.starts_with(['.', ')']) => format!("{}. ", text.get(..digits)?.parse::<u32>().ok()?),
        _ => return None,
    };
    let rest = text.get(digits + 1..)?;
    let spaces = match indent(rest) {
        _ if is_blank(rest) => 1,
        0 => return None,
        spaces @ 1..=4 => spaces,
        _ => 1,
    };
    let width = indent(line) + digits + 1 + spaces;
    let valid = digits < 10 && indent(line) < 4;
    valid.then(|| Item { marker, width, first: rest.get(spaces..).unwrap_or_default() })
}

fn is_rule(line: &str) -> bool {
    let text = line.trim();
    let same = |mark: char| text.chars().all(|c| c == mark || c == ' ') && text.matches(mark).count() >= 3;
    indent(line) < 4 && text.starts_with(['-', '*', '_']) && ['-', '*', '_'].into_iter().any(same)
}

fn fence(line: &str) -> Option<Fence<'_>> {
    let text = line.trim();
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~') && indent(line) < 4)?;
    let (marks, info) =
        text.split_at_checked(run_length(text, mark)).filter(|(marks, _)| marks.len() >= 3)?;
    let valid = mark == '~' || !info.contains('`');
    valid.then(|| Fence { marks, info, indent: indent(line) })
}

/// The mark and the text of a heading with number signs.
fn heading(line: &str) -> Option<(&str, &str)> {
    let text = line.trim();
    let (mark, rest) = text.split_at_checked(run_length(text, '#'))?;
    let valid =
        (1..=6).contains(&mark.len()) && indent(line) < 4 && (rest.is_empty() || rest.starts_with(' '));
    let bare = rest.trim_end_matches('#');
    valid.then(|| (mark, if bare.is_empty() || bare.ends_with(' ') { bare } else { rest }))
}

/// The mark of the heading that a line of `=` or `-` makes of the line before it.
fn underline(line: &str) -> Option<&'static str> {
    let text = line.trim_end();
    let is_all = |mark: char| !text.is_empty() && text.trim_matches(mark).is_empty();
    if is_all('=') { Some("#") } else { is_all('-').then_some("##") }
}

/// Recognizes the line between the header and the rows of a table.
fn is_delimiter(line: &str) -> bool {
    line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn opens_table(line: &str) -> bool {
    is_delimiter(line) && (1..=MAX_COLUMNS).contains(&line.matches('|').count())
}

/// The cells of a row. Escaped pipes stay escaped, in code too.
fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let mut escaped = false;
    let is_end = |c| {
        let is_end = c == '|' && !escaped;
        escaped = c == '\\' && !escaped;
        is_end
    };
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells: Vec<&str> = row.split(is_end).map(str::trim).collect();
    if cells.last().is_some_and(|cell| cell.is_empty()) {
        cells.pop();
    }
    cells
}

/// Escapes the start of a line that would open a block or underline the line before it.
fn guarded(line: &str) -> String {
    let digits = line.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let (number, after) = line.split_at_checked(digits).unwrap_or_default();
    if digits > 0 && after.starts_with(['.', ')']) && is_marker(after) {
        return format!("{number}\\{after}");
    }
    let first = line.chars().next().unwrap_or_default();
    let opens = match first {
        '#' | '>' => true,
        '-' | '+' | '*' if is_marker(line) => true,
        '-' | '*' | '_' | '=' => line.chars().all(|c| c == first || c == ' '),
        '~' => run_length(line, '~') >= 3,
        _ => false,
    };
    if opens || is_delimiter(line) { format!("\\{line}") } else { line.to_owned() }
}

/// Recognizes a character that is followed by whitespace, as the marker of a list item is.
fn is_marker(text: &str) -> bool {
    text.get(1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}
