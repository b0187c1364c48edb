//! Types of values, and the side (request or response) that they are on.

use super::DefinitionId;

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    String,
    Boolean,
    Int32,
    Int64,
    Uint64,
    Double,
    Timestamp,
    Secret,
    /// A string in a format for which the user has a type: an index into [`super::Model::formats`].
    Formatted(usize),
    /// Any JSON value, kept as text.
    Json,
    /// A file or other bytes. Requests only.
    Upload,
    /// Text that has only this value, as far as the document knows, and that nobody sets.
    Constant(String),
    Named(DefinitionId),
    Array(Box<Type>),
    /// An array whose first elements have types of their own.
    Tuple(Box<Tuple>),
    Map(Box<Type>),
    /// A value that can be cleared: by `""` in a form, by null in JSON. Requests only.
    Clearable(Box<Type>),
    /// A value or null. JSON only.
    Nullable(Box<Type>),
    /// An id or the object with that id, which is any JSON unless it is expanded. Responses only.
    Expandable(Box<Type>),
    /// The back edge of a recursive type, or a break in a long chain of types.
    Boxed(Box<Type>),
}

impl Type {
    /// The type of a map's values. Looks inside of `Clearable`.
    pub fn map_values(&self) -> Option<&Type> {
        match self {
            Self::Map(values) => Some(values),
            Self::Clearable(inner) => inner.map_values(),
            _ => None,
        }
    }

    /// The type without `Clearable` and `Nullable`.
    pub fn innermost(&self) -> &Type {
        match self {
            Self::Clearable(inner) | Self::Nullable(inner) => inner.innermost(),
            type_ => type_,
        }
    }

    /// The only text that is known of it.
    pub fn constant(&self) -> Option<&str> {
        match self {
            Self::Constant(text) => Some(text),
            Self::Nullable(inner) | Self::Array(inner) | Self::Map(inner) => inner.constant(),
            _ => None,
        }
    }

    /// The definition that it names, inside of any containers.
    pub fn named(&self) -> Option<DefinitionId> {
        match self {
            Self::Named(id) => Some(*id),
            Self::Array(inner)
            | Self::Map(inner)
            | Self::Clearable(inner)
            | Self::Nullable(inner)
            | Self::Expandable(inner)
            | Self::Boxed(inner) => inner.named(),
            Self::Tuple(tuple) => tuple.types().find_map(Self::named),
            _ => None,
        }
    }

    /// All definitions that it names.
    pub(crate) fn all_named(&self) -> Vec<DefinitionId> {
        match self {
            Self::Named(id) => vec![*id],
            Self::Array(inner)
            | Self::Map(inner)
            | Self::Clearable(inner)
            | Self::Nullable(inner)
            | Self::Expandable(inner)
            | Self::Boxed(inner) => inner.all_named(),
            Self::Tuple(tuple) => tuple.types().flat_map(Self::all_named).collect(),
            _ => Vec::new(),
        }
    }

    /// The type with other definitions.
    pub(crate) fn with_names(&self, to: &impl Fn(DefinitionId) -> DefinitionId) -> Self {
        let inner = |inner: &Self| Box::new(inner.with_names(to));
        match self {
            Self::Named(id) => Self::Named(to(*id)),
            Self::Array(it) => Self::Array(inner(it)),
            Self::Map(it) => Self::Map(inner(it)),
            Self::Clearable(it) => Self::Clearable(inner(it)),
            Self::Nullable(it) => Self::Nullable(inner(it)),
            Self::Expandable(it) => Self::Expandable(inner(it)),
            Self::Boxed(it) => Self::Boxed(inner(it)),
            Self::Tuple(tuple) => {
                let items = tuple.items.iter().map(|item| item.with_names(to)).collect();
                let rest = tuple.rest.with_names(to);
                Self::Tuple(Box::new(Tuple { items, rest, least: tuple.least }))
            }
            Self::String
            | Self::Boolean
            | Self::Int32
            | Self::Int64
            | Self::Uint64
            | Self::Double
            | Self::Timestamp
            | Self::Secret
            | Self::Formatted(_)
            | Self::Json
            | Self::Constant(_)
            | Self::Upload => self.clone(),
        }
    }
}

/// An array whose first elements have types of their own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tuple {
    /// The first elements. Those that may be absent are nullable.
    pub items: Vec<Type>,
    /// The type of further elements.
    pub rest: Type,
    /// The least number of elements, if some of the items may be absent.
    pub least: Option<usize>,
}

impl Tuple {
    /// The types of all elements, the further ones last.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.items.iter().chain([&self.rest])
    }
}

/// The side that a type is on, and its encoding there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Sent as a form or in a style. The empty string clears.
    Form,
    /// Sent as JSON. Null clears.
    Json,
    /// Sent as a part of a multipart body.
    Parts,
    /// Received.
    Response,
}

impl Side {
    pub(crate) fn is_request(self) -> bool {
        self != Self::Response
    }
}
