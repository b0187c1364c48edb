//! Broken variants of real documents: whatever is done to them there is Rust or a diagnostic with a place, in little time
//! and memory.

mod odd;
mod variant;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use formwork_codegen::Output;
use serde::{Deserialize, Serialize};

use crate::compile::{PATH, YAML_PATH, catch, compile, everything};
use crate::corpus::{Corpus, Document};
use crate::worker::{Heard, Worker, busy, forget_peak, peak_megabytes, say};
use variant::Original;
pub(crate) use variant::Variant;

/// The limit of CPU time for a variant.
const MILLISECONDS: u128 = 1_000;
const MEGABYTES: u64 = 500;
/// When a worker that says nothing is ended.
const PATIENCE: Duration = Duration::from_secs(10);
/// The address space of a worker: enough to see how much more than allowed it takes.
const LIMIT: u64 = 2 * 1024;
/// Larger documents are as good as smaller ones, and take longer.
const SIZE: u64 = 400_000;
/// How many variants a worker makes of one document.
const VARIANTS: u64 = 60;

/// A worker's job: these variants of a document.
#[derive(Serialize, Deserialize)]
pub(crate) struct Job {
    file: PathBuf,
    first: u64,
    count: u64,
}

/// The messages of a worker: the number of the next variant, then the mistake that it found.
#[derive(Serialize, Deserialize)]
enum Said {
    Next(u64),
    Done { problem: Option<String>, accepted: bool },
}

/// A variant that the compiler did not stand.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) document: String,
    pub(crate) number: u64,
    pub(crate) problem: String,
}

/// The number of variants that were tried.
#[derive(Default)]
pub(crate) struct Tried {
    pub(crate) variants: u64,
    /// The number of variants without a diagnostic.
    pub(crate) accepted: u64,
    pub(crate) failures: Vec<Failure>,
}

pub(crate) fn work(job: &Job) -> Result<(), String> {
    let original = Original::new(std::fs::read(&job.file).map_err(|error| error.to_string())?);
    for number in job.first..job.first + job.count {
        say(&Said::Next(number))?;
        let (problem, accepted) = judge(&original.variant(number).text);
        say(&Said::Done { problem, accepted })?;
    }
    Ok(())
}

/// The mistake in the compiler's result, and whether the text was accepted.
fn judge(text: &[u8]) -> (Option<String>, bool) {
    forget_peak();
    let (output, mut milliseconds) = timed(|| catch(|| compile(&everything(), text)));
    let megabytes = peak_megabytes();
    if milliseconds > MILLISECONDS {
        // Other programs may have been in the way.
        let (_, again) = timed(|| catch(|| compile(&everything(), text)));
        milliseconds = milliseconds.min(again);
    }
    let Output { tokens, diagnostics } = match output {
        Ok(output) => output,
        Err(panic) => return (Some(format!("panic: {panic}")), false),
    };
    let accepted = diagnostics.is_empty();
    let placeless = diagnostics.iter().map(ToString::to_string).find(|diagnostic| !has_place(diagnostic));
    let problem = if milliseconds > MILLISECONDS {
        Some(format!("{milliseconds} ms"))
    } else if megabytes > MEGABYTES {
        Some(format!("{megabytes} MB"))
    } else if let Some(diagnostic) = placeless {
        Some(format!("a diagnostic without a place: {diagnostic}"))
    } else {
        let error = syn::parse2::<syn::File>(tokens).err();
        error.map(|error| format!("the tokens are no Rust: {error}"))
    };
    (problem, accepted)
}

/// The result and its duration in milliseconds: CPU time of this thread where the system tells it.
fn timed<T>(work: impl FnOnce() -> T) -> (T, u128) {
    let (started, began) = (Instant::now(), busy());
    let output = work();
    let busy = busy().zip(began).map(|(ended, began)| ended.saturating_sub(began));
    (output, busy.unwrap_or_else(|| started.elapsed()).as_millis())
}

/// A document without operations has no place to show.
fn has_place(diagnostic: &str) -> bool {
    let is_place = |after: &str| match after.splitn(3, ':').collect::<Vec<_>>()[..] {
        [line, column, _] => {
            [line, column].iter().all(|number| number.parse().is_ok_and(|number: usize| number > 0))
        }
        _ => false,
    };
    // A variant that begins otherwise than an object is read as YAML.
    let file = |path: &str| diagnostic.strip_prefix(path)?.strip_prefix(':');
    let place = file(PATH).or_else(|| file(YAML_PATH));
    place.is_some_and(is_place) || diagnostic == "the document has no operations"
}

/// Tries variants on all cores until the time is over. A document's variants are numbered from the seed.
pub(crate) fn try_variants(corpus: &Corpus, seconds: u64, seed: u64) -> Tried {
    let mut documents: Vec<Document> =
        corpus.documents.iter().filter(|document| document.size <= SIZE).cloned().collect();
    fastrand::Rng::with_seed(seed).shuffle(&mut documents);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut all = Tried::default();
    // If there is time left after all documents, they come again with other variants.
    for round in 0.. {
        if Instant::now() >= end || documents.is_empty() {
            break;
        }
        let first = seed.wrapping_add(round * VARIANTS);
        let tried = crate::pool::each(&documents, |document| {
            if Instant::now() < end {
                try_document(corpus, &document.path, first, VARIANTS, end)
            } else {
                Tried::default()
            }
        });
        for Tried { variants, accepted, failures } in tried {
            all.variants += variants;
            all.accepted += accepted;
            all.failures.extend(failures);
        }
    }
    all
}

/// Tries these variants of a document. A variant that ends its worker is a failure, and the next worker goes on after it.
pub(crate) fn try_document(corpus: &Corpus, path: &str, first: u64, count: u64, end: Instant) -> Tried {
    let mut tried = Tried::default();
    let mut next = first;
    while next < first + count && Instant::now() < end {
        let job = Job { file: corpus.file(path), first: next, count: first + count - next };
        let fail = |number, problem| Failure { document: path.to_owned(), number, problem };
        let mut worker = match Worker::start(&crate::worker::Job::Mutate(job), LIMIT) {
            Ok(worker) => worker,
            Err(problem) => {
                tried.failures.push(fail(next, problem));
                return tried;
            }
        };
        let mut number = next;
        let problem = loop {
            match worker.hear::<Said>(PATIENCE) {
                Heard::Said(Said::Next(of)) => number = of,
                Heard::Said(Said::Done { problem, accepted }) => {
                    tried.variants += 1;
                    tried.accepted += u64::from(accepted);
                    tried.failures.extend(problem.map(|problem| fail(number, problem)));
                    if Instant::now() >= end {
                        return tried;
                    }
                }
                Heard::Finished => return tried,
                Heard::Died(words) => break words,
                Heard::TimedOut => break format!("no answer in {} s", PATIENCE.as_secs()),
            }
        };
        tried.failures.push(fail(number, problem));
        next = number + 1;
    }
    tried
}

/// A variant, to look at it.
pub(crate) fn variant(corpus: &Corpus, path: &str, number: u64) -> Result<Variant, String> {
    let text = std::fs::read(corpus.file(path)).map_err(|error| format!("{path}: {error}"))?;
    Ok(Original::new(text).variant(number))
}

#[cfg(test)]
mod tests {
    use super::has_place;

    #[test]
    fn a_place_is_a_line_and_a_column() {
        assert!(has_place("api.json:1:2: wrong"));
        assert!(has_place("api.yaml:1:2: wrong"));
        assert!(has_place("the document has no operations"));
        for without in
            ["wrong", "api.json: wrong", "api.json:0:1: wrong", "other.json:1:2: wrong", "api.json:1"]
        {
            assert!(!has_place(without), "{without}");
        }
    }
}
