//! `cargo formwork`: the command-line door onto the compiler behind `openapi!`.

#![forbid(unsafe_code)]
#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::todo,
    clippy::unimplemented,
    clippy::unwrap_used
)]
#![allow(
    clippy::doc_markdown,
    rustdoc::broken_intra_doc_links,
    reason = "some comments are what `--help` says, where a backtick or a backslash would be seen"
)]

mod arguments;
mod check;
mod completions;
mod diff;
mod expand;
mod explain;
mod files;
mod list;
mod outcome;
mod progress;
mod report;
mod search;
mod slice;
mod style;

use std::process::ExitCode;

use clap::{ColorChoice, Parser, Subcommand};

use outcome::Outcome;

/// cargo runs `cargo-formwork formwork ...` for `cargo formwork ...`.
#[derive(Parser)]
#[command(name = "cargo", bin_name = "cargo", styles = style::HELP)]
enum Cargo {
    Formwork(Formwork),
}

#[derive(clap::Args)]
#[command(version, about = ABOUT, long_about = LONG_ABOUT, after_help = EXIT_CODES, subcommand_required = true)]
struct Formwork {
    #[command(subcommand)]
    command: Command,

    /// When to write in colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

const ABOUT: &str = "What an OpenAPI document gives in Rust: find it, read it, cut it out, hold it fast";

const LONG_ABOUT: &str = "\
What an OpenAPI document gives in Rust: find it, read it, cut it out, hold it fast.

All commands look through the same compiler as the macro `formwork::openapi!`, so what they say is what it does.

Operations are named as in the macro: GetPet (an operationId), 'GET /pets/{id}' (method and path), tag:Pets (all that \
have a tag) or '*' (all). One operation can have a Rust name of its own: GetPet=FetchPet or 'GetPet as FetchPet'.";

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  what was asked for does not hold: nothing is found, a slice is out of date, a check fails, a change is denied
  2  the arguments, the document or another file has a mistake";

#[derive(Subcommand)]
enum Command {
    List(list::List),
    Expand(expand::Expand),
    Slice(slice::Slice),
    Explain(explain::Explain),
    Check(check::Check),
    Diff(diff::Diff),
    Completions(completions::Completions),
}

fn main() -> ExitCode {
    let Cargo::Formwork(Formwork { command, color }) = Cargo::parse();
    match color {
        ColorChoice::Always => anstream::ColorChoice::Always.write_global(),
        ColorChoice::Never => anstream::ColorChoice::Never.write_global(),
        ColorChoice::Auto => {}
    }
    let outcome = match &command {
        Command::List(list) => list::run(list),
        Command::Expand(expand) => expand::run(expand),
        Command::Slice(slice) => slice::run(slice),
        Command::Explain(explain) => explain::run(explain),
        Command::Check(check) => check::run(check),
        Command::Diff(diff) => diff::run(diff),
        Command::Completions(completions) => completions::run(completions),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::DoesNotHold) => ExitCode::from(1),
        Err(failure) => {
            report::failure(&failure);
            ExitCode::from(2)
        }
    }
}
