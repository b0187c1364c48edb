//! Errors of values that a form cannot express.

use std::fmt;

/// A value that a form has no way to say. Nothing of it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    name: String,
    reason: &'static str,
}

impl Error {
    pub(super) fn new(name: String, reason: &'static str) -> Self {
        Self { name, reason }
    }

    /// The error, seen from the value that contains the mistaken one.
    pub(super) fn within(&self, name: &str) -> Self {
        let inner = match self.name.as_str() {
            "" => String::new(),
            inner => format!(".{inner}"),
        };
        Self { name: format!("{name}{inner}"), reason: self.reason }
    }

    /// The name that the pair would have had, such as `items[1]`, not percent-encoded. Empty for the whole form.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name.as_str() {
            "" => write!(f, "the form {}", self.reason),
            name => write!(f, "`{name}` {}", self.reason),
        }
    }
}

impl std::error::Error for Error {}
