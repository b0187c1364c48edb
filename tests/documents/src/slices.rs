//! Slices: what is compiled from an operation's own is what is compiled from the whole document.

use std::path::Path;
use std::time::{Duration, Instant};

use formwork_codegen::{Output, Source};

use crate::compile::{Memory, PATH, catch, compile, these};
use crate::corpus::{Corpus, Document, Operation, contents};
use crate::generate::choose;

/// How many operations of each document of a sample are sliced.
const OPERATIONS: u64 = 5;

/// The result for the slices of some operations.
#[derive(Default)]
pub(crate) struct Sliced {
    /// The size of each slice in bytes, and how long it took from the bytes of the document on.
    pub(crate) slices: Vec<(usize, Duration)>,
    /// How many operations the compiler refuses: there is no slice of what cannot be generated.
    pub(crate) refused: usize,
    /// The failures.
    pub(crate) wrong: Vec<String>,
}

/// Slices every operation of a document, and writes the slices into a folder if there is one.
pub(crate) fn each_of(document: &Path, folder: Option<&Path>) -> Result<Sliced, String> {
    let text = std::fs::read(document).map_err(|error| format!("{}: {error}", document.display()))?;
    let operations: Vec<(usize, Operation)> = contents(&text)?.operations.into_iter().enumerate().collect();
    let answers = crate::pool::each(&operations, |(number, operation)| {
        let sliced = slice(operation, &text);
        if let (Ok(Some((slice, _))), Some(folder)) = (&sliced, folder) {
            let file = folder.join(format!("{number}.json"));
            std::fs::write(file, slice).map_err(|error| error.to_string())?;
        }
        sliced
    });
    let mut found = Sliced::default();
    for ((_, operation), answer) in operations.iter().zip(answers) {
        found.add("", operation, answer);
    }
    Ok(found)
}

/// Slices some operations of each of these documents.
pub(crate) fn some_of(corpus: &Corpus, documents: &[Document], seed: u64) -> Sliced {
    let answers = crate::pool::each(documents, |document| {
        let Ok(text) = std::fs::read(corpus.file(&document.path)) else { return Vec::new() };
        let operations = contents(&text).map_or_else(|_| Vec::new(), |contents| contents.operations);
        let chosen = choose(operations, OPERATIONS, seed).into_iter();
        chosen.map(|operation| (slice(&operation, &text), operation)).collect()
    });
    let mut found = Sliced::default();
    for (document, answers) in documents.iter().zip(answers) {
        for (answer, operation) in answers {
            found.add(&document.path, &operation, answer);
        }
    }
    found
}

impl Sliced {
    fn add(
        &mut self,
        document: &str,
        operation: &Operation,
        answer: Result<Option<(String, Duration)>, String>,
    ) {
        match answer {
            Ok(Some((slice, time))) => self.slices.push((slice.len(), time)),
            Ok(None) => self.refused += 1,
            Err(reason) => {
                let Operation { method, path } = operation;
                self.wrong.push(format!("{document} {method} {path}: {reason}").trim_start().to_owned());
            }
        }
    }

    /// How many there are, how large they are, and how long they took.
    pub(crate) fn summary(&self) -> String {
        let mut sizes: Vec<usize> = self.slices.iter().map(|(size, _)| *size).collect();
        let mut times: Vec<Duration> = self.slices.iter().map(|(_, time)| *time).collect();
        sizes.sort_unstable();
        times.sort_unstable();
        let middle = self.slices.len() / 2;
        let bytes = |at: Option<&usize>| at.copied().unwrap_or_default();
        let time = |at: Option<&Duration>| at.copied().unwrap_or_default();
        format!(
            "{} slices, {} refused: {} bytes in the middle and {} at most, {:.1?} in the middle and {:.1?} at most",
            self.slices.len(),
            self.refused,
            bytes(sizes.get(middle)),
            bytes(sizes.last()),
            time(times.get(middle)),
            time(times.last()),
        )
    }
}

/// The slice of an operation, if the compiler takes it.
fn slice(operation: &Operation, text: &[u8]) -> Result<Option<(String, Duration)>, String> {
    let started = Instant::now();
    let Some(slice) = catch(|| cut(operation, text))? else { return Ok(None) };
    let time = started.elapsed();
    let from = |text: &[u8]| catch(|| compile(&these([operation]), text));
    let (whole, alone) = (from(text)?, from(slice.as_bytes())?);
    if let Some(problem) = alone.diagnostics.first() {
        return Err(format!("the slice is refused: {problem}"));
    }
    if tokens(&whole) != tokens(&alone) {
        return Err("the slice gives other tokens".to_owned());
    }
    if catch(|| cut(operation, slice.as_bytes()))?.as_ref() != Some(&slice) {
        return Err("the slice of the slice is another".to_owned());
    }
    Ok(Some((slice, time)))
}

fn cut(operation: &Operation, text: &[u8]) -> Option<String> {
    let files = Memory(text);
    let source = Source::open(PATH, &files).ok()?;
    Some(source.api().slice(&these([operation])).ok()?.document("none"))
}

fn tokens(output: &Output) -> String {
    output.tokens.to_string()
}
