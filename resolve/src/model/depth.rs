//! The nesting depth of values, which decides how a form or a parameter can write them.

use super::Type;

/// The depth of a type. `definitions` are the depths of the named types.
pub(super) fn depth_of(type_: &Type, definitions: &[Depth]) -> Depth {
    match type_ {
        Type::Clearable(inner) | Type::Nullable(inner) | Type::Boxed(inner) => depth_of(inner, definitions),
        Type::Array(inner) | Type::Map(inner) if depth_of(inner, definitions) == Depth::Scalar => Depth::Flat,
        Type::Tuple(tuple) if tuple.items.iter().all(|item| depth_of(item, definitions) == Depth::Scalar) => {
            Depth::Flat
        }
        Type::Array(_) | Type::Map(_) | Type::Tuple(..) | Type::Json | Type::Expandable(_) => Depth::Deep,
        Type::Named(id) => definitions.get(id.0).copied().unwrap_or(Depth::Scalar),
        _ => Depth::Scalar,
    }
}

/// The nesting depth of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// A single text.
    Scalar,
    /// An array or object of scalars.
    Flat,
    /// Nested arrays or objects.
    Deep,
}
