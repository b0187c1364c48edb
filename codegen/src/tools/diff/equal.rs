//! Equal inline enums are one type under several paths, until one of them changes.

use formwork_resolve::model::{Definition, Model};

use super::comparison::{Comparison, Pair, Spot, path, shown};
use super::kind::Kind;

impl<'s> Comparison<'s> {
    /// Reports that an enum is not the same type as another any more, or has become it.
    pub(super) fn equal_enums(&mut self, pair: &Pair<'s>, spot: &Spot<'s>) {
        let (old_model, new_model) = (self.old.model, self.new.model);
        if let Some((twin, now)) = self.earlier_twin(pair.old)
            && first(new_model, now) != first(new_model, pair.new)
        {
            let twin = shown(&path(twin));
            let reason = format!("it is a type of its own, and was the same as `{twin}`");
            self.report(Kind::TypesParted, spot, reason);
        }
        let twin = pair.new.same_as.and_then(|first| new_model.definition(first));
        let twin_before = twin.and_then(|twin| self.old_of(twin));
        if let (Some(twin), Some(before)) = (twin, twin_before)
            && first(old_model, before) != first(old_model, pair.old)
        {
            let twin = shown(&path(twin));
            self.report(Kind::TypesUnited, spot, format!("it is the same type as `{twin}` now"));
        }
    }

    /// The first other path of an old enum's type that is still there, before its own, and the definition there now.
    fn earlier_twin(&self, old: &'s Definition) -> Option<(&'s Definition, &'s Definition)> {
        let model = self.old.model;
        let first = old.same_as?;
        let others = model.definitions.iter().take_while(|it| !std::ptr::eq(*it, old));
        let mut twins =
            model.definition(first).into_iter().chain(others.filter(|it| it.same_as == Some(first)));
        twins.find_map(|twin| Some((twin, self.new_of(twin)?)))
    }
}

/// The path of the type that a definition is.
fn first(model: &Model, definition: &Definition) -> Vec<formwork_resolve::model::RustName> {
    path(definition.same_as.and_then(|first| model.definition(first)).unwrap_or(definition))
}
