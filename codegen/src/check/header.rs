//! Rules about headers: what no request or response could carry is found before there is one.

use formwork_openapi::Diagnostic;
use formwork_resolve::model::{Location, Shape};
use formwork_resolve::token::is_token;

use super::Checked;
use super::path::operations;

/// The names of headers are names that HTTP allows.
pub(super) fn names_are_tokens(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let sent = operations(checked).map(|(operation, fields)| (operation.span, fields));
    let received = checked.model.definitions.iter().filter_map(|definition| match &definition.shape {
        Shape::Headers(fields) => Some((definition.span, fields.as_slice())),
        _ => None,
    });
    let mut problems = Vec::new();
    for (span, fields) in sent.chain(received) {
        let headers = fields.iter().filter(|field| field.location == Location::Header);
        for field in headers.filter(|field| !is_token(&field.wire.0)) {
            let message = format!("`{}` is not a name that a header can have", field.wire.0.escape_debug());
            let help = "a name has letters, digits and `!#$%&'*+-.^_|~`, and no spaces";
            problems.push(checked.problem(field, span, message).help(help));
        }
    }
    problems
}
