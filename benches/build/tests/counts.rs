//! What formwork costs whoever builds with it does not grow unseen: counts that are the same on every machine are held
//! against `counts.txt`.
//!
//! `BLESS=1 cargo test --workspace --test counts` writes them anew: alone, this package is built with fewer features of
//! others, and counts a little less.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use formwork_bench::instructions;
use formwork_bench_build::contender::Source;
use formwork_bench_build::workshop::{Workshop, document, repository};
use formwork_bench_build::{expansion, llvm};
use formwork_codegen::{Arguments, Dialect, Files, Output, Spanned, Target, compile};
use proc_macro2::{Span, TokenStream};

/// The project whose crates and LLVM lines are counted.
const PROJECT: &str = "formwork";

/// How often the update is expanded to count instructions.
const EXPANSIONS: u64 = 2;

const HEADER: &str = "\
# What building with formwork costs, as `tests/counts.rs` holds it. Written by
# `BLESS=1 cargo test --workspace --test counts`.
";

/// The counts by name, and the compiler on which some of them depend.
#[derive(Default)]
struct Counts {
    compiler: String,
    numbers: BTreeMap<String, u64>,
}

impl Counts {
    fn read(text: &str) -> Self {
        let mut counts = Self::default();
        for (name, value) in
            text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
        {
            match value.parse() {
                Ok(number) => drop(counts.numbers.insert(name.to_owned(), number)),
                Err(_) => value.clone_into(&mut counts.compiler),
            }
        }
        counts
    }

    fn write(&self) -> String {
        let mut text = format!("{HEADER}compiler: {}\n", self.compiler);
        for (name, number) in &self.numbers {
            let _ = writeln!(text, "{name}: {number}");
        }
        text
    }

    /// A line for each of these counts that is more than before, apart from a little.
    fn grown(&self, before: &Self) -> Vec<String> {
        let mut grown = Vec::new();
        for (name, number) in &self.numbers {
            match before.numbers.get(name) {
                None => grown.push(format!("{name} has never been counted")),
                Some(old) if number * 100 > old * (100 + allowed(name, self.compiler == before.compiler)) => {
                    grown.push(format!("{name} grew from {old} to {number}"));
                }
                Some(_) => {}
            }
        }
        grown
    }
}

/// By how many percent a count may grow. What rustc makes of the same code is another with each of its versions.
fn allowed(name: &str, same_compiler: bool) -> u64 {
    match name {
        "crates" => 0,
        "LLVM lines" | "instructions" if !same_compiler => 25,
        _ => 3,
    }
}

#[test]
fn nothing_has_grown() {
    let workshop = Workshop::working_tree(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("counts")).unwrap();
    workshop.copy(PROJECT, Source::Document).unwrap();
    workshop.lock_like_the_repository(PROJECT).unwrap();

    let mut now =
        Counts { compiler: printed(Command::new("rustc").arg("--version")), numbers: BTreeMap::new() };
    now.numbers.insert("crates".to_owned(), crates(&workshop));
    now.numbers.insert("LLVM lines".to_owned(), llvm::measure(&workshop, PROJECT).unwrap().lines);
    now.numbers.insert(
        "tokens of the update".to_owned(),
        expansion::count(expansion::update(&document().unwrap()).unwrap()),
    );
    for document in documents() {
        let name = document.file_name().unwrap().to_str().unwrap().to_owned();
        now.numbers
            .insert(format!("tokens of {name}"), expansion::count(everything(&format!("spec/{name}"))));
    }
    let spec = repository().join("spec/identity.json").to_str().unwrap().to_owned();
    let program = Path::new(env!("CARGO_BIN_EXE_formwork-bench-build"));
    // Macros are built without optimisation, and only that is comparable.
    let counted = cfg!(debug_assertions)
        .then(|| instructions::measure(program, &["expand".to_owned(), spec], EXPANSIONS));
    match counted.and_then(Result::unwrap) {
        Some(count) => drop(now.numbers.insert("instructions".to_owned(), count)),
        None => eprintln!("skipped: the instructions of an expansion, which valgrind would count"),
    }

    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/counts.txt");
    let before = Counts::read(&std::fs::read_to_string(&file).unwrap_or_default());
    if std::env::var_os("BLESS").is_some() {
        // What cannot be counted here is as it was.
        let mut numbers = before.numbers;
        numbers.retain(|name, _| name == "instructions");
        numbers.append(&mut now.numbers);
        std::fs::write(&file, Counts { numbers, ..now }.write()).unwrap();
        return;
    }
    let grown = now.grown(&before);
    assert!(
        grown.is_empty(),
        "building costs more:\n  {}\nIf it is worth that:\n  \
         BLESS=1 cargo test --workspace --test counts && git diff benches/build/tests/counts.txt",
        grown.join("\n  ")
    );
}

#[test]
fn growth_is_told_with_both_numbers() {
    let before = Counts::read("# no\ncompiler: rustc 1\ncrates: 10\nLLVM lines: 1000\ninstructions: 1000\n");
    let same =
        Counts::read("compiler: rustc 1\ncrates: 11\nLLVM lines: 1030\ninstructions: 1031\ntokens: 1\n");
    let expected =
        ["crates grew from 10 to 11", "instructions grew from 1000 to 1031", "tokens has never been counted"];
    assert_eq!(same.grown(&before), expected);
    let newer = Counts::read("compiler: rustc 2\ncrates: 9\nLLVM lines: 1250\ninstructions: 1251\n");
    assert_eq!(newer.grown(&before), ["instructions grew from 1000 to 1251"]);
    assert_eq!(Counts::read(&before.write()).write(), before.write());
}

/// How many crates the project is built from, itself included.
fn crates(workshop: &Workshop) -> u64 {
    let mut cargo = workshop.cargo(PROJECT);
    cargo.args(["tree", "--offline", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"]);
    let printed = printed(&mut cargo);
    let lines = printed.lines().map(|line| line.trim_end_matches(" (*)"));
    let crates: std::collections::BTreeSet<&str> = lines.collect();
    u64::try_from(crates.len()).unwrap()
}

fn documents() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(repository().join("spec")).unwrap();
    let mut documents: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    documents.sort();
    documents
}

/// Reads below the root of the repository.
struct Repository;

impl Files for Repository {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(repository().join(path)).map_err(|error| error.to_string())
    }
}

/// The tokens of all operations of a document.
fn everything(path: &str) -> TokenStream {
    let mut arguments = Arguments::new(Spanned { value: path.to_owned(), span: Span::call_site() });
    arguments.operations = vec![expansion::selection(Target::All)];
    if path == "spec/styles.json" {
        // It has what OpenAPI leaves open.
        arguments.dialect = Some(Dialect::Indexed);
    }
    let Output { tokens, diagnostics } = compile(&arguments, &Repository);
    assert!(diagnostics.is_empty(), "{path}: {}", diagnostics[0]);
    tokens
}

fn printed(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
