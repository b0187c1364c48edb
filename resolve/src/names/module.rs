//! Keys of modules before they have names.

use crate::Resolver;
use crate::model::{Definition, DefinitionId};

/// A module of types. Ordered from the outer modules to the inner ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ModuleKey {
    /// The module of the macro.
    Root,
    /// The modules of components: sent in forms, sent as JSON, and in errors.
    Params,
    Body,
    Errors,
    /// The module with the own types of a definition.
    Of(DefinitionId),
}

impl ModuleKey {
    /// The names of the modules of components. Types of the root do not use them for their own modules.
    pub(crate) const SHARED: [&str; 3] = ["params", "body", "errors"];

    /// The name of a module that has a fixed one.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Params => Some("params"),
            Self::Body => Some("body"),
            Self::Errors => Some("errors"),
            Self::Root | Self::Of(_) => None,
        }
    }

    /// The definition whose own module this is.
    pub(crate) fn owner(self) -> Option<DefinitionId> {
        match self {
            Self::Of(id) => Some(id),
            _ => None,
        }
    }
}

impl Resolver<'_> {
    /// The definition with this id, which may still be undecided.
    fn definition_to_be(&self, id: DefinitionId) -> Option<&Definition> {
        let count = self.model.definitions.len();
        let promised = || Some(&self.undecided.get(id.0.checked_sub(count)?)?.definition);
        self.model.definition(id).or_else(promised)
    }

    /// The definitions that enclose a module, from the inside.
    pub(crate) fn owners(&self, module: ModuleKey) -> impl Iterator<Item = (DefinitionId, &Definition)> {
        let next = |module: ModuleKey| {
            let id = module.owner()?;
            Some((id, self.definition_to_be(id)?))
        };
        std::iter::successors(next(module), move |(_, definition)| next(definition.key))
    }
}
