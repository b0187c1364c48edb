//! Changes as text for a terminal.

use std::fmt::Write as _;

use super::super::{Change, Location};
use super::{by_effect, plain, summary};

/// The changes by their effects, each with its places in both documents, and what they come to.
#[must_use]
pub fn text(changes: &[Change]) -> String {
    let mut out = String::new();
    for (effect, changes) in by_effect(changes) {
        out.push_str(effect.heading());
        out.push('\n');
        for change in changes {
            push(&mut out, change);
        }
        out.push('\n');
    }
    out.push_str(&summary(changes));
    out.push('\n');
    out
}

fn push(out: &mut String, change: &Change) {
    let wire = change.wire.as_ref().filter(|wire| !change.subject.ends_with(wire.as_str()));
    let wire = wire.map(|wire| format!(" (`{wire}`)")).unwrap_or_default();
    let line = plain(&format!("{}{wire}: {} [{}]", change.subject, change.reason, change.kind));
    // Writing to a `String` does not fail.
    let _ = writeln!(out, "  {line}");
    for (side, location) in [("old", &change.old), ("new", &change.new)] {
        if let Some(location) = location {
            let _ = writeln!(out, "      {side}: {}", place(location));
        }
    }
}

fn place(location: &Location) -> String {
    plain(&format!("{} {}", location.clickable(), location.pointer))
}
