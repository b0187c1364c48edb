//! The intermediate form: what will be Rust, with every reference followed and every name given.

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

/// Everything that is emitted.
#[derive(Debug, Default)]
pub struct Model {
    pub operations: Vec<Operation>,
    pub definitions: Vec<Definition>,
    /// The absolute URL to which relative links in descriptions are resolved.
    pub base: Option<String>,
    /// How the user wants to have written what OpenAPI leaves open.
    pub dialect: Option<Dialect>,
    /// The types for formats of text, by which [`Type::Formatted`] counts.
    pub formats: Vec<TokenStream>,
    /// The derives of the user's choice, which all structs and enums have that are made of schemas or operations.
    pub derives: Vec<Derive>,
    /// The offsets of the values of [`Type::Constant`], which no definition lists.
    pub constants: Vec<usize>,
    /// A cache of [`Model::depth`] for each definition, filled on first use.
    depths: OnceCell<Vec<Depth>>,
}

impl Model {
    pub fn new(dialect: Option<Dialect>, formats: Vec<TokenStream>) -> Self {
        Self { dialect, formats, ..Self::default() }
    }

    pub fn definition(&self, id: DefinitionId) -> Option<&Definition> {
        self.definitions.get(id.0)
    }

    /// True if a type is written as a part of its own kind: a file, or a choice with one in it.
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

    /// True if one of the types of a choice is written as a part of its own kind, or is a list of such.
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

    /// True for an enum of texts: where one is a value, there may be texts that the document does not list.
    pub fn is_string_enum(&self, id: DefinitionId) -> bool {
        matches!(self.definition(id).map(|definition| &definition.shape), Some(Shape::Enum(_)))
    }

    /// True for a member that has to be sent and can only be one value: nobody is asked for it.
    pub fn is_constant(&self, field: &Field) -> bool {
        field.required && (matches!(field.type_, Type::Constant(_)) || self.constant(field).is_some())
    }

    /// The value of a member that has to be sent and can only be one, with the enum that has it: nobody is asked for it.
    pub fn constant(&self, field: &Field) -> Option<(DefinitionId, &Variant)> {
        let Type::Named(id) = &field.type_ else { return None };
        let definition = self.definition(*id).filter(|_| field.required)?;
        let (Shape::Enum(variants) | Shape::ValueEnum(variants, _)) = &definition.shape else { return None };
        match variants.as_slice() {
            [only] => Some((*id, only)),
            _ => None,
        }
    }

    /// How much structure there is in the values of a type. Only a model that is complete is asked.
    pub fn depth(&self, type_: &Type) -> Depth {
        depth_of(type_, self.depths.get_or_init(|| self.definition_depths()))
    }

    /// The depth of every definition: the least that is true of them all together, because definitions may lead to one
    /// another in circles. Nothing here recurses, and each round makes at least one of them deeper.
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

/// How deeply a choice between parts is looked for in others.
const DEEPEST_PART: usize = 4;

/// The depth of the deepest of what a definition is made of. The entries of a rest are members of the object itself.
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

/// How names show that a value is an element of an array, where OpenAPI leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `items[0][price]=1`.
    Indexed,
    /// `items[]=1`.
    Brackets,
    /// `items=1&items=2`.
    Repeat,
}

/// A definition's place in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DefinitionId(pub usize);

/// A name as the document writes it and as it goes over the wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WireName(pub String);

/// A name that is a Rust identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RustName(pub String);

impl fmt::Display for RustName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One operation, around the definition that holds its parameters.
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

/// A piece of a path template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathPart {
    Literal(String),
    Parameter(WireName),
}

impl PathPart {
    /// The name of the parameter that this is.
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
    /// A form, whose pairs are the operation's own fields.
    Form,
    /// Parts, which are the operation's own fields.
    Multipart,
    /// One value, which is the operation's field at [`Location::Body`].
    Value(Content),
    /// The same, where the field's type has a variant for each media type.
    Choice,
}

/// How a body's value becomes bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The media type, as the document writes it.
    pub media_type: String,
    pub format: Format,
}

/// The encodings of a body that is one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Form,
    Multipart,
    /// Text of whatever kind, as the user wrote it.
    Text,
    /// Bytes of whatever kind.
    Upload,
}

/// The type that a success decodes to.
#[derive(Debug)]
pub enum Output {
    /// The type of the only case.
    One(Case),
    /// The enum of the cases.
    Several(DefinitionId),
}

/// A response as the document declares it: a status, and one media type of its content.
#[derive(Debug)]
pub struct Case {
    /// A code, a range such as `2XX`, or `default`.
    pub status: String,
    /// In lower case, with the parameters that tell it from others. `None` if there is no content.
    pub media_type: Option<String>,
    /// The variant's name.
    pub name: RustName,
    /// Where to rename it.
    pub place: Place,
    /// The description as the document has it.
    pub docs: String,
    /// The phrase that the registry of status codes has for the status.
    pub reason: Option<&'static str>,
    /// Set if other cases have the same status and another media type.
    pub shares_status: bool,
    pub payload: Payload,
}

impl Case {
    /// The type that its JSON decodes to.
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

/// A struct or enum with a name.
#[derive(Debug)]
pub struct Definition {
    pub name: RustName,
    /// True if the user has chosen the name.
    pub(crate) is_named: bool,
    /// Where in the document to rename it.
    pub place: Place,
    /// The module that it is in.
    pub(crate) key: ModuleKey,
    /// The variant that it is the type of, in the definition whose module that is.
    pub(crate) variant: Option<VariantIndex>,
    /// The modules that lead to it from where the macro stands, once they have names.
    pub module: Vec<RustName>,
    /// The module of the types that belong to this one, once it has a name.
    pub own_module: RustName,
    /// The description as the document has it, after the summary of an operation.
    pub docs: String,
    pub deprecated: bool,
    pub shape: Shape,
    /// The equal enum that this one is another path of.
    pub same_as: Option<DefinitionId>,
    /// The members that the arguments leave out. What arrives of them is kept as JSON.
    pub left_out: Vec<WireName>,
    /// Where diagnostics about it point: the argument that reached it first.
    pub span: Span,
}

impl Definition {
    /// The methods of each of its fields. What a field is called goes before what a method of another would be.
    pub fn methods(&self) -> Vec<Methods> {
        let fields = self.shape.fields();
        let mut taken: OrderedSet<RustName> = fields.iter().map(|field| field.name.clone()).collect();
        taken.insert(RustName("new".to_owned()));
        fields.iter().map(|field| field.methods(&mut taken)).collect()
    }

    /// The modules that lead to the types that belong to this one.
    pub fn inner_module(&self) -> Vec<RustName> {
        let mut module = self.module.clone();
        module.push(self.own_module.clone());
        module
    }

    /// The cases of an enum of responses.
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

/// The kind of a definition, and its contents.
#[derive(Debug)]
pub enum Shape {
    /// The parameters of an operation and the properties of its body.
    Operation(Vec<Field>),
    /// An object that is sent.
    Params(Vec<Field>),
    /// An object that is received.
    Response(Vec<Field>),
    /// An object that is sent as parts.
    Parts(Vec<Field>),
    /// A string enum, the same on both sides.
    Enum(Vec<Variant>),
    /// An enum of values that are not all text, which are these; the same on both sides.
    ValueEnum(Vec<Variant>, Vec<Value>),
    /// A value of one of several types.
    Union(Union),
    /// A body in one of several media types.
    Bodies(Vec<(Branch, Content)>),
    /// The successes that an operation declares.
    Output(Vec<Case>),
    /// The errors that an operation declares.
    Failure(Vec<Case>),
    /// The headers that come with the successes of an operation.
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

    /// True if a schema is made into it, and not an operation or a response.
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

    /// The fields, if it has any, to be filled.
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

    /// The types that it is made of.
    pub fn types(&self) -> Vec<&Type> {
        match self {
            Self::Union(union) => union.branches.iter().map(|branch| &branch.type_).collect(),
            Self::Bodies(bodies) => bodies.iter().map(|(branch, _)| &branch.type_).collect(),
            Self::Output(cases) | Self::Failure(cases) => cases.iter().filter_map(Case::type_).collect(),
            _ => self.fields().iter().map(|field| &field.type_).collect(),
        }
    }

    /// One of the types that it is made of.
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
    /// True if it is received, and so has to be told from what arrives.
    pub is_received: bool,
    /// The name of the property whose value tells it.
    pub discriminator: Option<String>,
}

/// One of the types that a value can have.
#[derive(Debug)]
pub struct Branch {
    pub name: RustName,
    pub place: Place,
    /// True if the place is that of a schema that lists it as one of several types, so that a name for what is there is
    /// not meant for it.
    pub(crate) is_one_type: bool,
    pub type_: Type,
    /// The values of the discriminator that stand for it.
    pub tags: Vec<String>,
    /// The outline that tells its values from those of the other branches in a response.
    pub outline: Outline,
}

/// A parameter or property.
#[derive(Debug)]
pub struct Field {
    pub wire: WireName,
    pub name: RustName,
    pub place: Place,
    /// The description as the document has it.
    pub docs: String,
    pub deprecated: bool,
    pub required: bool,
    pub location: Location,
    pub encoding: Encoding,
    pub type_: Type,
    /// The only value, as JSON, of a member without an enum that says it.
    pub constant: Option<String>,
}

/// The methods that a field has in a struct that is sent, beside the one of its own name, which sets it.
#[derive(Debug)]
pub struct Methods {
    pub clear: Option<RustName>,
    pub set_entry: Option<RustName>,
    pub clear_entry: Option<RustName>,
}

impl Field {
    /// The methods, for a field that is not required. What cannot be cleared has no method that clears.
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

/// This name for a method, or one like it that is not taken.
fn free(name: String, taken: &mut OrderedSet<RustName>) -> RustName {
    let mut free = RustName(name);
    while !taken.insert(free.clone()) {
        free.0.push('_');
    }
    free
}

/// Where a field goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// Into the form or parts that are the body, or into the object that the field belongs to.
    Member,
    /// The body itself.
    Body,
    /// Into what it belongs to, entry by entry: a map of the members that have no name in the document.
    Rest,
}

/// How a field is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Encoding {
    /// As whatever is around it is written.
    Inherited,
    /// As a parameter, or as a property of a form.
    Styled(Serialization),
    /// As a JSON text, or as one for each element of an array.
    Json { repeats: bool },
    /// As text where the value is text, and else as a JSON text.
    ByType,
    /// As one part of several, or as a part for each element of an array.
    Part(Part),
    /// As the whole query.
    Whole(Format),
}

/// The style of a parameter, as the document declares it.
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
    /// The name that OpenAPI has for it.
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

/// A part of a multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub format: PartFormat,
    /// The media type that the document declares.
    pub content_type: Option<String>,
    /// True if each element of an array is a part of its own.
    pub repeats: bool,
}

/// The encodings of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartFormat {
    Text,
    Json,
    File,
    /// A choice with a file in it, of which each variant is a part of its own kind.
    Choice,
}

/// A value of a string enum.
#[derive(Debug)]
pub struct Variant {
    /// The description as the document has it.
    pub docs: String,
    pub wire: WireName,
    /// The name that the document has for it, if not its value.
    pub(crate) title: Option<String>,
    pub name: RustName,
    pub place: Place,
}
