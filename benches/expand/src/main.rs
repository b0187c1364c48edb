//! `cargo run -p formwork-bench-expand -- [DOCUMENT OPERATION]...`: what it takes to compile one operation of a document,
//! beside reading all of it. Without `--release`: cargo builds macros like this, in the profile `dev` and in `release`.

#![forbid(unsafe_code)]

mod again;
mod contender;
mod linear;
mod memory;

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use formwork_bench::{machine, table};

use contender::Contender;

/// How many times everybody takes a turn. Numbers are medians.
const ROUNDS: usize = 15;

/// The document that is always there.
const FRAGMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/identity.json");
const UPDATE: &str = "PostIdentityVerificationSessionsSession";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["call", contender, document, operation] => {
            let before = memory::highest()?;
            Contender::named(contender)?.read(document, operation)?;
            println!("{}", memory::highest()? - before);
            Ok(())
        }
        pairs => report(pairs),
    }
}

/// Measures, prints the tables, and puts them into the README.
fn report(pairs: &[&str]) -> Result<(), Box<dyn Error>> {
    if !cfg!(debug_assertions) {
        return Err(
            "macros are built without optimisation, and so must this be: leave out `--release`".into()
        );
    }
    let mut tables = document(FRAGMENT, UPDATE)?;
    for pair in pairs.chunks(2) {
        let [path, operation] = pair else {
            return Err(format!("`{}` has no operation behind it", pair[0]).into());
        };
        if Path::new(path).is_file() {
            tables.push_str(&document(path, operation)?);
            tables.push_str(&again::table(path, operation)?);
        } else {
            println!("skipped: {path} is not there");
        }
    }
    tables.push_str(&linear::table()?);
    println!("{tables}");
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let heading = machine::heading("cargo run -p formwork-bench-expand");
    let text = std::fs::read_to_string(&readme)?;
    std::fs::write(&readme, table::replace(&text, "expand", &format!("{heading}\n{tables}"))?)?;
    Ok(())
}

/// The table of one document.
fn document(path: &str, operation: &str) -> Result<String, Box<dyn Error>> {
    let size = std::fs::metadata(path)?.len();
    let mut times: Vec<(Contender, Vec<Duration>)> =
        Contender::ALL.map(|contender| (contender, Vec::new())).into();
    for _ in 0..ROUNDS {
        for (contender, times) in &mut times {
            let started = Instant::now();
            contender.read(path, operation)?;
            times.push(started.elapsed());
        }
    }
    let mut cells = vec![["", "time", "memory", "of the document"].map(str::to_owned).to_vec()];
    for (contender, times) in times {
        let memory = memory::measure(contender, path, operation)?;
        cells.push(vec![
            contender.title(operation),
            milliseconds(median(times)),
            memory.map_or("-".to_owned(), megabytes),
            memory.map_or("-".to_owned(), |memory| tenths(memory, size)),
        ]);
    }
    let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
    Ok(table::aligned(&format!("`{name}`: {}", megabytes(size)), &cells))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> String {
    format!("{} ms", tenths_of(time.as_micros() / 100))
}

fn megabytes(bytes: u64) -> String {
    match bytes {
        ..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", tenths_of(u128::from(bytes / 100_000))),
    }
}

fn tenths(one: u64, other: u64) -> String {
    tenths_of(u128::from(one) * 10 / u128::from(other.max(1)))
}

/// A number of tenths, with a point.
fn tenths_of(number: u128) -> String {
    format!("{}.{}", table::grouped(&(number / 10).to_string()), number % 10)
}
