//! Kinds of change, a file each in `cases/`: an old and a new document, what is said of the difference, and a witness:
//! code that compiles with the bindings of the old document. With those of the new one it does not compile or does
//! something else if a change is called breaking, does something else if its behaviour is said to change, and does the
//! same if not.
//!
//! `BLESS=1 cargo test -p formwork-diff` writes down what is said.

mod case;
mod stripe;
mod witness;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use case::Case;
use formwork_codegen::diff::{Bump, Change, Effect, Kind, bump, json, markdown, text};

/// The changes of a case, a line each.
fn lines(changes: &[Change]) -> String {
    let mut said = String::new();
    for change in changes {
        let wire = change.wire.as_ref().map(|wire| format!(" ({wire})")).unwrap_or_default();
        let Change { kind, subject, reason, .. } = change;
        writeln!(said, "{} {kind} {subject}{wire}: {reason}", kind.effect()).unwrap();
    }
    said
}

#[test]
fn what_is_said_of_each_case() {
    let mut wrong = String::new();
    for case in case::all() {
        let said = lines(&case.diff());
        if said != case.section("changes") {
            if std::env::var_os("BLESS").is_some() {
                case.bless(&said);
            } else {
                writeln!(wrong, "{}: {}", case.name, case.title).unwrap();
                writeln!(wrong, "expected:\n{}\nfound:\n{said}", case.section("changes")).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Each change has its place in the documents that it is in.
#[test]
fn changes_have_places() {
    for case in case::all() {
        for change in case.diff() {
            let Change { kind, old, new, .. } = &change;
            let is_of_arguments = *kind == Kind::ArgumentsRefused;
            assert!(is_of_arguments || old.is_some() || new.is_some(), "{}: {change:?}", case.name);
            for (place, side) in [(old, "old"), (new, "new")] {
                let Some(place) = place else { continue };
                let lines = case.section(side).lines();
                let line = lines.clone().nth(place.line - 1).unwrap_or_default();
                assert!(place.file == "api.json" && line.chars().count() >= place.column, "{change:?}");
            }
        }
    }
}

#[test]
fn every_kind_of_change_has_a_case() {
    let shown: BTreeSet<Kind> = case::all().iter().flat_map(Case::diff).map(|change| change.kind).collect();
    let missing: Vec<&Kind> = Kind::ALL.iter().filter(|kind| !shown.contains(kind)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

/// Compares a text with the file of this name.
#[track_caller]
fn assert_written(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(text == written, "tests/diff/{name} is not what is said, which is:\n{text}");
}

#[test]
fn changes_are_written_for_people_and_machines() {
    let case = case::all().into_iter().find(|case| case.name == "several_changes").unwrap();
    let changes = case.diff();
    assert_written("rendered.txt", &text(&changes));
    assert_written("rendered.md", &markdown(&changes));
    assert_written("rendered.json", &json(&changes));
    for (written, nothing) in [(text(&[]), "nothing changes\n"), (markdown(&[]), "**Nothing changes.**\n")] {
        assert_eq!(written, nothing);
    }
}

#[test]
fn the_worst_change_decides_the_version() {
    let bump_of = |name: &str| {
        let case = case::all().into_iter().find(|case| case.name == name).unwrap();
        bump(&case.diff())
    };
    for (name, expected) in [
        ("several_changes", Bump::Major),
        ("path_changed", Bump::Minor),
        ("member_added", Bump::Minor),
        ("docs_changed", Bump::Patch),
        ("nothing_changed", Bump::None),
    ] {
        assert_eq!(bump_of(name), expected, "{name}");
    }
}

#[test]
fn every_verdict_has_its_witness() {
    let cases = case::all();
    let witnesses = witness::run(&cases);
    let mut wrong = String::new();
    for (case, witness) in cases.iter().zip(witnesses) {
        let worst = case.diff().iter().map(Change::effect).max();
        let is_witnessed = match (worst, &witness.new) {
            (Some(Effect::Breaking), None) => true,
            (Some(Effect::Breaking | Effect::Behaviour), Some(new)) => witness.old != *new,
            (Some(Effect::Additive | Effect::Docs) | None, Some(new)) => witness.old == *new,
            (_, None) => false,
        };
        if !is_witnessed {
            writeln!(wrong, "{} is called {worst:?}: {witness:#?}", case.name).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
