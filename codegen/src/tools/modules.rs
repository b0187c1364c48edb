//! The definitions of each module of a model, so that a look for those of one operation does not pass all others.

use std::collections::BTreeMap;

use formwork_resolve::model::{Definition, DefinitionId, Model, RustName, Shape};

/// The definitions by their modules, in the order of the model.
#[derive(Debug)]
pub(crate) struct Modules<'m>(BTreeMap<&'m [RustName], Vec<(DefinitionId, &'m Definition)>>);

impl<'m> Modules<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        let mut modules: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (number, definition) in model.definitions.iter().enumerate() {
            let in_module = modules.entry(definition.module.as_slice()).or_default();
            in_module.push((DefinitionId(number), definition));
        }
        Self(modules)
    }

    /// The first definition of a shape among the types that belong to this one.
    pub(crate) fn find(
        &self,
        owner: &Definition,
        is_it: impl Fn(&Shape) -> bool,
    ) -> Option<(DefinitionId, &'m Definition)> {
        let own = self.0.get(owner.inner_module().as_slice())?;
        own.iter().find(|(_, definition)| is_it(&definition.shape)).copied()
    }
}
