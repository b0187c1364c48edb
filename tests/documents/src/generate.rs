//! Every operation of every document, alone, and every document as a whole.

use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::compile::{Compiled, Outcome, everything, judge, these};
use crate::corpus::{Corpus, Document, Operation};
use crate::worker::{Heard, Worker, say};

/// The greatest cost of a document in bytes: its size times the operations that are tried.
pub(crate) const READS: u64 = 4 << 30;
/// How long one operation may take before its process is ended.
const PATIENCE: Duration = Duration::from_secs(10);
/// The same for all operations at once. The largest document has 22,361, whose tokens take longer to be read again than
/// to be made.
const WHOLE_PATIENCE: Duration = Duration::from_secs(300);
/// The address space of a worker.
const MEGABYTES: u64 = 8 * 1024;

/// The result for a document.
pub(crate) struct Record {
    pub(crate) path: String,
    pub(crate) version: String,
    /// How many operations it has. Of documents that are large in both ways only some are tried.
    pub(crate) operations: usize,
    pub(crate) tried: Vec<(Operation, Compiled)>,
    /// All operations at once.
    pub(crate) whole: Compiled,
}

/// A worker's job: the operations one by one, then all at once.
#[derive(Serialize, Deserialize)]
pub(crate) struct Job {
    file: PathBuf,
    operations: Vec<Operation>,
}

pub(crate) fn work(job: &Job) -> Result<(), String> {
    let text = std::fs::read(&job.file).map_err(|error| error.to_string())?;
    let alone = job.operations.iter().map(|operation| these([operation]));
    for arguments in alone.chain([everything()]) {
        say(&judge(&arguments, &text))?;
    }
    Ok(())
}

/// Compiles the documents on all cores, the largest first, so that none is alone in the end.
pub(crate) fn generate(corpus: &Corpus, mut documents: Vec<Document>, reads: u64, seed: u64) -> Vec<Record> {
    documents.sort_by(|left, right| (right.size, &left.path).cmp(&(left.size, &right.path)));
    let mut records = crate::pool::each(&documents, |document| record(corpus, document, reads, seed));
    records.sort_by(|left, right| left.path.cmp(&right.path));
    records
}

fn record(corpus: &Corpus, document: &Document, reads: u64, seed: u64) -> Record {
    let file = corpus.file(&document.path);
    let failed = |reason| ended(Outcome::Panicked(reason), Duration::ZERO);
    let mut record = Record {
        path: document.path.clone(),
        version: String::new(),
        operations: 0,
        tried: Vec::new(),
        whole: failed(String::new()),
    };
    let contents = match corpus.contents(&document.path) {
        Ok(contents) => contents,
        Err(reason) => {
            record.whole = failed(reason);
            return record;
        }
    };
    record.version = contents.version;
    record.operations = contents.operations.len();
    let chosen = choose(contents.operations, reads / document.size.max(1), seed);
    loop {
        let left = chosen.get(record.tried.len()..).unwrap_or_default().to_vec();
        let job = crate::worker::Job::Generate(Job { file: file.clone(), operations: left });
        match run(&job, &chosen, &mut record) {
            Ok(true) => return record,
            Ok(false) => {}
            Err(reason) => {
                record.whole = failed(reason);
                return record;
            }
        }
    }
}

/// Takes what one worker says until it ends, and says whether that was all. What is left is for the next worker.
fn run(job: &crate::worker::Job, chosen: &[Operation], record: &mut Record) -> Result<bool, String> {
    let mut worker = Worker::start(job, MEGABYTES)?;
    loop {
        let operation = chosen.get(record.tried.len());
        let patience = if operation.is_some() { PATIENCE } else { WHOLE_PATIENCE };
        let (compiled, goes_on) = match worker.hear::<Compiled>(patience) {
            Heard::Said(compiled) => (compiled, true),
            Heard::Finished => return Err("the worker said too little".to_owned()),
            Heard::Died(reason) => (ended(Outcome::Panicked(reason), Duration::ZERO), false),
            Heard::TimedOut => (ended(Outcome::TimedOut, patience), false),
        };
        match operation {
            Some(operation) => record.tried.push((operation.clone(), compiled)),
            None => {
                record.whole = compiled;
                return Ok(true);
            }
        }
        if !goes_on {
            return Ok(false);
        }
    }
}

fn ended(outcome: Outcome, after: Duration) -> Compiled {
    let milliseconds = u64::try_from(after.as_millis()).unwrap_or(u64::MAX);
    Compiled { outcome, has_dialect: false, milliseconds, megabytes: 0 }
}

/// At most so many operations, the same for the same seed, in their order.
pub(crate) fn choose(mut operations: Vec<Operation>, most: u64, seed: u64) -> Vec<Operation> {
    let most = usize::try_from(most.max(1)).unwrap_or(usize::MAX);
    if operations.len() > most {
        fastrand::Rng::with_seed(seed).shuffle(&mut operations);
        operations.truncate(most);
        operations.sort();
    }
    operations
}
