//! What three years have changed for the operations that the project is about, where Stripe's documents lie beside the
//! repository.

use std::path::Path;

use formwork_codegen::diff::{Change, Effect, diff, markdown};
use formwork_codegen::{Arguments, Files, Selection, Spanned, Target};
use proc_macro2::{Ident, Span};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/specs");

struct Folder;

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(Path::new(FOLDER).join(path)).map_err(|error| error.to_string())
    }
}

fn arguments(spec: &str) -> Arguments {
    let span = Span::call_site();
    let selection = |id: &str, name: &str| Selection {
        target: Target::Id(id.to_owned()),
        name: Some(Ident::new(name, span)),
        span,
    };
    let mut arguments = Arguments::new(Spanned { value: spec.to_owned(), span });
    arguments.operations = vec![
        selection("PostIdentityVerificationSessionsSession", "UpdateSession"),
        selection("PostIdentityVerificationSessions", "CreateSession"),
    ];
    arguments
}

fn changes(old: &str, new: &str) -> Option<Vec<Change>> {
    if Folder.read(old).and(Folder.read(new)).is_err() {
        println!("skipped: {old} or {new} is not in {FOLDER}");
        return None;
    }
    Some(diff((&arguments(old), &Folder), (&arguments(new), &Folder)).unwrap())
}

const OLD: &str = "stripe-2023-09-12.json";
const NEW: &str = "stripe-identity-2026-09-30.json";

#[test]
fn what_changed_is_listed() {
    let Some(changes) = changes(OLD, NEW) else { return };
    crate::assert_written("stripe.md", &markdown(&changes));
}

#[test]
fn nothing_changes_in_one_document() {
    for document in [OLD, NEW] {
        let Some(changes) = changes(document, document) else { return };
        assert_eq!(changes, []);
    }
}

/// The other way round, what was added is removed, and so breaks what uses it.
#[test]
fn the_way_back_breaks_what_is_new() {
    let (Some(there), Some(back)) = (changes(OLD, NEW), changes(NEW, OLD)) else { return };
    let added =
        there.iter().filter(|change| change.effect() == Effect::Additive).map(|change| &change.subject);
    for subject in added {
        let is_broken =
            back.iter().any(|change| change.subject == *subject && change.effect() == Effect::Breaking);
        assert!(is_broken, "{subject} was added, and is not removed on the way back");
    }
}
