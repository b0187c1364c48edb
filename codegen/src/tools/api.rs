//! A document that stays open, for doors that ask it more than once.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use formwork_openapi::{Diagnostic, Document, Files, Index, IndexedOperation, Method, Node, References};
use formwork_resolve::arguments::Arguments;
use proc_macro2::Span;

use crate::{Output, compile_indexed};

/// An OpenAPI document that was read, and what it refers to.
pub struct Source<'f> {
    document: Document<'f>,
}

/// The API that a document describes.
pub struct Api<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) index: Index<'d>,
    /// A cache for places that many operations refer to.
    pub(crate) references: RefCell<References<'d>>,
}

impl<'f> Source<'f> {
    /// Reads the document at this path.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be read or is no OpenAPI document.
    pub fn open(path: &str, files: &'f dyn Files) -> Result<Self, Diagnostic> {
        Ok(Self { document: Document::load(path, files, Span::call_site())?.watched() })
    }

    /// Finds the operations.
    #[must_use]
    pub fn api(&self) -> Api<'_> {
        let index = Index::new(&self.document, Span::call_site());
        Api { document: &self.document, index, references: RefCell::default() }
    }
}

/// An operation, as the document introduces it.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The method.
    pub method: Method,
    /// The path, as the document writes it.
    pub path: String,
    /// The `operationId`.
    pub id: Option<String>,
    /// The summary, in one line.
    pub summary: Option<String>,
    /// The tags.
    pub tags: Vec<String>,
    /// True if the document advises against it.
    pub deprecated: bool,
    /// The place in the document: file, line and column, counted from 1.
    pub place: (String, usize, usize),
}

impl Api<'_> {
    /// The operations in the document's order.
    #[must_use]
    pub fn operations(&self) -> Vec<Summary> {
        self.index.operations.iter().map(Summary::new).collect()
    }

    /// Mistakes that keep operations from being found.
    #[must_use]
    pub fn problems(&self) -> Vec<Diagnostic> {
        self.index.faults.iter().chain(&self.index.problems).cloned().collect()
    }

    /// Like [`compile`](crate::compile).
    #[must_use]
    pub fn compile(&self, arguments: &Arguments) -> Output {
        self.document.take_reached();
        compile_indexed(arguments, self.document, &self.index)
    }
}

impl fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Source").field(&self.document).finish()
    }
}

impl fmt::Debug for Api<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Api").field(&self.document).finish()
    }
}

impl Summary {
    fn new(operation: &IndexedOperation<'_>) -> Self {
        let node = &operation.node;
        let text = |name: &str| node.quiet_member(name).and_then(|text| text.string());
        let first_line = |text: String| text.trim().lines().next().map(str::to_owned);
        let described = || text("description").and_then(first_line);
        let summary = text("summary").and_then(first_line).filter(|summary| !summary.is_empty());
        let tags = node.quiet_member("tags").map(|tags| tags.elements()).unwrap_or_default();
        let mut seen = BTreeSet::new();
        let tags = tags.iter().filter_map(Node::string).filter(|tag| seen.insert(tag.clone()));
        Self {
            method: operation.method.clone(),
            path: operation.path.to_string(),
            id: operation.id.as_deref().map(str::to_owned),
            summary: summary.or_else(described),
            tags: tags.collect(),
            deprecated: node.quiet_member("deprecated").is_some_and(|it| it.written() == "true"),
            place: node.position(),
        }
    }
}
