//! Diagnostics: the mistake, its place in the document, and help.

use std::fmt;

use proc_macro2::Span;

use crate::pointer::Pointer;

/// A mistake. The macro and the command line show the same text.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    span: Span,
    message: String,
    place: Option<(String, Position)>,
    pointer: Option<Pointer>,
    help: Vec<String>,
}

/// A position in a text. Lines and columns count from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl Position {
    /// The position of a byte offset.
    pub fn from_offset(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { line, column }
    }
}

impl Diagnostic {
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), place: None, pointer: None, help: Vec::new() }
    }

    pub fn at(mut self, path: &str, position: Position) -> Self {
        self.place = Some((path.to_owned(), position));
        self
    }

    pub fn pointer(mut self, pointer: Pointer) -> Self {
        self.pointer = Some(pointer);
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds a help line, if there is one.
    pub fn help_if_any(mut self, help: Option<String>) -> Self {
        self.help.extend(help);
        self
    }

    /// The span of the argument that asked for this part of the document.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The message without the place and the help lines.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The file, line and column in the document. Both count from 1; columns count characters.
    #[must_use]
    pub fn place(&self) -> Option<(&str, usize, usize)> {
        self.place.as_ref().map(|(path, Position { line, column })| (path.as_str(), *line, *column))
    }

    /// The JSON pointer of the place, unless it is a whole document.
    #[must_use]
    pub fn pointer_text(&self) -> Option<String> {
        self.pointer.as_ref().filter(|pointer| !pointer.is_root()).map(ToString::to_string)
    }

    /// The help lines.
    #[must_use]
    pub fn helps(&self) -> &[String] {
        &self.help
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((path, Position { line, column })) = &self.place {
            write!(f, "{path}:{line}:{column}: ")?;
        }
        f.write_str(&self.message)?;
        if let Some(pointer) = self.pointer.as_ref().filter(|pointer| !pointer.is_root()) {
            write!(f, "\n  at {pointer}")?;
        }
        for help in &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}
