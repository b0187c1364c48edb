//! Schemas to types: scalars and containers become types in place; objects, choices and enums become definitions.

mod choice;
mod conflict;
pub(crate) mod cycle;
pub(crate) mod endless;
pub(crate) mod equal;
mod family;
mod identity;
mod merge;
mod normal;
mod object;
mod objects;
mod outline;
mod set;
mod values;
mod variant;
mod view;

use std::rc::Rc;

use formwork_openapi::{Change, Entry, Found, JsonType, Mark, Schema, Site};

pub(crate) use identity::{DefinitionKey, Undecided};
pub(crate) use merge::Choice;
pub(crate) use normal::{Normal, NormalForms};
pub(crate) use object::{Inside, PendingObject};
pub(crate) use set::{SchemaSet, SetKey};
pub(crate) use view::{Integer, Meaning, Object, View};

use super::{Naming, Resolver, docs, name};
use crate::model::{RustName, Side, Tuple, Type};
use crate::names::ModuleKey;

/// The deepest nesting of arrays, maps and `anyOf` in one place, and of objects in one another.
pub(crate) const DEEPEST_NESTING: usize = 32;

/// The longest tuple, including the type of further elements. A longer array has elements of any JSON.
const LONGEST_TUPLE: usize = 8;

/// The longest description of a shared schema or response that is repeated at every use, in bytes.
pub(crate) const LONGEST_REPEATED: usize = 4096;

/// The context in which a type is used.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    pub(crate) side: Side,
    /// The module and name of the type, unless it is behind a `$ref`.
    pub(crate) naming: Naming,
    /// The wire name of the property or parameter.
    pub(crate) wire: String,
    /// True if the type is named after a component.
    pub(crate) is_shared: bool,
    /// True for a member that is always there, so that nobody sets it if it has but one value.
    pub(crate) is_required: bool,
    pub(crate) depth: usize,
    pub(crate) strictness: Strictness,
}

/// The treatment of schemas with a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strictness {
    /// The operation is refused.
    Strict,
    /// The schema is any JSON, as in the errors of an operation. So is a whole resource.
    Lenient,
}

impl Use {
    pub(crate) fn new(side: Side, naming: Naming, wire: &str) -> Self {
        let strictness = Strictness::Strict;
        Self {
            side,
            naming,
            wire: wire.to_owned(),
            is_shared: false,
            is_required: false,
            depth: 0,
            strictness,
        }
    }

    /// This use with another name.
    pub(crate) fn named(&self, naming: Naming) -> Self {
        Self { naming, is_shared: false, is_required: false, ..self.clone() }
    }

    /// The use of a component's enum, which is one type on every side. Errors have types of their own.
    fn everywhere(&self) -> Option<Self> {
        let is_one = self.is_shared && self.strictness == Strictness::Strict;
        let naming = Naming { module: ModuleKey::Root, ..self.naming.clone() };
        is_one.then(|| Self { side: Side::Response, naming, ..self.clone() })
    }
}

/// A type, with the annotations of its schema.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    pub(crate) type_: Type,
    pub(crate) docs: String,
    pub(crate) deprecated: bool,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    /// The depth of nesting in the type.
    pub(crate) height: usize,
    /// The constant, as JSON.
    pub(crate) constant: Option<String>,
}

/// The annotations of a schema.
#[derive(Debug)]
pub(crate) struct About {
    pub(crate) docs: String,
    pub(crate) deprecated: bool,
}

/// Key of the cache of `$ref` targets: the schema, and the parts of the context that its type depends on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TargetKey {
    /// The offset of the schema.
    schema: usize,
    side: Side,
    strictness: Strictness,
    /// The wire name, if it makes a string secret.
    secret: Option<String>,
}

impl Resolved {
    /// Wraps the type. Annotations are dropped.
    pub(crate) fn within(self, around: impl FnOnce(Type) -> Type) -> Self {
        Self { height: self.height, ..Self::plain(around(self.type_)) }
    }

    /// A type without annotations.
    pub(crate) fn plain(type_: Type) -> Self {
        Self {
            type_,
            docs: String::new(),
            deprecated: false,
            read_only: false,
            write_only: false,
            height: 0,
            constant: None,
        }
    }

    pub(crate) fn json() -> Self {
        Self::plain(Type::Json)
    }

    pub(crate) fn text() -> Self {
        Self::plain(Type::String)
    }
}

impl<'d> Resolver<'d> {
    /// The type of the schema at this site, or of the target of its `$ref`.
    pub(crate) fn schema(&mut self, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        self.type_of(&SchemaSet::new(site.clone()), place)
    }

    /// The type of a set of schemas.
    pub(crate) fn type_of(&mut self, set: &SchemaSet<'d>, place: &Use) -> Option<Resolved> {
        let resolved = self.type_there(set, place);
        match place.strictness {
            Strictness::Strict => resolved,
            Strictness::Lenient => resolved.or_else(|| Some(Resolved::json())),
        }
    }

    fn type_there(&mut self, set: &SchemaSet<'d>, place: &Use) -> Option<Resolved> {
        if let Some(site) = set.single() {
            let target = self.reader.schema_at(site)?;
            if target.node.offset() != site.node.offset() {
                return self.referred(target, site, place);
            }
        }
        let canonical = normal::canonical(&mut self.reader, set)?;
        let is_here = |target: &Site<'d>| set.sites().any(|site| site.node.offset() == target.node.offset());
        match canonical.single().filter(|target| !is_here(target)) {
            // The other schemas only refer to it.
            Some(target) => self.referred(target.clone(), &set.first, place),
            None if set.single().is_some() => self.type_here(set, place),
            None => self.type_here(&canonical, place),
        }
    }

    /// The type of the target of a `$ref`. It is named after the target.
    fn referred(&mut self, target: Site<'d>, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        self.note_untold_children(&target, site, place.side);
        let secret = self.options.makes_secret(&place.wire).then(|| place.wire.clone());
        let Use { side, strictness, .. } = *place;
        let key = TargetKey { schema: target.node.offset(), side, strictness, secret };
        if let Some(known) = self.targets.get(&key) {
            let known = known.clone()?;
            return (!self.is_too_deep(place.depth + known.height, site)).then_some(known);
        }
        let naming = shared_naming(&target, side, strictness);
        let mut resolved =
            self.type_here(&SchemaSet::new(target), &Use { is_shared: true, ..place.named(naming) });
        if let Some(resolved) = &mut resolved
            && resolved.docs.len() > LONGEST_REPEATED
        {
            resolved.docs.clear();
        }
        self.targets.insert(key, resolved.clone());
        resolved
    }

    fn type_here(&mut self, set: &SchemaSet<'d>, place: &Use) -> Option<Resolved> {
        let site = &set.first;
        let set = &self.with_children(set, place.side);
        if let Some(only) = set.single() {
            let schema = self.reader.schema(only)?;
            // A resource is the content of a success and may lead to most of the document, so in an error it stays
            // JSON.
            if place.strictness == Strictness::Lenient && schema.is_resource {
                return Some(Resolved::json());
            }
            if set.with_children {
                return self.type_itself(set, place);
            }
            if let Some(wrapped) = self.wrapped(&schema) {
                let mut inner = match schema.reference {
                    Some(_) => self.referred(wrapped, site, place)?,
                    None => self.child(&SchemaSet::new(wrapped), site, place)?,
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
        self.note_narrowed_parent(set);
        self.type_itself(set, place)
    }

    /// The type of a set's own keywords, without looking for a wrapped schema.
    fn type_itself(&mut self, set: &SchemaSet<'d>, place: &Use) -> Option<Resolved> {
        let site = &set.first;
        let root_site = self.reader.schema_at(site)?;
        let root = self.reader.schema(&root_site)?;
        if root.is_expandable && place.side == Side::Response {
            let inner = self.expandable(&root, &root_site, set, place)?;
            return Some(self.with_annotations(&root, inner, site, place.side));
        }
        let normal = self.normal(set)?;
        let deprecated =
            root.deprecated || normal.changes.iter().any(|entry| entry.change == Change::Deprecated);
        let about = About { docs: docs(normal.description.as_deref()), deprecated: root.deprecated };
        let inner = self.view(&normal, &about, place)?;
        let annotations = Schema {
            nullable: normal.nullable,
            deprecated,
            read_only: normal.read_only,
            write_only: normal.write_only,
            changes: normal.changes.clone(),
            ..Schema::default()
        };
        let docs = if about.docs.is_empty() { inner.docs.clone() } else { about.docs };
        let inner = Resolved { docs, constant: normal.constant(), ..inner };
        Some(self.with_annotations(&annotations, inner, site, place.side))
    }

    /// The schema that this one wraps: the only one of `$ref` and `allOf`, with nothing added but annotations.
    pub(crate) fn wrapped(&mut self, schema: &Schema<'d>) -> Option<Site<'d>> {
        let is_plain = !schema.has_structure_beside_type() && schema.required.is_empty();
        if !is_plain || !schema.choices.iter().all(|choice| choice.all.is_empty()) {
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

    /// The schemas of `allOf` that only have annotations. Many documents describe a `$ref` in this way.
    fn describing(&mut self, schema: &Schema<'d>) -> Vec<Rc<Schema<'d>>> {
        let all = schema.all_of.iter().filter(|site| schema.all_of.len() > 1 && self.only_describes(site));
        let all: Vec<Site<'d>> = all.cloned().collect();
        all.iter().filter_map(|site| self.reader.schema(site)).collect()
    }

    fn only_describes(&mut self, site: &Site<'d>) -> bool {
        let schema = self.reader.schema(site);
        schema.is_some_and(|schema| schema.is_constraint() && schema.required.is_empty() && !schema.nullable)
    }

    /// Adds the annotations of a schema to a type.
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
        let docs = docs(schema.description.as_deref());
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
            constant: inner.constant,
        }
    }

    /// The type of a child, one level deeper.
    pub(crate) fn child(
        &mut self,
        child: &SchemaSet<'d>,
        parent: &Site<'d>,
        place: &Use,
    ) -> Option<Resolved> {
        let place = self.nested(place, parent)?;
        let resolved = self.type_of(child, &place)?;
        Some(Resolved { height: resolved.height + 1, ..resolved })
    }

    /// The use one level deeper; `None` after reporting that it is too deep.
    fn nested(&mut self, place: &Use, parent: &Site<'d>) -> Option<Use> {
        let place = Use { depth: place.depth + 1, is_required: false, ..place.clone() };
        (!self.is_too_deep(place.depth, parent)).then_some(place)
    }

    /// Reports nesting beyond the limit.
    fn is_too_deep(&mut self, depth: usize, site: &Site<'d>) -> bool {
        let is_too_deep = depth > DEEPEST_NESTING;
        if is_too_deep {
            let problem = site.problem(format!("schemas are nested more than {DEEPEST_NESTING} deep here"));
            self.reader.push(problem.help(normal::leave_untyped(site.pointer())));
        }
        is_too_deep
    }

    fn view(&mut self, normal: &Rc<Normal<'d>>, about: &About, place: &Use) -> Option<Resolved> {
        let site = &normal.set.first;
        let plain = |type_| Some(Resolved::plain(type_));
        match &normal.view {
            View::Text(text) => plain(self.text(text, about, normal, place)),
            View::Values(values) => plain(self.value_enum(values, about, normal, place)),
            View::Boolean => plain(Type::Boolean),
            View::Integer(Integer::Int32) => plain(Type::Int32),
            View::Integer(Integer::Int64) => plain(Type::Int64),
            View::Integer(Integer::Uint64) => plain(Type::Uint64),
            View::Integer(Integer::UnixTime) => plain(Type::Timestamp),
            View::Number => plain(Type::Double),
            View::Array(Some(items)) => {
                let items = self.child(items, site, place)?;
                Some(items.within(|type_| Type::Array(Box::new(type_))))
            }
            View::Tuple(tuple) => self.tuple(tuple, site, place),
            View::Object(object) => self.object(object, about, normal, place),
            View::OneOf(choice) => self.one_of(choice, about, normal, place),
            View::Nothing(conflict) => {
                let problem = conflict.site.problem(conflict.message.as_str());
                self.reader.push(problem.help_if_any(conflict.help.clone()));
                None
            }
            View::Several => self.several(site, place),
            // An empty schema is a file in OpenAPI 3.1 (OAS 3.1.0, "Considerations for File Uploads").
            View::Any if place.side == Side::Parts => plain(Type::Upload),
            // Without a type it is still sent as text in a form, and as any JSON elsewhere.
            View::Any | View::Null if place.side == Side::Form => plain(Type::String),
            View::Array(None) if place.side == Side::Form => plain(Type::Array(Box::new(Type::String))),
            View::Array(None) => plain(Type::Array(Box::new(Type::Json))),
            View::Any | View::Null => plain(Type::Json),
        }
    }

    /// The type of several choices at once, which only JSON can represent.
    fn several(&mut self, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        if place.side == Side::Form {
            let problem =
                format!("{} is several choices at once, which a form has no type for", site.subject());
            self.reader.push(site.problem(problem));
            return None;
        }
        let message = format!("{} is several choices at once: it is JSON as it is", site.subject());
        self.reader.remark(Mark::NotRepresented, "allOf", site, message);
        Some(Resolved::json())
    }

    /// The type of an array whose first elements have schemas of their own.
    fn tuple(&mut self, tuple: &view::Tuple<'d>, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        let mut each = Vec::new();
        let mut height = 0;
        for (index, item) in tuple.items.iter().chain(&tuple.rest).enumerate() {
            let Naming { module, name, place: at, .. } = place.naming.clone();
            let naming = Naming::new(module, RustName(format!("{name}{index}")), at);
            // In Rust a tuple takes two levels of types, and an element that may be absent takes one more.
            let more = 1 + usize::from((tuple.least..tuple.items.len()).contains(&index));
            let place = Use { depth: place.depth + more, ..place.named(naming) };
            let item = self.child(item, site, &place)?;
            height = height.max(item.height + more);
            each.push(boxed(item.type_));
        }
        let is_uniform = each.iter().all(|item| Some(item) == each.first());
        // Without `items`, further elements are anything (JSON Schema 2020-12 §10.3.1.2), so it is not a list of one
        // type.
        let is_list = is_uniform && (tuple.rest.is_some() || tuple.is_closed);
        let rest = if tuple.rest.is_some() { each.pop() } else { None };
        let type_ = match each.first() {
            Some(first) if is_list => Type::Array(Box::new(unboxed(first.clone()))),
            Some(_) if each.len() <= LONGEST_TUPLE => tuple_of(each, rest.unwrap_or(Type::Json), tuple.least),
            _ => Type::Array(Box::new(Type::Json)),
        };
        Some(Resolved { height, ..Resolved::plain(type_) })
    }
}

/// A tuple with at least `least` elements. The later ones may be absent.
fn tuple_of(items: Vec<Type>, rest: Type, least: usize) -> Type {
    let least = (least < items.len()).then_some(least);
    let always = least.unwrap_or(items.len());
    let items = items.into_iter().enumerate();
    let items = items.map(|(index, item)| if index < always { item } else { nullable(item) }).collect();
    Type::Tuple(Box::new(Tuple { items, rest, least }))
}

/// Boxes a definition in a tuple's element, which is held by value and may lead back to the tuple.
fn boxed(type_: Type) -> Type {
    match type_ {
        named @ Type::Named(_) => Type::Boxed(Box::new(named)),
        Type::Nullable(inner) => Type::Nullable(Box::new(boxed(*inner))),
        Type::Clearable(inner) => Type::Clearable(Box::new(boxed(*inner))),
        other => other,
    }
}

/// Removes that box: the elements of a list are not held by value.
fn unboxed(type_: Type) -> Type {
    match type_ {
        Type::Boxed(inner) => *inner,
        Type::Nullable(inner) => Type::Nullable(Box::new(unboxed(*inner))),
        Type::Clearable(inner) => Type::Clearable(Box::new(unboxed(*inner))),
        other => other,
    }
}

/// The naming of a component, which is the same at every use.
fn shared_naming(target: &Site<'_>, side: Side, strictness: Strictness) -> Naming {
    let place = target.node.place();
    let name = name::component(place.pointer.last());
    let module = match side {
        Side::Form | Side::Parts => ModuleKey::Params,
        Side::Json => ModuleKey::Body,
        Side::Response if strictness == Strictness::Lenient => ModuleKey::Errors,
        Side::Response => ModuleKey::Root,
    };
    Naming::new(module, name, place)
}

/// Makes strings in a type secret.
fn secret(type_: Type) -> Type {
    match type_ {
        Type::String => Type::Secret,
        Type::Nullable(inner) => Type::Nullable(Box::new(secret(*inner))),
        Type::Clearable(inner) => Type::Clearable(Box::new(secret(*inner))),
        _ => type_,
    }
}

/// Applies a change of the arguments to a type.
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

/// A nullable type that may also be absent becomes clearable.
pub(crate) fn clearable(type_: Type) -> Type {
    match type_ {
        Type::Nullable(inner) => Type::Clearable(inner),
        _ => type_,
    }
}

pub(crate) fn nullable(type_: Type) -> Type {
    match type_ {
        Type::Nullable(_) => type_,
        _ => Type::Nullable(Box::new(type_)),
    }
}
