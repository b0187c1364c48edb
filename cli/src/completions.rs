//! `cargo formwork completions`: what a shell needs to complete the commands.

use clap::{Args, CommandFactory as _};
use clap_complete::{Shell, generate};

use crate::Cargo;
use crate::outcome::{Failure, Outcome, print_raw};

/// Write completions for a shell
///
/// They are written to stdout. For bash: `cargo formwork completions bash > ~/.local/share/bash-completion/completions/cargo-formwork`.
/// They complete `cargo-formwork formwork ...`.
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(completions: &Completions) -> Result<Outcome, Failure> {
    let mut command = Cargo::command().name("cargo-formwork").bin_name("cargo-formwork");
    let mut text = Vec::new();
    generate(completions.shell, &mut command, "cargo-formwork", &mut text);
    print_raw(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Fine)
}
