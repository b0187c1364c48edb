//! `$ref` on path items.

use formwork_codegen::{Method, Target};

use crate::support::{Folder, PATH, by_id, compile_all, compile_in, compile_with, document, select, sound};

const COMPONENTS: &str = r#"{"pathItems": {"pet": {
    "parameters": [{"name": "pet", "in": "path", "required": true, "schema": {"type": "string"}},
        {"name": "page", "in": "query", "schema": {"type": "string"}}],
    "get": {"operationId": "GetPet", "responses": {}}, "put": {"operationId": "PutPet", "responses": {}}}}}"#;

#[test]
fn a_path_item_may_be_elsewhere_in_the_document() {
    let paths = r##"{"/pets/{pet}": {"$ref": "#/components/pathItems/pet"}}"##;
    let compiled = sound(document(paths, COMPONENTS));
    assert_eq!(compiled.fields("GetPet"), ["pet: String", "page: Option<String>"]);
    assert!(compiled.has("PutPet"));
    let by_path = select(Target::Path(Method::Get, "/pets/{pet}".to_owned()), Some("Read"));
    assert!(compile_with(&by_path, document(paths, COMPONENTS)).has("Read"));
}

/// What stands beside the reference counts more than what it leads to.
#[test]
fn siblings_of_the_reference() {
    let paths = r##"{"/pets/{pet}": {"$ref": "#/components/pathItems/pet",
        "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer"}}],
        "get": {"operationId": "ReadPet", "responses": {}}, "delete": {"operationId": "DeletePet", "responses": {}}}}"##;
    let compiled = sound(document(paths, COMPONENTS));
    assert!(compiled.has("ReadPet") && compiled.has("DeletePet") && compiled.has("PutPet"));
    assert!(!compiled.has("GetPet"));
    for operation in ["ReadPet", "PutPet"] {
        assert_eq!(compiled.fields(operation), ["pet: String", "page: Option<i64>"]);
    }
}

/// One path item at two paths is four operations.
#[test]
fn a_path_item_at_two_paths() {
    let paths = r##"{"/a/{pet}": {"$ref": "#/components/pathItems/pet"}, "/b/{pet}": {"$ref": "#/components/pathItems/pet"}}"##;
    let compiled = compile_with(&by_id("GetPet"), document(paths, COMPONENTS));
    let help = "help: select by method and path: `GET \"/a/{pet}\"` or `GET \"/b/{pet}\"`";
    assert!(compiled.problem().ends_with(help), "{}", compiled.problem());
    let mut arguments = select(Target::Path(Method::Get, "/a/{pet}".to_owned()), Some("A"));
    arguments
        .operations
        .extend(select(Target::Path(Method::Get, "/b/{pet}".to_owned()), Some("B")).operations);
    let compiled = compile_with(&arguments, document(paths, COMPONENTS));
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert!(compiled.has("A") && compiled.has("B"));
}

#[test]
fn path_items_in_other_files() {
    let main = document(r#"{"/pets/{pet}": {"$ref": "paths/pet.json"}}"#, "{}");
    let pet = r##"{"parameters": [{"$ref": "#/x-parameters/pet"}], "x-parameters": {"pet":
        {"name": "pet", "in": "path", "required": true, "schema": {"$ref": "../id.json"}}},
        "get": {"operationId": "GetPet", "responses": {}}}"##;
    let files = [(PATH, main.as_str()), ("paths/pet.json", pet), ("id.json", r#"{"type": "integer"}"#)];
    let compiled = compile_in(&by_id("GetPet"), &Folder(&files));
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.fields("GetPet"), ["pet: i64"]);
}

/// A path item that is not there matters to those alone who may have meant it.
#[test]
fn references_that_lead_nowhere() {
    let paths = r##"{"/a": {"get": {"operationId": "A", "responses": {}}},
        "/b": {"$ref": "#/components/pathItems/pett"}, "/c": {"$ref": "c.json"},
        "/d": {"$ref": "#/paths/~1e"}, "/e": {"$ref": "#/paths/~1d"}}"##;
    let text = document(paths, COMPONENTS);
    assert_eq!(compile_with(&by_id("A"), &text).problems, [] as [&str; 0]);
    let found = [
        "`#/components/pathItems/pett` is not in",
        "the document `c.json` does not exist",
        "lead to one another",
    ];
    for (compiled, others) in [(compile_with(&by_id("B"), &text), 1), (compile_all(&text), 0)] {
        for problem in found {
            let count = compiled.problems.iter().filter(|other| other.contains(problem)).count();
            assert!(count > 0, "{problem}: {:#?}", compiled.problems);
        }
        assert_eq!(compiled.problems.len(), found.len() + 1 + others, "{:#?}", compiled.problems);
    }
}
