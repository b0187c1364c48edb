//! The model: the Rust items to emit, with references followed and names given.

mod depth;
mod derive;
mod description;
mod outline;
mod types;

use crate::arguments::Derive;
use crate::names::{ModuleKey, VariantIndex};
use std::cell::OnceCell;
use std::fmt;

use formwork_openapi::{Method, OrderedSet, Place, Value};
use proc_macro2::{Span, TokenStream};

pub use depth::Depth;
use depth::depth_of;
pub use description::{Description, Requirement, Scheme, SchemeKind, Server, Variable};
pub use outline::{Outline, OutlineMember};
pub use types::{Side, Tuple, Type};

/// The model of the selected operations.
#[derive(Debug, Default)]
pub struct Model {
    pub operations: Vec<Operation>,
    pub definitions: Vec<Definition>,
    /// The absolute base URL of relative links in descriptions.
    pub base: Option<String>,
    /// The encoding of arrays and nested objects in queries and forms, where OpenAPI leaves it open.
    pub dialect: Option<Dialect>,
    /// The user's types for formats of strings; [`Type::Formatted`] is an index into them.
    pub formats: Vec<TokenStream>,
    /// The user's derives, for structs and enums that are made from schemas or operations.
    pub derives: Vec<Derive>,
    /// The offsets of the values of [`Type::Constant`], which no definition lists.
    pub constants: Vec<usize>,
    /// Cache of [`Model::depth`] for each definition, filled on first use.
    depths: OnceCell<Vec<Depth>>,
}

impl Model {
    pub fn new(dialect: Option<Dialect>, formats: Vec<TokenStream>) -> Self {
        Self { dialect, formats, ..Self::default() }
    }

    pub fn definition(&self, id: DefinitionId) -> Option<&Definition> {
        self.definitions.get(id.0)
    }

    /// True if a multipart body has a part of its own kind for this type: a file, or a choice that may be one.
    pub fn is_part(&self, type_: &Type) -> bool {
        match type_ {
            Type::Upload => true,
            Type::Named(id) => match self.definition(*id).map(|definition| &definition.shape) {
                Some(Shape::Union(union)) => self.has_part(union),
                _ => false,
            },
            Type::Boxed(inner) => self.is_part(inner),
            _ => false,
        }
    }

    /// True if a branch of a choice is a file or a choice that may be one, or a list of these.
    pub fn has_part(&self, union: &Union) -> bool {
        self.has_part_within(union, DEEPEST_PART)
    }

    fn has_part_within(&self, union: &Union, depth: usize) -> bool {
        let union_of = |type_: &Type| match &self.definition(type_.named()?)?.shape {
            Shape::Union(union) => Some(union),
            _ => None,
        };
        union.branches.iter().any(|branch| {
            let type_ = match &branch.type_ {
                Type::Array(inner) | Type::Boxed(inner) => inner,
                type_ => type_,
            };
            match type_ {
                Type::Upload => true,
                Type::Named(_) if depth > 0 => {
                    union_of(type_).is_some_and(|inner| self.has_part_within(inner, depth - 1))
                }
                _ => false,
            }
        })
    }

    /// True for a string enum. Its values may include strings that the document does not list.
    pub fn is_string_enum(&self, id: DefinitionId) -> bool {
        matches!(self.definition(id).map(|definition| &definition.shape), Some(Shape::Enum(_)))
    }

    /// True for a member that has to be sent and can only be one value: nobody is asked for it.
    pub fn is_constant(&self, field: &Field) -> bool {
        field.required && (matches!(field.type_, Type::Constant(_)) || self.constant(field).is_some())
    }

    /// The only value of a required member, and its enum. The user does not set it.
    pub fn constant(&self, field: &Field) -> Option<(DefinitionId, &Variant)> {
        let Type::Named(id) = &field.type_ else { return None };
        let definition = self.definition(*id).filter(|_| field.required)?;
        let (Shape::Enum(variants) | Shape::ValueEnum(variants, _)) = &definition.shape else { return None };
        match variants.as_slice() {
            [only] => Some((*id, only)),
            _ => None,
        }
    }

    /// The nesting depth of the values of a type. The model must be complete, because the result is cached.
    pub fn depth(&self, type_: &Type) -> Depth {
        depth_of(type_, self.depths.get_or_init(|| self.definition_depths()))
    }

    /// The depths of all definitions. Computed as a least fixed point, because definitions may be recursive: nothing
    /// recurses, and each round makes at least one definition deeper.
    fn definition_depths(&self) -> Vec<Depth> {
        let least = |definition: &Definition| match definition.shape {
            Shape::Enum(_) | Shape::ValueEnum(..) | Shape::Union(_) | Shape::Bodies(_) => Depth::Scalar,
            _ => Depth::Flat,
        };
        let mut depths: Vec<Depth> = self.definitions.iter().map(least).collect();
        loop {
            let mut is_settled = true;
            for (index, definition) in self.definitions.iter().enumerate() {
                let deepest = deepest_part(&definition.shape, &depths);
                let depth = match definition.shape {
                    Shape::Enum(_) | Shape::ValueEnum(..) | Shape::Union(_) | Shape::Bodies(_) => deepest,
                    _ if deepest == Depth::Scalar => Depth::Flat,
                    _ => Depth::Deep,
                };
                if let Some(known) = depths.get_mut(index).filter(|known| **known < depth) {
                    *known = depth;
                    is_settled = false;
                }
            }
            if is_settled {
                return depths;
            }
        }
    }
}

/// The deepest nesting of choices that is searched for a file.
const DEEPEST_PART: usize = 4;

/// The greatest depth in a definition. The entries of a rest are members of the object itself.
fn deepest_part(shape: &Shape, definitions: &[Depth]) -> Depth {
    let depth = |type_: &Type| depth_of(type_, definitions);
    let of_field = |field: &Field| match field.location {
        Location::Rest => field.type_.map_values().map_or(Depth::Flat, depth),
        _ => depth(&field.type_),
    };
    let deepest = match shape.fields() {
        [] => shape.types().into_iter().map(depth).max(),
        fields => fields.iter().map(of_field).max(),
    };
    deepest.unwrap_or(Depth::Scalar)
}

/// The encoding of array elements in names, where OpenAPI leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `items[0][price]=1`.
    Indexed,
    /// `items[]=1`.
    Brackets,
    /// `items=1&items=2`.
    Repeat,
}

/// The index of a definition in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DefinitionId(pub usize);

/// A name as the document writes it and as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WireName(pub String);

/// A valid Rust identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RustName(pub String);

impl fmt::Display for RustName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An operation, with the definition that has its parameters.
#[derive(Debug)]
pub struct Operation {
    pub method: Method,
    pub path: Vec<PathPart>,
    pub params: DefinitionId,
    pub body: Body,
    pub output: Output,
    pub description: Description,
    pub span: Span,
}

/// A part of a path template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathPart {
    Literal(String),
    Parameter(WireName),
}

impl PathPart {
    /// The parameter's name, unless this is a literal.
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Self::Parameter(name) => Some(&name.0),
            Self::Literal(_) => None,
        }
    }
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Nothing,
    /// A form. Its pairs are fields of the operation.
    Form,
    /// A multipart body. Its parts are fields of the operation.
    Multipart,
    /// A single value: the operation's field at [`Location::Body`].
    Value(Content),
    /// A single value whose type has a variant for each media type.
    Choice,
}

/// The media type and encoding of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The media type, as in the document.
    pub media_type: String,
    pub format: Format,
}

/// The encoding of a body that is a single value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Form,
    Multipart,
    /// A string, sent as it is.
    Text,
    /// Bytes, sent as they are.
    Upload,
}

/// The type of a success.
#[derive(Debug)]
pub enum Output {
    /// The type of the only case.
    One(Case),
    /// An enum of several cases.
    Several(DefinitionId),
}

/// A declared response: a status, and one media type of its content.
#[derive(Debug)]
pub struct Case {
    /// The key in the document: a code, a range such as `2XX`, or `default`.
    pub status: String,
    /// The media type in lower case, with significant parameters. `None` without content.
    pub media_type: Option<String>,
    /// The name of its variant.
    pub name: RustName,
    /// The place that `rename` takes for it.
    pub place: Place,
    /// The description in the document.
    pub docs: String,
    /// The usual reason phrase of the status.
    pub reason: Option<&'static str>,
    /// True if another case has the same status and another media type.
    pub shares_status: bool,
    pub payload: Payload,
}

impl Case {
    /// The type of its JSON, if the content is JSON.
    fn type_(&self) -> Option<&Type> {
        match &self.payload {
            Payload::Json(type_) => Some(type_),
            Payload::Nothing | Payload::Text | Payload::Bytes => None,
        }
    }
}

/// The type that the content of a response decodes to.
#[derive(Debug)]
pub enum Payload {
    Nothing,
    Text,
    Bytes,
    Json(Type),
}

/// A named struct or enum.
#[derive(Debug)]
pub struct Definition {
    pub name: RustName,
    /// True if the user chose the name.
    pub(crate) is_named: bool,
    /// The place that `rename` takes for it.
    pub place: Place,
    /// The module that contains it.
    pub(crate) key: ModuleKey,
    /// The variant whose type it is. The enum is the owner of the module.
    pub(crate) variant: Option<VariantIndex>,
    /// The path of modules from the macro's module. Empty until names are given.
    pub module: Vec<RustName>,
    /// The name of the module with its own types. Empty until names are given.
    pub own_module: RustName,
    /// The description in the document, after the summary of an operation.
    pub docs: String,
    pub deprecated: bool,
    pub shape: Shape,
    /// The equal enum that is emitted instead of this one. Both paths stay valid.
    pub same_as: Option<DefinitionId>,
    /// The members that `select` leaves out. In a response they are kept as JSON.
    pub left_out: Vec<WireName>,
    /// The span for diagnostics: the argument that reached it first.
    pub span: Span,
}

impl Definition {
    /// The methods of each field. The names of fields take precedence.
    pub fn methods(&self) -> Vec<Methods> {
        let fields = self.shape.fields();
        let mut taken: OrderedSet<RustName> = fields.iter().map(|field| field.name.clone()).collect();
        taken.insert(RustName("new".to_owned()));
        fields.iter().map(|field| field.methods(&mut taken)).collect()
    }

    /// The path of the module with its own types.
    pub fn inner_module(&self) -> Vec<RustName> {
        let mut module = self.module.clone();
        module.push(self.own_module.clone());
        module
    }

    /// The cases, if it is an enum of responses.
    pub fn cases(&self) -> &[Case] {
        match &self.shape {
            Shape::Output(cases) | Shape::Failure(cases) => cases,
            _ => &[],
        }
    }

    pub(crate) fn cases_mut(&mut self) -> Option<&mut Vec<Case>> {
        match &mut self.shape {
            Shape::Output(cases) | Shape::Failure(cases) => Some(cases),
            _ => None,
        }
    }
}

/// The kind and the contents of a definition.
#[derive(Debug)]
pub enum Shape {
    /// The parameters of an operation, and the properties of its body if that is spread.
    Operation(Vec<Field>),
    /// An object that is sent.
    Params(Vec<Field>),
    /// An object that is received.
    Response(Vec<Field>),
    /// An object that is sent as a multipart body.
    Parts(Vec<Field>),
    /// A string enum, the same for requests and responses.
    Enum(Vec<Variant>),
    /// An enum whose values are not all strings, with these values. The same for requests and responses.
    ValueEnum(Vec<Variant>, Vec<Value>),
    /// A choice.
    Union(Union),
    /// A body in one of several media types.
    Bodies(Vec<(Branch, Content)>),
    /// The declared successes of an operation.
    Output(Vec<Case>),
    /// The declared errors of an operation.
    Failure(Vec<Case>),
    /// The headers of the successes of an operation.
    Headers(Vec<Field>),
}

impl Shape {
    pub fn fields(&self) -> &[Field] {
        match self {
            Self::Operation(fields)
            | Self::Params(fields)
            | Self::Response(fields)
            | Self::Parts(fields)
            | Self::Headers(fields) => fields,
            Self::Enum(_)
            | Self::ValueEnum(..)
            | Self::Union(_)
            | Self::Bodies(_)
            | Self::Output(_)
            | Self::Failure(_) => &[],
        }
    }

    /// True if it is made from a schema, and not from an operation or a response.
    pub(crate) fn is_of_schema(&self) -> bool {
        match self {
            Self::Params(_)
            | Self::Response(_)
            | Self::Parts(_)
            | Self::Enum(_)
            | Self::ValueEnum(..)
            | Self::Union(_) => true,
            Self::Operation(_) | Self::Bodies(_) | Self::Output(_) | Self::Failure(_) | Self::Headers(_) => {
                false
            }
        }
    }

    /// The fields, to be filled in later.
    pub(crate) fn fields_mut(&mut self) -> Option<&mut Vec<Field>> {
        match self {
            Self::Operation(fields)
            | Self::Params(fields)
            | Self::Response(fields)
            | Self::Parts(fields)
            | Self::Headers(fields) => Some(fields),
            Self::Enum(_)
            | Self::ValueEnum(..)
            | Self::Union(_)
            | Self::Bodies(_)
            | Self::Output(_)
            | Self::Failure(_) => None,
        }
    }

    /// The types of its fields, branches or cases.
    pub fn types(&self) -> Vec<&Type> {
        match self {
            Self::Union(union) => union.branches.iter().map(|branch| &branch.type_).collect(),
            Self::Bodies(bodies) => bodies.iter().map(|(branch, _)| &branch.type_).collect(),
            Self::Output(cases) | Self::Failure(cases) => cases.iter().filter_map(Case::type_).collect(),
            _ => self.fields().iter().map(|field| &field.type_).collect(),
        }
    }

    /// The type of a field or branch.
    pub(crate) fn type_mut(&mut self, index: usize) -> Option<&mut Type> {
        match self {
            Self::Union(union) => union.branches.get_mut(index).map(|branch| &mut branch.type_),
            Self::Bodies(bodies) => bodies.get_mut(index).map(|(branch, _)| &mut branch.type_),
            _ => self.fields_mut()?.get_mut(index).map(|field| &mut field.type_),
        }
    }
}

/// A choice between types.
#[derive(Debug, Default)]
pub struct Union {
    pub branches: Vec<Branch>,
    /// True if it is received, so that the branch must be told from the value.
    pub is_received: bool,
    /// The property that selects the branch.
    pub discriminator: Option<String>,
}

/// A branch of a choice, which becomes a variant.
#[derive(Debug)]
pub struct Branch {
    pub name: RustName,
    pub place: Place,
    /// True for one type of a schema with several. A `rename` of the schema's place does not name this variant.
    pub(crate) is_one_type: bool,
    pub type_: Type,
    /// The discriminator values that select it.
    pub tags: Vec<String>,
    /// The outline that tells its values apart from those of the other branches in a response.
    pub outline: Outline,
}

/// A parameter or property.
#[derive(Debug)]
pub struct Field {
    pub wire: WireName,
    pub name: RustName,
    pub place: Place,
    /// The description in the document.
    pub docs: String,
    pub deprecated: bool,
    pub required: bool,
    pub location: Location,
    pub encoding: Encoding,
    pub type_: Type,
    /// The constant, as JSON, of a member whose type is not an enum.
    pub constant: Option<String>,
}

/// The methods of a field in a struct that is sent, in addition to its setter.
#[derive(Debug)]
pub struct Methods {
    pub clear: Option<RustName>,
    pub set_entry: Option<RustName>,
    pub clear_entry: Option<RustName>,
}

impl Field {
    /// The methods of an optional field. There is a `clear_` method only if the field can be cleared.
    fn methods(&self, taken: &mut OrderedSet<RustName>) -> Methods {
        let stem = self.name.0.trim_end_matches('_');
        let clearable = matches!(self.type_, Type::Clearable(_));
        let values = self.type_.map_values();
        let clearable_values = matches!(values, Some(Type::Clearable(_)));
        let mut method = |exists: bool, name: String| (exists && !self.required).then(|| free(name, taken));
        Methods {
            clear: method(clearable, format!("clear_{stem}")),
            set_entry: method(values.is_some(), format!("{stem}_entry")),
            clear_entry: method(clearable_values, format!("clear_{stem}_entry")),
        }
    }
}

/// The name, with underscores until it is not taken.
fn free(name: String, taken: &mut OrderedSet<RustName>) -> RustName {
    let mut free = RustName(name);
    while !taken.insert(free.clone()) {
        free.0.push('_');
    }
    free
}

/// The location of a field in the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// In the form or multipart body, or in the object that the field belongs to.
    Member,
    /// The body itself.
    Body,
    /// In the same object, entry by entry: a map of the members without a name in the document.
    Rest,
}

/// The encoding of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Encoding {
    /// The encoding of the enclosing value.
    Inherited,
    /// A style, for a parameter or for a property of a form.
    Styled(Serialization),
    /// JSON text; with `repeats`, one for each element of an array.
    Json { repeats: bool },
    /// Strings as they are, and other values as JSON text.
    ByType,
    /// A part of a multipart body, or one for each element of an array.
    Part(Part),
    /// The whole query string.
    Whole(Format),
}

/// The declared style of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serialization {
    pub style: Style,
    pub explode: bool,
    pub allow_reserved: bool,
}

/// The styles of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    Cookie,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

impl Style {
    /// The name in OpenAPI.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Label => "label",
            Self::Matrix => "matrix",
            Self::Form => "form",
            Self::Cookie => "cookie",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::DeepObject => "deepObject",
        }
    }
}

/// The encoding of a part of a multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub format: PartFormat,
    /// The media type in the document.
    pub content_type: Option<String>,
    /// True if each element of an array is a separate part.
    pub repeats: bool,
}

/// The formats of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartFormat {
    Text,
    Json,
    File,
    /// A choice that may be a file. Each variant has a kind of part of its own.
    Choice,
}

/// A value of an enum.
#[derive(Debug)]
pub struct Variant {
    /// The description in the document.
    pub docs: String,
    pub wire: WireName,
    /// The name in the document, such as from `x-enum-varnames`, if there is one.
    pub(crate) title: Option<String>,
    pub name: RustName,
    pub place: Place,
}
