//! Beside the stages: what another document does to the Rust and the wire of the selected operations. Two checked
//! models are compared, not the texts of two documents, so whatever makes no difference in Rust or on the wire is none.

mod around;
mod choice;
mod comparison;
mod equal;
mod fields;
mod kind;
mod operation;
mod received;
mod render;
mod send_back;
mod sent;
mod side;
mod types;
mod written;

pub use kind::{Bump, Effect, Kind};
pub use render::{json, markdown, text};

use formwork_openapi::{Diagnostic, Files};
use formwork_resolve::arguments::Arguments;

use crate::checked;
use crate::tools::modules::Modules;
use comparison::Comparison;
use side::Side;

/// A difference between two documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind of change.
    pub kind: Kind,
    /// The subject in Rust, such as `UpdatePet.collar.bell`, by its old names if there were any.
    pub subject: String,
    /// The wire name: of a parameter or property, the value of an enum, or a status.
    pub wire: Option<String>,
    /// The reason, in a sentence.
    pub reason: String,
    /// The place in the old document, if it is there.
    pub old: Option<Location>,
    /// The place in the new document, if it is there.
    pub new: Option<Location>,
}

impl Change {
    /// The effect on code that uses the bindings.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.kind.effect()
    }
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file's path, as the arguments or a `$ref` have it.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// The JSON pointer, as a `$ref` would have it.
    pub pointer: String,
}

/// The changes of the bindings, in the order of the operations and of the types that they reach.
///
/// Operations that only one of the documents has are changes, and so are arguments that fit the old document alone.
///
/// # Errors
///
/// Fails with every mistake that is found if one of the documents does not compile with its arguments.
pub fn diff(
    old: (&Arguments, &dyn Files),
    new: (&Arguments, &dyn Files),
) -> Result<Vec<Change>, Vec<Diagnostic>> {
    let documents = (side::load(old), side::load(new));
    let (old_document, new_document) = match documents {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => return Err([old.err(), new.err()].into_iter().flatten().collect()),
    };
    let (old_index, new_index) = (side::index(old.0, &old_document), side::index(new.0, &new_document));
    let selected_old = side::select(old.0, &old_index, &new_index);
    let selected_new = side::select(new.0, &new_index, &old_index);
    let checked_old = checked(&selected_old, &old_document, &old_index);
    let checked_new = checked(&selected_new, &new_document, &new_index);
    let stale = side::stale(checked_old.problems, checked_new.problems)?;

    let modules = (Modules::new(&checked_old.model), Modules::new(&checked_new.model));
    let old = Side { model: &checked_old.model, document: &old_document, modules: &modules.0 };
    let new = Side { model: &checked_new.model, document: &new_document, modules: &modules.1 };
    let mut comparison = Comparison::new(old, new);
    comparison.arguments(&stale);
    comparison.operations();
    comparison.definitions();
    comparison.conversions();
    Ok(comparison.into_changes())
}

/// The version bump that changes ask for.
#[must_use]
pub fn bump(changes: &[Change]) -> Bump {
    changes.iter().map(Change::effect).max().into()
}
