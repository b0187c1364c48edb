//! Operations: parameters, body and response become one definition and what surrounds it.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use openapiv3::{
    MediaType, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr,
    RequestBody, Response, Schema, StatusCode,
};

use super::schema::{Resolved, Use, subject};
use super::selection::Selected;
use super::view::{Additional, Object, View};
use super::{Naming, Resolver, name};
use crate::markdown;
use crate::method::Method;
use crate::model::{
    Definition, DefinitionId, Field, Location, Operation, Output, PathPart, RustName, Shape, Side, Style,
    WireName,
};
use crate::openapi::Site;

/// The one media type of a body that has an encoder.
const FORM: &str = "application/x-www-form-urlencoded";

/// Header parameters that OpenAPI ignores, because other parts of the document say what they are.
const IGNORED_HEADERS: [&str; 3] = ["Accept", "Authorization", "Content-Type"];

impl<'d> Resolver<'d> {
    /// Adds an operation to the model, with everything that it reaches.
    pub(super) fn operation(&mut self, selected: &Selected<'d>) {
        let site = Site { node: selected.operation.node.clone(), span: selected.span };
        let Some((site, operation)) = self.reader.read::<openapiv3::Operation>(&site) else {
            return self.stand_in(selected, &site);
        };
        let params = self.define_operation(selected, &operation, &site);
        let module = self.model.definition(params).map(Definition::inner_module).unwrap_or_default();
        let path = path_parts(&selected.operation.path);

        let mut fields = self.parameters(selected, &operation, &site, &module);
        sort_like_path(&mut fields, &path);
        let form = self.body(selected, &operation, &site, &module);
        let has_form = form.is_some();
        fields.extend(form.unwrap_or_default());
        if let Some(definition) = self.model.definitions.get_mut(params.0) {
            definition.shape = Shape::Operation(fields);
        }

        let method = selected.operation.method;
        let output = match method {
            // Its responses are described as those of GET, but none of them has a body.
            Method::Head => Output::Nothing,
            _ => self.output(&operation, &site, &module),
        };
        self.model.operations.push(Operation { method, path, params, has_form, output, span: selected.span });
    }

    /// The name of an operation that cannot be read, so that its users have no error of their own.
    fn stand_in(&mut self, selected: &Selected<'d>, site: &Site<'d>) {
        let naming = Naming { module: Vec::new(), name: selected.name.clone(), place: site.node.place() };
        self.define(naming, String::new(), false, Shape::Operation(Vec::new()), site);
    }

    fn define_operation(
        &mut self,
        selected: &Selected<'d>,
        operation: &openapiv3::Operation,
        site: &Site<'d>,
    ) -> DefinitionId {
        let naming = Naming { module: Vec::new(), name: selected.name.clone(), place: site.node.place() };
        let told = [&operation.summary, &operation.description].map(|text| self.docs(text.as_deref()));
        let call = markdown::code(&format!("{} {}", selected.operation.method, selected.operation.path));
        let paragraphs: Vec<String> =
            told.into_iter().filter(|text| !text.is_empty()).chain([call]).collect();
        let docs = paragraphs.join("\n\n");
        self.define(naming, docs, operation.deprecated, Shape::Operation(Vec::new()), site)
    }

    /// The parameters of the operation and, where it has no own ones of the same name and place, of its path item.
    fn parameters(
        &mut self,
        selected: &Selected<'d>,
        operation: &openapiv3::Operation,
        site: &Site<'d>,
        module: &[RustName],
    ) -> Vec<Field> {
        let of_path_item = selected.operation.path_item.member("parameters").map(|node| node.elements());
        let mut sites: Vec<Site<'d>> =
            of_path_item.unwrap_or_default().into_iter().map(|node| site.with(node)).collect();
        sites.extend(operation.parameters.iter().filter_map(|child| self.reader.place(child, site)));

        let mut by_place: IndexMap<(String, &'static str), (Site<'d>, Parameter)> = IndexMap::new();
        for site in sites {
            if let Some((site, parameter)) = self.reader.read::<Parameter>(&site) {
                let key = (parameter.parameter_data_ref().name.clone(), place_of(&parameter));
                by_place.insert(key, (site, parameter));
            }
        }
        let found = by_place.into_values();
        found.filter_map(|(site, parameter)| self.parameter(&site, parameter, module)).collect()
    }

    fn parameter(&mut self, site: &Site<'d>, parameter: Parameter, module: &[RustName]) -> Option<Field> {
        let name = parameter.parameter_data_ref().name.as_str();
        let (location, style) = match &parameter {
            Parameter::Path { style, .. } => {
                if let Some(style) = unsupported_style(style) {
                    self.reader
                        .push(site.problem(format!("`{name}` has `style: {style}`, which is not supported")));
                }
                (Location::Path, None)
            }
            Parameter::Query { style, .. } => (Location::Query, Some(style_of(style))),
            Parameter::Header { .. }
                if IGNORED_HEADERS.iter().any(|ignored| name.eq_ignore_ascii_case(ignored)) =>
            {
                return None;
            }
            Parameter::Header { .. } | Parameter::Cookie { .. } => {
                let place = place_of(&parameter);
                self.reader
                    .push(site.problem(format!("`{name}` is a {place} parameter, which is not supported")));
                return None;
            }
        };
        let data = parameter.parameter_data();
        let ParameterSchemaOrContent::Schema(schema) = &data.format else {
            let problem =
                format!("`{}` has `content` instead of `schema`, which is not supported", data.name);
            self.reader.push(site.problem(problem));
            return None;
        };
        let field = self.parameter_field(&data, schema, site, module, location)?;
        Some(Field { style, ..field })
    }

    fn parameter_field(
        &mut self,
        data: &ParameterData,
        schema: &ReferenceOr<Schema>,
        site: &Site<'d>,
        module: &[RustName],
        location: Location,
    ) -> Option<Field> {
        let at = self.reader.place(schema, site)?;
        let naming =
            Naming { module: module.to_vec(), name: name::type_(&data.name), place: site.node.place() };
        let mut resolved =
            self.schema(&at, &Use::new(Side::Request, naming, &data.name)).unwrap_or_else(Resolved::text);
        let docs = self.docs(data.description.as_deref());
        if !docs.is_empty() {
            resolved.docs = docs;
        }
        resolved.deprecated |= data.deprecated.unwrap_or(false);
        let required = data.required || location == Location::Path;
        Some(self.field(&data.name, site, resolved, required, location))
    }

    /// The properties of a form body. `None` if nothing is sent as a body.
    fn body(
        &mut self,
        selected: &Selected<'d>,
        operation: &openapiv3::Operation,
        site: &Site<'d>,
        module: &[RustName],
    ) -> Option<Vec<Field>> {
        let child = operation.request_body.as_ref()?;
        let (site, body) = self.reader.child::<RequestBody>(child, site)?;
        let form = self.form(&body, &site)?;
        let Some(schema) = &form.schema else {
            self.reader.push(site.member("content").problem("this form has no `schema`"));
            return None;
        };
        let (schema_site, object, is_empty) = self.form_schema(schema, &site)?;
        if matches!(selected.operation.method, Method::Get | Method::Head | Method::Trace) {
            if !is_empty {
                let method = selected.operation.method;
                self.reader.push(
                    site.problem(format!("a {method} request has no body, but this one has properties")),
                );
            }
            return None;
        }
        let mut fields = self.fields(&object, &schema_site, Side::Request, module);
        for field in &mut fields {
            let encoding = form.encoding.get(&field.wire.0);
            field.style = encoding.and_then(|encoding| encoding.style.as_ref()).map(style_of);
        }
        Some(fields)
    }

    /// The media type of a form, if the body has that one and no other.
    fn form<'b>(&mut self, body: &'b RequestBody, site: &Site<'d>) -> Option<&'b MediaType> {
        let names: Vec<&str> = body.content.keys().map(String::as_str).collect();
        match body.content.iter().next() {
            Some((name, media_type)) if is_media_type(name, FORM) && names.len() == 1 => Some(media_type),
            None => None,
            Some(_) => {
                let problem =
                    format!("this body is {}, which is not supported", crate::suggest::list(&names, "or"));
                let help = format!("supported is a body of `{FORM}` alone");
                self.reader.push(site.member("content").problem(problem).help(help));
                None
            }
        }
    }

    fn form_schema(
        &mut self,
        schema: &ReferenceOr<Schema>,
        site: &Site<'d>,
    ) -> Option<(Site<'d>, Object, bool)> {
        let (site, schema) = self.reader.child::<Schema>(schema, site)?;
        match View::of(schema.schema_kind) {
            View::Object(object) if !matches!(object.additional, Additional::Typed(_)) => {
                let is_empty = object.properties.is_empty();
                Some((site, object, is_empty))
            }
            _ => {
                let problem = format!("{} is no object with properties, which a form needs", subject(&site));
                self.reader.push(site.problem(problem));
                None
            }
        }
    }

    /// What the declared success decodes to.
    fn output(&mut self, operation: &openapiv3::Operation, site: &Site<'d>, module: &[RustName]) -> Output {
        let is_success = |status: &StatusCode| match status {
            StatusCode::Code(code) => (200..300).contains(code),
            StatusCode::Range(range) => *range == 2,
        };
        let declared = &operation.responses;
        let mut successes = declared.responses.iter().filter(|(status, _)| is_success(status));
        let success = successes.next().map(|(_, response)| response);
        if let Some((status, _)) = successes.next() {
            let at = site.member("responses").member(&status.to_string());
            self.reader.push(at.problem("a second successful response is not supported"));
        }
        let response = success.or(declared.default.as_ref());
        let body = response.and_then(|response| self.response(response, site, module));
        body.map_or(Output::Nothing, Output::Json)
    }

    fn response(
        &mut self,
        response: &ReferenceOr<Response>,
        site: &Site<'d>,
        module: &[RustName],
    ) -> Option<crate::model::Type> {
        let (site, response) = self.reader.child::<Response>(response, site)?;
        let is_json =
            |name: &str| is_media_type(name, "application/json") || essence(name).ends_with("+json");
        let json = response.content.iter().find(|(name, _)| is_json(name));
        let Some((_, media_type)) = json else {
            if !response.content.is_empty() {
                let names: Vec<&str> = response.content.keys().map(String::as_str).collect();
                let problem = format!(
                    "this response is {}, which is not supported",
                    crate::suggest::list(&names, "or")
                );
                self.reader
                    .push(site.member("content").problem(problem).help("supported is `application/json`"));
            }
            return None;
        };
        // JSON without a schema is any JSON.
        let Some(schema) = &media_type.schema else { return Some(crate::model::Type::Json) };
        let at = self.reader.place(schema, &site)?;
        let naming =
            Naming { module: module.to_vec(), name: RustName("Output".to_owned()), place: at.node.place() };
        self.schema(&at, &Use::new(Side::Response, naming, "")).map(|resolved| resolved.type_)
    }
}

/// The literals and parameters of a template such as `/v1/files/{file}`.
fn path_parts(template: &str) -> Vec<PathPart> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((literal, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        if !literal.is_empty() {
            parts.push(PathPart::Literal(literal.to_owned()));
        }
        parts.push(PathPart::Parameter(WireName(name.to_owned())));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(PathPart::Literal(rest.to_owned()));
    }
    parts
}

/// Puts path parameters first, in the order of the path, because they are the first arguments.
fn sort_like_path(fields: &mut [Field], path: &[PathPart]) {
    let mut order = BTreeMap::new();
    for (index, part) in path.iter().enumerate() {
        if let PathPart::Parameter(name) = part {
            order.entry(name.clone()).or_insert(index);
        }
    }
    let position = |field: &Field| match field.location {
        Location::Path => order.get(&field.wire).copied().unwrap_or(path.len()),
        Location::Query | Location::Member => usize::MAX,
    };
    fields.sort_by_key(position);
}

fn place_of(parameter: &Parameter) -> &'static str {
    match parameter {
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Path { .. } => "path",
        Parameter::Cookie { .. } => "cookie",
    }
}

/// The name of a path style that has no encoder.
fn unsupported_style(style: &PathStyle) -> Option<&'static str> {
    match style {
        PathStyle::Simple => None,
        PathStyle::Label => Some("label"),
        PathStyle::Matrix => Some("matrix"),
    }
}

fn style_of(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

/// A media type without its parameters, in lower case.
fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn is_media_type(name: &str, wanted: &str) -> bool {
    essence(name) == wanted
}
