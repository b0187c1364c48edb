//! The identity of definitions: what is made of a set of schemas is made once, and only if something needs it.

use super::{About, Normal, SetKey, Use};
use crate::model::{Definition, DefinitionId, RustName, Shape, Side};
use crate::names::ModuleKey;
use crate::{Naming, Resolver};

/// The identity of a definition: two uses of a set of schemas are one definition if they are on the same side and
/// belong to the same owner. So recursion through a merged schema comes back to itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DefinitionKey {
    set: SetKey,
    side: Side,
    owner: Owner,
}

/// The owner of a definition: the outermost definition around it that is made of a schema, or itself if there is
/// none. Names within an owner never depend on what else is reached.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    Definition(DefinitionId),
    Itself(ModuleKey, RustName),
}

/// A union of which it is not known yet if it is needed: several schemas of one type are that type, unless something
/// has its own definition in the union or the union is a part of itself.
pub(crate) struct Undecided {
    keys: Vec<DefinitionKey>,
    pub(crate) definition: Definition,
}

impl<'d> Resolver<'d> {
    /// The definition that was made of a set of schemas before, for the same side and owner.
    pub(super) fn known(&mut self, normal: &Normal<'d>, place: &Use) -> Option<DefinitionId> {
        let key = self.definition_key(normal, place);
        if let Some(around) = self.undecided.iter().position(|union| union.keys.contains(&key)) {
            self.decide(around + 1);
        }
        self.shared.get(&key).copied()
    }

    /// Defines what a set of schemas is. The rest of it may come later.
    pub(super) fn define_once(
        &mut self,
        normal: &Normal<'d>,
        about: &About,
        shape: Shape,
        place: &Use,
    ) -> DefinitionId {
        let id = self.promise(normal, about, shape, place);
        self.decide_all();
        id
    }

    /// The id that a definition will have, if it turns out that it is needed. It has it as soon as anything else is
    /// defined, or asks for it.
    pub(super) fn promise(
        &mut self,
        normal: &Normal<'d>,
        about: &About,
        shape: Shape,
        place: &Use,
    ) -> DefinitionId {
        let id = self.next_id();
        let key = self.definition_key(normal, place);
        let own = DefinitionKey { owner: Owner::Definition(id), ..key.clone() };
        let keys = if matches!(key.owner, Owner::Itself(..)) { vec![own, key] } else { vec![key] };
        let (docs, first) = (about.docs.clone(), &normal.set.first);
        let definition = place.naming.clone().definition(docs, about.deprecated, shape, first.span);
        self.undecided.push(Undecided { keys, definition });
        id
    }

    /// True if nothing needs the definition that has been promised last.
    pub(super) fn is_undecided(&self, id: DefinitionId) -> bool {
        self.model.definition(id).is_none()
    }

    /// The id of the next definition.
    pub(crate) fn next_id(&self) -> DefinitionId {
        DefinitionId(self.model.definitions.len() + self.undecided.len())
    }

    pub(crate) fn decide_all(&mut self) {
        self.decide(self.undecided.len());
    }

    /// Defines the outermost of what is undecided.
    fn decide(&mut self, count: usize) {
        for Undecided { keys, definition } in self.undecided.drain(..count) {
            let id = DefinitionId(self.model.definitions.len());
            self.model.definitions.push(definition);
            for key in keys {
                self.shared.insert(key, id);
            }
        }
    }

    fn definition_key(&self, normal: &Normal<'d>, place: &Use) -> DefinitionKey {
        let Naming { module, name, .. } = &place.naming;
        let made_of_schema = self.owners(*module).filter(|(_, definition)| definition.shape.is_of_schema());
        let owner = match made_of_schema.last() {
            Some((id, _)) => Owner::Definition(id),
            None => Owner::Itself(*module, name.clone()),
        };
        DefinitionKey { set: normal.set.key(), side: place.side, owner }
    }
}
