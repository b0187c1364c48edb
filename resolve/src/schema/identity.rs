//! The identity of definitions: a set of schemas is defined once, and only if it is needed.

use super::{About, Normal, SetKey, Use};
use crate::model::{Definition, DefinitionId, RustName, Shape, Side};
use crate::names::ModuleKey;
use crate::{Naming, Resolver};

/// Key of a definition. Two uses of a set of schemas share a definition if they are on the same side and have the same
/// owner. So recursion through a merged schema ends at the same definition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DefinitionKey {
    set: SetKey,
    side: Side,
    owner: Owner,
}

/// The owner of a definition: the outermost enclosing definition that is made from a schema, or itself if there is
/// none. So the names inside an owner do not depend on what else is reached.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    Definition(DefinitionId),
    Itself(ModuleKey, RustName),
}

/// A union that may turn out not to be needed: if all branches have one type, the union is that type. It is needed if a
/// definition belongs to it, or if it refers to itself.
pub(crate) struct Undecided {
    keys: Vec<DefinitionKey>,
    pub(crate) definition: Definition,
}

impl<'d> Resolver<'d> {
    /// The existing definition of a set of schemas for this side and owner.
    pub(super) fn known(&mut self, normal: &Normal<'d>, place: &Use) -> Option<DefinitionId> {
        let key = self.definition_key(normal, place);
        if let Some(around) = self.undecided.iter().position(|union| union.keys.contains(&key)) {
            self.decide(around + 1);
        }
        self.shared.get(&key).copied()
    }

    /// Defines a set of schemas. Its fields may be made later.
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

    /// Reserves the id of a definition that may not be needed. It is defined as soon as something else is defined or
    /// refers to it.
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

    /// True if the definition that was promised last is not needed so far.
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

    /// Defines the outermost `count` of the undecided unions.
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
