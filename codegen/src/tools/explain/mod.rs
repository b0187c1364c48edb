//! Explanations: operations, their parts and their types, as the macro generates them.

mod place;
mod types;

use formwork_openapi::{Diagnostic, Document, Method, Place};
use formwork_resolve::arguments::Arguments;
use formwork_resolve::model::{
    Body, Case, Definition, Field, Location, Model, Operation, Output, Payload, Shape, Type,
};
use proc_macro2::TokenStream;

pub use place::ExplainedPlace;

use crate::Checked;
use crate::emit;
use crate::tools::api::Api;
use crate::tools::loss::Loss;
use crate::tools::modules::Modules;
use crate::tools::reach::Reach;
use types::{field_text, path, type_text};

/// The explanation of the selected operations.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The operations, in the order of the arguments.
    pub operations: Vec<ExplainedOperation>,
    /// All types that are generated, in the order in which they are reached.
    pub types: Vec<ExplainedType>,
    /// The parts of the document that the code does not represent.
    pub losses: Vec<Loss>,
    /// The code, as [`compile`](crate::compile) gives it.
    pub tokens: TokenStream,
    /// The mistakes. The rest is generated in spite of them.
    pub diagnostics: Vec<Diagnostic>,
}

/// An operation.
#[derive(Clone, Debug)]
pub struct ExplainedOperation {
    /// The Rust type.
    pub name: String,
    /// The method.
    pub method: Method,
    /// The path, as the document writes it.
    pub path: String,
    /// The `operationId`, or nothing.
    pub id: String,
    /// File, line and column of the operation.
    pub place: (String, usize, usize),
    /// The media types that its body can have.
    pub body: Vec<String>,
    /// The parameters.
    pub fields: Vec<ExplainedField>,
    /// The types of successes.
    pub output: Vec<ExplainedCase>,
    /// The types of declared errors.
    pub failure: Vec<ExplainedCase>,
    /// The headers that come with successes.
    pub headers: Vec<ExplainedField>,
}

/// A parameter, property or header.
#[derive(Clone, Debug)]
pub struct ExplainedField {
    /// The name on the wire.
    pub wire: String,
    /// The name in Rust.
    pub name: String,
    /// The location: `path`, `query`, `header`, `cookie`, `member`, `body` or `rest`.
    pub location: &'static str,
    /// The type in Rust.
    pub type_: String,
    /// True if it must be there.
    pub required: bool,
    /// True if it is sent without being set, because it is required and has one value alone.
    pub constant: bool,
    /// True if the document advises against it.
    pub deprecated: bool,
    /// The JSON pointer of its place, for `rename`.
    pub pointer: String,
    /// File, line and column of that.
    pub place: (String, usize, usize),
}

/// A response.
#[derive(Clone, Debug)]
pub struct ExplainedCase {
    /// A code, a range such as `2XX`, or `default`.
    pub status: String,
    /// The media type, if it has content.
    pub media_type: Option<String>,
    /// The type in Rust.
    pub type_: String,
}

/// A struct or enum.
#[derive(Clone, Debug)]
pub struct ExplainedType {
    /// Its path from where the macro stands.
    pub path: String,
    /// `operation`, `params`, `response`, `parts`, `enum`, `union`, `bodies`, `output`, `failure` or `headers`.
    pub kind: &'static str,
    /// The JSON pointer of the schema, for `rename`.
    pub pointer: String,
    /// File, line and column of that.
    pub place: (String, usize, usize),
    /// The fields of a struct.
    pub fields: Vec<ExplainedField>,
    /// The members of a struct that `select` leaves out, by their names on the wire.
    pub left_out: Vec<String>,
    /// The variants of an enum.
    pub variants: Vec<String>,
}

impl Api<'_> {
    /// Says what becomes of the selected operations.
    #[must_use]
    pub fn explain(&self, arguments: &Arguments) -> Explanation {
        let (checked, reached) = self.reached(arguments);
        let reach = Reach::new(self, arguments, (&checked, &reached), &[], None);
        let teller =
            Teller { model: &checked.model, document: self.document, modules: Modules::new(&checked.model) };
        let Checked { model, is_clear, .. } = &checked;
        let tokens = if *is_clear { emit::emit(model, &arguments.runtime) } else { TokenStream::new() };
        Explanation {
            operations: checked.model.operations.iter().filter_map(|it| teller.operation(it)).collect(),
            types: checked.model.definitions.iter().map(|it| teller.type_(it)).collect(),
            losses: reach.losses(self.document),
            tokens,
            diagnostics: checked.problems,
        }
    }
}

/// Tells what is in a model.
struct Teller<'t> {
    model: &'t Model,
    document: &'t Document<'t>,
    modules: Modules<'t>,
}

impl Teller<'_> {
    fn place(&self, place: &Place) -> (String, usize, usize) {
        self.document.position(place)
    }

    fn operation(&self, operation: &Operation) -> Option<ExplainedOperation> {
        let params = self.model.definition(operation.params)?;
        let own = |is_it: fn(&Shape) -> bool| self.modules.find(params, is_it).map(|(_, found)| found);
        let headers = own(|shape| matches!(shape, Shape::Headers(_)));
        let failure = own(|shape| matches!(shape, Shape::Failure(_)));
        let output = match &operation.output {
            Output::One(case) => std::slice::from_ref(case),
            Output::Several(id) => self.model.definition(*id).map(Definition::cases).unwrap_or_default(),
        };
        Some(ExplainedOperation {
            name: path(params),
            method: operation.method.clone(),
            path: operation.description.path.clone(),
            id: operation.description.id.clone(),
            place: self.place(&params.place),
            body: self.body(operation, params),
            fields: self.fields(params),
            output: output.iter().map(|case| self.case(case)).collect(),
            failure: failure
                .map(Definition::cases)
                .unwrap_or_default()
                .iter()
                .map(|it| self.case(it))
                .collect(),
            headers: headers.map(|headers| self.fields(headers)).unwrap_or_default(),
        })
    }

    /// The media types of a body.
    fn body(&self, operation: &Operation, params: &Definition) -> Vec<String> {
        match &operation.body {
            Body::Nothing => Vec::new(),
            Body::Form => vec!["application/x-www-form-urlencoded".to_owned()],
            Body::Multipart => vec!["multipart/form-data".to_owned()],
            Body::Value(content) => vec![content.media_type.clone()],
            Body::Choice => {
                let field = params.shape.fields().iter().find(|field| field.location == Location::Body);
                let bodies = field.and_then(|field| self.model.definition(field.type_.named()?));
                match bodies.map(|definition| &definition.shape) {
                    Some(Shape::Bodies(bodies)) => {
                        bodies.iter().map(|(_, content)| content.media_type.clone()).collect()
                    }
                    _ => Vec::new(),
                }
            }
        }
    }

    fn fields(&self, definition: &Definition) -> Vec<ExplainedField> {
        definition.shape.fields().iter().map(|field| self.field(field, definition)).collect()
    }

    fn field(&self, field: &Field, owner: &Definition) -> ExplainedField {
        let is_sent = matches!(owner.shape, Shape::Operation(_) | Shape::Params(_) | Shape::Parts(_));
        ExplainedField {
            constant: is_sent && self.model.is_constant(field),
            wire: field.wire.0.clone(),
            name: field.name.to_string(),
            location: match field.location {
                Location::Path => "path",
                Location::Query => "query",
                Location::Header => "header",
                Location::Cookie => "cookie",
                Location::Member => "member",
                Location::Body => "body",
                Location::Rest => "rest",
            },
            type_: field_text(self.model, field),
            required: field.required,
            deprecated: field.deprecated,
            pointer: field.place.pointer.to_string(),
            place: self.place(&field.place),
        }
    }

    fn case(&self, case: &Case) -> ExplainedCase {
        let type_ = match &case.payload {
            Payload::Nothing => "()".to_owned(),
            Payload::Text => type_text(self.model, &Type::String),
            Payload::Bytes => "Vec<u8>".to_owned(),
            Payload::Json(type_) => type_text(self.model, type_),
        };
        ExplainedCase { status: case.status.clone(), media_type: case.media_type.clone(), type_ }
    }

    fn type_(&self, definition: &Definition) -> ExplainedType {
        let with_type = |branch: &formwork_resolve::model::Branch| {
            format!("{}({})", branch.name, type_text(self.model, &branch.type_))
        };
        let (kind, variants) = match &definition.shape {
            Shape::Operation(_) => ("operation", Vec::new()),
            Shape::Params(_) => ("params", Vec::new()),
            Shape::Response(_) => ("response", Vec::new()),
            Shape::Parts(_) => ("parts", Vec::new()),
            Shape::Headers(_) => ("headers", Vec::new()),
            Shape::Enum(variants) | Shape::ValueEnum(variants, _) => {
                ("enum", variants.iter().map(|variant| variant.name.to_string()).collect())
            }
            Shape::Union(union) => ("union", union.branches.iter().map(with_type).collect()),
            Shape::Bodies(bodies) => ("bodies", bodies.iter().map(|(branch, _)| with_type(branch)).collect()),
            Shape::Output(cases) => ("output", cases.iter().map(|case| self.variant(case)).collect()),
            Shape::Failure(cases) => ("failure", cases.iter().map(|case| self.variant(case)).collect()),
        };
        ExplainedType {
            path: path(definition),
            kind,
            pointer: definition.place.pointer.to_string(),
            place: self.place(&definition.place),
            fields: self.fields(definition),
            left_out: definition.left_out.iter().map(|wire| wire.0.clone()).collect(),
            variants,
        }
    }

    fn variant(&self, case: &Case) -> String {
        format!("{}({})", case.name, self.case(case).type_)
    }
}
