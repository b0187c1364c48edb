//! Normal forms: each set of schemas is merged once, and everything else uses the result.

use std::rc::Rc;

use formwork_openapi::{Entry, Listed, OrderedMap, Pointer, Reader, Site};

use super::conflict::{Conflict, Conflicts};
use super::merge::{self, Merged};
use super::set::{SchemaSet, SetKey};
use super::view::View;
use crate::Resolver;

/// The number of sets of several schemas that may be merged for each schema that is read, in addition to
/// [`FIRST_SETS`]. A hostile web of `allOf` is a subset construction with exponentially many sets; real documents have
/// far fewer than one for each schema.
const SETS_FOR_EACH_SCHEMA: usize = 4;
const FIRST_SETS: usize = 1_000;

/// The longest chain of schemas that only refer to others.
const LONGEST_CHAIN: usize = 64;

/// The normal form of a set of schemas.
#[derive(Debug)]
pub(crate) struct Normal<'d> {
    /// The set with references followed. Its key identifies the normal form.
    pub(crate) set: SchemaSet<'d>,
    pub(crate) view: View<'d>,
    pub(crate) nullable: bool,
    /// The values of `enum` and `const`.
    pub(crate) values: Option<Vec<Listed<'d>>>,
    /// The least and the greatest number of elements of an array.
    pub(crate) min_items: usize,
    pub(crate) max_items: Option<usize>,
    pub(crate) description: Option<String>,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    /// The changes that the arguments make to it.
    pub(crate) changes: Vec<Entry>,
}

impl Normal<'_> {
    /// The constant, as JSON. `None` for strings and numbers, which become enums.
    pub(crate) fn constant(&self) -> Option<String> {
        match (&self.view, self.values.as_deref()) {
            (View::Null, _) => Some("null".to_owned()),
            (View::Boolean | View::Any, Some([only])) => Some(only.node.compact()),
            _ => None,
        }
    }
}

/// Cache of normal forms.
#[derive(Debug, Default)]
pub(crate) struct NormalForms<'d> {
    normal: OrderedMap<SetKey, Option<Rc<Normal<'d>>>>,
    merged: OrderedMap<SetKey, Option<Rc<Merged<'d>>>>,
    pub(super) conflicts: Conflicts<'d>,
    /// The number of sets of several schemas that were merged.
    merges: usize,
    is_exhausted: bool,
}

impl<'d> NormalForms<'d> {
    /// The normal form of a set. `None` after reporting a mistake in one of its schemas.
    pub(crate) fn get(&mut self, reader: &mut Reader<'d>, set: &SchemaSet<'d>) -> Option<Rc<Normal<'d>>> {
        let set = canonical(reader, set)?;
        let key = set.key();
        if let Some(known) = self.normal.get(&key) {
            return known.clone();
        }
        let normal = self.make(reader, set).map(Rc::new);
        self.normal.insert(key, normal.clone());
        normal
    }

    fn make(&mut self, reader: &mut Reader<'d>, set: SchemaSet<'d>) -> Option<Normal<'d>> {
        let merged = self.merged(reader, &set)?;
        let (view, has_null) = match self.conflict(reader, &set) {
            Some(conflict) => (View::Nothing(conflict), false),
            None => self.view(reader, &merged, &set),
        };
        Some(Normal {
            view,
            nullable: merged.nullable || has_null,
            values: merged.values.clone(),
            min_items: merged.min_items,
            max_items: merged.max_items,
            description: merged.description.clone(),
            read_only: merged.read_only,
            write_only: merged.write_only,
            changes: merged.changes.clone(),
            set,
        })
    }

    /// The merged keywords of a set whose references have been followed.
    pub(super) fn merged(&mut self, reader: &mut Reader<'d>, set: &SchemaSet<'d>) -> Option<Rc<Merged<'d>>> {
        let key = set.key();
        if let Some(known) = self.merged.get(&key) {
            return known.clone();
        }
        let merged = self.merge(reader, set).map(Rc::new);
        self.merged.insert(key, merged.clone());
        merged
    }

    fn merge(&mut self, reader: &mut Reader<'d>, set: &SchemaSet<'d>) -> Option<Merged<'d>> {
        if set.single().is_none() {
            self.merges += 1;
            let most = FIRST_SETS + SETS_FOR_EACH_SCHEMA * reader.schema_count();
            if self.merges > most && !self.is_exhausted {
                self.is_exhausted = true;
                reader.push(too_many(&set.first, most));
            }
            // Only the first excess is reported; later ones are consequences.
            if self.is_exhausted {
                return None;
            }
        }
        merge::merge(reader, set)
    }
}

/// Simplifies a set: follows references, replaces schemas that only refer to others, and removes schemas that are part
/// of others.
pub(super) fn canonical<'d>(reader: &mut Reader<'d>, set: &SchemaSet<'d>) -> Option<SchemaSet<'d>> {
    let is_single = set.others.is_empty();
    if is_single {
        let first = reader.schema_at(&set.first)?;
        if !reader.schema(&first)?.only_refers() {
            return Some(SchemaSet { first, ..set.clone() });
        }
    }
    let mut sites: Vec<Site<'d>> = Vec::new();
    for site in set.sites() {
        flatten(reader, site, is_single, &mut sites)?;
    }
    leave_out_included(reader, &mut sites)?;
    let mut sites = sites.into_iter();
    let first = sites.next()?;
    Some(SchemaSet { first, others: sites.collect(), ..set.clone() })
}

/// Adds a schema to a set. A schema that only refers to others is replaced by them, unless it is a named combination of
/// several. A single schema also keeps a description of its own.
fn flatten<'d>(
    reader: &mut Reader<'d>,
    site: &Site<'d>,
    is_single: bool,
    sites: &mut Vec<Site<'d>>,
) -> Option<()> {
    let before = sites.len();
    let mut left = vec![site.clone()];
    for _ in 0..LONGEST_CHAIN {
        let Some(written) = left.pop() else { break };
        let site = reader.schema_at(&written)?;
        let schema = reader.schema(&site)?;
        let is_named = written.node.offset() != site.node.offset() && schema.all_of.len() > 1;
        let is_described = is_single && (schema.description.is_some() || schema.deprecated);
        if is_described || is_named || !schema.only_refers() {
            if sites.iter().all(|known| known.node.offset() != site.node.offset()) {
                sites.push(site);
            }
            continue;
        }
        left.extend(schema.all_of.iter().rev().cloned());
        if let Some(reference) = &schema.reference {
            left.push(reader.beyond(reference)?);
        }
    }
    if !left.is_empty() {
        sites.truncate(before);
        sites.push(site.clone());
    }
    Some(())
}

/// Removes schemas that are part of another schema of the set, because that one already includes their keywords.
fn leave_out_included<'d>(reader: &mut Reader<'d>, sites: &mut Vec<Site<'d>>) -> Option<()> {
    let mut index = 0;
    while sites.len() > 1 && index < sites.len() {
        let site = sites.get(index)?.clone();
        let parts = merge::parts(reader, &SchemaSet::new(site.clone()))?;
        let is_included = |other: &Site<'d>| {
            let offset = other.node.offset();
            offset != site.node.offset() && parts.iter().any(|part| part.site.node.offset() == offset)
        };
        let before = sites.len();
        sites.retain(|other| !is_included(other));
        index = if sites.len() < before { 0 } else { index + 1 };
    }
    Some(())
}

/// The help line for a type that is too deep or combines too many schemas.
pub(super) fn leave_untyped(pointer: &Pointer) -> String {
    format!("leave it untyped: opaque = [\"{pointer}\"]")
}

fn too_many(site: &Site<'_>, most: usize) -> formwork_openapi::Diagnostic {
    let message =
        format!("the schemas that lead here combine in more than {most} ways, each of which would be a type");
    site.problem(message).help(leave_untyped(site.pointer()))
}

impl<'d> Resolver<'d> {
    /// The normal form of a set of schemas.
    pub(crate) fn normal(&mut self, set: &SchemaSet<'d>) -> Option<Rc<Normal<'d>>> {
        self.forms.get(&mut self.reader, set)
    }

    /// The view of a set. `None` after a mistake in one of its schemas.
    pub(crate) fn view_of(&mut self, set: &SchemaSet<'d>) -> Option<View<'d>> {
        self.normal(set).map(|normal| normal.view.clone())
    }

    /// The reason why no value satisfies a set of schemas, if there is one.
    pub(crate) fn conflict(&mut self, set: &SchemaSet<'d>) -> Option<Conflict<'d>> {
        self.forms.conflict(&mut self.reader, set)
    }
}
