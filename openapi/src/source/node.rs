//! One value of a document: a slice of its text, with the way that leads there.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::ops::Range;

use proc_macro2::Span;

use super::document::{Document, Version};
use super::file::File;
use super::grammar::{Fault, fault_in_string, is_plain};
use super::level::{Item, Level, Slice};
use super::path;
use super::value::{Value, unquoted};
use crate::diagnostic::Diagnostic;
use crate::ordered::{OrderedMap, OrderedSet};
use crate::pointer::Pointer;

/// A value of a document. Reading one level of it costs the text of its names and scalars; what is below is jumped
/// over. What is not JSON is remembered by the document as soon as it is read.
#[derive(Clone, Debug)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    file: &'d File,
    slice: Slice,
    /// Where the object or array is that this is a part of.
    above: Pointer,
    step: Step<'d>,
    /// Put together when it is asked for.
    pointer: OnceCell<Pointer>,
}

/// What leads to a node from the one above.
#[derive(Clone, Debug)]
enum Step<'d> {
    /// Nothing: it is a whole file.
    Root,
    Member(MemberName<'d>),
    Element(usize),
}

/// A member's name, borrowed from the document where it has no escapes.
#[derive(Clone, Debug)]
pub(super) struct MemberName<'d> {
    pub(super) text: Cow<'d, str>,
    is_text: bool,
}

/// Where a node is, without the document that it is a part of.
#[derive(Clone, Debug)]
pub struct Place {
    pub pointer: Pointer,
    pub(super) offset: usize,
}

impl Place {
    /// See [`Node::offset`].
    pub fn offset(&self) -> usize {
        self.offset
    }
}

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "an object",
            Self::Array => "an array",
            Self::String => "a string",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::Null => "null",
        })
    }
}

impl<'d> Node<'d> {
    pub(super) fn root(document: &'d Document<'d>, file: &'d File) -> Self {
        let (above, step) = (file.pointer.clone(), Step::Root);
        Self { document, file, slice: file.top(), above, step, pointer: OnceCell::new() }
    }

    pub fn place(&self) -> Place {
        Place { pointer: self.pointer().clone(), offset: self.offset() }
    }

    /// Where the value begins, which no other value of all files does: so nodes are told apart, whatever their names
    /// are.
    pub fn offset(&self) -> usize {
        self.file.base + self.slice.start
    }

    /// Remembers that this object is reached, as a schema or as anything else.
    pub fn reach(&self, is_schema: bool) {
        self.document
            .reach(|reached| reached.objects.change(self.offset(), false, |known| *known |= is_schema));
    }

    /// Remembers that the component schema of this name has a say in what others are called.
    pub fn reach_name(&self, name: &str) {
        self.document.reach(|reached| {
            reached.names.insert(name.to_owned());
        });
    }

    /// The file that this is in, and the line and column.
    pub fn position(&self) -> (String, usize, usize) {
        let position = self.file.position(self.slice.start);
        (self.file.path.clone(), position.line, position.column)
    }

    /// True if the member's name is text. Half of a surrogate pair can be written in JSON, but is none.
    pub fn has_name(&self) -> bool {
        !matches!(self.step, Step::Member(MemberName { is_text: false, .. }))
    }

    /// The value as it is written.
    pub fn written(&self) -> &'d str {
        self.text_of(self.slice)
    }

    /// A number, boolean or null as its author wrote it: YAML has more ways than the JSON that is made of it, such as
    /// `017` and `0x1F`.
    pub fn authored(&self) -> &'d str {
        #[cfg(feature = "yaml")]
        if let Some(plain) = self.file.authored(self.slice.start) {
            return plain;
        }
        self.written()
    }

    pub fn pointer(&self) -> &Pointer {
        self.pointer.get_or_init(|| match &self.step {
            Step::Root => self.above.clone(),
            Step::Member(name) => self.above.child(&name.text),
            Step::Element(index) => self.above.child(&index.to_string()),
        })
    }

    /// The version of OpenAPI that the main document is written in.
    pub fn version(&self) -> Version {
        self.document.version()
    }

    /// What a pointer leads to, which names a file relative to the main document's crate if it is not in that one.
    pub fn locate(&self, pointer: &Pointer) -> Option<Node<'d>> {
        let root = match pointer.file() {
            Some(path) => self.document.open(&path::normal(path)).ok()?,
            None => self.document.root(),
        };
        pointer.parts().into_iter().try_fold(root, |node, part| match node.kind() {
            Kind::Array => node.elements().into_iter().nth(part.parse().ok()?),
            _ => node.member(part),
        })
    }

    pub(super) fn document(&self) -> &'d Document<'d> {
        self.document
    }

    /// The path of the file that this is in.
    pub fn path(&self) -> &'d str {
        &self.file.path
    }

    /// The root of the file that this is in.
    pub(crate) fn file_root(&self) -> Self {
        Self::root(self.document, self.file)
    }

    /// The kind of the value. Something in YAML that JSON has no value for is remembered by the document then, and stands
    /// for nothing.
    pub fn kind(&self) -> Kind {
        self.quiet_kind().unwrap_or_else(|| {
            let reason = match self.file.wrong(self.slice.start) {
                None | Some("") => format!("`{:.40}` is no value", self.written()),
                Some(reason) => reason.to_owned(),
            };
            self.met(&Fault::new(self.slice.start, reason));
            Kind::Null
        })
    }

    /// The same, if what is not JSON is nothing to the document.
    pub(crate) fn quiet_kind(&self) -> Option<Kind> {
        match self.file.from(self.slice.start) {
            [b'{', ..] => Some(Kind::Object),
            [b'[', ..] => Some(Kind::Array),
            [b'"', ..] => Some(Kind::String),
            [b't' | b'f', ..] => Some(Kind::Boolean),
            [b'n', ..] => Some(Kind::Null),
            [b'-' | b'0'..=b'9', ..] if self.file.wrong(self.slice.start).is_none() => Some(Kind::Number),
            _ => None,
        }
    }

    /// The members of an object in the document's order; none if this is not an object. Members with the same name are a
    /// mistake (RFC 8259 4, YAML 1.2.2 3.2.1.1), and the last one counts.
    pub fn members(&self) -> Vec<(Cow<'d, str>, Node<'d>)> {
        let (members, are_different) = last_of_each(self.read_members());
        if !are_different {
            self.meet_repeated(|_| true);
        }
        let members = members.into_iter();
        members.map(|(name, slice)| (name.text.clone(), self.member_node(name, slice))).collect()
    }

    /// The same, but repeated names are not reported yet.
    pub(super) fn members_as_written(&self) -> Vec<(Cow<'d, str>, Node<'d>)> {
        let members = self.read_members().into_iter();
        members.map(|(name, slice)| (name.text.clone(), self.member_node(name, slice))).collect()
    }

    fn read_members(&self) -> Vec<(MemberName<'d>, Slice)> {
        let mut members = Vec::new();
        if self.kind() == Kind::Object {
            self.read_level(|item| members.push((self.name(item), item.value)));
        }
        members
    }

    /// The member of this name.
    pub fn member(&self, name: &str) -> Option<Node<'d>> {
        if self.kind() != Kind::Object {
            return None;
        }
        let mut found = None;
        let mut is_repeated = false;
        self.read_level(|item| {
            let member = self.name(item);
            if member.text == name {
                is_repeated |= found.is_some();
                found = Some((member, item.value));
            }
        });
        if is_repeated {
            self.meet_repeated(|repeated| repeated == name);
        }
        found.map(|(name, slice)| self.member_node(name, slice))
    }

    /// The `$ref` of an object, or its `$dynamicRef` or `$recursiveRef` if it has none.
    pub fn reference(&self) -> Option<Node<'d>> {
        if self.kind() != Kind::Object {
            return None;
        }
        let mut found: Option<(MemberName<'d>, Slice)> = None;
        let mut is_repeated = false;
        self.read_level(|item| {
            let member = self.name(item);
            if !member.text.starts_with('$') {
                return;
            }
            let is_plain = member.text == "$ref";
            if is_plain || matches!(member.text.as_ref(), "$dynamicRef" | "$recursiveRef") {
                is_repeated |= found.as_ref().is_some_and(|(known, _)| known.text == member.text);
                if is_plain || found.as_ref().is_none_or(|(known, _)| known.text != "$ref") {
                    found = Some((member, item.value));
                }
            }
        });
        if is_repeated {
            self.meet_repeated(|repeated| repeated.starts_with('$'));
        }
        found.map(|(name, slice)| self.member_node(name, slice))
    }

    fn meet_repeated(&self, counts: impl Fn(&str) -> bool) {
        for (place, message) in self.repeated(counts) {
            self.document.met(&place.pointer, place.offset, message);
        }
    }

    /// A diagnostic for each name that is repeated.
    pub(super) fn repeated_names(&self, span: Span) -> Vec<Diagnostic> {
        let repeated = self.repeated(|_| true).into_iter();
        repeated.map(|(place, message)| self.document.problem(&place, span, message)).collect()
    }

    /// Reads the names of the level once more, for those of them that are repeated. What YAML's `<<` brings is there
    /// to be replaced.
    fn repeated(&self, counts: impl Fn(&str) -> bool) -> Vec<(Place, String)> {
        let mut repeated = Vec::new();
        let mut known: OrderedMap<Cow<'d, str>, usize> = OrderedMap::default();
        self.read_quietly(|key, _| {
            let name = self.quiet_name(key).text;
            if !counts(&name) || self.file.is_merged(key.start) {
                return;
            }
            match known.get(&name) {
                Some(first) => {
                    let line = self.file.position(*first).line;
                    let message = format!(
                        "`{name}` is a member of this object already, in line {line}: names are unique"
                    );
                    let pointer = self.pointer().child(&name);
                    repeated.push((Place { pointer, offset: self.file.base + key.start }, message));
                }
                None => drop(known.insert(name, key.start)),
            }
        });
        repeated
    }

    /// The elements of an array; none if this is no array.
    pub fn elements(&self) -> Vec<Node<'d>> {
        let mut elements = Vec::new();
        if self.kind() == Kind::Array {
            self.read_level(|item| elements.push(self.below(Step::Element(elements.len()), item.value)));
        }
        elements
    }

    /// Reads a level up to its end or to what is not JSON.
    fn read_level(&self, mut read: impl FnMut(Item)) {
        let mut level = Level::of(self.file, self.slice);
        loop {
            match level.next() {
                Ok(Some(item)) => read(item),
                Ok(None) => return,
                Err(fault) => return self.met(&fault),
            }
        }
    }

    /// The members of an object one by one, for those who want to know themselves what is not JSON in it.
    pub(super) fn members_level(&self) -> Option<Level<'d>> {
        (self.quiet_kind() == Some(Kind::Object)).then(|| Level::of(self.file, self.slice))
    }

    /// The `$ref` of an object that has no other member, if it is a string: a member of any other kind is one that is
    /// called so.
    pub fn only_reference(&self) -> Option<Node<'d>> {
        let mut level = self.members_level()?;
        let Item { name, value } = level.next().ok()??;
        let name = name.filter(|name| self.text_of(*name) == "\"$ref\"")?;
        let is_only = matches!(level.next(), Ok(None));
        let reference = is_only.then(|| self.member_node(self.quiet_name(name), value))?;
        (reference.quiet_kind() == Some(Kind::String)).then_some(reference)
    }

    /// The member of this name, if what is not JSON beside it is nothing to the document.
    pub fn quiet_member(&self, name: &str) -> Option<Node<'d>> {
        let mut found = None;
        self.read_quietly(|key, value| {
            let member = self.quiet_name(key);
            if member.text == name {
                found = Some((member, value));
            }
        });
        found.map(|(name, slice)| self.member_node(name, slice))
    }

    /// The members, as often as they are written.
    pub fn quiet_members(&self) -> Vec<(Cow<'d, str>, Node<'d>)> {
        let mut members = Vec::new();
        self.read_quietly(|key, value| members.push((self.quiet_name(key), value)));
        let members = members.into_iter();
        members.map(|(name, slice)| (name.text.clone(), self.member_node(name, slice))).collect()
    }

    /// The members, or the elements by no name, if what is not JSON beside them is nothing to the document.
    pub(crate) fn quiet_children(&self) -> Vec<(Cow<'d, str>, Node<'d>)> {
        let mut children = Vec::new();
        let mut level = Level::of(self.file, self.slice);
        while let Ok(Some(Item { name, value })) = level.next() {
            let step = match name {
                Some(name) => Step::Member(self.quiet_name(name)),
                None => Step::Element(children.len()),
            };
            let name = match &step {
                Step::Member(name) => name.text.clone(),
                _ => "".into(),
            };
            children.push((name, self.below(step, value)));
        }
        children
    }

    /// The names of the members, as often as they are written.
    pub fn quiet_names(&self) -> Vec<Cow<'d, str>> {
        let mut names = Vec::new();
        self.read_quietly(|key, _| names.push(self.quiet_name(key).text));
        names
    }

    fn read_quietly(&self, mut read: impl FnMut(Slice, Slice)) {
        let Some(mut level) = self.members_level() else { return };
        while let Ok(Some(item)) = level.next() {
            if let Some(name) = item.name {
                read(name, item.value);
            }
        }
    }

    /// The node of a member in the level.
    pub(super) fn member_node(&self, name: MemberName<'d>, slice: Slice) -> Self {
        self.below(Step::Member(name), slice)
    }

    fn below(&self, step: Step<'d>, slice: Slice) -> Self {
        let (document, file, above) = (self.document, self.file, self.pointer().clone());
        Self { document, file, slice, above, step, pointer: OnceCell::new() }
    }

    /// The name of an item in the level.
    fn name(&self, item: Item) -> MemberName<'d> {
        let Some(slice) = item.name else { return MemberName { text: "".into(), is_text: true } };
        let name = self.quiet_name(slice);
        if !name.is_text {
            self.met_in_string(slice);
        }
        name
    }

    /// The same, if what is not JSON in it is nothing to the document.
    pub(super) fn quiet_name(&self, slice: Slice) -> MemberName<'d> {
        MemberName::of(self.text_of(slice))
    }

    /// The text of a string in the level, if it is text.
    pub(super) fn quiet_string(&self, slice: Slice) -> Option<Cow<'d, str>> {
        let name = self.text_of(slice).starts_with('"').then(|| MemberName::of(self.text_of(slice)))?;
        name.is_text.then_some(name.text)
    }

    /// The text, if this is a string, and what is not JSON in it is nothing to the document.
    pub(super) fn quiet_text(&self) -> Option<String> {
        self.quiet_string(self.slice).map(Cow::into_owned)
    }

    /// Where the value is among those of all files.
    pub(super) fn range(&self) -> Range<usize> {
        self.offset()..self.file.base + self.slice.end
    }

    fn text_of(&self, slice: Slice) -> &'d str {
        self.file.text(slice.start, slice.end)
    }

    /// The JSON of the value without blanks between its parts.
    pub fn compact(&self) -> String {
        let mut compact = String::new();
        let (mut is_text, mut is_escaped) = (false, false);
        for char in self.written().chars() {
            if is_text || !char.is_ascii_whitespace() {
                compact.push(char);
            }
            is_text ^= char == '"' && !is_escaped;
            is_escaped = is_text && char == '\\' && !is_escaped;
        }
        compact
    }

    /// The text, if this is a string.
    pub fn string(&self) -> Option<String> {
        self.text().ok()
    }

    /// The text, or a phrase that says of a keyword why its value is none: "must be a string, and this is null".
    pub fn text(&self) -> Result<String, String> {
        match self.kind() {
            Kind::String => {}
            kind => return Err(format!("must be a string, and this is {kind}")),
        }
        if let Some(plain) = plain(self.written()) {
            return Ok(plain.to_owned());
        }
        MemberName::text_of(self.written()).ok_or_else(|| {
            self.met_in_string(self.slice);
            "cannot be read: it has half of a surrogate pair".to_owned()
        })
    }

    /// The value, if this is a boolean.
    pub fn flag(&self) -> Option<bool> {
        (self.kind() == Kind::Boolean).then(|| self.written() == "true")
    }

    /// The value, or a phrase that says of a keyword why it cannot be read: it may be nested deeper than any real
    /// document is, a number of no size, or text with half of a surrogate pair.
    pub fn value(&self) -> Result<Value, String> {
        let value = match self.kind() {
            Kind::String => return self.text().map(Value::Text),
            Kind::Array => self.look_through().map(|()| Value::Array),
            Kind::Object => self.look_through().map(|()| Value::Object),
            _ => Value::of_word(self.written()),
        };
        value.map_err(|reason| format!("cannot be read: {reason}"))
    }

    /// Finds what is not JSON in this value, or is nested too deep.
    fn look_through(&self) -> Result<(), &'static str> {
        let mut below = vec![(self.slice, 0)];
        while let Some((slice, depth)) = below.pop() {
            if let Some(fault) = self.fault_in_string(slice) {
                self.met(&fault);
                return Ok(());
            }
            if depth > DEEPEST {
                return Err("it is nested too deep");
            }
            let mut level = Level::of(self.file, slice);
            loop {
                match level.next() {
                    Ok(Some(item)) => {
                        if let Some(fault) = item.name.and_then(|name| self.fault_in_string(name)) {
                            self.met(&fault);
                            return Ok(());
                        }
                        below.push((item.value, depth + 1));
                    }
                    Ok(None) => break,
                    Err(fault) => {
                        self.met(&fault);
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    fn met_in_string(&self, slice: Slice) {
        if let Some(fault) = self.fault_in_string(slice) {
            self.met(&fault);
        }
    }

    /// What is not JSON in a string. Other scalars are checked where their level is read.
    fn fault_in_string(&self, slice: Slice) -> Option<Fault> {
        let [b'"', inside @ .., b'"'] = self.text_of(slice).as_bytes() else { return None };
        let fault = fault_in_string(inside)?;
        Some(Fault { offset: slice.start + 1 + fault.offset, ..fault })
    }

    fn met(&self, fault: &Fault) {
        let message = self.file.not_json(&fault.reason);
        self.document.met(self.pointer(), self.file.base + fault.offset, message);
    }

    /// A diagnostic about what is not JSON in this value.
    pub(super) fn not_json(&self, span: Span, fault: &Fault) -> Diagnostic {
        let place = Place { pointer: self.pointer().clone(), offset: self.file.base + fault.offset };
        self.document.problem(&place, span, self.file.not_json(&fault.reason))
    }

    /// A diagnostic that points here.
    pub fn problem(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.document.problem(&self.place(), span, message)
    }
}

/// The text of a string that means just what is written.
fn plain(json: &str) -> Option<&str> {
    let [b'"', inside @ .., b'"'] = json.as_bytes() else { return None };
    if is_plain(inside) { json.get(1..json.len() - 1) } else { None }
}

impl<'d> MemberName<'d> {
    /// The name that this JSON string says. One that is no text stands as it is written.
    pub(super) fn of(json: &'d str) -> Self {
        if let Some(plain) = plain(json) {
            return Self { text: plain.into(), is_text: true };
        }
        match Self::text_of(json) {
            Some(text) => Self { text: text.into(), is_text: true },
            None => Self { text: json.into(), is_text: false },
        }
    }

    /// What a JSON string with escapes says.
    fn text_of(json: &str) -> Option<String> {
        unquoted(json.strip_prefix('"')?.strip_suffix('"')?)
    }
}

/// The members of an object, of those with the same name the last one, and whether all names are different.
pub(super) fn last_of_each<T>(mut members: Vec<(MemberName<'_>, T)>) -> (Vec<(MemberName<'_>, T)>, bool) {
    if are_different(members.iter().map(|(name, _)| name.text.as_ref()).collect()) {
        return (members, true);
    }
    let mut seen = OrderedSet::default();
    members.reverse();
    members.retain(|(name, _)| seen.insert(name.text.to_string()));
    members.reverse();
    (members, false)
}

/// How deep a value can be nested that is looked at whole.
const DEEPEST: usize = 127;

/// Below this many names, comparing each with each is the fastest.
const FEW: usize = 8;

fn are_different(mut names: Vec<&str>) -> bool {
    if names.len() < FEW {
        let mut rest = names.as_slice();
        while let [first, others @ ..] = rest {
            if others.contains(first) {
                return false;
            }
            rest = others;
        }
        return true;
    }
    let rise = |names: &[&str]| names.is_sorted_by(|one, next| one < next);
    if rise(&names) {
        return true;
    }
    names.sort_unstable();
    rise(&names)
}

#[cfg(test)]
mod tests;
