//! Turns known HTML tags into Markdown. All else stays, for the stages after it to read or to escape.

use super::blocks::code;
use super::inline::{Backticks, code_span};

/// Lists that are open at once. Deeper ones are ignored, which bounds the indentation.
const MAX_LISTS: usize = 12;

/// Tags that end the paragraph that they stand in.
const BLOCKS: &str = "p div section article header footer center figure details summary table thead tbody tfoot tr dl \
                      dt dd pre h1 h2 h3 h4 h5 h6 hr ul menu ol li blockquote br";

/// Tags that mark text, or go and leave it.
const INLINES: &str = "em i cite dfn strong b s del strike a img td th span u small big sub sup font abbr ins mark q var \
                       code kbd tt samp";

struct Converter<'a> {
    rest: &'a str,
    out: String,
    /// The line ends before the next text.
    gap: &'static str,
    /// The number of the next item in each open list, zero without numbers.
    lists: Vec<u32>,
    /// The end of the last marker of an item, which no gap follows.
    marker_end: usize,
    /// The target of the open link.
    target: Option<String>,
    /// Tags in a row of a table must not end the row.
    in_row: bool,
    backticks: Backticks,
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
        gap: "",
        lists: Vec::new(),
        marker_end: usize::MAX,
        target: None,
        in_row: is_row(text),
        backticks: Backticks::default(),
    };
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
            _ => self.copy(rest.find(['<', '`', '\n', '\\']).unwrap_or(rest.len())),
        }
    }

    /// Takes as much of the text as it is.
    fn copy(&mut self, len: usize) {
        let (text, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.push(text);
    }

    fn push(&mut self, text: &str) {
        let is_start = !self.gap.is_empty() || self.out.len() == self.marker_end;
        let text = if is_start { text.trim_start() } else { text };
        if !text.is_empty() {
            self.fill_gap(self.lists.len());
            self.out.push_str(text);
        }
    }

    /// Starts the line of the next text. Four spaces a list fit both kinds of items.
    fn fill_gap(&mut self, depth: usize) {
        if !self.gap.is_empty() && !self.out.is_empty() {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            self.out.extend([self.gap, &" ".repeat(4 * depth)]);
        }
        self.gap = "";
    }

    fn set_gap(&mut self, gap: &'static str) {
        if self.out.len() != self.marker_end {
            self.gap = gap;
        }
    }

    fn newline(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
        self.in_row = is_row(self.rest);
        match self.gap {
            "" if self.lists.is_empty() => self.out.push('\n'),
            "" => self.set_gap("\n"),
            _ => {}
        }
    }

    /// Tags in code stay. A paragraph that ends in a span shows that one of the backticks is a typing error.
    fn code_span(&mut self) {
        let len = super::run_length(self.rest, '`');
        let code = self.backticks.code(self.rest, len, len);
        let is_code =
            |code: &&str| len >= 3 || !["\n\n", "</p>", "</li>"].iter().any(|end| code.contains(end));
        self.copy(len + code.filter(is_code).map_or(0, |code| code.len() + len));
    }

    fn angle(&mut self) {
        let rest = self.rest.get(1..).unwrap_or_default();
        if let Some((_, rest)) = rest.strip_prefix("!--").and_then(|rest| until(rest, "<!--", "-->")) {
            self.rest = rest;
        } else if !Tag::read(rest).is_some_and(|tag| self.tag(&tag)) {
            self.copy(1);
        }
    }

    /// Takes the tag, unless it is code without an end, which is a placeholder.
    fn tag(&mut self, tag: &Tag<'a>) -> bool {
        let name = tag.name.as_str();
        if !tag.closing && is_one_of("pre code kbd tt samp", name) {
            return self.code(tag);
        }
        self.rest = tag.rest;
        match name {
            _ if (self.in_row || self.target.is_some()) && is_one_of(BLOCKS, name) => self.push(" "),
            "br" => self.set_gap(if self.gap.is_empty() { "\\\n" } else { "\n\n" }),
            "td" | "th" if !tag.closing && self.gap.is_empty() => self.push(" | "),
            "em" | "i" | "cite" | "dfn" => self.push("*"),
            "strong" | "b" => self.push("**"),
            "s" | "del" | "strike" => self.push("~~"),
            "a" => self.link(tag),
            "img" => {
                let [alt, src] = ["alt", "src"].map(|name| tag.attribute(name).unwrap_or_default());
                self.push(&format!("![{alt}](<{src}>)"));
            }
            _ if is_one_of(BLOCKS, name) => self.block(tag),
            _ => {}
        }
        true
    }

    fn link(&mut self, tag: &Tag) {
        if let Some(target) = self.target.take() {
            self.push(&format!("](<{target}>)"));
        }
        self.target = tag.attribute("href").filter(|_| !tag.closing);
        if self.target.is_some() {
            self.push(if self.out.ends_with('!') { " [" } else { "[" });
        }
    }

    fn block(&mut self, tag: &Tag) {
        match (tag.name.as_str(), tag.closing) {
            ("ul" | "ol" | "menu", true) => drop(self.lists.pop()),
            ("ul" | "ol" | "menu", false) if self.lists.len() < MAX_LISTS => {
                self.lists.push(u32::from(tag.name == "ol"));
            }
            ("li", false) => return self.item(),
            _ => {}
        }
        self.set_gap(if tag.name == "li" { "\n" } else { "\n\n" });
        let heading = tag.name.strip_prefix('h').and_then(|level| level.parse().ok());
        if let Some(level) = heading.filter(|_| !tag.closing) {
            self.push(&"#".repeat(level));
            self.out.push(' ');
        } else if tag.name == "hr" {
            self.push("***");
            self.set_gap("\n\n");
        }
    }

    fn item(&mut self) {
        let number = self.lists.last().copied().unwrap_or_default();
        self.gap = "\n";
        self.fill_gap(self.lists.len().saturating_sub(1));
        let marker = if number == 0 { "- ".to_owned() } else { format!("{number}. ") };
        self.out.push_str(&marker);
        self.marker_end = self.out.len();
        if let Some(next) = self.lists.last_mut().filter(|_| number > 0) {
            *next += 1;
        }
    }

    /// Code keeps its characters whatever they mean in Markdown.
    fn code(&mut self, tag: &Tag<'a>) -> bool {
        let (start, end) = (format!("<{}", tag.name), format!("</{}>", tag.name));
        let Some((html, rest)) = until(tag.rest, &start, &end) else { return false };
        self.rest = rest;
        let text = text_content(html);
        if tag.name == "pre" {
            let language = html.split('"').find_map(|value| value.strip_prefix("language-"));
            let lines: Vec<&str> = text.lines().collect();
            let indent = " ".repeat(4 * self.lists.len());
            self.set_gap("\n\n");
            self.push(&code(language.unwrap_or_default(), &lines).join(&format!("\n{indent}")));
            self.set_gap("\n\n");
        } else {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.push(if text.is_empty() || self.out.ends_with('`') { " " } else { "" });
            self.push(&if text.is_empty() { text } else { code_span(&text) });
        }
        true
    }
}

/// The text up to `end`, and after it. Only looks up to the next `start`, which keeps the time linear.
fn until<'a>(text: &'a str, start: &str, end: &str) -> Option<(&'a str, &'a str)> {
    let len = text.split(start).next()?.find(end)?;
    Some((text.get(..len)?, text.get(len + end.len()..)?))
}

/// Recognizes a row of a table at the start of a text.
fn is_row(text: &str) -> bool {
    text.trim_start_matches(' ').starts_with('|')
}

fn is_one_of(names: &str, name: &str) -> bool {
    names.split(' ').any(|known| known == name)
}

impl<'a> Tag<'a> {
    /// Reads the known tag whose `<` stands before `text`. Placeholders such as `<id>` or `<a, b>` are not tags.
    ///
    /// A tag ends before the next `<`, so that reading at every `<` of a text stays linear.
    fn read(text: &'a str) -> Option<Self> {
        let (inner, rest) = text.split_at_checked(text.find(['<', '>'])?)?;
        let rest = rest.strip_prefix('>')?;
        let (body, closing) = inner.strip_prefix('/').map_or((inner, false), |body| (body, true));
        let name = body.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, attributes) = body.split_at_checked(name)?;
        let name = name.to_ascii_lowercase();
        let is_bare = attributes.trim().trim_end_matches('/').is_empty();
        let has_attributes = attributes.starts_with([' ', '\n']) && attributes.contains('=');
        let is_known = is_one_of(BLOCKS, &name) || is_one_of(INLINES, &name);
        (is_known && (is_bare || has_attributes)).then_some(Tag { name, closing, attributes, rest })
    }

    /// The value of an attribute on one line, quoted or not.
    fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        while let Some((key, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let (value, after) = match after.chars().next().filter(|c| matches!(c, '"' | '\'')) {
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
    let mut parts = html.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match Tag::read(part) {
            Some(tag) => out.push_str(tag.rest),
            None => out.extend(["<", part]),
        }
    }
    let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " ")];
    let decoded = references.iter().fold(out, |out, (reference, text)| out.replace(reference, text));
    decoded.replace("&amp;", "&")
}
