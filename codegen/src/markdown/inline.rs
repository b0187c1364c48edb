//! Copies the text of one block token by token, and escapes what is not markup.

use super::{links, run_length, split_ordinary};

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

/// A fence of one backtick more than the longest run in the text.
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
            '<' => self.autolink(),
            '[' => self.link(false),
            '!' if rest.starts_with("![") => self.link(true),
            '\n' if self.out.ends_with("  ") => self.line_break(),
            '/' if rest.starts_with("//") && !self.in_link => self.bare_url(),
            ']' => self.literal(c),
            _ => self.copy(c.len_utf8()),
        }
    }

    fn copy(&mut self, len: usize) {
        self.out.push_str(self.rest().get(..len).unwrap_or_default());
        self.at += len;
    }

    /// A character that stands for itself.
    fn literal(&mut self, c: char) {
        self.out.push('\\');
        self.out.push(c);
        self.at += c.len_utf8();
    }

    fn code(&mut self, len: usize) {
        let Some(code) = self.backticks.code(self.text, self.at + len, len) else {
            return (0..len).for_each(|_| self.literal('`'));
        };
        self.at += code.len() + 2 * len;
        let code = code.replace('\n', " ");
        if code.trim().is_empty() || self.out.ends_with('`') {
            self.out.push(' ');
        }
        if !code.trim().is_empty() {
            self.out.push_str(&code_span(code.trim()));
        }
    }

    /// An escape stays, since all that it can do is to take a meaning away.
    fn backslash(&mut self) {
        match self.rest().chars().nth(1) {
            Some('\n') => {
                self.at += 1;
                self.line_break();
            }
            Some(c) if c.is_ascii_punctuation() => self.copy(2),
            _ => self.literal('\\'),
        }
    }

    fn line_break(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push_str("\\\n");
        self.at += 1;
    }

    /// `<https://example.com>`; anything else in angle brackets is text.
    fn autolink(&mut self) {
        let rest = self.rest().get(1..).unwrap_or_default();
        let len = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>')).unwrap_or(rest.len());
        let (url, after) = rest.split_at_checked(len).unwrap_or_default();
        if self.in_link || !after.starts_with('>') || !links::is_web(url) {
            return self.literal('<');
        }
        self.copy(len + 2);
    }

    /// An address that starts with `https:` at the end of the output, or only slashes.
    fn bare_url(&mut self) {
        let Some(scheme) = links::scheme_start(&self.out) else { return self.copy(2) };
        let tail = self.rest().get(2..).unwrap_or_default();
        let rest = tail.get(..links::bare_url_length(tail)).unwrap_or_default();
        self.at += rest.len() + 2;
        if rest.is_empty() {
            // rustdoc would take what follows for an address.
            return self.out.push_str("/\\/");
        }
        let scheme = self.out.split_off(scheme);
        self.out.extend(["<", &scheme, "//", &rest.replace("&amp;", "&"), ">"]);
    }

    /// A link or an image, which becomes a link too. All other brackets are text.
    fn link(&mut self, is_image: bool) {
        let start = 1 + usize::from(is_image);
        let text = self.rest().get(start..).unwrap_or_default();
        let shown = text.get(..shown_length(text)).unwrap_or_default();
        let after = text.get(shown.len()..).and_then(|rest| rest.strip_prefix("]("));
        let Some((target, len)) = after.and_then(links::destination) else {
            self.copy(start - 1);
            return self.literal('[');
        };
        self.at += start + shown.len() + 2 + len;
        let url = links::absolute(target, self.base).filter(|_| !self.in_link);
        let content = rewritten(shown.trim(), self.base, self.in_link || url.is_some());
        let content = if is_image && content.trim().is_empty() { "image" } else { content.trim() };
        let Some(url) = url else { return self.out.push_str(content) };
        // After an exclamation mark it would be an image.
        self.out.push_str(if self.out.ends_with('!') { " " } else { "" });
        if content.is_empty() || shown == url {
            self.out.extend(["<", &url, ">"]);
        } else {
            self.out.extend(["[", content, "](", &url, ")"]);
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
