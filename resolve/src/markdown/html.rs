//! The HTML that descriptions are written in: tags, their meaning, attributes and character references.

/// A tag as it stands in the text.
pub(super) struct Tag<'a> {
    pub(super) name: String,
    pub(super) closing: bool,
    attributes: &'a str,
    /// The length of the whole tag, with both angle brackets.
    pub(super) len: usize,
}

/// What a known tag is in Markdown.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    Block(Block),
    /// The delimiter that stands on both sides of the text.
    Emphasis(&'static str),
    Anchor,
    Code,
    Image,
    LineBreak,
    Cell,
    /// The tag goes, its content stays.
    Transparent,
}

/// A tag that ends the paragraph it stands in.
#[derive(Clone, Copy)]
pub(super) enum Block {
    Boundary,
    Heading(usize),
    Rule,
    List { ordered: bool },
    ListEnd,
    Item,
    ItemEnd,
    Quote,
    QuoteEnd,
}

impl<'a> Tag<'a> {
    /// Reads the tag that `text` starts with. Placeholders such as `<a, b>` are no tags.
    ///
    /// A tag ends before the next `<`, so that reading at every `<` of a text stays linear.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let (inner, rest) = inner.split_at_checked(inner.find(['<', '>'])?)?;
        if rest.starts_with('<') {
            return None;
        }
        let (body, closing) = inner.strip_prefix('/').map_or((inner, false), |body| (body, true));
        let (name, attributes) = body.split_at_checked(name_length(body))?;
        let has_space = attributes.starts_with([' ', '\n', '/']) && name.starts_with(char::is_alphabetic);
        let bare = attributes.trim().trim_end_matches('/').is_empty();
        let valid =
            !name.is_empty() && (attributes.is_empty() || has_space && (bare || attributes.contains('=')));
        valid.then(|| Tag { name: name.to_ascii_lowercase(), closing, attributes, len: inner.len() + 2 })
    }

    /// The decoded value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        while let Some((key, after)) = rest.split_once('=') {
            let (value, after) = attribute_value(after.trim_start());
            let key = key.trim_end();
            let key = key.rsplit(char::is_whitespace).next().unwrap_or(key);
            if key.eq_ignore_ascii_case(name) {
                return Some(decode(value));
            }
            rest = after;
        }
        None
    }

    /// What the tag means, unless it is unknown and therefore text.
    pub(super) fn meaning(&self) -> Option<Meaning> {
        let closed = |open, close| Meaning::Block(if self.closing { close } else { open });
        Some(match self.name.as_str() {
            "p" | "div" | "section" | "article" | "header" | "footer" | "center" | "figure" | "details"
            | "summary" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "dl" | "dt" | "dd" | "pre" => {
                Meaning::Block(Block::Boundary)
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                closed(Block::Heading(heading_level(&self.name)), Block::Boundary)
            }
            "hr" => Meaning::Block(Block::Rule),
            "ul" | "menu" => closed(Block::List { ordered: false }, Block::ListEnd),
            "ol" => closed(Block::List { ordered: true }, Block::ListEnd),
            "li" => closed(Block::Item, Block::ItemEnd),
            "blockquote" => closed(Block::Quote, Block::QuoteEnd),
            "em" | "i" | "cite" | "dfn" => Meaning::Emphasis("*"),
            "strong" | "b" => Meaning::Emphasis("**"),
            "s" | "del" | "strike" => Meaning::Emphasis("~~"),
            "code" | "kbd" | "tt" | "samp" => Meaning::Code,
            "a" => Meaning::Anchor,
            "img" => Meaning::Image,
            "br" => Meaning::LineBreak,
            "td" | "th" => Meaning::Cell,
            "span" | "u" | "small" | "big" | "sub" | "sup" | "font" | "abbr" | "ins" | "mark" | "q"
            | "var" => Meaning::Transparent,
            _ => return None,
        })
    }
}

fn name_length(body: &str) -> usize {
    body.bytes().take_while(u8::is_ascii_alphanumeric).count()
}

fn heading_level(name: &str) -> usize {
    name.bytes().filter(u8::is_ascii_digit).map(|digit| usize::from(digit - b'0')).sum()
}

/// An attribute's value, quoted or not, and what follows it.
fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_once(char::is_whitespace).unwrap_or((text, ""))
}

/// The character reference that `text` starts with, and its length.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let name = text.strip_prefix('&')?.get(..reference_length(text)?.checked_sub(2)?)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, name.len() + 2))
}

/// The length of what has the form of a character reference, known or not, from `&` to `;`.
pub(super) fn reference_length(text: &str) -> Option<usize> {
    let body = text.strip_prefix('&')?;
    let len = body.bytes().take(32).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    (len > 0 && body.get(len..)?.starts_with(';')).then_some(len + 2)
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
const NAMED: [(&str, char); 17] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bull", '•'),
    ("middot", '·'),
    ("times", '×'),
    ("rarr", '→'),
];

/// Text with its character references replaced.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, found)) = rest.find('&').and_then(|at| rest.split_at_checked(at)) {
        let (c, len) = reference(found).unwrap_or(('&', 1));
        out.push_str(before);
        out.push(c);
        rest = found.get(len..).unwrap_or_default();
    }
    out + rest
}

/// The text of a piece of HTML: known tags go, unknown ones and everything else stay.
pub(super) fn text_content(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, found)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        let tag = Tag::read(found).filter(|tag| tag.meaning().is_some());
        let len = tag.as_ref().map_or(1, |tag| tag.len);
        out.push_str(before);
        match tag {
            Some(tag) if tag.name == "br" => out.push('\n'),
            Some(_) => {}
            None => out.push('<'),
        }
        rest = found.get(len..).unwrap_or_default();
    }
    out.push_str(rest);
    decode(&out)
}
