//! What the arguments say of schemas and parameters beside the document, by place: it counts as if it stood there.

use std::cell::Cell;
use std::rc::Rc;

use super::reader::Site;
use super::schema::{self, Schema};
use super::types::{JsonType, Types};
use crate::diagnostic::Diagnostic;
use crate::ordered::OrderedMap;

/// The changes by the offset of what they change.
#[derive(Debug, Default)]
pub struct Overlays(OrderedMap<usize, Vec<Entry>>);

/// A change at one place. Several places may have the same one, and share what has become of it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub change: Change,
    found: Rc<Cell<Found>>,
}

/// What can be said of a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// What is expandable is generated, beside its id.
    Expanded,
    /// Any JSON.
    Opaque,
    /// Another type, with a format.
    Type(JsonType, Option<String>),
    Clearable,
    Secret,
    Deprecated,
    Required,
    Optional,
}

/// What has become of a change, from the worst to the best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// Its place was never read.
    #[default]
    Nothing,
    /// It means nothing there, and why.
    Unfit(&'static str),
    /// The document says so itself.
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

    /// Remembers the best that has become of it anywhere.
    pub fn mark(&self, found: Found) {
        self.found.set(self.found.get().max(found));
    }

    /// Remembers whether there was anything to change.
    pub fn mark_changed(&self, is_changed: bool) {
        self.mark(if is_changed { Found::Applied } else { Found::Adopted });
    }

    /// Whether nothing of the type that the document gives is left.
    fn replaces_type(&self) -> bool {
        matches!(self.change, Change::Opaque | Change::Type(..))
    }
}

/// Reads a schema with what is said beside it. What is replaced may have any mistake.
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
        said == Some(Types::of(*type_)) && schema.format == *format && is_bare
    };
    entry.mark_changed(!before.is_some_and(is_said));
    let mut schema = schema::read(site, |name| is_annotation(name) || is_content(name), problems)?;
    schema.types = Some(Types::of(*type_));
    schema.format.clone_from(format);
    schema.nullable |= has_null;
    Some(schema)
}

/// The keywords that say nothing of the type.
fn is_annotation(keyword: &str) -> bool {
    matches!(keyword, "description" | "deprecated" | "readOnly" | "writeOnly" | "nullable" | "x-resourceId")
}

/// The keywords that say what is in an array or object, whatever `type` calls it.
fn is_content(keyword: &str) -> bool {
    matches!(keyword, "items" | "prefixItems" | "properties" | "required" | "additionalProperties")
}
