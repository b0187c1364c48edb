//! Lays out blocks in lists and quotes, with the blank lines that keep them apart.

/// A list item or a quote that blocks stand in.
#[derive(Clone)]
pub(super) struct Container {
    pub(super) id: usize,
    pub(super) shape: Shape,
    pub(super) origin: Origin,
}

/// What a container looks like.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Shape {
    Quote,
    Bullet,
    Number(u32),
    /// A list of HTML, which shows in its items only. Ordered ones know the number of the next.
    List(Option<u32>),
}

/// How the end of a container is found.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Origin {
    /// By a tag.
    Html,
    /// By a line that is indented less, or lacks the mark of a quote.
    Indent(usize),
}

/// The kind of the last block; only between paragraphs can a list do without blank lines.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Paragraph,
    Other,
}

/// The text written so far.
pub(super) struct Writer {
    out: String,
    last: Option<Kind>,
    path: Vec<(usize, Shape)>,
    /// Whether the source has a blank line here.
    pub(super) blank: bool,
}

impl Shape {
    fn marker(self) -> String {
        match self {
            Shape::Quote => "> ".to_owned(),
            Shape::Bullet => "- ".to_owned(),
            Shape::Number(number) => format!("{number}. "),
            Shape::List(_) => String::new(),
        }
    }

    fn continuation(self) -> String {
        match self {
            Shape::Quote => self.marker(),
            _ => " ".repeat(self.marker().len()),
        }
    }

    fn is_sibling(self, other: Shape) -> bool {
        matches!((self, other), (Shape::Bullet, Shape::Bullet) | (Shape::Number(_), Shape::Number(_)))
    }
}

impl Writer {
    pub(super) fn new() -> Self {
        Writer { out: String::new(), last: None, path: Vec::new(), blank: false }
    }

    /// Writes a block into the innermost of the containers.
    pub(super) fn block<S: AsRef<str>>(&mut self, containers: &[Container], kind: Kind, lines: &[S]) {
        let visible = containers.iter().filter(|container| !matches!(container.shape, Shape::List(_)));
        let path: Vec<_> = visible.map(|container| (container.id, container.shape)).collect();
        let common = path.iter().zip(&self.path).take_while(|((new, _), (old, _))| new == old).count();
        let shared: String = path.iter().take(common).map(|(_, shape)| shape.continuation()).collect();
        let opened: String = path.iter().skip(common).map(|(_, shape)| shape.marker()).collect();
        let inner: String = path.iter().skip(common).map(|(_, shape)| shape.continuation()).collect();
        if self.last.is_some() && !self.is_tight(&path, common) {
            self.line(&shared, "");
        }
        for (number, line) in lines.iter().enumerate() {
            let prefix = format!("{shared}{}", if number == 0 { &opened } else { &inner });
            self.line(&prefix, line.as_ref());
        }
        (self.last, self.path, self.blank) = (Some(kind), path, false);
    }

    fn line(&mut self, prefix: &str, text: &str) {
        self.out.push_str(prefix);
        self.out.push_str(text);
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }

    /// Whether the block can follow without a blank line: as an item after an item, or nested in one.
    fn is_tight(&self, path: &[(usize, Shape)], common: usize) -> bool {
        let Some((_, new)) = path.get(common) else { return false };
        let allowed = match self.path.get(common) {
            Some((_, old)) => new.is_sibling(*old),
            // Only such an item can interrupt a paragraph.
            None => common > 0 && matches!(new, Shape::Bullet | Shape::Number(1)),
        };
        allowed && !self.blank && self.last == Some(Kind::Paragraph)
    }

    pub(super) fn finish(self) -> String {
        self.out.trim_matches('\n').to_owned()
    }
}
