//! `cargo formwork diff`: what a new document does to the Rust and the wire of operations.

use clap::{Args, ValueEnum};
use formwork_codegen::diff::{Change, Effect, diff, json, markdown, text};
use formwork_codegen::{Api, Diagnostic, Fidelity};

use crate::arguments::Options;
use crate::files::Folder;
use crate::outcome::{Failure, Outcome, print, print_raw};
use crate::progress::during;
use crate::report;
use crate::style::{bad, faint, good, strong, warning};

/// Show what a new document does to the Rust and the wire of operations
///
/// Compared are the bindings, not the texts: what makes no difference in Rust or on the wire is no change. Each change
/// has its place in both documents, what it is about, what that means, and an effect:
///
///   breaking   Rust that does not compile any more, or means something else
///   behaviour  the same Rust sends other bytes, or reads answers otherwise
///   additive   there is more
///   docs       the documentation says something else
///
/// What is additive is so for code that makes what it sends with `new` and setters, or ends its literals in `..`; that
/// takes what it receives from the API; and that has a `_` arm where it matches on an enum of values or types. `Output`
/// and `Failure` are closed, and to be matched arm by arm.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  cargo formwork diff old.json new.json UpdatePet
  cargo formwork diff old.json new.json --deny breaking
  cargo formwork diff old.json new.json tag:Pets --format markdown > comment.md"
)]
pub(crate) struct Diff {
    /// The document as it was, in JSON or YAML
    old: String,

    /// The document as it is
    new: String,

    /// The operations: GetPet, 'GET /pets/{id}', tag:Pets, '*'; all that have code if none is named
    #[arg(value_name = "OPERATION")]
    operations: Vec<String>,

    /// For whom the output is
    #[arg(long, value_enum, default_value_t)]
    format: DiffFormat,

    /// Exit with code 1 if there is a change of this effect, or of a worse one
    #[arg(long, value_enum, value_name = "EFFECT")]
    deny: Option<Denied>,

    #[command(flatten)]
    options: Options,
}

/// For whom changes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    /// For people
    #[default]
    Text,
    /// For people on a website, such as in a pull request
    Markdown,
    /// For programs
    Json,
}

/// The effects, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Denied {
    Breaking,
    Behaviour,
    Additive,
    Docs,
}

impl From<Denied> for Effect {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Breaking => Self::Breaking,
            Denied::Behaviour => Self::Behaviour,
            Denied::Additive => Self::Additive,
            Denied::Docs => Self::Docs,
        }
    }
}

pub(crate) fn run(arguments: &Diff) -> Result<Outcome, Failure> {
    let folder = Folder::current();
    for path in [&arguments.old, &arguments.new] {
        folder.find(path)?;
    }
    let changes = match arguments.operations.as_slice() {
        [] => every(arguments, &folder),
        operations => compared(arguments, &folder, operations, operations),
    }?;
    match arguments.format {
        DiffFormat::Text => print(&coloured(&text(&changes)))?,
        DiffFormat::Markdown => print_raw(&markdown(&changes))?,
        DiffFormat::Json => print_raw(&json(&changes))?,
    }
    let worst = changes.iter().map(Change::effect).max();
    let denied = arguments.deny.map(Effect::from);
    let is_denied = denied.is_some_and(|denied| worst >= Some(denied));
    Ok(if is_denied { Outcome::DoesNotHold } else { Outcome::Fine })
}

/// The changes between these operations of the old document and these of the new one.
fn compared(
    arguments: &Diff,
    folder: &Folder,
    old: &[String],
    new: &[String],
) -> Result<Vec<Change>, Failure> {
    let old = arguments.options.arguments(&arguments.old, old)?;
    let new = arguments.options.arguments(&arguments.new, new)?;
    let changes = during("comparing", || diff((&old, folder), (&new, folder)));
    changes.map_err(Failure::Diagnostics)
}

/// What changes in all operations. Nobody uses those that have no code in the old document, so they are passed over,
/// and said to be.
fn every(arguments: &Diff, folder: &Folder) -> Result<Vec<Change>, Failure> {
    let all = ["*".to_owned()];
    let failure = match compared(arguments, folder, &all, &all) {
        Err(Failure::Diagnostics(diagnostics)) => Failure::Diagnostics(diagnostics),
        result => return result,
    };
    let old = folder.open(&arguments.old)?;
    let new = folder.open(&arguments.new)?;
    let (old, new) = (old.api(), new.api());
    let named = |api: &Api<'_>| -> Vec<String> {
        api.operations().iter().map(|it| format!("{} {}", it.method, it.path)).collect()
    };
    let (mut kept, mut refused) = (Vec::new(), Vec::new());
    let before = named(&old);
    let numbers: Vec<usize> = (0..before.len()).collect();
    let alone = arguments.options.arguments(&arguments.old, &[])?;
    let fidelities = during("looking at operations", || old.fidelities(&alone, &numbers));
    for (operation, fidelity) in before.into_iter().zip(fidelities) {
        let problem = match fidelity {
            Fidelity::Refused(problems) => problems.into_iter().next(),
            Fidelity::Generated(_) => None,
        };
        match problem {
            None => kept.push(operation),
            Some(problem) => refused.push((operation, problem)),
        }
    }
    if refused.is_empty() || kept.is_empty() {
        return Err(failure);
    }
    let after: Vec<String> =
        named(&new).into_iter().filter(|name| !refused.iter().any(|(it, _)| it == name)).collect();
    let changes = compared(arguments, folder, &kept, &after)?;
    for (operation, problem) in &refused {
        passed_over(operation, problem);
    }
    Ok(changes)
}

fn passed_over(operation: &str, problem: &Diagnostic) {
    let (mark, operation) = (warning("warning"), strong(operation));
    report::print_error(&format!("{mark}: {operation} is not compared, because it has no code: {problem}\n"));
}

/// The headings by their effects, and what one may pass over.
fn coloured(text: &str) -> String {
    let line = |line: &str| match Effect::ALL.into_iter().find(|effect| line == effect.heading()) {
        Some(Effect::Breaking) => format!("{}\n", bad(line)),
        Some(Effect::Behaviour) => format!("{}\n", warning(line)),
        Some(Effect::Additive) => format!("{}\n", good(line)),
        Some(Effect::Docs) => format!("{}\n", faint(line)),
        None if line.starts_with("      ") => format!("{}\n", faint(line)),
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}
