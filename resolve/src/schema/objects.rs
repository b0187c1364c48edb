//! Finds the objects that a set of schemas leads to, through references, lists, maps and choices.

use formwork_openapi::{Additional, OrderedSet};

use super::normal::canonical;
use super::{Object, SchemaSet, SetKey, View};
use crate::Resolver;
use crate::model::Side;

/// The most schemas that are visited.
const MOST: usize = 10_000;

impl<'d> Resolver<'d> {
    /// The objects with members that the values of these sets are or contain, each once, with the key of its normal
    /// form.
    pub(crate) fn objects_at(&mut self, sets: &[SchemaSet<'d>]) -> Vec<(SetKey, Object<'d>)> {
        let mut objects = Vec::new();
        let mut seen = OrderedSet::default();
        let mut left: Vec<SchemaSet<'d>> = sets.iter().rev().cloned().collect();
        while let Some(set) = left.pop() {
            let Some(set) = self.followed(&set) else { continue };
            if !seen.insert(set.key()) || seen.len() > MOST {
                continue;
            }
            let schema = set.single().cloned().and_then(|site| Some((self.reader.schema(&site)?, site)));
            if let Some((schema, site)) = schema.filter(|_| !set.with_children) {
                if schema.is_expandable {
                    left.extend(if schema.is_expanded { self.resources(&site, &schema) } else { Vec::new() });
                    continue;
                }
                if let Some(wrapped) = self.wrapped(&schema) {
                    left.push(SchemaSet::new(wrapped));
                    continue;
                }
            }
            let Some(normal) = self.normal(&set) else { continue };
            match &normal.view {
                View::Object(object) if object.has_members() => {
                    objects.push((normal.set.key(), object.clone()));
                }
                View::Object(Object { additional: Additional::Typed(values), .. }) => {
                    left.push(values.clone());
                }
                View::Array(Some(items)) => left.push(items.clone()),
                View::Tuple(tuple) => left.extend(tuple.items.iter().chain(&tuple.rest).rev().cloned()),
                View::OneOf(choice) => {
                    let branches = choice.branches.iter().rev();
                    left.extend(branches.filter(|branch| !is_parent(&set, branch)).cloned());
                    // The parent is one of its own branches: as itself, and not as the choice again.
                    if let Some(View::Object(object)) = set.with_children.then(|| self.itself(&set)).flatten()
                    {
                        objects.push((SchemaSet::new(set.first.clone()).key(), object));
                    }
                }
                _ => {}
            }
        }
        objects
    }

    fn itself(&mut self, set: &SchemaSet<'d>) -> Option<View<'d>> {
        self.view_of(&SchemaSet::new(set.first.clone()))
    }

    /// Follows the references of a set, and adds the children if the schema is a parent.
    fn followed(&mut self, set: &SchemaSet<'d>) -> Option<SchemaSet<'d>> {
        let set = match set.single() {
            Some(site) => SchemaSet::new(self.reader.schema_at(site)?),
            None => canonical(&mut self.reader, set)?,
        };
        Some(self.with_children(&set, Side::Response))
    }
}

fn is_parent(set: &SchemaSet<'_>, branch: &SchemaSet<'_>) -> bool {
    set.with_children && branch.first.node.offset() == set.first.node.offset()
}

impl<'d> Object<'d> {
    fn has_members(&self) -> bool {
        !(self.properties.is_empty() && self.conditional.is_empty())
    }

    /// The schema of a member; `None` for one that is only required.
    pub(crate) fn member(&self, name: &str) -> Option<&SchemaSet<'d>> {
        self.properties.get(name).or_else(|| self.conditional.get(name))
    }

    pub(crate) fn has_member(&self, name: &str) -> bool {
        self.member(name).is_some() || self.required.has(name)
    }

    /// The names of all members, including those that are only required.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let schemas = self.properties.iter().chain(self.conditional.iter()).map(|(name, _)| name.as_str());
        let undescribed = self.required.iter().filter(|(name, ())| self.member(name).is_none());
        schemas.chain(undescribed.map(|(name, ())| name.as_str()))
    }
}
