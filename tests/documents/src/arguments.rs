//! The command line: one command, and options with a value.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::str::FromStr;

/// The arguments after the program's name.
pub(crate) struct Arguments {
    pub(crate) command: String,
    options: BTreeMap<String, String>,
}

impl Arguments {
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let command = arguments.next().ok_or("no command")?;
        let mut options = BTreeMap::new();
        while let Some(argument) = arguments.next() {
            let name = argument.strip_prefix("--").ok_or_else(|| format!("`{argument}` is not an option"))?;
            let value = arguments.next().ok_or_else(|| format!("`{argument}` has no value"))?;
            options.insert(name.to_owned(), value);
        }
        Ok(Self { command, options })
    }

    /// The option as a number, or what it is otherwise.
    pub(crate) fn number<N: FromStr>(&self, name: &str, otherwise: N) -> Result<N, String> {
        match self.options.get(name) {
            None => Ok(otherwise),
            Some(text) => text.parse().map_err(|_| format!("`--{name} {text}` is not a number")),
        }
    }

    pub(crate) fn path(&self, name: &str) -> Option<PathBuf> {
        self.options.get(name).map(PathBuf::from)
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.options.get(name).map(String::as_str)
    }
}
