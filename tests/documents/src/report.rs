//! The report: what is generated of the corpus, and why the rest is not.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::compile::Outcome;
use crate::corpus::Operation;
use crate::generate::Record;
use crate::reason::reason;
use crate::verdict::Verdicts;

/// An operation that takes longer is slow, in milliseconds.
pub(crate) const SLOW: u64 = 2_000;

/// Operations of some of the documents.
#[derive(Default)]
struct Tally<'r> {
    documents: usize,
    /// Documents of which all operations are accepted together.
    whole: usize,
    operations: usize,
    tried: usize,
    generated: usize,
    /// The operations that need a dialect.
    with_dialect: usize,
    refused: BTreeMap<String, Refusal<'r>>,
}

/// Refusals for one reason.
struct Refusal<'r> {
    count: usize,
    documents: BTreeSet<&'r str>,
    /// The first, in the order of documents and operations.
    example: String,
}

/// The records as a report.
pub(crate) struct Report<'r> {
    records: &'r [Record],
    all: Tally<'r>,
    /// The documents of OpenAPI 3.1.
    newer: Tally<'r>,
    /// Failures that must never happen: a document, an operation or `*`, and the failure.
    pub(crate) broken: Vec<String>,
}

impl<'r> Tally<'r> {
    fn new(records: impl Iterator<Item = &'r Record>) -> Self {
        let mut tally = Self::default();
        records.for_each(|record| tally.add(record));
        tally
    }

    fn add(&mut self, record: &'r Record) {
        self.documents += 1;
        self.whole += usize::from(record.whole.outcome == Outcome::Generated);
        self.operations += record.operations;
        self.tried += record.tried.len();
        for (operation, compiled) in &record.tried {
            match &compiled.outcome {
                Outcome::Generated => {
                    self.generated += 1;
                    self.with_dialect += usize::from(compiled.has_dialect);
                }
                Outcome::Refused(diagnostic) => self.refuse(record, operation, diagnostic),
                _ => {}
            }
        }
    }

    fn refuse(&mut self, record: &'r Record, operation: &Operation, diagnostic: &str) {
        let reason = reason(diagnostic);
        let refusal = self.refused.entry(reason.normal).or_insert_with(|| Refusal {
            count: 0,
            documents: BTreeSet::new(),
            example: format!(
                "{} {} {}: {} ({} {})",
                record.path, operation.method, operation.path, reason.message, reason.line, reason.pointer
            ),
        });
        refusal.count += 1;
        refusal.documents.insert(&record.path);
    }

    /// The share of what is generated, in percent.
    #[allow(clippy::cast_precision_loss)] // There are fewer operations than a float has digits for.
    fn share(&self) -> f64 {
        self.generated as f64 * 100.0 / self.tried.max(1) as f64
    }

    /// The reasons, the most frequent first.
    fn reasons(&self) -> Vec<(&str, &Refusal<'r>)> {
        let mut reasons: Vec<_> =
            self.refused.iter().map(|(reason, refusal)| (reason.as_str(), refusal)).collect();
        reasons.sort_by(|left, right| (right.1.count, left.0).cmp(&(left.1.count, right.0)));
        reasons
    }

    /// How many refusals got a verdict that begins like this.
    fn judged(&self, verdicts: &Verdicts, start: &str) -> usize {
        let reasons = self.refused.iter().filter(|(reason, _)| verdicts.on(reason).starts_with(start));
        reasons.map(|(_, refusal)| refusal.count).sum()
    }
}

impl<'r> Report<'r> {
    pub(crate) fn new(records: &'r [Record]) -> Self {
        let is_newer = |record: &&Record| record.version.starts_with("3.1");
        Self {
            records,
            all: Tally::new(records.iter()),
            newer: Tally::new(records.iter().filter(is_newer)),
            broken: records.iter().flat_map(broken).collect(),
        }
    }

    pub(crate) fn share(&self) -> f64 {
        self.all.share()
    }

    /// A progress line.
    pub(crate) fn summary(&self) -> String {
        let Tally { documents, operations, tried, generated, whole, .. } = &self.all;
        let share = self.all.share();
        format!(
            "{documents} documents, {operations} operations; {generated} of {tried} tried are generated ({share:.2} %), \
             {} of them with a dialect, {whole} documents as a whole; {} broken",
            self.all.with_dialect,
            self.broken.len()
        )
    }

    /// Every reason with a count, as text.
    pub(crate) fn reasons(&self) -> String {
        let mut text = String::new();
        for (reason, Refusal { count, documents, example }) in self.all.reasons() {
            let _ = writeln!(text, "{count:>6} in {:>4}  {reason}\n{:16}{example}", documents.len(), "");
        }
        text
    }

    /// The price: the slowest operation, the slowest document and the largest memory.
    pub(crate) fn price(&self) -> String {
        let alone = self.records.iter().flat_map(|record| {
            record
                .tried
                .iter()
                .map(move |(operation, compiled)| (compiled.milliseconds, &record.path, operation))
        });
        let slow = alone.clone().filter(|(milliseconds, ..)| *milliseconds > SLOW).count();
        let mut text = String::new();
        if let Some((milliseconds, path, Operation { method, path: at })) = alone.max() {
            let _ = write!(text, "The slowest operation is {method} {at} of {path} with {milliseconds} ms; ");
            let _ = writeln!(text, "{slow} take more than {SLOW} ms.");
        }
        let slowest = self.records.iter().max_by_key(|record| record.whole.milliseconds);
        if let Some(Record { path, whole, operations, .. }) = slowest {
            let _ = writeln!(
                text,
                "The slowest document is {path}, whose {operations} operations at once take {} ms.",
                whole.milliseconds
            );
        }
        let largest = self.records.iter().max_by_key(|record| record.whole.megabytes);
        if let Some(Record { path, whole, .. }) = largest {
            let _ = writeln!(text, "The largest memory is {} MB, for {path}.", whole.megabytes);
        }
        text
    }

    /// The part of the report that is checked in, without its title.
    pub(crate) fn markdown(&self, introduction: &str, verdicts: &Verdicts, measured: &str) -> String {
        let mut text = format!(
            "{introduction}\nEvery operation is compiled alone. Of documents that are large in both ways, only as many \
             operations are tried as fit a budget.\n\n"
        );
        self.table(verdicts, &mut text);
        let _ = writeln!(text, "\n## Price\n\nMeasured on {measured}.\n\n{}", self.price());
        let _ = writeln!(text, "## Panics, time-outs, tokens that are no Rust\n");
        if self.broken.is_empty() {
            let _ = writeln!(text, "None.");
        }
        for broken in &self.broken {
            let _ = writeln!(text, "- {}", cell(broken));
        }
        for (title, tally) in
            [("Why operations are refused", &self.all), ("The same in OpenAPI 3.1", &self.newer)]
        {
            if tally.refused.is_empty() {
                continue;
            }
            let _ = writeln!(text, "\n## {title}\n");
            let _ = writeln!(
                text,
                "| operations | documents | reason | verdict | example |\n|---|---|---|---|---|"
            );
            for (reason, Refusal { count, documents, example }) in tally.reasons() {
                let (verdict, example) = (verdicts.on(reason), cell(example));
                let _ = writeln!(
                    text,
                    "| {count} | {} | {} | {verdict} | {example} |",
                    documents.len(),
                    cell(reason)
                );
            }
        }
        text
    }

    fn table(&self, verdicts: &Verdicts, text: &mut String) {
        let _ = writeln!(text, "| | all | OpenAPI 3.1 |\n|---|---|---|");
        let mut row = |name: &str, value: &dyn Fn(&Tally<'r>) -> String| {
            let _ = writeln!(text, "| {name} | {} | {} |", value(&self.all), value(&self.newer));
        };
        row("documents", &|tally| tally.documents.to_string());
        row("documents that generate as a whole", &|tally| tally.whole.to_string());
        row("operations", &|tally| tally.operations.to_string());
        row("operations that are tried", &|tally| tally.tried.to_string());
        row("of these, generated", &|tally| format!("{} ({:.2} %)", tally.generated, tally.share()));
        row("of these, with `dialect = indexed`", &|tally| tally.with_dialect.to_string());
        row("refused, the document is at fault", &|tally| tally.judged(verdicts, "the document").to_string());
        row("refused, no Rust meaning", &|tally| tally.judged(verdicts, "no Rust").to_string());
        row("refused, not supported", &|tally| tally.judged(verdicts, "not supported").to_string());
        row("refused, not judged yet", &|tally| tally.judged(verdicts, "not judged").to_string());
    }
}

fn broken(record: &Record) -> Vec<String> {
    let alone = record.tried.iter().filter_map(|(Operation { method, path }, compiled)| {
        Some(format!("{} {method} {path} {}", record.path, compiled.outcome.broken()?))
    });
    let whole = record.whole.outcome.broken().map(|what| format!("{} `*` {what}", record.path));
    alone.chain(whole).collect()
}

/// A text in a table.
pub(crate) fn cell(text: &str) -> String {
    let mut short: String = text.chars().take(400).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace('|', "\\|").replace(['\n', '\r'], " ").replace('<', "&lt;")
}
