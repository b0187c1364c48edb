//! Types as they are explained: by their paths from where the macro stands.

use formwork_resolve::model::{Definition, Field, Location, Model, Type};

use crate::tools::type_text;

/// The name of a type.
pub(super) fn type_text(model: &Model, type_: &Type) -> String {
    type_text::type_text(model, type_, &path)
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
