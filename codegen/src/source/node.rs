//! One value of a document: a slice of its text, with the pointer that leads there.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use proc_macro2::Span;
use serde::de::{Deserializer as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::Document;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

/// A value of a document. Reading one level of it costs the length of its text, and nothing below is built.
#[derive(Clone, Debug)]
pub(crate) struct Node<'d> {
    document: &'d Document,
    pointer: Pointer,
    text: &'d str,
    /// Whether what leads here is an index or a name that is text.
    has_name: bool,
}

/// Where a node is, without the document that it is a part of.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) pointer: Pointer,
    pub(super) offset: usize,
}

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
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
    pub(super) fn root(document: &'d Document, text: &'d str) -> Self {
        Self { document, pointer: Pointer::root(), text, has_name: true }
    }

    pub(crate) fn place(&self) -> Place {
        Place { pointer: self.pointer.clone(), offset: self.offset() }
    }

    /// Where the value begins, which no other value does: so nodes are told apart, whatever their names are.
    pub(crate) fn offset(&self) -> usize {
        offset(&self.document.text, self.text)
    }

    /// Whether the member's name is text. Half of a surrogate pair can be written in JSON, but is none.
    pub(crate) fn has_name(&self) -> bool {
        self.has_name
    }

    /// The value as it is written.
    pub(crate) fn written(&self) -> &'d str {
        self.text
    }

    pub(crate) fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    pub(crate) fn kind(&self) -> Kind {
        match self.text.as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'"') => Kind::String,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        }
    }

    /// The members of an object in the document's order; none if this is no object. Of members with the same name
    /// the last one counts, as in most JSON readers.
    pub(crate) fn members(&self) -> Vec<(Cow<'d, str>, Node<'d>)> {
        let members = self.raw_members().into_iter();
        members
            .map(|(name, value)| {
                let node = self.member_node(&name, value);
                (name.text, node)
            })
            .collect()
    }

    /// The member of this name.
    pub(crate) fn member(&self, name: &str) -> Option<Node<'d>> {
        let members = self.raw_members().into_iter();
        members
            .rev()
            .find_map(|(member, value)| (member.text == name).then(|| self.member_node(&member, value)))
    }

    fn raw_members(&self) -> Vec<(MemberName<'d>, &'d str)> {
        if !self.pointer.is_root() {
            return members(self.text).unwrap_or_default();
        }
        let top = self.document.top.iter().filter_map(|(name, range)| {
            let name = MemberName { text: name.as_str().into(), is_text: true };
            Some((name, self.document.text.get(range.clone())?))
        });
        top.collect()
    }

    fn member_node(&self, name: &MemberName<'d>, text: &'d str) -> Self {
        Self { has_name: name.is_text, ..self.child(&name.text, text) }
    }

    /// The elements of an array; none if this is no array.
    pub(crate) fn elements(&self) -> Vec<Node<'d>> {
        let elements = serde_json::Deserializer::from_str(self.text).deserialize_seq(Elements);
        let elements: Vec<&'d str> = elements.unwrap_or_default();
        elements.into_iter().enumerate().map(|(index, value)| self.child(&index.to_string(), value)).collect()
    }

    /// The text, if this is a string.
    pub(crate) fn string(&self) -> Option<String> {
        self.text().ok()
    }

    /// The text, or a phrase that says of a keyword why its value is none: "must be a string, and this is null".
    pub(crate) fn text(&self) -> Result<String, String> {
        match self.kind() {
            Kind::String => self.read(),
            kind => Err(format!("must be a string, and this is {kind}")),
        }
    }

    /// The whole value, or a phrase that says of a keyword why it cannot be read: it may be nested deeper than any
    /// real document is, a number of no size, or text with half of a surrogate pair.
    pub(crate) fn value(&self) -> Result<serde_json::Value, String> {
        self.read()
    }

    fn read<T: serde::Deserialize<'d>>(&self) -> Result<T, String> {
        serde_json::from_str(self.text).map_err(|error| format!("cannot be read: {}", reason(&error)))
    }

    /// A diagnostic that points here.
    pub(crate) fn problem(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.document.problem(&self.place(), span, message)
    }

    fn child(&self, part: &str, text: &'d str) -> Self {
        Self { document: self.document, pointer: self.pointer.child(part), text, has_name: true }
    }
}

/// The members of a document's top, and where in the text their values are.
pub(super) fn top(text: &str) -> serde_json::Result<Vec<(String, Range<usize>)>> {
    let range = |value: &str| {
        let start = offset(text, value);
        start..start + value.len()
    };
    let members = members(without_mark(text))?.into_iter();
    Ok(members.map(|(name, value)| (name.text.into_owned(), range(value))).collect())
}

/// A byte order mark is allowed at the start of a file, but not in JSON.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Where a part of a text begins.
pub(super) fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// What an error of the JSON reader is about, without the place, which is one in the value alone.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// The members of an object, of those with the same name the last one.
fn members(text: &str) -> serde_json::Result<Vec<(MemberName<'_>, &str)>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let mut members = deserializer.deserialize_map(Members)?;
    deserializer.end()?;
    let mut names: Vec<&str> = members.iter().map(|(name, _)| name.text.as_ref()).collect();
    names.sort_unstable();
    if names.is_sorted_by(|one, next| one < next) {
        return Ok(members);
    }
    let mut seen = BTreeSet::new();
    members.reverse();
    members.retain(|(name, _)| seen.insert(name.text.clone()));
    members.reverse();
    Ok(members)
}

struct Members;

impl<'d> Visitor<'d> for Members {
    type Value = Vec<(MemberName<'d>, &'d str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'d>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(name) = map.next_key::<&'d RawValue>()? {
            members.push((MemberName::of(name.get()), map.next_value::<&'d RawValue>()?.get()));
        }
        Ok(members)
    }
}

struct Elements;

impl<'d> Visitor<'d> for Elements {
    type Value = Vec<&'d str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'d>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = seq.next_element::<&'d RawValue>()? {
            elements.push(element.get());
        }
        Ok(elements)
    }
}

/// A member's name, borrowed from the document where it has no escapes.
struct MemberName<'d> {
    text: Cow<'d, str>,
    is_text: bool,
}

impl<'d> MemberName<'d> {
    /// The name that this JSON string says. One that is no text stands as it is written.
    fn of(json: &'d str) -> Self {
        match json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(plain) if !plain.contains('\\') => Self { text: plain.into(), is_text: true },
            _ => match serde_json::from_str::<String>(json) {
                Ok(text) => Self { text: text.into(), is_text: true },
                Err(_) => Self { text: json.into(), is_text: false },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::{Kind, Node};

    fn document(text: &str) -> Document {
        Document::of(text)
    }

    fn names(node: &Node<'_>) -> Vec<String> {
        node.members().into_iter().map(|(name, _)| name.into_owned()).collect()
    }

    #[test]
    fn members_keep_their_order_and_the_last_of_each_name() {
        let document = document(
            r#"{"x": {"b": 1, "a": 2, "b": 3, "\u0061": 4, "c": 5}, "x": {"z": 0}, "y": {"b": 1, "a": 2}}"#,
        );
        let root = document.root();
        assert_eq!(names(&root), ["x", "y"]);
        assert_eq!(names(&root.member("x").unwrap()), ["z"]);
        assert_eq!(names(&root.member("y").unwrap()), ["b", "a"]);
        let document = self::document(r#"{"x": {"b": 1, "a": 2, "b": 3, "\u0061": 4, "c": 5}}"#);
        let x = document.root().member("x").unwrap();
        assert_eq!(names(&x), ["b", "a", "c"]);
        assert_eq!(x.member("a").unwrap().value(), Ok(4.into()));
        assert_eq!(x.member("b").unwrap().offset(), x.members()[0].1.offset());
    }

    #[test]
    fn kinds() {
        let document = document(r#"{"a": [{}, [], "", -1, 0.5e3, true, false, null]}"#);
        let kinds: Vec<Kind> =
            document.root().member("a").unwrap().elements().iter().map(Node::kind).collect();
        let (number, boolean) = (Kind::Number, Kind::Boolean);
        assert_eq!(
            kinds,
            [Kind::Object, Kind::Array, Kind::String, number, number, boolean, boolean, Kind::Null]
        );
    }

    #[test]
    fn what_is_no_container_has_no_children() {
        let document = document(r#"{"a": ["text", 1, null]}"#);
        for node in document.root().member("a").unwrap().elements() {
            assert!(node.members().is_empty() && node.elements().is_empty());
        }
        assert!(document.root().elements().is_empty());
    }

    #[test]
    fn names_and_texts_with_half_a_pair() {
        let document = document(r#"{"a": {"\ud800": "\udfff", "\\ud800": 2, "b": 3}}"#);
        let members = document.root().member("a").unwrap().members();
        let names: Vec<(&str, bool)> =
            members.iter().map(|(name, node)| (name.as_ref(), node.has_name())).collect();
        assert_eq!(names, [("\"\\ud800\"", false), ("\\ud800", true), ("b", true)]);
        assert!(members[0].1.text().unwrap_err().starts_with("cannot be read: "));
        assert_eq!(members[2].1.text(), Err("must be a string, and this is a number".to_owned()));
    }

    #[test]
    fn places() {
        let document = document("\u{feff}{\r\n \"ä\": [1,\n  {\"~/\": true}]}");
        let element = document.root().member("ä").unwrap().elements().remove(1);
        let value = element.member("~/").unwrap();
        assert_eq!(value.pointer().to_string(), "#/ä/1/~0~1");
        let position = |node: &Node<'_>| {
            (document.position(node.offset()).line, document.position(node.offset()).column)
        };
        assert_eq!(position(&value), (3, 10));
        assert_eq!(position(&document.root()), (1, 1));
    }
}
