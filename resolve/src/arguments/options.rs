//! `rename`, `secret` and `formats`: applies them, and reports those that matched nothing.

use formwork_openapi::{Diagnostic, OrderedSet, Pointer, suggest};
use proc_macro2::Span;

use crate::arguments::{Arguments, Rename};
use crate::model::RustName;
use crate::names::name;

/// The state of `rename`, `secret` and `formats`.
pub(crate) struct Options {
    /// The names, each with the places that it applies to.
    renames: Vec<(Vec<Pointer>, Rename, RenameMatch)>,
    secrets: Vec<(String, Span, Used)>,
    formats: Vec<(String, Span, Used)>,
    /// The places that could be renamed, as suggestions for an argument that matched nothing.
    pointers: OrderedSet<String>,
    texts: OrderedSet<String>,
    format_names: OrderedSet<String>,
    /// True if suggestions of places may be needed.
    needs_pointers: bool,
}

type Used = bool;

/// The result of a rename.
#[derive(Clone, Copy, PartialEq)]
enum RenameMatch {
    Nothing,
    /// The place has a type where the name is that of a field, or the other way round.
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

    /// Adds a name for the item at any of these places. Diagnostics show `rename.pointer`.
    pub(crate) fn rename(&mut self, places: Vec<Pointer>, rename: Rename) {
        self.renames.push((places, rename, RenameMatch::Nothing));
    }

    /// The places of named items, as suggestions.
    pub(crate) fn pointers(&self) -> impl Iterator<Item = &str> {
        self.pointers.iter().map(String::as_str)
    }

    /// The user's name for the type at this place.
    pub(crate) fn type_name(&mut self, pointer: &Pointer) -> Option<RustName> {
        self.name(pointer, |name| name.starts_with(char::is_uppercase))
    }

    /// The user's name for the field at this place. If there is a type as well, the case of the name decides.
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

    /// True if a string with this wire name would be secret.
    pub(crate) fn makes_secret(&self, wire: &str) -> bool {
        is_secret_name(wire) || self.secrets.iter().any(|(secret, ..)| secret == wire)
    }

    /// True if a string with this wire name is secret, by `secret` or by its name. Records that `secret` matched.
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

    /// The index of the user's type for this format. Records that it matched.
    pub(crate) fn format(&mut self, format: &str) -> Option<usize> {
        if !self.formats.is_empty() {
            self.format_names.insert(format.to_owned());
        }
        let index = self.formats.iter().position(|(name, ..)| name == format)?;
        self.formats.get_mut(index)?.2 = true;
        Some(index)
    }

    /// A diagnostic for each argument that matched nothing.
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
