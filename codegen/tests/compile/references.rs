//! `$ref` in every position, well and badly.

use crate::support::{answer, compile_all, document, form, sent, sound};

const PETS: &str = r##"{
    "parameters": {"pet": {"name": "pet", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/id"}}},
    "requestBodies": {"pet": {"required": true, "content": {"application/x-www-form-urlencoded":
        {"schema": {"$ref": "#/components/schemas/form"}}}}},
    "responses": {"pet": {"description": "", "content": {"application/json":
        {"schema": {"$ref": "#/components/schemas/pet"}}}}, "again": {"$ref": "#/components/responses/pet"}},
    "schemas": {"id": {"type": "string"}, "pet": {"type": "object", "properties": {"id": {"$ref": "#/components/schemas/id"},
        "a/b~c d%": {"$ref": "#/components/schemas/a~1b~0c%20d%25"}}},
        "form": {"type": "object", "properties": {"id": {"$ref": "#/components/schemas/id"}, "name": {"type": "string"}},
            "required": ["name"]},
        "a/b~c d%": {"type": "integer"}}
}"##;

#[test]
fn every_position() {
    let paths = r##"{"/pets/{pet}": {"put": {"operationId": "PutPet", "parameters": [{"$ref": "#/components/parameters/pet"}],
        "requestBody": {"$ref": "#/components/requestBodies/pet"},
        "responses": {"200": {"$ref": "#/components/responses/again"}}}}}"##;
    let compiled = sound(document(paths, PETS));
    assert_eq!(compiled.fields("PutPet"), ["pet: String", "id: Option<String>", "name: String"]);
    assert_eq!(compiled.output("PutPet"), "Pet");
    assert_eq!(compiled.fields("Pet"), ["id: Option<String>", "a_b_c_d: Option<i64>"]);
}

/// What a reference leads to need not be a component.
#[test]
fn into_other_places() {
    let paths = r##"{"/pets": {"get": {"operationId": "ListPets", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"type": "object", "properties": {"pet": {"type": "object", "properties":
            {"kind": {"enum": ["a"]}}}, "same": {"$ref":
            "#/paths/~1pets/get/responses/200/content/application~1json/schema/properties/pet"}}}}}}}}},
        "/pets/{pet}": {"get": {"operationId": "GetPet",
            "parameters": [{"name": "pet", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"$ref": "#/paths/~1pets/get/responses/200"}}},
            "delete": {"operationId": "DeletePet", "parameters": [{"$ref": "#/paths/~1pets~1%7Bpet%7D/get/parameters/0"}],
            "responses": {"204": {"description": "Gone."}}}}}"##;
    let compiled = sound(document(paths, "{}"));
    assert_eq!(compiled.fields("DeletePet"), ["pet: String"]);
    assert_eq!(compiled.output("DeletePet"), "()");
    assert_eq!(compiled.fields("list_pets::Output")[1], "same: Option<super::Pet>");
    assert!(
        compiled.has("Pet") && compiled.has("list_pets::output::Pet") && compiled.has("get_pet::output::Pet")
    );
}

/// In OpenAPI 3.0 what stands beside a `$ref` has no meaning, so it can be anything.
#[test]
fn siblings_are_ignored() {
    let schema = r##"{"$ref": "#/components/schemas/id", "type": 5, "properties": []}"##;
    assert_eq!(sound(answer(schema, PETS)).output("Receive"), "String");
}

#[test]
fn mistakes() {
    for (reference, problem) in [
        (r##""#/components/schemas/pett""##, "`#/components/schemas/pett` is not in this document"),
        (r##""#/components/schemas/pet/""##, "`#/components/schemas/pet/` is not in this document"),
        (r##""#/paths//""##, "`#/paths//` is not in this document"),
        (r##""#name""##, "`#name` leads nowhere: no schema has the `$anchor` \"name\""),
        (r##""#na%zz""##, "the `$anchor` in `#na%zz` cannot be read: an escape is broken"),
        (r##""#/%zz""##, "what `#/%zz` has behind the `#` is no JSON pointer"),
        (r##""#/%ff""##, "what `#/%ff` has behind the `#` is no JSON pointer"),
        (r#""other.json""#, "the document `other.json` does not exist"),
        (r#""./a/../b%20c.json#/x""#, "the document `b c.json` does not exist"),
        (r#""%zz.json""#, "`%zz.json` is not a path: an escape is broken"),
        (r#""http://example.com/#/a""#, "`http://example.com/` is not fetched: only files are read"),
        (r#""//example.com/a.json""#, "`//example.com/a.json` is not fetched: only files are read"),
        (r#""urn:example:a""#, "`urn:example:a` is not fetched: only files are read"),
        (r#""/api.json""#, "`/api.json` is not a relative path"),
        (r#""""#, "`$ref` is empty"),
        ("5", "`$ref` must be a string, and this is a number"),
        ("{}", "`$ref` must be a string, and this is an object"),
        ("null", "`$ref` must be a string, and this is null"),
        (r#""\ud800""#, "`$ref` cannot be read: "),
        (r##""#/openapi""##, "a schema must be an object, and this is a string"),
    ] {
        let compiled = compile_all(answer(&format!("{{\"$ref\": {reference}}}"), PETS));
        let place = if reference.contains("openapi") { "api.json:2:12: " } else { "api.json:6:10: " };
        assert!(compiled.problem().starts_with(&format!("{place}{problem}")), "{}", compiled.problem());
    }
    let compiled = compile_all(answer(r##"{"$ref": "#/components/schemas/pett"}"##, PETS));
    assert!(compiled.problem().ends_with("help: did you mean `pet`?"), "{}", compiled.problem());
}

#[test]
fn cycles() {
    let components = r##"{"schemas": {"self": {"$ref": "#/components/schemas/self"},
        "a": {"$ref": "#/components/schemas/b"}, "b": {"$ref": "#/components/schemas/a"},
        "list": {"type": "array", "items": {"$ref": "#/components/schemas/list"}},
        "same": {"allOf": [{"$ref": "#/components/schemas/same"}]},
        "map": {"additionalProperties": {"$ref": "#/components/schemas/map"}},
        "one": {"anyOf": [{"$ref": "#/components/schemas/one"}, {"enum": [""]}]}}}"##;
    for (name, problem) in [
        ("self", "these `$ref`s lead to one another, and never to an object"),
        ("a", "these `$ref`s lead to one another, and never to an object"),
        ("list", "schemas are nested more than 32 deep here"),
        ("same", "schemas are nested more than 32 deep here"),
        ("map", "schemas are nested more than 32 deep here"),
    ] {
        let schema = format!(
            r##"{{"type": "object", "properties": {{"it": {{"$ref": "#/components/schemas/{name}"}}}}}}"##
        );
        for document in [answer(&schema, components), form(&schema, components)] {
            let compiled = compile_all(document);
            assert!(compiled.problems[0].contains(problem), "{name}: {:#?}", compiled.problems);
            assert!(compiled.problems[0].contains(&format!("#/components/schemas/{name}")) || name == "a");
        }
    }
    let schema = r##"{"type": "object", "properties": {"it": {"$ref": "#/components/schemas/one"}}}"##;
    let compiled = compile_all(form(schema, components));
    assert!(compiled.problems.is_empty(), "as JSON it is a type that holds itself: {:#?}", compiled.problems);
    let deep = r##"{"$ref": "#/components/schemas/one"}"##;
    let deep = sent(deep).replace("\"components\": {}", &format!("\"components\": {components}"));
    assert!(!compile_all(deep).problems.is_empty());
}

/// Objects may go round in circles through any position.
#[test]
fn cycles_through_objects_are_types() {
    let components = r##"{"schemas": {"pet": {"type": "object", "properties": {"owner": {"$ref": "#/components/schemas/owner"}}},
        "owner": {"type": "object", "properties": {"pets": {"type": "array", "items": {"$ref": "#/components/schemas/pet"}},
            "self": {"allOf": [{"$ref": "#/components/schemas/owner"}], "nullable": true}}}}}"##;
    let compiled = sound(answer(r##"{"$ref": "#/components/schemas/pet"}"##, components));
    assert_eq!(compiled.fields("Owner"), ["pets: Option<Vec<Pet>>", "self_: Option<Box<Owner>>"]);
    // A schema that is referred to from within itself, but is no component.
    let schema = r##"{"type": "object", "properties": {"again":
        {"$ref": "#/paths/~1receive/get/responses/200/content/application~1json/schema"}}}"##;
    let compiled = sound(answer(schema, "{}"));
    assert_eq!(compiled.fields("Schema"), ["again: Option<Box<Schema>>"]);
}

/// A fragment is decoded before it is read as a pointer.
#[test]
fn the_first_slash_of_a_pointer_may_be_escaped() {
    for reference in ["#%2Fcomponents/schemas/id", "#%2fcomponents%2Fschemas%2Fid"] {
        let schema = format!("{{\"$ref\": \"{reference}\"}}");
        assert_eq!(sound(answer(&schema, PETS)).output("Receive"), "String", "{reference}");
    }
}

/// A pointer knows of no references, and means what is behind them all the same.
#[test]
fn pointers_through_references() {
    let components = r##"{"schemas": {"$ref": "#/x-schemas"}}"##;
    let text = answer(r##"{"$ref": "#/components/schemas/pet/properties/kind"}"##, components);
    let text = text.replacen(
        "\"components\"",
        r##""x-schemas": {"pet": {"$ref": "#/x-schemas/animal"}, "animal": {"type": "object", "properties":
            {"kind": {"type": "integer"}}}}, "components""##,
        1,
    );
    assert_eq!(sound(text).output("Receive"), "i64");
    for schemas in [
        r##"{"$ref": "#/components/schemas/a"}"##,
        r##"{"$ref": "#/components/schemas"}"##,
        r##"{"b": {"$ref": "#/components/schemas/a/b"}, "a": {"$ref": "#/components/schemas/b/a"}}"##,
    ] {
        let compiled = compile_all(answer(
            r##"{"$ref": "#/components/schemas/a/b/c"}"##,
            &format!("{{\"schemas\": {schemas}}}"),
        ));
        assert!(compiled.problem().contains("is not in this document"), "{}", compiled.problem());
    }
}

/// As many detours as one likes cost no more than a few.
#[test]
fn pointers_through_many_references() {
    let way = "/a".repeat(200);
    let schemas: Vec<String> = (0..80)
        .map(|number| format!("\"s{number}\": {{\"$ref\": \"#/components/schemas/s{}{way}\"}}", number + 1))
        .collect();
    let components = format!(
        "{{\"schemas\": {{{}, \"s80\": {{\"a\": {{\"$ref\": \"#/components/schemas/s80\"}}}}}}}}",
        schemas.join(", ")
    );
    let compiled = compile_all(answer(r##"{"$ref": "#/components/schemas/s0/a"}"##, &components));
    assert!(compiled.problem().contains("is not in this document"), "{}", compiled.problem());
}
