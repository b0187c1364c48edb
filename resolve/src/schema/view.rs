//! Views: the kind of value that a schema describes, however the document expresses it.

use std::rc::Rc;

use formwork_openapi::{
    Additional, JsonType, Kind, Listed, Mark, OrderedMap, OrderedSet, Reader, Types, Value, entitle,
};

use super::conflict::Conflict;
use super::family::family;
use super::merge::{Choice, Merged};
use super::normal::{NormalForms, canonical};
use super::set::SchemaSet;

/// The kind of value that a schema describes.
#[derive(Clone, Debug)]
pub(crate) enum View<'d> {
    Text(Text<'d>),
    Boolean,
    Integer(Integer),
    Number,
    /// An enum whose values are not all strings.
    Values(Vec<Listed<'d>>),
    Object(Object<'d>),
    Array(Option<SchemaSet<'d>>),
    Tuple(Tuple<'d>),
    /// A choice.
    OneOf(Choice<'d>),
    /// Only null.
    Null,
    /// Any value.
    Any,
    /// Several choices at once, which only JSON can represent.
    Several,
    /// No value, for this reason.
    Nothing(Conflict<'d>),
}

/// An array whose first elements have schemas of their own.
#[derive(Clone, Debug)]
pub(crate) struct Tuple<'d> {
    pub(crate) items: Vec<SchemaSet<'d>>,
    /// The schema of further elements, if there is one.
    pub(crate) rest: Option<SchemaSet<'d>>,
    /// True if further elements are not allowed.
    pub(crate) is_closed: bool,
    /// The least number of elements.
    pub(crate) least: usize,
}

/// A string, or an enum of strings.
#[derive(Clone, Debug)]
pub(crate) struct Text<'d> {
    /// The values of an enum, distinct and in document order.
    pub(crate) values: Option<Vec<(String, Listed<'d>)>>,
    pub(crate) meaning: Meaning,
    pub(crate) format: Option<String>,
}

impl Text<'_> {
    /// True if the empty string is the only value.
    pub(crate) fn is_empty_text(&self) -> bool {
        self.values.as_ref().is_some_and(|values| values.iter().all(|(value, _)| value.is_empty()))
    }
}

/// The formats of strings that affect the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Plain,
    Password,
    /// Raw bytes.
    Binary,
    /// Bytes in base64 or another text encoding.
    Base64,
}

/// The formats of integers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Integer {
    Int32,
    Int64,
    Uint64,
    UnixTime,
}

/// An object with properties, or a map.
#[derive(Clone, Debug)]
pub(crate) struct Object<'d> {
    pub(crate) properties: OrderedMap<String, SchemaSet<'d>>,
    /// True if `properties` is present, even if it is empty.
    pub(crate) is_listed: bool,
    pub(crate) required: OrderedMap<String, ()>,
    /// The members that only some objects have (`then`, `else`, `dependentSchemas`).
    pub(crate) conditional: OrderedMap<String, SchemaSet<'d>>,
    pub(crate) additional: Additional<SchemaSet<'d>>,
    /// True if other members are not allowed.
    pub(crate) is_closed: bool,
}

impl<'d> NormalForms<'d> {
    /// The view of merged keywords, and true if null is a value as well.
    pub(crate) fn view(
        &mut self,
        reader: &mut Reader<'d>,
        merged: &Merged<'d>,
        set: &SchemaSet<'d>,
    ) -> (View<'d>, bool) {
        if set.with_children {
            return (View::OneOf(family(reader, &set.first)), false);
        }
        if !merged.choices.is_empty() {
            return self.choice(reader, &merged.choices);
        }
        if let Some(values) = &merged.values {
            let has_null = values.iter().any(|listed| listed.value == Value::Null);
            let values = values.iter().filter(|listed| listed.value != Value::Null).cloned().collect();
            if let Some(view) = of_values(values, merged.types, merged) {
                return (view, has_null);
            }
        }
        let view = match of_types(merged, set) {
            View::Array(Some(items)) if self.is_never(reader, "items", &items) => View::Array(None),
            View::Tuple(tuple) => self.tuple(reader, tuple),
            View::Object(object) => View::Object(self.object(reader, object, merged)),
            view => view,
        };
        (view, false)
    }

    /// Closes an object whose additional members have no possible value.
    fn object(&mut self, reader: &mut Reader<'d>, mut object: Object<'d>, merged: &Merged<'d>) -> Object<'d> {
        if let Additional::Typed(values) = &object.additional
            && self.is_never(reader, "additionalProperties", values)
        {
            object.additional = Additional::Nothing;
            object.is_closed = !merged.is_of_several;
        }
        object
    }

    /// Ends a tuple before the first element without a possible value (JSON Schema 2020-12 §10.3.1).
    fn tuple(&mut self, reader: &mut Reader<'d>, mut tuple: Tuple<'d>) -> View<'d> {
        if tuple.rest.as_ref().is_some_and(|rest| self.is_never(reader, "items", rest)) {
            tuple.rest = None;
            tuple.is_closed = true;
        }
        let mut items = tuple.items.iter();
        if let Some(end) = items.position(|item| self.is_never(reader, "prefixItems", item)) {
            tuple.items.truncate(end);
            tuple.rest = None;
            tuple.is_closed = true;
        }
        if tuple.items.is_empty() { View::Array(None) } else { View::Tuple(tuple) }
    }

    /// True if the schema of this keyword has no possible value. That is listed, except for the boolean schema `false`,
    /// which is intended.
    fn is_never(&mut self, reader: &mut Reader<'d>, keyword: &'static str, set: &SchemaSet<'d>) -> bool {
        let Some(conflict) = self.conflict(reader, set) else { return false };
        if conflict.site.node.kind() != Kind::Boolean {
            let message =
                format!("`{keyword}` is left out, because no value can be right: {}", conflict.message);
            reader.remark(Mark::NotRepresented, keyword, &set.first, message);
        }
        true
    }

    /// The view of several choices at once. Choices with a single possible branch are merged into every branch of the
    /// remaining one.
    fn choice(&mut self, reader: &mut Reader<'d>, choices: &[Choice<'d>]) -> (View<'d>, bool) {
        let mut open: Option<Choice<'d>> = None;
        let mut decided: Vec<SchemaSet<'d>> = Vec::new();
        for choice in choices {
            let branches = self.possible_branches(reader, choice);
            match (branches.as_slice(), choices.len()) {
                ([only], 2..) => decided.push(only.clone()),
                _ if open.is_some() => return (View::Several, false),
                _ => open = Some(Choice { branches, ..choice.clone() }),
            }
        }
        let Some(mut choice) = open.or_else(|| {
            let only = decided.pop()?;
            Some(Choice::new(vec![only]))
        }) else {
            return (View::Any, false);
        };
        for branch in &mut choice.branches {
            decided.iter().flat_map(SchemaSet::sites).for_each(|site| branch.add(site));
        }
        let count = choice.branches.len();
        choice.branches.retain(|branch| !self.is_null(reader, branch));
        let has_null = choice.branches.len() < count;
        if choice.branches.is_empty() {
            return (View::Null, has_null);
        }
        let constants = self.constants(reader, &choice);
        let view = constants.and_then(|(values, merged)| of_values(values, merged.types, &merged));
        (view.unwrap_or(View::OneOf(choice)), has_null)
    }

    fn is_null(&mut self, reader: &mut Reader<'d>, branch: &SchemaSet<'d>) -> bool {
        let merged = canonical(reader, branch).and_then(|set| self.merged(reader, &set));
        merged.is_some_and(|merged| merged.choices.is_empty() && merged.is_null())
    }

    /// The values of a choice between constants of one JSON type, which is an enum, and the keywords of one branch. A
    /// value is named by the `title` of its branch, and gets its description. A branch for any string may stand beside
    /// them: the constants are then the known values of an open enum.
    fn constants(
        &mut self,
        reader: &mut Reader<'d>,
        choice: &Choice<'d>,
    ) -> Option<(Vec<Listed<'d>>, Rc<Merged<'d>>)> {
        let mut values: Vec<Listed<'d>> = Vec::new();
        let mut first = None;
        let mut has_rest = false;
        for branch in &choice.branches {
            let set = canonical(reader, branch)?;
            let merged = self.merged(reader, &set)?;
            if merged.is_plain_text() {
                has_rest = true;
                continue;
            }
            values.push(merged.constant(&set)?);
            first.get_or_insert(merged);
        }
        let kind = |listed: &Listed<'d>| listed.value.kind();
        let is_of_one_kind = values.iter().all(|value| Some(kind(value)) == values.first().map(kind));
        let is_enum = is_of_one_kind
            && (!has_rest || values.len() > 1 && matches!(values.first()?.value, Value::Text(_)));
        if let Some(holder) = &choice.holder {
            entitle(&mut values, holder);
        }
        if is_enum { Some((values, first?)) } else { None }
    }
}

impl<'d> Merged<'d> {
    /// True if null is the only value.
    fn is_null(&self) -> bool {
        match &self.values {
            Some(values) => values.iter().all(|listed| listed.value == Value::Null),
            None => self.types == Some(Types::NONE),
        }
    }

    /// True for any string, without further keywords.
    fn is_plain_text(&self) -> bool {
        self.choices.is_empty()
            && self.values.is_none()
            && self.types == Some(Types::from_type(JsonType::String))
    }

    /// The constant, with its title and description.
    fn constant(&self, set: &SchemaSet<'d>) -> Option<Listed<'d>> {
        let [only] = self.values.as_deref()? else { return None };
        if !self.choices.is_empty() || only.value.has_parts() || only.value == Value::Null {
            return None;
        }
        let title = || set.first.node.member("title")?.string();
        let title = only.title.clone().or_else(title);
        Some(Listed { title, description: self.description.clone(), ..only.clone() })
    }
}

/// The view of an enum. `None` if its values do not narrow the type.
fn of_values<'d>(values: Vec<Listed<'d>>, types: Option<Types>, merged: &Merged<'d>) -> Option<View<'d>> {
    let is_only = |type_: JsonType| types.is_some_and(|types| types.iter().eq([type_]));
    let all = |is: fn(&Value) -> bool| values.iter().all(|listed| is(&listed.value));
    if values.is_empty() {
        return Some(View::Null);
    }
    if is_only(JsonType::Boolean) || types.is_none() && all(|value| matches!(value, Value::Boolean(_))) {
        return Some(View::Boolean);
    }
    let has_parts = values.iter().any(|listed| listed.value.has_parts());
    // A single array or object is kept as a constant.
    if has_parts && values.len() == 1 {
        return Some(View::Any);
    }
    if has_parts || is_only(JsonType::Array) || is_only(JsonType::Object) {
        return None;
    }
    // Quotes are unreliable: YAML reads some unquoted strings as numbers or booleans, and editors quote everything.
    // `type` decides.
    if is_only(JsonType::String) || all(|value| matches!(value, Value::Text(_))) && !is_numeric(types) {
        let values = values.into_iter().map(|listed| (authored(&listed), listed));
        let mut seen = OrderedSet::default();
        let each_once = values.filter(|(text, _)| seen.insert(text.clone())).collect();
        return Some(View::Text(Text { values: Some(each_once), meaning: meaning(merged), format: None }));
    }
    if !is_numeric(types) {
        return Some(View::Values(distinct(values)));
    }
    let numbers: Option<Vec<Listed<'d>>> = values.into_iter().map(number).collect();
    numbers.map(distinct).map(View::Values)
}

fn is_numeric(types: Option<Types>) -> bool {
    types.is_some_and(|types| types != Types::NONE && types.is_subset_of(Types::from_type(JsonType::Number)))
}

/// Converts a value to a number.
fn number(listed: Listed<'_>) -> Option<Listed<'_>> {
    let value = match &listed.value {
        Value::Text(text) => Value::of_word(text.trim()).ok()?,
        value => value.clone(),
    };
    let is_number = matches!(value, Value::Integer(_) | Value::Number(_));
    is_number.then_some(Listed { value, ..listed })
}

/// The distinct values.
fn distinct(values: Vec<Listed<'_>>) -> Vec<Listed<'_>> {
    let mut seen = OrderedSet::default();
    values.into_iter().filter(|listed| seen.insert(listed.value.key())).collect()
}

/// The text of a scalar as its author wrote it.
fn authored(listed: &Listed<'_>) -> String {
    match &listed.value {
        Value::Text(text) => text.clone(),
        _ => listed.node.authored().to_owned(),
    }
}

fn of_types<'d>(merged: &Merged<'d>, set: &SchemaSet<'d>) -> View<'d> {
    let Some(types) = merged.types else { return inferred(merged) };
    let mut each = types.iter();
    match (each.next(), each.next()) {
        (None, _) => View::Null,
        (Some(only), None) => of_type(only, merged),
        _ => {
            let branch = |type_| SchemaSet { only: Some(Types::from_type(type_)), ..set.clone() };
            let branches = types.iter().map(branch).collect();
            View::OneOf(Choice::new(branches))
        }
    }
}

fn of_type<'d>(type_: JsonType, merged: &Merged<'d>) -> View<'d> {
    match type_ {
        JsonType::Null => View::Null,
        JsonType::Boolean => View::Boolean,
        JsonType::Integer => View::Integer(match merged.format.as_deref() {
            Some("int32") => Integer::Int32,
            Some("uint64") => Integer::Uint64,
            Some("unix-time") => Integer::UnixTime,
            _ => Integer::Int64,
        }),
        JsonType::Number => View::Number,
        JsonType::String => {
            View::Text(Text { values: None, meaning: meaning(merged), format: merged.format.clone() })
        }
        JsonType::Array if !merged.prefix_items.is_empty() => View::Tuple(tuple(merged)),
        JsonType::Array => View::Array(merged.items.clone()),
        JsonType::Object => View::Object(object(merged)),
    }
}

/// A tuple, without the elements beyond `maxItems`.
fn tuple<'d>(merged: &Merged<'d>) -> Tuple<'d> {
    let mut items = merged.prefix_items.clone();
    let is_closed = merged.max_items.is_some_and(|most| most <= items.len());
    items.truncate(merged.max_items.unwrap_or(items.len()));
    Tuple { items, rest: merged.items.clone().filter(|_| !is_closed), is_closed, least: merged.min_items }
}

/// The view of a schema without `type`, inferred from its other keywords.
fn inferred<'d>(merged: &Merged<'d>) -> View<'d> {
    if merged.properties.is_some() || !matches!(merged.additional, Additional::Unsaid) {
        View::Object(object(merged))
    } else if merged.items.is_some() || !merged.prefix_items.is_empty() {
        of_type(JsonType::Array, merged)
    } else {
        View::Any
    }
}

fn object<'d>(merged: &Merged<'d>) -> Object<'d> {
    Object {
        is_listed: merged.properties.is_some(),
        properties: merged.properties.clone().unwrap_or_default(),
        required: merged.required.clone(),
        conditional: merged.conditional.clone(),
        additional: merged.additional.clone(),
        is_closed: merged.is_closed,
    }
}

fn meaning(merged: &Merged<'_>) -> Meaning {
    match (merged.format.as_deref(), merged.content_encoding.as_deref(), &merged.content_media_type) {
        (Some("password"), ..) => Meaning::Password,
        (_, Some("binary"), _) => Meaning::Binary,
        (Some("byte"), ..) | (_, Some(_), _) => Meaning::Base64,
        (Some("binary"), ..) | (None, None, Some(_)) => Meaning::Binary,
        _ => Meaning::Plain,
    }
}
