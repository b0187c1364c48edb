//! Mistakes as people read them: on a terminal with the line of the document that has them, elsewhere as the macro
//! writes them.

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use formwork_codegen::Diagnostic;
use serde_json::{Value, json};

use crate::files;
use crate::outcome::Failure;
use crate::style::{bad, faint, name, strong};

/// The widest part of a line that is shown: documents may be one line alone.
const WIDEST: usize = 100;

/// How much of a line is shown in front of what is wrong in it.
const BEFORE: usize = 40;

/// Says on stderr why a command could not do what it is for.
pub(crate) fn failure(failure: &Failure) {
    match failure {
        Failure::Diagnostics(diagnostics) => print(diagnostics, Path::new("")),
        Failure::Message(message, helps) => {
            let mut text = format!("{}{} {}\n", bad("error"), strong(":"), strong(message));
            for help in helps {
                let _ = writeln!(text, "  {} {help}", name("help:"));
            }
            print_error(&text);
        }
    }
}

/// Says on stderr what is wrong in documents, whose paths are relative to a folder.
pub(crate) fn print(diagnostics: &[Diagnostic], folder: &Path) {
    let is_rich = std::io::stderr().is_terminal();
    for diagnostic in diagnostics {
        let text = if is_rich { rich(diagnostic, folder) } else { plain(diagnostic) };
        print_error(&text);
    }
}

/// Writes to stderr. If that fails there is nobody to tell.
pub(crate) fn print_error(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// The operation in the macro's syntax.
pub(crate) fn plain(diagnostic: &Diagnostic) -> String {
    format!("{}: {diagnostic}\n", bad("error"))
}

/// With the line of the document, and a caret below.
fn rich(diagnostic: &Diagnostic, folder: &Path) -> String {
    let mut text = format!("{}{} {}\n", bad("error"), strong(":"), strong(diagnostic.message()));
    let margin = margin(diagnostic);
    if let Some((path, line, column)) = diagnostic.place() {
        let _ = writeln!(text, "{:margin$}{} {path}:{line}:{column}", "", faint("-->"));
    }
    text.push_str(&with_caret(diagnostic, folder).unwrap_or_default());
    if let Some(pointer) = diagnostic.pointer_text() {
        let _ = writeln!(text, "{:margin$} {} at {pointer}", "", faint("="));
    }
    for help in diagnostic.helps() {
        let _ = writeln!(text, "{:margin$} {} {} {help}", "", faint("="), name("help:"));
    }
    text
}

/// The width of the number of the line.
fn margin(diagnostic: &Diagnostic) -> usize {
    diagnostic.place().map_or(1, |(_, line, _)| line.to_string().len())
}

/// The line of the document with a caret, if the output is for a terminal.
pub(crate) fn excerpt_of(diagnostic: &Diagnostic, folder: &Path) -> Option<String> {
    if std::io::stdout().is_terminal() { with_caret(diagnostic, folder) } else { None }
}

fn with_caret(diagnostic: &Diagnostic, folder: &Path) -> Option<String> {
    let (path, line, column) = diagnostic.place()?;
    let (shown, caret) = excerpt(&folder.join(path), line, column)?;
    let margin = margin(diagnostic);
    let bar = faint("|");
    let mut text = format!("{:margin$} {bar}\n{} {bar} {shown}\n", "", faint(line));
    let _ = writeln!(text, "{:margin$} {bar} {:caret$}{}", "", "", bad("^"));
    Some(text)
}

/// A line of a file, as far as it is shown, and how many characters of that are in front of the column.
fn excerpt(path: &Path, line: usize, column: usize) -> Option<(String, usize)> {
    let text = String::from_utf8(files::read(path).ok()?).ok()?;
    let line = text.lines().nth(line.checked_sub(1)?)?;
    let at = column.checked_sub(1)?;
    let start = if line.chars().count() > WIDEST { at.saturating_sub(BEFORE) } else { 0 };
    let shown: String =
        line.chars().skip(start).take(WIDEST).map(|it| if it == '\t' { ' ' } else { it }).collect();
    Some((shown.trim_end().to_owned(), at - start))
}

/// A mistake as programs read it.
pub(crate) fn json(diagnostic: &Diagnostic) -> Value {
    let (path, line, column) = match diagnostic.place() {
        Some((path, line, column)) => (json!(path), json!(line), json!(column)),
        None => (Value::Null, Value::Null, Value::Null),
    };
    json!({
        "message": diagnostic.message(),
        "file": path,
        "line": line,
        "column": column,
        "pointer": diagnostic.pointer_text(),
        "help": diagnostic.helps(),
    })
}
