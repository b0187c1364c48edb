//! Rules about how queries and forms write arrays and objects.

use super::Checked;
use super::path::operations;
use crate::diagnostic::Diagnostic;
use crate::model::{Location, Style};

/// An array or object in a query or form is written in `style: deepObject`, and the document says so. Every other
/// way of writing it would be a different body.
pub(super) fn arrays_and_objects_have_a_style(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (operation, fields) in operations(checked) {
        for field in fields.iter().filter(|field| field.location != Location::Path) {
            let is_scalar = field.type_.is_scalar(&checked.model.definitions);
            let name = &field.wire.0;
            let message = match field.style {
                Some(Style::DeepObject) => continue,
                None | Some(Style::Form) if is_scalar => continue,
                Some(Style::Form) => format!("`{name}` is an array or object in `style: form`"),
                Some(Style::SpaceDelimited) => format!("`{name}` has `style: spaceDelimited`"),
                Some(Style::PipeDelimited) => format!("`{name}` has `style: pipeDelimited`"),
                None => format!(
                    "`{name}` is an array or object in a form without an `encoding` that has a `style`"
                ),
            };
            let problem =
                checked.problem(field, operation.span, format!("{message}, which is not supported"));
            let encoding = r#"{ "style": "deepObject", "explode": true }"#;
            problems.push(problem.help(match field.style {
                None => format!(
                    "beside the form's `schema` there must be \"encoding\": {{ \"{name}\": {encoding} }}"
                ),
                Some(_) => "supported is `style: deepObject` with `explode: true`".to_owned(),
            }));
        }
    }
    problems
}
