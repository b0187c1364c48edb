//! A schema seen as what it describes, whichever of OpenAPI's ways of saying it the document chose.

use formwork_openapi::{Additional, JsonType, Listed, OrderedMap, OrderedSet, Types, Value};

use super::merge::{Choice, Spot, Whole};

/// What a schema describes.
#[derive(Debug)]
pub(super) enum View<'d> {
    Text(Text<'d>),
    Boolean,
    Integer(Integer),
    Number,
    /// One of some values that are not all text.
    Values(Vec<Listed<'d>>),
    Object(Object<'d>),
    Array(Option<Spot<'d>>),
    /// An array whose first elements have schemas of their own, and that of the rest.
    Tuple(Vec<Spot<'d>>, Option<Spot<'d>>),
    /// One of several schemas.
    OneOf(Choice<'d>),
    /// Null, and nothing else.
    Null,
    /// Anything at all.
    Any,
    /// Something that only JSON can say: several choices that are made at the same time.
    Several,
    /// No value at all.
    Nothing,
}

/// Text, or one of some texts.
#[derive(Debug)]
pub(super) struct Text<'d> {
    /// The values of an enum, each once, in order.
    pub(super) values: Option<Vec<(String, Listed<'d>)>>,
    pub(super) meaning: Meaning,
    pub(super) format: Option<String>,
}

impl Text<'_> {
    /// Whether it is the empty text and nothing else.
    pub(super) fn is_empty_text(&self) -> bool {
        self.values.as_ref().is_some_and(|values| values.iter().all(|(value, _)| value.is_empty()))
    }
}

/// The formats of text that make a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Plain,
    Password,
    /// Bytes as they are.
    Binary,
    /// Bytes in base64.
    Base64,
}

/// The formats of integers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Integer {
    Int32,
    Int64,
    UnixTime,
}

/// An object with properties, or a map.
#[derive(Debug)]
pub(super) struct Object<'d> {
    pub(super) properties: OrderedMap<String, Spot<'d>>,
    /// Whether there is a list of properties, even if it is empty.
    pub(super) is_listed: bool,
    pub(super) required: OrderedMap<String, ()>,
    pub(super) additional: Additional<Spot<'d>>,
}

impl<'d> View<'d> {
    /// The view of a spot, and whether null is one of its values.
    pub(super) fn of(whole: Whole<'d>, spot: &Spot<'d>) -> (Self, bool) {
        let nullable = whole.nullable;
        if whole.is_impossible {
            return (Self::Nothing, nullable);
        }
        if whole.has_more_choices {
            return (Self::Several, nullable);
        }
        if let Some(choice) = whole.choice {
            return (Self::OneOf(choice), nullable);
        }
        if let Some(values) = &whole.values {
            let has_null = values.iter().any(|listed| listed.value == Value::Null);
            let values = values.iter().filter(|listed| listed.value != Value::Null).cloned().collect();
            if let Some(view) = of_values(values, whole.types, &whole) {
                return (view, nullable || has_null);
            }
        }
        (of_types(whole, spot), nullable)
    }
}

/// The view of an enum. `None` if its values say nothing beside the type.
fn of_values<'d>(values: Vec<Listed<'d>>, types: Option<Types>, whole: &Whole<'d>) -> Option<View<'d>> {
    let is_only = |type_: JsonType| types.is_some_and(|types| types.iter().eq([type_]));
    let all = |is: fn(&Value) -> bool| values.iter().all(|listed| is(&listed.value));
    if values.is_empty() {
        return Some(View::Null);
    }
    if is_only(JsonType::Boolean) || types.is_none() && all(|value| matches!(value, Value::Boolean(_))) {
        return Some(View::Boolean);
    }
    let has_parts = values.iter().any(|listed| listed.value.has_parts());
    if has_parts || is_only(JsonType::Array) || is_only(JsonType::Object) {
        return None;
    }
    // A YAML reader makes a number or boolean of what has no quotes, and an editor text of everything.
    if is_only(JsonType::String) || all(|value| matches!(value, Value::Text(_))) && !is_numeric(types) {
        let values = values.into_iter().map(|listed| (plain(&listed.value), listed));
        let mut seen = OrderedSet::default();
        let each_once = values.filter(|(text, _)| seen.insert(text.clone())).collect();
        return Some(View::Text(Text { values: Some(each_once), meaning: meaning(whole), format: None }));
    }
    if !is_numeric(types) {
        return Some(View::Values(distinct(values)));
    }
    let numbers: Option<Vec<Listed<'d>>> = values.into_iter().map(number).collect();
    numbers.map(distinct).map(View::Values)
}

fn is_numeric(types: Option<Types>) -> bool {
    types.is_some_and(|types| types != Types::NONE && types.is_subset_of(Types::of(JsonType::Number)))
}

/// The same value as a number.
fn number(listed: Listed<'_>) -> Option<Listed<'_>> {
    let value = match &listed.value {
        Value::Text(text) => Value::of_word(text.trim()).ok()?,
        value => value.clone(),
    };
    let is_number = matches!(value, Value::Integer(_) | Value::Number(_));
    is_number.then_some(Listed { value, ..listed })
}

/// Each value once.
fn distinct(values: Vec<Listed<'_>>) -> Vec<Listed<'_>> {
    let mut seen = OrderedSet::default();
    values.into_iter().filter(|listed| seen.insert(listed.value.to_string())).collect()
}

/// A scalar as text.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => other.to_string(),
    }
}

fn of_types<'d>(whole: Whole<'d>, spot: &Spot<'d>) -> View<'d> {
    let Some(types) = whole.types else { return inferred(whole) };
    let mut each = types.iter();
    match (each.next(), each.next()) {
        (None, _) => View::Null,
        (Some(only), None) => of_type(only, whole),
        _ => {
            let branch = |type_| Spot { only: Some(Types::of(type_)), ..spot.clone() };
            View::OneOf(Choice { branches: types.iter().map(branch).collect(), discriminator: None })
        }
    }
}

fn of_type(type_: JsonType, whole: Whole<'_>) -> View<'_> {
    match type_ {
        JsonType::Null => View::Null,
        JsonType::Boolean => View::Boolean,
        JsonType::Integer => View::Integer(match whole.format.as_deref() {
            Some("int32") => Integer::Int32,
            Some("unix-time") => Integer::UnixTime,
            _ => Integer::Int64,
        }),
        JsonType::Number => View::Number,
        JsonType::String => View::Text(Text { values: None, meaning: meaning(&whole), format: whole.format }),
        JsonType::Array if !whole.prefix_items.is_empty() => View::Tuple(whole.prefix_items, whole.items),
        JsonType::Array => View::Array(whole.items),
        JsonType::Object => View::Object(object(whole)),
    }
}

/// What a schema without a type is: what its keywords are about.
fn inferred(whole: Whole<'_>) -> View<'_> {
    if whole.properties.is_some() || !matches!(whole.additional, Additional::Unsaid) {
        View::Object(object(whole))
    } else if whole.items.is_some() || !whole.prefix_items.is_empty() {
        of_type(JsonType::Array, whole)
    } else {
        View::Any
    }
}

fn object(whole: Whole<'_>) -> Object<'_> {
    Object {
        is_listed: whole.properties.is_some(),
        properties: whole.properties.unwrap_or_default(),
        required: whole.required,
        additional: whole.additional,
    }
}

fn meaning(whole: &Whole<'_>) -> Meaning {
    match (whole.format.as_deref(), whole.content_encoding.as_deref(), &whole.content_media_type) {
        (Some("password"), ..) => Meaning::Password,
        (Some("byte"), ..) | (_, Some("base64" | "base64url"), _) => Meaning::Base64,
        (Some("binary"), ..) | (None, None, Some(_)) => Meaning::Binary,
        _ => Meaning::Plain,
    }
}
