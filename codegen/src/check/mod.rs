//! Fourth stage: what must hold before code is emitted. One function a rule; every rule looks at the whole model.

mod clash;
mod derive;
mod header;
mod path;
mod style;

use formwork_openapi::{Diagnostic, Document, Place};
use formwork_resolve::model::{Field, Model, Operation};
use proc_macro2::Span;

/// The input of the rules.
struct Checked<'m> {
    model: &'m Model,
    document: &'m Document<'m>,
}

impl Checked<'_> {
    /// A diagnostic at the place of a field.
    fn problem(&self, field: &Field, span: Span, message: String) -> Diagnostic {
        self.problem_at(&field.place, span, message)
    }

    /// A diagnostic at the place of an operation.
    fn problem_of(&self, operation: &Operation, message: String) -> Diagnostic {
        match self.model.definition(operation.params) {
            Some(params) => self.problem_at(&params.place, operation.span, message),
            None => Diagnostic::new(operation.span, message),
        }
    }

    fn problem_at(&self, place: &Place, span: Span, message: String) -> Diagnostic {
        self.document.problem(place, span, message)
    }
}

/// Every problem of the model but those of names.
pub(crate) fn check(model: &Model, document: &Document<'_>) -> Vec<Diagnostic> {
    let checked = Checked { model, document };
    let rules = [
        path::parameters_match,
        path::braces_are_in_pairs,
        header::names_are_tokens,
        style::values_have_a_style,
    ];
    rules.iter().flat_map(|rule| rule(&checked)).collect()
}

/// The names that mean two things. With one of these the model cannot be emitted.
pub(crate) fn clashes(model: &Model, document: &Document<'_>) -> Vec<Diagnostic> {
    let checked = Checked { model, document };
    let rules = [clash::fields, clash::variants, clash::branches, clash::cases, clash::definitions];
    rules.iter().flat_map(|rule| rule(&checked)).collect()
}

/// The derives that a type cannot have. They are taken out of the model, so that rustc does not report them again.
pub(crate) fn underivable(model: &mut Model, document: &Document<'_>) -> Vec<Diagnostic> {
    let derives = std::mem::take(&mut model.derives);
    let mut problems = Vec::new();
    for derive in derives {
        let found = derive::problems(&Checked { model, document }, &derive);
        if found.is_empty() {
            model.derives.push(derive);
        }
        problems.extend(found);
    }
    problems
}
