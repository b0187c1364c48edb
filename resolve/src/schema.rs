//! Schemas to types: scalars and containers in place, objects, choices and enums as definitions.

use std::rc::Rc;

use formwork_openapi::{Change, Entry, Found, JsonType, Schema, Site, Types};

use super::merge::Spot;
use super::view::{Integer, View};
use super::{Naming, Resolver, name};
use crate::model::{RustName, Side, Type};

/// How deeply arrays, maps and `anyOf` may be nested in one place, and objects in one another.
pub(super) const DEEPEST: usize = 32;

/// The most elements of an array that have types of their own.
const LONGEST_TUPLE: usize = 8;

/// The longest documentation of a shared schema or response that is repeated wherever it is used.
pub(super) const LONGEST_REPEATED: usize = 4096;

/// What is known of the place where a type is used.
#[derive(Clone, Debug)]
pub(super) struct Use {
    pub(super) side: Side,
    /// What the type is called if it stands at this place itself, and not behind a `$ref`.
    pub(super) naming: Naming,
    /// The name of the property or parameter on the wire.
    pub(super) wire: String,
    /// Whether it is named after a component.
    pub(super) is_shared: bool,
    pub(super) depth: usize,
}

impl Use {
    pub(super) fn new(side: Side, naming: Naming, wire: &str) -> Self {
        Self { side, naming, wire: wire.to_owned(), is_shared: false, depth: 0 }
    }

    /// The same place under another name.
    pub(super) fn named(&self, naming: Naming) -> Self {
        Self { naming, is_shared: false, ..self.clone() }
    }
}

/// A type, with what its schema says beside the type.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub(super) type_: Type,
    pub(super) docs: String,
    pub(super) deprecated: bool,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    /// How much nesting there is in the type.
    pub(super) height: usize,
}

/// What a schema says of itself beside its type.
#[derive(Debug)]
pub(super) struct About {
    pub(super) docs: String,
    pub(super) deprecated: bool,
}

/// The target of a `$ref`, as far as its type depends on who refers to it: the side, whether it is in an error, and a
/// name that makes text secret.
pub(super) type Target = (usize, Side, bool, Option<String>);

/// See [`definition_key`].
pub(super) type DefinitionKey = (usize, Option<Types>, Side, Vec<RustName>);

impl Resolved {
    /// A type around this one, of which nothing else is known.
    pub(super) fn within(self, around: impl FnOnce(Type) -> Type) -> Self {
        Self { height: self.height, ..Self::plain(around(self.type_)) }
    }

    /// A type of which nothing else is known.
    pub(super) fn plain(type_: Type) -> Self {
        Self { type_, docs: String::new(), deprecated: false, read_only: false, write_only: false, height: 0 }
    }

    pub(super) fn json() -> Self {
        Self::plain(Type::Json)
    }

    pub(super) fn text() -> Self {
        Self::plain(Type::String)
    }
}

impl<'d> Resolver<'d> {
    /// The type of the schema at this site, or of the one that a `$ref` there leads to. In an error, what has no type
    /// is any JSON.
    pub(super) fn schema(&mut self, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        self.spot(&Spot::of(site.clone()), place)
    }

    /// The same for a spot.
    pub(super) fn spot(&mut self, spot: &Spot<'d>, place: &Use) -> Option<Resolved> {
        let resolved = self.spot_there(spot, place);
        if self.in_error { resolved.or_else(|| Some(Resolved::json())) } else { resolved }
    }

    fn spot_there(&mut self, spot: &Spot<'d>, place: &Use) -> Option<Resolved> {
        let Some(site) = spot.single() else { return self.spot_here(spot, place) };
        let target = self.reader.schema_at(site)?;
        if target.node.offset() == site.node.offset() {
            return self.spot_here(spot, place);
        }
        self.referred(target, site, place)
    }

    /// The type of the target of a `$ref`, which has a name of its own.
    fn referred(&mut self, target: Site<'d>, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        let secret = self.options.makes_secret(&place.wire).then(|| place.wire.clone());
        let key = (target.node.offset(), place.side, self.in_error, secret);
        if let Some(known) = self.targets.get(&key) {
            let known = known.clone()?;
            return (!self.is_too_deep(place.depth + known.height, site)).then_some(known);
        }
        let naming = shared_naming(&target, place.side, self.in_error);
        let mut resolved = self.spot_here(&Spot::of(target), &Use { is_shared: true, ..place.named(naming) });
        if let Some(resolved) = &mut resolved {
            if resolved.docs.len() > LONGEST_REPEATED {
                resolved.docs.clear();
            }
        }
        self.targets.insert(key, resolved.clone());
        resolved
    }

    fn spot_here(&mut self, spot: &Spot<'d>, place: &Use) -> Option<Resolved> {
        let site = &spot.first;
        if let Some(only) = spot.single() {
            let schema = self.reader.schema(only)?;
            // A resource is what success gives, with all that it leads to.
            if self.in_error && schema.is_resource {
                return Some(Resolved::json());
            }
            if let Some(wrapped) = self.wrapped(&schema) {
                let mut inner = match schema.reference {
                    Some(_) => self.referred(wrapped, site, place)?,
                    None => self.child(&Spot::of(wrapped), site, place)?,
                };
                let mut deprecated = inner.deprecated && !schema.changes.is_empty();
                for describing in self.describing(&schema) {
                    inner = self.with_annotations(&describing, inner, site, place.side);
                    deprecated |= inner.deprecated;
                }
                inner = self.with_annotations(&schema, inner, site, place.side);
                inner.deprecated |= deprecated;
                return Some(inner);
            }
        }
        let root_site = self.reader.schema_at(site)?;
        let root = self.reader.schema(&root_site)?;
        if root.is_expandable && place.side == Side::Response {
            let inner = self.expandable(&root, &root_site, spot, place)?;
            return Some(self.with_annotations(&root, inner, site, place.side));
        }
        let whole = self.whole(spot)?;
        let about = About { docs: self.docs(whole.description.as_deref()), deprecated: root.deprecated };
        let (read_only, write_only) = (whole.read_only, whole.write_only);
        let changes = whole.changes.clone();
        let deprecated = root.deprecated || changes.iter().any(|entry| entry.change == Change::Deprecated);
        let (view, nullable) = View::of(whole, spot);
        let inner = self.view(view, &about, spot, place)?;
        let annotations =
            Schema { nullable, deprecated, read_only, write_only, changes, ..Schema::default() };
        let docs = if about.docs.is_empty() { inner.docs.clone() } else { about.docs };
        Some(self.with_annotations(&annotations, Resolved { docs, ..inner }, site, place.side))
    }

    /// The one schema that this one is, with nothing added but what describes it.
    pub(super) fn wrapped(&mut self, schema: &Schema<'d>) -> Option<Site<'d>> {
        let is_plain = !schema.has_structure_beside_type() && schema.required.is_empty();
        if !is_plain || !schema.choices.iter().all(Vec::is_empty) {
            return None;
        }
        match (&schema.reference, schema.all_of.as_slice()) {
            (None, [only]) => Some(only.clone()),
            (Some(reference), []) => self.reader.beyond(reference),
            (None, all) => {
                let mut others = all.iter().filter(|site| !self.only_describes(site));
                let only = others.next()?.clone();
                others.next().is_none().then_some(only)
            }
            _ => None,
        }
    }

    /// The schemas that `allOf` has beside the one that counts: many documents describe a `$ref` with one.
    fn describing(&mut self, schema: &Schema<'d>) -> Vec<Rc<Schema<'d>>> {
        let all = schema.all_of.iter().filter(|site| schema.all_of.len() > 1 && self.only_describes(site));
        let all: Vec<Site<'d>> = all.cloned().collect();
        all.iter().filter_map(|site| self.reader.schema(site)).collect()
    }

    fn only_describes(&mut self, site: &Site<'d>) -> bool {
        let schema = self.reader.schema(site);
        schema.is_some_and(|schema| schema.is_constraint() && schema.required.is_empty() && !schema.nullable)
    }

    /// A type with what a schema around it adds.
    fn with_annotations(
        &mut self,
        schema: &Schema<'d>,
        inner: Resolved,
        site: &Site<'d>,
        on: Side,
    ) -> Resolved {
        if schema.read_only && schema.write_only {
            self.reader.push(site.problem(format!("{} is both `readOnly` and `writeOnly`", site.subject())));
        }
        let docs = self.docs(schema.description.as_deref());
        let has_null = matches!(on, Side::Json | Side::Response);
        let says_null = schema.nullable || schema.types.is_some_and(|types| types.has(JsonType::Null));
        let type_ = if says_null && has_null { nullable(inner.type_) } else { inner.type_ };
        let type_ = if schema.write_only { secret(type_) } else { type_ };
        let type_ = schema.changes.iter().fold(type_, |type_, entry| changed(type_, entry, on));
        Resolved {
            type_,
            docs: if docs.is_empty() { inner.docs } else { docs },
            deprecated: schema.deprecated,
            read_only: schema.read_only || inner.read_only,
            write_only: schema.write_only || inner.write_only,
            height: inner.height,
        }
    }

    /// The type of a child, with this much nesting around it.
    pub(super) fn child(&mut self, child: &Spot<'d>, parent: &Site<'d>, place: &Use) -> Option<Resolved> {
        let place = Use { depth: place.depth + 1, ..place.clone() };
        if self.is_too_deep(place.depth, parent) {
            return None;
        }
        let resolved = self.spot(child, &place)?;
        Some(Resolved { height: resolved.height + 1, ..resolved })
    }

    /// Whether this is more nesting than is allowed, which is reported.
    fn is_too_deep(&mut self, depth: usize, site: &Site<'d>) -> bool {
        let is_too_deep = depth > DEEPEST;
        if is_too_deep {
            self.reader.push(site.problem(format!("schemas are nested more than {DEEPEST} deep here")));
        }
        is_too_deep
    }

    fn view(&mut self, view: View<'d>, about: &About, spot: &Spot<'d>, place: &Use) -> Option<Resolved> {
        let site = &spot.first;
        let plain = |type_| Some(Resolved::plain(type_));
        match view {
            View::Text(text) => plain(self.text(text, about, spot, place)),
            View::Values(values) => plain(self.value_enum(&values, about, spot, place)),
            View::Boolean => plain(Type::Boolean),
            View::Integer(Integer::Int32) => plain(Type::Int32),
            View::Integer(Integer::Int64) => plain(Type::Int64),
            View::Integer(Integer::UnixTime) => plain(Type::Timestamp),
            View::Number => plain(Type::Double),
            View::Array(Some(items)) => {
                let items = self.child(&items, site, place)?;
                Some(items.within(|type_| Type::Array(Box::new(type_))))
            }
            View::Tuple(items, rest) => self.tuple(&items, rest.as_ref(), site, place),
            View::Object(object) => self.object(object, about, spot, place),
            View::OneOf(choice) => self.one_of(choice, about, spot, place),
            View::Nothing => {
                self.reader
                    .push(site.problem(format!("{} allows no value at all (`false`)", site.subject())));
                None
            }
            View::Several if place.side == Side::Form => {
                let problem =
                    format!("{} is several choices at once, which a form has no type for", site.subject());
                self.reader.push(site.problem(problem));
                None
            }
            // A file, as 3.1 describes it.
            View::Any if place.side == Side::Parts => plain(Type::Upload),
            // What has no type can still be said as text in a form, and as it is in JSON.
            View::Any | View::Null if place.side == Side::Form => plain(Type::String),
            View::Array(None) if place.side == Side::Form => plain(Type::Array(Box::new(Type::String))),
            View::Array(None) => plain(Type::Array(Box::new(Type::Json))),
            View::Any | View::Null | View::Several => plain(Type::Json),
        }
    }

    /// An array whose first elements have types of their own.
    fn tuple(
        &mut self,
        items: &[Spot<'d>],
        rest: Option<&Spot<'d>>,
        site: &Site<'d>,
        place: &Use,
    ) -> Option<Resolved> {
        let mut each = Vec::new();
        let mut height = 0;
        for (index, item) in items.iter().chain(rest).enumerate() {
            let naming =
                Naming { name: RustName(format!("{}{index}", place.naming.name)), ..place.naming.clone() };
            let item = self.child(item, site, &place.named(naming))?;
            height = height.max(item.height);
            // A tuple holds its elements by value, and one of them may lead back here.
            each.push(match item.type_ {
                named @ Type::Named(_) => Type::Boxed(Box::new(named)),
                other => other,
            });
        }
        let is_uniform = each.iter().all(|item| Some(item) == each.first());
        let rest = if rest.is_some() { each.pop() } else { None };
        let type_ = match (each.first(), is_uniform || each.len() > LONGEST_TUPLE) {
            (Some(first), true) if is_uniform => Type::Array(Box::new(first.clone())),
            (_, true) => Type::Array(Box::new(Type::Json)),
            _ => Type::Tuple(each, Box::new(rest.unwrap_or(Type::Json))),
        };
        Some(Resolved { height, ..Resolved::plain(type_) })
    }
}

/// What makes two uses of a schema the same definition: its place, the side, and the module that it goes into.
pub(super) fn definition_key(spot: &Spot<'_>, place: &Use) -> DefinitionKey {
    (spot.first.node.offset(), spot.only, place.side, place.naming.module.clone())
}

/// The name of a schema that stands on its own, so that it is the same wherever it is used.
fn shared_naming(target: &Site<'_>, side: Side, in_error: bool) -> Naming {
    let place = target.node.place();
    let name = name::component(place.pointer.last());
    let module = match side {
        Side::Form | Side::Parts => vec![RustName("params".to_owned())],
        Side::Json => vec![RustName("body".to_owned())],
        Side::Response if in_error => vec![RustName("errors".to_owned())],
        Side::Response => Vec::new(),
    };
    Naming { module, name, place }
}

/// The same type, with its text hidden.
fn secret(type_: Type) -> Type {
    match type_ {
        Type::String => Type::Secret,
        Type::Nullable(inner) => Type::Nullable(Box::new(secret(*inner))),
        Type::Clearable(inner) => Type::Clearable(Box::new(secret(*inner))),
        _ => type_,
    }
}

/// A type with what the arguments say of it.
fn changed(type_: Type, entry: &Entry, side: Side) -> Type {
    match (&entry.change, side) {
        (Change::Secret, _) => {
            let hidden = secret(type_.clone());
            let is_secret = matches!(type_.innermost(), Type::Secret);
            if hidden == type_ && !is_secret {
                entry.mark(Found::Unfit("only text can be"));
            } else {
                entry.mark_changed(!is_secret);
            }
            hidden
        }
        (Change::Clearable, Side::Form) => {
            let is_clearable = matches!(type_, Type::Clearable(_));
            entry.mark_changed(!is_clearable);
            if is_clearable { type_ } else { Type::Clearable(Box::new(type_)) }
        }
        (Change::Clearable, Side::Json) => {
            entry.mark_changed(!matches!(type_, Type::Nullable(_)));
            nullable(type_)
        }
        (Change::Clearable, Side::Parts) => {
            entry.mark(Found::Unfit("a file cannot be empty"));
            type_
        }
        (Change::Clearable, Side::Response) => {
            entry.mark(Found::Unfit("only what is sent can be"));
            type_
        }
        _ => type_,
    }
}

/// What null clears, where it may as well be absent.
pub(super) fn clearable(type_: Type) -> Type {
    match type_ {
        Type::Nullable(inner) => Type::Clearable(inner),
        _ => type_,
    }
}

pub(super) fn nullable(type_: Type) -> Type {
    match type_ {
        Type::Nullable(_) => type_,
        _ => Type::Nullable(Box::new(type_)),
    }
}
