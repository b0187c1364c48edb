//! Inputs made from other inputs: whatever leads to something new is kept to be changed again.

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use fastrand::Rng;

/// How many inputs are kept.
const POOL: usize = 4_096;

/// How long an input may be.
const LENGTH: usize = 2_048;

/// Something to be fuzzed.
pub(crate) struct Target {
    /// Its name in the report.
    pub(crate) name: &'static str,
    /// Inputs to begin with.
    pub(crate) corpus: fn() -> Vec<Vec<u8>>,
    /// Tokens that are inserted into inputs.
    pub(crate) tokens: &'static [&'static str],
    /// Says what came of an input, in few words, or what is wrong.
    pub(crate) check: fn(&[u8]) -> Result<String, String>,
}

/// The cost of a run.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spent {
    pub(crate) executions: u64,
    pub(crate) time: Duration,
}

/// The result of a run.
pub(crate) struct Run {
    pub(crate) spent: Spent,
    pub(crate) outcomes: usize,
    pub(crate) found: Option<Found>,
}

/// An input that is as short as deleting makes it, and what is wrong.
#[derive(Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) input: Vec<u8>,
    pub(crate) reason: String,
}

/// Fuzzes a target until something is found, or `goes_on` says no.
pub(crate) fn run(target: &Target, seed: u64, goes_on: impl Fn(Spent) -> bool) -> Run {
    let start = Instant::now();
    let mut random = Rng::with_seed(seed);
    let mut pool = (target.corpus)();
    let mut outcomes = BTreeSet::new();
    let mut spent = Spent::default();
    let mut untouched = pool.clone().into_iter();
    while goes_on(spent) {
        let input = untouched.next().unwrap_or_else(|| mutated(&pool, target.tokens, &mut random));
        spent.executions += 1;
        match check(target, &input) {
            Ok(outcome) => {
                if outcomes.insert(outcome) && pool.len() < POOL {
                    pool.push(input);
                }
            }
            Err(reason) => {
                let found = Some(minimised(target, Found { input, reason }));
                spent.time = start.elapsed();
                return Run { spent, outcomes: outcomes.len(), found };
            }
        }
        // The clock is slow beside what it measures.
        if spent.executions % 64 == 0 {
            spent.time = start.elapsed();
        }
    }
    Run { spent, outcomes: outcomes.len(), found: None }
}

/// The result for an input. A panic counts as a failure.
fn check(target: &Target, input: &[u8]) -> Result<String, String> {
    catch_unwind(|| (target.check)(input)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(format!("panicked: {}", text.unwrap_or("without a text")))
    })
}

/// An input of the pool with a few changes.
fn mutated(pool: &[Vec<u8>], tokens: &[&str], random: &mut Rng) -> Vec<u8> {
    let mut input = random.choice(pool).cloned().unwrap_or_default();
    for _ in 0..=random.usize(..6) {
        mutate(&mut input, pool, tokens, random);
    }
    input.truncate(LENGTH);
    input
}

fn mutate(input: &mut Vec<u8>, pool: &[Vec<u8>], tokens: &[&str], random: &mut Rng) {
    let at = random.usize(..=input.len());
    match random.u8(..8) {
        0 => input.insert(at, random.u8(..)),
        1 => insert(input, at, &(0..random.usize(..16)).map(|_| random.u8(..)).collect::<Vec<_>>()),
        2 => insert(input, at, random.choice(tokens).map_or(&[], |token| token.as_bytes())),
        3 => drop(input.drain(range(input, random))),
        4 => {
            let copy = input[range(input, random)].to_vec();
            insert(input, at, &copy);
        }
        5 => {
            let other = random.choice(pool).cloned().unwrap_or_default();
            insert(input, at, &other[range(&other, random)]);
        }
        kind => {
            if let Some(byte) = input.get_mut(at) {
                *byte = if kind == 6 { *byte ^ 1 << random.u8(..8) } else { random.u8(..) };
            }
        }
    }
}

fn insert(input: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    input.splice(at..at, bytes.iter().copied());
}

/// Any part of these bytes, mostly a short one.
fn range(bytes: &[u8], random: &mut Rng) -> std::ops::Range<usize> {
    let start = random.usize(..=bytes.len());
    let longest = if random.u8(..4) == 0 { bytes.len() } else { 16 };
    start..bytes.len().min(start + random.usize(..=longest))
}

/// Deletes parts of an input, long ones first, for as long as it stays wrong.
fn minimised(target: &Target, mut found: Found) -> Found {
    let mut length = found.input.len();
    while length > 0 {
        let mut at = 0;
        while at < found.input.len() {
            let mut input = found.input.clone();
            input.drain(at..input.len().min(at + length));
            match check(target, &input) {
                Ok(_) => at += length,
                Err(reason) => found = Found { input, reason },
            }
        }
        length /= 2;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::targets;

    /// Fails as soon as there is an `x` somewhere before a `y`.
    fn x_before_y(input: &[u8]) -> Result<String, String> {
        let text = String::from_utf8_lossy(input);
        match text.find('x').map(|x| text[x..].contains('y')) {
            Some(true) => Err("there is a y behind an x".to_owned()),
            found => Ok(format!("{found:?}")),
        }
    }

    #[test]
    fn what_is_wrong_is_found_and_made_short() {
        let target = Target { name: "x", corpus: || vec![b"abc".to_vec()], tokens: &[], check: x_before_y };
        for seed in 0..10 {
            let run = run(&target, seed, |spent| spent.executions < 1_000_000);
            assert_eq!(run.found.map(|found| found.input), Some(b"xy".to_vec()), "seed {seed}");
        }
    }

    #[test]
    fn a_panic_is_found() {
        let check = |input: &[u8]| if input.is_empty() { Ok(String::new()) } else { panic!("{input:?}") };
        let target = Target { name: "panics", corpus: || vec![Vec::new()], tokens: &["a"], check };
        let found = run(&target, 1, |spent| spent.executions < 1_000).found.unwrap();
        assert_eq!(found.input.len(), 1);
        assert_eq!(found.reason, format!("panicked: {:?}", found.input));
    }

    /// A few rounds of each target in every test run; the long ones are a step of their own.
    #[test]
    fn nothing_is_wrong_so_far() {
        for target in targets::ALL {
            let seed = fastrand::u64(..);
            let run = run(target, seed, |spent| spent.executions < 2_000);
            assert_eq!(run.found, None, "{} with seed {seed}", target.name);
            assert!(run.outcomes > 3, "{} always comes to the same", target.name);
        }
    }
}
