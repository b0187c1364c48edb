//! A file of a document: its text, the start of its pointers, and its line numbers.

use std::cell::OnceCell;
use std::sync::Arc;

use proc_macro2::Span;

use super::level::{Level, Slice};
use super::marks::Marks;
use super::structure::Structure;
use super::text::{Text, is_yaml, not_json};
use crate::diagnostic::{Diagnostic, Position};
use crate::pointer::Pointer;

/// A file whose brackets are balanced. Other syntax errors are found when a value is read.
#[derive(Debug)]
pub(super) struct File {
    /// The path as the user wrote it, or resolved from a `$ref`.
    pub(super) path: String,
    /// The pointer of the root.
    pub(super) pointer: Pointer,
    /// The start of this file's offsets, so that offsets are unique across files.
    pub(super) base: usize,
    text: Arc<Text>,
    /// Made on demand, for the first position.
    marks: OnceCell<Marks>,
}

impl File {
    /// Fails if the text does not end after one value. In YAML that is reported when the value is read.
    pub(super) fn new(
        path: &str,
        pointer: Pointer,
        base: usize,
        text: Arc<Text>,
        span: Span,
    ) -> Result<Self, Diagnostic> {
        let file = Self { path: path.to_owned(), pointer, base, text, marks: OnceCell::new() };
        match Level::top(&file) {
            Err(fault) if !is_yaml(path) => Err(not_json(path, &file.text.json, span, &fault)),
            _ => Ok(file),
        }
    }

    /// The ends of the containers.
    pub(super) fn structure(&self) -> &Structure {
        &self.text.structure
    }

    /// The root value of the file.
    pub(super) fn top(&self) -> Slice {
        Level::top(self).unwrap_or(Slice { start: 0, end: self.text.json.len(), number: 0 })
    }

    /// The offset at which the rest of the text begins.
    pub(super) fn offset(&self, rest: &[u8]) -> usize {
        self.text.json.len() - rest.len()
    }

    /// The text from an offset on.
    pub(super) fn from(&self, offset: usize) -> &[u8] {
        self.text.json.as_bytes().get(offset..).unwrap_or_default()
    }

    /// The text between two offsets.
    pub(super) fn text(&self, start: usize, end: usize) -> &str {
        self.text.json.get(start..end).unwrap_or_default()
    }

    /// The first offset that is free for another file.
    pub(super) fn end(&self) -> usize {
        self.base + self.text.json.len() + 1
    }

    /// The position of an offset in the text that the user wrote, which may be YAML.
    pub(super) fn position(&self, offset: usize) -> Position {
        #[cfg(feature = "yaml")]
        let (text, offset) = match &self.text.origin {
            Some(origin) => (origin.text(), origin.offset(offset)),
            None => (self.text.json.as_str(), offset),
        };
        #[cfg(not(feature = "yaml"))]
        let text = self.text.json.as_str();
        self.marks.get_or_init(|| Marks::new(text)).position(text, offset)
    }

    /// The unquoted scalar at this offset as written in YAML. `None` for JSON.
    #[cfg(feature = "yaml")]
    pub(super) fn authored(&self, offset: usize) -> Option<&str> {
        self.text.origin.as_ref()?.plain(offset)
    }

    /// True for a member name that was merged by YAML's `<<`.
    #[cfg(feature = "yaml")]
    pub(super) fn is_merged(&self, offset: usize) -> bool {
        self.text.origin.as_ref().is_some_and(|origin| origin.is_merged(offset))
    }

    #[cfg(not(feature = "yaml"))]
    #[expect(clippy::unused_self, reason = "JSON has no `<<`")]
    pub(super) fn is_merged(&self, _: usize) -> bool {
        false
    }

    /// The reason why the YAML at this offset has no JSON.
    #[cfg(feature = "yaml")]
    pub(super) fn wrong(&self, offset: usize) -> Option<&'static str> {
        self.text.origin.as_ref().and_then(|origin| origin.wrong(offset))
    }

    #[cfg(not(feature = "yaml"))]
    #[expect(clippy::unused_self, reason = "JSON has JSON for everything")]
    pub(super) fn wrong(&self, _: usize) -> Option<&'static str> {
        None
    }

    /// The message for a syntax error in this file.
    pub(super) fn not_json(&self, reason: &str) -> String {
        let what =
            if is_yaml(&self.path) { "this YAML cannot be read as JSON" } else { "the document is not JSON" };
        format!("{what}: {reason}")
    }
}
