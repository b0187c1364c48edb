//! Paths in the arguments: property names that lead from a parameter, body or response to a schema.

use std::collections::VecDeque;
use std::rc::Rc;

use formwork_openapi::{Additional, OrderedMap, OrderedSet, Schema, Site};

use crate::Resolver;
use crate::schema::SchemaSet;
use crate::schema::View;

/// The most schemas that are visited for a step of a path, and the most steps.
const MOST: usize = 10_000;

/// A schema that a path can continue in: an object by property names, a map or array by `*`.
pub(crate) struct Holder<'d> {
    pub(crate) properties: OrderedMap<String, SchemaSet<'d>>,
    values: Option<SchemaSet<'d>>,
    /// The offsets of the expandable fields on the way to it.
    expanded: Vec<usize>,
}

/// A position on a path.
#[derive(Clone, Debug)]
pub(crate) struct Step<'p, 'd> {
    pub(crate) set: SchemaSet<'d>,
    /// The rest of the path, with a dot before each name.
    pub(crate) rest: &'p str,
    /// The offsets of the expandable fields on the way.
    pub(crate) expanded: Vec<usize>,
}

/// The result of following a path.
#[derive(Default)]
pub(crate) struct Walk<'p, 'd> {
    /// The positions at the end of the path.
    pub(crate) ends: Vec<Step<'p, 'd>>,
    /// The positions with the shortest rest, for diagnostics.
    pub(crate) farthest: Vec<Step<'p, 'd>>,
}

impl<'d> Resolver<'d> {
    /// Follows the rest of the path from each of these positions.
    pub(crate) fn walk<'p>(&mut self, from: impl IntoIterator<Item = Step<'p, 'd>>) -> Walk<'p, 'd> {
        let mut walk = Walk::default();
        let mut seen = OrderedMap::default();
        let mut steps: VecDeque<Step<'p, 'd>> = from.into_iter().collect();
        while let Some(step) = steps.pop_front() {
            if step.rest.is_empty() {
                walk.ends.push(step);
                continue;
            }
            let is_new = seen.insert((step.set.first.node.offset(), step.rest.len()), ());
            if !is_new || seen.len() > MOST {
                continue;
            }
            for holder in self.holders(&step.set) {
                steps.extend(steps_of(&holder, &step));
            }
            if walk.farthest.first().is_some_and(|farthest| farthest.rest.len() > step.rest.len()) {
                walk.farthest.clear();
            }
            if walk.farthest.first().is_none_or(|farthest| farthest.rest.len() == step.rest.len()) {
                walk.farthest.push(step);
            }
        }
        walk
    }

    /// The schemas that a path can continue in. Arrays and choices need no name of their own: the path continues in
    /// their elements and branches.
    pub(crate) fn holders(&mut self, set: &SchemaSet<'d>) -> Vec<Holder<'d>> {
        let mut holders = Vec::new();
        let mut seen = OrderedSet::default();
        let mut left = vec![(set.clone(), Vec::new())];
        while let Some((set, mut expanded)) = left.pop() {
            let is_new = seen.insert((set.first.node.offset(), set.only));
            if !is_new || seen.len() > MOST {
                continue;
            }
            if let Some((site, schema)) = self.expandable_at(&set) {
                expanded.push(site.node.offset());
                let resources = self.resources(&site, &schema).into_iter();
                left.extend(resources.map(|resource| (resource, expanded.clone())));
                continue;
            }
            let mut hold =
                |properties, values| holders.push(Holder { properties, values, expanded: expanded.clone() });
            match self.view_of(&set) {
                Some(View::Object(object)) => hold(
                    object.properties,
                    match object.additional {
                        Additional::Typed(values) => Some(values),
                        _ => None,
                    },
                ),
                Some(View::Array(Some(items))) => {
                    hold(OrderedMap::default(), Some(items.clone()));
                    left.push((items, expanded));
                }
                Some(View::Tuple(tuple)) => {
                    left.extend(
                        tuple.items.into_iter().chain(tuple.rest).map(|item| (item, expanded.clone())),
                    );
                }
                Some(View::OneOf(choice)) => {
                    left.extend(choice.branches.into_iter().map(|branch| (branch, expanded.clone())));
                }
                _ => {}
            }
        }
        holders
    }

    /// The schema of a set, if it is expandable.
    pub(crate) fn expandable_at(&mut self, set: &SchemaSet<'d>) -> Option<(Site<'d>, Rc<Schema<'d>>)> {
        let site = self.reader.schema_at(&set.first)?;
        let schema = self.reader.schema(&site)?;
        schema.is_expandable.then_some((site, schema))
    }
}

/// The next positions. `*` applies only if no property has that name.
fn steps_of<'p, 'd>(holder: &Holder<'d>, step: &Step<'p, 'd>) -> Vec<Step<'p, 'd>> {
    let expanded: Vec<usize> = step.expanded.iter().chain(&holder.expanded).copied().collect();
    let next = |set: &SchemaSet<'d>, rest| Step { set: set.clone(), rest, expanded: expanded.clone() };
    let properties = holder.properties.iter();
    let named: Vec<Step<'p, 'd>> =
        properties.filter_map(|(name, set)| Some(next(set, after(step.rest, name)?))).collect();
    if !named.is_empty() {
        return named;
    }
    let values = holder.values.iter().filter_map(|set| Some(next(set, after(step.rest, "*")?)));
    values.collect()
}

/// The rest of a path after a name, which may itself contain dots.
pub(crate) fn after<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    let rest = path.strip_prefix('.')?.strip_prefix(name)?;
    (rest.is_empty() || rest.starts_with('.')).then_some(rest)
}

/// The part of a path before its rest.
pub(crate) fn before<'p>(path: &'p str, rest: &str) -> &'p str {
    path.strip_suffix(rest).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::{after, before};

    #[test]
    fn names_end_at_dots() {
        for (path, name, rest) in [
            (".a.b", "a", Some(".b")),
            (".a.b", "a.b", Some("")),
            (".ab", "a", None),
            (".a.", "a", Some(".")),
            (".", "", Some("")),
            ("", "", None),
        ] {
            assert_eq!(after(path, name), rest, "{path} {name}");
        }
        assert_eq!(before(".a.b", ".b"), ".a");
    }
}
