//! A side of the comparison: from the arguments to its checked model.

use std::collections::BTreeSet;

use formwork_openapi::{Diagnostic, Document, Files, Index};
use formwork_resolve::arguments::Arguments;
use formwork_resolve::model::Model;

use crate::tools::modules::Modules;
use crate::{each_once, resolve};

/// A checked model, and the document that it was made of.
#[derive(Clone, Copy)]
pub(super) struct Side<'s> {
    pub(super) model: &'s Model,
    pub(super) document: &'s Document<'s>,
    pub(super) modules: &'s Modules<'s>,
}

pub(super) fn load<'f>((arguments, files): (&Arguments, &'f dyn Files)) -> Result<Document<'f>, Diagnostic> {
    Document::load(&arguments.spec.value, files, arguments.spec.span)
}

pub(super) fn index<'d>(arguments: &Arguments, document: &'d Document<'d>) -> Index<'d> {
    Index::new(document, arguments.spec.span)
}

/// The arguments without the selections that only the other document has something for. What neither has anything for
/// stays, as it is a mistake.
pub(super) fn select(arguments: &Arguments, own: &Index<'_>, other: &Index<'_>) -> Arguments {
    let mut arguments = arguments.clone();
    arguments
        .operations
        .retain(|selection| !resolve::is_missing(selection, own) || resolve::is_missing(selection, other));
    arguments
}

/// The arguments that the new document alone has no use for. Those that the old one has no use for are written for the
/// new one, and that is well. Everything else is a mistake.
pub(super) fn stale(old: Vec<Diagnostic>, new: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let texts = |problems: &[Diagnostic]| problems.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    let (in_old, in_new) = (texts(&old), texts(&new));
    let is_stale = |problem: &Diagnostic, others: &BTreeSet<String>| {
        problem.place().is_none() && !others.contains(&problem.to_string())
    };
    let (stale, mistakes): (Vec<_>, Vec<_>) = new.into_iter().partition(|problem| is_stale(problem, &in_old));
    let of_old = old.into_iter().filter(|problem| !is_stale(problem, &in_new));
    let mistakes = each_once(of_old.chain(mistakes).collect());
    if mistakes.is_empty() { Ok(stale) } else { Err(mistakes) }
}
