//! Overlays: changes to schemas and parameters from `expand`, `opaque` and `patch`, applied while they are read.

use std::cell::Cell;
use std::rc::Rc;

use super::reader::Site;
use super::schema::{self, Schema};
use super::types::{JsonType, Types};
use crate::diagnostic::Diagnostic;
use crate::ordered::OrderedMap;

/// The changes by the offset of the value that they change.
#[derive(Debug, Default)]
pub struct Overlays(OrderedMap<usize, Vec<Entry>>);

/// A change at one place. Several places may share a change, and then share its outcome.
#[derive(Clone, Debug)]
pub struct Entry {
    pub change: Change,
    found: Rc<Cell<Found>>,
}

/// A change to a schema or parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The expandable object is generated, as well as its id.
    Expanded,
    /// The type is any JSON.
    Opaque,
    /// The type is replaced, with an optional format.
    Type(JsonType, Option<String>),
    Clearable,
    Secret,
    Deprecated,
    Required,
    Optional,
}

/// The outcome of a change, from the worst to the best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// The place was never read.
    #[default]
    Nothing,
    /// The change has no meaning there, for this reason.
    Unfit(&'static str),
    /// The document already says it.
    Adopted,
    Applied,
}

impl Overlays {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn add(&mut self, offset: usize, entry: Entry) {
        self.0.change(offset, Vec::new(), |entries| entries.push(entry));
    }

    pub fn at(&self, offset: usize) -> &[Entry] {
        self.0.get(&offset).map_or(&[], Vec::as_slice)
    }
}

impl Entry {
    pub fn new(change: Change) -> Self {
        Self { change, found: Rc::default() }
    }

    pub fn found(&self) -> Found {
        self.found.get()
    }

    /// Keeps the best outcome of all places.
    pub fn mark(&self, found: Found) {
        self.found.set(self.found.get().max(found));
    }

    /// Records that the change was applied, or that the document already said it.
    pub fn mark_changed(&self, is_changed: bool) {
        self.mark(if is_changed { Found::Applied } else { Found::Adopted });
    }

    /// True if the change replaces the type of the document.
    fn replaces_type(&self) -> bool {
        matches!(self.change, Change::Opaque | Change::Type(..))
    }
}

/// Reads a schema and applies the changes to it. Mistakes in keywords that are replaced are not reported.
pub(super) fn read<'d>(
    site: &Site<'d>,
    overlay: &[Entry],
    problems: &mut Vec<Diagnostic>,
) -> Option<Schema<'d>> {
    let mut schema = match overlay.iter().rfind(|entry| entry.replaces_type()) {
        Some(replacing) => replaced(site, replacing, problems)?,
        None => schema::read(site, |_| true, problems)?,
    };
    for entry in overlay {
        match entry.change {
            Change::Expanded => schema.is_expanded = true,
            Change::Deprecated => {
                entry.mark_changed(!schema.deprecated);
                schema.deprecated = true;
            }
            _ => {}
        }
    }
    schema.changes = overlay.to_vec();
    Some(schema)
}

fn replaced<'d>(site: &Site<'d>, entry: &Entry, problems: &mut Vec<Diagnostic>) -> Option<Schema<'d>> {
    let before = schema::read(site, |_| true, &mut Vec::new());
    let has_null = before.as_ref().and_then(|it| it.types).is_some_and(|types| types.has(JsonType::Null));
    let Change::Type(type_, format) = &entry.change else {
        entry.mark_changed(before.is_none_or(|schema| !schema.is_constraint()));
        let mut schema = schema::read(site, is_annotation, problems)?;
        schema.nullable |= has_null;
        return Some(schema);
    };
    let is_said = |schema: Schema<'_>| {
        let said = schema.types.map(Types::without_null);
        let is_bare = schema.values.is_none() && schema.choices.is_empty() && schema.all_of.is_empty();
        said == Some(Types::from_type(*type_)) && schema.format == *format && is_bare
    };
    entry.mark_changed(!before.is_some_and(is_said));
    let mut schema = schema::read(site, |name| is_annotation(name) || is_content(name), problems)?;
    schema.types = Some(Types::from_type(*type_));
    schema.format.clone_from(format);
    schema.nullable |= has_null;
    Some(schema)
}

/// Keywords that do not affect the type.
fn is_annotation(keyword: &str) -> bool {
    matches!(keyword, "description" | "deprecated" | "readOnly" | "writeOnly" | "nullable" | "x-resourceId")
}

/// Keywords that describe the content of an array or object. They are kept whatever `type` is replaced with.
fn is_content(keyword: &str) -> bool {
    matches!(keyword, "items" | "prefixItems" | "properties" | "required" | "additionalProperties")
}
