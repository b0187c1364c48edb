//! The request for bindings: one set of arguments for the macro, the command line and tests.

mod derives;
mod expand;
mod mistakes;
pub(crate) mod options;
pub(crate) mod patch;
pub(crate) mod path;
mod place;
pub(crate) mod select;
mod syntax;

use formwork_openapi::Method;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub use crate::model::Dialect;
pub use derives::{Derive, Derives, StandardDerive};
pub use place::Place;
pub use select::{MemberPath, Narrowed};

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
    /// Paths of expandable fields of responses whose objects are to be generated.
    pub expand: Vec<Spanned<String>>,
    /// Parts that stay any JSON, by JSON pointer or by a path from an operation's name.
    pub opaque: Vec<Spanned<String>>,
    /// Corrections of the document.
    pub patch: Vec<Patch>,
    /// The members of types and operations that are generated, where they are not all.
    pub select: Vec<Narrowed>,
    /// Further derives of the types that are generated.
    pub derives: Vec<Derive>,
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
            expand: Vec::new(),
            opaque: Vec::new(),
            patch: Vec::new(),
            select: Vec::new(),
            derives: Vec::new(),
            dialect: None,
            runtime,
        }
    }

    /// True if every operation is to be generated.
    pub fn selects_all(&self) -> bool {
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
    /// The operations that are selected.
    pub target: Target,
    /// The Rust name, instead of one made from the operation's id.
    pub name: Option<Ident>,
    /// Where diagnostics about it point.
    pub span: Span,
}

/// The criterion of a selection.
#[derive(Clone, Debug)]
pub enum Target {
    /// The operation with this `operationId`.
    Id(String),
    /// The operation at this method and path.
    Path(Method, String),
    /// Every operation that has this tag.
    Tag(String),
    /// Every operation of the document.
    All,
}

/// A name of the user's choice.
#[derive(Clone, Debug)]
pub struct Rename {
    /// The place that is renamed: a schema, a property or parameter, or an enum's value.
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

/// Corrections of one place in the document.
#[derive(Clone, Debug)]
pub struct Patch {
    /// A parameter or property by path, such as `UpdatePet.collar.bell`, or anything by JSON pointer.
    pub at: Spanned<String>,
    /// The corrections.
    pub actions: Vec<Spanned<Action>>,
}

/// One correction.
#[derive(Clone, Debug)]
pub enum Action {
    /// It can be cleared.
    Clearable,
    /// It must be there.
    Required,
    /// It may be absent.
    Optional,
    /// It has this JSON type and format.
    Type(String, Option<String>),
    /// It has this name in Rust.
    Rename(Ident),
    /// It should not be used.
    Deprecated,
    /// It is any JSON.
    Opaque,
    /// It is hidden in `Debug`.
    Secret,
}
