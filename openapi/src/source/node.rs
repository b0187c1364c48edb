//! A value of a document: a slice of the text and its pointer.

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

/// A value of a document. Reading one level costs the length of its names and scalars; nested containers are skipped.
/// Syntax errors are recorded in the document when they are met.
#[derive(Clone, Debug)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    file: &'d File,
    slice: Slice,
    /// The pointer to the parent.
    above: Pointer,
    step: Step<'d>,
    /// Made on demand.
    pointer: OnceCell<Pointer>,
}

/// The last part of a node's pointer.
#[derive(Clone, Debug)]
enum Step<'d> {
    /// The root of a file.
    Root,
    Member(MemberName<'d>),
    Element(usize),
}

/// A member's name. Borrowed from the document unless it has escapes.
#[derive(Clone, Debug)]
pub(super) struct MemberName<'d> {
    pub(super) text: Cow<'d, str>,
    is_text: bool,
}

/// A place in a document, without a borrow of it.
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

    /// The offset of the value. It is unique across all files, so it identifies a node.
    pub fn offset(&self) -> usize {
        self.file.base + self.slice.start
    }

    /// Records that this object is reached. `is_schema` tells how it was read.
    pub fn reach(&self, is_schema: bool) {
        self.document
            .reach(|reached| reached.objects.change(self.offset(), false, |known| *known |= is_schema));
    }

    /// Records that the name of this component schema affects the names of other types.
    pub fn reach_name(&self, name: &str) {
        self.document.reach(|reached| {
            reached.names.insert(name.to_owned());
        });
    }

    /// The file, line and column.
    pub fn position(&self) -> (String, usize, usize) {
        let position = self.file.position(self.slice.start);
        (self.file.path.clone(), position.line, position.column)
    }

    /// True unless the member's name has half of a surrogate pair, which JSON can escape but text cannot hold.
    pub fn has_name(&self) -> bool {
        !matches!(self.step, Step::Member(MemberName { is_text: false, .. }))
    }

    /// The value as written; for YAML, its JSON.
    pub fn written(&self) -> &'d str {
        self.text_of(self.slice)
    }

    /// A number, boolean or null as its author wrote it. YAML has spellings that JSON does not have, such as `017` and
    /// `0x1F`.
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

    /// The OpenAPI version of the main document.
    pub fn version(&self) -> Version {
        self.document.version()
    }

    /// The node that a pointer names. Outside of the main document, the pointer's file path is relative to the user's
    /// crate.
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

    /// The path of this node's file.
    pub fn path(&self) -> &'d str {
        &self.file.path
    }

    /// The root of this node's file.
    pub(crate) fn file_root(&self) -> Self {
        Self::root(self.document, self.file)
    }

    /// The kind of the value. A YAML value without JSON is recorded as a fault and read as null.
    pub fn kind(&self) -> Kind {
        self.quiet_kind().unwrap_or_else(|| {
            let reason = match self.file.wrong(self.slice.start) {
                None | Some("") => format!("`{:.40}` is not a JSON value", self.written()),
                Some(reason) => reason.to_owned(),
            };
            self.met(&Fault::new(self.slice.start, reason));
            Kind::Null
        })
    }

    /// Like [`Self::kind`], without recording a fault.
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

    /// The members in document order; empty if this is not an object. Repeated names are a fault (RFC 8259 section 4,
    /// YAML 1.2.2 section 3.2.1.1), and the last one counts.
    pub fn members(&self) -> Vec<(Cow<'d, str>, Node<'d>)> {
        let (members, are_different) = last_of_each(self.read_members());
        if !are_different {
            self.meet_repeated(|_| true);
        }
        let members = members.into_iter();
        members.map(|(name, slice)| (name.text.clone(), self.member_node(name, slice))).collect()
    }

    /// Like [`Self::members`], with repeated names, which are not reported.
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

    /// The member of this name. If it is repeated, that is recorded as a fault, and the last one counts.
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

    /// The `$ref` of an object, or else its `$dynamicRef` or `$recursiveRef`.
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

    /// A diagnostic for each repeated name.
    pub(super) fn repeated_names(&self, span: Span) -> Vec<Diagnostic> {
        let repeated = self.repeated(|_| true).into_iter();
        repeated.map(|(place, message)| self.document.problem(&place, span, message)).collect()
    }

    /// Finds the repeated names by reading the level again. Members that YAML's `<<` merged are not counted, because
    /// others may override them.
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

    /// The elements; empty if this is not an array.
    pub fn elements(&self) -> Vec<Node<'d>> {
        let mut elements = Vec::new();
        if self.kind() == Kind::Array {
            self.read_level(|item| elements.push(self.below(Step::Element(elements.len()), item.value)));
        }
        elements
    }

    /// Reads a level up to its end, or to a syntax error, which is recorded.
    fn read_level(&self, mut read: impl FnMut(Item)) {
        let mut level = Level::new(self.file, self.slice);
        loop {
            match level.next() {
                Ok(Some(item)) => read(item),
                Ok(None) => return,
                Err(fault) => return self.met(&fault),
            }
        }
    }

    /// A reader of the members of an object, for callers that handle syntax errors themselves.
    pub(super) fn members_level(&self) -> Option<Level<'d>> {
        (self.quiet_kind() == Some(Kind::Object)).then(|| Level::new(self.file, self.slice))
    }

    /// The `$ref` of an object without other members. Must be a string: otherwise it is a member, such as a property,
    /// with that name.
    pub fn only_reference(&self) -> Option<Node<'d>> {
        let mut level = self.members_level()?;
        let Item { name, value } = level.next().ok()??;
        let name = name.filter(|name| self.text_of(*name) == "\"$ref\"")?;
        let is_only = matches!(level.next(), Ok(None));
        let reference = is_only.then(|| self.member_node(self.quiet_name(name), value))?;
        (reference.quiet_kind() == Some(Kind::String)).then_some(reference)
    }

    /// Like [`Self::member`], without recording faults.
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

    /// All members, with repeated names. Does not record faults.
    pub fn quiet_members(&self) -> Vec<(Cow<'d, str>, Node<'d>)> {
        let mut members = Vec::new();
        self.read_quietly(|key, value| members.push((self.quiet_name(key), value)));
        let members = members.into_iter();
        members.map(|(name, slice)| (name.text.clone(), self.member_node(name, slice))).collect()
    }

    /// The members, or the elements with empty names. Does not record faults.
    pub(crate) fn quiet_children(&self) -> Vec<(Cow<'d, str>, Node<'d>)> {
        let mut children = Vec::new();
        let mut level = Level::new(self.file, self.slice);
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

    /// The names of all members, with repeated ones. Does not record faults.
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

    /// The node of a member of this object.
    pub(super) fn member_node(&self, name: MemberName<'d>, slice: Slice) -> Self {
        self.below(Step::Member(name), slice)
    }

    fn below(&self, step: Step<'d>, slice: Slice) -> Self {
        let (document, file, above) = (self.document, self.file, self.pointer().clone());
        Self { document, file, slice, above, step, pointer: OnceCell::new() }
    }

    /// The name of an item of this level. Half of a surrogate pair is recorded as a fault.
    fn name(&self, item: Item) -> MemberName<'d> {
        let Some(slice) = item.name else { return MemberName { text: "".into(), is_text: true } };
        let name = self.quiet_name(slice);
        if !name.is_text {
            self.met_in_string(slice);
        }
        name
    }

    /// Like [`Self::name`], without recording a fault.
    pub(super) fn quiet_name(&self, slice: Slice) -> MemberName<'d> {
        MemberName::new(self.text_of(slice))
    }

    /// The text of a string in this level. `None` for other values and for half of a surrogate pair.
    pub(super) fn quiet_string(&self, slice: Slice) -> Option<Cow<'d, str>> {
        let name = self.text_of(slice).starts_with('"').then(|| MemberName::new(self.text_of(slice)))?;
        name.is_text.then_some(name.text)
    }

    /// The text of this string. Does not record faults.
    pub(super) fn quiet_text(&self) -> Option<String> {
        self.quiet_string(self.slice).map(Cow::into_owned)
    }

    /// The offsets from start to end, which are unique across files.
    pub(super) fn range(&self) -> Range<usize> {
        self.offset()..self.file.base + self.slice.end
    }

    fn text_of(&self, slice: Slice) -> &'d str {
        self.file.text(slice.start, slice.end)
    }

    /// The JSON of the value without whitespace.
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

    /// The text, or a phrase for a message that begins with a keyword: "must be a string, and this is null".
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

    /// The value, or a phrase for a message that begins with a keyword. Values that are nested too deep and half of a
    /// surrogate pair cannot be read.
    pub fn value(&self) -> Result<Value, String> {
        let value = match self.kind() {
            Kind::String => return self.text().map(Value::Text),
            Kind::Array => self.look_through().map(|()| Value::Array),
            Kind::Object => self.look_through().map(|()| Value::Object),
            _ => Value::of_word(self.written()),
        };
        value.map_err(|reason| format!("cannot be read: {reason}"))
    }

    /// Records the first syntax error inside of this value. Fails if it is nested too deep.
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
            let mut level = Level::new(self.file, slice);
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

    /// The first fault in a string. Other scalars are checked when their level is read.
    fn fault_in_string(&self, slice: Slice) -> Option<Fault> {
        let [b'"', inside @ .., b'"'] = self.text_of(slice).as_bytes() else { return None };
        let fault = fault_in_string(inside)?;
        Some(Fault { offset: slice.start + 1 + fault.offset, ..fault })
    }

    fn met(&self, fault: &Fault) {
        let message = self.file.not_json(&fault.reason);
        self.document.met(self.pointer(), self.file.base + fault.offset, message);
    }

    /// A diagnostic about a syntax error in this value.
    pub(super) fn not_json(&self, span: Span, fault: &Fault) -> Diagnostic {
        let place = Place { pointer: self.pointer().clone(), offset: self.file.base + fault.offset };
        self.document.problem(&place, span, self.file.not_json(&fault.reason))
    }

    /// A diagnostic that points here.
    pub fn problem(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.document.problem(&self.place(), span, message)
    }
}

/// The text of a string without escapes.
fn plain(json: &str) -> Option<&str> {
    let [b'"', inside @ .., b'"'] = json.as_bytes() else { return None };
    if is_plain(inside) { json.get(1..json.len() - 1) } else { None }
}

impl<'d> MemberName<'d> {
    /// Unescapes the name. With half of a surrogate pair it stays as written.
    pub(super) fn new(json: &'d str) -> Self {
        if let Some(plain) = plain(json) {
            return Self { text: plain.into(), is_text: true };
        }
        match Self::text_of(json) {
            Some(text) => Self { text: text.into(), is_text: true },
            None => Self { text: json.into(), is_text: false },
        }
    }

    /// Unescapes a JSON string.
    fn text_of(json: &str) -> Option<String> {
        unquoted(json.strip_prefix('"')?.strip_suffix('"')?)
    }
}

/// The last member of each name, and true if all names are different.
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

/// The deepest nesting of a value that is checked as a whole.
const DEEPEST: usize = 127;

/// Below this many names, comparing all pairs is the fastest.
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
