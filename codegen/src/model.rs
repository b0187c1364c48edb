//! The intermediate form: what will be Rust, with every reference followed and every name given.

use std::fmt;

use proc_macro2::Span;

use crate::method::Method;
use crate::source::Place;

/// Everything that is emitted.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) operations: Vec<Operation>,
    pub(crate) definitions: Vec<Definition>,
}

impl Model {
    pub(crate) fn definition(&self, id: DefinitionId) -> Option<&Definition> {
        self.definitions.get(id.0)
    }
}

/// A definition's place in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DefinitionId(pub(crate) usize);

/// A name as the document writes it and as it goes over the wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WireName(pub(crate) String);

/// A name that is a Rust identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RustName(pub(crate) String);

impl fmt::Display for RustName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One operation, around the definition that holds its parameters.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) method: Method,
    pub(crate) path: Vec<PathPart>,
    pub(crate) params: DefinitionId,
    pub(crate) has_form: bool,
    pub(crate) output: Output,
    pub(crate) span: Span,
}

/// A piece of a path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PathPart {
    Literal(String),
    Parameter(WireName),
}

/// What success decodes to.
#[derive(Debug)]
pub(crate) enum Output {
    Nothing,
    Json(Type),
}

/// A struct or enum with a name.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) name: RustName,
    /// Where in the document to rename it.
    pub(crate) place: Place,
    /// The modules that lead to it from where the macro stands.
    pub(crate) module: Vec<RustName>,
    /// The module of the types that belong to this one.
    pub(crate) own_module: RustName,
    pub(crate) docs: String,
    pub(crate) deprecated: bool,
    pub(crate) shape: Shape,
    /// Where diagnostics about it point: the argument that reached it first.
    pub(crate) span: Span,
}

impl Definition {
    /// The modules that lead to the types that belong to this one.
    pub(crate) fn inner_module(&self) -> Vec<RustName> {
        let mut module = self.module.clone();
        module.push(self.own_module.clone());
        module
    }
}

/// What a definition is.
#[derive(Debug)]
pub(crate) enum Shape {
    /// The parameters of an operation and the properties of its body.
    Operation(Vec<Field>),
    /// An object that is sent.
    Params(Vec<Field>),
    /// An object that is received.
    Response(Vec<Field>),
    /// A string enum, the same on both sides.
    Enum(Vec<Variant>),
}

impl Shape {
    pub(crate) fn fields(&self) -> &[Field] {
        match self {
            Self::Operation(fields) | Self::Params(fields) | Self::Response(fields) => fields,
            Self::Enum(_) => &[],
        }
    }

    pub(crate) fn fields_mut(&mut self) -> &mut [Field] {
        match self {
            Self::Operation(fields) | Self::Params(fields) | Self::Response(fields) => fields,
            Self::Enum(_) => &mut [],
        }
    }
}

/// A parameter or property.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) wire: WireName,
    pub(crate) name: RustName,
    pub(crate) place: Place,
    pub(crate) docs: String,
    pub(crate) deprecated: bool,
    pub(crate) required: bool,
    pub(crate) location: Location,
    /// The style that the document declares for it in a query or form.
    pub(crate) style: Option<Style>,
    pub(crate) type_: Type,
}

/// The methods that a field has in a struct that is sent, beside the constructor.
#[derive(Debug)]
pub(crate) struct Methods {
    pub(crate) set: RustName,
    pub(crate) clear: Option<RustName>,
    pub(crate) set_entry: Option<RustName>,
    pub(crate) clear_entry: Option<RustName>,
}

impl Field {
    /// The methods, for a field that is not required. What cannot be cleared has no method that clears.
    pub(crate) fn methods(&self) -> Methods {
        let stem = self.name.0.trim_end_matches('_');
        let clearable = matches!(self.type_, Type::Clearable(_));
        let values = self.type_.map_values();
        let clearable_values = matches!(values, Some(Type::Clearable(_)));
        let method = |exists: bool, name: String| exists.then_some(RustName(name));
        Methods {
            set: self.name.clone(),
            clear: method(clearable, format!("clear_{stem}")),
            set_entry: method(values.is_some(), format!("{stem}_entry")),
            clear_entry: method(clearable_values, format!("clear_{stem}_entry")),
        }
    }
}

/// Where a field goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// Into the path.
    Path,
    /// Into the query.
    Query,
    /// Into the body or the object that the field belongs to.
    Member,
}

/// How a query or form writes a value; with an array or object it makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

/// A value of a string enum.
#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) wire: WireName,
    pub(crate) name: RustName,
    pub(crate) place: Place,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    Timestamp,
    Secret,
    /// Any JSON value, kept as text. Responses only.
    Json,
    Named(DefinitionId),
    Array(Box<Type>),
    Map(Box<Type>),
    /// A value that `""` on the wire clears. Requests only.
    Clearable(Box<Type>),
    /// A value or null. Responses only.
    Nullable(Box<Type>),
    /// An id, or the object that it stands for. Responses only.
    Expandable,
    /// The back edge of a recursive type.
    Boxed(Box<Type>),
}

impl Type {
    /// The type of a map's values, if this is one or a map that can be cleared.
    pub(crate) fn map_values(&self) -> Option<&Type> {
        match self {
            Self::Map(values) => Some(values),
            Self::Clearable(inner) => inner.map_values(),
            _ => None,
        }
    }

    /// Whether one text says the whole value, and there always is one.
    pub(crate) fn is_plain_scalar(&self, model: &[Definition]) -> bool {
        self.is_scalar(model) && !matches!(self, Self::Clearable(_) | Self::Nullable(_))
    }

    /// Whether one pair says the whole value.
    pub(crate) fn is_scalar(&self, model: &[Definition]) -> bool {
        match self {
            Self::Named(id) => matches!(model.get(id.0).map(|d| &d.shape), Some(Shape::Enum(_))),
            Self::Clearable(inner) | Self::Nullable(inner) | Self::Boxed(inner) => inner.is_scalar(model),
            Self::Array(_) | Self::Map(_) | Self::Json | Self::Expandable => false,
            _ => true,
        }
    }
}

/// The side of the wire that a type stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Request,
    Response,
}
