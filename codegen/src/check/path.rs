//! Rules about paths.

use super::Checked;
use crate::diagnostic::Diagnostic;
use crate::model::{Field, Location, Operation, PathPart, WireName};
use crate::suggest;

/// Every `{name}` of a path has its parameter, and every path parameter its `{name}`.
pub(super) fn parameters_match(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (operation, fields) in operations(checked) {
        let names: Vec<&WireName> = operation.path.iter().filter_map(parameter_name).collect();
        for name in &names {
            if !path_fields(fields).any(|field| field.wire == **name) {
                let message =
                    format!("the path has `{{{}}}`, but there is no path parameter of that name", name.0);
                let wires = path_fields(fields).map(|field| field.wire.0.as_str());
                let problem = checked.problem_of(operation, message);
                problems.push(match suggest::help(&name.0, wires) {
                    Some(help) => problem.help(help),
                    None => problem,
                });
            }
        }
        for field in path_fields(fields).filter(|field| !names.contains(&&field.wire)) {
            let message = format!("`{}` is a path parameter, but the path has no `{{{0}}}`", field.wire.0);
            problems.push(checked.problem(field, operation.span, message));
        }
    }
    problems
}

/// A path parameter is written as one text.
pub(super) fn parameters_are_scalars(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (operation, fields) in operations(checked) {
        for field in
            path_fields(fields).filter(|field| !field.type_.is_plain_scalar(&checked.model.definitions))
        {
            let message =
                format!("the path parameter `{}` is no single value, which is not supported", field.wire.0);
            problems.push(checked.problem(field, operation.span, message));
        }
    }
    problems
}

/// The operations with their fields.
pub(super) fn operations<'m>(checked: &Checked<'m>) -> impl Iterator<Item = (&'m Operation, &'m [Field])> {
    let model = checked.model;
    model.operations.iter().filter_map(|operation| {
        let params = model.definition(operation.params)?;
        Some((operation, params.shape.fields()))
    })
}

fn path_fields(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields.iter().filter(|field| field.location == Location::Path)
}

fn parameter_name(part: &PathPart) -> Option<&WireName> {
    match part {
        PathPart::Parameter(name) => Some(name),
        PathPart::Literal(_) => None,
    }
}
