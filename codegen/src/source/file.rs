//! One file: its text, where the values in it end, and where its lines are.

use std::cell::OnceCell;

use proc_macro2::Span;

use super::grammar::Fault;
use super::level::{Level, Slice};
use super::marks::Marks;
use super::structure::{Structure, can_be_long};
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
    pub(super) structure: Structure,
    text: String,
    /// Made when the first position is asked for.
    marks: OnceCell<Marks>,
}

impl File {
    /// Reads what `bytes` say, in one pass over the text.
    pub(super) fn new(
        path: &str,
        pointer: Pointer,
        base: usize,
        bytes: Vec<u8>,
        span: Span,
    ) -> Result<Self, Diagnostic> {
        if !can_be_long(bytes.len()) {
            let message = format!("the document `{path}` is longer than 4 GB, which is too much to be read");
            return Err(Diagnostic::new(span, message));
        }
        let mut text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let position = Position::of(&String::from_utf8_lossy(error.as_bytes()), valid);
            Diagnostic::new(span, "the document is not UTF-8").at(path, position)
        })?;
        // A byte order mark is allowed at the start of a file, but not in JSON.
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        let not_json = |text: &str, fault: &Fault| {
            let problem =
                Diagnostic::new(span, not_json(&fault.reason)).at(path, Position::of(text, fault.offset));
            problem.help_if_any(
                is_yaml(path).then(|| "YAML documents are not supported: convert it to JSON".to_owned()),
            )
        };
        let structure = Structure::of(&text).map_err(|fault| not_json(&text, &fault))?;
        let file = Self { path: path.to_owned(), pointer, base, structure, text, marks: OnceCell::new() };
        match Level::top(&file) {
            Ok(_) => Ok(file),
            Err(fault) => Err(not_json(&file.text, &fault)),
        }
    }

    /// The one value of the file.
    pub(super) fn top(&self) -> Slice {
        Level::top(self).unwrap_or(Slice { start: 0, end: self.text.len(), number: 0 })
    }

    /// Where what is left of the text begins.
    pub(super) fn offset(&self, rest: &[u8]) -> usize {
        self.text.len() - rest.len()
    }

    /// What is left of the text from an offset on.
    pub(super) fn from(&self, offset: usize) -> &[u8] {
        self.text.as_bytes().get(offset..).unwrap_or_default()
    }

    /// What is between two offsets.
    pub(super) fn text(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The first number that is free for the base of another file.
    pub(super) fn end(&self) -> usize {
        self.base + self.text.len() + 1
    }

    /// The position of an offset of this file.
    pub(super) fn position(&self, offset: usize) -> Position {
        self.marks.get_or_init(|| Marks::of(&self.text)).position(&self.text, offset)
    }
}

pub(super) fn not_json(reason: &str) -> String {
    format!("the document is not JSON: {reason}")
}

fn is_yaml(path: &str) -> bool {
    matches!(path.rsplit('.').next(), Some("yaml" | "yml"))
}
