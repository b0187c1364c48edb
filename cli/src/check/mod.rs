//! `cargo formwork check`: whether the macros of a workspace still fit their documents, and these their lock.

mod find;
mod lock;
mod report;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use formwork_codegen::{Arguments, Diagnostic, Loss, Slice, compile};
use proc_macro2::LineColumn;

use crate::files::Folder;
use crate::outcome::{Failure, Format, Outcome, print, print_json};
use crate::progress::{Progress, during};
use find::Invocation;
use lock::{Change, Lock};

/// Check the macros of a workspace against their documents, without building it
///
/// Finds each `openapi!` by its source, and reports what the compiler would: documents that are missing, operations
/// that are gone, patches that the document has caught up with. Says how long each takes. Slips, where a document departs
/// from OpenAPI and its meaning is plain, are notes, and fail nothing.
///
/// `formwork.lock` holds a digest of every part of a document that the macros reach. Check it in, and run `check
/// --locked` in CI: a document that changes where it matters then fails by name, and one that changes anywhere else
/// does not.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo formwork check
  cargo formwork check --update
  cargo formwork check --locked --format json")]
pub(crate) struct Check {
    /// The folder of the workspace
    #[arg(default_value = ".")]
    path: PathBuf,

    /// Fail if a part that the macros reach is not as the lock has it
    #[arg(long, conflicts_with = "update")]
    locked: bool,

    /// Write the lock, if all is well
    #[arg(long)]
    update: bool,

    /// Where the lock is, if not in the folder of the workspace
    #[arg(long, value_name = "FILE")]
    lock: Option<PathBuf>,

    /// For whom the output is
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The result of an invocation.
struct Checked {
    invocation: Invocation,
    spec: String,
    time: Duration,
    slice: Option<Slice>,
    problems: Vec<Problem>,
    /// The slips of the document. Nothing fails because of them.
    slips: Vec<Loss>,
}

/// Something wrong with an invocation.
struct Problem {
    /// The place in the source.
    at: LineColumn,
    what: What,
}

enum What {
    /// The compiler says so.
    Diagnostic(Box<Diagnostic>),
    /// The arguments cannot be read.
    Arguments(String),
}

/// The result as a whole.
struct Summary {
    checked: Vec<Checked>,
    lock: Option<Locked>,
}

/// The result for the lock.
struct Locked {
    path: PathBuf,
    is_written: bool,
    /// True if it should have been written, and was not because of what is wrong.
    is_held_back: bool,
    changes: Vec<Change>,
}

pub(crate) fn run(check: &Check) -> Result<Outcome, Failure> {
    if !check.path.is_dir() {
        return Err(Failure::new(format!("`{}` is not a folder", check.path.display())));
    }
    let invocations = during("looking for `openapi!`", || find::invocations(&check.path))?;
    let progress = Progress::counting("checking", invocations.len());
    let mut now = Lock::default();
    let mut checked = Vec::new();
    for invocation in invocations {
        progress.step(&invocation.file.display().to_string());
        checked.push(check_one(&check.path, invocation, &mut now));
    }
    drop(progress);
    let is_well = !checked.is_empty() && checked.iter().all(|checked| checked.problems.is_empty());
    let lock = locked(check, &now, is_well)?;
    let holds = is_well && lock.as_ref().is_none_or(|lock| lock.is_written || lock.changes.is_empty());
    let summary = Summary { checked, lock };
    match check.format {
        Format::Text => print(&report::text(&summary, &check.path))?,
        Format::Json => print_json(&report::json(&summary))?,
    }
    Ok(if holds { Outcome::Fine } else { Outcome::DoesNotHold })
}

/// Compares with the lock, or writes it.
fn locked(check: &Check, now: &Lock, is_well: bool) -> Result<Option<Locked>, Failure> {
    if !check.locked && !check.update {
        return Ok(None);
    }
    let path = check.lock.clone().unwrap_or_else(|| check.path.join("formwork.lock"));
    let before = Lock::read(&path)?;
    if check.locked && before.is_none() {
        let message = format!("there is no lock at `{}`", path.display());
        return Err(Failure::new(message).help("`cargo formwork check --update` writes it"));
    }
    let changes = before.unwrap_or_default().changes(now);
    let is_written = check.update && is_well;
    if is_written {
        now.write(&path)?;
    }
    Ok(Some(Locked { path, is_written, is_held_back: check.update && !is_well, changes }))
}

fn check_one(root: &Path, mut invocation: Invocation, lock: &mut Lock) -> Checked {
    let start = LineColumn { line: invocation.line, column: invocation.column };
    let arguments = match std::mem::replace(&mut invocation.arguments, Err(Vec::new())) {
        Ok(arguments) => arguments,
        Err(errors) => {
            let at = |at: LineColumn| if at < start { start } else { at };
            let problems = errors
                .into_iter()
                .map(|(place, text)| Problem { at: at(place), what: What::Arguments(text) });
            let (spec, time) = (String::new(), Duration::ZERO);
            return Checked {
                spec,
                time,
                slice: None,
                problems: problems.collect(),
                slips: Vec::new(),
                invocation,
            };
        }
    };
    let folder = Folder::at(root.join(&invocation.package));
    let began = Instant::now();
    let output = compile(&arguments, &folder);
    let time = began.elapsed();
    let problem = |diagnostic: Diagnostic| {
        let at = diagnostic.span().start();
        // What has no place in the source is about the whole.
        let at = if at <= start { start } else { at };
        Problem { at, what: What::Diagnostic(Box::new(diagnostic)) }
    };
    let problems: Vec<Problem> = output.diagnostics.into_iter().map(problem).collect();
    let spec = arguments.spec.value.clone();
    let looked_at = if problems.is_empty() { look_at(&arguments, &folder) } else { None };
    let (slice, slips) = looked_at.unwrap_or_default();
    if let Some(slice) = &slice {
        lock.add(&invocation.package, &spec, slice);
    }
    Checked { invocation, spec, time, slice, problems, slips }
}

/// The part of the document that the macro reaches, and the slips in it.
fn look_at(arguments: &Arguments, folder: &Folder) -> Option<(Option<Slice>, Vec<Loss>)> {
    let source = folder.open(&arguments.spec.value).ok()?;
    let api = source.api();
    Some((api.slice(arguments).ok(), api.slips(arguments)))
}
