//! The compiler of formwork: an OpenAPI document in, Rust tokens or diagnostics out.
//!
//! ```text
//! bytes --openapi--> reached objects --resolve--> model --check--> checked model --emit--> tokens
//! ```
//!
//! The first two are crates of their own.
//!
//! A pure library: it reads files through a trait, prints nothing, and does not panic. The macro and the command line
//! are doors to the same [`compile`].

#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::todo,
        clippy::unimplemented,
        clippy::unwrap_used
    )
)]

mod check;
mod emit;
mod markdown;

#[cfg(feature = "tools")]
mod tools;

pub use formwork_openapi::{Diagnostic, Files, Method, Text};
pub use formwork_resolve::arguments::{
    Action, Arguments, Derive, Derives, Dialect, Format, MemberPath, Narrowed, Patch, Place, Rename,
    Selection, Spanned, Target,
};
#[cfg(feature = "tools")]
pub use tools::*;

use proc_macro2::TokenStream;

use formwork_openapi::{Document, Index, IndexedOperation, OrderedSet, Remark};
use formwork_resolve::model::Model;
use formwork_resolve::{self as resolve, Resolution, Selected};

/// The result of a compilation.
#[derive(Debug)]
pub struct Output {
    /// The code. If there are diagnostics it is what could be made in spite of them, so that the user's code does not
    /// fail for other reasons than the real one.
    pub tokens: TokenStream,
    /// Every mistake that was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles the selected operations of a document.
#[must_use]
pub fn compile(arguments: &Arguments, files: &dyn Files) -> Output {
    match Document::load(&arguments.spec.value, files, arguments.spec.span) {
        Ok(document) => {
            let index = Index::new(&document, arguments.spec.span);
            compile_indexed(arguments, &document, &index)
        }
        Err(problem) => failure(problem),
    }
}

fn compile_indexed<'d>(arguments: &Arguments, document: &'d Document<'d>, index: &Index<'d>) -> Output {
    let Checked { model, problems, is_clear, .. } = checked(arguments, document, index);
    // In code in which a name means two things, rustc would find more mistakes than there are.
    let tokens = if is_clear { emit::emit(&model, &arguments.runtime) } else { TokenStream::new() };
    Output { tokens, diagnostics: problems }
}

#[cfg(feature = "tools")]
impl Checked<'_> {
    /// Every mistake that one of the operations may have.
    fn suspects(&self) -> Vec<Diagnostic> {
        self.problems.iter().chain(&self.doubtful).cloned().collect()
    }
}

/// The resolved and checked operations, before code is emitted.
struct Checked<'d> {
    model: Model,
    /// The operations that were selected, in the order of the arguments.
    #[cfg_attr(not(feature = "tools"), expect(dead_code, reason = "only the command line asks for them"))]
    operations: Vec<IndexedOperation<'d>>,
    /// Every mistake that was found.
    problems: Vec<Diagnostic>,
    /// The mistakes that may be there only because something is not JSON, of which `problems` then speaks.
    #[cfg_attr(not(feature = "tools"), expect(dead_code, reason = "only the command line asks for them"))]
    doubtful: Vec<Diagnostic>,
    /// Differences between code and document that are not mistakes.
    #[cfg_attr(not(feature = "tools"), expect(dead_code, reason = "only the command line asks for them"))]
    remarks: Vec<Remark<'d>>,
    /// True if every name means one thing.
    is_clear: bool,
}

fn checked<'d>(arguments: &Arguments, document: &'d Document<'d>, index: &Index<'d>) -> Checked<'d> {
    let mut problems = Vec::new();
    let selected = resolve::select(arguments, index, &mut problems);
    if !problems.is_empty() || arguments.selects_all() {
        problems.extend(index.problems.iter().cloned());
    }
    let mut checked = checked_selection(arguments, document, index, selected);
    // Without some of the operations it is not known what is a mistake in the other arguments.
    if !problems.is_empty() && index.faults.is_empty() && document.faults().is_empty() {
        checked.problems = each_once(problems);
    }
    checked
}

/// Compiles operations that were found already.
fn checked_selection<'d>(
    arguments: &Arguments,
    document: &'d Document<'d>,
    index: &Index<'d>,
    selected: Vec<Selected<'d>>,
) -> Checked<'d> {
    let operations = selected.iter().map(|selected| selected.operation.clone()).collect();
    let Resolution { mut model, findings } = resolve::resolve(arguments, &document.root(), selected);
    let underivable = check::underivable(&mut model, document);
    let clashes = check::clashes(&model, document);
    let is_clear = clashes.is_empty();
    let mut problems = findings.problems;
    problems.extend(check::check(&model, document));
    problems.extend(underivable);
    problems.extend(clashes);
    let mut problems = each_once(problems);
    let mut doubtful = Vec::new();
    // What else is wrong may be so because of what could not be read.
    let mut faults = index.faults.clone();
    faults.extend(document.faults());
    if !faults.is_empty() {
        doubtful = std::mem::replace(&mut problems, each_once(faults));
    }
    Checked { model, operations, problems, doubtful, remarks: findings.remarks, is_clear }
}

/// A mistake in what several places use is found at each of them, and reported once.
fn each_once(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = OrderedSet::default();
    problems.retain(|problem| seen.insert(problem.to_string()));
    problems
}

/// Nothing of the document is known. Where a macro has failed, rustc does not ask for the names that it should have made.
fn failure(problem: Diagnostic) -> Output {
    Output { tokens: TokenStream::new(), diagnostics: vec![problem] }
}
