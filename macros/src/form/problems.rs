//! Collects mistakes, so that a user sees all of them at once.

use std::fmt::Display;

use proc_macro2::Span;
use quote::ToTokens;
use syn::Error;

/// The mistakes found so far.
#[derive(Default)]
pub(super) struct Problems(Option<Error>);

impl Problems {
    /// Adds a mistake: what is wrong, and on the next line the way out.
    pub(super) fn add(&mut self, span: Span, message: impl Display, help: impl Display) {
        self.add_error(Error::new(span, with_help(message, help)));
    }

    /// Adds a mistake that covers all of `tokens`.
    pub(super) fn add_at(&mut self, tokens: impl ToTokens, message: impl Display, help: impl Display) {
        self.add_error(Error::new_spanned(tokens, with_help(message, help)));
    }

    /// Adds what a parser found.
    pub(super) fn add_error(&mut self, error: Error) {
        match &mut self.0 {
            Some(first) => first.combine(error),
            None => self.0 = Some(error),
        }
    }

    /// All mistakes in one, if there are any.
    pub(super) fn into_error(self) -> Option<Error> {
        self.0
    }
}

fn with_help(message: impl Display, help: impl Display) -> String {
    format!("{message}\nhelp: {help}")
}
