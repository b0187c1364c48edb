//! Types as people write them: by the last names of their paths.

use crate::model::{Definition, Field, Location, Model, Type};

/// What a type is called.
pub(super) fn type_text(model: &Model, type_: &Type) -> String {
    let of = |inner: &Type| type_text(model, inner);
    match type_ {
        Type::String => "String".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Int32 => "i32".to_owned(),
        Type::Int64 => "i64".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::Timestamp => "Timestamp".to_owned(),
        Type::Secret => "Secret".to_owned(),
        Type::Formatted(format) => {
            let format = model.formats.get(*format).map(ToString::to_string).unwrap_or_default();
            format!("Formatted<{}>", format.replace(' ', ""))
        }
        Type::Json => "Json".to_owned(),
        Type::Upload => "Upload".to_owned(),
        Type::Expandable(inner) if **inner == Type::Json => "Expandable".to_owned(),
        Type::Expandable(inner) => format!("Expandable<{}>", of(inner)),
        Type::Named(id) => model.definition(*id).map(path).unwrap_or_default(),
        Type::Array(inner) => format!("Vec<{}>", of(inner)),
        Type::Tuple(items, rest) => {
            let items: Vec<String> = items.iter().map(of).collect();
            format!("Tuple<({}), {}>", items.join(", "), of(rest))
        }
        Type::Map(inner) => format!("BTreeMap<String, {}>", of(inner)),
        Type::Clearable(inner) => format!("Clearable<{}>", of(inner)),
        Type::Nullable(inner) => format!("Option<{}>", of(inner)),
        Type::Boxed(inner) => format!("Box<{}>", of(inner)),
    }
}

/// The type of a field: what is not required may be absent.
pub(super) fn field_text(model: &Model, field: &Field) -> String {
    let text = type_text(model, &field.type_);
    match &field.type_ {
        Type::Clearable(_) | Type::Nullable(_) => text,
        _ if field.required || field.location == Location::Rest => text,
        _ => format!("Option<{text}>"),
    }
}

/// A definition's path from where the macro stands.
pub(super) fn path(definition: &Definition) -> String {
    let modules = definition.module.iter().map(|module| format!("{module}::"));
    modules.chain([definition.name.to_string()]).collect()
}
