//! `#[derive(Form)]`: a struct or enum becomes calls of the runtime's encoder.
//!
//! Attributes and shape are read into a checked [`Container`](shape::Container), with every mistake collected on the
//! way; emitting it cannot fail.

mod attributes;
mod emit;
mod key;
mod problems;
mod rename;
mod shape;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use problems::Problems;

/// The implementation of `Form` for `input`, or its mistakes together with an implementation that does nothing, so
/// that rustc does not report `Form` as missing on top.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut problems = Problems::default();
    let container = shape::read(input, &mut problems);
    match problems.into_error() {
        None => emit::implementation(&container),
        Some(error) => {
            let mut tokens = error.into_compile_error();
            tokens.extend(emit::fallback(&container));
            tokens
        }
    }
}
