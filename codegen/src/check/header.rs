//! Rules about header parameters: what no request could carry is found before there is one.

use super::Checked;
use super::path::operations;
use crate::diagnostic::Diagnostic;
use crate::model::Location;
use crate::token::is_token;

/// The names of headers are names that HTTP allows.
pub(super) fn names_are_tokens(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (operation, fields) in operations(checked) {
        let headers = fields.iter().filter(|field| field.location == Location::Header);
        for field in headers.filter(|field| !is_token(&field.wire.0)) {
            let message = format!("`{}` is no name that a header can have", field.wire.0.escape_debug());
            let help = "a name has letters, digits and `!#$%&'*+-.^_|~`, and no spaces";
            problems.push(checked.problem(field, operation.span, message).help(help));
        }
    }
    problems
}
