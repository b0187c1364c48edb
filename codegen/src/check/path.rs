//! Rules about paths.

use formwork_openapi::{Diagnostic, OrderedSet, suggest};
use formwork_resolve::model::{Field, Location, Operation, PathPart};

use super::Checked;

/// Every `{name}` of a path has its parameter, and every path parameter its `{name}`.
pub(super) fn parameters_match(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (operation, fields) in operations(checked) {
        let names: OrderedSet<&str> = operation.path.iter().filter_map(PathPart::parameter).collect();
        let wires: OrderedSet<&str> = path_fields(fields).map(|field| field.wire.0.as_str()).collect();
        for (number, name) in names.iter().filter(|name| !wires.has(*name)).enumerate() {
            let message = format!("the path has `{{{name}}}`, but there is no path parameter of that name");
            let wires = wires.iter().filter(|wire| !names.has(*wire)).copied();
            let help = suggest::help_nth(number, name, wires);
            problems.push(checked.problem_of(operation, message).help_if_any(help));
        }
        for field in path_fields(fields).filter(|field| !names.has(field.wire.0.as_str())) {
            let message = format!("`{}` is a path parameter, but the path has no `{{{0}}}`", field.wire.0);
            problems.push(checked.problem(field, operation.span, message));
        }
    }
    problems
}

/// A brace that begins no parameter, or ends none, is a slip of the pen, and no server has such a path.
pub(super) fn braces_are_in_pairs(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let has_brace = |part: &PathPart| matches!(part, PathPart::Literal(text) if text.contains(['{', '}']));
    let operations = checked.model.operations.iter();
    let wrong = operations.filter(|operation| operation.path.iter().any(has_brace));
    wrong
        .map(|operation| {
            checked.problem_of(operation, "the path has a `{` or `}` without the other".to_owned())
        })
        .collect()
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
