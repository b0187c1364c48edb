//! The contenders, and how much of a document each reads.

use std::error::Error;
use std::hint::black_box;

use formwork_codegen::{Arguments, Files, Output, Selection, Spanned, Target, compile};
use proc_macro2::Span;

/// A way to read a document.
#[derive(Clone, Copy)]
pub(crate) enum Contender {
    /// Makes the tokens of one operation.
    Formwork,
    /// Builds a value of everything.
    Value,
    /// Builds typed objects of everything.
    OpenApi,
}

/// Files as the macro reads them, but from the folder that the program runs in.
struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(path).map_err(|error| error.to_string())
    }
}

impl Contender {
    pub(crate) const ALL: [Self; 3] = [Self::Formwork, Self::Value, Self::OpenApi];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Formwork => "formwork",
            Self::Value => "value",
            Self::OpenApi => "openapi",
        }
    }

    pub(crate) fn named(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|contender| contender.name() == name);
        found.ok_or_else(|| format!("nobody is named `{name}`"))
    }

    /// The description in tables.
    pub(crate) fn title(self, operation: &str) -> String {
        match self {
            Self::Formwork => format!("formwork: `{operation}`"),
            Self::Value => "`serde_json::Value`".to_owned(),
            Self::OpenApi => "`openapiv3::OpenAPI`".to_owned(),
        }
    }

    /// Reads the file, does the work and drops the result.
    pub(crate) fn read(self, path: &str, operation: &str) -> Result<(), Box<dyn Error>> {
        match self {
            Self::Formwork => one(path, operation),
            Self::Value => {
                black_box(serde_json::from_slice::<serde_json::Value>(&std::fs::read(path)?)?);
                Ok(())
            }
            Self::OpenApi => {
                black_box(serde_json::from_slice::<openapiv3::OpenAPI>(&std::fs::read(path)?)?);
                Ok(())
            }
        }
    }
}

fn one(path: &str, operation: &str) -> Result<(), Box<dyn Error>> {
    select(path, vec![Target::Id(operation.to_owned())], &Disk)
}

/// Compiles these operations of a document.
pub(crate) fn select(path: &str, targets: Vec<Target>, files: &dyn Files) -> Result<(), Box<dyn Error>> {
    let span = Span::call_site();
    let mut arguments = Arguments::new(Spanned { value: path.to_owned(), span });
    let selections = targets.into_iter().map(|target| Selection { target, name: None, span });
    arguments.operations.extend(selections);
    let Output { tokens, diagnostics } = compile(&arguments, files);
    black_box(tokens);
    match diagnostics.first() {
        Some(problem) => Err(problem.to_string().into()),
        None => Ok(()),
    }
}
