//! Determinism: equal tokens in one process, in another one, and in another folder.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

use formwork_codegen::{Files, Output};
use serde::{Deserialize, Serialize};

use crate::compile::{PATH, everything, these};
use crate::corpus::{Corpus, Document, Operation, contents};
use crate::generate::choose;
use crate::worker::{Worker, say};

/// How many operations of a document are compiled alone, beside all at once.
const OPERATIONS: u64 = 5;
const PATIENCE: Duration = Duration::from_secs(60);
const MEGABYTES: u64 = 4 * 1024;

/// A worker's job: the document in this folder.
#[derive(Serialize, Deserialize)]
pub(crate) struct Job {
    folder: PathBuf,
    operations: Vec<Operation>,
}

/// The digests of everything that was compiled, the first time and the second.
#[derive(PartialEq, Serialize, Deserialize)]
struct Digests {
    first: Vec<u64>,
    second: Vec<u64>,
}

/// Files of a folder, as the macro reads those of a crate.
struct Folder<'f>(&'f Path);

impl Files for Folder<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|error| error.to_string())
    }
}

pub(crate) fn work(job: &Job) -> Result<(), String> {
    let digests = || {
        let alone = job.operations.iter().map(|operation| these([operation]));
        let all = alone.chain([everything()]);
        all.map(|arguments| digest(&formwork_codegen::compile(&arguments, &Folder(&job.folder)))).collect()
    };
    say(&Digests { first: digests(), second: digests() })
}

fn digest(output: &Output) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(output.tokens.to_string().as_bytes());
    output.diagnostics.iter().for_each(|diagnostic| hasher.write(diagnostic.to_string().as_bytes()));
    hasher.finish()
}

/// Compares the tokens of these documents, and says which differ.
pub(crate) fn compare(corpus: &Corpus, documents: &[Document], seed: u64) -> Vec<String> {
    let numbered: Vec<(usize, &Document)> = documents.iter().enumerate().collect();
    let differ = crate::pool::each(&numbered, |(number, document)| {
        let reason = compare_document(corpus, document, *number, seed).err()?;
        Some(format!("{}: {reason}", document.path))
    });
    differ.into_iter().flatten().collect()
}

fn compare_document(corpus: &Corpus, document: &Document, number: usize, seed: u64) -> Result<(), String> {
    let text = std::fs::read(corpus.file(&document.path)).map_err(|error| error.to_string())?;
    let operations = choose(contents(&text)?.operations, OPERATIONS, seed);
    let place = |name: &str| crate::workspace::target().join("documents").join(name).join(number.to_string());
    let (here, there) = (place("here"), place("there").join("a").join("b"));
    let run = |folder: &Path| {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        std::fs::write(folder.join(PATH), &text).map_err(|error| error.to_string())?;
        digests(Job { folder: folder.to_owned(), operations: operations.clone() }, folder)
    };
    let (first, second) = (run(&here)?, run(&there)?);
    for folder in [place("here"), place("there")] {
        std::fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
    }
    if first.first != first.second {
        return Err("the second time in a process is not the first".to_owned());
    }
    if first != second {
        return Err("another process in another folder makes other tokens".to_owned());
    }
    Ok(())
}

fn digests(job: Job, folder: &Path) -> Result<Digests, String> {
    Worker::start_in(&crate::worker::Job::Digest(job), MEGABYTES, folder)?.answer(PATIENCE)
}
