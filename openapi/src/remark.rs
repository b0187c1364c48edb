//! Remarks: differences between the generated code and the document that do not refuse an operation.

use crate::diagnostic::Diagnostic;
use crate::reader::Site;
use crate::source::Node;

/// The kind of difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The document violates the specification but has one sensible meaning, which is generated.
    Slip,
    /// A part of the document without a counterpart in the code.
    NotRepresented,
    /// A constraint on values that the code does not check.
    NotEnforced,
}

/// A remark. Its diagnostic is made on demand, because finding a line scans the text and the macro shows no remarks.
#[derive(Clone, Debug)]
pub struct Remark<'d> {
    pub mark: Mark,
    /// The keyword that the remark is about.
    pub keyword: &'static str,
    pub site: Site<'d>,
    pub message: String,
}

impl<'d> Remark<'d> {
    pub fn new(mark: Mark, keyword: &'static str, site: &Site<'d>, message: impl Into<String>) -> Self {
        Self { mark, keyword, site: site.clone(), message: message.into() }
    }

    /// Makes the diagnostic, with file, line and column.
    pub fn diagnostic(&self) -> Diagnostic {
        self.site.problem(self.message.as_str())
    }
}

/// A slip before it is tied to an argument as a [`Remark`].
#[derive(Clone, Debug)]
pub struct Slip<'d> {
    pub keyword: &'static str,
    pub node: Node<'d>,
    pub message: String,
}

impl<'d> Slip<'d> {
    pub(crate) fn new(keyword: &'static str, node: &Node<'d>, message: impl Into<String>) -> Self {
        Self { keyword, node: node.clone(), message: message.into() }
    }

    /// A keyword with the value null: tools write it for an absent one, and YAML reads a missing value as null.
    pub(crate) fn null(keyword: &str, node: &Node<'d>) -> Self {
        Self::new("null", node, format!("`{keyword}` is null, which is read as if it was not there"))
    }

    /// Another scalar in the place of text for people, such as a status or a date.
    pub(crate) fn prose(keyword: &str, node: &Node<'d>) -> Self {
        let kind = node.kind();
        let message =
            format!("`{keyword}` must be a string, and this is {kind}: it is read as it is written");
        Self::new("description", node, message)
    }

    /// A `$ref` in the place of a container of objects, where OpenAPI does not allow one.
    pub(crate) fn container(keyword: &str, reference: &Node<'d>) -> Self {
        let message = format!("`{keyword}` cannot be a `$ref` in OpenAPI: it is read as what that leads to");
        Self::new("$ref", reference, message)
    }
}
