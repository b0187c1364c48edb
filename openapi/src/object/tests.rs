//! Compares the objects with those that `openapiv3` reads from the same text.

use openapiv3::{ParameterSchemaOrContent, ReferenceOr};
use proc_macro2::Span;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::super::{Header, Operation, Overlays, Parameter, Reader, RequestBody, Response, Site};
use super::MediaType;
use crate::source::{Document, Files, Index, Node};

/// The documents of the repository's `spec` folder, and one with the keywords that they lack.
struct Spec;

const EVERYTHING: &str = r#"{
    "openapi": "3.0.3",
    "paths": {"/things/{id}": {"post": {
        "summary": "S", "description": "D\u00e4\n", "deprecated": true, "tags": ["t"], "x-more": [1],
        "parameters": [
            {"in": "path", "name": "id", "required": true, "style": "matrix", "explode": true, "schema": {}},
            {"in": "path", "name": "label", "required": true, "style": "label", "schema": {}},
            {"in": "query", "name": "q", "allowReserved": true, "style": "pipeDelimited", "explode": false, "schema": {}},
            {"in": "query", "name": "s", "style": "spaceDelimited", "deprecated": true, "schema": {}, "example": 1},
            {"in": "query", "name": "d", "style": "deepObject", "description": "", "schema": {}},
            {"in": "query", "name": "c", "content": {"application/json": {"schema": {}}, "text/plain": {}}},
            {"in": "header", "name": "X-H", "schema": {"type": "string"}},
            {"in": "cookie", "name": "k", "schema": {"type": "string"}, "style": "form"}
        ],
        "requestBody": {"description": "B", "required": true, "content": {
            "multipart/form-data": {"schema": {}, "encoding": {"a": {"contentType": "text/plain", "explode": true}}},
            "application/json": {}
        }},
        "responses": {
            "default": {"description": "Any", "content": {"text/csv": {"schema": {"type": "string"}}}},
            "2XX": {"description": "Range", "headers": {"X-A": {"description": "A", "deprecated": true, "schema": {}}}},
            "404": {"description": "None", "links": {}},
            "5xx": {"description": "Small"},
            "x-extension": {"a": 1}
        }
    }}}
}"#;

impl Files for Spec {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        match path {
            "everything.json" => Ok(EVERYTHING.into()),
            path => std::fs::read(format!("{}/../spec/{path}", env!("CARGO_MANIFEST_DIR")))
                .map_err(|error| error.to_string()),
        }
    }
}

fn known<T: DeserializeOwned>(node: &Node<'_>) -> T {
    serde_json::from_str(node.written()).unwrap_or_else(|error| panic!("{}: {error}", node.pointer()))
}

/// The text that an enum value of `openapiv3` has in a document.
fn written(value: impl Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

fn content(found: &[MediaType<'_>]) -> Vec<(String, bool)> {
    found.iter().map(|it| (it.name.clone(), it.schema.is_some())).collect()
}

fn known_content<'k>(
    known: impl IntoIterator<Item = (&'k String, &'k openapiv3::MediaType)>,
) -> Vec<(String, bool)> {
    known.into_iter().map(|(name, it)| (name.clone(), it.schema.is_some())).collect()
}

#[test]
fn objects_are_read_as_openapiv3_reads_them() {
    for path in [
        "everything.json",
        "bodies.json",
        "identity.json",
        "lists.json",
        "orders.json",
        "shapes.json",
        "statuses.json",
        "styles.json",
    ] {
        let document = Document::load(path, &Spec, Span::call_site()).unwrap();
        let index = Index::new(&document, Span::call_site());
        assert!(!index.operations.is_empty(), "{path}");
        let mut reader = Reader::new(Overlays::default());
        for indexed in &index.operations {
            let site = Site { node: indexed.node.clone(), span: Span::call_site() };
            operation(&mut reader, &site);
        }
        assert_eq!(reader.into_findings().problems.len(), 0, "{path}");
    }
}

fn operation<'d>(reader: &mut Reader<'d>, site: &Site<'d>) {
    let (site, found) = reader.read::<Operation<'d>>(site).unwrap();
    let known: openapiv3::Operation = known(&site.node);
    assert_eq!(found.summary, known.summary);
    assert_eq!(found.description, known.description);
    assert_eq!(found.deprecated, known.deprecated);
    assert_eq!(found.parameters.len(), known.parameters.len());
    for node in found.parameters {
        parameter(reader, &site.with(node));
    }
    assert_eq!(found.request_body.is_some(), known.request_body.is_some());
    if let Some(node) = found.request_body {
        request_body(reader, &site.with(node));
    }
    let keys = known.responses.responses.keys().map(ToString::to_string);
    let mut keys: Vec<String> =
        keys.chain(known.responses.default.iter().map(|_| "default".to_owned())).collect();
    keys.sort();
    let is_response = |key: &str| !key.starts_with("x-");
    let mut found_keys: Vec<String> = Vec::new();
    for (key, node) in found.responses.into_iter().filter(|(key, _)| is_response(key)) {
        found_keys.push(key.replace("xx", "XX"));
        response(reader, &site.with(node));
    }
    found_keys.sort();
    assert_eq!(found_keys, keys);
}

fn parameter<'d>(reader: &mut Reader<'d>, site: &Site<'d>) {
    let (site, found) = reader.read::<Parameter<'d>>(site).unwrap();
    let known: openapiv3::Parameter = known(&site.node);
    let (location, style, allow_reserved) = match &known {
        openapiv3::Parameter::Query { style, allow_reserved, .. } => {
            ("query", written(style), *allow_reserved)
        }
        openapiv3::Parameter::Path { style, .. } => ("path", written(style), false),
        openapiv3::Parameter::Header { style, .. } => ("header", written(style), false),
        openapiv3::Parameter::Cookie { style, .. } => ("cookie", written(style), false),
    };
    let default = if matches!(location, "query" | "cookie") { "form" } else { "simple" };
    let data = known.parameter_data();
    assert_eq!((found.location.as_str(), &found.name), (location, &data.name));
    assert_eq!(found.style.as_deref().unwrap_or(default), style);
    assert_eq!((found.explode, found.allow_reserved), (data.explode, allow_reserved));
    assert_eq!(found.description, data.description);
    assert_eq!((found.required, found.deprecated), (data.required, data.deprecated.unwrap_or(false)));
    match &data.format {
        ParameterSchemaOrContent::Schema(_) => assert!(found.schema.is_some() && found.content.is_empty()),
        ParameterSchemaOrContent::Content(known) => {
            assert!(found.schema.is_none());
            assert_eq!(content(&found.content), known_content(known));
        }
    }
}

fn request_body<'d>(reader: &mut Reader<'d>, site: &Site<'d>) {
    let (site, found) = reader.read::<RequestBody<'d>>(site).unwrap();
    let known: openapiv3::RequestBody = known(&site.node);
    assert_eq!((found.description, found.required), (known.description, known.required));
    assert_eq!(content(&found.content), known_content(&known.content));
}

fn response<'d>(reader: &mut Reader<'d>, site: &Site<'d>) {
    let (site, found) = reader.read::<Response<'d>>(site).unwrap();
    let known: openapiv3::Response = known(&site.node);
    assert_eq!(found.description, known.description);
    assert_eq!(content(&found.content), known_content(&known.content));
    assert_eq!(found.headers.len(), known.headers.len());
    for ((name, node), (known_name, known)) in found.headers.into_iter().zip(&known.headers) {
        assert_eq!(name, known_name.as_str());
        let (_, found) = reader.read::<Header<'d>>(&site.with(node)).unwrap();
        let ReferenceOr::Item(known) = known else { continue };
        assert_eq!(found.description, known.description);
        assert_eq!(found.deprecated, known.deprecated.unwrap_or(false));
        assert!(found.schema.is_some() == matches!(known.format, ParameterSchemaOrContent::Schema(_)));
    }
}
