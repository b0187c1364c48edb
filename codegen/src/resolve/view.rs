//! A schema seen as what it describes, whichever of OpenAPI's ways of saying it the document chose.

use indexmap::IndexSet;
use openapiv3::{
    AdditionalProperties, AnySchema, IntegerFormat, IntegerType, NumberType, ObjectType, ReferenceOr, Schema,
    SchemaKind, StringFormat, StringType, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::openapi::DECLARED_TYPES;
use crate::suggest;

/// A schema's child.
pub(super) type Child = ReferenceOr<Box<Schema>>;

/// What a schema describes.
#[derive(Debug)]
pub(super) enum View {
    Text(Text),
    Boolean,
    Integer(Integer),
    Number,
    Object(Object),
    Array(Option<Child>),
    /// One of several schemas, from `anyOf` and `oneOf`.
    OneOf(Vec<Child>),
    /// Another schema with something added, from `allOf` with one element.
    Same(Child),
    /// Anything at all.
    Any,
    /// Something that has no Rust type.
    Unsupported(Unsupported),
}

/// What has no Rust type.
#[derive(Debug)]
pub(super) struct Unsupported {
    /// The keyword that is the reason, or an empty text if it is the schema as a whole.
    pub(super) keyword: &'static str,
    /// A phrase that follows the schema's name.
    pub(super) reason: String,
    /// The way out.
    pub(super) help: Option<String>,
}

/// Text, or one of some texts.
#[derive(Debug)]
pub(super) struct Text {
    /// The values of an enum, each once, in order.
    pub(super) values: Option<Vec<String>>,
    /// Whether null is among the values.
    pub(super) nullable: bool,
    pub(super) meaning: Meaning,
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
pub(super) struct Object {
    pub(super) properties: Vec<(String, Child)>,
    pub(super) required: Vec<String>,
    pub(super) additional: Additional,
}

/// What else an object may have.
#[derive(Debug)]
pub(super) enum Additional {
    Anything,
    Nothing,
    Typed(Child),
}

impl View {
    pub(super) fn of(schema: SchemaKind) -> Self {
        match schema {
            SchemaKind::Type(Type::String(string)) => text(string),
            SchemaKind::Type(Type::Boolean(_)) => Self::Boolean,
            SchemaKind::Type(Type::Integer(integer)) => integer_view(&integer),
            SchemaKind::Type(Type::Number(NumberType { .. })) => Self::Number,
            SchemaKind::Type(Type::Object(object)) => Self::Object(object_view(object)),
            SchemaKind::Type(Type::Array(array)) => Self::Array(array.items),
            SchemaKind::OneOf { one_of: schemas } | SchemaKind::AnyOf { any_of: schemas } => {
                Self::OneOf(schemas.into_iter().map(boxed).collect())
            }
            SchemaKind::AllOf { all_of } => same(all_of),
            SchemaKind::Not { .. } => {
                Self::unsupported("not", "says what a value is not (`not`), which no Rust type can")
            }
            SchemaKind::Any(any) => any_view(any),
        }
    }

    fn unsupported(keyword: &'static str, reason: &str) -> Self {
        Self::Unsupported(Unsupported { keyword, reason: reason.to_owned(), help: None })
    }
}

/// The form that the children of properties and items have.
fn boxed(child: ReferenceOr<Schema>) -> Child {
    match child {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
        ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
    }
}

fn text(string: StringType) -> View {
    let nullable = string.enumeration.contains(&None);
    let values: IndexSet<String> = string.enumeration.into_iter().flatten().collect();
    let values: Vec<String> = values.into_iter().collect();
    let meaning = match string.format {
        VariantOrUnknownOrEmpty::Item(StringFormat::Password) => Meaning::Password,
        VariantOrUnknownOrEmpty::Item(StringFormat::Binary) => Meaning::Binary,
        VariantOrUnknownOrEmpty::Item(StringFormat::Byte) => Meaning::Base64,
        _ => Meaning::Plain,
    };
    View::Text(Text { values: (!values.is_empty()).then_some(values), nullable, meaning })
}

fn integer_view(integer: &IntegerType) -> View {
    View::Integer(match &integer.format {
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => Integer::Int32,
        VariantOrUnknownOrEmpty::Unknown(format) if format == "unix-time" => Integer::UnixTime,
        _ => Integer::Int64,
    })
}

fn object_view(object: ObjectType) -> Object {
    let additional = match object.additional_properties {
        None | Some(AdditionalProperties::Any(true)) => Additional::Anything,
        Some(AdditionalProperties::Any(false)) => Additional::Nothing,
        Some(AdditionalProperties::Schema(schema)) => Additional::Typed(boxed(*schema)),
    };
    Object { properties: object.properties.into_iter().collect(), required: object.required, additional }
}

fn same(mut all_of: Vec<ReferenceOr<Schema>>) -> View {
    match (all_of.pop(), all_of.is_empty()) {
        (Some(schema), true) => View::Same(boxed(schema)),
        _ => View::unsupported("allOf", "combines several schemas with `allOf`, which is not supported"),
    }
}

/// A schema whose keywords are not those of one type.
fn any_view(any: AnySchema) -> View {
    let combined = any.one_of.len() + any.all_of.len() + any.any_of.len() > 0 || any.not.is_some();
    if combined {
        return View::unsupported(
            "",
            "has `anyOf`, `oneOf`, `allOf` or `not` beside other keywords, which is not supported",
        );
    }
    match any.typ.as_deref() {
        Some("object") => View::Object(any_object(any)),
        Some("array") => View::Array(any.items),
        Some("boolean") => View::Boolean,
        Some("number") => View::Number,
        Some("integer") => integer_view(&IntegerType { format: any.format.into(), ..Default::default() }),
        Some("string") => any_text(any),
        Some(other) => unknown_type(other),
        None if !any.properties.is_empty() || any.additional_properties.is_some() => {
            View::Object(any_object(any))
        }
        None if any.items.is_some() => View::Array(any.items),
        None if !any.enumeration.is_empty() => any_text(any),
        None => View::Any,
    }
}

fn any_object(any: AnySchema) -> Object {
    object_view(ObjectType {
        properties: any.properties,
        required: any.required,
        additional_properties: any.additional_properties,
        ..Default::default()
    })
}

/// An enum without a type, or with values that its type does not have.
fn any_text(any: AnySchema) -> View {
    let enumeration = any.enumeration.into_iter().map(|value| match value {
        Value::String(text) => Ok(Some(text)),
        Value::Null => Ok(None),
        other => Err(other),
    });
    match enumeration.collect() {
        Ok(enumeration) => text(StringType { enumeration, format: any.format.into(), ..Default::default() }),
        Err(other) => View::Unsupported(Unsupported {
            keyword: "enum",
            reason: format!("has the enum value `{other}`, which is no string"),
            help: Some("only enums of strings are supported".to_owned()),
        }),
    }
}

fn unknown_type(name: &str) -> View {
    let help = suggest::help(name, DECLARED_TYPES);
    let reason = format!("has `type: \"{name}\"`, which is no JSON type");
    View::Unsupported(Unsupported { keyword: "type", reason, help })
}
