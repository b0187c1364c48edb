//! Types as people write them.

use formwork_resolve::model::{Definition, Model, Type};

/// A type, with the definitions that it names written as `named` likes to.
pub(super) fn type_text(model: &Model, type_: &Type, named: &dyn Fn(&Definition) -> String) -> String {
    let of = |inner: &Type| type_text(model, inner, named);
    match type_ {
        Type::String => "String".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Int32 => "i32".to_owned(),
        Type::Int64 => "i64".to_owned(),
        Type::Uint64 => "u64".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::Timestamp => "Timestamp".to_owned(),
        Type::Secret => "Secret".to_owned(),
        Type::Formatted(format) => {
            let format = model.formats.get(*format).map(ToString::to_string).unwrap_or_default();
            format!("Formatted<{}>", format.replace(' ', ""))
        }
        Type::Json => "Json".to_owned(),
        Type::Constant(_) => "Constant".to_owned(),
        Type::Upload => "Upload".to_owned(),
        Type::Named(id) => {
            let name = model.definition(*id).map(named).unwrap_or_default();
            if model.is_string_enum(*id) { format!("Open<{name}>") } else { name }
        }
        Type::Array(element) => format!("Vec<{}>", of(element)),
        Type::Tuple(tuple) => {
            let items: Vec<String> = tuple.items.iter().map(of).collect();
            let least = tuple.least.map(|least| format!(", {least}")).unwrap_or_default();
            format!("Tuple<({},), {}{least}>", items.join(", "), of(&tuple.rest))
        }
        Type::Map(values) => format!("BTreeMap<String, {}>", of(values)),
        Type::Clearable(value) => format!("Clearable<{}>", of(value)),
        Type::Nullable(value) => format!("Option<{}>", of(value)),
        Type::Expandable(object) if **object == Type::Json => "Expandable".to_owned(),
        Type::Expandable(object) => format!("Expandable<{}>", of(object)),
        Type::Boxed(value) => format!("Box<{}>", of(value)),
    }
}
