//! Turns known HTML tags into Markdown. All else stays, for the stages after it to read or to escape.

use super::blocks::{code, fence};
use super::inline::{Backticks, code_span};

/// Lists and inline elements that are open at once. More are ignored, which bounds the work for every line and tag.
const MAX_OPEN: usize = 12;

/// Tags that end the paragraph that they stand in.
const BLOCKS: &str = "p div section article header footer center figure details summary table thead tbody tfoot tr dl \
                      dt dd pre h1 h2 h3 h4 h5 h6 hr ul menu ol li blockquote br";

/// Tags that mark text, or go and leave it.
const INLINES: &str = "em i cite dfn strong b s del strike a img td th span u small big sub sup font abbr ins mark q var \
                       code kbd tt samp";

/// The break before the next text.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    None,
    Line,
    /// A `br`.
    Break,
    Paragraph,
}

/// A list, with the number of its next item if they are numbered.
struct List {
    next: Option<u32>,
    /// The width of the marker of its latest item.
    width: usize,
}

/// An inline element that is open, and where it starts in the output. Its marks are written once its end is found.
struct Inline {
    /// The Markdown before and after.
    marks: [String; 2],
    at: usize,
}

struct Converter<'a> {
    rest: &'a str,
    out: String,
    gap: Gap,
    lists: Vec<List>,
    /// The start of the line of an item that has no text yet.
    marker: String,
    open: Vec<Inline>,
    /// Tags in a row of a table must not end the row.
    in_row: bool,
    backticks: Backticks,
    /// End tags that do not occur any more.
    missing: Vec<String>,
}

/// A tag as it stands in the text.
struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: &'a str,
    /// The text after it.
    rest: &'a str,
}

/// The text with Markdown in the place of known tags.
pub(super) fn to_markdown(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut converter = Converter {
        rest: text,
        out: String::with_capacity(text.len()),
        gap: Gap::None,
        lists: Vec::new(),
        marker: String::new(),
        open: Vec::new(),
        in_row: false,
        backticks: Backticks::default(),
        missing: Vec::new(),
    };
    converter.line_start();
    while let Some(c) = converter.rest.chars().next() {
        converter.token(c);
    }
    converter.out
}

impl<'a> Converter<'a> {
    fn token(&mut self, c: char) {
        let rest = self.rest;
        match c {
            '<' => self.angle(),
            '`' => self.code_span(),
            '\n' => self.newline(),
            '\\' => self.copy(1 + rest.chars().nth(1).filter(|c| *c != '\n').map_or(0, char::len_utf8)),
            '[' | ']' => {
                // Brackets in the text of a link do not end it.
                let in_link = self.open.iter().any(|open| open.marks.concat().starts_with('['));
                self.push(if in_link { "\\" } else { "" });
                self.copy(1);
            }
            _ => self.copy(rest.find(['<', '`', '\n', '\\', '[', ']']).unwrap_or(rest.len())),
        }
    }

    /// Takes as much of the text as it is.
    fn copy(&mut self, len: usize) {
        let (text, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.push(text);
    }

    fn push(&mut self, text: &str) {
        let text = if self.gap == Gap::None { text } else { text.trim_start() };
        if !text.is_empty() {
            self.fill_gap();
            self.out.push_str(text);
        }
    }

    /// Starts the line of the next text.
    fn fill_gap(&mut self) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if gap == Gap::None {
            return;
        }
        if !self.out.is_empty() {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            self.out.push_str(match gap {
                Gap::Paragraph => "\n\n",
                Gap::Break => "\\\n",
                Gap::Line | Gap::None => "\n",
            });
        }
        let indent: usize = self.lists.iter().map(|list| list.width).sum();
        let marker = std::mem::take(&mut self.marker);
        self.out.push_str(&if marker.is_empty() { " ".repeat(indent) } else { marker });
    }

    fn newline(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
        self.gap = match self.gap {
            Gap::None if self.lists.is_empty() => {
                self.out.push('\n');
                Gap::None
            }
            Gap::None => Gap::Line,
            Gap::Line if self.marker.is_empty() => Gap::Paragraph,
            gap => gap,
        };
        self.line_start();
    }

    /// Takes a block of fenced code, in which there are no tags.
    fn line_start(&mut self) {
        let line = self.rest.lines().next().unwrap_or_default();
        let is_delimiter = line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        self.in_row =
            line.contains('|') && (self.in_row || is_delimiter || line.trim_start().starts_with('|'));
        let Some(fence) = fence(line.trim_start_matches([' ', '>', '-', '*', '+'])) else { return };
        let mut len = 0;
        for (number, line) in self.rest.split_inclusive('\n').enumerate() {
            len += line.len();
            if number > 0 && fence.is_closed_by(line) {
                break;
            }
        }
        let (code, rest) = self.rest.split_at_checked(len).unwrap_or_default();
        self.rest = rest;
        self.fill_gap();
        self.out.push_str(code);
    }

    fn code_span(&mut self) {
        let len = super::run_length(self.rest, '`');
        let code = self.backticks.code(self.rest, len, len);
        // A paragraph that ends in between shows that one of the backticks is a typing error.
        let is_one_paragraph = |code: &&str| !["\n\n", "</p>", "</li>"].iter().any(|end| code.contains(end));
        self.copy(len + code.filter(is_one_paragraph).map_or(0, |code| code.len() + len));
    }

    fn angle(&mut self) {
        if let Some(inner) = self.rest.strip_prefix("<!--") {
            if let Some((_, rest)) = self.until(inner, "-->") {
                self.rest = rest;
                return;
            }
        }
        let is_known = Tag::read(self.rest).is_some_and(|tag| self.tag(&tag));
        if !is_known {
            self.copy(1);
        }
    }

    /// Takes the tag if it is known.
    fn tag(&mut self, tag: &Tag<'a>) -> bool {
        let name = tag.name.as_str();
        if !tag.closing && is_one_of("pre code kbd tt samp", name) {
            return self.code(tag);
        }
        if !is_one_of(BLOCKS, name) && !is_one_of(INLINES, name) {
            return false;
        }
        self.rest = tag.rest;
        match name {
            _ if self.in_row && is_one_of(BLOCKS, name) => self.push(" "),
            "br" if self.gap == Gap::None => self.gap = Gap::Break,
            "br" if self.gap == Gap::Break => self.gap = Gap::Paragraph,
            "br" => {}
            "td" | "th" => self.push(if tag.closing || self.gap != Gap::None { "" } else { " | " }),
            "em" | "i" | "cite" | "dfn" => self.inline(tag, ["*".to_owned(), "*".to_owned()]),
            "strong" | "b" => self.inline(tag, ["**".to_owned(), "**".to_owned()]),
            "s" | "del" | "strike" => self.inline(tag, ["~~".to_owned(), "~~".to_owned()]),
            "a" => {
                let target = tag.attribute("href").map(|target| format!("](<{target}>)"));
                self.inline(tag, ["[".to_owned(), target.unwrap_or_default()]);
            }
            "img" => {
                let [alt, src] = ["alt", "src"].map(|name| tag.attribute(name).unwrap_or_default());
                self.push(&format!("![{}](<{src}>)", alt.replace(['[', ']', '`', '\\'], " ")));
            }
            _ if is_one_of(BLOCKS, name) => self.block(tag),
            _ => {}
        }
        true
    }

    fn block(&mut self, tag: &Tag) {
        self.open.clear();
        let has_text = self.marker.is_empty();
        match (tag.name.as_str(), tag.closing) {
            ("ul" | "ol" | "menu", true) => drop(self.lists.pop()),
            ("ul" | "ol" | "menu", false) if self.lists.len() < MAX_OPEN => {
                self.lists.push(List { next: Some(1).filter(|_| tag.name == "ol"), width: 0 });
            }
            ("li", false) => self.item(),
            _ => {}
        }
        self.gap = if tag.name == "li" || !has_text { Gap::Line } else { Gap::Paragraph };
        let heading = tag.name.strip_prefix('h').and_then(|level| level.parse().ok());
        if let Some(level) = heading.filter(|_| !tag.closing) {
            self.push(&"#".repeat(level));
            self.out.push(' ');
        } else if tag.name == "hr" {
            self.push("***");
            self.gap = Gap::Paragraph;
        }
    }

    /// An item stands in the latest item of the lists around its own.
    fn item(&mut self) {
        let mut number = None;
        if let Some(list) = self.lists.last_mut() {
            number = list.next;
            list.next = number.map(|number| number + 1);
            list.width = 0;
        }
        let marker = number.map_or("- ".to_owned(), |number| format!("{number}. "));
        let indent = self.lists.iter().map(|list| list.width).sum();
        self.marker.truncate(indent);
        if self.marker.is_empty() {
            self.marker = " ".repeat(indent);
        }
        self.marker.push_str(&marker);
        if let Some(list) = self.lists.last_mut() {
            list.width = marker.len();
        }
    }

    /// Marks have to touch the text between them, so spaces move out.
    fn inline(&mut self, tag: &Tag, marks: [String; 2]) {
        if !tag.closing {
            self.fill_gap();
            if self.open.len() < MAX_OPEN {
                self.open.push(Inline { marks, at: self.out.len() });
            }
            return;
        }
        let Some(index) = self.open.iter().rposition(|open| open.marks.first() == marks.first()) else {
            return;
        };
        let Some(Inline { marks: [start, end], at }) = self.open.drain(index..).next() else { return };
        let inner = self.out.get(at..).unwrap_or_default().to_owned();
        let text = inner.trim();
        if end.is_empty() || text.is_empty() && start != "[" {
            return;
        }
        self.out.truncate(at);
        if start == "[" && self.out.ends_with('!') {
            // Not an image.
            self.out.pop();
            self.out.push_str("\\!");
        }
        let spaces = inner.len() - inner.trim_start().len();
        let before = inner.get(..spaces).unwrap_or_default();
        let after = inner.get(spaces + text.len()..).unwrap_or_default();
        self.out.extend([before, &start, text, &end, after]);
    }

    /// Code keeps its characters whatever they mean in Markdown. Without an end it is a placeholder.
    fn code(&mut self, tag: &Tag<'a>) -> bool {
        let is_block = tag.name == "pre";
        let found = self.until(tag.rest, &format!("</{}>", tag.name)).or(is_block.then_some((tag.rest, "")));
        let Some((html, rest)) = found else { return false };
        self.rest = rest;
        let text = text_content(html);
        if is_block {
            let language = html.split('"').find_map(|value| value.strip_prefix("language-"));
            self.gap = Gap::Paragraph;
            let lines: Vec<&str> = text.lines().collect();
            let indent: usize = self.lists.iter().map(|list| list.width).sum();
            let lines = code(language.unwrap_or_default(), &lines);
            self.push(&lines.join(&format!("\n{}", " ".repeat(indent))));
            self.gap = Gap::Paragraph;
        } else {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.push(if text.is_empty() || self.out.ends_with('`') { " " } else { "" });
            self.push(&if text.is_empty() { text } else { code_span(&text) });
        }
        true
    }

    /// The text up to the next `end`, and after it. An end that was missed once is not looked for again.
    fn until(&mut self, text: &'a str, end: &str) -> Option<(&'a str, &'a str)> {
        if self.missing.iter().any(|missing| missing == end) {
            return None;
        }
        let found = text.split_once(end);
        if found.is_none() {
            self.missing.push(end.to_owned());
        }
        found
    }
}

fn is_one_of(names: &str, name: &str) -> bool {
    names.split(' ').any(|known| known == name)
}

impl<'a> Tag<'a> {
    /// Reads the tag that `text` starts with. Placeholders such as `<a, b>` are not tags.
    ///
    /// A tag ends before the next `<`, so that reading at every `<` of a text stays linear.
    fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let (inner, rest) = inner.split_at_checked(inner.find(['<', '>'])?)?;
        let rest = rest.strip_prefix('>')?;
        let (body, closing) = inner.strip_prefix('/').map_or((inner, false), |body| (body, true));
        let name = body.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, attributes) = body.split_at_checked(name)?;
        let has_space = attributes.starts_with([' ', '\n', '/']) && name.starts_with(char::is_alphabetic);
        let bare = attributes.trim().trim_end_matches('/').is_empty();
        let valid =
            !name.is_empty() && (attributes.is_empty() || has_space && (bare || attributes.contains('=')));
        valid.then(|| Tag { name: name.to_ascii_lowercase(), closing, attributes, rest })
    }

    /// The value of an attribute on one line, quoted or not.
    fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        while let Some((key, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote {
                Some(quote) => after.get(1..)?.split_once(quote).unwrap_or((after.get(1..)?, "")),
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            if key.split_whitespace().next_back().is_some_and(|key| key.eq_ignore_ascii_case(name)) {
                return Some(value.replace('\n', " "));
            }
            rest = after;
        }
        None
    }
}

/// The text of a piece of HTML: known tags go, unknown ones and everything else stay.
fn text_content(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, found)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        let tag =
            Tag::read(found).filter(|tag| is_one_of(BLOCKS, &tag.name) || is_one_of(INLINES, &tag.name));
        let (text, after) = match tag {
            Some(tag) if tag.name == "br" => ("\n", tag.rest),
            Some(tag) => ("", tag.rest),
            None => ("<", found.get(1..).unwrap_or_default()),
        };
        out.extend([before, text]);
        rest = after;
    }
    decode(&(out + rest))
}

/// Text with its character references replaced.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (c, len) = reference(after).unwrap_or(('&', 0));
        out.push_str(before);
        out.push(c);
        rest = after.get(len..).unwrap_or_default();
    }
    out + rest
}

/// The character of the reference whose `&` stands before `text`, and the length up to its `;`.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let len = reference_length(text)?;
    let name = text.get(..len - 1)?;
    let mut named = NAMED.split(' ').filter_map(|known| known.strip_prefix(name)?.chars().next());
    let c = match name.strip_prefix('#') {
        Some(number) => numeric(number),
        None if name == "nbsp" => Some(' '),
        None => named.find(|c| !c.is_ascii_alphanumeric()),
    };
    Some((c?, len))
}

/// The length of a character reference, known or not, whose `&` stands before `text`, up to its `;`.
pub(super) fn reference_length(text: &str) -> Option<usize> {
    let len = text.bytes().take(32).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    (len > 0 && text.get(len..)?.starts_with(';')).then_some(len + 1)
}

fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    let c = char::from_u32(code)?;
    Some(if super::is_invisible(c) || c.is_whitespace() { ' ' } else { c })
}

/// The references worth writing as their character. Any other stays as it is, since Markdown knows them all.
const NAMED: &str =
    "amp& lt< gt> quot\" apos' hellip… mdash— ndash– lsquo‘ rsquo’ ldquo“ rdquo” bull• middot· times× rarr→";
