//! From the document's names to Rust's, and what happens when two of them want the same one.

use crate::support::{Compiled, all, answer, compile_all, compile_with, document, form, rename, sound};

/// A response with properties of these names.
fn properties(names: &[&str]) -> String {
    let members: Vec<String> = names
        .iter()
        .map(|name| format!("{}: {{\"type\": \"string\"}}", serde_json::to_string(name).unwrap()))
        .collect();
    answer(&format!("{{\"type\": \"object\", \"properties\": {{{}}}}}", members.join(",\n")), "{}")
}

fn names(compiled: &Compiled, path: &str) -> Vec<String> {
    compiled
        .fields(path)
        .iter()
        .map(|field| field.split(": ").next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn properties_become_fields() {
    for (wire, name) in [
        ("type", "type_"),
        ("self", "self_"),
        ("Self", "self_"),
        ("crate", "crate_"),
        ("super", "super_"),
        ("async", "async_"),
        ("gen", "gen_"),
        ("union", "union"),
        ("new", "new_"),
        ("extra", "extra_"),
        ("3ds", "_3ds"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("", "empty"),
        ("_", "empty"),
        ("$ref", "ref_"),
        ("@odata.type", "odata_type"),
        ("a[]", "a"),
        ("größe", "größe"),
        ("ΣΑΣ", "σασ"),
        ("日本", "日本"),
        ("İ", "i̇"),
        ("ŉ", "ŉ"),
        ("a\u{200b}b", "a_b"),
        ("\"quoted\" \\ */ \u{0}\u{7f}\u{202e}", "quoted"),
        ("🦀", "empty"),
        ("_private", "private"),
        ("r#type", "r_type"),
        ("'static", "static_"),
    ] {
        assert_eq!(names(&sound(properties(&[wire])), "receive::Output"), [name], "{wire:?}");
    }
}

/// No character makes a name that is no identifier, wherever it stands.
#[test]
fn every_kind_of_character_can_stand_in_a_name() {
    let every = ('\0'..=char::MAX).step_by(211).chain('\0'..'\u{3000}');
    // A counter tells the names apart.
    let owned: Vec<String> =
        every.enumerate().map(|(number, c)| format!("{c} x{number} {c}{c}y{c}")).collect();
    let borrowed: Vec<&str> = owned.iter().map(String::as_str).collect();
    let compiled = compile_all(properties(&borrowed));
    assert_eq!(compiled.fields("receive::Output").len(), owned.len());
    assert_eq!(compiled.problems, [] as [&str; 0]);
}

#[test]
fn types_are_named_after_their_place() {
    let schema = r##"{"type": "object", "properties": {
        "deep": {"type": "object", "properties": {"kind": {"enum": ["a"]}, "er": {"properties": {"kind": {"enum": ["b"]}}}}},
        "list": {"type": "array", "items": {"type": "object", "properties": {"kind": {"enum": ["c"]}}}},
        "3ds": {"type": "object", "properties": {"kind": {"enum": ["d"]}}},
        "日本": {"type": "object", "properties": {"kind": {"enum": ["e"]}}},
        "shared": {"$ref": "#/components/schemas/pack.age.thing"},
        "self": {"type": "object", "properties": {"kind": {"enum": ["f"]}}}}}"##;
    let components =
        r#"{"schemas": {"pack.age.thing": {"type": "object", "properties": {"kind": {"enum": ["g"]}}}}}"#;
    let compiled = sound(answer(schema, components));
    for path in [
        "receive::output::Deep",
        "receive::output::deep::Kind",
        "receive::output::deep::er::Kind",
        "receive::output::list::Kind",
        "receive::output::_3ds",
        "receive::output::日本",
        "receive::output::self_::Kind",
        "Thing",
        "thing::Kind",
    ] {
        assert!(compiled.has(path), "{path}");
    }
    // Types and modules share a namespace in Rust, so a module is never called exactly like its type.
    for path in ["receive::output::_3ds_::Kind", "receive::output::日本_::Kind"] {
        assert!(compiled.has(path), "{path}");
    }
}

/// What is received can be sent again, because the values are of one type.
#[test]
fn enums_of_components_are_the_same_on_every_side() {
    let components = r##"{"schemas": {
        "pet.kind": {"type": "string", "enum": ["cat", "dog"]},
        "kinds": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}},
        "choice": {"oneOf": [{"type": "integer"}, {"enum": ["now"]}]},
        "reset": {"type": "string", "enum": ["", "on"]},
        "pet": {"type": "object", "properties": {
            "kind": {"$ref": "#/components/schemas/pet.kind"}, "kinds": {"$ref": "#/components/schemas/kinds"},
            "own": {"enum": ["x", "y"]}, "reset": {"$ref": "#/components/schemas/reset"}}}}}"##;
    let paths = r##"{"/pets": {"put": {"operationId": "PutPet",
        "parameters": [{"name": "kind", "in": "query", "schema": {"$ref": "#/components/schemas/pet.kind"}},
            {"name": "choice", "in": "query", "schema": {"$ref": "#/components/schemas/choice"}},
            {"name": "reset", "in": "query", "schema": {"$ref": "#/components/schemas/reset"}}],
        "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/pet"}}}},
        "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/pet"}}}}}}}}"##;
    let compiled = sound(document(paths, components));
    assert_eq!(
        compiled.fields("PutPet"),
        [
            "kind: Option<Kind>",
            "choice: Option<params::Choice>",
            "reset: Clearable<params::Reset>",
            "body: body::Pet"
        ]
    );
    let own = |module: &str| format!("own: Option<{module}::Own>");
    let sent = ["kind: Option<super::Kind>", "kinds: Option<Vec<super::Kinds>>", &own("pet")];
    assert_eq!(compiled.fields("body::Pet")[..3], sent);
    assert_eq!(compiled.fields("Pet")[..3], ["kind: Option<Kind>", "kinds: Option<Vec<Kinds>>", &own("pet")]);
    assert_eq!(compiled.variants("params::choice::Value"), ["Now"]);
    assert_eq!(
        (compiled.variants("params::Reset"), compiled.variants("Reset")),
        (vec!["On".to_owned()], vec!["Empty".to_owned(), "On".to_owned()])
    );
}

#[test]
fn titles_name_nothing() {
    let schema =
        r#"{"title": "Wrong", "type": "object", "properties": {"a": {"title": "Wrong", "enum": ["a"]}}}"#;
    let compiled = sound(answer(schema, "{}"));
    assert!(compiled.has("receive::Output") && compiled.has("receive::output::A"));
    assert!(!compiled.code().contains("Wrong"));
}

#[test]
fn fields_that_clash() {
    let document = properties(&["a_b", "aB"]);
    let problem = compile_all(&document).problem().to_owned();
    let at = "#/paths/~1receive/get/responses/200/content/application~1json/schema/properties/aB";
    let expected = format!(
        "api.json:7:7: `a_b` and `aB` of `Output` both need the Rust name `a_b`\n  at {at}\n  \
         help: name it yourself: rename = {{ \"{at}\": a_b_2 }}"
    );
    assert_eq!(problem, expected);
    let mut arguments = all();
    rename(&mut arguments, at, "a_b_2");
    let compiled = compile_with(&arguments, &document);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(names(&compiled, "receive::Output"), ["a_b", "a_b_2"]);
}

/// A setter is a method, and so are the others that a field brings.
#[test]
fn methods_that_clash() {
    let schema = r#"{"type": "object", "properties": {"clear_a": {"type": "string"},
        "a": {"anyOf": [{"type": "string"}, {"enum": [""]}]}}}"#;
    let compiled = compile_all(form(schema, "{}"));
    assert!(compiled.problem().contains("`clear_a` and `a` of `Send` both need the Rust name `clear_a`"));
}

/// The line that an error prints mends it, whatever kind of name it is about.
#[test]
fn rename_lines_mend_what_they_are_about() {
    let components = r#"{"schemas": {"a.pet": {"type": "object", "properties": {"x": {"enum": ["+1", "plus1"]}}},
        "b.pet": {"type": "object", "properties": {"x": {}}}, "1": {"type": "object", "properties": {"x": {}}},
        "a.1": {"type": "object", "properties": {"x": {}}}}}"#;
    let schema = r##"{"type": "object", "properties": {"a": {"$ref": "#/components/schemas/a.pet"},
        "b": {"$ref": "#/components/schemas/b.pet"}, "c": {"$ref": "#/components/schemas/1"},
        "d": {"$ref": "#/components/schemas/a.1"}, "e": {"enum": ["1", "1.", "a", "A"]}, "f": {"enum": ["1"]}, "F": {"enum": ["1"]},
        "_1": {"type": "string"}, "1": {"type": "string"}}}"##;
    let document = answer(schema, components);
    let mut arguments = all();
    let problems = compile_with(&arguments, &document).problems;
    assert!(problems.len() >= 7, "{problems:#?}");
    for problem in &problems {
        let (_, line) = problem.split_once("rename = { \"").expect(problem);
        let (pointer, rest) = line.split_once("\": ").unwrap();
        rename(&mut arguments, pointer, rest.split_once(" }").unwrap().0);
    }
    assert_eq!(compile_with(&arguments, &document).problems, [] as [&str; 0]);
}

/// Types clash with types, and their modules only where there are any.
#[test]
fn modules_that_clash() {
    let components = |kind: &str| {
        format!(
            r#"{{"schemas": {{"a_b_c": {{"type": "object", "properties": {{"kind": {kind}}}}},
                "abc": {{"type": "object", "properties": {{"kind": {kind}}}}}}}}}"#
        )
    };
    let schema = r##"{"type": "object", "properties": {"x": {"$ref": "#/components/schemas/a_b_c"},
        "y": {"$ref": "#/components/schemas/abc"}}}"##;
    let compiled = compile_all(answer(schema, &components(r#"{"enum": ["a"]}"#)));
    assert!(compiled.problems[0].contains("both need the module name `abc`"), "{:#?}", compiled.problems);
    let compiled = sound(answer(schema, &components(r#"{"type": "string"}"#)));
    assert!(compiled.has("ABC") && compiled.has("Abc"));
}

/// The same text gets the same name, whatever else the document has.
#[test]
fn names_do_not_depend_on_the_rest() {
    let alone = sound(properties(&["b"])).fields("receive::Output");
    let among = sound(properties(&["a", "b", "c"])).fields("receive::Output");
    assert_eq!(among[1..2], alone);
}
