//! Several schemas as one: what a value must be that each of `allOf`, and what stands beside it, describes.

use std::rc::Rc;

use formwork_openapi::{
    Additional, Change, Discriminator, Entry, JsonType, Listed, OrderedMap, OrderedSet, Reader, Schema, Site,
    Types, suggest,
};

use super::Resolver;

/// The most schemas that one can be made of.
const MOST_PARTS: usize = 1000;

/// Where a type is asked for: one schema, or several that a value is all of.
#[derive(Clone, Debug)]
pub(super) struct Spot<'d> {
    pub(super) first: Site<'d>,
    pub(super) others: Vec<Site<'d>>,
    /// More of them, of which only their own keywords count: they surround the choice that the others are one of.
    pub(super) around: Vec<Site<'d>>,
    /// The one type that is meant of those that the schemas allow.
    pub(super) only: Option<Types>,
}

impl<'d> Spot<'d> {
    pub(super) fn of(site: Site<'d>) -> Self {
        Self { first: site, others: Vec::new(), around: Vec::new(), only: None }
    }

    /// The schema, if it is one and nothing else.
    pub(super) fn single(&self) -> Option<&Site<'d>> {
        let is_single = self.others.is_empty() && self.around.is_empty() && self.only.is_none();
        is_single.then_some(&self.first)
    }

    pub(super) fn sites(&self) -> impl DoubleEndedIterator<Item = &Site<'d>> {
        std::iter::once(&self.first).chain(&self.others)
    }

    fn add(&mut self, site: &Site<'d>) {
        if self.sites().all(|known| known.node.offset() != site.node.offset()) {
            self.others.push(site.clone());
        }
    }
}

/// What several schemas say together.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // As in a schema.
pub(super) struct Whole<'d> {
    pub(super) types: Option<Types>,
    /// Whether the outermost schema says so.
    pub(super) nullable: bool,
    /// Whether all that have a `type` say so.
    all_nullable: Option<bool>,
    pub(super) values: Option<Vec<Listed<'d>>>,
    pub(super) format: Option<String>,
    pub(super) content_encoding: Option<String>,
    pub(super) content_media_type: Option<String>,
    pub(super) properties: Option<OrderedMap<String, Spot<'d>>>,
    pub(super) required: OrderedMap<String, ()>,
    pub(super) additional: Additional<Spot<'d>>,
    pub(super) items: Option<Spot<'d>>,
    pub(super) prefix_items: Vec<Spot<'d>>,
    pub(super) choice: Option<Choice<'d>>,
    /// Whether there are more choices, which are to be made at the same time.
    pub(super) has_more_choices: bool,
    pub(super) is_impossible: bool,
    pub(super) description: Option<String>,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    /// What the arguments say of it.
    pub(super) changes: Vec<Entry>,
}

/// One of several schemas.
#[derive(Clone, Debug)]
pub(super) struct Choice<'d> {
    pub(super) branches: Vec<Spot<'d>>,
    pub(super) discriminator: Option<Discriminator>,
}

/// A schema that takes part, and whether it is more than its own keywords.
type Part<'d> = (Site<'d>, Rc<Schema<'d>>, bool);

impl<'d> Resolver<'d> {
    /// All that the schemas of a spot say together, each of those that they refer to once.
    pub(super) fn whole(&mut self, spot: &Spot<'d>) -> Option<Whole<'d>> {
        let parts = self.parts(spot)?;
        let mut whole = Whole::default();
        let root = self.reader.schema_at(&spot.first)?.node.offset();
        for (site, schema, _) in &parts {
            let is_root = site.node.offset() == root;
            self.add(&mut whole, site, schema, is_root)?;
            if !schema.changes.is_empty() && self.is_own(site, spot) {
                whole.changes.extend(schema.changes.iter().cloned());
            }
        }
        if self.reader.has_overlays() {
            self.change_required(&mut whole);
        }
        whole.nullable |= whole.all_nullable == Some(true);
        if let Some(only) = spot.only {
            whole.types = Some(whole.types.map_or(only, |types| types.and(only)));
            whole.nullable = false;
        }
        self.add_choice(&mut whole, &parts);
        Some(whole)
    }

    /// Whether a schema that takes part stands at the spot itself, and is not only a part of one that does.
    fn is_own(&mut self, site: &Site<'d>, spot: &Spot<'d>) -> bool {
        let offset = site.node.offset();
        spot.sites().any(|own| self.reader.schema_at(own).is_some_and(|own| own.node.offset() == offset))
    }

    /// What the arguments say of whether a property must be there.
    fn change_required(&mut self, whole: &mut Whole<'d>) {
        for (name, spot) in whole.properties.iter().flat_map(OrderedMap::iter) {
            for entry in spot.sites().flat_map(|site| self.reader.overlay(site)) {
                let is_required = whole.required.has(name);
                match entry.change {
                    Change::Required => {
                        entry.mark_changed(!is_required);
                        whole.required.insert(name.clone(), ());
                    }
                    Change::Optional => {
                        entry.mark_changed(is_required);
                        whole.required.remove(name);
                    }
                    _ => {}
                }
            }
        }
    }

    /// The schemas that take part. What `allOf` adds comes before what stands beside it, because that is mostly the
    /// base of it.
    fn parts(&mut self, spot: &Spot<'d>) -> Option<Vec<Part<'d>>> {
        enum Step<'d> {
            Visit(Site<'d>),
            Take(Part<'d>),
        }
        let mut parts = Vec::new();
        let mut seen = OrderedMap::default();
        let mut steps: Vec<Step<'d>> = spot.sites().rev().cloned().map(Step::Visit).collect();
        for site in &spot.around {
            let schema = self.reader.schema(site)?;
            seen.insert(site.node.offset(), ());
            parts.push((site.clone(), schema, false));
        }
        while let Some(step) = steps.pop() {
            let site = match step {
                Step::Take(part) => {
                    parts.push(part);
                    continue;
                }
                Step::Visit(site) => self.reader.schema_at(&site)?,
            };
            if !seen.insert(site.node.offset(), ()) {
                continue;
            }
            if seen.len() > MOST_PARTS {
                let message = format!("{} is made of more than {MOST_PARTS} schemas", site.subject());
                self.reader.push(site.problem(message));
                return None;
            }
            let schema = self.reader.schema(&site)?;
            let target = match &schema.reference {
                Some(reference) => Some(self.reader.beyond(reference)?),
                None => None,
            };
            let others: Vec<Site<'d>> = target.into_iter().chain(schema.all_of.iter().cloned()).collect();
            steps.push(Step::Take((site, schema, true)));
            steps.extend(others.into_iter().rev().map(Step::Visit));
        }
        Some(parts)
    }

    /// Adds what one schema says by its own keywords.
    fn add(
        &mut self,
        whole: &mut Whole<'d>,
        site: &Site<'d>,
        schema: &Schema<'d>,
        is_root: bool,
    ) -> Option<()> {
        self.add_types(whole, site, schema, is_root)?;
        add_values(whole, schema);
        let texts = [
            (&mut whole.format, &schema.format),
            (&mut whole.content_encoding, &schema.content_encoding),
            (&mut whole.content_media_type, &schema.content_media_type),
        ];
        for (slot, text) in texts {
            if let Some(text) = text {
                slot.get_or_insert_with(|| text.clone());
            }
        }
        if let Some(description) =
            schema.description.as_ref().filter(|_| is_root || whole.description.is_none())
        {
            whole.description = Some(description.clone());
        }
        whole.is_impossible |= schema.is_impossible;
        whole.read_only |= schema.read_only;
        whole.write_only |= schema.write_only;
        for name in &schema.required {
            whole.required.insert(name.clone(), ());
        }
        if let Some(properties) = &schema.properties {
            let all = whole.properties.get_or_insert_default();
            for (name, site) in properties {
                all.change(name.clone(), Spot::of(site.clone()), |spot| spot.add(site));
            }
        }
        match (&schema.additional, &mut whole.additional) {
            (Additional::Unsaid, _)
            | (Additional::Anything, Additional::Nothing | Additional::Typed(_))
            | (Additional::Nothing, Additional::Typed(_)) => {}
            (Additional::Typed(site), Additional::Typed(spot)) => spot.add(site),
            (Additional::Typed(site), additional) => *additional = Additional::Typed(Spot::of(site.clone())),
            (Additional::Nothing, additional) => *additional = Additional::Nothing,
            (Additional::Anything, additional) => *additional = Additional::Anything,
        }
        if let Some(items) = &schema.items {
            match &mut whole.items {
                Some(spot) => spot.add(items),
                none => *none = Some(Spot::of(items.clone())),
            }
        }
        if !schema.prefix_items.is_empty() {
            whole.prefix_items = schema.prefix_items.iter().cloned().map(Spot::of).collect();
        }
        Some(())
    }

    /// A value has a type that every schema allows. It can be null if all of these say so, or if the outermost one
    /// does: that is how documents write "or null" around a `$ref`.
    fn add_types(
        &mut self,
        whole: &mut Whole<'d>,
        site: &Site<'d>,
        schema: &Schema<'d>,
        is_root: bool,
    ) -> Option<()> {
        let says_null = schema.nullable || schema.types.is_some_and(|types| types.has(JsonType::Null));
        whole.nullable |= is_root && says_null;
        let Some(types) = schema.types else { return Some(()) };
        whole.all_nullable = Some(says_null && whole.all_nullable.unwrap_or(true));
        let types = types.without_null();
        let before = whole.types.unwrap_or(types);
        let both = before.and(types);
        if both == Types::NONE && before != Types::NONE && types != Types::NONE {
            let (here, there) = (names(types), names(before));
            let message = format!("{} is {here} here, and {there} in another schema of it", site.subject());
            self.reader.push(site.member("type").problem(message).help("no value is both"));
            return None;
        }
        whole.types = Some(both);
        Some(())
    }

    /// Adds the choice that is still to be made. Of the schemas that take part, those that have keywords of their own
    /// are a part of each branch.
    fn add_choice(&mut self, whole: &mut Whole<'d>, parts: &[Part<'d>]) {
        let mut found: Vec<(Vec<Site<'d>>, &Schema<'d>)> = Vec::new();
        for (holder, schema, is_whole) in parts {
            for branches in schema.choices.iter().filter(|_| *is_whole) {
                if self.is_open(branches, holder, parts) {
                    found.push((branches.clone(), schema));
                }
            }
        }
        whole.has_more_choices = found.len() > 1;
        let Some((branches, schema)) = found.into_iter().next() else { return };
        let around = self.around(&branches, parts);
        let branches = branches.into_iter().map(|site| Spot { around: around.clone(), ..Spot::of(site) });
        whole.choice =
            Some(Choice { branches: branches.collect(), discriminator: schema.discriminator.clone() });
    }

    /// Whether a choice is one between types: not between demands on the same object, and not one that is made
    /// already, because a schema which takes part is one of the branches.
    fn is_open(&mut self, branches: &[Site<'d>], holder: &Site<'d>, parts: &[Part<'d>]) -> bool {
        let holder = holder.node.offset();
        let mut has_types = false;
        for branch in branches {
            let Some(site) = self.reader.schema_at(branch) else { return true };
            let offset = site.node.offset();
            if offset != holder && parts.iter().any(|(part, ..)| part.node.offset() == offset) {
                return false;
            }
            has_types |= self.reader.schema(&site).is_none_or(|schema| !schema.is_constraint());
        }
        has_types
    }

    /// The schemas that say something of every branch. A type that the branches have, too, says nothing.
    fn around(&mut self, branches: &[Site<'d>], parts: &[Part<'d>]) -> Vec<Site<'d>> {
        let is_said = |types: Types, reader: &mut Reader<'d>| {
            branches.iter().all(|branch| {
                let schema = reader.schema_at(branch).and_then(|site| reader.schema(&site));
                schema.is_some_and(|schema| match schema.types {
                    Some(own) => own.without_null().is_subset_of(types),
                    None => {
                        schema.properties.is_some() || !schema.all_of.is_empty() || !schema.choices.is_empty()
                    }
                })
            })
        };
        let mut around = Vec::new();
        for (site, schema, _) in parts {
            let says_more = schema.has_structure_beside_type() || !schema.required.is_empty();
            if says_more || schema.types.is_some_and(|types| !is_said(types, &mut self.reader)) {
                around.push(site.clone());
            }
        }
        around
    }
}

/// A value is one that every schema lists. Where no value is, a schema that comes later means to replace the list of
/// the one that it is based on.
fn add_values<'d>(whole: &mut Whole<'d>, schema: &Schema<'d>) {
    let Some(values) = &schema.values else { return };
    let Some(before) = &whole.values else {
        whole.values = Some(values.clone());
        return;
    };
    let known: OrderedSet<String> = before.iter().map(text).collect();
    let both: Vec<Listed<'d>> = values.iter().filter(|listed| known.has(&text(listed))).cloned().collect();
    whole.values = Some(if both.is_empty() { values.clone() } else { both });
}

/// Types as a message names them.
fn names(types: Types) -> String {
    let names: Vec<&str> = types.iter().map(JsonType::as_str).collect();
    suggest::list(&names, "or")
}

/// What tells values apart. The order of members counts.
fn text(listed: &Listed<'_>) -> String {
    if listed.value.has_parts() { listed.node.written().to_owned() } else { listed.value.to_string() }
}
