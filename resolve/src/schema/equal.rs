//! Unites equal inline enums, so that a received value can be sent.
//!
//! All operations of Stripe have 1,624 string enums, of which 414 are left; ten operations have 411, of which 147 are
//! left. Components keep their own types: they have their own names, and may become different.

use formwork_openapi::OrderedMap;

use crate::model::{Definition, DefinitionId, Shape, Type};
use crate::names::ModuleKey;

/// Points each inline enum to the first one with equal values and names. Names must have been given.
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

/// The enums that stay apart, because otherwise two branches of a choice would have one type, and a conversion could
/// not select the branch.
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
            // Branches with the same component have one type anyway.
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

/// Deprecates a united enum only if all of its uses are deprecated, so that no other use causes a warning. The members
/// that have it are deprecated one by one.
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
