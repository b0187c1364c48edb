//! Whose fault a refusal is: the table in `reasons.md`, which is written by hand.

use std::collections::BTreeMap;

/// The verdict on each reason that was judged.
pub(crate) struct Verdicts(BTreeMap<String, String>);

impl Verdicts {
    /// The verdicts of `reasons.md`.
    pub(crate) fn read() -> Self {
        Self::parse(include_str!("../reasons.md"))
    }

    fn parse(table: &str) -> Self {
        let rows =
            table.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
        let rows = rows.filter(|(reason, _)| *reason != "reason");
        Self(rows.map(|(reason, verdict)| (reason.to_owned(), verdict.trim().to_owned())).collect())
    }

    pub(crate) fn on(&self, reason: &str) -> &str {
        self.0.get(reason).map_or("not judged yet", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Verdicts;

    #[test]
    fn a_row_is_a_verdict() {
        let verdicts =
            Verdicts::parse("# Reasons\n\n| reason | verdict |\n|---|---|\n| `…` is odd | not supported |\n");
        assert_eq!(verdicts.on("`…` is odd"), "not supported");
        assert_eq!(verdicts.on("reason"), "not judged yet");
    }

    #[test]
    fn every_verdict_names_somebody() {
        for (reason, verdict) in Verdicts::read().0 {
            let starts = ["the document is at fault: ", "no Rust meaning: ", "not supported"];
            assert!(starts.iter().any(|start| verdict.starts_with(start)), "{reason}: {verdict}");
        }
    }
}
