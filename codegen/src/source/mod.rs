//! First stage: bytes to nodes. A document is checked for syntax once and then read lazily, node by node.

mod index;
mod node;

pub(crate) use index::{Index, IndexedOperation};
pub(crate) use node::{Kind, Node};

use proc_macro2::Span;

use crate::diagnostic::{Diagnostic, Position};
use crate::pointer::Pointer;

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
    path: String,
    text: String,
}

impl Document {
    /// Reads a document and checks that it is JSON, without building a value of it.
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
        match serde_json::from_str::<&serde_json::value::RawValue>(without_mark(&text)) {
            Ok(_) => Ok(Self { path: path.to_owned(), text }),
            Err(error) => Err(not_json(path, &error, span)),
        }
    }

    /// The path as the user wrote it.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The node of the whole document.
    pub(crate) fn root(&self) -> Node<'_> {
        Node::root(self, without_mark(&self.text).trim())
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
        match version.string() {
            Some(text) if text == "3.0" || text.starts_with("3.0.") => Ok(()),
            Some(text) => Err(version.problem(span, format!("OpenAPI {text} is not supported")))
                .map_err(|problem| problem.help("supported is OpenAPI 3.0")),
            None => {
                Err(version
                    .problem(span, format!("`openapi` must be a string, and this is {}", version.kind())))
            }
        }
    }

    /// The node at this place.
    pub(crate) fn node(&self, pointer: &Pointer) -> Option<Node<'_>> {
        pointer.parts().iter().try_fold(self.root(), |node, part| node.child_at(part))
    }

    /// Where a part of this document's text stands.
    fn position(&self, part: &str) -> Position {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        Position::of(&self.text, offset)
    }
}

/// A byte order mark is allowed at the start of a file, but not in JSON.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn not_json(path: &str, error: &serde_json::Error, span: Span) -> Diagnostic {
    let text = error.to_string();
    let reason = text.split(" at line ").next().unwrap_or(&text);
    let position = Position { line: error.line(), column: error.column().max(1) };
    let diagnostic = Diagnostic::new(span, format!("the document is not JSON: {reason}")).at(path, position);
    let extension = path.rsplit('.').next().unwrap_or_default();
    if matches!(extension, "yaml" | "yml") {
        diagnostic.help("YAML documents are not supported: convert it to JSON")
    } else {
        diagnostic
    }
}
