//! Schemas to types: scalars and containers in place, objects and enums as definitions.

use openapiv3::{Schema, SchemaData};

use super::view::{Additional, Child, Integer, Object, Text, View};
use super::{Naming, Resolver, name};
use crate::model::{DefinitionId, Field, Location, RustName, Shape, Side, Type, Variant, WireName};
use crate::openapi::Site;
use crate::suggest;

/// How deeply arrays, maps and `anyOf` may be nested in one place.
const DEEPEST: usize = 32;

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
    depth: usize,
}

impl Use {
    pub(super) fn new(side: Side, naming: Naming, wire: &str) -> Self {
        Self { side, naming, wire: wire.to_owned(), depth: 0 }
    }
}

/// A type, with what its schema says beside the type.
#[derive(Debug)]
pub(super) struct Resolved {
    pub(super) type_: Type,
    pub(super) docs: String,
    pub(super) deprecated: bool,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
}

impl Resolved {
    /// Plain text, of which nothing else is known.
    fn text() -> Self {
        Self {
            type_: Type::String,
            docs: String::new(),
            deprecated: false,
            read_only: false,
            write_only: false,
        }
    }
}

impl<'d> Resolver<'d> {
    /// The type of the schema at this site.
    pub(super) fn schema(&mut self, site: &Site<'d>, place: &Use) -> Option<Resolved> {
        let (target, schema) = self.reader.read::<Schema>(site)?;
        let mut place = place.clone();
        if target.pointer() != site.pointer() {
            place.naming = shared_naming(&target, place.side);
        }
        let Schema { schema_data: data, schema_kind: kind } = schema;
        let (type_, inner_docs) = self.view(View::of(kind), &data, &target, &place)?;
        let own_docs = self.docs(data.description.as_deref());
        let docs = if own_docs.is_empty() { inner_docs } else { own_docs };
        let type_ = if data.nullable && place.side == Side::Response { nullable(type_) } else { type_ };
        let type_ = if data.write_only && type_ == Type::String { Type::Secret } else { type_ };
        Some(Resolved {
            type_,
            docs,
            deprecated: data.deprecated,
            read_only: data.read_only,
            write_only: data.write_only,
        })
    }

    /// The type of a child, with this much nesting around it.
    fn child(&mut self, child: &Child, parent: &Site<'d>, place: &Use) -> Option<Resolved> {
        if place.depth > DEEPEST {
            self.reader.push(parent.problem(format!("schemas are nested more than {DEEPEST} deep here")));
            return None;
        }
        let site = self.reader.place(child, parent)?;
        self.schema(&site, &Use { depth: place.depth + 1, ..place.clone() })
    }

    fn view(
        &mut self,
        view: View,
        data: &SchemaData,
        site: &Site<'d>,
        place: &Use,
    ) -> Option<(Type, String)> {
        let plain = |type_| Some((type_, String::new()));
        match view {
            View::Text(text) => plain(self.text(text, data, site, place)),
            View::Boolean => plain(Type::Boolean),
            View::Integer(Integer::Int32) => plain(Type::Int32),
            View::Integer(Integer::Int64) => plain(Type::Int64),
            View::Integer(Integer::UnixTime) => plain(Type::Timestamp),
            View::Number => plain(Type::Double),
            View::Array(Some(items)) => {
                let items = self.child(&items, site, place)?;
                plain(Type::Array(Box::new(items.type_)))
            }
            View::Array(None) => {
                self.reader.push(site.problem(format!("{} is an array without `items`", subject(site))));
                None
            }
            View::Object(object) => plain(self.object(object, data, site, place)?),
            View::Same(schema) => self.child(&schema, site, place).map(|same| (same.type_, same.docs)),
            View::OneOf(branches) => self.one_of(branches, data, site, place),
            View::Any if place.side == Side::Response => plain(Type::Json),
            View::Any => {
                let problem = format!("{} can be anything, which a form has no encoding for", subject(site));
                self.reader.push(site.problem(problem).help("give it a `type`"));
                None
            }
            View::Unsupported(reason, help) => {
                let problem = site.member("type").problem(format!("{} {reason}", subject(site)));
                self.reader.push(match help {
                    Some(help) => problem.help(help),
                    None => problem,
                });
                None
            }
        }
    }

    fn text(&mut self, text: Text, data: &SchemaData, site: &Site<'d>, place: &Use) -> Type {
        let Some(mut values) = text.values else {
            let secret = text.is_password || self.options.is_secret(&place.wire);
            return if secret { Type::Secret } else { Type::String };
        };
        let clears = place.side == Side::Request && values.len() > 1 && values.iter().any(String::is_empty);
        if clears {
            values.retain(|value| !value.is_empty());
        }
        let type_ = Type::Named(self.string_enum(&values, data, site, place));
        match place.side {
            Side::Request if clears => Type::Clearable(Box::new(type_)),
            Side::Response if text.nullable => nullable(type_),
            _ => type_,
        }
    }

    fn string_enum(
        &mut self,
        values: &[String],
        data: &SchemaData,
        site: &Site<'d>,
        place: &Use,
    ) -> DefinitionId {
        let key = (site.pointer().clone(), place.side, place.naming.module.clone());
        if let Some(id) = self.shared.get(&key) {
            return *id;
        }
        let at = site.member("enum");
        let places = at.node.elements();
        let variant = |value: &String| {
            let node = places.iter().find(|node| node.string().as_ref() == Some(value));
            let pointer = node.map_or(at.pointer(), |node| node.pointer()).clone();
            let name = self.options.type_name(&pointer).unwrap_or_else(|| name::variant(value));
            Variant { wire: WireName(value.clone()), name, pointer }
        };
        let shape = Shape::Enum(values.iter().map(variant).collect());
        let docs = self.docs(data.description.as_deref());
        let id = self.define(place.naming.clone(), docs, data.deprecated, shape, site);
        self.shared.insert(key, id);
        id
    }

    fn object(&mut self, object: Object, data: &SchemaData, site: &Site<'d>, place: &Use) -> Option<Type> {
        match (object.properties.is_empty(), &object.additional, place.side) {
            (true, Additional::Typed(values), _) => {
                let values = self.child(values, site, place)?;
                Some(Type::Map(Box::new(values.type_)))
            }
            (true, Additional::Anything, Side::Response) => Some(Type::Json),
            (true, Additional::Anything, Side::Request) => {
                let problem = format!("{} is an object without properties, which has no type", subject(site));
                let help = "say what its values are with `additionalProperties`";
                self.reader.push(site.problem(problem).help(help));
                None
            }
            (false, Additional::Typed(_), Side::Request) => {
                let at = site.member("additionalProperties");
                let problem =
                    "typed `additionalProperties` beside `properties` are not supported in requests";
                self.reader.push(at.problem(problem));
                None
            }
            _ => Some(Type::Named(self.pending_object(object, data, site, place))),
        }
    }

    /// Defines an object once a place and side; its fields come later.
    fn pending_object(
        &mut self,
        object: Object,
        data: &SchemaData,
        site: &Site<'d>,
        place: &Use,
    ) -> DefinitionId {
        let key = (site.pointer().clone(), place.side, place.naming.module.clone());
        if let Some(id) = self.shared.get(&key) {
            return *id;
        }
        let shape = match place.side {
            Side::Request => Shape::Params(Vec::new()),
            Side::Response => Shape::Response(Vec::new()),
        };
        let docs = self.docs(data.description.as_deref());
        let id = self.define(place.naming.clone(), docs, data.deprecated, shape, site);
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
            if let Some(definition) = self.model.definitions.get_mut(id.0) {
                match &mut definition.shape {
                    Shape::Params(slot) | Shape::Response(slot) => *slot = fields,
                    Shape::Operation(_) | Shape::Enum(_) => {}
                }
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
        for (wire, child) in &object.properties {
            let Some(at) = self.reader.place(child, owner) else { continue };
            let naming =
                Naming { module: module.to_vec(), name: name::type_(wire), pointer: at.pointer().clone() };
            // What has a mistake stands as text, so that the rest of the type is still there.
            let resolved = self.schema(&at, &Use::new(side, naming, wire)).unwrap_or_else(Resolved::text);
            let is_absent = match side {
                Side::Request => resolved.read_only,
                Side::Response => resolved.write_only,
            };
            if !is_absent {
                fields.push(self.field(
                    wire,
                    &at,
                    resolved,
                    object.required.contains(wire),
                    Location::Member,
                ));
            }
        }
        self.report_missing_properties(object, owner);
        fields
    }

    pub(super) fn field(
        &mut self,
        wire: &str,
        site: &Site<'d>,
        resolved: Resolved,
        required: bool,
        location: Location,
    ) -> Field {
        let pointer = site.pointer().clone();
        Field {
            wire: WireName(wire.to_owned()),
            name: self.options.field_name(&pointer).unwrap_or_else(|| name::field(wire)),
            pointer,
            docs: resolved.docs,
            deprecated: resolved.deprecated,
            required,
            location,
            style: None,
            type_: resolved.type_,
        }
    }

    fn report_missing_properties(&mut self, object: &Object, site: &Site<'d>) {
        for wire in &object.required {
            if !object.properties.iter().any(|(name, _)| name == wire) {
                let at = site.member("required");
                let problem =
                    at.problem(format!("`{wire}` is required, but is no property of {}", subject(site)));
                let names = object.properties.iter().map(|(name, _)| name.as_str());
                self.reader.push(match suggest::help(wire, names) {
                    Some(help) => problem.help(help),
                    None => problem,
                });
            }
        }
    }

    /// A choice of schemas, as far as one Rust type can hold it.
    fn one_of(
        &mut self,
        mut branches: Vec<Child>,
        data: &SchemaData,
        site: &Site<'d>,
        place: &Use,
    ) -> Option<(Type, String)> {
        if place.side == Side::Response && data.extensions.contains_key("x-expansionResources") {
            return Some((Type::Expandable, String::new()));
        }
        let count = branches.len();
        if place.side == Side::Request {
            branches.retain(|branch| !self.is_clear_branch(branch, site));
        }
        let clearable = branches.len() < count;
        let branch = match branches.as_slice() {
            [only] => only,
            _ => self.open_enum(&branches, site).or_else(|| {
                let problem = format!("{} is one of {count} schemas, which is not supported", subject(site));
                let help =
                    "supported are one schema, one schema or `enum: [\"\"]`, and an enum or any string";
                self.reader.push(site.problem(problem).help(help));
                None
            })?,
        };
        let resolved = self.child(branch, site, place)?;
        let type_ = match resolved.type_ {
            type_ if !clearable => type_,
            Type::Clearable(inner) => Type::Clearable(inner),
            type_ => Type::Clearable(Box::new(type_)),
        };
        Some((type_, resolved.docs))
    }

    /// Whether a branch is `{"enum": [""]}`: an empty value, which clears.
    fn is_clear_branch(&mut self, branch: &Child, site: &Site<'d>) -> bool {
        self.peek_text(branch, site).is_some_and(|text| text.values.is_some_and(|values| values == [""]))
    }

    /// The enum of `anyOf: [enum, string]`, which lists some values of an open set.
    fn open_enum<'c>(&mut self, branches: &'c [Child], site: &Site<'d>) -> Option<&'c Child> {
        let [first, second] = branches else { return None };
        let first_values = self.peek_text(first, site)?.values;
        let second_values = self.peek_text(second, site)?.values;
        match (first_values, second_values) {
            (Some(_), None) => Some(first),
            (None, Some(_)) => Some(second),
            _ => None,
        }
    }

    fn peek_text(&mut self, branch: &Child, site: &Site<'d>) -> Option<Text> {
        let (_, schema) = self.reader.child::<Schema>(branch, site)?;
        match View::of(schema.schema_kind) {
            View::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// The name of a schema that stands on its own, so that it is the same wherever it is used.
fn shared_naming(target: &Site<'_>, side: Side) -> Naming {
    let pointer = target.pointer().clone();
    let name = name::component(&pointer.last());
    let module = match side {
        Side::Request => vec![RustName("params".to_owned())],
        Side::Response => Vec::new(),
    };
    Naming { module, name, pointer }
}

fn nullable(type_: Type) -> Type {
    match type_ {
        Type::Nullable(_) => type_,
        _ => Type::Nullable(Box::new(type_)),
    }
}

/// What a message calls the schema at this place.
pub(super) fn subject(site: &Site<'_>) -> String {
    let parts = site.pointer().parts();
    match parts.as_slice() {
        [.., group, name] if group == "properties" || group == "schemas" => format!("`{name}`"),
        [.., group, name, last] if group == "properties" && last == "items" => {
            format!("an element of `{name}`")
        }
        _ => "this schema".to_owned(),
    }
}
