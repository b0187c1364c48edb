//! First stage: bytes to nodes. A document is checked for syntax once and then read lazily, node by node.

mod index;
mod marks;
mod node;

pub(crate) use index::{Index, IndexedOperation};
use marks::Marks;
pub(crate) use node::{Kind, Node, Place};

use std::cell::OnceCell;
use std::ops::Range;

use proc_macro2::Span;

use crate::diagnostic::{Diagnostic, Position};

/// Where documents come from. The macro reads from the crate's folder, tests from memory.
pub trait Files {
    /// The bytes of the file at this path, which is relative to the user's crate and has `/` between its parts.
    ///
    /// # Errors
    ///
    /// Fails with a phrase that follows the path: "does not exist".
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;
}

/// A JSON text that is known to be well-formed.
#[derive(Debug)]
pub(crate) struct Document {
    /// As the user wrote it.
    path: String,
    text: String,
    /// The members of the top and where their values are. Finding them takes reading it all, so it is done once.
    top: Vec<(String, Range<usize>)>,
    /// Made when the first position is asked for.
    marks: OnceCell<Marks>,
}

impl Document {
    /// Reads a document and checks that it is JSON, in one pass that builds no value of it.
    pub(crate) fn load(path: &str, files: &dyn Files, span: Span) -> Result<Self, Diagnostic> {
        let problem = |message: String| Diagnostic::new(span, message);
        let bytes = files.read(path).map_err(|reason| {
            problem(format!("the document `{path}` {reason}"))
                .help("the path is relative to the folder of this crate's Cargo.toml")
        })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let position = Position::of(&String::from_utf8_lossy(error.as_bytes()), valid);
            problem("the document is not UTF-8".to_owned()).at(path, position)
        })?;
        match node::top(&text) {
            Ok(top) => Ok(Self { path: path.to_owned(), text, top, marks: OnceCell::new() }),
            Err(error) => Err(not_json(path, node::without_mark(&text), &error, span)),
        }
    }

    /// The node of the whole document.
    pub(crate) fn root(&self) -> Node<'_> {
        Node::root(self, node::without_mark(&self.text).trim())
    }

    /// Checks that this is an OpenAPI document of a version that is understood.
    pub(crate) fn version(&self, span: Span) -> Result<(), Diagnostic> {
        let root = self.root();
        let Some(version) = root.member("openapi") else {
            let message = match root.member("swagger") {
                Some(_) => "this is a Swagger 2.0 document, which is not supported",
                None => "this is no OpenAPI document: it has no `openapi` member with the version",
            };
            return Err(root.problem(span, message).help("supported is OpenAPI 3.0"));
        };
        match version.text() {
            Ok(text) if text == "3.0" || text.starts_with("3.0.") => Ok(()),
            Ok(text) => Err(version.problem(span, format!("OpenAPI {text} is not supported")))
                .map_err(|problem| problem.help("supported is OpenAPI 3.0")),
            Err(reason) => Err(version.problem(span, format!("`openapi` {reason}"))),
        }
    }

    /// A diagnostic at a place of this document.
    pub(crate) fn problem(&self, place: &Place, span: Span, message: impl Into<String>) -> Diagnostic {
        let Place { pointer, offset } = place;
        Diagnostic::new(span, message).at(&self.path, self.position(*offset)).pointer(pointer.clone())
    }

    /// The position of an offset. A byte order mark is no character of the first line.
    fn position(&self, offset: usize) -> Position {
        let text = node::without_mark(&self.text);
        let marks = self.marks.get_or_init(|| Marks::of(text));
        marks.position(text, offset.saturating_sub(self.text.len() - text.len()))
    }
}

fn not_json(path: &str, text: &str, error: &serde_json::Error, span: Span) -> Diagnostic {
    let reason = node::reason(error);
    // The reader counts in bytes, and the last one that it read is the one that is wrong.
    let before = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = before + error.column().saturating_sub(1);
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let position = Position::of(text, at);
    let what = if error.is_data() { "an OpenAPI document" } else { "JSON" };
    let diagnostic =
        Diagnostic::new(span, format!("the document is not {what}: {reason}")).at(path, position);
    let extension = path.rsplit('.').next().unwrap_or_default();
    if matches!(extension, "yaml" | "yml") {
        diagnostic.help("YAML documents are not supported: convert it to JSON")
    } else {
        diagnostic
    }
}

#[cfg(test)]
impl Document {
    /// The document with this text.
    fn of(text: &str) -> Self {
        struct Text<'t>(&'t str);

        impl Files for Text<'_> {
            fn read(&self, _: &str) -> Result<Vec<u8>, String> {
                Ok(self.0.as_bytes().to_vec())
            }
        }

        Self::load("a.json", &Text(text), Span::call_site()).unwrap()
    }
}
