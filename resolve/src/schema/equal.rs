//! Equal inline enums are one type, so that a value that was received can be sent.
//!
//! Of 411 string enums that ten operations of Stripe have, 207 differ. Components keep their types: they have names of
//! their own, and may come to differ.

use formwork_openapi::OrderedMap;

use crate::model::{Definition, DefinitionId, Shape};
use crate::names::ModuleKey;

/// Notes for each inline string enum the first one with the same values and names. Names have been given.
pub(crate) fn unite_enums(definitions: &mut [Definition]) {
    let mut first = OrderedMap::default();
    for (index, definition) in definitions.iter_mut().enumerate() {
        let Shape::Enum(variants) = &definition.shape else { continue };
        let is_inline = matches!(definition.key, ModuleKey::Of(_));
        if !is_inline || definition.is_named {
            continue;
        }
        let values: Vec<_> = variants.iter().map(|it| (it.name.clone(), it.wire.clone())).collect();
        let key = (definition.deprecated, values);
        match first.get(&key) {
            Some(id) => definition.same_as = Some(*id),
            None => {
                first.insert(key, DefinitionId(index));
            }
        }
    }
}
