//! Copies the text of one block token by token, and escapes what is not markup.

use super::{html, links, run_length, split_ordinary};

/// Longer runs of backticks are text, so that the runs without a partner cost at most this many searches.
const MAX_BACKTICKS: usize = 16;

/// In longer text a bracket opens no link. This bounds the search for its partner.
const MAX_LINK_TEXT: usize = 256;

/// The runs of backticks in a text, each of which opens code if another one of its length follows.
#[derive(Default)]
pub(super) struct Backticks {
    /// Lengths of which no run follows any more.
    missing: Vec<usize>,
}

struct Writer<'a> {
    text: &'a str,
    at: usize,
    base: Option<&'a str>,
    /// Set inside the text of a link, in which links are only text.
    in_link: bool,
    out: String,
    backticks: Backticks,
}

/// The text of a block in its safe form. Line ends stay.
pub(super) fn rewritten(text: &str, base: Option<&str>, in_link: bool) -> String {
    let out = String::with_capacity(text.len());
    let mut writer = Writer { text, at: 0, base, in_link, out, backticks: Backticks::default() };
    while let Some((ordinary, special)) = split_ordinary(writer.rest()) {
        writer.out.push_str(ordinary);
        writer.at += ordinary.len();
        if let Some(c) = special.chars().next() {
            writer.token(c);
        }
    }
    writer.out
}

/// Code between as many backticks as it needs.
pub(super) fn code_span(code: &str) -> String {
    let fence = "`".repeat(unused_backticks(code));
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// One backtick more than the longest run of them.
pub(super) fn unused_backticks(code: &str) -> usize {
    if !code.contains('`') {
        return 1;
    }
    code.split(|c| c != '`').map(str::len).max().unwrap_or_default() + 1
}

impl Backticks {
    /// The code after a run of `len` backticks that ends at `start`.
    pub(super) fn code<'a>(&mut self, text: &'a str, start: usize, len: usize) -> Option<&'a str> {
        if len > MAX_BACKTICKS || self.missing.contains(&len) {
            return None;
        }
        let rest = text.get(start..)?;
        let mut at = 0;
        while let Some(run) = rest.get(at..).and_then(|rest| rest.find('`')) {
            at += run;
            let found = run_length(rest.get(at..)?, '`');
            if found == len {
                return rest.get(..at);
            }
            at += found;
        }
        self.missing.push(len);
        None
    }
}

impl<'a> Writer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn token(&mut self, c: char) {
        let rest = self.rest();
        match c {
            '`' => self.code(run_length(rest, '`')),
            '\\' => self.backslash(),
            '&' => self.reference(),
            '<' => self.autolink(),
            '[' => self.link(false),
            '!' if rest.starts_with("![") => self.link(true),
            '\n' if self.out.ends_with("  ") => self.line_break(),
            '/' if self.in_link => self.copy(c),
            '/' if rest.starts_with("//") && links::ends_with_scheme(&self.out) => self.bare_url(),
            '/' | ']' => self.literal(c, 1),
            _ => self.copy(c),
        }
    }

    fn copy(&mut self, c: char) {
        self.out.push(c);
        self.at += c.len_utf8();
    }

    /// A character that stands for itself, which takes `len` bytes of the text.
    fn literal(&mut self, c: char, len: usize) {
        self.at += len;
        let means_more = match c {
            '\\' | '`' | '<' | '[' | ']' | '*' | '_' | '~' | '|' => true,
            '&' => html::reference_length(self.rest()).is_some(),
            // The rest of something that is not a URL, which rustdoc would still take for one.
            '/' => self.out.ends_with(":/"),
            _ => false,
        };
        self.out.push_str(if means_more { "\\" } else { "" });
        self.out.push(c);
    }

    fn code(&mut self, len: usize) {
        self.at += len;
        let Some(code) = self.backticks.code(self.text, self.at, len) else {
            return (0..len).for_each(|_| self.literal('`', 0));
        };
        self.at += code.len() + len;
        self.push_code(code.replace('\n', " ").trim());
    }

    fn push_code(&mut self, code: &str) {
        if code.is_empty() || self.out.ends_with('`') {
            self.out.push(' ');
        }
        if !code.is_empty() {
            self.out.push_str(&code_span(code));
        }
    }

    fn backslash(&mut self) {
        match self.rest().chars().nth(1) {
            Some('\n') => {
                self.at += 1;
                self.line_break();
            }
            Some(c) if c.is_ascii_punctuation() => self.literal(c, 2),
            _ => self.literal('\\', 1),
        }
    }

    fn line_break(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push_str(if self.out.is_empty() || self.out.ends_with('\n') {
            ""
        } else if self.in_link {
            " "
        } else {
            "\\\n"
        });
        self.at += 1;
    }

    fn reference(&mut self) {
        let after = self.rest().get(1..).unwrap_or_default();
        match (html::reference(after), html::reference_length(after)) {
            (Some((c, len)), _) => self.literal(c, len + 1),
            // Markdown knows all the others.
            (None, Some(_)) => self.copy('&'),
            (None, None) => self.literal('&', 1),
        }
    }

    /// `<https://example.com>`; anything else in angle brackets is text.
    fn autolink(&mut self) {
        let rest = self.rest().get(1..).unwrap_or_default();
        let len = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>')).unwrap_or(rest.len());
        let (url, after) = rest.split_at_checked(len).unwrap_or_default();
        if self.in_link || !after.starts_with('>') || !links::is_web(url) {
            return self.literal('<', 1);
        }
        self.at += len + 2;
        self.out.extend(["<", url, ">"]);
    }

    /// `https:` at the end of the output and what follows it in the text.
    fn bare_url(&mut self) {
        let tail = self.rest().get(2..).unwrap_or_default();
        let len = links::bare_url_length(tail);
        if len == 0 {
            return self.literal('/', 1);
        }
        self.at += len + 2;
        let scheme =
            self.out.len() - if self.out.ends_with("s:") || self.out.ends_with("S:") { 6 } else { 5 };
        let scheme = self.out.split_off(scheme);
        let url = format!("{scheme}//{}", html::decode(tail.get(..len).unwrap_or_default()));
        if url.contains(['{', '}']) { self.push_code(&url) } else { self.out.extend(["<", &url, ">"]) }
    }

    /// A link or an image, which becomes a link too. All other brackets are text.
    fn link(&mut self, is_image: bool) {
        let start = 1 + usize::from(is_image);
        let text = self.rest().get(start..).unwrap_or_default();
        let shown = text.get(..shown_length(text)).unwrap_or_default();
        let after = text.get(shown.len()..).and_then(|rest| rest.strip_prefix("]("));
        let Some((target, len)) = after.and_then(links::destination) else {
            self.out.push_str(if is_image { "!" } else { "" });
            return self.literal('[', start);
        };
        self.at += start + shown.len() + 2 + len;
        let url = links::absolute(target, self.base).filter(|_| !self.in_link);
        let content = rewritten(shown, self.base, self.in_link || url.is_some());
        if self.out.ends_with('!') && url.is_some() {
            // The link is not an image.
            self.out.pop();
            self.out.push_str("\\!");
        }
        match (url, content.trim()) {
            (None, "") if is_image => self.out.push_str("image"),
            (None, content) => self.out.push_str(content),
            (Some(url), "") if is_image => self.out.extend(["[image](", &url, ")"]),
            (Some(url), content) if content.is_empty() || shown == url || shown == format!("<{url}>") => {
                self.out.extend(["<", &url, ">"]);
            }
            (Some(url), content) => self.out.extend(["[", content, "](", &url, ")"]),
        }
    }
}

/// The length of the text up to the bracket that closes it.
fn shown_length(text: &str) -> usize {
    let mut depth = 0;
    let mut is_escaped = false;
    let is_end = |byte| {
        depth += i32::from(byte == b'[' && !is_escaped) - i32::from(byte == b']' && !is_escaped);
        is_escaped = byte == b'\\' && !is_escaped;
        depth < 0
    };
    let bytes = text.as_bytes().get(..MAX_LINK_TEXT).unwrap_or(text.as_bytes());
    let end = if bytes.contains(&b']') { bytes.iter().copied().position(is_end) } else { None };
    end.unwrap_or(text.len())
}
