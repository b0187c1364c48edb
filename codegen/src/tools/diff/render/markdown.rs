//! Changes as Markdown, as a comment on a pull request has them.

use std::fmt::Write as _;

use crate::markdown::code;

use super::super::{Change, Effect};
use super::{by_effect, summary};

/// The changes as a table for each effect, those of the documentation folded away.
#[must_use]
pub fn markdown(changes: &[Change]) -> String {
    let summary = summary(changes);
    let mut capital = summary.chars();
    let first: String = capital.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let mut out = format!("**{first}{}.**\n", capital.as_str());
    for (effect, changes) in by_effect(changes) {
        // Writing to a `String` does not fail.
        let _ = match effect {
            Effect::Docs => write!(out, "\n<details>\n<summary>{}</summary>\n\n", effect.heading()),
            _ => write!(out, "\n### {}\n\n", effect.heading()),
        };
        out.push_str("| in Rust | on the wire | what that means | old | new |\n|---|---|---|---|---|\n");
        for change in changes {
            push(&mut out, change);
        }
        if effect == Effect::Docs {
            out.push_str("\n</details>\n");
        }
    }
    out
}

fn push(out: &mut String, change: &Change) {
    let place = |location: &Option<super::Location>| {
        location.as_ref().map(|location| cell(&code(&location.clickable()))).unwrap_or_default()
    };
    let wire = change.wire.as_ref().map(|wire| cell(&code(wire))).unwrap_or_default();
    let (subject, reason) = (cell(&code(&change.subject)), cell(&change.reason));
    let (old, new) = (place(&change.old), place(&change.new));
    let _ = writeln!(out, "| {subject} | {wire} | {reason} | {old} | {new} |");
}

/// Text that stays in its cell. What is between backticks is code, where nothing but the cell's end counts.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_code = false;
    for c in text.chars() {
        match c {
            '`' => {
                is_code = !is_code;
                out.push(c);
            }
            '|' => out.push_str("\\|"),
            '<' | '>' | '*' | '_' | '[' | ']' | '\\' if !is_code => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
