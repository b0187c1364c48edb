//! One file among those of a document: its text, what its values are called by, and where its lines are.

use std::cell::OnceCell;
use std::sync::Arc;

use proc_macro2::Span;

use super::level::{Level, Slice};
use super::marks::Marks;
use super::structure::Structure;
use super::text::{Text, is_yaml, not_json};
use crate::diagnostic::{Diagnostic, Position};
use crate::pointer::Pointer;

/// A text whose brackets pair up. Whether the rest of it is JSON turns out where it is read.
#[derive(Debug)]
pub(super) struct File {
    /// As the user wrote it, or put together from where a `$ref` is and what it says.
    pub(super) path: String,
    /// What the pointers to its values begin with.
    pub(super) pointer: Pointer,
    /// What is added to its offsets, so that no two values of all files have the same.
    pub(super) base: usize,
    text: Arc<Text>,
    /// Made when the first position is asked for.
    marks: OnceCell<Marks>,
}

impl File {
    /// Fails if the one value of the text has no end, or something stands behind it.
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

    /// Where the values of the text end.
    pub(super) fn structure(&self) -> &Structure {
        &self.text.structure
    }

    /// The one value of the file.
    pub(super) fn top(&self) -> Slice {
        Level::top(self).unwrap_or(Slice { start: 0, end: self.text.json.len(), number: 0 })
    }

    /// Where what is left of the text begins.
    pub(super) fn offset(&self, rest: &[u8]) -> usize {
        self.text.json.len() - rest.len()
    }

    /// What is left of the text from an offset on.
    pub(super) fn from(&self, offset: usize) -> &[u8] {
        self.text.json.as_bytes().get(offset..).unwrap_or_default()
    }

    /// What is between two offsets.
    pub(super) fn text(&self, start: usize, end: usize) -> &str {
        self.text.json.get(start..end).unwrap_or_default()
    }

    /// The first number that is free for the base of another file.
    pub(super) fn end(&self) -> usize {
        self.base + self.text.json.len() + 1
    }

    /// The position of an offset of this file, in what the user wrote.
    pub(super) fn position(&self, offset: usize) -> Position {
        #[cfg(feature = "yaml")]
        let (text, offset) = match &self.text.origin {
            Some(origin) => (origin.text(), origin.offset(offset)),
            None => (self.text.json.as_str(), offset),
        };
        #[cfg(not(feature = "yaml"))]
        let text = self.text.json.as_str();
        self.marks.get_or_init(|| Marks::of(text)).position(text, offset)
    }

    /// The plain scalar that is the value at this offset, if it was written in YAML.
    #[cfg(feature = "yaml")]
    pub(super) fn authored(&self, offset: usize) -> Option<&str> {
        self.text.origin.as_ref()?.plain(offset)
    }

    /// True for a name that YAML's `<<` has brought.
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

    /// What is said of something in this file that is not JSON.
    pub(super) fn not_json(&self, reason: &str) -> String {
        let what =
            if is_yaml(&self.path) { "this YAML cannot be read as JSON" } else { "the document is not JSON" };
        format!("{what}: {reason}")
    }
}
