//! Collects mistakes in the arguments, so that a user sees all of them at once.

use proc_macro2::Span;
use syn::{Error, Result};

/// The mistakes so far.
#[derive(Default)]
pub(super) struct Mistakes(Option<Error>);

impl Mistakes {
    pub(super) fn add(&mut self, span: Span, message: String) {
        self.add_error(Error::new(span, message));
    }

    pub(super) fn add_error(&mut self, error: Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            None => self.0 = Some(error),
        }
    }

    /// Fails with all mistakes, if there are any.
    pub(super) fn finish(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}
