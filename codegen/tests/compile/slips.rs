//! Documents that depart from the specification with one sensible meaning: it is generated, and the slip is listed.

use formwork_codegen::{Arguments, Files, Mark};

use crate::support::{
    Compiled, Folder, PATH, all, answer, body_of, compile_in, document, losses, parameter, sound,
};

/// Compiles every operation, and lists the slips: keyword, line, column and message.
fn compiled(files: &[(&str, &str)]) -> (Compiled, Vec<String>) {
    let files = Folder(files);
    let compiled = compile_in(&all(), &files);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    (compiled, slips(&all(), &files))
}

fn slips(arguments: &Arguments, files: &dyn Files) -> Vec<String> {
    let slips = losses(arguments, files).into_iter().filter(|loss| loss.mark == Mark::Slip);
    let slips = slips.map(|slip| {
        let (_, line, column) = slip.diagnostic.place().unwrap();
        format!("{} {line}:{column} {}", slip.keyword, slip.diagnostic.message())
    });
    slips.collect()
}

/// The slips of a document without a mistake.
fn slips_of(document: &str) -> Vec<String> {
    compiled(&[(PATH, document)]).1
}

fn in_3_1(document: &str) -> String {
    document.replacen("3.0.3", "3.1.0", 1)
}

const NONE: [&str; 0] = [];

/// Documents say what a status means, or leave it to the status.
#[test]
fn responses_without_a_description() {
    let text = answer(r#"{"type": "string"}"#, "{}").replace(r#""description": "","#, "");
    for text in [text.clone(), in_3_1(&text)] {
        let (compiled, slips) = compiled(&[(PATH, &text)]);
        assert_eq!(compiled.output("Receive"), "String");
        let slip = "description 4:79 a response must have `description`; without it, its type says no more than the status";
        assert_eq!(slips, [slip]);
    }
    let shared = document(
        r##"{"/a": {"get": {"operationId": "A", "responses": {"204": {"$ref": "#/components/responses/none"},
            "400": {"$ref": "#/components/responses/none"}}}}}"##,
        r#"{"responses": {"none": {}}}"#,
    );
    assert_eq!(slips_of(&shared).len(), 1, "a shared response is listed once");
}

#[test]
fn operations_without_responses() {
    let text = document(r#"{"/a": {"get": {"operationId": "A"}}}"#, "{}");
    let (compiled_3_0, slips) = compiled(&[(PATH, &text)]);
    assert_eq!(compiled_3_0.output("A"), "()");
    let slip = "responses 4:25 an operation must have `responses`; without it, every success is read as one without content";
    assert_eq!(slips, [slip]);
    let (compiled_3_1, slips) = compiled(&[(PATH, &in_3_1(&text))]);
    assert_eq!(compiled_3_1.code(), compiled_3_0.code());
    assert_eq!(slips, NONE);
}

/// Null is written for what is not there, in JSON by tools and in YAML by leaving a value out.
#[test]
fn null_for_an_absent_keyword() {
    let operation = |members: &str| {
        document(
            &format!(
                r#"{{"/a": {{"get": {{"operationId": "A",
{members}
}}}}}}"#
            ),
            "{}",
        )
    };
    for member in ["summary", "description", "deprecated", "parameters", "requestBody"] {
        let text = operation(&format!(r#""{member}": null, "responses": {{}}"#));
        let column = member.len() + 5;
        let slip = format!("null 5:{column} `{member}` is null, which is read as if it was not there");
        assert_eq!(slips_of(&text), [slip], "{member}");
    }
    assert_eq!(slips_of(&operation(r#""responses": null"#)).len(), 2);
    let response = r#""responses": {"200": {"description": "", "headers": null, "content": null}}"#;
    assert_eq!(slips_of(&operation(response)).len(), 2);
    let media_type =
        r#""responses": {"200": {"description": "", "content": {"application/json": {"schema": null}}}}"#;
    let (compiled_, slips) = compiled(&[(PATH, &operation(media_type))]);
    assert_eq!((compiled_.output("A").as_str(), slips.len()), ("Json", 1));
    for member in [
        "properties",
        "required",
        "additionalProperties",
        "items",
        "allOf",
        "anyOf",
        "oneOf",
        "enum",
        "nullable",
        "format",
        "readOnly",
        "description",
    ] {
        let text = answer(&format!(r#"{{"type": "string", "{member}": null}}"#), "{}");
        let (compiled, slips) = compiled(&[(PATH, &text)]);
        assert_eq!(compiled.output("Receive"), "String", "{member}");
        let slip = format!("`{member}` is null, which is read as if it was not there");
        assert!(slips.len() == 1 && slips[0].ends_with(&slip), "{member}: {slips:?}");
    }
}

#[test]
fn descriptions_that_are_other_scalars() {
    let text = document(
        r#"{"/a": {"get": {"operationId": "A", "summary": 2024, "responses": {"200": {"description": 200}}}}}"#,
        "{}",
    );
    let (compiled, slips) = compiled(&[(PATH, &text)]);
    assert!(compiled.code().contains("2024"));
    assert_eq!(
        slips,
        [
            "description 4:57 `summary` must be a string, and this is a number: it is read as it is written",
            "description 4:100 `description` must be a string, and this is a number: it is read as it is written"
        ]
    );
}

#[test]
fn path_parameters_and_the_path() {
    let it = r#"{"name": "it", "in": "path", "required": true, "schema": {"type": "string"}}"#;
    let text = parameter(it, "{}");
    assert_eq!(slips_of(&text), NONE);
    let slip = "parameters 5:1 `it` is left out: the path has no `{it}`";
    assert_eq!(slips_of(&text.replace("/send/{it}", "/send")), [slip]);
    let other = text.replace("/send/{it}", "/{one}/{it}/{two}");
    assert_eq!(
        slips_of(&other),
        ["parameters 4:40 the path has `{one}` and 1 more without a path parameter: any text"]
    );
    let optional = parameter(&it.replace("true", "false"), "{}");
    let slip = "required 5:1 the path parameter `it` must have `required: true`";
    assert_eq!(slips_of(&optional), [slip]);
    assert_eq!(sound(&optional).arguments("Send"), sound(&text).arguments("Send"));
}

/// An undeclared parameter is renamed by the place where it would be declared.
#[test]
fn undeclared_path_parameters_have_places() {
    let text = document(r#"{"/{a-b}/{a_b}": {"get": {"operationId": "Get", "responses": {}}}}"#, "{}");
    assert_eq!(sound(&text).fields("Get"), ["a_dash_b: String", "a_b: String"]);
    let mut arguments = all();
    crate::support::rename(&mut arguments, "#/paths/~1{a-b}~1{a_b}/get/parameters/a-b", "dashed");
    let compiled = compile_in(&arguments, &Folder(&[(PATH, &text)]));
    assert_eq!(compiled.problems, NONE);
    assert_eq!(compiled.fields("Get"), ["dashed: String", "a_b: String"]);
}

/// A `$ref` in place of a map of objects is read as its target.
#[test]
fn references_in_place_of_maps() {
    let text = document(
        r##"{"/{id}": {"parameters": {"$ref": "#/x-parts/parameters"}, "post": {"operationId": "A",
            "parameters": {"$ref": "#/x-parts/more"},
            "requestBody": {"content": {"$ref": "#/x-parts/content"}},
            "responses": {"$ref": "#/x-parts/responses"}}}}"##,
        "{}",
    );
    let text = text.replacen(
        "\"components\"",
        r##""x-parts": {
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
            "more": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
            "content": {"multipart/form-data": {"schema": {"properties": {"$ref": "#/x-parts/properties"}},
                "encoding": {"$ref": "#/x-parts/encoding"}}},
            "encoding": {"a": {"contentType": "application/x-a"}},
            "properties": {"a": {"type": "string"}, "$ref": {"type": "string"}},
            "responses": {"200": {"description": "", "headers": {"$ref": "#/x-parts/again"},
                "content": {"$ref": "#/x-parts/answer"}}},
            "again": {"$ref": "#/x-parts/headers"},
            "headers": {"X-A": {"schema": {"type": "string"}}},
            "answer": {"application/json": {"schema": {"type": "boolean"}}}
        }, "components""##,
        1,
    );
    let (compiled, slips) = compiled(&[(PATH, &text)]);
    assert_eq!(
        compiled.fields("A"),
        ["id: i64", "q: Option<String>", "a: Option<String>", "ref_: Option<String>"]
    );
    assert_eq!(compiled.output("A"), "bool");
    assert_eq!(compiled.fields("a::Headers"), ["x_a: Option<String>"]);
    assert!(compiled.code().contains("application/x-a"));
    let mut keywords: Vec<&str> = slips.iter().map(|slip| slip.split('`').nth(1).unwrap()).collect();
    keywords.sort_unstable();
    let all =
        ["content", "content", "encoding", "headers", "parameters", "parameters", "properties", "responses"];
    assert_eq!(keywords, all, "{slips:#?}");
}

/// A property may be called `$ref`, and what leads nowhere is a mistake at the reference.
#[test]
fn references_in_place_of_maps_that_are_none() {
    let (compiled, slips) = compiled(&[(
        PATH,
        &answer(r#"{"type": "object", "properties": {"$ref": {"type": "string"}}}"#, "{}"),
    )]);
    assert_eq!(compiled.fields("receive::Output"), ["ref_: Option<String>"]);
    assert_eq!(slips, NONE);
    for (reference, problem) in [
        ("#/nowhere", "`#/nowhere` is not in this document"),
        ("#/components/a", "these `$ref`s lead to one another"),
        ("#/openapi", "`properties` must be an object, and this is a string"),
    ] {
        let schema = format!(r#"{{"type": "object", "properties": {{"$ref": "{reference}"}}}}"#);
        let components = r##"{"a": {"$ref": "#/components/b"}, "b": {"$ref": "#/components/a"}}"##;
        let text = answer(&schema, components);
        let compiled = compile_in(&all(), &Folder(&[(PATH, &text)]));
        assert!(compiled.problem().contains(problem), "{}", compiled.problem());
    }
}

/// YAML reads the word as the value.
#[test]
fn types_that_are_null_without_quotes() {
    let list = |null: &str| {
        in_3_1(&body_of(
            "application/json",
            &format!(r#"{{"type": "object", "properties": {{"name": {{"type": ["string", {null}]}}}}}}"#),
            "{}",
        ))
    };
    let quoted = sound(list(r#""null""#)).code();
    let (unquoted, slips) = compiled(&[(PATH, &list("null"))]);
    assert_eq!(unquoted.code(), quoted);
    let slip = "type 6:63 `type` has the value null, and is read as the name \"null\", which needs quotes";
    assert_eq!(slips, [slip]);

    let branch =
        |null: &str| answer(&format!(r#"{{"anyOf": [{{"type": "string"}}, {{"type": {null}}}]}}"#), "{}");
    let (unquoted, slips) = compiled(&[(PATH, &branch("null"))]);
    assert_eq!(unquoted.output("Receive"), "Option<String>");
    assert_eq!(unquoted.code(), sound(branch(r#""null""#)).code());
    assert_eq!(slips.len(), 1);

    // Beside what says what a value is, it is a keyword that has none.
    for schema in [
        r#"{"type": null, "format": "byte"}"#,
        r#"{"type": null, "properties": {}}"#,
        r#"{"type": null, "title": "t", "items": null}"#,
    ] {
        let (compiled, _) = compiled(&[(PATH, &answer(schema, "{}"))]);
        assert_ne!(compiled.output("Receive"), "()", "{schema}");
    }
}

/// A required member of its own type: no finite value has it, so servers leave it out somewhere.
#[test]
fn required_members_that_lead_back() {
    let text = answer(
        r##"{"$ref": "#/components/schemas/node"}"##,
        r##"{"schemas": {
            "node": {"type": "object", "required": ["id", "parent", "child"], "properties": {
                "id": {"type": "string"},
                "parent": {"$ref": "#/components/schemas/node"},
                "child": {"$ref": "#/components/schemas/inner"},
                "kin": {"type": "array", "items": {"$ref": "#/components/schemas/node"}}}},
            "inner": {"type": "object", "required": ["owner", "others"], "properties": {
                "owner": {"$ref": "#/components/schemas/node"},
                "others": {"type": "array", "items": {"$ref": "#/components/schemas/inner"}}}}}}"##,
    );
    let (compiled, slips) = compiled(&[(PATH, &text)]);
    assert_eq!(
        compiled.fields("Node"),
        ["id: String", "parent: Option<Box<Node>>", "child: Inner", "kin: Option<Vec<Node>>"]
    );
    assert_eq!(compiled.fields("Inner"), ["owner: Option<Box<Node>>", "others: Vec<Inner>"]);
    let slip = |wire: &str| {
        format!(
            "`{wire}` is required and leads back to its own object, which no value can; it is read as optional"
        )
    };
    let found: Vec<_> =
        slips.iter().map(|slip| slip.split_once(' ').unwrap().1.split_once(' ').unwrap().1).collect();
    assert_eq!(found, [slip("parent"), slip("owner")]);
}
