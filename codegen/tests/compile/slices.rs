//! Slices: what is compiled from one is what is compiled from the whole document.

use std::path::Path;

use formwork_codegen::{Arguments, Output, Source, Target, compile};
use serde_json::Value;

use crate::support::{Folder, Memory, PATH, by_id, select, spanned};

/// The slice of what the arguments select.
fn slice(arguments: &Arguments, document: &str) -> String {
    let files = Memory(document.as_bytes());
    let source = Source::open(PATH, &files).unwrap();
    source.api().slice(arguments).unwrap_or_else(|problems| panic!("{problems:?}")).document("none")
}

fn tokens(arguments: &Arguments, document: &str) -> String {
    let Output { tokens, diagnostics } = compile(arguments, &Memory(document.as_bytes()));
    let problems: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [] as [&str; 0], "{document}");
    tokens.to_string()
}

/// Every reference of a slice leads to something, if it did in the document.
fn assert_whole(slice: &str, document: &str) {
    let [root, document]: [Value; 2] = [slice, document].map(|text| serde_json::from_str(text).unwrap());
    let mut left = vec![&root];
    while let Some(value) = left.pop() {
        if let Some(Value::String(reference)) = value.get("$ref") {
            let pointer = reference.strip_prefix('#').unwrap_or("").replace("%7B", "{").replace("%7D", "}");
            let is_whole = root.pointer(&pointer).is_some() || document.pointer(&pointer).is_none();
            assert!(is_whole, "{reference} is not in {slice}");
        }
        match value {
            Value::Array(elements) => left.extend(elements),
            Value::Object(members) => left.extend(members.values()),
            _ => {}
        }
    }
}

/// Slices every operation out of a document. Gives how many can be.
fn slice_each(document: &str) -> usize {
    let files = Memory(document.as_bytes());
    let source = Source::open(PATH, &files).unwrap();
    let api = source.api();
    let mut count = 0;
    for operation in api.operations() {
        let arguments = select(Target::Path(operation.method.clone(), operation.path.clone()), None);
        let Ok(slice) = api.slice(&arguments) else { continue };
        let slice = slice.document("none");
        assert_whole(&slice, document);
        let whole = api.compile(&arguments).tokens.to_string();
        assert!(whole == tokens(&arguments, &slice), "{} {}", operation.method, operation.path);
        assert_eq!(slice, self::slice(&arguments, &slice), "a slice of a slice is the slice");
        count += 1;
    }
    count
}

#[test]
fn every_operation_of_every_document_here_expands_to_the_same_tokens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            count += slice_each(&std::fs::read_to_string(&path).unwrap());
        }
    }
    assert!(count > 80, "{count}");
}

/// A document of these path items and components.
fn document(paths: &str, components: &str) -> String {
    let info = r#""info": {"title": "Pets", "version": "1"}"#;
    format!(r#"{{"openapi": "3.0.3", {info}, "paths": {{{paths}}}, "components": {{{components}}}}}"#)
}

/// An operation that answers with what a reference leads to.
fn answers(id: &str, reference: &str) -> String {
    let content = format!(r#""content": {{"application/json": {{"schema": {{"$ref": "{reference}"}}}}}}"#);
    format!(r#"{{"operationId": "{id}", "responses": {{"200": {{"description": "It.", {content}}}}}}}"#)
}

/// The slice of one operation, of which the same is compiled as of the whole.
#[track_caller]
fn sound_slice(arguments: &Arguments, document: &str) -> Value {
    let slice = slice(arguments, document);
    assert_eq!(tokens(arguments, document), tokens(arguments, &slice), "{slice}");
    assert_whole(&slice, document);
    serde_json::from_str(&slice).unwrap()
}

fn names(slice: &Value, pointer: &str) -> Vec<String> {
    slice.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect()
}

/// What is not reached but called alike decides what the reached one is called.
#[test]
fn components_that_are_called_alike_keep_their_names() {
    let object = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;
    let schemas =
        format!(r#""schemas": {{"pet_": {object}, "Pet": {object}, "pet": {object}, "Owner": {object}}}"#);
    let paths = format!(r#""/a": {{"get": {}}}"#, answers("GetPet", "#/components/schemas/pet"));
    let slice = sound_slice(&by_id("GetPet"), &document(&paths, &schemas));
    assert_eq!(names(&slice, "/components/schemas"), ["pet_", "Pet", "pet"]);
    assert!(slice["components"]["schemas"]["Pet"].get("properties").is_none());
}

#[test]
fn operations_that_are_called_alike_keep_their_names() {
    let object = r#""schemas": {"A": {"type": "object"}}"#;
    let get = |id| answers(id, "#/components/schemas/A");
    let paths = format!(
        r#""/a": {{"get": {}}}, "/b/{{id}}": {{"parameters": [{}], "get": {}}}, "/c": {{"get": {}}}"#,
        get("GetPet"),
        r#"{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}"#,
        get("get_pet"),
        get("GetOwner")
    );
    let whole = document(&paths, object);
    for id in ["GetPet", "get_pet"] {
        let slice = sound_slice(&by_id(id), &whole);
        assert_eq!(names(&slice, "/paths"), ["/a", "/b/{id}"]);
    }
    assert_eq!(names(&sound_slice(&by_id("GetOwner"), &whole), "/paths"), ["/c"]);
}

#[test]
fn references_into_parts_of_a_document_keep_the_part() {
    let pet = r#"{"type": "object", "properties": {"collar": {"type": "object", "properties": {"bell": {"type": "boolean"}}}}}"#;
    let schemas = format!(r#""schemas": {{"Pet": {pet}, "Owner": {{"type": "object"}}}}"#);
    let deep = "#/paths/~1b/get/responses/200/content/application~1json/schema";
    let paths = format!(
        r#""/a": {{"get": {}}}, "/b": {{"get": {}}}, "/c": {{"get": {}}}"#,
        answers("Collar", "#/components/schemas/Pet/properties/collar"),
        answers("Owner", "#/components/schemas/Owner"),
        answers("Deep", deep)
    );
    let whole = document(&paths, &schemas);
    let slice = sound_slice(&by_id("Collar"), &whole);
    assert_eq!(names(&slice, "/components/schemas"), ["Pet"]);
    let slice = sound_slice(&by_id("Deep"), &whole);
    assert_eq!(names(&slice, "/paths"), ["/b", "/c"]);
}

#[test]
fn path_items_that_refer_to_others_keep_them() {
    let item = format!(
        r#"{{"parameters": [{{"name": "id", "in": "path", "required": true, "schema": {{"type": "string"}}}}],
             "get": {}, "delete": {}}}"#,
        answers("GetPet", "#/components/schemas/Pet"),
        answers("DeletePet", "#/components/schemas/Owner")
    );
    let components = format!(
        r#""pathItems": {{"pet": {item}}}, "schemas": {{"Pet": {{"type": "object"}}, "Owner": {{"type": "object"}}}}"#
    );
    let whole = document(r##""/pets/{id}": {"$ref": "#/components/pathItems/pet"}"##, &components);
    let slice = sound_slice(&by_id("GetPet"), &whole);
    assert_eq!(names(&slice, "/components/pathItems/pet"), ["parameters", "get"]);
    assert_eq!(names(&slice, "/components/schemas"), ["Pet"]);
}

/// What is generated only if the arguments say so is in the slice only then.
#[test]
fn expanded_fields_are_in_the_slice_of_those_who_expand_them() {
    let schemas = r##""schemas": {
        "Pet": {"type": "object", "properties": {"owner": {
            "anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/Owner"}],
            "x-expansionResources": {"oneOf": [{"$ref": "#/components/schemas/Owner"}]}
        }}},
        "Owner": {"type": "object", "properties": {"name": {"type": "string"}, "home": {"$ref": "#/components/schemas/Home"}}},
        "Home": {"type": "object", "properties": {"street": {"type": "string"}}}
    }"##;
    let paths = format!(r#""/a": {{"get": {}}}"#, answers("GetPet", "#/components/schemas/Pet"));
    let whole = document(&paths, schemas);
    let mut arguments = by_id("GetPet");
    let slice = sound_slice(&arguments, &whole);
    assert_eq!(names(&slice, "/components/schemas"), ["Pet", "Owner"]);
    assert!(slice["components"]["schemas"]["Owner"].get("properties").is_none());
    arguments.expand.push(spanned("owner".to_owned()));
    let slice = sound_slice(&arguments, &whole);
    assert_eq!(names(&slice, "/components/schemas"), ["Pet", "Owner", "Home"]);
    assert_eq!(slice["x-formwork-slice"]["expand"], serde_json::json!(["owner"]));
    arguments.expand.clear();
    arguments.opaque.push(spanned("#/components/schemas/Pet".to_owned()));
    let slice = sound_slice(&arguments, &whole);
    assert_eq!(names(&slice, "/components/schemas"), ["Pet", "Owner"]);
}

/// What is written stays as it is written, but for the spaces between it.
#[test]
fn scalars_stay_as_they_are_written() {
    let schemas = r#""schemas": {"Pet": {"type": "object", "x-large": 1.50e400, "x-text": "\u00e4\/", "description": "ä"}}"#;
    let paths = format!(r#""/a": {{"get": {}}}"#, answers("GetPet", "#/components/schemas/Pet"));
    let slice = slice(&by_id("GetPet"), &document(&paths, schemas));
    assert!(
        slice.contains("\"x-large\": 1.50e400,\n") && slice.contains(r#""x-text": "\u00e4\/","#),
        "{slice}"
    );
}

/// Callbacks, links and examples are not generated, and what they refer to is not in the slice.
#[test]
fn what_is_never_generated_is_left_out() {
    let operation = r##"{
        "operationId": "GetPet",
        "callbacks": {"done": {"/x": {"post": {"responses": {"200": {"$ref": "#/components/responses/Done"}}}}}},
        "responses": {"200": {
            "description": "It.",
            "links": {"owner": {"$ref": "#/components/links/Owner"}},
            "content": {"application/json": {
                "schema": {"type": "object", "properties": {"example": {"type": "string"}, "links": {"type": "string"}}},
                "examples": {"one": {"$ref": "#/components/examples/One"}}
            }}
        }}
    }"##;
    let components =
        r#""responses": {"Done": {"description": "Done."}}, "links": {"Owner": {}}, "examples": {"One": {}}"#;
    let whole = document(&format!(r#""/a": {{"get": {operation}}}"#), components);
    let slice = sound_slice(&by_id("GetPet"), &whole);
    assert!(slice.get("components").is_none(), "{slice}");
    let properties = "/paths/~1a/get/responses/200/content/application~1json/schema/properties";
    assert_eq!(names(&slice, properties), ["example", "links"]);
}

/// What is in another file stays there, and leads back to what is in the slice.
#[test]
fn references_to_other_files_stay() {
    let schemas = r#""schemas": {"Name": {"type": "string"}, "Pet": {"type": "object"}}"#;
    let paths = format!(
        r#""/a": {{"get": {}}}, "/b": {{"$ref": "items.json"}}"#,
        answers("GetPet", "common.json#/schemas/Pet")
    );
    let whole = document(&paths, schemas);
    let common = r##"{"schemas": {"Pet": {"type": "object", "properties": {
        "name": {"$ref": "api.json#/components/schemas/Name"}, "owner": {"$ref": "#/schemas/Owner"}
    }}, "Owner": {"type": "object", "properties": {"id": {"type": "string"}}}}}"##;
    let items = format!(r#"{{"get": {}}}"#, answers("GetItem", "common.json#/schemas/Owner"));
    let with = |document: &str| {
        [(PATH, document.to_owned()), ("common.json", common.to_owned()), ("items.json", items.clone())]
    };
    for id in ["GetPet", "GetItem"] {
        let files = with(&whole);
        let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
        let files = Folder(&files);
        let source = Source::open(PATH, &files).unwrap();
        let slice = source.api().slice(&by_id(id)).unwrap();
        assert!(slice.parts.contains_key("common.json#/schemas/Owner"), "{:?}", slice.parts.keys());
        let slice = slice.document("none");
        let of_slice = with(&slice);
        let of_slice = of_slice.each_ref().map(|(path, text)| (*path, text.as_str()));
        let [before, after] = [compile(&by_id(id), &files), compile(&by_id(id), &Folder(&of_slice))];
        assert!(after.diagnostics.is_empty(), "{}", after.diagnostics[0]);
        assert_eq!(before.tokens.to_string(), after.tokens.to_string());
    }
}

/// However deep a document is nested, there is a slice of it.
#[test]
fn depth_costs_no_stack() {
    let deep = format!("{}{}{}", r#"{"x-a": "#.repeat(50_000), "1", "}".repeat(50_000));
    let schemas = format!(r#""schemas": {{"Pet": {{"type": "object", "x-deep": {deep}}}}}"#);
    let paths = format!(r#""/a": {{"get": {}}}"#, answers("GetPet", "#/components/schemas/Pet"));
    assert!(slice(&by_id("GetPet"), &document(&paths, &schemas)).contains("x-deep"));
}
