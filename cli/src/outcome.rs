//! How a command ends, and how its output gets out.

use std::io::{ErrorKind, Write};

use clap::ValueEnum;
use formwork_codegen::Diagnostic;
use serde::Serialize;

/// How a command has ended that could do what it is for.
pub(crate) enum Outcome {
    Fine,
    /// A check that does not hold.
    DoesNotHold,
}

/// Why a command could not do what it is for.
pub(crate) enum Failure {
    /// A mistake in the document, or in the request.
    Diagnostics(Vec<Diagnostic>),
    /// Anything else, with ways out.
    Message(String, Vec<String>),
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Message(message.into(), Vec::new())
    }

    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        match self {
            Self::Message(message, mut helps) => {
                helps.push(help.into());
                Self::Message(message, helps)
            }
            diagnostics @ Self::Diagnostics(_) => diagnostics,
        }
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Diagnostics(vec![diagnostic])
    }
}

/// For whom output is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// Writes to stdout, in colour on a terminal. Who has stopped reading misses nothing.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    written(anstream::stdout().lock().write_all(text.as_bytes()))
}

/// Writes code or a document to stdout, of which no byte may change.
pub(crate) fn print_raw(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    written(stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()))
}

/// Writes a value for programs.
pub(crate) fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::new(error.to_string()))?;
    print_raw(&format!("{text}\n"))
}

fn written(result: std::io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("the output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}
