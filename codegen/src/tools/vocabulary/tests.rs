//! Every keyword of every specification, at every place of a small rich document: what is generated changes, or what
//! is listed, or a reviewed table says why nothing does.

use formwork_openapi::{Document, Files, Pointer};
use formwork_resolve::arguments::{Arguments, Selection, Spanned, Target};
use proc_macro2::Span;
use serde_json::{Value, json};

use super::{ObjectKind, Role, applies, role};
use crate::tools::Source;

struct Memory(String);

impl Files for Memory {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone().into_bytes())
    }
}

/// Every kind of object that an operation reaches, and schemas of every type in every position.
const RICH: &str = r##"{
  "info": {"title": "Rich", "version": "1"},
  "servers": [{"url": "https://{host}.example", "variables": {"host": {"default": "api"}}}],
  "security": [{"key": []}],
  "paths": {"/pets/{id}": {
    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
    "post": {
      "operationId": "SendPet",
      "parameters": [
        {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
        {"name": "X-Trace", "in": "header", "schema": {"type": "array", "items": {"type": "integer"}}},
        {"name": "sid", "in": "cookie", "schema": {"type": "string"}},
        {"name": "filter", "in": "query", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}
      ],
      "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}},
      "responses": {
        "200": {
          "description": "",
          "headers": {"X-Count": {"schema": {"type": "integer"}}},
          "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
        },
        "404": {"description": "", "content": {"application/json": {"schema": {"type": "object", "properties": {"code": {"type": "integer"}}}}}}
      }
    },
    "put": {
      "operationId": "FormPet",
      "requestBody": {"content": {"application/x-www-form-urlencoded": {
        "schema": {"type": "object", "properties": {"name": {"type": "string"}, "list": {"type": "array", "items": {"type": "string"}}}},
        "encoding": {"list": {}}
      }}},
      "responses": {"204": {"description": ""}}
    }
  }},
  "components": {
    "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    "schemas": {
      "Pet": {"type": "object", "required": ["kind"], "properties": {
        "kind": {"type": "string"},
        "age": {"type": "integer"},
        "weight": {"type": "number"},
        "tame": {"type": "boolean"},
        "names": {"type": "array", "items": {"type": "string"}},
        "toys": {"type": "object", "additionalProperties": {"type": "string"}},
        "home": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "kind"}},
        "more": {}
      }},
      "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
      "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "barks": {"type": "boolean"}}}
    }
  }
}"##;

const SEND: &str = "#/paths/~1pets~1{id}/post";
const FORM: &str = "#/paths/~1pets~1{id}/put/requestBody/content/application~1x-www-form-urlencoded";

fn places() -> Vec<(ObjectKind, String)> {
    use ObjectKind::*;
    let pet = |rest: &str| format!("#/components/schemas/Pet{rest}");
    let send = |rest: &str| format!("{SEND}{rest}");
    let mut places = vec![
        (PathItem, "#/paths/~1pets~1{id}".to_owned()),
        (Operation, send("")),
        (Parameter, "#/paths/~1pets~1{id}/parameters/0".to_owned()),
        (RequestBody, send("/requestBody")),
        (MediaType, send("/requestBody/content/application~1json")),
        (MediaType, FORM.to_owned()),
        (MediaType, send("/responses/200/content/application~1json")),
        (Encoding, format!("{FORM}/encoding/list")),
        (Response, send("/responses/200")),
        (Response, send("/responses/404")),
        (Header, send("/responses/200/headers/X-Count")),
        (Schema, send("/responses/200/headers/X-Count/schema")),
        (Schema, send("/responses/404/content/application~1json/schema")),
        (Schema, format!("{FORM}/schema")),
        (Schema, format!("{FORM}/schema/properties/name")),
        (Schema, format!("{FORM}/schema/properties/list")),
        (Schema, pet("")),
        (Schema, pet("/properties/toys/additionalProperties")),
        (Schema, pet("/properties/names/items")),
        (Schema, "#/components/schemas/Cat".to_owned()),
        (Discriminator, pet("/properties/home/discriminator")),
        (SecurityScheme, "#/components/securitySchemes/key".to_owned()),
        (Server, "#/servers/0".to_owned()),
        (ServerVariable, "#/servers/0/variables/host".to_owned()),
    ];
    places.extend((0..4).map(|number| (Parameter, send(&format!("/parameters/{number}")))));
    places.extend((0..3).map(|number| (Schema, send(&format!("/parameters/{number}/schema")))));
    let properties = ["kind", "age", "weight", "tame", "names", "toys", "home", "more"];
    places.extend(properties.map(|name| (Schema, pet(&format!("/properties/{name}")))));
    places
}

/// The keywords that specifications have in an object, each with values that change what it says somewhere.
fn vocabulary(kind: ObjectKind) -> Vec<(&'static str, Vec<Value>)> {
    let one = |name, value: Value| (name, vec![value]);
    let schema = || json!({"type": "string", "maxLength": 7});
    let media = || json!({"text/plain": {"schema": {"type": "integer"}}});
    let docs = || json!({"url": "https://docs.example"});
    match kind {
        ObjectKind::Root | ObjectKind::Responses => Vec::new(),
        ObjectKind::PathItem => vec![
            one("summary", json!("S")),
            one("description", json!("D")),
            one("servers", json!([{"url": "https://other.example"}])),
            one("query", json!({"responses": {"204": {"description": ""}}})),
            one("additionalOperations", json!({"PURGE": {"responses": {"204": {"description": ""}}}})),
            one("get", json!({"responses": {"204": {"description": ""}}})),
            one("trace", json!({"responses": {"204": {"description": ""}}})),
        ],
        ObjectKind::Operation => vec![
            one("summary", json!("S")),
            one("description", json!("D")),
            one("tags", json!(["Pets"])),
            one("externalDocs", docs()),
            one("deprecated", json!(true)),
            one("callbacks", json!({"done": {"{$request.body#/url}": {}}})),
            one("security", json!([])),
            one("servers", json!([{"url": "https://other.example"}])),
        ],
        ObjectKind::Parameter => vec![
            one("description", json!("D")),
            one("required", json!(true)),
            one("deprecated", json!(true)),
            one("allowEmptyValue", json!(true)),
            ("style", ["form", "label", "pipeDelimited", "cookie"].map(|style| json!(style)).to_vec()),
            ("explode", vec![json!(true), json!(false)]),
            one("allowReserved", json!(true)),
            one("schema", schema()),
            one("content", media()),
            one("example", json!("e")),
            one("examples", json!({"e": {"value": 1}})),
        ],
        ObjectKind::RequestBody => vec![one("description", json!("D")), one("required", json!(true))],
        ObjectKind::MediaType => vec![
            one("example", json!("e")),
            one("examples", json!({"e": {"dataValue": 1, "serializedValue": "1"}})),
            one("itemSchema", schema()),
            one("itemEncoding", json!({"contentType": "text/plain"})),
            one("prefixEncoding", json!([{"contentType": "text/plain"}])),
            one("encoding", json!({"name": {"style": "form", "allowReserved": true}})),
        ],
        ObjectKind::Encoding => vec![
            one("contentType", json!("application/json")),
            one("headers", json!({"X-Part": {"schema": schema()}})),
            one("style", json!("pipeDelimited")),
            one("explode", json!(false)),
            one("allowReserved", json!(true)),
            one("encoding", json!({"a": {}})),
            one("prefixEncoding", json!([{}])),
            one("itemEncoding", json!({"contentType": "text/plain"})),
        ],
        ObjectKind::Response => vec![
            one("summary", json!("S")),
            one("headers", json!({"X-More": {"schema": schema()}})),
            one("links", json!({"next": {"operationId": "SendPet"}})),
            one("content", media()),
        ],
        ObjectKind::Header => vec![
            one("description", json!("D")),
            one("required", json!(true)),
            one("deprecated", json!(true)),
            one("style", json!("form")),
            one("explode", json!(true)),
            one("content", media()),
            one("example", json!("e")),
            one("examples", json!({"e": {"value": 1}})),
        ],
        ObjectKind::Discriminator => {
            vec![one("mapping", json!({"cat": "Cat"})), one("defaultMapping", json!("Dog"))]
        }
        ObjectKind::SecurityScheme => vec![
            one("description", json!("D")),
            one("scheme", json!("basic")),
            one("bearerFormat", json!("JWT")),
            one("flows", json!({"deviceAuthorization": {"deviceAuthorizationUrl": "https://a.example"}})),
            one("openIdConnectUrl", json!("https://a.example")),
            one("oauth2MetadataUrl", json!("https://a.example")),
            one("deprecated", json!(true)),
        ],
        ObjectKind::Server => vec![one("description", json!("D")), one("name", json!("production"))],
        ObjectKind::ServerVariable => {
            vec![one("description", json!("D")), one("enum", json!(["api", "test"]))]
        }
        ObjectKind::Schema => schema_vocabulary(),
    }
}

/// Choices, one of which says more of a value of each type than its schema does.
fn choices() -> Vec<Value> {
    vec![
        json!([{"type": "string"}, {"type": "integer"}, {"type": "object"}]),
        json!([{"const": "a"}, {"const": "cat"}]),
        json!([{"const": 1}, {"const": 2}]),
        json!([{"properties": {"added": {"type": "string"}}}, {"properties": {"more": {"type": "string"}}}]),
        json!([{"items": {"type": "string"}}, {"additionalProperties": {"type": "integer"}}]),
    ]
}

/// JSON Schema from draft 4 to 2020-12, and what OpenAPI adds.
fn schema_vocabulary() -> Vec<(&'static str, Vec<Value>)> {
    let one = |name, value: Value| (name, vec![value]);
    let schema = || json!({"type": "string"});
    vec![
        one("$id", json!("https://a.example/s")),
        one("id", json!("https://a.example/s")),
        one("$schema", json!("http://json-schema.org/draft-07/schema#")),
        one("$anchor", json!("here")),
        one("$dynamicAnchor", json!("here")),
        one("$recursiveAnchor", json!(true)),
        one("$dynamicRef", json!("#/components/schemas/Dog")),
        one("$recursiveRef", json!("#")),
        one("$vocabulary", json!({"https://a.example/v": true})),
        one("$comment", json!("C")),
        one("$defs", json!({"a": {"type": "string"}})),
        one("definitions", json!({"a": {"type": "string"}})),
        one("$ref", json!("#/components/schemas/Dog")),
        ("type", vec![json!(["string", "null"]), json!(["integer", "boolean"]), json!("array")]),
        (
            "enum",
            vec![json!(["a", "b"]), json!([1, 2]), json!([true]), json!([["b"]]), json!([{"kind": "c"}])],
        ),
        ("const", vec![json!("a"), json!(1), json!(true), json!(["b"]), json!({"kind": "c"})]),
        one("multipleOf", json!(3)),
        one("maximum", json!(9)),
        ("exclusiveMaximum", vec![json!(9), json!(true)]),
        one("minimum", json!(1)),
        ("exclusiveMinimum", vec![json!(1), json!(true)]),
        one("maxLength", json!(9)),
        one("minLength", json!(1)),
        one("pattern", json!("^a")),
        ("items", vec![json!({"type": "integer"}), json!([{"type": "integer"}])]),
        one("additionalItems", json!(false)),
        one("prefixItems", json!([{"type": "boolean"}])),
        one("maxItems", json!(9)),
        one("minItems", json!(1)),
        one("uniqueItems", json!(true)),
        one("contains", schema()),
        one("maxContains", json!(9)),
        one("minContains", json!(2)),
        one("maxProperties", json!(9)),
        one("minProperties", json!(1)),
        one("required", json!(["more"])),
        one("properties", json!({"extra": {"type": "integer"}})),
        one("patternProperties", json!({"^a": schema()})),
        ("additionalProperties", vec![json!(false), json!({"type": "integer"})]),
        one("dependencies", json!({"a": ["b"]})),
        one("dependentRequired", json!({"a": ["b"]})),
        one("dependentSchemas", json!({"a": {"required": ["b"]}})),
        one("propertyNames", json!({"maxLength": 9})),
        one("if", schema()),
        one("then", schema()),
        one("else", schema()),
        (
            "allOf",
            vec![
                json!([{"maxLength": 3, "minimum": 3, "minItems": 3, "minProperties": 3, "not": {"const": 7}}]),
            ],
        ),
        ("anyOf", choices()),
        ("oneOf", choices()),
        one("not", schema()),
        one("unevaluatedItems", json!(false)),
        one("unevaluatedProperties", json!(false)),
        one("title", json!("T")),
        one("description", json!("D")),
        one("default", json!(null)),
        one("deprecated", json!(true)),
        one("readOnly", json!(true)),
        one("writeOnly", json!(true)),
        one("examples", json!(["e"])),
        one("example", json!("e")),
        ("format", vec![json!("password"), json!("int32"), json!("decimal"), json!("byte"), json!("odd")]),
        one("contentEncoding", json!("base64")),
        one("contentMediaType", json!("application/json")),
        one("contentSchema", schema()),
        one("nullable", json!(true)),
        one("discriminator", json!({"propertyName": "kind"})),
        one("xml", json!({"nodeType": "attribute"})),
        one("externalDocs", json!({"url": "https://docs.example"})),
        one("unheardOf", json!(true)),
    ]
}

/// The tokens and the listed remarks. A mistake counts as a remark.
fn told(document: &Value) -> String {
    let files = Memory(document.to_string());
    let mut arguments = Arguments::new(Spanned { value: "api.json".to_owned(), span: Span::call_site() });
    arguments.operations.push(Selection { target: Target::All, name: None, span: Span::call_site() });
    let source = Source::open("api.json", &files).unwrap();
    let explanation = source.api().explain(&arguments);
    let listed = explanation.losses.iter().map(|loss| {
        let place = loss.diagnostic.pointer_text().unwrap_or_default();
        format!("{:?} {} {place} {}\n", loss.mark, loss.keyword, loss.diagnostic.message())
    });
    let problems = explanation.diagnostics.iter().map(|problem| problem.message().to_owned());
    let operations = source.api().operations();
    let operations = operations.iter().map(|it| format!("{} {} {:?}\n", it.method, it.path, it.tags));
    listed.chain(problems).chain(operations).chain([explanation.tokens.to_string()]).collect()
}

fn rich(version: &str) -> Value {
    let mut document: Value = serde_json::from_str(RICH).unwrap();
    document["openapi"] = json!(version);
    document
}

/// Why a keyword says nothing at a place, by the specification.
fn reason(kind: ObjectKind, keyword: &str, pointer: &str) -> Option<&'static str> {
    let is_in_form =
        pointer.starts_with(FORM) || pointer.contains("/parameters/") || pointer.contains("/headers/");
    Some(match (kind, keyword) {
        (ObjectKind::Schema, "nullable") if is_in_form => {
            "null has no serialization in forms, queries, cookies and headers (OAS 3.0.4, 4.7.12.3)"
        }
        (ObjectKind::Schema, "writeOnly") if is_in_form => {
            "what is only written is in requests as anything else"
        }
        (ObjectKind::Parameter, "allowEmptyValue") if !pointer.contains("/post/parameters/0") => {
            "valid for queries alone (OAS 3.1.1, 4.8.12.2.1)"
        }
        (ObjectKind::Parameter, "explode") => "makes no difference to a scalar (OAS 3.1.1, 4.8.12.2.2)",
        (ObjectKind::MediaType, "encoding") if pointer.ends_with("application~1json") => {
            "is about forms and parts alone (OAS 3.1.1, 4.8.14.1)"
        }
        (ObjectKind::SecurityScheme, "scheme") => "is about `type: http` alone (OAS 3.1.1, 4.8.27.1)",
        _ => return None,
    })
}

/// True if a table says that nothing changes: the keyword is an annotation, or about other values than those of the
/// schema.
fn is_reviewed(kind: ObjectKind, keyword: &str, document: &Value, pointer: &str) -> bool {
    if matches!(role(kind, keyword), Some(Role::Annotation(reason)) if !reason.is_empty()) {
        return true;
    }
    if reason(kind, keyword, pointer).is_some() {
        return true;
    }
    let files = Memory(document.to_string());
    let read = Document::load("api.json", &files, Span::call_site()).unwrap();
    let node = read.root().locate(&Pointer::parse(pointer).unwrap()).unwrap();
    kind == ObjectKind::Schema && !applies(keyword, &node)
}

/// The keywords that change nothing and are on no list, at the places of a document of this version.
fn silent(version: &str) -> Vec<String> {
    let document = rich(version);
    let before = told(&document);
    let mut silent = Vec::new();
    for (kind, pointer) in places() {
        let path = pointer.trim_start_matches('#');
        for (keyword, values) in vocabulary(kind) {
            if document.pointer(path).unwrap().get(keyword).is_some() && keyword != "type" {
                continue;
            }
            let is_said = values.iter().any(|value| {
                let mut changed = document.clone();
                changed.pointer_mut(path).unwrap()[keyword] = value.clone();
                told(&changed) != before
            });
            if !is_said && !is_reviewed(kind, keyword, &document, &pointer) {
                silent.push(format!("{keyword} of {kind:?} at {pointer}"));
            }
        }
    }
    silent
}

#[test]
fn no_keyword_is_silent() {
    for version in ["3.0.3", "3.1.1", "3.2.0"] {
        assert_eq!(silent(version), [] as [&str; 0], "{version}");
    }
}
