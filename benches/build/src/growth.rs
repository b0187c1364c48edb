//! More and more operations of one document, and in the end all of them beside the crates of async-stripe.

use std::path::Path;
use std::time::{Duration, Instant};

use formwork_bench::table;
use formwork_codegen::{Files, Selection, Target};
use serde_json::Value;

use crate::Failure;
use crate::chart::{self, Series};
use crate::contender::Source;
use crate::cost::{self, Cost, median};
use crate::expansion::{self, selection};
use crate::text::{count, megabytes, milliseconds, ratio, seconds};
use crate::workshop::{UPDATE, Workshop};

/// How many operations, apart from all.
const COUNTS: [usize; 3] = [1, 10, 100];

/// The target folder of all steps, so that dependencies are built once.
const SHARED: &str = "growth";

/// The project of async-stripe's crates.
const PEER: &str = "async-stripe-all";

/// The crates of it that are generated.
const GENERATED: [&str; 13] = [
    "async-stripe-billing",
    "async-stripe-checkout",
    "async-stripe-connect",
    "async-stripe-core",
    "async-stripe-fraud",
    "async-stripe-issuing",
    "async-stripe-misc",
    "async-stripe-payment",
    "async-stripe-product",
    "async-stripe-shared",
    "async-stripe-terminal",
    "async-stripe-treasury",
    "async-stripe-types",
];

/// Files as the macro reads them.
struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(path).map_err(|error| error.to_string())
    }
}

/// A step: the bindings to a number of operations.
struct Step {
    name: String,
    /// None are all.
    operations: Option<Vec<String>>,
    count: usize,
    expansions: Vec<Duration>,
    checks: Vec<Cost>,
    lines: u64,
    library: u64,
}

/// The tables to show.
pub struct Report {
    /// Tables in Markdown.
    pub tables: String,
    /// A plot of it, as SVG.
    pub plot: String,
}

/// Measures the steps in turns, then all operations beside the peer.
///
/// # Errors
///
/// Fails if one does not build, or the document cannot be read.
pub fn report(workshop: &Workshop, document: &Path, rounds: usize, peer: bool) -> Result<Report, Failure> {
    workshop.copy("formwork", Source::Document)?;
    let path = document.to_str().ok_or("the document's name is no text")?;
    let mut steps = steps(&operation_ids(&std::fs::read(document)?)?);
    let target = workshop.target(SHARED, "dev");
    for step in &mut steps {
        eprintln!("growth, {}: the library", step.name);
        step.prepare(workshop, document)?;
        step.lines = expansion::formatted(step.expand(path)?)?.lines().count().try_into()?;
        cost::measure(&mut workshop.cargo_in(&target, &step.name, "build", "dev"), &workshop.log())?;
        let library = format!("debug/lib{}.rlib", format!("bench-{}", step.name).replace('-', "_"));
        step.library = std::fs::metadata(target.join(library))?.len();
        check(workshop, &target, &step.name)?;
    }
    for round in 1..=rounds {
        for step in &mut steps {
            eprintln!("growth, round {round} of {rounds}: {}", step.name);
            let started = Instant::now();
            drop(step.expand(path)?);
            step.expansions.push(started.elapsed());
            clean(workshop, &target, &step.name, &[&format!("bench-{}", step.name)])?;
            step.checks.push(check(workshop, &target, &step.name)?);
        }
    }
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let mut tables = table_of(&format!("Growing parts of `{name}`"), &steps);
    let mut series = vec![
        Series::new("expansion", "#3fa45b", steps.iter().filter_map(Step::expansion_point).collect()),
        Series::new(
            "cargo check of the crate",
            "#2f81f7",
            steps.iter().filter_map(Step::check_point).collect(),
        ),
    ];
    if let Some(all) = steps.last().filter(|_| peer) {
        let (table, generated) = beside_peer(workshop, all, rounds)?;
        tables.push_str(&table);
        series.push(Series::new(
            "cargo check of async-stripe's crates",
            "#d9822b",
            vec![point(all.count, generated)],
        ));
    }
    Ok(Report { tables, plot: chart::plot("operations", "milliseconds", &series) })
}

impl Step {
    fn new(operations: Option<Vec<String>>, count: usize) -> Self {
        let name = operations.as_ref().map_or("growth-all".to_owned(), |_| format!("growth-{count}"));
        Self { name, operations, count, expansions: Vec::new(), checks: Vec::new(), lines: 0, library: 0 }
    }

    /// Writes a crate of the bindings alone.
    fn prepare(&self, workshop: &Workshop, document: &Path) -> Result<(), Failure> {
        let operations = self.operations.as_ref().map_or("*".to_owned(), |ids| ids.join(", "));
        let library = format!(
            "//! Bindings.\n\nformwork::openapi! {{\n    spec = \"api.json\",\n    operations = [{operations}],\n}}\n"
        );
        let folder = workshop.create(&self.name, &library)?;
        std::fs::copy(document, folder.join("api.json"))?;
        workshop.fetch(&self.name)
    }

    fn expand(&self, path: &str) -> Result<proc_macro2::TokenStream, Failure> {
        let id = |id: &String| selection(Target::Id(id.clone()));
        let selections: Vec<Selection> = match &self.operations {
            Some(ids) => ids.iter().map(id).collect(),
            None => vec![selection(Target::All)],
        };
        expansion::expand(path, selections, &Disk)
    }

    fn expansion_point(&self) -> Option<(f64, f64)> {
        Some(point(self.count, median(self.expansions.iter().copied())?))
    }

    fn check_point(&self) -> Option<(f64, f64)> {
        Some(point(self.count, Cost::median(&self.checks)?.wall))
    }
}

/// The number of operations, and milliseconds.
fn point(count: usize, time: Duration) -> (f64, f64) {
    (f64::from(u32::try_from(count).unwrap_or(u32::MAX)), time.as_secs_f64() * 1_000.0)
}

/// Every operation that has an id, in the document's order.
fn operation_ids(document: &[u8]) -> Result<Vec<String>, Failure> {
    let document: Value = serde_json::from_slice(document)?;
    let paths = document["paths"].as_object().ok_or("the document has no paths")?;
    let operations = paths.values().filter_map(Value::as_object).flat_map(serde_json::Map::values);
    Ok(operations.filter_map(|operation| Some(operation.get("operationId")?.as_str()?.to_owned())).collect())
}

/// The update, if the document has it, then operations from all over the document, then all.
fn steps(ids: &[String]) -> Vec<Step> {
    let mut steps = Vec::new();
    for count in COUNTS.into_iter().filter(|count| *count < ids.len()) {
        let spread = (0..count).filter_map(|number| ids.get(number * ids.len() / count));
        let update = ids.iter().find(|id| *id == UPDATE);
        let mut chosen: Vec<String> = update.into_iter().chain(spread).cloned().collect();
        chosen.truncate(count);
        chosen.sort();
        chosen.dedup();
        let count = chosen.len();
        steps.push(Step::new(Some(chosen), count));
    }
    steps.push(Step::new(None, ids.len()));
    steps
}

/// Forgets what these packages were compiled to.
fn clean(workshop: &Workshop, target: &Path, name: &str, packages: &[&str]) -> Result<(), Failure> {
    let mut cargo = workshop.cargo_in(target, name, "clean", "dev");
    cargo.args(packages.iter().flat_map(|package| ["--package", package]));
    cost::measure(&mut cargo, &workshop.log())?;
    Ok(())
}

fn check(workshop: &Workshop, target: &Path, name: &str) -> Result<Cost, Failure> {
    cost::measure(&mut workshop.cargo_in(target, name, "check", "dev"), &workshop.log())
}

fn table_of(title: &str, steps: &[Step]) -> String {
    let header = ["operations", "expansion", "`cargo check`", "memory", "lines", "library"];
    let mut cells = vec![header.map(str::to_owned).to_vec()];
    for step in steps {
        let (Some(expansion), Some(check)) =
            (median(step.expansions.iter().copied()), Cost::median(&step.checks))
        else {
            continue;
        };
        cells.push(vec![
            step.operations.as_ref().map_or(format!("all {}", step.count), |_| step.count.to_string()),
            milliseconds(expansion),
            milliseconds(check.wall),
            megabytes(check.memory),
            count(step.lines),
            megabytes(step.library),
        ]);
    }
    table::aligned(title, &cells)
}

/// All operations of both, with all that they need and without. Says how long the peer's generated crates take, too.
fn beside_peer(workshop: &Workshop, all: &Step, rounds: usize) -> Result<(String, Duration), Failure> {
    workshop.copy(PEER, Source::Elsewhere)?;
    workshop.fetch(PEER)?;
    let own = format!("bench-{}", all.name);
    let both =
        [("formwork", all.name.as_str(), vec![own.as_str()]), ("async-stripe", PEER, GENERATED.to_vec())];
    let mut costs = [(Vec::new(), Vec::new()), (Vec::new(), Vec::new())];
    for round in 1..=rounds {
        for ((title, name, packages), (everything, generated)) in both.iter().zip(&mut costs) {
            eprintln!("growth, round {round} of {rounds}: all of {title}");
            let target = workshop.target(name, "dev");
            if target.exists() {
                std::fs::remove_dir_all(&target)?;
            }
            everything.push(check(workshop, &target, name)?);
            clean(workshop, &target, name, packages)?;
            generated.push(check(workshop, &target, name)?);
        }
    }
    let medians = costs.map(|(everything, generated)| (Cost::median(&everything), Cost::median(&generated)));
    let header = ["", "everything", "ratio", "CPU", "memory", "generated", "ratio", "CPU", "memory"];
    let mut cells = vec![header.map(str::to_owned).to_vec()];
    let mut first = None;
    let mut last = Duration::ZERO;
    for ((title, ..), costs) in both.iter().zip(medians) {
        let (Some(everything), Some(generated)) = costs else { continue };
        let base = *first.get_or_insert((everything, generated));
        last = generated.wall;
        let mut row = vec![(*title).to_owned()];
        for (cost, base) in [(everything, base.0), (generated, base.1)] {
            row.push(seconds(cost.wall));
            row.push(ratio(cost.wall.as_secs_f64(), base.wall.as_secs_f64()));
            row.push(seconds(cost.cpu));
            row.push(megabytes(cost.memory));
        }
        cells.push(row);
    }
    Ok((table::aligned("`cargo check` of all operations", &cells), last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_spread_over_the_document() {
        let ids: Vec<String> = (0..250).map(|number| format!("Get{number}")).collect();
        let counts: Vec<usize> = steps(&ids).iter().map(|step| step.count).collect();
        assert_eq!(counts, [1, 10, 100, 250]);
        assert_eq!(steps(&ids)[1].operations.as_ref().unwrap()[1], "Get100");
        let few: Vec<usize> = steps(&ids[..5]).iter().map(|step| step.count).collect();
        assert_eq!(few, [1, 5]);
    }
}
