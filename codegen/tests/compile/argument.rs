//! Arguments: what they select and change, and what is said if they do not.

use formwork_codegen::{Arguments, Method, Target};
use proc_macro2::{Ident, Span};

use crate::support::{all, answer, by_id, compile_with, document, received, rename, select, spanned};

fn pets() -> String {
    let paths = r#"{"/pets": {"get": {"operationId": "ListPets", "responses": {}}, "post": {"responses": {}}},
        "/pets/{pet}": {"parameters": [{"name": "pet", "in": "path", "schema": {"type": "string"}}],
            "get": {"operationId": "GetPet", "responses": {}}, "delete": {"operationId": "GetPet", "responses": {}}}}"#;
    document(paths, "{}")
}

#[test]
fn operations_are_selected_by_id_and_by_path() {
    let compiled = compile_with(&by_id("ListPets"), pets());
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert!(compiled.has("ListPets") && !compiled.has("GetPet"));
    let compiled =
        compile_with(&select(Target::Path(Method::Post, "/pets".to_owned()), Some("AddPet")), pets());
    assert!(compiled.problems.is_empty() && compiled.has("AddPet"));
    let compiled = compile_with(&select(Target::Path(Method::Post, "/pets".to_owned()), None), pets());
    assert!(compiled.problems.is_empty() && compiled.has("PostPets"));
}

#[test]
fn what_is_not_found_has_a_suggestion() {
    for (target, problem) in [
        (
            Target::Id("ListPet".to_owned()),
            "the document has no operation `ListPet`\n  help: did you mean `ListPets`?",
        ),
        (
            Target::Id("zzz".to_owned()),
            "the document has no operation `zzz`\n  help: there are `GetPet` and `ListPets`",
        ),
        (
            Target::Path(Method::Put, "/pets".to_owned()),
            "the document has no operation PUT \"/pets\"\n  help: this path has no PUT, but `GET` and `POST`",
        ),
        (
            Target::Path(Method::Get, "/pet".to_owned()),
            "the document has no operation GET \"/pet\"\n  help: did you mean `/pets` or `/pets/{pet}`?",
        ),
    ] {
        let compiled = compile_with(&select(target, Some("Wanted")), pets());
        assert_eq!(compiled.problem(), problem);
    }
}

#[test]
fn ids_that_are_not_unique_need_a_path() {
    let compiled = compile_with(&by_id("GetPet"), pets());
    let expected = "two operations have the operationId `GetPet`\n  at #/paths/~1pets~1{pet}/delete\n  \
                    help: select by method and path: `GET \"/pets/{pet}\"` or `DELETE \"/pets/{pet}\"`";
    assert!(compiled.problem().ends_with(expected), "{}", compiled.problem());
}

#[test]
fn an_operation_is_selected_once() {
    let mut arguments = by_id("ListPets");
    arguments
        .operations
        .extend(select(Target::Path(Method::Get, "/pets".to_owned()), Some("Again")).operations);
    let compiled = compile_with(&arguments, pets());
    assert!(compiled.problem().starts_with("the operation GET \"/pets\" is selected twice"));
    let mut arguments = all();
    arguments.operations.extend(select(Target::Id("Receive".to_owned()), Some("Named")).operations);
    let compiled = compile_with(&arguments, received(r#"{"type": "string"}"#));
    assert!(compiled.problems.is_empty() && compiled.has("Named") && !compiled.has("Receive"));
}

#[test]
fn options_that_change_nothing_are_mistakes() {
    let mut arguments = all();
    arguments.secret.push(spanned("nothing".to_owned()));
    rename(&mut arguments, "#/components/schemas/nothing", "Something");
    rename(&mut arguments, "nothing", "something");
    let compiled = compile_with(&arguments, received(r#"{"type": "string"}"#));
    assert_eq!(compiled.problems.len(), 3);
    let parts = ["`#/components/schemas/nothing`", "`nothing` is no", "`nothing`"];
    for (problem, part) in compiled.problems.iter().zip(parts) {
        assert!(problem.contains(part), "{problem}");
    }
}

/// What a user may write as a name is never too much for the compiler.
#[test]
fn names_may_be_raw() {
    let property = "#/paths/~1receive/get/responses/200/content/application~1json/schema/properties/it";
    let mut arguments: Arguments = all();
    let raw = |name| Ident::new_raw(name, Span::call_site());
    for name in ["match", "It2"] {
        rename(&mut arguments, property, "x");
        arguments.rename.last_mut().unwrap().name = raw(name);
    }
    arguments.operations = by_id("Receive").operations;
    arguments.operations[0].name = Some(raw("Get"));
    let compiled = compile_with(&arguments, received(r#"{"enum": ["a"]}"#));
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.fields("get::Output"), ["match_: Option<Open<output::It2>>"]);
}

/// What stands in the struct already cannot be the new name of a field.
#[test]
fn names_of_a_struct_s_own_are_taken() {
    let schema = r#"{"type": "object", "properties": {"it": {"enum": ["a"]}}}"#;
    let schema_at = "#/paths/~1receive/get/responses/200/content/application~1json/schema";
    for (pointer, name) in [("/properties/it", "extra"), ("/properties/it/enum/0", "Other")] {
        let mut arguments = all();
        rename(&mut arguments, &format!("{schema_at}{pointer}"), name);
        let compiled = compile_with(&arguments, answer(schema, "{}"));
        assert!(compiled.problem().contains(&format!("`{name}`")), "{}", compiled.problem());
        assert!(compiled.problem().starts_with("api.json:6:"), "{}", compiled.problem());
    }
    let mut arguments = all();
    let document = crate::support::sent(r#"{"type": "string"}"#);
    let pointer =
        "#/paths/~1send/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/it";
    rename(&mut arguments, pointer, "new");
    let compiled = compile_with(&arguments, document);
    assert!(compiled.problem().contains("`new`"), "{}", compiled.problem());
}

#[test]
fn documents_that_are_none() {
    for (text, problem) in [
        ("", "api.json:1:1: the document is not JSON: here should be a value"),
        ("\u{feff}", "api.json:1:1: the document is not JSON: here should be a value"),
        ("{\r\n\"ö\": ü}", "api.json:2:6: the document is not JSON: `ü` is not a JSON value"),
        ("{} {}", "api.json:1:4: the document is not JSON: here should be the end of the document"),
        ("{\"a\":\n[}", "api.json:2:2: the document is not JSON: this `}` cannot close the last `[`"),
        ("[]", "api.json:1:1: this is not an OpenAPI document: it has no `openapi` member"),
        ("null", "api.json:1:1: this is not an OpenAPI document: it has no `openapi` member"),
        (
            "{}",
            "api.json:1:1: this is not an OpenAPI document: it has no `openapi` member with the version\n  help: ",
        ),
        (
            r#"{"swagger": "2.0"}"#,
            "api.json:1:1: this is a Swagger 2.0 document, which is not supported\n  help: ",
        ),
        (r#"{"openapi": "4.0.0"}"#, "api.json:1:13: OpenAPI 4.0.0 is not supported\n  at #/openapi\n"),
        (r#"{"openapi": "3"}"#, "api.json:1:13: OpenAPI 3 is not supported\n  at #/openapi\n"),
        (r#"{"openapi": "3.10.0"}"#, "api.json:1:13: OpenAPI 3.10.0 is not supported\n  at #/openapi\n"),
        (
            "{\"openapi\": 3}",
            "api.json:1:13: `openapi` must be a string, and this is a number\n  at #/openapi",
        ),
        ("\u{feff}{\"openapi\": 3}", "api.json:1:13: `openapi` must be"),
        ("{\r\n\"openapi\": 3}", "api.json:2:12: `openapi` must be"),
        (r#"{"openapi": "3.0.4"}"#, "the document has no operations"),
        (r#"{"openapi": "3.1.1"}"#, "the document has no operations"),
        (r#"{"openapi": "3.2.0", "paths": {}}"#, "the document has no operations"),
        (r#"{"openapi": "3.0.4", "paths": []}"#, "the document has no operations"),
        (
            r#"{"openapi": "3.0.4", "paths": {"pets": {"get": {}}, "/a": [], "/b": {"GET": {}, "x": {}, "get": 1}}}"#,
            "the document has no operations",
        ),
    ] {
        let compiled = compile_with(&all(), text);
        assert!(compiled.problem().starts_with(problem), "{text}: {}", compiled.problem());
    }
    let compiled = compile_with(&all(), b"{\"a\": \"\xc3\xa4\xff\"}");
    assert_eq!(compiled.problem(), "api.json:1:9: the document is not UTF-8");
    let missing = compile_with(&Arguments { spec: spanned("b.json".to_owned()), ..all() }, "");
    assert!(missing.problem().starts_with("the document `b.json` does not exist\n  help: "));
}

#[test]
fn operations_are_selected_by_tag() {
    let operation =
        |id: &str, tags: &str| format!(r#"{{"operationId": "{id}", "tags": {tags}, "responses": {{}}}}"#);
    let paths = format!(
        r#"{{"/a": {{"get": {}, "put": {}}}, "/b": {{"get": {}, "put": {}}}, "/c": {{"get": {{"operationId": "E", "responses": {{}}}}}}}}"#,
        operation("A", r#"["Pets"]"#),
        operation("B", r#"["Pet owners", "Pets", 5]"#),
        operation("C", r#"["Pet owners"]"#),
        operation("D", r#""Pets""#),
    );
    let text = document(&paths, "{}");
    let tag = |tag: &str| select(Target::Tag(tag.to_owned()), None);
    let selected = |arguments: &Arguments| {
        let compiled = compile_with(arguments, &text);
        assert_eq!(compiled.problems, [] as [&str; 0]);
        ["A", "B", "C", "D", "E", "Own"].into_iter().filter(|name| compiled.has(name)).collect::<String>()
    };
    assert_eq!(selected(&tag("Pets")), "AB");
    // What has both tags is there once, and what is named on its own keeps the name.
    let mut arguments = tag("Pets");
    arguments.operations.extend(tag("Pet owners").operations);
    assert_eq!(selected(&arguments), "ABC");
    arguments.operations.extend(select(Target::Id("B".to_owned()), Some("Own")).operations);
    assert_eq!(selected(&arguments), "ACOwn");
    arguments.operations.extend(all().operations);
    assert_eq!(selected(&arguments), "ACDEOwn");

    for (name, problem) in [
        ("pets", "no operation of the document has the tag `pets`\n  help: did you mean `Pets`?"),
        ("zzz", "no operation of the document has the tag `zzz`\n  help: there are `Pet owners` and `Pets`"),
    ] {
        assert_eq!(compile_with(&tag(name), &text).problem(), problem);
    }
}
