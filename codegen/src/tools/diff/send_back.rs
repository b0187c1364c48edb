//! Conversions from a type that is received to the one that sends the same component.

use formwork_resolve::model::{Definition, DefinitionId, Model};

use crate::emit::Pairs;

use super::comparison::{Comparison, Spot, path, shown};
use super::kind::Kind;

impl Comparison<'_> {
    /// Reports conversions that are gone while both of their types are still there.
    pub(super) fn conversions(&mut self) {
        let pairs = (Pairs::new(self.old.model), Pairs::new(self.new.model));
        let kept: Vec<_> = types(self.new.model, &pairs.1).collect();
        for (sent, received) in types(self.old.model, &pairs.0) {
            let (Some(sent_now), Some(received_now)) = (self.new_of(sent), self.new_of(received)) else {
                continue;
            };
            let is_it = |kept: &(&Definition, &Definition)| {
                std::ptr::eq(kept.0, sent_now) && std::ptr::eq(kept.1, received_now)
            };
            if !kept.iter().any(is_it) {
                let spot = Spot {
                    subject: shown(&path(sent)),
                    wire: None,
                    old: Some(&sent.place),
                    new: Some(&sent_now.place),
                };
                let received = shown(&path(received));
                let reason = format!(
                    "it is not made from `{received}` any more, which may lack a value that it needs"
                );
                self.report(Kind::ConversionRemoved, &spot, reason);
            }
        }
    }
}

/// The types of each conversion: what is sent, and what is received.
fn types<'m>(model: &'m Model, pairs: &Pairs) -> impl Iterator<Item = (&'m Definition, &'m Definition)> {
    let ids: Vec<(DefinitionId, DefinitionId)> = pairs.iter().collect();
    ids.into_iter()
        .filter_map(|(sent, received)| Some((model.definition(sent)?, model.definition(received)?)))
}
