//! One value of a document: a slice of its text, with the pointer that leads there.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::Document;
use crate::diagnostic::{Diagnostic, Position};
use crate::pointer::Pointer;
use proc_macro2::Span;

/// A value of a document. Reading one level of it costs the length of its text, and nothing below is built.
#[derive(Clone, Debug)]
pub(crate) struct Node<'d> {
    document: &'d Document,
    pointer: Pointer,
    text: &'d str,
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
        Self { document, pointer: Pointer::root(), text }
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
        let members = serde_json::Deserializer::from_str(self.text).deserialize_map(Members);
        let members: Vec<(Cow<'d, str>, &'d RawValue)> = members.unwrap_or_default();
        members
            .into_iter()
            .map(|(name, value)| {
                let node = self.child(&name, value);
                (name, node)
            })
            .collect()
    }

    /// The member of this name.
    pub(crate) fn member(&self, name: &str) -> Option<Node<'d>> {
        self.members().into_iter().rev().find_map(|(member, node)| (member == name).then_some(node))
    }

    /// The elements of an array; none if this is no array.
    pub(crate) fn elements(&self) -> Vec<Node<'d>> {
        let elements = serde_json::Deserializer::from_str(self.text).deserialize_seq(Elements);
        let elements: Vec<&'d RawValue> = elements.unwrap_or_default();
        elements.into_iter().enumerate().map(|(index, value)| self.child(&index.to_string(), value)).collect()
    }

    /// The members of an object or the elements of an array.
    pub(crate) fn children(&self) -> Vec<Node<'d>> {
        match self.kind() {
            Kind::Array => self.elements(),
            _ => self.members().into_iter().map(|(_, node)| node).collect(),
        }
    }

    /// The text, if this is a string.
    pub(crate) fn string(&self) -> Option<String> {
        serde_json::from_str(self.text).ok()
    }

    /// The whole value. `None` if it is nested deeper than any real document is.
    pub(crate) fn value(&self) -> Option<serde_json::Value> {
        serde_json::from_str(self.text).ok()
    }

    /// The child that a part of a pointer names.
    pub(crate) fn child_at(&self, part: &str) -> Option<Node<'d>> {
        let pointer = self.pointer.child(part);
        self.children().into_iter().rev().find(|child| child.pointer == pointer)
    }

    pub(crate) fn position(&self) -> Position {
        self.document.position(self.text)
    }

    /// A diagnostic that points here.
    pub(crate) fn problem(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(span, message).at(self.document.path(), self.position()).pointer(self.pointer.clone())
    }

    fn child(&self, part: &str, value: &'d RawValue) -> Self {
        Self { document: self.document, pointer: self.pointer.child(part), text: value.get() }
    }
}

struct Members;

impl<'d> Visitor<'d> for Members {
    type Value = Vec<(Cow<'d, str>, &'d RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'d>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(MemberName(name)) = map.next_key()? {
            members.push((name, map.next_value()?));
        }
        Ok(members)
    }
}

struct Elements;

impl<'d> Visitor<'d> for Elements {
    type Value = Vec<&'d RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'d>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = seq.next_element()? {
            elements.push(element);
        }
        Ok(elements)
    }
}

/// A member's name, borrowed from the text where it has no escapes.
struct MemberName<'d>(Cow<'d, str>);

impl<'d> serde::Deserialize<'d> for MemberName<'d> {
    fn deserialize<D: serde::Deserializer<'d>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl<'d> Visitor<'d> for NameVisitor {
            type Value = MemberName<'d>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a member name")
            }

            fn visit_borrowed_str<E>(self, name: &'d str) -> Result<Self::Value, E> {
                Ok(MemberName(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(MemberName(Cow::Owned(name.to_owned())))
            }
        }

        deserializer.deserialize_str(NameVisitor)
    }
}
