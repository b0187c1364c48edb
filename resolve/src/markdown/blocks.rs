//! Reads lines into blocks, as `CommonMark` does, with HTML's lists and paragraphs among them.

use super::begins_with_letter;
use super::html::{self, Block, Tag};
use super::inline::{self, Piece};
use super::lines::{
    cells, code_language, fence, heading, indent, is_blank, is_rule, item, opens_leaf, preformatted_start,
    quote, table, underline_level,
};
use super::links::Links;
use super::render;
use super::writer::{Container, Kind, Origin, Shape, Writer};

/// Deeper nesting is not followed: its markers are text. This bounds the work for every line.
const MAX_DEPTH: usize = 12;

/// The block that the next line may continue.
enum Leaf {
    None,
    Paragraph(Vec<String>),
    Indented(Vec<String>),
    Fence {
        fence: String,
        indent: usize,
        language: &'static str,
        lines: Vec<String>,
    },
    /// The content of a `pre` element.
    Preformatted(Vec<String>),
    Table {
        columns: Vec<&'static str>,
        rows: Vec<Vec<String>>,
    },
}

/// Reads lines one by one and writes every block once it is complete.
pub(super) struct Blocks<'a> {
    links: &'a Links<'a>,
    writer: Writer,
    containers: Vec<Container>,
    leaf: Leaf,
    next_id: usize,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(links: &'a Links<'a>) -> Self {
        Blocks { links, writer: Writer::new(), containers: Vec::new(), leaf: Leaf::None, next_id: 0 }
    }

    pub(super) fn finish(mut self) -> String {
        self.flush();
        self.writer.finish()
    }

    /// Reads a line: first the containers it continues, then those it opens, then what is left.
    pub(super) fn line(&mut self, line: &str) {
        let (matched, mut rest) = self.descend(line);
        let all = matched == self.containers.len();
        if all && self.continues_verbatim(rest) {
            return;
        }
        if all && begins_with_letter(rest) {
            return self.plain_line(rest);
        }
        let mut opened = false;
        while let Some((shape, origin, inner)) = self.opens(rest, all && !opened) {
            if !opened {
                self.leave(matched, all);
                opened = true;
            }
            self.open(shape, origin);
            rest = inner;
        }
        let lazy = matches!(self.leaf, Leaf::Paragraph(_)) && !is_blank(rest) && !opens_leaf(rest);
        if !opened && !all && !lazy {
            self.leave(matched, all);
        }
        self.leaf_line(rest);
    }

    /// A line that opens nothing: text, or the row of a table.
    fn plain_line(&mut self, line: &str) {
        match &mut self.leaf {
            Leaf::Table { rows, .. } => rows.push(cells(line)),
            _ => self.text(line),
        }
    }

    /// How many open containers the line continues, and the line without their marks.
    fn descend<'l>(&self, line: &'l str) -> (usize, &'l str) {
        let mut rest = line;
        for (depth, container) in self.containers.iter().enumerate() {
            let inner = match (container.shape, container.origin) {
                (_, Origin::Html) => Some(rest),
                (Shape::Quote, _) => quote(rest),
                (_, Origin::Indent(_)) if is_blank(rest) => Some(""),
                (_, Origin::Indent(width)) => rest.get(width..).filter(|_| indent(rest) >= width),
            };
            match inner {
                Some(inner) => rest = inner,
                None => return (depth, rest),
            }
        }
        (self.containers.len(), rest)
    }

    /// The container that the line opens. In a paragraph only some list items can: a number may just be text.
    fn opens<'l>(&self, rest: &'l str, continues: bool) -> Option<(Shape, Origin, &'l str)> {
        if indent(rest) >= 4 || is_rule(rest) || self.containers.len() >= MAX_DEPTH {
            return None;
        }
        if let Some(inner) = quote(rest) {
            return Some((Shape::Quote, Origin::Indent(0), inner));
        }
        let (shape, width, inner) = item(rest)?;
        let interrupts = !is_blank(inner) && matches!(shape, Shape::Bullet | Shape::Number(1));
        let allowed = interrupts || !continues || !matches!(self.leaf, Leaf::Paragraph(_));
        allowed.then_some((shape, Origin::Indent(width), inner))
    }

    fn open(&mut self, shape: Shape, origin: Origin) {
        if self.containers.len() < MAX_DEPTH {
            self.containers.push(Container { id: self.next_id, shape, origin });
            self.next_id += 1;
        }
    }

    /// Ends the current block, and the containers that the line does not continue.
    fn leave(&mut self, matched: usize, all: bool) {
        self.flush();
        if !all {
            self.containers.truncate(matched);
        }
    }

    /// Takes the line if it belongs to a code block that started before.
    fn continues_verbatim(&mut self, rest: &str) -> bool {
        match &mut self.leaf {
            Leaf::Fence { fence, indent: width, lines, .. } => {
                let text = rest.trim();
                if indent(rest) < 4
                    && text.starts_with(fence.as_str())
                    && text.chars().all(|c| fence.contains(c))
                {
                    self.flush();
                } else {
                    let cut = indent(rest).min(*width);
                    lines.push(rest.get(cut..).unwrap_or_default().to_owned());
                }
                true
            }
            Leaf::Preformatted(_) => {
                let after = self.preformatted(rest);
                self.text(after);
                true
            }
            _ => false,
        }
    }

    fn leaf_line(&mut self, rest: &str) {
        if self.continues_leaf(rest) {
            return;
        }
        if is_blank(rest) {
            self.flush();
            self.writer.blank = true;
        } else if let Some((fence, language)) = fence(rest) {
            self.flush();
            self.leaf = Leaf::Fence { fence, indent: indent(rest), language, lines: Vec::new() };
        } else if let Some((level, text)) = heading(rest) {
            self.flush();
            self.heading(level, &inline::scan(text, self.links));
        } else if is_rule(rest) {
            self.flush();
            self.rule();
        } else if indent(rest) >= 4 && matches!(self.leaf, Leaf::None) && !self.in_html() {
            self.leaf = Leaf::Indented(vec![rest.get(4..).unwrap_or_default().to_owned()]);
        } else {
            self.text(rest);
        }
    }

    /// Takes the line if it goes on with an indented block or a table, or makes a heading or a table of the
    /// paragraph before it.
    fn continues_leaf(&mut self, rest: &str) -> bool {
        let blank = is_blank(rest);
        match &mut self.leaf {
            Leaf::Indented(lines) if blank || indent(rest) >= 4 => {
                lines.push(rest.get(4..).unwrap_or_default().to_owned());
                self.writer.blank |= blank;
                true
            }
            Leaf::Table { rows, .. } if !blank && !opens_leaf(rest) => {
                rows.push(cells(rest));
                true
            }
            Leaf::Indented(_) | Leaf::Table { .. } => {
                self.flush();
                false
            }
            Leaf::Paragraph(lines) => {
                let underline = underline_level(rest);
                let single = lines.len() == 1 && lines.iter().all(|line| !line.starts_with('<'));
                let table = lines.last().and_then(|header| table(header, rest));
                if let (Some(level), true) = (underline, single) {
                    let text = lines.concat();
                    self.leaf = Leaf::None;
                    self.heading(level, &inline::scan(&text, self.links));
                } else if let Some((columns, header)) = table {
                    lines.pop();
                    self.flush();
                    self.leaf = Leaf::Table { columns, rows: vec![header] };
                } else {
                    return false;
                }
                true
            }
            _ => false,
        }
    }

    /// A line of a paragraph, with the `pre` elements in it.
    fn text(&mut self, line: &str) {
        let mut rest = line;
        while !is_blank(rest) {
            let (text, pre) = rest.split_at_checked(preformatted_start(rest)).unwrap_or((rest, ""));
            if !is_blank(text) {
                self.paragraph_line(text.trim_start().to_owned());
            }
            let Some(tag) = Tag::read(pre) else { return };
            self.flush();
            self.leaf = Leaf::Preformatted(Vec::new());
            rest = self.preformatted(pre.get(tag.len..).unwrap_or_default());
        }
    }

    fn paragraph_line(&mut self, line: String) {
        if let Leaf::Paragraph(lines) = &mut self.leaf {
            lines.push(line);
        } else {
            self.flush();
            self.leaf = Leaf::Paragraph(vec![line]);
        }
    }

    /// Takes a line inside of a `pre` element, up to the element's end, and returns the rest.
    fn preformatted<'l>(&mut self, line: &'l str) -> &'l str {
        let end = line.split_once("</pre>");
        if let Leaf::Preformatted(lines) = &mut self.leaf {
            lines.push(end.map_or(line, |(code, _)| code).to_owned());
        }
        let Some((_, after)) = end else { return "" };
        self.flush();
        after
    }

    /// Writes the current block.
    fn flush(&mut self) {
        match std::mem::replace(&mut self.leaf, Leaf::None) {
            Leaf::None => {}
            Leaf::Paragraph(lines) => self.inline(&lines.join("\n")),
            Leaf::Indented(lines) => self.code("text", &lines),
            Leaf::Fence { language, lines, .. } => self.code(language, &lines),
            Leaf::Preformatted(lines) => {
                let html = lines.join("\n");
                let language =
                    html.split('"').find_map(|value| value.strip_prefix("language-")).unwrap_or_default();
                let content = html::text_content(&html);
                self.code(code_language(language), &content.split('\n').collect::<Vec<_>>());
            }
            Leaf::Table { columns, rows } => self.table(&columns, &rows),
        }
    }

    /// Writes a paragraph, or as many blocks as the tags in it make of it.
    fn inline(&mut self, text: &str) {
        let pieces = inline::scan(text, self.links);
        let mut level = None;
        for segment in pieces.split_inclusive(|piece| matches!(piece, Piece::Block(_))) {
            let (pieces, block) = match segment.split_last() {
                Some((Piece::Block(block), pieces)) => (pieces, Some(*block)),
                _ => (segment, None),
            };
            match level.take() {
                Some(level) => self.heading(level, pieces),
                None => self.paragraph(pieces),
            }
            match block {
                Some(Block::Heading(next)) => level = Some(next),
                Some(block) => self.tag(block),
                None => {}
            }
        }
    }

    fn tag(&mut self, block: Block) {
        match block {
            Block::Boundary | Block::Heading(_) => {}
            Block::Rule => self.rule(),
            Block::List { ordered } => self.open(Shape::List(ordered.then_some(1)), Origin::Html),
            Block::ListEnd => self.close(|shape| matches!(shape, Shape::List(_))),
            Block::Item => self.open_item(),
            Block::ItemEnd => self.close(|shape| matches!(shape, Shape::Bullet | Shape::Number(_))),
            Block::Quote => self.open(Shape::Quote, Origin::Html),
            Block::QuoteEnd => self.close(|shape| shape == Shape::Quote),
        }
    }

    /// An item ends the item before it in the same list.
    fn open_item(&mut self) {
        let list = self.containers.iter().rposition(|container| matches!(container.shape, Shape::List(_)));
        let mut shape = Shape::Bullet;
        if let Some(list) = list {
            self.containers.truncate(list + 1);
            if let Some(Shape::List(Some(number))) = self.containers.last_mut().map(|list| &mut list.shape) {
                shape = Shape::Number(*number);
                *number += 1;
            }
        } else {
            self.close(|shape| shape == Shape::Bullet);
        }
        self.open(shape, Origin::Html);
    }

    /// Ends the innermost container that a tag opened and that has the shape.
    fn close(&mut self, has_shape: impl Fn(Shape) -> bool) {
        let found = |container: &Container| container.origin == Origin::Html && has_shape(container.shape);
        if let Some(depth) = self.containers.iter().rposition(found) {
            self.containers.truncate(depth);
        }
    }

    fn in_html(&self) -> bool {
        self.containers.iter().any(|container| container.origin == Origin::Html)
    }

    fn paragraph(&mut self, pieces: &[Piece]) {
        let lines = render::paragraph(pieces);
        if !lines.is_empty() {
            self.writer.block(&self.containers, Kind::Paragraph, &lines);
        }
    }

    fn heading(&mut self, level: usize, pieces: &[Piece]) {
        let text = render::heading(pieces);
        if !text.is_empty() {
            self.writer.block(&self.containers, Kind::Other, &[format!("{} {text}", "#".repeat(level))]);
        }
    }

    /// A rule of asterisks underlines no paragraph.
    fn rule(&mut self) {
        self.writer.block(&self.containers, Kind::Other, &["***"]);
    }

    fn code<S: AsRef<str>>(&mut self, language: &str, lines: &[S]) {
        let lines: Vec<&str> = lines.iter().map(|line| line.as_ref().trim_end()).collect();
        let Some(first) = lines.iter().position(|line| !line.is_empty()) else { return };
        let last = lines.iter().rposition(|line| !line.is_empty()).unwrap_or(first);
        let content = lines.get(first..=last).unwrap_or_default();
        let fence =
            "`".repeat(content.iter().map(|line| render::shortest_unused(line)).max().unwrap_or(3).max(3));
        let mut block = vec![format!("{fence}{language}")];
        block.extend(content.iter().map(|&line| line.to_owned()));
        block.push(fence);
        self.writer.block(&self.containers, Kind::Other, &block);
    }

    fn table(&mut self, columns: &[&str], rows: &[Vec<String>]) {
        let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let text = |cell: &String| render::cell(&inline::scan(cell, self.links));
        let mut lines: Vec<_> =
            rows.iter().map(|cells| row(cells.iter().take(columns.len()).map(text).collect())).collect();
        lines.insert(1, row(columns.iter().map(|&column| column.to_owned()).collect()));
        self.writer.block(&self.containers, Kind::Other, &lines);
    }
}
