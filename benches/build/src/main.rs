//! `cargo run -p formwork-bench-build -- cold incremental size growth elsewhere`: builds everybody side by side, prints
//! tables, and puts them into `benches/README.md`.

#![forbid(unsafe_code)]

use std::hint::black_box;
use std::path::{Path, PathBuf};

use formwork_bench::{machine, table};
use formwork_bench_build::contender::{self, Contender};
use formwork_bench_build::workshop::{self, Workshop};
use formwork_bench_build::{Failure, Participant, cold, elsewhere, expansion, growth, incremental, size};

const USAGE: &str = "\
usage: formwork-bench-build [cold] [incremental] [size] [growth] [elsewhere] [OPTION]...

  --rounds N          how many turns everybody takes; 5 without it
  --only A,B          these contenders; the tables are printed and go nowhere
  --profile NAME      `cold` in `debug` or `release` alone; the same
  --document FILE     Stripe's document, which `growth` and `elsewhere` take parts of
  --without-peer      `growth` leaves out async-stripe's crates";

/// The parts of the report, by their names on the command line.
const PARTS: [&str; 5] = ["cold", "incremental", "size", "growth", "elsewhere"];

/// The parts of the report that build parts of a document, and none of the contenders.
const OF_DOCUMENT: [&str; 2] = ["growth", "elsewhere"];

struct Options {
    parts: Vec<String>,
    rounds: usize,
    contenders: Vec<Contender>,
    profiles: Vec<(&'static str, &'static str)>,
    /// True if some contenders or a profile are left out.
    partial: bool,
    document: Option<PathBuf>,
    peer: bool,
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["call", "expand", document, count] => expand(document, count.parse()?),
        _ => report(&Options::read(arguments)?),
    }
}

/// Expands the update as often as that, for a tool that counts instructions around this process.
fn expand(document: &str, count: u32) -> Result<(), Failure> {
    let document = std::fs::read_to_string(document)?;
    for _ in 0..count {
        black_box(expansion::update(&document)?);
    }
    Ok(())
}

impl Options {
    fn read(arguments: Vec<String>) -> Result<Self, Failure> {
        let mut options = Self {
            parts: Vec::new(),
            rounds: 5,
            contenders: contender::ALL.to_vec(),
            profiles: cold::PROFILES.to_vec(),
            partial: false,
            document: None,
            peer: true,
        };
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value =
                || arguments.next().ok_or(format!("`{argument}` has nothing behind it\n\n{USAGE}"));
            match argument.as_str() {
                "--rounds" => options.rounds = value()?.parse()?,
                "--only" => options.choose(&value()?)?,
                "--profile" => options.keep_profile(&value()?)?,
                "--document" => options.document = Some(value()?.into()),
                "--without-peer" => options.peer = false,
                part if PARTS.contains(&part) => options.parts.push(argument),
                _ => return Err(format!("`{argument}` is not known\n\n{USAGE}").into()),
            }
        }
        if options.parts.is_empty() {
            options.parts = PARTS.map(str::to_owned).to_vec();
        }
        Ok(options)
    }

    fn choose(&mut self, names: &str) -> Result<(), Failure> {
        let find = |name: &str| {
            let found = contender::ALL.iter().find(|contender| contender.name == name).copied();
            found.ok_or_else(|| format!("nobody is named `{name}`"))
        };
        self.contenders = names.split(',').map(find).collect::<Result<_, _>>()?;
        self.partial = true;
        Ok(())
    }

    fn keep_profile(&mut self, name: &str) -> Result<(), Failure> {
        self.profiles.retain(|(_, title)| *title == name);
        self.partial = true;
        if self.profiles.is_empty() { Err(format!("there is no profile `{name}`").into()) } else { Ok(()) }
    }

    /// The command that makes the same tables again.
    fn command(&self) -> String {
        format!("cargo run -p formwork-bench-build -- {} --rounds {}", self.parts.join(" "), self.rounds)
    }
}

/// Measures part after part. What is done is in the README, whatever comes after it.
fn report(options: &Options) -> Result<(), Failure> {
    let this = std::env::current_exe()?;
    let target = this.ancestors().nth(2).ok_or("this program is in no target folder")?;
    let workshop = Workshop::committed(&target.join("bench-build"))?;
    let heading = format!("{}, {}", machine::heading(&options.command()), workshop::commit()?);
    let mut participants = Vec::new();
    if options.parts.iter().any(|part| !OF_DOCUMENT.contains(&part.as_str())) {
        for contender in &options.contenders {
            eprintln!("preparing: {}", contender.name);
            participants.push(Participant::prepare(&workshop, *contender)?);
        }
    }
    for part in &options.parts {
        let tables = match part.as_str() {
            "cold" => cold::tables(&workshop, &participants, &options.profiles, options.rounds)?,
            "incremental" => incremental::tables(&workshop, &participants, options.rounds)?,
            "size" => size::tables(&workshop, &participants)?,
            part => match options.document.as_deref().filter(|document| document.is_file()) {
                Some(document) if part == "growth" => grow(&workshop, document, options)?,
                Some(document) => elsewhere::tables(&workshop, document, options.rounds)?,
                None => {
                    println!("skipped: `{part}` needs a document, with `--document`");
                    continue;
                }
            },
        };
        let contenders = participants.iter().filter(|_| !OF_DOCUMENT.contains(&part.as_str()));
        let excuses: String = contenders.filter_map(Participant::excuse).collect();
        let tables = tables + &excuses;
        println!("{tables}");
        if !options.partial {
            write(part, &format!("{heading}\n{tables}"))?;
        }
    }
    Ok(())
}

/// The table and the picture of growth.
fn grow(workshop: &Workshop, document: &Path, options: &Options) -> Result<String, Failure> {
    let report = growth::report(workshop, document, options.rounds, options.peer)?;
    if options.partial {
        return Ok(report.tables);
    }
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("../growth.svg"), report.plot)?;
    Ok(format!("{}\n![How long it takes, by the number of operations](growth.svg)\n", report.tables))
}

/// Puts a part into its place in the README.
fn write(part: &str, text: &str) -> Result<(), Failure> {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let before = std::fs::read_to_string(&readme)?;
    Ok(std::fs::write(&readme, table::replace(&before, part, text)?)?)
}
