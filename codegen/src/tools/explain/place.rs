//! The explanation of a place in a document: the operations that reach it, and its types in Rust.

use formwork_openapi::{Diagnostic, Kind, Node, Pointer, suggest};
use formwork_resolve::arguments::{Arguments, Spanned};
use formwork_resolve::model::Model;
use proc_macro2::Span;

use super::{ExplainedField, ExplainedType, Teller};
use crate::tools::api::Api;
use crate::tools::loss::Loss;
use crate::tools::modules::Modules;
use crate::tools::slice::children;

/// The explanation of a place.
#[derive(Clone, Debug)]
pub struct ExplainedPlace {
    /// Its JSON pointer.
    pub pointer: String,
    /// File, line and column.
    pub place: (String, usize, usize),
    /// The operations that reach it, as the macro's arguments name them by method and path.
    pub operations: Vec<String>,
    /// The types that it is. What is sent and received has a type for each.
    pub types: Vec<ExplainedType>,
    /// The fields that it is, each with the path of the type that has it.
    pub fields: Vec<(String, ExplainedField)>,
    /// The parts of it that the code does not represent.
    pub losses: Vec<Loss>,
}

impl<'d> Api<'d> {
    /// Says what becomes of the place that a JSON pointer names, in all operations.
    ///
    /// # Errors
    ///
    /// Fails if there is no such place.
    pub fn explain_place(&self, pointer: &str) -> Result<ExplainedPlace, Diagnostic> {
        let node = self.locate(pointer)?;
        let pointer = node.pointer();
        let mut found = ExplainedPlace {
            pointer: pointer.to_string(),
            place: node.position(),
            operations: Vec::new(),
            types: Vec::new(),
            fields: Vec::new(),
            losses: Vec::new(),
        };
        let arguments = Arguments::new(Spanned { value: String::new(), span: Span::call_site() });
        let all: Vec<usize> = (0..self.index.operations.len()).collect();
        let survey = self.survey(&arguments, &all);
        let reach = self.reach(&arguments, &survey, &[], Some(&node));
        let reaches = self.index.operations.iter().zip(reach.reaches_place());
        let reaching = reaches.filter(|(_, reaches)| *reaches).map(|(operation, _)| operation);
        found.operations = reaching.map(|it| format!("{} {}", it.method, it.path)).collect();
        if found.operations.is_empty() {
            return Ok(found);
        }
        self.add_types(&survey.checked.model, &node, &mut found);
        let is_inside =
            |loss: &Loss| loss.diagnostic.pointer_text().is_some_and(|at| is_below(&at, &found.pointer));
        found.losses = reach.losses(self.document).into_iter().filter(is_inside).collect();
        Ok(found)
    }

    /// Adds the types and fields that the document's operations make of a place.
    fn add_types(&self, model: &Model, node: &Node<'_>, found: &mut ExplainedPlace) {
        let teller = Teller { model, document: self.document, modules: Modules::new(model) };
        for definition in &model.definitions {
            if definition.place.offset() == node.offset() {
                found.types.push(teller.type_(definition));
            }
            for field in definition.shape.fields() {
                if field.place.offset() == node.offset() {
                    found.fields.push((super::path(definition), teller.field(field, definition)));
                }
            }
        }
    }

    /// The place of a pointer, or the part of it that is not there.
    fn locate(&self, text: &str) -> Result<Node<'d>, Diagnostic> {
        let problem = |message: String| Diagnostic::new(Span::call_site(), message);
        let Some(pointer) = Pointer::parse(text) else {
            let help = "a pointer is written as in a `$ref`: `#/components/schemas/pet`";
            return Err(problem(format!("`{text}` is no JSON pointer")).help(help));
        };
        if let Some(node) = self.document.root().locate(&pointer) {
            return Ok(node);
        }
        let mut node = self.document.root();
        for part in pointer.parts() {
            let next = match node.kind() {
                Kind::Array => part.parse().ok().and_then(|index| node.elements().into_iter().nth(index)),
                _ => node.member(part),
            };
            let Some(next) = next else {
                let names: Vec<String> = children(&node).into_iter().map(|(name, _)| name).collect();
                let help = suggest::help(part, names.iter().map(String::as_str));
                let message = format!("the document has nothing at `{text}`: there is no `{part}`");
                return Err(node.problem(Span::call_site(), message).help_if_any(help));
            };
            node = next;
        }
        Ok(node)
    }
}

/// True if a pointer leads to the place of another one, or to something in that.
fn is_below(pointer: &str, above: &str) -> bool {
    pointer.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
