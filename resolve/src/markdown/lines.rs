//! Recognizes what a line is, by itself.

use super::html::Tag;
use super::inline::run_length;
use super::writer::Shape;

/// Wider tables are text, since every row counts with all columns.
const MAX_COLUMNS: usize = 32;

/// Languages that code blocks may name. rustdoc takes any other word for Rust, or might one day.
const LANGUAGES: [&str; 30] = [
    "bash",
    "c",
    "console",
    "cpp",
    "csharp",
    "css",
    "csv",
    "curl",
    "diff",
    "go",
    "graphql",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "kotlin",
    "php",
    "powershell",
    "python",
    "ruby",
    "sh",
    "shell",
    "sql",
    "swift",
    "ts",
    "xml",
    "yaml",
];

pub(super) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

pub(super) fn indent(line: &str) -> usize {
    run_length(line, ' ')
}

/// The line without the mark of a quote.
pub(super) fn quote(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ').strip_prefix('>').filter(|_| indent(line) < 4)?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

/// The shape of a list item, how far its content is indented, and the content.
pub(super) fn item(line: &str) -> Option<(Shape, usize, &str)> {
    let text = line.trim_start_matches(' ');
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let (shape, marker) = match text.chars().next()? {
        '-' | '+' | '*' => (Shape::Bullet, 1),
        _ if text.get(digits..)?.starts_with(['.', ')']) => {
            (Shape::Number(text.get(..digits)?.parse().ok()?), digits + 1)
        }
        _ => return None,
    };
    let rest = text.get(marker..)?;
    let spaces = match indent(rest) {
        _ if is_blank(rest) => 1,
        0 => return None,
        spaces @ 1..=4 => spaces,
        _ => 1,
    };
    let valid = digits < 10 && indent(line) < 4;
    valid.then(|| (shape, indent(line) + marker + spaces, rest.get(spaces..).unwrap_or_default()))
}

/// Whether the line starts a block that ends a paragraph without a blank line.
pub(super) fn opens_leaf(line: &str) -> bool {
    fence(line).is_some() || heading(line).is_some() || is_rule(line)
}

pub(super) fn is_rule(line: &str) -> bool {
    let text = line.trim();
    let same = |mark: char| text.chars().all(|c| c == mark || c == ' ') && text.matches(mark).count() >= 3;
    indent(line) < 4 && text.starts_with(['-', '*', '_']) && ['-', '*', '_'].into_iter().any(same)
}

/// The fence that the line opens, and the language it may name.
pub(super) fn fence(line: &str) -> Option<(String, &'static str)> {
    let text = line.trim();
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~') && indent(line) < 4)?;
    let (fence, info) =
        text.split_at_checked(run_length(text, mark)).filter(|(fence, _)| fence.len() >= 3)?;
    let valid = mark == '~' || !info.contains('`');
    valid.then(|| (fence.to_owned(), code_language(info)))
}

pub(super) fn code_language(info: &str) -> &'static str {
    let name = info.trim_start().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    LANGUAGES.into_iter().find(|language| language.eq_ignore_ascii_case(name)).unwrap_or("text")
}

/// The level and the text of a heading with number signs.
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let text = line.trim();
    let level = run_length(text, '#');
    let rest = text.get(level..)?;
    let valid = (1..=6).contains(&level) && indent(line) < 4 && (rest.is_empty() || rest.starts_with(' '));
    let bare = rest.trim_end_matches('#');
    valid.then(|| (level, if bare.is_empty() || bare.ends_with(' ') { bare.trim() } else { rest.trim() }))
}

/// The level that a line of `=` or `-` gives to the line before it.
pub(super) fn underline_level(line: &str) -> Option<usize> {
    let text = line.trim();
    let level = match text.chars().next()? {
        '=' => 1,
        '-' => 2,
        _ => return None,
    };
    let same = text.trim_start_matches(if level == 1 { '=' } else { '-' }).is_empty();
    (same && indent(line) < 4).then_some(level)
}

/// The alignments and the header cells of a table, if both lines have as many.
pub(super) fn table(header: &str, delimiter: &str) -> Option<(Vec<&'static str>, Vec<String>)> {
    if !delimiter.contains('|') || !delimiter.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
        return None;
    }
    let columns: Vec<_> = cells(delimiter).iter().map(|cell| alignment(cell)).collect::<Option<_>>()?;
    let header = cells(header);
    let fits = header.len() == columns.len() && columns.len() <= MAX_COLUMNS;
    fits.then_some((columns, header))
}

fn alignment(cell: &str) -> Option<&'static str> {
    let dashes = cell.trim_start_matches(':').trim_end_matches(':');
    let valid = !dashes.is_empty() && dashes.bytes().all(|b| b == b'-');
    valid.then_some(match (cell.starts_with(':'), cell.ends_with(':')) {
        (true, true) => ":---:",
        (true, false) => ":---",
        (false, true) => "---:",
        (false, false) => "---",
    })
}

/// The cells of a row, with escaped pipes as pipes.
pub(super) fn cells(row: &str) -> Vec<String> {
    let row = row.trim();
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in row.strip_prefix('|').unwrap_or(row).chars() {
        match (cells.last_mut(), c) {
            (Some(cell), '|') if escaped => {
                cell.pop();
                cell.push('|');
            }
            (_, '|') => cells.push(String::new()),
            (Some(cell), _) => cell.push(c),
            (None, _) => {}
        }
        escaped = c == '\\' && !escaped;
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| is_blank(cell)) {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Where a `pre` element starts that is not in code, or else the end of the line.
pub(super) fn preformatted_start(line: &str) -> usize {
    if !line.contains('<') {
        return line.len();
    }
    let is_pre =
        |at: usize| line.get(at..).and_then(Tag::read).is_some_and(|tag| tag.name == "pre" && !tag.closing);
    let mut in_code = false;
    for (at, c) in line.char_indices() {
        match c {
            '`' => in_code = !in_code,
            '<' if !in_code && is_pre(at) => return at,
            _ => {}
        }
    }
    line.len()
}
