//! Merging: combines the keywords of a set of schemas. No other code merges schemas.

use std::rc::Rc;

use formwork_openapi::{
    Additional, Branches, Change, Discriminator, Entry, JsonType, Listed, Mark, OrderedMap, OrderedSet,
    Reader, Schema, Site, Types, suggest,
};

use super::conflict::Conflict;
use super::set::SchemaSet;

/// The most schemas that are merged into one.
const MOST_PARTS: usize = 1000;

/// The merged keywords of several schemas.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // As in a schema.
pub(crate) struct Merged<'d> {
    pub(crate) types: Option<Types>,
    /// True if the outermost schema allows null.
    pub(crate) nullable: bool,
    /// True if all schemas with a `type` allow null.
    all_nullable: Option<bool>,
    pub(crate) values: Option<Vec<Listed<'d>>>,
    pub(crate) format: Option<String>,
    pub(crate) content_encoding: Option<String>,
    pub(crate) content_media_type: Option<String>,
    pub(crate) properties: Option<OrderedMap<String, SchemaSet<'d>>>,
    pub(crate) required: OrderedMap<String, ()>,
    /// The members that only some objects have (`then`, `else`, `dependentSchemas`).
    pub(crate) conditional: OrderedMap<String, SchemaSet<'d>>,
    pub(crate) additional: Additional<SchemaSet<'d>>,
    pub(crate) items: Option<SchemaSet<'d>>,
    pub(crate) prefix_items: Vec<SchemaSet<'d>>,
    /// The least and the greatest number of elements of an array.
    pub(crate) min_items: usize,
    pub(crate) max_items: Option<usize>,
    /// True if one schema lists all members and allows no others.
    pub(crate) is_closed: bool,
    /// True if more than one schema was merged.
    pub(crate) is_of_several: bool,
    /// The choices that are still open. A value must match a branch of each.
    pub(crate) choices: Vec<Choice<'d>>,
    /// The reason why no value satisfies all schemas, as far as their own keywords tell.
    pub(crate) conflict: Option<Conflict<'d>>,
    pub(crate) description: Option<String>,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    /// The changes that the arguments make to it.
    pub(crate) changes: Vec<Entry>,
}

/// A choice between several schemas.
#[derive(Clone, Debug)]
pub(crate) struct Choice<'d> {
    pub(crate) branches: Vec<SchemaSet<'d>>,
    /// True if a value may match several branches at once.
    pub(crate) is_any_of: bool,
    pub(crate) discriminator: Option<Discriminator<'d>>,
    /// The schema that has the choice; `None` for a choice of types.
    pub(crate) holder: Option<Site<'d>>,
    /// True if the first branch is a parent, and the others are its children.
    pub(crate) is_family: bool,
}

impl<'d> Choice<'d> {
    /// A choice without a discriminator, whose branches exclude one another.
    pub(crate) fn new(branches: Vec<SchemaSet<'d>>) -> Self {
        Self { branches, is_any_of: false, discriminator: None, holder: None, is_family: false }
    }
}

/// A schema that is merged.
#[derive(Clone)]
pub(super) struct Part<'d> {
    pub(super) site: Site<'d>,
    pub(super) schema: Rc<Schema<'d>>,
    /// True if its choices are merged as well as its own keywords.
    is_whole: bool,
}

/// Merges the schemas of a set. `None` after reporting a mistake in one of them.
pub(super) fn merge<'d>(reader: &mut Reader<'d>, set: &SchemaSet<'d>) -> Option<Merged<'d>> {
    let parts = parts(reader, set)?;
    let mut merged = Merged::default();
    let root = set.first.node.offset();
    for Part { site, schema, .. } in &parts {
        merged.add(reader, site, schema, site.node.offset() == root);
        let is_own = || set.sites().any(|own| own.node.offset() == site.node.offset());
        if !schema.changes.is_empty() && is_own() {
            merged.changes.extend(schema.changes.iter().cloned());
        }
    }
    if reader.has_overlays() {
        merged.change_required(reader);
    }
    merged.nullable |= merged.all_nullable == Some(true);
    if let Some(only) = set.only {
        merged.types = Some(merged.types.map_or(only, |types| types.and(only)));
        merged.nullable = false;
    }
    merged.add_unevaluated(reader, &parts);
    let structured = parts.iter().filter(|part| part.schema.has_structure_beside_type()).count();
    merged.is_of_several = parts.len() > 1;
    merged.is_closed = structured == 1 && matches!(merged.additional, Additional::Nothing);
    merged.add_choices(reader, &parts);
    Some(merged)
}

/// The schemas to merge, each once. The schemas of `allOf` come before the one that has it, because mostly they are the
/// base that it refines.
pub(super) fn parts<'d>(reader: &mut Reader<'d>, set: &SchemaSet<'d>) -> Option<Vec<Part<'d>>> {
    let mut parts = Vec::new();
    let mut seen = OrderedSet::default();
    for site in &set.around {
        let schema = reader.schema(site)?;
        seen.insert(site.node.offset());
        parts.push(Part { site: site.clone(), schema, is_whole: false });
    }
    let mut steps: Vec<Step<'d>> = set.sites().rev().cloned().map(Step::Visit).collect();
    while let Some(step) = steps.pop() {
        let site = match step {
            Step::Take(part) => {
                parts.push(part);
                continue;
            }
            Step::Visit(site) => reader.schema_at(&site)?,
        };
        if !seen.insert(site.node.offset()) {
            continue;
        }
        if seen.len() > MOST_PARTS {
            let message = format!("{} is made of more than {MOST_PARTS} schemas", set.first.subject());
            reader.push(set.first.problem(message));
            return None;
        }
        let part = Part { schema: reader.schema(&site)?, site, is_whole: true };
        let others = part.others(reader)?;
        steps.push(Step::Take(part));
        steps.extend(others.into_iter().rev().map(Step::Visit));
    }
    Some(parts)
}

/// A step of a depth-first search. A stack instead of recursion, so that deep schemas do not overflow it.
enum Step<'d> {
    Visit(Site<'d>),
    Take(Part<'d>),
}

impl<'d> Part<'d> {
    /// The schemas that are merged with this one: the target of its `$ref`, and its `allOf`.
    fn others(&self, reader: &mut Reader<'d>) -> Option<Vec<Site<'d>>> {
        let target = match &self.schema.reference {
            Some(reference) => Some(reader.beyond(reference)?),
            None => None,
        };
        Some(target.into_iter().chain(self.schema.all_of.iter().cloned()).collect())
    }
}

impl<'d> Merged<'d> {
    /// Adds the keywords of one schema.
    fn add(&mut self, reader: &mut Reader<'d>, site: &Site<'d>, schema: &Schema<'d>, is_root: bool) {
        self.add_types(reader, site, schema, is_root);
        self.add_values(site, schema);
        let texts = [
            (&mut self.format, &schema.format),
            (&mut self.content_encoding, &schema.content_encoding),
            (&mut self.content_media_type, &schema.content_media_type),
        ];
        for (slot, text) in texts {
            if let Some(text) = text {
                slot.get_or_insert_with(|| text.clone());
            }
        }
        if let Some(description) =
            schema.description.as_ref().filter(|_| is_root || self.description.is_none())
        {
            self.description = Some(description.clone());
        }
        if schema.is_impossible {
            self.conflict.get_or_insert_with(|| Conflict::never(site));
        }
        self.read_only |= schema.read_only;
        self.write_only |= schema.write_only;
        for name in &schema.required {
            self.required.insert(name.clone(), ());
        }
        if let Some(properties) = &schema.properties {
            let all = self.properties.get_or_insert_default();
            for (name, site) in properties {
                all.change(name.clone(), SchemaSet::new(site.clone()), |set| set.add(site));
            }
        }
        self.add_items(schema);
        self.add_additional(reader, schema);
        self.add_conditional(reader, schema);
    }

    fn add_items(&mut self, schema: &Schema<'d>) {
        self.min_items = self.min_items.max(schema.min_items.unwrap_or_default());
        let both = self.max_items.into_iter().chain(schema.max_items);
        self.max_items = both.min();
        if let Some(items) = &schema.items {
            match &mut self.items {
                Some(set) => set.add(items),
                none => *none = Some(SchemaSet::new(items.clone())),
            }
        }
        for (index, item) in schema.prefix_items.iter().enumerate() {
            match self.prefix_items.get_mut(index) {
                Some(set) => set.add(item),
                None => self.prefix_items.push(SchemaSet::new(item.clone())),
            }
        }
    }

    fn add_additional(&mut self, reader: &mut Reader<'d>, schema: &Schema<'d>) {
        match (&rest(reader, &schema.patterns, &schema.additional), &mut self.additional) {
            (Additional::Unsaid, _)
            | (Additional::Anything, Additional::Nothing | Additional::Typed(_))
            | (Additional::Nothing, Additional::Typed(_)) => {}
            (Additional::Typed(site), Additional::Typed(set)) => set.add(site),
            (Additional::Typed(site), additional) => {
                *additional = Additional::Typed(SchemaSet::new(site.clone()));
            }
            (Additional::Nothing, additional) => *additional = Additional::Nothing,
            (Additional::Anything, additional) => *additional = Additional::Anything,
        }
    }

    /// Adds `unevaluatedItems` and `unevaluatedProperties`, for elements and members that no other schema describes
    /// (JSON Schema 2020-12 §11). The innermost schema decides: it leaves nothing unevaluated for the outer ones. In a
    /// schema without a type, `false` does not imply one.
    fn add_unevaluated(&mut self, reader: &mut Reader<'d>, parts: &[Part<'d>]) {
        let describes_some = parts.iter().any(|part| part.schema.describes_some);
        let items = parts.iter().find_map(|part| part.schema.unevaluated_items.clone());
        if let Some(items) = items.filter(|_| self.items.is_none() && !describes_some) {
            let says_type = self.types.is_some() || !self.prefix_items.is_empty();
            if says_type || items.node.written() != "false" {
                self.items = Some(SchemaSet::new(items));
            }
        }
        let is_said = |additional: &Additional<Site<'d>>| !matches!(additional, Additional::Unsaid);
        let Some(Part { schema, .. }) = parts.iter().find(|part| is_said(&part.schema.unevaluated)) else {
            return;
        };
        let is_described = parts.iter().any(|Part { schema: other, .. }| {
            is_said(&other.additional) || !other.patterns.is_empty() && !Rc::ptr_eq(other, schema)
        });
        if is_described {
            return;
        }
        let says_object = self.types.is_some() || self.properties.is_some() || !self.conditional.is_empty();
        self.additional = match rest(reader, &schema.patterns, &schema.unevaluated) {
            Additional::Typed(_) if describes_some => Additional::Anything,
            Additional::Typed(site) => Additional::Typed(SchemaSet::new(site)),
            Additional::Nothing if !says_object => Additional::Unsaid,
            Additional::Nothing => Additional::Nothing,
            Additional::Anything | Additional::Unsaid => Additional::Anything,
        };
    }

    /// Adds the members of conditional schemas.
    fn add_conditional(&mut self, reader: &mut Reader<'d>, schema: &Schema<'d>) {
        for site in &schema.conditional {
            let properties = reader.schema_at(site).and_then(|site| reader.schema(&site)?.properties.clone());
            for (name, site) in properties.into_iter().flatten() {
                self.conditional.change(name, SchemaSet::new(site.clone()), |set| set.add(&site));
            }
        }
    }

    /// Intersects `type`. Null is allowed if all schemas with a `type` allow it, or if the outermost one does, because
    /// documents write "or null" around a `$ref` in this way.
    fn add_types(&mut self, reader: &mut Reader<'d>, site: &Site<'d>, schema: &Schema<'d>, is_root: bool) {
        let says_null = schema.nullable || schema.types.is_some_and(|types| types.has(JsonType::Null));
        self.nullable |= is_root && says_null;
        let Some(types) = schema.types else { return };
        if types.without_null() == Types::NONE && schema.has_parts() {
            let message = "`type` is null alone beside other schemas, and is read as: or null";
            reader.remark(Mark::Slip, "type", site, message);
            return;
        }
        let both_null = says_null && self.all_nullable.unwrap_or(true);
        self.all_nullable = Some(both_null);
        let types = types.without_null();
        let before = self.types.unwrap_or(types);
        let both = before.and(types);
        if both == Types::NONE && before != types && !both_null {
            self.conflict.get_or_insert_with(|| Conflict::of_types(site, types, before));
        }
        self.types = Some(both);
    }

    /// Intersects the values of `enum` and `const`.
    fn add_values(&mut self, site: &Site<'d>, schema: &Schema<'d>) {
        let Some(values) = &schema.values else { return };
        let Some(before) = &self.values else {
            self.values = Some(values.clone());
            return;
        };
        let known: OrderedSet<String> = before.iter().map(text).collect();
        let both: Vec<Listed<'d>> = values.iter().filter(|it| known.has(&text(it))).cloned().collect();
        if both.is_empty() {
            self.conflict.get_or_insert_with(|| Conflict::of_values(site));
        }
        self.values = Some(both);
    }

    /// Applies `required` and `optional` of the arguments.
    fn change_required(&mut self, reader: &Reader<'d>) {
        for (name, set) in self.properties.iter().flat_map(OrderedMap::iter) {
            for entry in set.sites().flat_map(|site| reader.overlay(site)) {
                let is_required = self.required.has(name);
                match entry.change {
                    Change::Required => {
                        entry.mark_changed(!is_required);
                        self.required.insert(name.clone(), ());
                    }
                    Change::Optional => {
                        entry.mark_changed(is_required);
                        self.required.remove(name);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Adds the open choices. Sibling schemas with keywords of their own apply to every branch.
    fn add_choices(&mut self, reader: &mut Reader<'d>, parts: &[Part<'d>]) {
        for part in parts.iter().filter(|part| part.is_whole) {
            for branches in &part.schema.choices {
                let Branches { all, is_any_of } = branches;
                if !is_open(reader, all, &part.site, parts) {
                    continue;
                }
                let around = around(reader, all, parts);
                let branch =
                    |site: &Site<'d>| SchemaSet { around: around.clone(), ..SchemaSet::new(site.clone()) };
                self.choices.push(Choice {
                    branches: all.iter().map(branch).collect(),
                    is_any_of: *is_any_of,
                    discriminator: part.schema.discriminator.clone(),
                    holder: Some(part.site.clone()),
                    is_family: false,
                });
            }
        }
    }
}

/// True if a choice selects a type. It does not if its branches only restrict the same object, or if a merged schema is
/// one of the branches, so that the choice is made.
fn is_open<'d>(
    reader: &mut Reader<'d>,
    branches: &[Site<'d>],
    holder: &Site<'d>,
    parts: &[Part<'d>],
) -> bool {
    let holder = holder.node.offset();
    let mut has_types = false;
    for branch in branches {
        let Some(site) = reader.schema_at(branch) else { return true };
        let offset = site.node.offset();
        if offset != holder && parts.iter().any(|part| part.site.node.offset() == offset) {
            return false;
        }
        has_types |= reader.schema(&site).is_none_or(|schema| !schema.is_constraint());
    }
    has_types
}

/// The sibling schemas that restrict the branches. One whose type every branch has anyway does not.
fn around<'d>(reader: &mut Reader<'d>, branches: &[Site<'d>], parts: &[Part<'d>]) -> Vec<Site<'d>> {
    let is_said = |types: Types, reader: &mut Reader<'d>| {
        branches.iter().all(|branch| {
            let schema = reader.schema_at(branch).and_then(|site| reader.schema(&site));
            schema.is_some_and(|schema| match schema.types {
                Some(own) => own.is_subset_of(types),
                None => {
                    schema.properties.is_some() || !schema.all_of.is_empty() || !schema.choices.is_empty()
                }
            })
        })
    };
    let mut around = Vec::new();
    for Part { site, schema, .. } in parts {
        let says_more = schema.has_structure_beside_type() || !schema.required.is_empty();
        if says_more || schema.types.is_some_and(|types| !is_said(types, reader)) {
            around.push(site.clone());
        }
    }
    around
}

/// Combines `additionalProperties` with `patternProperties`. The former covers members that match no pattern (JSON
/// Schema 2020-12 §10.3.2.3), so there is a type for all of them only if all of these schemas are equal.
fn rest<'d>(
    reader: &mut Reader<'d>,
    patterns: &[Site<'d>],
    additional: &Additional<Site<'d>>,
) -> Additional<Site<'d>> {
    let Some((first, others)) = patterns.split_first() else { return additional.clone() };
    let mut is_same = |other: &Site<'d>| {
        let places = [first, other].map(|site| reader.schema_at(site).map(|site| site.node.offset()));
        first.node.written() == other.node.written() || matches!(places, [Some(one), Some(two)] if one == two)
    };
    let are_same = others.iter().all(&mut is_same);
    match additional {
        Additional::Nothing if are_same => Additional::Typed(first.clone()),
        Additional::Typed(rest) if are_same && is_same(rest) => Additional::Typed(rest.clone()),
        _ => Additional::Anything,
    }
}

/// The names of types in a message.
pub(super) fn names(types: Types) -> String {
    let names: Vec<&str> = types.iter().map(JsonType::as_str).collect();
    suggest::list(&names, "or")
}

/// Key of a listed value. The order of members counts.
fn text(listed: &Listed<'_>) -> String {
    if listed.value.has_parts() { listed.node.written().to_owned() } else { listed.value.key() }
}
