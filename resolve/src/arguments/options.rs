//! The arguments that change what a document says, and whether each of them found something to change.

use formwork_openapi::{Diagnostic, OrderedSet, Pointer, suggest};
use proc_macro2::Span;

use crate::arguments::{Arguments, Rename};
use crate::model::RustName;
use crate::names::name;

/// `rename` and `secret`.
pub(crate) struct Options {
    /// Each with the places that it is about.
    renames: Vec<(Vec<Pointer>, Rename, RenameMatch)>,
    secrets: Vec<(String, Span, Used)>,
    formats: Vec<(String, Span, Used)>,
    /// The places that could be renamed or be secret, as suggestions for an argument that matched nothing.
    pointers: OrderedSet<String>,
    texts: OrderedSet<String>,
    format_names: OrderedSet<String>,
    /// True if anybody may ask for the pointers.
    needs_pointers: bool,
}

type Used = bool;

/// The kind of thing at the pointer of a rename.
#[derive(Clone, Copy, PartialEq)]
enum RenameMatch {
    Nothing,
    /// A type where the name is that of a field, or the other way round.
    OtherCase,
    Meant,
}

impl Options {
    pub(crate) fn new(arguments: &Arguments) -> Self {
        let renames = arguments.rename.iter().cloned();
        let secrets = arguments.secret.iter().cloned();
        let formats = arguments.formats.iter().map(|format| format.format.clone());
        let needs_pointers =
            !(arguments.rename.is_empty() && arguments.opaque.is_empty() && arguments.patch.is_empty());
        Self {
            needs_pointers,
            renames: renames
                .map(|rename| {
                    (
                        Pointer::parse(&rename.pointer.value).into_iter().collect(),
                        rename,
                        RenameMatch::Nothing,
                    )
                })
                .collect(),
            secrets: secrets.map(|secret| (secret.value, secret.span, false)).collect(),
            formats: formats.map(|format| (format.value, format.span, false)).collect(),
            pointers: OrderedSet::default(),
            texts: OrderedSet::default(),
            format_names: OrderedSet::default(),
        }
    }

    /// A name for what is at any of these places, which is called by `rename` in diagnostics.
    pub(crate) fn rename(&mut self, places: Vec<Pointer>, rename: Rename) {
        self.renames.push((places, rename, RenameMatch::Nothing));
    }

    /// The places that have a name, and could have been meant by a pointer.
    pub(crate) fn pointers(&self) -> impl Iterator<Item = &str> {
        self.pointers.iter().map(String::as_str)
    }

    /// The user's name for the type at this place.
    pub(crate) fn type_name(&mut self, pointer: &Pointer) -> Option<RustName> {
        self.name(pointer, |name| name.starts_with(char::is_uppercase))
    }

    /// The user's name for the field at this place. What has both a type and a field is told apart by the name's
    /// case.
    pub(crate) fn field_name(&mut self, pointer: &Pointer) -> Option<RustName> {
        self.name(pointer, |name| !name.starts_with(char::is_uppercase))
    }

    fn name(&mut self, pointer: &Pointer, is_meant: impl Fn(&str) -> bool) -> Option<RustName> {
        if self.needs_pointers {
            self.pointers.insert(pointer.to_string());
        }
        self.renames.iter_mut().filter(|(at, ..)| at.contains(pointer)).find_map(|(_, rename, found)| {
            let name = name::given(&rename.name);
            if is_meant(&name.0) {
                *found = RenameMatch::Meant;
                return Some(name);
            }
            if *found == RenameMatch::Nothing {
                *found = RenameMatch::OtherCase;
            }
            None
        })
    }

    /// True if text of this name would be a secret.
    pub(crate) fn makes_secret(&self, wire: &str) -> bool {
        is_secret_name(wire) || self.secrets.iter().any(|(secret, ..)| secret == wire)
    }

    /// True if text of this name is a secret: the user says so, or the name does.
    pub(crate) fn is_secret(&mut self, wire: &str) -> bool {
        if !self.secrets.is_empty() {
            self.texts.insert(wire.to_owned());
        }
        for (secret, _, used) in &mut self.secrets {
            if secret == wire {
                *used = true;
                return true;
            }
        }
        is_secret_name(wire)
    }

    /// The user's type for text of this format.
    pub(crate) fn format(&mut self, format: &str) -> Option<usize> {
        if !self.formats.is_empty() {
            self.format_names.insert(format.to_owned());
        }
        let index = self.formats.iter().position(|(name, ..)| name == format)?;
        self.formats.get_mut(index)?.2 = true;
        Some(index)
    }

    /// A problem for each argument that changed nothing.
    pub(crate) fn unused(&self) -> Vec<Diagnostic> {
        let renames = self.renames.iter().filter(|(.., found)| *found != RenameMatch::Meant);
        let renames =
            renames.map(|(pointer, rename, found)| self.unused_rename(pointer.first(), rename, *found));
        let secrets = self.secrets.iter().filter(|(.., used)| !used).map(|(secret, span, _)| {
            let message = format!("no text that the selected operations reach is named `{secret}`");
            let help = suggest::help(secret, self.texts.iter().map(String::as_str));
            Diagnostic::new(*span, message).help_if_any(help)
        });
        let formats = self.formats.iter().filter(|(.., used)| !used).map(|(format, span, _)| {
            let message = format!("no text that the selected operations reach has `format: {format}`");
            let help = suggest::help(format, self.format_names.iter().map(String::as_str));
            Diagnostic::new(*span, message).help_if_any(help)
        });
        renames.chain(secrets).chain(formats).collect()
    }

    fn unused_rename(&self, pointer: Option<&Pointer>, rename: &Rename, found: RenameMatch) -> Diagnostic {
        let Rename { pointer: text, name } = rename;
        let pointers = self.pointers.iter().map(String::as_str);
        let (message, help) = match (pointer, found) {
            (None, _) => (
                format!("`{}` is no JSON pointer", text.value),
                "a pointer is written as in a `$ref`: `#/components/schemas/pet`".to_owned(),
            ),
            (Some(_), RenameMatch::OtherCase) => (
                format!("`{}` cannot be renamed to `{name}`", text.value),
                "the name of a type or value begins with a capital, that of a field with a small letter"
                    .to_owned(),
            ),
            (Some(pointer), _) => (
                format!("the selected operations reach nothing at `{}` that has a name", text.value),
                suggest::help(pointer.to_string().as_str(), pointers).unwrap_or_else(|| {
                    "what can be renamed are schemas, properties, parameters and the values of enums"
                        .to_owned()
                }),
            ),
        };
        Diagnostic::new(text.span, message).help(help)
    }
}

fn is_secret_name(wire: &str) -> bool {
    wire == "secret" || wire.ends_with("_secret")
}
