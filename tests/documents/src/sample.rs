//! Compiles a sample: a crate for each document, with the code of some of its operations.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use formwork_codegen::lay_out_tables;
use serde::{Deserialize, Serialize};

use crate::compile::code;
use crate::corpus::{Corpus, Document, Operation};
use crate::generate::choose;
use crate::worker::{Worker, say};
use crate::workspace::{Finding, Workspace};

/// How long a worker may take for the code of one document, and its address space.
const PATIENCE: Duration = Duration::from_secs(60);
const MEGABYTES: u64 = 8 * 1024;

/// A worker's job: the code of those operations that generate, at most so many, in as few modules as can be.
#[derive(Serialize, Deserialize)]
pub(crate) struct Job {
    file: PathBuf,
    operations: Vec<Operation>,
    most: u64,
    seed: u64,
    /// True if each operation gets a module of its own.
    apart: bool,
}

/// Operations that are selected together, and their code.
#[derive(Serialize, Deserialize)]
struct Code {
    operations: Vec<Operation>,
    text: String,
}

/// A module of a crate.
struct Module {
    number: usize,
    code: Code,
}

/// A document as a crate.
struct Crate {
    name: String,
    document: String,
    file: PathBuf,
    modules: Vec<Module>,
    /// The number of the next module. None is used twice, so what compiles stays as it is.
    next: usize,
}

/// The code of an operation that rustc found fault with, perhaps only because of other code in its crate.
struct Suspect {
    document: String,
    operation: Operation,
    text: String,
}

/// An operation that does not compile.
pub(crate) struct Failure {
    pub(crate) document: String,
    pub(crate) operation: Operation,
    /// The first error of rustc.
    pub(crate) rendered: String,
}

/// The result for the sample.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) documents: usize,
    pub(crate) operations: usize,
    pub(crate) lines: usize,
    pub(crate) failures: Vec<Failure>,
    /// Documents for which there is no code, because the compiler did not end well.
    pub(crate) broken: Vec<String>,
}

pub(crate) fn work(job: &Job) -> Result<(), String> {
    let text = std::fs::read(&job.file).map_err(|error| error.to_string())?;
    let generate = |operation: &Operation| code([operation], &text).is_some();
    let operations: Vec<Operation> =
        job.operations.iter().filter(|operation| generate(operation)).cloned().collect();
    let operations = choose(operations, job.most, job.seed);
    let mut found = Vec::new();
    if job.apart {
        for operation in operations {
            add(vec![operation], &text, &mut found);
        }
    } else {
        add(operations, &text, &mut found);
    }
    say(&found)
}

/// Adds the code of these operations; in several pieces where their names clash.
fn add(mut operations: Vec<Operation>, text: &[u8], found: &mut Vec<Code>) {
    if operations.is_empty() {
        return;
    }
    if let Some(file) = code(&operations, text) {
        found.push(Code { operations, text: lay_out_tables(&prettyplease::unparse(&file)) });
    } else if operations.len() > 1 {
        let second = operations.split_off(operations.len() / 2);
        add(operations, text, found);
        add(second, text, found);
    }
}

impl Crate {
    /// Takes operations of a document that generate, at most so many.
    fn new(
        corpus: &Corpus,
        document: &Document,
        number: usize,
        most: u64,
        seed: u64,
    ) -> Result<Self, String> {
        let file = corpus.file(&document.path);
        let name = format!("d{number}");
        let mut made = Self { name, document: document.path.clone(), file, modules: Vec::new(), next: 0 };
        // Some are refused, and a few more are tried for these; all of a large document would take minutes.
        let operations = choose(corpus.contents(&document.path)?.operations, most * 3, seed);
        made.add(Job { file: made.file.clone(), operations, most, seed, apart: false })?;
        Ok(made)
    }

    fn add(&mut self, job: Job) -> Result<(), String> {
        let worker = Worker::start(&crate::worker::Job::Write(job), MEGABYTES)?;
        for code in worker.answer::<Vec<Code>>(PATIENCE)? {
            self.modules.push(Module { number: self.next, code });
            self.next += 1;
        }
        Ok(())
    }

    fn file(&self, number: usize) -> String {
        format!("{}/src/m{number}.rs", self.name)
    }

    fn write(&self, workspace: &Workspace) -> Result<(), String> {
        workspace.write_manifest(&self.name, &[], "")?;
        let mut root = format!("//! {}\n#![deny(warnings)]\n", self.document);
        for Module { number, code } in &self.modules {
            // Writing to a text cannot fail.
            let _ = writeln!(root, "pub mod m{number};");
            workspace.write(&self.file(*number), &code.text)?;
        }
        workspace.write(&format!("{}/src/lib.rs", self.name), &root)
    }

    /// Removes the modules that rustc finds fault with. The operations of several are tried again one by one, and a
    /// single one is suspected. Says whether anything was removed.
    fn judge(&mut self, findings: &[Finding], suspects: &mut Vec<Suspect>) -> Result<bool, String> {
        let is_blamed = |file: &str| findings.iter().any(|finding| finding.files.contains(file));
        let mut again = Vec::new();
        let before = self.modules.len();
        for Module { number, code } in std::mem::take(&mut self.modules) {
            if !is_blamed(&self.file(number)) {
                self.modules.push(Module { number, code });
            } else if let [operation] = code.operations.as_slice() {
                let (document, operation) = (self.document.clone(), operation.clone());
                suspects.push(Suspect { document, operation, text: code.text });
            } else {
                again.extend(code.operations);
            }
        }
        let changed = self.modules.len() < before;
        if !again.is_empty() {
            self.add(Job {
                file: self.file.clone(),
                operations: again,
                most: u64::MAX,
                seed: 0,
                apart: true,
            })?;
        }
        Ok(changed)
    }
}

/// Writes and checks the crates until what is left of them compiles.
pub(crate) fn check(corpus: &Corpus, documents: &[Document], most: u64, seed: u64) -> Result<Report, String> {
    let numbered: Vec<(usize, &Document)> = documents.iter().enumerate().collect();
    let made = crate::pool::each(&numbered, |(number, document)| {
        let made = Crate::new(corpus, document, *number, most, seed);
        made.map_err(|reason| format!("{}: {reason}", document.path))
    });
    let mut report = Report::default();
    let mut crates = Vec::new();
    for made in made {
        match made {
            Ok(made) if made.modules.is_empty() => {}
            Ok(made) => crates.push(made),
            Err(reason) => report.broken.push(reason),
        }
    }
    let codes = || crates.iter().flat_map(|made| &made.modules).map(|module| &module.code);
    report.documents = crates.len();
    report.operations = codes().map(|code| code.operations.len()).sum();
    report.lines = codes().map(|code| code.text.lines().count()).sum();
    let names: Vec<String> = crates.iter().map(|made| made.name.clone()).collect();
    let workspace = Workspace::new("sample", &names)?;
    let mut suspects = Vec::new();
    loop {
        crates.iter().try_for_each(|made| made.write(&workspace))?;
        let findings = workspace.check()?;
        if findings.is_empty() {
            report.failures = convict(suspects)?;
            return Ok(report);
        }
        let mut changed = false;
        for made in &mut crates {
            changed |= made.judge(&findings, &mut suspects)?;
        }
        if !changed {
            let said: Vec<&str> = findings.iter().map(|finding| finding.rendered.as_str()).collect();
            return Err(format!("no generated module is to blame for this:\n{}", said.join("\n")));
        }
    }
}

/// The operations that do not compile in a crate of their own either.
fn convict(suspects: Vec<Suspect>) -> Result<Vec<Failure>, String> {
    if suspects.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<String> = (0..suspects.len()).map(|number| format!("s{number}")).collect();
    let workspace = Workspace::new("suspects", &names)?;
    for (name, Suspect { document, text, .. }) in names.iter().zip(&suspects) {
        workspace.write_manifest(name, &[], "")?;
        let root = format!("//! {document}\n#![deny(warnings)]\npub mod m0;\n");
        workspace.write(&format!("{name}/src/lib.rs"), &root)?;
        workspace.write(&format!("{name}/src/m0.rs"), text)?;
    }
    let findings = workspace.check()?;
    let failures = names.iter().zip(suspects).filter_map(|(name, Suspect { document, operation, .. })| {
        let file = format!("{name}/src/m0.rs");
        let finding = findings.iter().find(|finding| finding.files.contains(&file))?;
        Some(Failure { document, operation, rendered: finding.rendered.clone() })
    });
    Ok(failures.collect())
}
