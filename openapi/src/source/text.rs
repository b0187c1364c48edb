//! The text of a file and the ends of its values. Everything else is read on demand.

use std::fmt;

use proc_macro2::Span;

use super::grammar::Fault;
use super::structure::{Structure, can_be_long};
#[cfg(feature = "yaml")]
use super::yaml::{self, Origin};
use crate::diagnostic::{Diagnostic, Position};

/// A file that was read, with the ends of its values. One compilation can cache it for the next.
pub struct Text {
    /// The JSON text; for YAML, the JSON that it was converted to.
    pub(super) json: String,
    pub(super) structure: Structure,
    /// The YAML that the user wrote.
    #[cfg(feature = "yaml")]
    pub(super) origin: Option<Origin>,
}

impl Text {
    /// Decodes and indexes the bytes of a file.
    pub(super) fn read(path: &str, bytes: Vec<u8>, span: Span) -> Result<Self, Diagnostic> {
        if !can_be_long(bytes.len()) {
            let message = format!("the document `{path}` is longer than 4 GB, which is too much to be read");
            return Err(Diagnostic::new(span, message));
        }
        let mut json = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let position = Position::from_offset(&String::from_utf8_lossy(error.as_bytes()), valid);
            Diagnostic::new(span, "the document is not UTF-8").at(path, position)
        })?;
        // A byte order mark may start a file, but RFC 8259 section 8.1 does not allow it in JSON.
        if json.starts_with('\u{feff}') {
            json.remove(0);
        }
        if is_yaml(path) {
            return Self::of_yaml(path, json, span);
        }
        match Structure::scan(&json) {
            Ok(structure) => Ok(Self {
                json,
                structure,
                #[cfg(feature = "yaml")]
                origin: None,
            }),
            Err(fault) => Err(not_json(path, &json, span, &fault)),
        }
    }

    /// Converts YAML to JSON and indexes that.
    #[cfg(feature = "yaml")]
    fn of_yaml(path: &str, written: String, span: Span) -> Result<Self, Diagnostic> {
        let problem = |written: &str, fault: Fault| {
            Diagnostic::new(span, fault.reason).at(path, Position::from_offset(written, fault.offset))
        };
        let (json, places) = yaml::to_json(&written).map_err(|fault| problem(&written, fault))?;
        if !can_be_long(json.len()) {
            let message =
                format!("the document `{path}` is longer than 4 GB in JSON, which is too much to be read");
            return Err(Diagnostic::new(span, message));
        }
        let structure = Structure::scan(&json).map_err(|fault| problem(&written, fault))?;
        Ok(Self { json, structure, origin: Some(Origin::new(written, places)) })
    }

    /// Refuses YAML: the feature is off.
    #[cfg(not(feature = "yaml"))]
    fn of_yaml(path: &str, _: String, span: Span) -> Result<Self, Diagnostic> {
        let message = format!("the document `{path}` is YAML, which is read only with the feature `yaml`");
        let help = "write `features = [\"yaml\"]` at the dependency on formwork in Cargo.toml";
        Err(Diagnostic::new(span, message).help(help))
    }

    /// The approximate memory that it takes, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        let size = self.json.len() + self.structure.size();
        #[cfg(feature = "yaml")]
        let size = size + self.origin.as_ref().map_or(0, |origin| origin.text().len());
        size
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Text").field("length", &self.json.len()).finish_non_exhaustive()
    }
}

/// True for the name of a YAML file.
pub(super) fn is_yaml(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["yaml", "yml"].iter().any(|yaml| extension.eq_ignore_ascii_case(yaml))
}

/// True if a text that is not JSON looks like YAML: it begins with a comment, a directive, `---` or a key.
fn looks_like_yaml(text: &str) -> bool {
    let line = text.trim_start().lines().next().unwrap_or_default();
    !line.starts_with(['{', '[', '"', '<'])
        && (line.starts_with(['#', '%']) || line.starts_with("---") || line.contains(':'))
}

/// True for a text that begins like HTML or XML: what servers send in place of a document that is elsewhere, or behind a
/// login.
pub(super) fn is_page(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('<')
}

pub(super) const IS_PAGE: &str = "this is HTML or XML, and not an OpenAPI document";
pub(super) const HELP_FOR_PAGE: &str =
    "download the document itself: a server may have sent a page in its place";

/// The diagnostic for a text that is not JSON.
pub(super) fn not_json(path: &str, text: &str, span: Span, fault: &Fault) -> Diagnostic {
    if is_page(text) {
        return Diagnostic::new(span, IS_PAGE).at(path, Position::from_offset(text, 0)).help(HELP_FOR_PAGE);
    }
    let message = format!("the document is not JSON: {}", fault.reason);
    let problem = Diagnostic::new(span, message).at(path, Position::from_offset(text, fault.offset));
    let help = "if this is YAML, its name must end in `.yaml` or `.yml`";
    problem.help_if_any(looks_like_yaml(text).then(|| help.to_owned()))
}
