//! Changes as JSON, whose names stay as they are.

use serde_json::{Value, json};

use super::super::{Change, Location, bump};

/// An object with the proposed version bump and the changes.
#[must_use]
pub fn json(changes: &[Change]) -> String {
    let listed: Vec<Value> = changes.iter().map(change).collect();
    let value = json!({ "bump": bump(changes).as_str(), "changes": listed });
    format!("{value:#}\n")
}

fn change(change: &Change) -> Value {
    json!({
        "effect": change.effect().as_str(),
        "kind": change.kind.as_str(),
        "subject": change.subject,
        "wire": change.wire,
        "reason": change.reason,
        "old": change.old.as_ref().map(location),
        "new": change.new.as_ref().map(location),
    })
}

fn location(location: &Location) -> Value {
    let Location { file, line, column, pointer } = location;
    json!({ "file": file, "line": line, "column": column, "pointer": pointer })
}
