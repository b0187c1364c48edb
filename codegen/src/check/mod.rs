//! Fourth stage: what must hold before code is emitted. One function a rule; every rule looks at the whole model.

mod clash;
mod path;
mod style;

use proc_macro2::Span;

use crate::diagnostic::Diagnostic;
use crate::model::{Field, Model, Operation};
use crate::pointer::Pointer;
use crate::source::Document;

/// What the rules see.
struct Checked<'m> {
    model: &'m Model,
    document: &'m Document,
}

impl Checked<'_> {
    /// A diagnostic at the place of a field.
    fn problem(&self, field: &Field, span: Span, message: String) -> Diagnostic {
        self.problem_at(&field.pointer, span, message)
    }

    /// A diagnostic at the place of an operation.
    fn problem_of(&self, operation: &Operation, message: String) -> Diagnostic {
        match self.model.definition(operation.params) {
            Some(params) => self.problem_at(&params.pointer, operation.span, message),
            None => Diagnostic::new(operation.span, message),
        }
    }

    fn problem_at(&self, pointer: &Pointer, span: Span, message: String) -> Diagnostic {
        match self.document.node(pointer) {
            Some(node) => node.problem(span, message),
            None => Diagnostic::new(span, message).pointer(pointer.clone()),
        }
    }
}

/// Every problem of the model.
pub(crate) fn check(model: &Model, document: &Document) -> Vec<Diagnostic> {
    let checked = Checked { model, document };
    let rules = [
        path::parameters_match,
        path::parameters_are_scalars,
        style::arrays_and_objects_have_a_style,
        clash::fields,
        clash::variants,
        clash::definitions,
    ];
    rules.iter().flat_map(|rule| rule(&checked)).collect()
}
