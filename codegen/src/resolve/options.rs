//! The arguments that change what a document says, and whether each of them found something to change.

use proc_macro2::Span;

use crate::arguments::{Arguments, Rename};
use crate::diagnostic::Diagnostic;
use crate::model::RustName;
use crate::pointer::Pointer;

/// `rename` and `secret`.
pub(super) struct Options {
    renames: Vec<(Option<Pointer>, Rename, Used)>,
    secrets: Vec<(String, Span, Used)>,
}

type Used = bool;

impl Options {
    pub(super) fn new(arguments: &Arguments) -> Self {
        let renames = arguments.rename.iter().cloned();
        let secrets = arguments.secret.iter().cloned();
        Self {
            renames: renames.map(|rename| (Pointer::parse(&rename.pointer.value), rename, false)).collect(),
            secrets: secrets.map(|secret| (secret.value, secret.span, false)).collect(),
        }
    }

    /// The user's name for the type at this place.
    pub(super) fn type_name(&mut self, pointer: &Pointer) -> Option<RustName> {
        self.name(pointer, |name| name.starts_with(char::is_uppercase))
    }

    /// The user's name for the field at this place. What has both a type and a field is told apart by the name's
    /// case.
    pub(super) fn field_name(&mut self, pointer: &Pointer) -> Option<RustName> {
        self.name(pointer, |name| !name.starts_with(char::is_uppercase))
    }

    fn name(&mut self, pointer: &Pointer, is_meant: impl Fn(&str) -> bool) -> Option<RustName> {
        self.renames.iter_mut().find_map(|(at, rename, used)| {
            let name = rename.name.to_string();
            let found = at.as_ref() == Some(pointer) && is_meant(&name);
            *used |= found;
            found.then_some(RustName(name))
        })
    }

    /// Whether text of this name is a secret: the user says so, or the name does.
    pub(super) fn is_secret(&mut self, wire: &str) -> bool {
        for (secret, _, used) in &mut self.secrets {
            if secret == wire {
                *used = true;
                return true;
            }
        }
        wire == "secret" || wire.ends_with("_secret")
    }

    /// A problem for each argument that changed nothing.
    pub(super) fn unused(&self) -> Vec<Diagnostic> {
        let renames = self.renames.iter().filter(|(.., used)| !used).map(|(pointer, rename, _)| {
            let Rename { pointer: text, name } = rename;
            let problem = match pointer {
                Some(_) => format!("`{}` renames nothing to `{name}`", text.value),
                None => format!("`{}` is no JSON pointer", text.value),
            };
            let help = "a JSON pointer such as `#/components/schemas/pet` or `#/.../properties/name`, to what the \
                        selected operations reach; a type's name begins with a capital, a field's with a small letter";
            Diagnostic::new(text.span, problem).help(help)
        });
        let secrets = self.secrets.iter().filter(|(.., used)| !used).map(|(secret, span, _)| {
            let problem = format!("no text that the selected operations reach is named `{secret}`");
            Diagnostic::new(*span, problem)
        });
        renames.chain(secrets).collect()
    }
}
