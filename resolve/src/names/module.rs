//! Modules while names are not given.

use crate::Resolver;
use crate::model::{Definition, DefinitionId};

/// A module of types. Those that are outside come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ModuleKey {
    /// Where the macro stands.
    Root,
    /// Components that are sent in forms, that are sent as JSON, and that stand in errors.
    Params,
    Body,
    Errors,
    /// The types that belong to a definition.
    Of(DefinitionId),
}

impl ModuleKey {
    /// The modules of components. No type of the root has its own types there.
    pub(crate) const SHARED: [&str; 3] = ["params", "body", "errors"];

    /// The name of a module that has one from the start.
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
    /// A definition, or one that has been promised.
    fn definition_to_be(&self, id: DefinitionId) -> Option<&Definition> {
        let count = self.model.definitions.len();
        let promised = || Some(&self.undecided.get(id.0.checked_sub(count)?)?.definition);
        self.model.definition(id).or_else(promised)
    }

    /// The definitions that a module is within, from the inside.
    pub(crate) fn owners(&self, module: ModuleKey) -> impl Iterator<Item = (DefinitionId, &Definition)> {
        let next = |module: ModuleKey| {
            let id = module.owner()?;
            Some((id, self.definition_to_be(id)?))
        };
        std::iter::successors(next(module), move |(_, definition)| next(definition.key))
    }
}
