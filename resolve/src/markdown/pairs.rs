//! Pairs of brackets and tags: links, images and emphasis.

use super::html::{self, Tag};
use super::inline::{Piece, Scanner};
use super::links;

/// What waits for its end.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Opener {
    Link,
    Image,
    Anchor,
    Emphasis(&'static str),
}

/// An opener, the piece that stands for it, and where its content starts in the text.
pub(super) struct Open {
    opener: Opener,
    piece: usize,
    content: usize,
    /// The target of an anchor.
    target: Option<String>,
}

/// How many openers are remembered. Older ones turn out to be text.
const MAX_OPEN: usize = 32;

impl Scanner<'_> {
    fn push_opener(&mut self, opener: Opener, piece: Piece, target: Option<String>) {
        if self.open.len() == MAX_OPEN {
            self.open.remove(0);
        }
        self.open.push(Open { opener, piece: self.pieces.len(), content: self.at, target });
        self.pieces.push(piece);
    }

    /// The latest opener of that kind, with everything forgotten that was opened inside it.
    fn close(&mut self, opener: Opener) -> Option<Open> {
        let found = self.open.iter().rposition(|open| open.opener == opener)?;
        self.open.truncate(found + 1);
        self.open.pop()
    }

    pub(super) fn open_bracket(&mut self, opener: Opener, bracket: &'static str) {
        self.at += bracket.len();
        self.push_opener(opener, Piece::Bracket(bracket), None);
    }

    /// Makes a link of a pair of brackets that a target follows. All other brackets are text.
    pub(super) fn close_bracket(&mut self) {
        let end = self.at;
        self.at += 1;
        let brackets = [Opener::Link, Opener::Image];
        let kind = self.open.iter().rev().map(|open| open.opener).find(|opener| brackets.contains(opener));
        let open = kind.and_then(|kind| self.close(kind));
        let target = self.rest().strip_prefix('(').and_then(links::destination);
        let (Some(open), Some((target, len))) = (open, target) else { return self.push_char(']') };
        self.at += len + 1;
        let target = self.links.resolve(target);
        if open.opener == Opener::Image {
            self.pieces.truncate(open.piece);
            let description = self.text.get(open.content..end).unwrap_or_default();
            self.image_link(&html::text_content(description), target);
        } else {
            self.link(open.piece, target);
        }
    }

    pub(super) fn open_anchor(&mut self, tag: &Tag) {
        let target = tag.attribute("href").and_then(|href| self.links.resolve(&href));
        self.push_opener(Opener::Anchor, Piece::Raw(String::new()), target);
    }

    pub(super) fn close_anchor(&mut self) {
        if let Some(anchor) = self.close(Opener::Anchor) {
            self.link(anchor.piece, anchor.target);
        }
    }

    pub(super) fn open_emphasis(&mut self, mark: &'static str) {
        self.push_opener(Opener::Emphasis(mark), Piece::Raw(String::new()), None);
    }

    /// Makes a link of everything since the piece at `start`, or leaves just the text.
    fn link(&mut self, start: usize, target: Option<String>) {
        let Some(url) = target else {
            return self.enclose(start, Piece::Raw(String::new()), Piece::Raw(String::new()));
        };
        // Links do not nest.
        self.open.retain(|open| matches!(open.opener, Opener::Emphasis(_)));
        let inner = self.pieces.get_mut(start + 1..).unwrap_or_default();
        if inner.iter().all(|piece| piece.is_blank() || piece.is_url(&url)) {
            self.pieces.truncate(start);
            self.pieces.push(Piece::Url(url));
        } else {
            inner.iter_mut().for_each(Piece::make_inert);
            self.enclose(start, Piece::LinkStart, Piece::LinkEnd(url));
        }
    }

    /// Puts a pair around what follows the placeholder at `start`.
    fn enclose(&mut self, start: usize, first: Piece, last: Piece) {
        if let Some(piece) = self.pieces.get_mut(start) {
            *piece = first;
        }
        self.pieces.push(last);
    }

    pub(super) fn image(&mut self, tag: &Tag) {
        let target = tag.attribute("src").and_then(|src| self.links.resolve(&src));
        self.image_link(&tag.attribute("alt").unwrap_or_default(), target);
    }

    fn image_link(&mut self, description: &str, target: Option<String>) {
        self.inner_link(if description.trim().is_empty() { "image" } else { description }, target);
    }

    /// A link of its own, or just its text where a link might already surround it.
    pub(super) fn inner_link(&mut self, shown: &str, target: Option<String>) {
        let inside = self.open.iter().any(|open| matches!(open.opener, Opener::Link | Opener::Anchor));
        match target.filter(|_| !inside) {
            Some(url) => {
                let shown = Piece::Text(shown.to_owned());
                self.pieces.extend([Piece::LinkStart, shown, Piece::LinkEnd(url)]);
            }
            None => self.push_str(shown),
        }
    }

    /// Delimiters have to touch the text they emphasize, so spaces move out.
    pub(super) fn close_emphasis(&mut self, mark: &'static str) {
        let Some(open) = self.close(Opener::Emphasis(mark)) else { return };
        let inner = self.pieces.get_mut(open.piece + 1..).unwrap_or_default();
        if inner.iter().all(Piece::is_blank) {
            return;
        }
        let before = match inner.first_mut() {
            Some(Piece::Text(text)) if text.starts_with(char::is_whitespace) => {
                *text = text.trim_start().to_owned();
                " "
            }
            _ => "",
        };
        let after = match inner.last_mut() {
            Some(Piece::Text(text)) if text.ends_with(char::is_whitespace) => {
                text.truncate(text.trim_end().len());
                " "
            }
            _ => "",
        };
        self.enclose(open.piece, Piece::Raw(format!("{before}{mark}")), Piece::Raw(format!("{mark}{after}")));
    }
}

impl Piece {
    fn is_blank(&self) -> bool {
        match self {
            Piece::Text(text) | Piece::Raw(text) => text.trim().is_empty(),
            Piece::LineBreak => true,
            _ => false,
        }
    }

    fn is_url(&self, other: &str) -> bool {
        matches!(self, Piece::Url(url) if url == other)
    }

    /// Turns into text what must not stand in the text of a link.
    fn make_inert(&mut self) {
        if let Piece::Url(url) = self {
            *self = Piece::Text(std::mem::take(url));
        }
    }
}
