//! The buffer that everything is written into, and what each layout puts around a scalar.

use std::fmt::{self, Display, Write as _};

use super::escape::{self, Escape};
use super::name::{Name, Segment};
use super::style::{Delimited, Dialect, Layout, Serialization, Style};
use super::{Encoder, Error, Form};

/// The parameters written so far, behind whatever the buffer held before.
pub(crate) struct Writer {
    buffer: Vec<u8>,
    /// The offset of the first parameter.
    start: usize,
    /// Between two parameters.
    separator: &'static str,
    layout: Layout,
    escape: Escape,
    /// True if names nest in brackets with indices and everything is escaped, as in nearly all forms.
    is_usual: bool,
    /// How many values were written: scalars, and in JSON every object, array and null.
    pub(super) values: usize,
    /// How many there were when the current parameter began.
    values_before: usize,
    error: Option<Error>,
}

/// The JSON type of a scalar: text has quotes, and nothing else has.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Text,
    /// A number, boolean or null, of which nothing is ever escaped.
    Bare,
}

impl Writer {
    /// Writes `name=value` pairs behind what `buffer` holds already, such as a path and its `?`.
    pub(crate) fn pairs(buffer: Vec<u8>) -> Self {
        Self {
            start: buffer.len(),
            buffer,
            separator: "&",
            layout: Layout::Deep(Dialect::Indexed),
            escape: Escape::Unreserved,
            is_usual: true,
            values: 0,
            values_before: 0,
            error: None,
        }
    }

    /// Writes pairs as a `Cookie` header has them.
    pub(crate) fn cookies(buffer: Vec<u8>) -> Self {
        Self { separator: "; ", ..Self::pairs(buffer) }
    }

    /// Writes one parameter of a path.
    pub(crate) fn path(buffer: Vec<u8>, serialization: Serialization) -> Self {
        Self { layout: Layout::new(serialization), is_usual: false, ..Self::pairs(buffer) }
    }

    /// Writes the text of a header or of a part of a body, in which nothing is escaped.
    pub(crate) fn plain(serialization: Serialization) -> Self {
        Self { escape: Escape::Nothing, ..Self::path(Vec::new(), serialization) }
    }

    /// Writes a JSON text.
    pub(crate) fn json() -> Self {
        Self { layout: Layout::Json, is_usual: false, ..Self::pairs(Vec::with_capacity(128)) }
    }

    /// The encoder of the whole, which has no name yet.
    pub(crate) fn root(&mut self) -> Encoder<'_> {
        Encoder { writer: self, name: Name::root() }
    }

    /// Writes one parameter of a path or header.
    pub(crate) fn parameter<T: Form + ?Sized>(&mut self, name: &str, value: &T) {
        let root = Name::root();
        value.encode(Encoder { writer: self, name: Name::below(&root, Segment::Member(name)) });
    }

    /// True if nothing was written.
    pub(crate) fn is_untouched(&self) -> bool {
        self.values == 0
    }

    /// The buffer, unless a value could not be expressed.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Error> {
        self.error.map_or(Ok(self.buffer), Err)
    }

    /// The first error stays: what follows from it would only distract.
    pub(super) fn fail(&mut self, name: &Name<'_>, reason: &'static str) {
        if self.error.is_none() {
            self.error = Some(Error::new(name.to_string(), reason));
        }
    }

    /// The error of a JSON text that was to be the value of this name.
    pub(super) fn fail_within(&mut self, name: &Name<'_>, error: &Error) {
        if self.error.is_none() {
            self.error = Some(error.within(&name.to_string()));
        }
    }

    /// Writes what `write` does in another serialization.
    pub(super) fn within(&mut self, serialization: Serialization, write: impl FnOnce(&mut Self)) {
        let before = (self.layout, self.escape, self.is_usual);
        self.layout = Layout::new(serialization);
        if serialization.allow_reserved {
            self.escape = Escape::Reserved;
        }
        if serialization.style == Style::Cookie {
            self.escape = Escape::Cookie;
        }
        self.is_usual = false;
        self.values_before = self.values;
        write(self);
        (self.layout, self.escape, self.is_usual) = before;
    }

    #[inline]
    pub(super) fn is_json(&self) -> bool {
        matches!(self.layout, Layout::Json)
    }

    /// Writes a scalar, with its name and whatever else the layout has around it.
    pub(super) fn scalar(&mut self, name: &Name<'_>, kind: Kind, text: &str) {
        if !self.is_usual || name.is_root() {
            return self.unusual(name, kind, text);
        }
        self.values += 1;
        self.begin_indexed(name);
        match kind {
            Kind::Text => escape::unreserved(text, &mut self.buffer),
            Kind::Bare => self.buffer.extend_from_slice(text.as_bytes()),
        }
    }

    /// Writes a name in any but the usual layout of forms.
    #[inline(never)] // So that the usual path stays short.
    fn unusual(&mut self, name: &Name<'_>, kind: Kind, text: &str) {
        if self.escape == Escape::Cookie && text.as_bytes().contains(&b';') {
            self.fail(name, "has a semicolon, which would end the cookie");
        }
        match self.layout {
            Layout::Deep(dialect) => {
                if self.begin_pair(name, 1, dialect) {
                    self.value(kind, text);
                }
            }
            Layout::Exploded(dialect) => self.exploded(name, dialect, kind, text),
            Layout::Delimited(delimited) => self.piece(name, delimited, text),
            Layout::Json => match kind {
                Kind::Text => json_text(text, &mut self.buffer),
                Kind::Bare => self.buffer.extend_from_slice(text.as_bytes()),
            },
        }
        self.values += 1;
    }

    /// Writes a number that has no buffer yet.
    pub(super) fn number(&mut self, name: &Name<'_>, number: impl Display) {
        match self.layout {
            Layout::Deep(dialect) => {
                if !self.begin_pair(name, 1, dialect) {
                    return;
                }
            }
            Layout::Json => {}
            _ => return self.unusual(name, Kind::Bare, &number.to_string()),
        }
        // Writing to memory cannot fail.
        let _ = write!(Bytes(&mut self.buffer), "{number}");
        self.values += 1;
    }

    /// Writes a JSON text as it is, or as a scalar where there is no JSON around it.
    pub(super) fn raw_json(&mut self, name: &Name<'_>, json: &str) {
        match self.layout {
            Layout::Json => self.scalar(name, Kind::Bare, json),
            _ => self.scalar(name, Kind::Text, json),
        }
    }

    /// [`begin_pair`](Self::begin_pair) in the usual layout, for a name that is not the root.
    #[inline]
    fn begin_indexed(&mut self, name: &Name<'_>) {
        match name.parent {
            Some(parent) if name.depth > 1 => {
                self.prefix_indexed(parent);
                name.segment.write(&mut self.buffer);
                self.buffer.extend_from_slice(b"]=");
            }
            _ => {
                self.separate();
                name.segment.write(&mut self.buffer);
                self.buffer.push(b'=');
            }
        }
    }

    /// [`prefix`](Self::prefix) in the usual layout: a copy, where the buffer has it.
    #[inline]
    fn prefix_indexed(&mut self, name: &Name<'_>) {
        let (start, end) = name.written.get();
        if self.start < start && start < end {
            self.buffer.extend_from_within(start..end);
        } else {
            self.first_prefix_indexed(name);
        }
    }

    fn first_prefix_indexed(&mut self, name: &Name<'_>) {
        let start = self.buffer.len();
        match name.parent {
            Some(parent) if name.depth > 1 => {
                self.prefix_indexed(parent);
                name.segment.write(&mut self.buffer);
                self.buffer.extend_from_slice(b"][");
            }
            _ => self.begin_outer(name),
        }
        name.written.set((start, self.buffer.len()));
    }

    /// Everything of a pair but its value: `&outer[name]=`, where the segment at depth `top` stands without brackets.
    /// `false` if the value has no name.
    fn begin_pair(&mut self, name: &Name<'_>, top: usize, dialect: Dialect) -> bool {
        match name.parent {
            Some(parent) if name.depth > top => {
                if name.is_unsaid(dialect) {
                    return self.begin_pair(parent, top, dialect);
                }
                self.prefix(parent, top, dialect);
                name.segment.write_in_brackets(dialect, &mut self.buffer);
                self.buffer.extend_from_slice(b"]=");
            }
            Some(_) => {
                self.separate();
                name.segment.write(&mut self.buffer);
                self.buffer.push(b'=');
            }
            None => {
                self.fail(name, "is made of named pairs, so a value needs a name");
                return false;
            }
        }
        true
    }

    /// The prefix of every name below this one: `&outer[name][`. Once the buffer has it, it is copied.
    fn prefix(&mut self, name: &Name<'_>, top: usize, dialect: Dialect) {
        let (start, end) = name.written.get();
        if end > start {
            if start == self.start {
                self.separate();
            }
            return self.buffer.extend_from_within(start..end);
        }
        let start = self.buffer.len();
        match name.parent {
            Some(parent) if name.depth > top => {
                self.prefix(parent, top, dialect);
                if name.is_unsaid(dialect) {
                    return;
                }
                name.segment.write_in_brackets(dialect, &mut self.buffer);
                self.buffer.extend_from_slice(b"][");
            }
            _ => self.begin_outer(name),
        }
        name.written.set((start, self.buffer.len()));
    }

    /// The name that stands without brackets, before those of what is in it.
    fn begin_outer(&mut self, name: &Name<'_>) {
        if matches!(name.segment, Segment::Member("")) {
            self.fail(name, "has an empty name around others, which servers pass over");
        }
        self.separate();
        name.segment.write(&mut self.buffer);
        self.buffer.push(b'[');
    }

    #[inline]
    fn separate(&mut self) {
        if self.buffer.len() > self.start {
            self.buffer.extend_from_slice(self.separator.as_bytes());
        }
    }

    fn value(&mut self, kind: Kind, text: &str) {
        match (kind, self.escape) {
            (Kind::Bare, _) | (_, Escape::Nothing | Escape::Cookie) => {
                self.buffer.extend_from_slice(text.as_bytes());
            }
            (Kind::Text, Escape::Unreserved) => escape::unreserved(text, &mut self.buffer),
            (Kind::Text, Escape::Reserved) => escape::reserved(text, None, &mut self.buffer),
        }
    }

    /// An array repeats the parameter's name, and the members of an object have their own alone.
    fn exploded(&mut self, name: &Name<'_>, dialect: Option<Dialect>, kind: Kind, text: &str) {
        let second = name.at_depth(2);
        let is_element = matches!(second.segment, Segment::Index(_));
        let (name, top) = match (name.depth, is_element) {
            (0 | 1, _) => (name, 1),
            (2, true) => (name.at_depth(1), 1),
            (2, false) => (name, 2),
            _ if dialect.is_none() => {
                return self.fail(name, "is nested, which `style: form` has no way to say");
            }
            (_, true) => (name, 1),
            (_, false) => (name, 2),
        };
        if self.begin_pair(name, top, dialect.unwrap_or_default()) {
            self.value(kind, text);
        }
    }

    /// A piece of a value whose pieces follow one another.
    fn piece(&mut self, name: &Name<'_>, delimited: Delimited, text: &str) {
        let is_first = self.values == self.values_before;
        let is_alone = name.depth < 2;
        let key = match name.segment {
            _ if name.depth > 2 => {
                return self.fail(name, "is nested, which its style has no way to say");
            }
            Segment::Member(key) | Segment::Plain(key) if !is_alone => Some(key),
            _ => None,
        };
        if !is_alone && !self.is_distinct(name, key, delimited, text) {
            return;
        }
        if is_first && delimited.named && !delimited.matrix {
            self.separate();
        }
        let before = if is_first { delimited.prefix } else { delimited.between };
        self.buffer.extend_from_slice(before.as_bytes());
        let parameter = name.at_depth(1).segment;
        if delimited.matrix && !delimited.named {
            key.map_or(parameter, Segment::Member).write(&mut self.buffer);
            self.assign_unless_empty(text);
        } else {
            if is_first && delimited.named {
                parameter.write(&mut self.buffer);
                if !delimited.matrix || !is_alone {
                    self.buffer.push(b'=');
                } else {
                    self.assign_unless_empty(text);
                }
            }
            if let Some(key) = key {
                self.piece_text(key, delimited);
                self.buffer.extend_from_slice(delimited.assign.as_bytes());
            }
        }
        self.piece_text(text, delimited);
    }

    fn assign_unless_empty(&mut self, text: &str) {
        if !text.is_empty() {
            self.buffer.push(b'=');
        }
    }

    /// True if a piece can be told from what delimits it, which is reported if not.
    fn is_distinct(&mut self, name: &Name<'_>, key: Option<&str>, delimited: Delimited, text: &str) -> bool {
        let mut texts = [key.unwrap_or_default(), text].into_iter().map(str::as_bytes);
        let raw_assign = delimited.assign == "=" && key.is_some();
        // In bytes, because searching for characters is much code, and every program has this.
        let is_confusing = |text: &[u8]| match (self.escape, delimited.forbidden) {
            // Spaces around an element of a header are none of it (RFC 9110, section 5.6.1).
            (Escape::Nothing | Escape::Cookie, _) => {
                text.contains(&b',')
                    || raw_assign && text.contains(&b'=')
                    || matches!(text, [b' ' | b'\t', ..] | [.., b' ' | b'\t'])
            }
            (Escape::Unreserved, Some(forbidden)) => text.contains(&forbidden),
            // An escape in the data stays, and may be that of the delimiter.
            (Escape::Reserved, Some(forbidden)) => {
                let escape = delimited.between.as_bytes();
                let mut windows = text.windows(escape.len());
                text.contains(&forbidden) || windows.any(|bytes| bytes.eq_ignore_ascii_case(escape))
            }
            (_, None) => false,
        };
        let confusing = texts.any(is_confusing);
        if confusing {
            self.fail(name, "has a character that would be read as what divides it from the next value");
        }
        !confusing
    }

    /// The text of a piece, with its delimiter escaped.
    fn piece_text(&mut self, text: &str, delimited: Delimited) {
        match self.escape {
            Escape::Nothing | Escape::Cookie => self.buffer.extend_from_slice(text.as_bytes()),
            Escape::Reserved => escape::reserved(text, Some(b','), &mut self.buffer),
            Escape::Unreserved if delimited.between == "." => escape::with_dots(text, &mut self.buffer),
            Escape::Unreserved => escape::unreserved(text, &mut self.buffer),
        }
    }

    /// In JSON, opens an object or array.
    #[inline]
    pub(super) fn open(&mut self, bracket: u8) {
        if self.is_json() {
            self.buffer.push(bracket);
            self.values += 1;
        }
    }

    /// In JSON, closes an object or array.
    #[inline]
    pub(super) fn close(&mut self, bracket: u8) {
        if self.is_json() {
            self.buffer.push(bracket);
        }
    }

    /// In JSON, what stands before the next member's value. Gives where that begins, to take it back.
    pub(super) fn begin_member(&mut self, segment: Segment<'_>) -> usize {
        let before = self.buffer.len();
        self.begin_element();
        if let Segment::Member(name) | Segment::Plain(name) = segment {
            json_text(name, &mut self.buffer);
            self.buffer.push(b':');
        }
        before
    }

    /// In JSON, what stands before the next element.
    pub(super) fn begin_element(&mut self) {
        if !matches!(self.buffer.last(), Some(b'{' | b'[')) {
            self.buffer.push(b',');
        }
    }

    /// Takes back what was written since `before`.
    pub(super) fn take_back(&mut self, before: usize) {
        self.buffer.truncate(before);
    }
}

/// Takes what is formatted as it is.
struct Bytes<'b>(&'b mut Vec<u8>);

impl fmt::Write for Bytes<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// Writes text as a JSON string.
fn json_text(text: &str, to: &mut Vec<u8>) {
    // Neither text nor memory has a way to fail.
    let _ = serde_json::to_writer(to, text);
}
