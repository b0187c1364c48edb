//! Schemas to types: scalars and containers in place, objects and enums as definitions.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::Schema;

use super::view::{Additional, Child, Integer, Meaning, Object, Text, Unsupported, View};
use super::{Naming, Resolver, name};
use crate::model::{DefinitionId, Encoding, Field, Location, RustName, Shape, Side, Type, Variant, WireName};
use crate::openapi::Site;
use crate::suggest;

/// How deeply arrays, maps and `anyOf` may be nested in one place, and objects in one another.
pub(super) const DEEPEST: usize = 32;

/// The longest documentation of a shared schema or response that is repeated wherever it is used.
pub(super) const LONGEST_REPEATED: usize = 4096;

/// An object whose fields are still to be made.
pub(super) struct PendingObject<'d> {
    id: DefinitionId,
    site: Site<'d>,
    object: Object,
    side: Side,
}

/// What is known of the place where a type is used.
#[derive(Clone, Debug)]
pub(super) struct Use {
    pub(super) side: Side,
    /// What the type is called if it stands at this place itself, and not behind a `$ref`.
    pub(super) naming: Naming,
    /// The name of the property or parameter on the wire.
    pub(super) wire: String,
    /// Whether it is named after a component.
    is_shared: bool,
    depth: usize,
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
    /// Whether it stands for an object that a response may have in its place.
    pub(super) is_expandable: bool,
}

/// The target of a `$ref`, as far as its type depends on who refers to it: the side, whether it is in an error, and a
/// name that makes text secret.
pub(super) type Target = (usize, Side, bool, Option<String>);

/// See [`definition_key`].
pub(super) type DefinitionKey = (usize, Side, Vec<RustName>);

impl Resolved {
    /// A type around this one, of which nothing else is known.
    fn within(self, around: impl FnOnce(Type) -> Type) -> Self {
        Self { type_: around(self.type_), height: self.height, ..Self::text() }
    }

    /// Any JSON, of which nothing else is known.
    pub(super) fn json() -> Self {
        Self { type_: Type::Json, ..Self::text() }
    }

    /// Plain text, of which nothing else is known.
    pub(super) fn text() -> Self {
        Self {
            type_: Type::String,
            docs: String::new(),
            deprecated: false,
            read_only: false,
            write_only: false,
            height: 0,
        }
    }
}

impl<'d> Resolver<'d> {
    /// The type of the schema at this site, or of the one that a `$ref` there leads to. In an error, what has no type
    /// is any JSON.
    pub(super) fn schema(&mut self, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        let resolved = self.schema_there(site, place);
        if self.in_error { resolved.or_else(|| Some(Resolved::json())) } else { resolved }
    }

    fn schema_there(&mut self, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        let target = self.reader.follow(site)?;
        if target.node.offset() == site.node.offset() {
            return self.schema_here(site, place);
        }
        let secret = self.options.makes_secret(&place.wire).then(|| place.wire.clone());
        let key = (target.node.offset(), place.side, self.in_error, secret);
        if let Some(known) = self.targets.get(&key) {
            let known = known.clone()?;
            return (!self.is_too_deep(place.depth + known.height, site)).then_some(known);
        }
        let naming = shared_naming(&target, place.side, self.in_error);
        let mut resolved = self.schema_here(&target, &Use { is_shared: true, ..place.named(naming) });
        if let Some(resolved) = &mut resolved {
            if resolved.docs.len() > LONGEST_REPEATED {
                resolved.docs.clear();
            }
        }
        self.targets.insert(key, resolved.clone());
        resolved
    }

    fn schema_here(&mut self, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        let Schema { schema_data: data, schema_kind: kind } = self.reader.read_here::<Schema>(site)?;
        // A resource is what success gives, with all that it leads to.
        if self.in_error && site.node.member("x-resourceId").is_some() {
            return Some(Resolved::json());
        }
        let about = About {
            docs: self.docs(data.description.as_deref()),
            deprecated: data.deprecated,
            is_expandable: data.extensions.contains_key("x-expansionResources"),
        };
        let inner = self.view(View::of(kind), &about, site, place)?;
        if data.read_only && data.write_only {
            self.reader.push(site.problem(format!("{} is both `readOnly` and `writeOnly`", subject(site))));
        }
        let docs = if about.docs.is_empty() { inner.docs } else { about.docs };
        let type_ = inner.type_;
        let has_null = matches!(place.side, Side::Json | Side::Response);
        let type_ = if data.nullable && has_null { nullable(type_) } else { type_ };
        let type_ = if data.write_only { secret(type_) } else { type_ };
        Some(Resolved {
            type_,
            docs,
            deprecated: data.deprecated,
            read_only: data.read_only || inner.read_only,
            write_only: data.write_only || inner.write_only,
            height: inner.height,
        })
    }

    /// The type of a child, with this much nesting around it.
    pub(super) fn child(&mut self, child: &Child, parent: &Site<'d>, place: &Use) -> Option<Resolved> {
        let place = Use { depth: place.depth + 1, ..place.clone() };
        let site = self.reader.place(child, parent)?;
        if self.is_too_deep(place.depth, parent) {
            return None;
        }
        let resolved = self.schema(&site, &place)?;
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

    fn view(&mut self, view: View, about: &About, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        let plain = |type_| Some(Resolved { type_, ..Resolved::text() });
        match view {
            View::Text(text) => plain(self.text(text, about, site, place)),
            View::Boolean => plain(Type::Boolean),
            View::Integer(Integer::Int32) => plain(Type::Int32),
            View::Integer(Integer::Int64) => plain(Type::Int64),
            View::Integer(Integer::UnixTime) => plain(Type::Timestamp),
            View::Number => plain(Type::Double),
            View::Array(Some(items)) => {
                let items = self.child(&items, site, place)?;
                Some(items.within(|type_| Type::Array(Box::new(type_))))
            }
            View::Array(None) => {
                self.reader.push(site.problem(format!("{} is an array without `items`", subject(site))));
                None
            }
            View::Object(object) => self.object(object, about, site, place),
            View::Same(schema) => self.child(&schema, site, place),
            View::OneOf(branches) => self.one_of(branches, about, site, place),
            View::Any if matches!(place.side, Side::Json | Side::Response) => plain(Type::Json),
            View::Any => {
                let problem = format!("{} can be anything, which a form has no encoding for", subject(site));
                self.reader.push(site.problem(problem).help("give it a `type`"));
                None
            }
            View::Unsupported(Unsupported { keyword, reason, help }) => {
                let message = format!("{} {reason}", subject(site));
                self.reader.push(site.member(keyword).problem(message).help_if_any(help));
                None
            }
        }
    }

    fn text(&mut self, text: Text, about: &About, site: &Site<'d>, place: &Use) -> Type {
        let Some(mut values) = text.values else {
            if text.meaning == Meaning::Binary && place.side == Side::Parts {
                return Type::Upload;
            }
            let secret = text.meaning == Meaning::Password || self.options.is_secret(&place.wire);
            return if secret { Type::Secret } else { Type::String };
        };
        let clears = place.side == Side::Form && values.len() > 1 && values.iter().any(String::is_empty);
        if clears {
            values.retain(|value| !value.is_empty());
        }
        let type_ = match self.everywhere(place, &values, clears) {
            Some(everywhere) => self.string_enum(&values, about, site, &everywhere),
            None => self.string_enum(&values, about, site, place),
        };
        let type_ = Type::Named(type_);
        match place.side {
            Side::Form if clears => Type::Clearable(Box::new(type_)),
            Side::Json | Side::Response if text.nullable => nullable(type_),
            _ => type_,
        }
    }

    /// The values of a component are the same on every side, unless one of them means something else on this one.
    fn everywhere(&self, place: &Use, values: &[String], clears: bool) -> Option<Use> {
        let is_same = place.is_shared && !self.in_error && !clears && !values.iter().any(String::is_empty);
        let naming = Naming { module: Vec::new(), ..place.naming.clone() };
        is_same.then(|| Use { side: Side::Response, naming, ..place.clone() })
    }

    fn string_enum(
        &mut self,
        values: &[String],
        about: &About,
        site: &Site<'d>,
        place: &Use,
    ) -> DefinitionId {
        let key = definition_key(site, place);
        if let Some(id) = self.shared.get(&key) {
            return *id;
        }
        let at = site.member("enum");
        let mut places = BTreeMap::new();
        for node in at.node.elements() {
            if let Some(value) = node.string() {
                places.entry(value).or_insert_with(|| node.place());
            }
        }
        let variant = |value: &String| {
            let place = places.get(value).cloned().unwrap_or_else(|| at.node.place());
            let name = self.options.type_name(&place.pointer).unwrap_or_else(|| name::variant(value));
            Variant { wire: WireName(value.clone()), name, place }
        };
        let shape = Shape::Enum(values.iter().map(variant).collect());
        let id = self.define(place.naming.clone(), about.docs.clone(), about.deprecated, shape, site);
        self.shared.insert(key, id);
        id
    }

    fn object(&mut self, object: Object, about: &About, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        // An object with a list of members that is empty has none: in a form it says no more than that it is there.
        let has_member = |name: &str| site.node.member(name).is_some();
        let is_empty =
            place.side == Side::Form && has_member("properties") && !has_member("additionalProperties");
        match (object.properties.is_empty(), &object.additional, place.side) {
            (true, Additional::Typed(values), _) => {
                let values = self.child(values, site, place)?;
                Some(values.within(|type_| Type::Map(Box::new(type_))))
            }
            (true, Additional::Anything, Side::Response) => Some(Resolved::json()),
            (true, Additional::Anything, Side::Json) => {
                Some(Resolved::json().within(|type_| Type::Map(Box::new(type_))))
            }
            (true, Additional::Anything, Side::Form | Side::Parts) if !is_empty => {
                let problem = format!("{} is an object without properties, which has no type", subject(site));
                let help = "say what its values are with `additionalProperties`";
                self.reader.push(site.problem(problem).help(help));
                None
            }
            (false, Additional::Typed(_), Side::Form | Side::Json | Side::Parts) => {
                let at = site.member("additionalProperties");
                let problem =
                    "typed `additionalProperties` beside `properties` are not supported in requests";
                self.reader.push(at.problem(problem));
                None
            }
            _ if place.naming.module.len() > DEEPEST => {
                self.reader.push(site.problem(format!("objects are nested more than {DEEPEST} deep here")));
                None
            }
            _ => {
                let type_ = Type::Named(self.pending_object(object, about, site, place));
                Some(Resolved { type_, ..Resolved::text() })
            }
        }
    }

    /// Defines an object once a place and side; its fields come later.
    fn pending_object(
        &mut self,
        object: Object,
        about: &About,
        site: &Site<'d>,
        place: &Use,
    ) -> DefinitionId {
        let key = definition_key(site, place);
        if let Some(id) = self.shared.get(&key) {
            return *id;
        }
        let shape = match place.side {
            Side::Form | Side::Json | Side::Parts => Shape::Params(Vec::new()),
            Side::Response => Shape::Response(Vec::new()),
        };
        let id = self.define(place.naming.clone(), about.docs.clone(), about.deprecated, shape, site);
        self.shared.insert(key, id);
        self.pending.push_back(PendingObject { id, site: site.clone(), object, side: place.side });
        id
    }

    /// Makes the fields of every object that was reached.
    pub(super) fn finish_pending(&mut self) {
        while let Some(PendingObject { id, site, object, side }) = self.pending.pop_front() {
            let Some(module) = self.model.definition(id).map(crate::model::Definition::inner_module) else {
                continue;
            };
            let fields = self.fields(&object, &site, side, &module);
            if let Some(slot) = self.model.definitions.get_mut(id.0).and_then(|it| it.shape.fields_mut()) {
                *slot = fields;
            }
        }
    }

    /// The fields of an object, whose own types go into `module`.
    pub(super) fn fields(
        &mut self,
        object: &Object,
        owner: &Site<'d>,
        side: Side,
        module: &[RustName],
    ) -> Vec<Field> {
        let mut fields = Vec::new();
        let required: BTreeSet<&String> = object.required.iter().collect();
        for (wire, child) in &object.properties {
            fields.extend(self.property(wire, child, owner, side, module, required.contains(wire)));
        }
        // In a response, a member that is not described is kept with the other extra ones.
        if side.is_request() {
            self.report_missing_properties(object, owner);
        }
        fields
    }

    /// A property as a field. `None` if it is not there on this side.
    pub(super) fn property(
        &mut self,
        wire: &str,
        child: &Child,
        owner: &Site<'d>,
        side: Side,
        module: &[RustName],
        required: bool,
    ) -> Option<Field> {
        let at = self.reader.place(child, owner)?;
        let naming = Naming { module: module.to_vec(), name: name::type_(wire), place: at.node.place() };
        // What has a mistake stands as text, so that the rest of the type is still there.
        let mut resolved = self.schema(&at, &Use::new(side, naming, wire)).unwrap_or_else(Resolved::text);
        let is_absent = if side.is_request() { resolved.read_only } else { resolved.write_only };
        if side == Side::Json && !required {
            resolved.type_ = clearable(resolved.type_);
        }
        (!is_absent).then(|| self.field(wire, &at, resolved, required, Location::Member))
    }

    pub(super) fn field(
        &mut self,
        wire: &str,
        site: &Site<'d>,
        resolved: Resolved,
        required: bool,
        location: Location,
    ) -> Field {
        let place = site.node.place();
        Field {
            wire: WireName(wire.to_owned()),
            name: self.options.field_name(&place.pointer).unwrap_or_else(|| name::field(wire)),
            place,
            docs: resolved.docs,
            deprecated: resolved.deprecated,
            required,
            location,
            encoding: Encoding::Inherited,
            type_: resolved.type_,
        }
    }

    pub(super) fn report_missing_properties(&mut self, object: &Object, site: &Site<'d>) {
        let names: BTreeSet<&String> = object.properties.iter().map(|(name, _)| name).collect();
        let missing: Vec<&String> = object.required.iter().filter(|wire| !names.contains(wire)).collect();
        if missing.is_empty() {
            return;
        }
        let at = site.member("required");
        for (number, wire) in missing.into_iter().enumerate() {
            let message = format!("`{wire}` is required, but is no property of {}", subject(site));
            let help = suggest::help_nth(number, wire, names.iter().map(|name| name.as_str()));
            self.reader.push(at.problem(message).help_if_any(help));
        }
    }
}

/// What makes two uses of a schema the same definition: its place, the side, and the module that it goes into.
pub(super) fn definition_key(site: &Site<'_>, place: &Use) -> DefinitionKey {
    (site.node.offset(), place.side, place.naming.module.clone())
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

/// What a message calls the schema at this place.
pub(super) fn subject(site: &Site<'_>) -> String {
    let parts = site.pointer().parts();
    match parts.as_slice() {
        [.., "properties" | "schemas", name] => format!("`{name}`"),
        [.., "properties", name, "items"] => format!("an element of `{name}`"),
        _ => "this schema".to_owned(),
    }
}
