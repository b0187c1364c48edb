//! What rustc says: a crate for each document of a sample, with the code of some of its operations.

use std::fmt::Write as _;

use crate::compile::code;
use crate::corpus::{Corpus, Document, Operation, contents};
use crate::generate::choose;
use crate::workspace::{Finding, Workspace};

/// A module of generated code: operations of a document that are selected together.
struct Module {
    number: usize,
    operations: Vec<Operation>,
    text: String,
}

/// A document as a crate.
struct Crate {
    name: String,
    document: String,
    modules: Vec<Module>,
    /// The number of the next module. None is used twice, so what compiles stays as it is.
    next: usize,
}

/// An operation that does not compile.
pub(crate) struct Failure {
    pub(crate) document: String,
    pub(crate) operation: Operation,
    /// What rustc prints first.
    pub(crate) rendered: String,
}

/// What became of the sample.
pub(crate) struct Report {
    pub(crate) documents: usize,
    pub(crate) operations: usize,
    pub(crate) lines: usize,
    pub(crate) failures: Vec<Failure>,
}

impl Crate {
    /// Takes operations of a document that generate, at most so many.
    fn new(corpus: &Corpus, document: &Document, number: usize, most: u64, seed: u64) -> Option<Self> {
        let text = std::fs::read(corpus.file(&document.path)).ok()?;
        let mut operations = contents(&text).ok()?.operations;
        // Some are refused, and a few more are tried for these; all of a large document would take minutes.
        operations = choose(operations, most * 3, seed);
        operations.retain(|operation| code([operation], &text).is_some());
        operations = choose(operations, most, seed);
        let mut made = Self {
            name: format!("d{number}"),
            document: document.path.clone(),
            modules: Vec::new(),
            next: 0,
        };
        made.add(operations, &text);
        Some(made).filter(|made| !made.modules.is_empty())
    }

    /// Adds a module with these operations; several where their names clash.
    fn add(&mut self, mut operations: Vec<Operation>, text: &[u8]) {
        if let Some(file) = code(&operations, text) {
            let text = format!("//! {}\n\n{}", self.document, prettyplease::unparse(&file));
            self.modules.push(Module { number: self.next, operations, text });
            self.next += 1;
        } else if operations.len() > 1 {
            let second = operations.split_off(operations.len() / 2);
            self.add(operations, text);
            self.add(second, text);
        }
    }

    fn file(&self, number: usize) -> String {
        format!("{}/src/m{number}.rs", self.name)
    }

    fn write(&self, workspace: &Workspace) -> Result<(), String> {
        workspace.write_manifest(&self.name, &[], "")?;
        let mut root = format!("//! {}\n#![deny(warnings)]\n", self.document);
        for Module { number, text, .. } in &self.modules {
            // Writing to a text cannot fail.
            let _ = writeln!(root, "pub mod m{number};");
            workspace.write(&self.file(*number), text)?;
        }
        workspace.write(&format!("{}/src/lib.rs", self.name), &root)
    }

    /// Removes the modules that rustc finds fault with. The operations of several are tried again one by one, and a
    /// single one has failed. Says whether anything was removed.
    fn judge(
        &mut self,
        corpus: &Corpus,
        findings: &[Finding],
        failures: &mut Vec<Failure>,
    ) -> Result<bool, String> {
        let blamed = |file: &str| findings.iter().find(|finding| finding.files.contains(file));
        let before = self.modules.len();
        let (bad, good): (Vec<_>, Vec<_>) = std::mem::take(&mut self.modules)
            .into_iter()
            .partition(|module| blamed(&self.file(module.number)).is_some());
        self.modules = good;
        let changed = self.modules.len() < before;
        if !changed {
            return Ok(false);
        }
        let text = std::fs::read(corpus.file(&self.document)).map_err(|error| error.to_string())?;
        for mut module in bad {
            let rendered = blamed(&self.file(module.number)).map_or("", |finding| &finding.rendered);
            match module.operations.pop() {
                Some(operation) if module.operations.is_empty() => failures.push(Failure {
                    document: self.document.clone(),
                    operation,
                    rendered: rendered.to_owned(),
                }),
                last => {
                    let operations = module.operations.into_iter().chain(last);
                    operations.for_each(|operation| self.add(vec![operation], &text));
                }
            }
        }
        Ok(true)
    }
}

/// Writes and checks the crates until what is left of them compiles.
pub(crate) fn check(corpus: &Corpus, documents: &[Document], most: u64, seed: u64) -> Result<Report, String> {
    let numbered: Vec<(usize, &Document)> = documents.iter().enumerate().collect();
    let made =
        crate::pool::each(&numbered, |(number, document)| Crate::new(corpus, document, *number, most, seed));
    let mut crates: Vec<Crate> = made.into_iter().flatten().collect();
    let names: Vec<String> = crates.iter().map(|made| made.name.clone()).collect();
    let workspace = Workspace::new("sample", &names)?;
    let modules = || crates.iter().flat_map(|made| &made.modules);
    let mut report = Report {
        documents: crates.len(),
        operations: modules().map(|module| module.operations.len()).sum(),
        lines: modules().map(|module| module.text.lines().count()).sum(),
        failures: Vec::new(),
    };
    loop {
        crates.iter().try_for_each(|made| made.write(&workspace))?;
        let findings = workspace.check()?;
        if findings.is_empty() {
            return Ok(report);
        }
        let mut changed = false;
        for made in &mut crates {
            changed |= made.judge(corpus, &findings, &mut report.failures)?;
        }
        if !changed {
            let said: Vec<&str> = findings.iter().map(|finding| finding.rendered.as_str()).collect();
            return Err(format!("no generated module is to blame for this:\n{}", said.join("\n")));
        }
    }
}
