//! Remarks: where the generated code departs from the document, and the operation is generated all the same.

use crate::diagnostic::Diagnostic;
use crate::reader::Site;

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
