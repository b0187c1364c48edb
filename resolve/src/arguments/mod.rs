//! The arguments: one type for the macro, the command line and tests.

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

/// The arguments of `openapi!`.
#[derive(Clone, Debug)]
pub struct Arguments {
    /// The path of the document, relative to the user's crate.
    pub spec: Spanned<String>,
    /// The operations to generate.
    pub operations: Vec<Selection>,
    /// Rust names for places in the document, by JSON pointer.
    pub rename: Vec<Rename>,
    /// The wire names of properties and parameters that are secret.
    pub secret: Vec<Spanned<String>>,
    /// Types for formats of strings.
    pub formats: Vec<Format>,
    /// The expandable fields of responses to generate as objects, by path.
    pub expand: Vec<Spanned<String>>,
    /// The schemas to keep as any JSON, by JSON pointer or by a path from an operation's name.
    pub opaque: Vec<Spanned<String>>,
    /// Corrections of the document.
    pub patch: Vec<Patch>,
    /// The members to generate, for types and operations that are not generated in full.
    pub select: Vec<Narrowed>,
    /// Additional derives for generated types.
    pub derives: Vec<Derive>,
    /// The encoding of arrays and nested objects in queries and forms, where OpenAPI leaves it open.
    pub dialect: Option<Dialect>,
    /// The path of the runtime crate.
    pub runtime: TokenStream,
}

impl Arguments {
    /// Arguments with defaults, and without operations.
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

    /// True if every operation is selected.
    pub fn selects_all(&self) -> bool {
        self.operations.iter().any(|selection| matches!(selection.target, Target::All))
    }
}

/// A value with its span in the arguments.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The span for diagnostics.
    pub span: Span,
}

/// A selection of operations.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The selected operations.
    pub target: Target,
    /// The Rust name, instead of one made from the operation's id.
    pub name: Option<Ident>,
    /// The span for diagnostics.
    pub span: Span,
}

/// The criterion of a selection.
#[derive(Clone, Debug)]
pub enum Target {
    /// The operation with this `operationId`.
    Id(String),
    /// The operation at this method and path.
    Path(Method, String),
    /// Every operation with this tag.
    Tag(String),
    /// Every operation of the document.
    All,
}

/// A Rust name that the user chose.
#[derive(Clone, Debug)]
pub struct Rename {
    /// The place of a schema, property, parameter or enum value.
    pub pointer: Spanned<String>,
    /// The new name.
    pub name: Ident,
}

/// A type for strings of a format.
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
    /// A parameter or property by path, such as `UpdatePet.collar.bell`, or any place by JSON pointer.
    pub at: Spanned<String>,
    /// The corrections.
    pub actions: Vec<Spanned<Action>>,
}

/// A correction.
#[derive(Clone, Debug)]
pub enum Action {
    /// The value can be cleared.
    Clearable,
    /// The parameter or property is required.
    Required,
    /// The parameter or property is optional.
    Optional,
    /// The JSON type is this one, with an optional format.
    Type(String, Option<String>),
    /// The Rust name is this one.
    Rename(Ident),
    /// The item is deprecated.
    Deprecated,
    /// The value is any JSON.
    Opaque,
    /// The value is redacted in `Debug`.
    Secret,
}
