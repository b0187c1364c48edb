//! Operations: parameters, body and response become one definition and what surrounds it.

use std::collections::BTreeMap;

use openapiv3::{ReferenceOr, Response, StatusCode};

use super::schema::Use;
use super::selection::Selected;
use super::{Naming, Resolver};
use crate::markdown;
use crate::method::Method;
use crate::model::{
    Definition, DefinitionId, Field, Location, Operation, Output, PathPart, RustName, Shape, Side, WireName,
};
use crate::openapi::Site;

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
        let (body, of_body) = self.body(selected, &operation, &site, &module);
        keep_body_name_free(&mut fields, &of_body);
        fields.extend(of_body);
        if let Some(definition) = self.model.definitions.get_mut(params.0) {
            definition.shape = Shape::Operation(fields);
        }

        let method = selected.operation.method;
        let output = match method {
            // Its responses are described as those of GET, but none of them has a body.
            Method::Head => Output::Nothing,
            _ => self.output(&operation, &site, &module),
        };
        self.model.operations.push(Operation { method, path, params, body, output, span: selected.span });
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
        _ => usize::MAX,
    };
    fields.sort_by_key(position);
}

/// A parameter that is named like the body itself makes way for it.
fn keep_body_name_free(fields: &mut [Field], of_body: &[Field]) {
    if of_body.iter().any(|field| field.location == Location::Body) {
        for field in fields.iter_mut().filter(|field| field.name.0 == "body") {
            field.name = RustName("body_".to_owned());
        }
    }
}

/// A media type without its parameters, in lower case.
fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn is_media_type(name: &str, wanted: &str) -> bool {
    essence(name) == wanted
}
