//! Reports of a check, for people and for programs.

use std::fmt::Write as _;
use std::path::Path;

use formwork_codegen::Diagnostic;
use serde_json::{Value, json};

use super::{Checked, Locked, Problem, Summary, What};
use crate::explain::json::loss;
use crate::report;
use crate::style::{bad, faint, good, name, strong, warning};

pub(super) fn text(summary: &Summary, root: &Path) -> String {
    let Summary { checked, lock } = summary;
    let mut text = String::new();
    if checked.is_empty() {
        let _ = writeln!(text, "There is no `openapi!` below {}.", strong(root.display()));
    }
    for checked in checked {
        add_checked(&mut text, checked, root);
    }
    if let Some(lock) = lock {
        add_lock(&mut text, lock);
    }
    text
}

fn add_checked(text: &mut String, checked: &Checked, root: &Path) {
    let Checked { invocation, spec, time, slice, problems, slips } = checked;
    let at = format!("{}:{}", invocation.file.display(), invocation.line);
    let mark = if problems.is_empty() { good("ok   ").to_string() } else { bad("error").to_string() };
    let _ = write!(text, "{mark}  {}", strong(at));
    if !spec.is_empty() {
        let _ = write!(text, "  {}", name(spec));
    }
    if let Some(slice) = slice {
        let count = slice.operations.len();
        let _ = write!(text, "  {count} operation{}", if count == 1 { "" } else { "s" });
    }
    if !time.is_zero() {
        let _ = write!(text, "  {}", faint(format!("{:.1} ms", time.as_secs_f64() * 1e3)));
    }
    text.push('\n');
    for Problem { at, what } in problems {
        let said = match what {
            What::Diagnostic(diagnostic) => with_excerpt(diagnostic, &root.join(&invocation.package)),
            What::Arguments(text) => text.clone(),
        };
        let said = said.trim_end().replace('\n', "\n       ");
        let place = faint(format!("{}:{}:{}:", invocation.file.display(), at.line, at.column + 1));
        let _ = writeln!(text, "       {place} {said}");
    }
    for slip in slips {
        let said = slip.diagnostic.to_string().replace('\n', "\n       ");
        let _ = writeln!(text, "       {} {said}", name("note:"));
    }
}

/// A diagnostic, on a terminal with the line of the document.
fn with_excerpt(diagnostic: &Diagnostic, folder: &Path) -> String {
    match report::excerpt_of(diagnostic, folder) {
        Some(excerpt) => format!("{diagnostic}\n{excerpt}"),
        None => diagnostic.to_string(),
    }
}

fn add_lock(text: &mut String, lock: &Locked) {
    let Locked { path, is_written, is_held_back, changes } = lock;
    let shown = path.display();
    if *is_held_back {
        let _ = writeln!(text, "{}  {shown} is not written, because of the errors", warning("kept "));
        return;
    }
    let _ = match (is_written, changes.is_empty()) {
        (true, true) => writeln!(text, "{}  {shown}", good("same ")),
        (true, false) => writeln!(text, "{}  {shown}", good("wrote")),
        (false, true) => writeln!(text, "{}  {shown}", good("ok   ")),
        (false, false) => writeln!(text, "{}  {shown} is not what the macros reach", bad("drift")),
    };
    for change in changes {
        let at = if change.pointer.is_empty() { String::new() } else { format!(" {}", change.pointer) };
        let kind = format!("{:7}", change.kind);
        let _ = writeln!(text, "       {} {}{at}", warning(kind), change.document);
    }
    if !is_written && !changes.is_empty() {
        let _ = writeln!(
            text,
            "       {} look at the changes, then `cargo formwork check --update`",
            name("help:")
        );
    }
}

pub(super) fn json(summary: &Summary) -> Value {
    let Summary { checked, lock } = summary;
    json!({
        "invocations": checked.iter().map(checked_in_json).collect::<Vec<_>>(),
        "lock": lock.as_ref().map(lock_in_json),
    })
}

fn checked_in_json(checked: &Checked) -> Value {
    let Checked { invocation, spec, time, slice, problems, slips } = checked;
    json!({
        "file": invocation.file.display().to_string(),
        "line": invocation.line,
        "column": invocation.column + 1,
        "package": invocation.package.display().to_string(),
        "spec": spec,
        "operations": slice.as_ref().map(|slice| &slice.operations),
        "milliseconds": time.as_secs_f64() * 1e3,
        "problems": problems.iter().map(problem_in_json).collect::<Vec<_>>(),
        "slips": slips.iter().map(loss).collect::<Vec<_>>(),
    })
}

fn problem_in_json(problem: &Problem) -> Value {
    let said = match &problem.what {
        What::Diagnostic(diagnostic) => report::json(diagnostic),
        What::Arguments(text) => json!({ "message": text }),
    };
    json!({ "line": problem.at.line, "column": problem.at.column + 1, "problem": said })
}

fn lock_in_json(lock: &Locked) -> Value {
    let change = |change: &super::Change| json!({ "document": change.document, "pointer": change.pointer, "change": change.kind });
    json!({
        "path": lock.path.display().to_string(),
        "written": lock.is_written,
        "changes": lock.changes.iter().map(change).collect::<Vec<_>>(),
    })
}
