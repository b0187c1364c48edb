//! Conflicts: sets of schemas that no value satisfies. They are removed from choices and objects.

use formwork_openapi::{OrderedMap, Reader, Site, Types};

use super::merge::{self, Choice};
use super::normal::{NormalForms, canonical};
use super::set::{SchemaSet, SetKey};

/// The deepest nesting of required members that is searched for a conflict.
const DEEPEST_CONFLICT: usize = 32;

/// The reason why no value satisfies a set of schemas.
#[derive(Clone, Debug)]
pub(crate) struct Conflict<'d> {
    /// The schema that conflicts with the others.
    pub(crate) site: Site<'d>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl<'d> Conflict<'d> {
    fn new(site: Site<'d>, message: String) -> Self {
        Self { site, message, help: None }
    }

    fn with_help(self, help: &str) -> Self {
        Self { help: Some(help.to_owned()), ..self }
    }

    /// The boolean schema `false`.
    pub(super) fn never(site: &Site<'d>) -> Self {
        Self::new(site.clone(), format!("{} allows no value at all (`false`)", site.subject()))
    }

    pub(super) fn of_types(site: &Site<'d>, here: Types, there: Types) -> Self {
        let (here, there) = (merge::names(here), merge::names(there));
        let message = format!("{} is {here} here, and {there} in another schema of it", site.subject());
        Self::new(site.member("type"), message).with_help("no value is both")
    }

    pub(super) fn of_values(site: &Site<'d>) -> Self {
        let keyword = if site.node.member("const").is_some() { "const" } else { "enum" };
        let message = format!("{} lists no value here that another schema of it lists, too", site.subject());
        Self::new(site.member(keyword), message).with_help("no value is in both lists")
    }

    fn no_branch(site: &Site<'d>) -> Self {
        let message = format!("{} is a choice, no branch of which a value can be", site.subject());
        Self::new(site.clone(), message)
    }

    fn of_member(self, name: &str) -> Self {
        Self { message: format!("{}; `{name}` is required", self.message), ..self }
    }
}

/// The known conflicts, by set. A set that is being searched counts as free of conflicts, so that recursion ends.
#[derive(Debug, Default)]
pub(super) struct Conflicts<'d> {
    known: OrderedMap<SetKey, Option<Conflict<'d>>>,
    depth: usize,
}

impl<'d> NormalForms<'d> {
    /// The reason why no value satisfies this set, if there is one. Mistakes in a schema are not conflicts.
    pub(crate) fn conflict(&mut self, reader: &mut Reader<'d>, set: &SchemaSet<'d>) -> Option<Conflict<'d>> {
        if is_plain(reader, set) {
            return None;
        }
        let set = canonical(reader, set)?;
        if is_not_looked_into(reader, &set) {
            return None;
        }
        let key = set.key();
        if let Some(known) = self.conflicts.known.get(&key) {
            return known.clone();
        }
        if self.conflicts.depth > DEEPEST_CONFLICT {
            return None;
        }
        self.conflicts.known.insert(key.clone(), None);
        self.conflicts.depth += 1;
        let found = self.find_conflict(reader, &set);
        self.conflicts.depth -= 1;
        if found.is_some() {
            self.conflicts.known.insert(key, found.clone());
        }
        found
    }

    fn find_conflict(&mut self, reader: &mut Reader<'d>, set: &SchemaSet<'d>) -> Option<Conflict<'d>> {
        let merged = self.merged(reader, set)?;
        if merged.conflict.is_some() {
            return merged.conflict.clone();
        }
        for choice in &merged.choices {
            if !choice.branches.is_empty() && self.possible_branches(reader, choice).is_empty() {
                return Some(Conflict::no_branch(choice.holder.as_ref().unwrap_or(&set.first)));
            }
        }
        // The members of a single schema do not conflict with one another, and may never be reached.
        if !merged.is_of_several {
            return None;
        }
        let required = merged.properties.iter().flatten().filter(|(name, _)| merged.required.has(name));
        for (name, property) in required {
            if let Some(conflict) = self.conflict(reader, property) {
                return Some(conflict.of_member(name));
            }
        }
        None
    }

    /// The branches of a choice that have a possible value.
    pub(super) fn possible_branches(
        &mut self,
        reader: &mut Reader<'d>,
        choice: &Choice<'d>,
    ) -> Vec<SchemaSet<'d>> {
        let branches = choice.branches.iter();
        branches.filter(|branch| self.conflict(reader, branch).is_none()).cloned().collect()
    }
}

/// True for a schema that may never be generated in full: an expandable id, or a resource in an error.
fn is_not_looked_into<'d>(reader: &mut Reader<'d>, set: &SchemaSet<'d>) -> bool {
    let schema = set.single().and_then(|site| reader.schema(site));
    schema.is_some_and(|schema| schema.is_expandable || schema.is_resource)
}

/// True for a single schema with only its own keywords, which do not conflict.
fn is_plain<'d>(reader: &mut Reader<'d>, set: &SchemaSet<'d>) -> bool {
    let schema = set.single().and_then(|site| reader.schema_at(site)).and_then(|site| reader.schema(&site));
    schema.is_some_and(|schema| !schema.is_impossible && !schema.has_parts())
}
