//! What to generate: one set of arguments for the macro, the command line and tests.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::method::Method;
pub use crate::model::Dialect;

/// Everything that a user decides.
#[derive(Clone, Debug)]
pub struct Arguments {
    /// The document's path, relative to the user's crate.
    pub spec: Spanned<String>,
    /// The operations to generate.
    pub operations: Vec<Selection>,
    /// Names to use instead of those from the document, by JSON pointer.
    pub rename: Vec<Rename>,
    /// Names of properties and parameters whose values are secrets.
    pub secret: Vec<Spanned<String>>,
    /// Types for formats of text.
    pub formats: Vec<Format>,
    /// How to write what OpenAPI leaves open in queries and forms.
    pub dialect: Option<Dialect>,
    /// The path of the runtime crate.
    pub runtime: TokenStream,
}

impl Arguments {
    /// The arguments that have no default; no operation is selected yet.
    #[must_use]
    pub fn new(spec: Spanned<String>) -> Self {
        let runtime = quote!(::formwork);
        Self {
            spec,
            operations: Vec::new(),
            rename: Vec::new(),
            secret: Vec::new(),
            formats: Vec::new(),
            dialect: None,
            runtime,
        }
    }

    /// Whether every operation is to be generated.
    pub(crate) fn selects_all(&self) -> bool {
        self.operations.iter().any(|selection| matches!(selection.target, Target::All))
    }
}

/// A value and the place in the arguments that it came from.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where diagnostics about it point.
    pub span: Span,
}

/// Operations to generate.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Which operations.
    pub target: Target,
    /// The Rust name, instead of one made from the operation's id.
    pub name: Option<Ident>,
    /// Where diagnostics about it point.
    pub span: Span,
}

/// What a selection selects by.
#[derive(Clone, Debug)]
pub enum Target {
    /// The operation with this `operationId`.
    Id(String),
    /// The operation at this method and path.
    Path(Method, String),
    /// Every operation of the document.
    All,
}

/// A name of the user's choice.
#[derive(Clone, Debug)]
pub struct Rename {
    /// What is renamed: a schema, a property or parameter, or an enum's value.
    pub pointer: Spanned<String>,
    /// The name it gets.
    pub name: Ident,
}

/// A type for text of a format.
#[derive(Clone, Debug)]
pub struct Format {
    /// The value of `format` in the document.
    pub format: Spanned<String>,
    /// The path of a type that implements the runtime's `Format`.
    pub type_: TokenStream,
}
