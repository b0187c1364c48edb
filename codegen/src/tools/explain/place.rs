//! What became of one place of a document: which operations reach it, and what it is in Rust.

use std::collections::BTreeSet;

use formwork_openapi::{Diagnostic, Kind, Node, Pointer, suggest};
use formwork_resolve::arguments::{Arguments, Selection, Spanned, Target};
use proc_macro2::Span;

use super::{ExplainedField, ExplainedType, Teller};
use crate::tools::api::Api;
use crate::tools::loss::{Loss, losses};
use crate::tools::slice::children;

/// What became of one place.
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
    /// What it says, or anything in it, and the code does not.
    pub losses: Vec<Loss>,
}

impl<'d> Api<'d> {
    /// Says what becomes of the place that a JSON pointer names. Each operation is looked at, and told before.
    ///
    /// # Errors
    ///
    /// Fails if there is no such place.
    pub fn explain_place(
        &self,
        pointer: &str,
        mut tell: impl FnMut(&str),
    ) -> Result<ExplainedPlace, Diagnostic> {
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
        let mut seen = BTreeSet::new();
        for operation in self.operations() {
            let name = format!("{} {}", operation.method, operation.path);
            tell(&name);
            let target = Target::Path(operation.method, operation.path);
            self.add_from(target, &node, &name, &mut found, &mut seen);
        }
        Ok(found)
    }

    /// Adds what one operation makes of a place.
    fn add_from(
        &self,
        target: Target,
        node: &Node<'_>,
        name: &str,
        found: &mut ExplainedPlace,
        seen: &mut BTreeSet<String>,
    ) {
        let spec = Spanned { value: String::new(), span: Span::call_site() };
        let mut arguments = Arguments::new(spec);
        arguments.operations.push(Selection { target, name: None, span: Span::call_site() });
        let (checked, reached) = self.reached(&arguments);
        if !reached.objects.has(&node.offset()) {
            return;
        }
        found.operations.push(name.to_owned());
        let teller = Teller { model: &checked.model, document: self.document };
        for definition in &checked.model.definitions {
            let path = super::path(definition);
            if definition.place.offset() == node.offset() && seen.insert(path.clone()) {
                found.types.push(teller.type_(definition));
            }
            for field in definition.shape.fields() {
                if field.place.offset() == node.offset() && seen.insert(format!("{path}.{}", field.name)) {
                    found.fields.push((path.clone(), teller.field(field)));
                }
            }
        }
        let plan = self.plan(&checked, &[], &reached);
        for loss in losses(&arguments, self.document, &plan, &reached, &checked.remarks) {
            let is_inside = loss.diagnostic.pointer_text().is_some_and(|at| is_below(&at, &found.pointer));
            if is_inside && seen.insert(loss.diagnostic.to_string()) {
                found.losses.push(loss);
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

/// Whether a pointer leads to the place of another one, or to something in that.
fn is_below(pointer: &str, above: &str) -> bool {
    pointer.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
