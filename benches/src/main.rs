//! `cargo run -p formwork-bench --release -- encode decode peers`: measures side by side, prints tables, and puts them
//! into `benches/README.md`. `web 8000 1000` prints a document for `cargo formwork` instead.

#![forbid(unsafe_code)]

mod peer;
mod time;

use std::error::Error;
use std::path::Path;

use formwork_bench::table::{self, Row};
use formwork_bench::{Contender, Input, Work, decode, encode, instructions, machine, web};

/// How many calls have their instructions counted.
const CALLS: u64 = 50;

/// A part of the report, named as on the command line.
#[derive(Clone, Copy)]
enum Suite {
    Encode,
    Decode,
    Peers,
}

impl Suite {
    fn named(name: &str) -> Result<Self, String> {
        match name {
            "encode" => Ok(Self::Encode),
            "decode" => Ok(Self::Decode),
            "peers" => Ok(Self::Peers),
            _ => Err(format!("`{name}` is none of `encode`, `decode` and `peers`")),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Encode => "encode",
            Self::Decode => "decode",
            Self::Peers => "peers",
        }
    }

    fn inputs(self) -> Vec<Input> {
        match self {
            Self::Encode => encode::inputs(),
            Self::Decode => decode::inputs(),
            Self::Peers => vec![encode::request()],
        }
    }

    /// Contenders that run in processes of their own.
    fn peer(self, input: &Input) -> Result<Option<peer::Peer>, Box<dyn Error>> {
        let Self::Peers = self else { return Ok(None) };
        let first = input.contenders.first().and_then(|contender| contender.work.as_ref().ok());
        let work = first.ok_or("nobody shows what a peer has to make")?;
        peer::Peer::build(&(work.show)()).map(Some)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => Err("say what to measure: any of `encode`, `decode` and `peers`".into()),
        ["call", suite, input, contender, count] => {
            call(Suite::named(suite)?, input.parse()?, contender.parse()?, count.parse()?)
        }
        ["web", operations, schemas] => {
            println!("{}", web::document(operations.parse()?, schemas.parse()?));
            Ok(())
        }
        names => {
            let suites: Vec<Suite> = names.iter().map(|name| Suite::named(name)).collect::<Result<_, _>>()?;
            report(&suites)
        }
    }
}

/// Does one contender's work, for a tool that counts instructions around this process.
fn call(suite: Suite, input: usize, contender: usize, count: u32) -> Result<(), Box<dyn Error>> {
    let inputs = suite.inputs();
    let contender =
        inputs.get(input).and_then(|input| input.contenders.get(contender)).ok_or("no such contender")?;
    let work = contender.work.as_ref().map_err(String::as_str)?;
    for _ in 0..count {
        (work.run)();
    }
    Ok(())
}

fn report(suites: &[Suite]) -> Result<(), Box<dyn Error>> {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let names: Vec<&str> = suites.iter().map(|suite| suite.name()).collect();
    let heading = machine::heading(&format!("cargo run -p formwork-bench --release -- {}", names.join(" ")));
    for suite in suites {
        let tables = measure(*suite)?;
        println!("{tables}");
        let text = std::fs::read_to_string(&readme)?;
        std::fs::write(&readme, table::replace(&text, suite.name(), &format!("{heading}\n{tables}"))?)?;
    }
    Ok(())
}

/// Every table of a suite.
fn measure(suite: Suite) -> Result<String, Box<dyn Error>> {
    let this = std::env::current_exe()?;
    let mut tables = String::new();
    for (index, input) in suite.inputs().iter().enumerate() {
        let mut peer = suite.peer(input)?;
        let times = time::medians(&input.contenders, peer.as_mut())?;
        let mut rows = Vec::new();
        for (place, Contender { name, work }) in input.contenders.iter().enumerate() {
            let place = [suite.name(), &index.to_string(), &place.to_string()].map(str::to_owned);
            rows.push(match work {
                Ok(Work { .. }) => {
                    Row::measured(name, instructions::measure(&this, &place, CALLS)?, times[rows.len()])
                }
                Err(reason) => Row::unable(name, reason),
            });
        }
        if let Some(peer) = &peer {
            rows.push(Row::measured(
                peer::Peer::NAME,
                instructions::measure(peer.program(), &[], CALLS)?,
                times[rows.len()],
            ));
        }
        tables.push_str(&table::markdown(&input.title, &rows));
    }
    Ok(tables)
}
