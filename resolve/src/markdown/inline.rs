//! Reads the text of one block into pieces: Markdown and HTML alike.

use formwork_openapi::OrderedMap;

use super::html::{self, Block, Meaning, Tag};
use super::links::{self, Links};
use super::pairs::{Open, Opener};
use super::split_ordinary;

/// A stretch of inline content, in its meaning rather than in its spelling.
pub(super) enum Piece {
    /// Literal characters.
    Text(String),
    /// Markup to be written as it is: emphasis and character references.
    Raw(String),
    Code(String),
    Url(String),
    LineBreak,
    /// A bracket that opens a link if a target follows its partner, and is text otherwise.
    Bracket(&'static str),
    LinkStart,
    LinkEnd(String),
    /// The end of the paragraph, by a tag.
    Block(Block),
}

/// Where in the text the reading is, and what was read.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) links: &'a Links<'a>,
    pub(super) pieces: Vec<Piece>,
    pub(super) open: Vec<Open>,
    /// Where the runs of backticks start, by their length.
    backticks: OrderedMap<usize, Vec<usize>>,
    /// Ends of comments and code elements that do not occur any more.
    missing: Vec<String>,
}

/// The pieces of the text of a block.
pub(super) fn scan(text: &str, links: &Links) -> Vec<Piece> {
    let backticks = backtick_runs(text);
    let mut scanner =
        Scanner { text, at: 0, links, pieces: Vec::new(), open: Vec::new(), backticks, missing: Vec::new() };
    while let Some((ordinary, special)) = split_ordinary(scanner.rest()) {
        scanner.ordinary(ordinary);
        if let Some(c) = special.chars().next() {
            scanner.step(c);
        }
    }
    scanner.pieces
}

fn backtick_runs(text: &str) -> OrderedMap<usize, Vec<usize>> {
    let mut runs: OrderedMap<usize, Vec<usize>> = OrderedMap::default();
    let mut at = 0;
    while let Some((start, rest)) = text.get(at..).and_then(|rest| Some((at + rest.find('`')?, rest))) {
        let len = run_length(rest.get(start - at..).unwrap_or_default(), '`');
        runs.change(len, Vec::new(), |starts| starts.push(start));
        at = start + len;
    }
    runs
}

/// How often `text` repeats the ASCII character `c` at its start.
pub(super) fn run_length(text: &str, c: char) -> usize {
    text.len() - text.trim_start_matches(c).len()
}

impl<'a> Scanner<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Adds text that cannot mean anything.
    fn ordinary(&mut self, text: &str) {
        self.at += text.len();
        let text = match self.pieces.last() {
            Some(Piece::LineBreak | Piece::Block(_)) => text.trim_start(),
            _ => text,
        };
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Text(before)) => before.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    fn step(&mut self, c: char) {
        match c {
            '`' => self.code_span(),
            '\\' => self.backslash(),
            '&' => self.reference(),
            '<' => self.angle(),
            '\n' => self.newline(),
            '[' => self.open_bracket(Opener::Link, "["),
            '!' if self.rest().starts_with("![") => self.open_bracket(Opener::Image, "!["),
            ']' => self.close_bracket(),
            '*' | '_' | '~' => {
                let len = run_length(self.rest(), c);
                self.pieces.push(Piece::Raw(c.to_string().repeat(len)));
                self.at += len;
            }
            _ => {
                self.at += c.len_utf8();
                self.push_char(c);
            }
        }
    }

    /// Adds a character; the second slash of `https://` turns what follows into a URL.
    pub(super) fn push_char(&mut self, c: char) {
        self.push_literal(c);
        if c == '/' {
            self.bare_url();
        }
    }

    /// Adds a character, but no space at the start of a line.
    fn push_literal(&mut self, c: char) {
        match self.pieces.last_mut() {
            Some(Piece::LineBreak | Piece::Block(_)) if c.is_whitespace() => {}
            Some(Piece::Text(text)) => text.push(c),
            _ => self.pieces.push(Piece::Text(c.to_string())),
        }
    }

    /// Adds text that does not stand in the source like this, so that no URL in it can go on there.
    pub(super) fn push_str(&mut self, text: &str) {
        text.chars().for_each(|c| self.push_literal(c));
    }

    fn bare_url(&mut self) {
        let Some(Piece::Text(text)) = self.pieces.last_mut() else { return };
        let Some(scheme) = ["https://", "http://"].into_iter().find(|scheme| ends_with(text, scheme)) else {
            return;
        };
        let rest = self.text.get(self.at..).unwrap_or_default();
        let tail = rest.get(..links::bare_url_length(rest)).unwrap_or_default();
        if tail.is_empty() {
            return;
        }
        self.at += tail.len();
        let url = text.split_off(text.len() - scheme.len()) + &html::decode(tail);
        self.pieces.push(if url.contains(['{', '}']) { Piece::Code(url) } else { Piece::Url(url) });
    }

    /// A line end, which two spaces before it turn into a line break.
    fn newline(&mut self) {
        self.at += 1;
        match self.pieces.last() {
            Some(Piece::Text(text)) if text.ends_with("  ") => self.line_break(),
            _ => self.push_char('\n'),
        }
    }

    /// A line break; the second in a row ends the paragraph.
    fn line_break(&mut self) {
        if let Some(Piece::Text(text)) = self.pieces.last_mut() {
            text.truncate(text.trim_end().len());
            if text.is_empty() {
                self.pieces.pop();
            }
        }
        match self.pieces.last() {
            Some(Piece::LineBreak) => {
                self.pieces.pop();
                self.block(Block::Boundary);
            }
            None | Some(Piece::Block(_)) => {}
            Some(_) => self.pieces.push(Piece::LineBreak),
        }
    }

    fn block(&mut self, block: Block) {
        self.open.clear();
        self.pieces.push(Piece::Block(block));
    }

    fn backslash(&mut self) {
        self.at += 1;
        match self.rest().chars().next() {
            Some('\n') => {
                self.at += 1;
                self.line_break();
            }
            Some(c) if c.is_ascii_punctuation() => {
                self.at += 1;
                self.push_literal(c);
            }
            _ => self.push_char('\\'),
        }
    }

    fn reference(&mut self) {
        let rest = self.rest();
        if let Some((c, len)) = html::reference(rest) {
            self.at += len;
            self.push_char(c);
        } else if let Some(raw) = html::reference_length(rest).and_then(|len| rest.get(..len)) {
            self.at += raw.len();
            self.pieces.push(Piece::Raw(raw.to_owned()));
        } else {
            self.at += 1;
            self.push_char('&');
        }
    }

    fn code_span(&mut self) {
        let len = run_length(self.rest(), '`');
        let start = self.at + len;
        let end =
            self.backticks.get(&len).and_then(|runs| runs.get(runs.partition_point(|run| *run < start)));
        let content = end.and_then(|end| self.text.get(start..*end));
        // A paragraph that ends in between shows that one of the backticks is a typing error.
        let is_one_paragraph = |content: &&str| {
            !content.contains('<') || !content.contains("</p>") && !content.contains("</li>")
        };
        if let Some(content) = content.filter(is_one_paragraph) {
            self.at = start + content.len() + len;
            self.code(content);
        } else {
            self.at = start;
            self.push_str(&"`".repeat(len));
        }
    }

    fn code(&mut self, content: &str) {
        let lines = content.contains('\n').then(|| content.replace('\n', " "));
        let content = lines.as_deref().unwrap_or(content).trim();
        match content {
            "" => self.push_char(' '),
            _ => self.pieces.push(Piece::Code(content.to_owned())),
        }
    }

    fn angle(&mut self) {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            if let Some(comment) = self.up_to(self.at + 4, "-->") {
                self.at += 4 + comment.len() + 3;
                return;
            }
        }
        let known = Tag::read(rest).and_then(|tag| tag.meaning().map(|meaning| (tag, meaning)));
        match known {
            Some((tag, meaning)) => self.tag(&tag, meaning),
            None => self.autolink(),
        }
    }

    /// `<https://example.com>` or `<name@example.com>`; anything else in angle brackets is text.
    fn autolink(&mut self) {
        let rest = self.rest().get(1..).unwrap_or_default();
        let len = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>')).unwrap_or(rest.len());
        let (content, after) = rest.split_at_checked(len).unwrap_or_default();
        self.at += 1;
        if !after.starts_with('>') {
            return self.push_char('<');
        }
        let is_mail = content.contains('@') && !content.contains([':', '/', '`']);
        let address = is_mail.then(|| self.links.resolve(&format!("mailto:{content}"))).flatten();
        if address.is_some() {
            self.at += len + 1;
            self.inner_link(content, address);
        } else if links::is_web(content) {
            self.at += len + 1;
            self.pieces.push(Piece::Url(content.to_owned()));
        } else {
            self.push_char('<');
        }
    }

    fn tag(&mut self, tag: &Tag, meaning: Meaning) {
        if matches!(meaning, Meaning::Code) && !tag.closing {
            return self.code_element(tag);
        }
        self.at += tag.len;
        match meaning {
            Meaning::Block(block) => self.block(block),
            Meaning::LineBreak => self.line_break(),
            Meaning::Cell if !tag.closing && !matches!(self.pieces.last(), None | Some(Piece::Block(_))) => {
                self.push_str(" | ");
            }
            Meaning::Image => self.image(tag),
            Meaning::Emphasis(mark) if tag.closing => self.close_emphasis(mark),
            Meaning::Emphasis(mark) => self.open_emphasis(mark),
            Meaning::Anchor if tag.closing => self.close_anchor(),
            Meaning::Anchor => self.open_anchor(tag),
            Meaning::Cell | Meaning::Code | Meaning::Transparent => {}
        }
    }

    /// Code keeps its characters whatever they mean in Markdown. Without an end it is a placeholder.
    fn code_element(&mut self, tag: &Tag) {
        let end = format!("</{}>", tag.name);
        let start = self.at + tag.len;
        if let Some(content) = self.up_to(start, &end) {
            self.at = start + content.len() + end.len();
            self.code(&html::text_content(content));
        } else {
            self.at += 1;
            self.push_char('<');
        }
    }

    /// The text from `start` to the next `end`. An end that was missed once is not looked for again.
    fn up_to(&mut self, start: usize, end: &str) -> Option<&'a str> {
        if self.missing.iter().any(|missing| missing == end) {
            return None;
        }
        let found = self.text.get(start..).and_then(|rest| rest.split_once(end));
        if found.is_none() {
            self.missing.push(end.to_owned());
        }
        found.map(|(content, _)| content)
    }
}

fn ends_with(text: &str, suffix: &str) -> bool {
    let start = text.len().checked_sub(suffix.len());
    start.and_then(|start| text.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(suffix))
}
