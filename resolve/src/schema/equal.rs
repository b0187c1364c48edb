//! Equal inline enums are one type, so that a value that was received can be sent.
//!
//! All operations of Stripe have 1,624 string enums, of which 414 are left, and ten operations have 411, of which 147 are.
//! Components keep their types: they have names of their own, and may come to differ.

use formwork_openapi::OrderedMap;

use crate::model::{Definition, DefinitionId, Shape, Type};
use crate::names::ModuleKey;

/// Notes for each inline enum the first one with the same values and names. Names have been given.
pub(crate) fn unite_enums(definitions: &mut [Definition]) {
    let mut first = OrderedMap::default();
    for (index, definition) in definitions.iter_mut().enumerate() {
        let (variants, literals) = match &definition.shape {
            Shape::Enum(variants) => (variants, None),
            // `1` and `"1"` have one text.
            Shape::ValueEnum(variants, literals) => (variants, Some(format!("{literals:?}"))),
            _ => continue,
        };
        let is_inline = matches!(definition.key, ModuleKey::Of(_));
        if !is_inline || definition.is_named {
            continue;
        }
        let values: Vec<_> = variants.iter().map(|it| (it.name.clone(), it.wire.clone())).collect();
        let values = (values, literals);
        match first.get(&values) {
            Some(id) => definition.same_as = Some(*id),
            None => {
                first.insert(values, DefinitionId(index));
            }
        }
    }
    for id in same_branches(definitions) {
        if let Some(definition) = definitions.get_mut(id.0) {
            definition.same_as = None;
        }
    }
    share_deprecation(definitions);
}

/// The enums that are kept apart, because two branches of a choice would be one type, and no conversion could tell which
/// one is meant.
fn same_branches(definitions: &[Definition]) -> Vec<DefinitionId> {
    let same_as = |id: DefinitionId| definitions.get(id.0).and_then(|definition| definition.same_as);
    let mut apart = Vec::new();
    for definition in definitions {
        if !matches!(definition.shape, Shape::Union(_) | Shape::Bodies(_)) {
            continue;
        }
        let mut branches: OrderedMap<Type, &Type> = OrderedMap::default();
        for branch in definition.shape.types() {
            let united = branch.with_names(&|id| same_as(id).unwrap_or(id));
            let Some(earlier) = branches.get(&united).copied() else {
                branches.insert(united, branch);
                continue;
            };
            // Branches of one component are one type anyway.
            if earlier != branch {
                let is_other = |id: &DefinitionId| same_as(*id).is_some();
                let later: Vec<_> = branch.all_named().into_iter().filter(is_other).collect();
                let earlier = earlier.all_named().into_iter().filter(is_other);
                apart.extend(if later.is_empty() { earlier.collect() } else { later });
            }
        }
    }
    apart
}

/// A type is deprecated if it is so under all of its paths, so that nobody is warned of a use that the document has
/// nothing against. The members that have it are deprecated one by one.
fn share_deprecation(definitions: &mut [Definition]) {
    let paths: Vec<(usize, DefinitionId)> =
        definitions.iter().enumerate().filter_map(|(index, it)| Some((index, it.same_as?))).collect();
    for (index, first) in &paths {
        let is_deprecated = definitions.get(*index).is_some_and(|definition| definition.deprecated);
        if let Some(first) = definitions.get_mut(first.0) {
            first.deprecated &= is_deprecated;
        }
    }
    for (index, first) in paths {
        let is_deprecated = definitions.get(first.0).is_some_and(|first| first.deprecated);
        if let Some(definition) = definitions.get_mut(index) {
            definition.deprecated = is_deprecated;
        }
    }
}
