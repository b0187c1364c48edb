//! The compiler of formwork: an OpenAPI document in, Rust tokens or diagnostics out.
//!
//! ```text
//! bytes --source--> nodes --openapi--> reached objects --resolve--> model --check--> checked model --emit--> tokens
//! ```
//!
//! A pure library: it reads files through a trait, prints nothing, and does not panic. The macro and the command line
//! are doors to the same [`compile`].

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

mod arguments;
mod check;
mod diagnostic;
mod emit;
mod markdown;
mod model;
mod openapi;
mod pointer;
mod resolve;
mod source;
mod suggest;

pub use arguments::{Arguments, Rename, Selection, Spanned, Target};
pub use diagnostic::Diagnostic;
pub use model::Method;
pub use source::Files;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use source::{Document, Index};

/// What a compilation gives.
#[derive(Debug)]
pub struct Output {
    /// The code. If there are diagnostics it is what could be made in spite of them, so that the user's code does not
    /// fail for other reasons than the real one.
    pub tokens: TokenStream,
    /// Every mistake that was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles the selected operations of a document.
#[must_use]
pub fn compile(arguments: &Arguments, files: &dyn Files) -> Output {
    let document = match Document::load(&arguments.spec.value, files, arguments.spec.span) {
        Ok(document) => document,
        Err(problem) => return failure(arguments, vec![problem]),
    };
    let mut problems = Vec::new();
    if let Err(problem) = document.version(arguments.spec.span) {
        return failure(arguments, vec![problem]);
    }
    let selected = resolve::select(arguments, &Index::new(&document), &mut problems);
    if !problems.is_empty() {
        return failure(arguments, problems);
    }
    let (model, mut problems) = resolve::resolve(arguments, &document.root(), &selected);
    problems.extend(check::check(&model, &document));
    Output { tokens: emit::emit(&model, &arguments.runtime), diagnostics: problems }
}

/// Nothing of the document is known, but the names that the user gave are types all the same.
fn failure(arguments: &Arguments, diagnostics: Vec<Diagnostic>) -> Output {
    let mut names: Vec<&Ident> = Vec::new();
    for name in arguments.operations.iter().filter_map(|selection| selection.name.as_ref()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let tokens = quote! {
        #(
            #[doc = " Not generated, because of the errors in the document or the arguments."]
            pub struct #names;
        )*
    };
    Output { tokens, diagnostics }
}
