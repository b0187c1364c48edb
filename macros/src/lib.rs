//! The proc-macro door of formwork: parses arguments, calls the compiler, reports. Documented where it is re-exported.

#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::todo,
        clippy::unimplemented,
        clippy::unwrap_used
    )
)]

#[cfg(feature = "derive")]
mod form;
#[cfg(feature = "openapi")]
mod openapi;

#[cfg(any(feature = "derive", feature = "openapi"))]
use {proc_macro::TokenStream, syn::parse_macro_input};

/// Generates the operations of an OpenAPI document that are named.
#[cfg(feature = "openapi")]
#[proc_macro]
pub fn openapi(input: TokenStream) -> TokenStream {
    openapi::expand(&parse_macro_input!(input as openapi::Arguments)).into()
}

/// Derives `Form`: a struct is written as an object, an enum as the variant that it holds.
#[cfg(feature = "derive")]
#[proc_macro_derive(Form, attributes(form))]
pub fn derive_form(input: TokenStream) -> TokenStream {
    form::derive(&parse_macro_input!(input)).into()
}
