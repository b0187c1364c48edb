//! Changes as text for a terminal, as Markdown for a pull request, and as JSON for machines.

mod json;
mod markdown;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use text::text;

use super::{Change, Effect, Location, bump};

/// The changes of one effect, the worst effect first.
fn by_effect(changes: &[Change]) -> impl Iterator<Item = (Effect, Vec<&Change>)> {
    Effect::ALL.into_iter().filter_map(|effect| {
        let changes: Vec<&Change> = changes.iter().filter(|change| change.effect() == effect).collect();
        (!changes.is_empty()).then_some((effect, changes))
    })
}

/// How many changes there are, and what they ask for: `2 breaking, 1 docs: a major version`.
fn summary(changes: &[Change]) -> String {
    let counts: Vec<String> =
        by_effect(changes).map(|(effect, changes)| format!("{} {effect}", changes.len())).collect();
    if counts.is_empty() {
        return "nothing changes".to_owned();
    }
    format!("{}: a {} version", counts.join(", "), bump(changes))
}

impl Location {
    /// The location in a form that editors make clickable.
    fn clickable(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Text on one line, without characters that control a terminal.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
