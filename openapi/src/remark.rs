//! Remarks: where the generated code departs from the document, and the operation is generated all the same.

use crate::diagnostic::Diagnostic;
use crate::reader::Site;
use crate::source::Node;

/// How the code and the document differ at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The document departs from the specification, and what it means is plain: it is generated with that meaning.
    Slip,
    /// A part of the document that no generated item stands for.
    NotRepresented,
    /// A restriction of values that the generated code does not check.
    NotEnforced,
}

/// One remark. Its diagnostic is made on demand: the macro never shows remarks, and finding a line costs a scan.
#[derive(Clone, Debug)]
pub struct Remark<'d> {
    pub mark: Mark,
    /// The keyword that it is about.
    pub keyword: &'static str,
    pub site: Site<'d>,
    pub message: String,
}

impl<'d> Remark<'d> {
    pub fn new(mark: Mark, keyword: &'static str, site: &Site<'d>, message: impl Into<String>) -> Self {
        Self { mark, keyword, site: site.clone(), message: message.into() }
    }

    /// The remark with its file, line and column.
    pub fn diagnostic(&self) -> Diagnostic {
        self.site.problem(self.message.as_str())
    }
}

/// A slip where it was found: it becomes a remark of the argument that asked for it.
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

    /// A keyword that is null, as tools write one that is not there, and as YAML reads one without a value.
    pub(crate) fn null(keyword: &str, node: &Node<'d>) -> Self {
        Self::new("null", node, format!("`{keyword}` is null, which is read as if it was not there"))
    }

    /// Text for readers that is another scalar, such as a status or a date.
    pub(crate) fn prose(keyword: &str, node: &Node<'d>) -> Self {
        let kind = node.kind();
        let message =
            format!("`{keyword}` must be a string, and this is {kind}: it is read as it is written");
        Self::new("description", node, message)
    }

    /// A `$ref` where OpenAPI has a container of objects, which cannot be referred to.
    pub(crate) fn container(keyword: &str, reference: &Node<'d>) -> Self {
        let message = format!("`{keyword}` cannot be a `$ref` in OpenAPI: it is read as what that leads to");
        Self::new("$ref", reference, message)
    }
}
