//! One file: its text, where the values in it end, and where its lines are.

use std::cell::OnceCell;

use proc_macro2::Span;

use super::grammar::Fault;
use super::level::{Level, Slice};
use super::marks::Marks;
use super::structure::{Structure, can_be_long};
#[cfg(feature = "yaml")]
use super::yaml::{self, Origin};
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
    /// The JSON that is read.
    text: String,
    /// What the user wrote, if that is YAML.
    #[cfg(feature = "yaml")]
    origin: Option<Origin>,
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
        if is_yaml(path) {
            return Self::of_yaml(path, pointer, base, text, span);
        }
        let not_json = |text: &str, fault: &Fault| {
            let message = format!("the document is not JSON: {}", fault.reason);
            let problem = Diagnostic::new(span, message).at(path, Position::of(text, fault.offset));
            let help = "if this is YAML, its name must end in `.yaml` or `.yml`";
            problem.help_if_any(looks_like_yaml(text).then(|| help.to_owned()))
        };
        let structure = Structure::of(&text).map_err(|fault| not_json(&text, &fault))?;
        let file = Self {
            path: path.to_owned(),
            pointer,
            base,
            structure,
            text,
            #[cfg(feature = "yaml")]
            origin: None,
            marks: OnceCell::new(),
        };
        match Level::top(&file) {
            Ok(_) => Ok(file),
            Err(fault) => Err(not_json(&file.text, &fault)),
        }
    }

    /// Reads what is written in YAML, as the JSON that it stands for.
    #[cfg(feature = "yaml")]
    fn of_yaml(
        path: &str,
        pointer: Pointer,
        base: usize,
        written: String,
        span: Span,
    ) -> Result<Self, Diagnostic> {
        let problem = |written: &str, fault: Fault| {
            Diagnostic::new(span, fault.reason).at(path, Position::of(written, fault.offset))
        };
        let (text, places) = yaml::to_json(&written).map_err(|fault| problem(&written, fault))?;
        if !can_be_long(text.len()) {
            let message =
                format!("the document `{path}` is longer than 4 GB in JSON, which is too much to be read");
            return Err(Diagnostic::new(span, message));
        }
        let structure = Structure::of(&text).map_err(|fault| problem(&written, fault))?;
        let (path, origin) = (path.to_owned(), Some(Origin::new(written, places)));
        Ok(Self { path, pointer, base, structure, text, origin, marks: OnceCell::new() })
    }

    /// What is written in YAML is not read.
    #[cfg(not(feature = "yaml"))]
    fn of_yaml(path: &str, _: Pointer, _: usize, _: String, span: Span) -> Result<Self, Diagnostic> {
        let message = format!("the document `{path}` is YAML, which is read only with the feature `yaml`");
        let help = "write `features = [\"yaml\"]` at the dependency on formwork in Cargo.toml";
        Err(Diagnostic::new(span, message).help(help))
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

    /// The position of an offset of this file, in what the user wrote.
    pub(super) fn position(&self, offset: usize) -> Position {
        #[cfg(feature = "yaml")]
        let (text, offset) = match &self.origin {
            Some(origin) => (origin.text(), origin.offset(offset)),
            None => (self.text.as_str(), offset),
        };
        #[cfg(not(feature = "yaml"))]
        let text = self.text.as_str();
        self.marks.get_or_init(|| Marks::of(text)).position(text, offset)
    }

    /// What is said of something in this file that is not JSON.
    pub(super) fn not_json(&self, reason: &str) -> String {
        let what =
            if is_yaml(&self.path) { "this YAML cannot be read as JSON" } else { "the document is not JSON" };
        format!("{what}: {reason}")
    }
}

/// Whether a file of this name is written in YAML.
fn is_yaml(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["yaml", "yml"].iter().any(|yaml| extension.eq_ignore_ascii_case(yaml))
}

/// Whether a text that is not JSON begins as YAML does: with a comment, the mark of a document, or a name.
fn looks_like_yaml(text: &str) -> bool {
    let line = text.trim_start().lines().next().unwrap_or_default();
    !line.starts_with(['{', '[', '"', '<'])
        && (line.starts_with(['#', '%']) || line.starts_with("---") || line.contains(':'))
}
