//! What each kind of schema becomes, on both sides.

use crate::support::{answer, body_of, compile_all, form, received, select, sent, sound};
use formwork_codegen::Target;

/// The type of the optional property `it` that has this schema, in a form and in a response.
#[test]
fn types() {
    let both = |schema: &str, type_: &str| (schema.to_owned(), type_.to_owned(), type_.to_owned());
    let sides = |schema: &str, request: &str, response: &str| {
        (schema.to_owned(), request.to_owned(), response.to_owned())
    };
    for (schema, request, response) in [
        both(r#"{"type": "string"}"#, "Option<String>"),
        both(r#"{"type": "string", "format": "date-time"}"#, "Option<String>"),
        both(r#"{"type": "string", "format": "made-up", "maxLength": 5, "pattern": "["}"#, "Option<String>"),
        both(r#"{"type": "string", "format": "password"}"#, "Option<Secret>"),
        sides(r#"{"type": "string", "nullable": true}"#, "Option<String>", "Option<String>"),
        both(r#"{"type": "boolean"}"#, "Option<bool>"),
        both(r#"{"type": "integer"}"#, "Option<i64>"),
        both(r#"{"type": "integer", "format": "int64"}"#, "Option<i64>"),
        both(r#"{"type": "integer", "format": "int32"}"#, "Option<i32>"),
        both(r#"{"type": "integer", "format": "uint64", "maximum": 18446744073709551615}"#, "Option<u64>"),
        both(r#"{"type": "integer", "format": "uint64", "nullable": true}"#, "Option<u64>"),
        both(r#"{"type": "integer", "format": "uint32", "minimum": 0}"#, "Option<i64>"),
        both(r#"{"type": "integer", "minimum": 0.5}"#, "Option<i64>"),
        both(r#"{"type": "integer", "format": "unix-time"}"#, "Option<Timestamp>"),
        both(r#"{"type": "integer", "format": "unix-time", "nullable": true}"#, "Option<Timestamp>"),
        both(r#"{"type": "number"}"#, "Option<f64>"),
        both(r#"{"type": "number", "format": "float"}"#, "Option<f64>"),
        both(r#"{"type": "array", "items": {"type": "string"}}"#, "Option<Vec<String>>"),
        both(
            r#"{"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}"#,
            "Option<Vec<Vec<i64>>>",
        ),
        both(r#"{"items": {"type": "boolean"}}"#, "Option<Vec<bool>>"),
        both(r#"{"type": "string", "enum": ["a", "b"]}"#, "Option<Open<{}::It>>"),
        both(r#"{"enum": ["a", "b"]}"#, "Option<Open<{}::It>>"),
        sides(r#"{"type": "string", "enum": ["a"]}"#, "Option<Open<{}::It>>", "Option<Constant>"),
        sides(r#"{"const": "a"}"#, "Option<Open<{}::It>>", "Option<Constant>"),
        sides(
            r#"{"type": "array", "items": {"enum": ["a"]}}"#,
            "Option<Vec<Open<{}::It>>>",
            "Option<Vec<Constant>>",
        ),
        both(r#"{"type": "string", "enum": ["a", "b", null]}"#, "Option<Open<{}::It>>"),
        both(r#"{"type": "string", "enum": []}"#, "Option<String>"),
        both(r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#, "Option<{}::It>"),
        both(r#"{"properties": {"a": {"type": "string"}}}"#, "Option<{}::It>"),
        both(
            r#"{"type": "object", "additionalProperties": {"type": "string"}}"#,
            "Option<BTreeMap<String,String>>",
        ),
        both(r#"{"additionalProperties": {"type": "integer"}}"#, "Option<BTreeMap<String,i64>>"),
        both(
            r#"{"type": "object", "additionalProperties": {"type": "array", "items": {"type": "number"}}}"#,
            "Option<BTreeMap<String,Vec<f64>>>",
        ),
        both(r#"{"type": "object", "additionalProperties": false}"#, "Option<{}::It>"),
        both(
            r#"{"type": "object", "additionalProperties": {"allOf": [{"type": "string"}, {"type": "integer"}]}}"#,
            "Option<{}::It>",
        ),
        sides(r#"{"type": "object", "properties": {}}"#, "Option<{}::It>", "Option<Json>"),
        both(r#"{"allOf": [{"type": "string"}], "description": "Said here."}"#, "Option<String>"),
        both(r#"{"oneOf": [{"type": "string"}]}"#, "Option<String>"),
        both(
            r#"{"anyOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "string"}]}"#,
            "Option<Open<{}::It>>",
        ),
        both(
            r#"{"anyOf": [{"type": "string"}, {"type": "string", "enum": ["a", "b"]}]}"#,
            "Option<Open<{}::It>>",
        ),
    ] {
        let request = request.replace("{}", "send");
        assert_eq!(sound(sent(&schema)).fields("Send"), [format!("it: {request}")], "{schema}");
        let response = response.replace("{}", "output");
        let fields = sound(received(&schema)).fields("receive::Output");
        assert_eq!(fields, [format!("it: {response}")], "{schema}");
    }
}

/// What only a form can say.
#[test]
fn clearable() {
    for (schema, type_) in [
        (r#"{"anyOf": [{"type": "string"}, {"enum": [""]}]}"#, "Clearable<String>"),
        (r#"{"anyOf": [{"type": "string", "enum": [""]}, {"type": "integer"}]}"#, "Clearable<i64>"),
        (r#"{"oneOf": [{"type": "boolean"}, {"type": "string", "enum": ["", ""]}]}"#, "Clearable<bool>"),
        (r#"{"type": "string", "enum": ["", "a"]}"#, "Clearable<Open<send::It>>"),
        (
            r#"{"anyOf": [{"type": "string", "enum": ["", "a"]}, {"enum": [""]}]}"#,
            "Clearable<Open<send::It>>",
        ),
        (
            r#"{"anyOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"enum": [""]}]}"#,
            "Clearable<send::It>",
        ),
        (
            r#"{"anyOf": [{"type": "array", "items": {"type": "string"}}, {"enum": [""]}]}"#,
            "Clearable<Vec<String>>",
        ),
        (
            r#"{"anyOf": [{"type": "object", "additionalProperties":
                {"anyOf": [{"type": "string"}, {"enum": [""]}]}}, {"enum": [""]}]}"#,
            "Clearable<BTreeMap<String,Clearable<String>>>",
        ),
        (
            r#"{"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, {"enum": [""]}]}}"#,
            "Option<BTreeMap<String,Clearable<String>>>",
        ),
    ] {
        assert_eq!(sound(sent(schema)).fields("Send"), [format!("it: {type_}")], "{schema}");
    }
}

/// What cannot be cleared has no method that clears.
#[test]
fn clearing_needs_a_branch() {
    let methods = |schema| sound(sent(schema)).methods("Send");
    assert_eq!(methods(r#"{"type": "string"}"#), ["new", "it"]);
    assert_eq!(methods(r#"{"anyOf": [{"type": "string"}, {"enum": [""]}]}"#), ["new", "it", "clear_it"]);
    let map = r#"{"type": "object", "additionalProperties": {"type": "string"}}"#;
    assert_eq!(methods(map), ["new", "it", "it_entry"]);
    let map = r#"{"anyOf": [{"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, {"enum": [""]}]}},
                  {"enum": [""]}]}"#;
    assert_eq!(methods(map), ["new", "it", "clear_it", "it_entry", "clear_it_entry"]);
}

/// What only a response can be.
/// Nobody sets text that has one value where it is received, or required.
#[test]
fn text_with_one_value() {
    let required =
        |one: &str| format!(r#"{{"type": "object", "required": ["it"], "properties": {{"it": {one}}}}}"#);
    let one = required(r#"{"enum": ["a"]}"#);
    let compiled = sound(form(&one, "{}"));
    assert_eq!(compiled.fields("Send"), ["it: Constant"]);
    assert!(compiled.arguments("Send").is_empty());
    assert_eq!(sound(answer(&one, "{}")).fields("receive::Output"), ["it: Constant"]);

    let nullable = required(r#"{"type": ["string", "null"], "enum": ["a", null]}"#);
    assert_eq!(
        sound(body_of("application/json", &nullable, "{}")).fields("send::Body"),
        ["it: Option<Open<body::It>>"]
    );
    let list = required(r#"{"type": "array", "items": {"enum": ["a"]}}"#);
    assert_eq!(sound(form(&list, "{}")).fields("Send"), ["it: Vec<Open<send::It>>"]);

    // A component has a name of its own, and so has whatever the user gives one to.
    let components = r#"{"schemas": {"one": {"type": "string", "enum": ["a"]}}}"#;
    let refers = required(r##"{"$ref": "#/components/schemas/one"}"##);
    assert_eq!(sound(answer(&refers, components)).fields("receive::Output"), ["it: Open<super::One>"]);
}

#[test]
fn answers() {
    for (schema, type_) in [
        ("{}", "Option<Json>"),
        (r#"{"description": "Anything."}"#, "Option<Json>"),
        (r#"{"nullable": true}"#, "Option<Json>"),
        (r#"{"type": "object"}"#, "Option<Json>"),
        (r#"{"type": "object", "additionalProperties": true}"#, "Option<BTreeMap<String,Json>>"),
        (r#"{"type": "object", "additionalProperties": {}}"#, "Option<BTreeMap<String,Json>>"),
        (r#"{"type": "array", "items": {}}"#, "Option<Vec<Json>>"),
        (
            r#"{"type": "array", "items": {"type": "string", "nullable": true}}"#,
            "Option<Vec<Option<String>>>",
        ),
        (
            r#"{"type": "array", "items": {"type": "string", "enum": ["a", "b", null]}}"#,
            "Option<Vec<Option<Open<output::It>>>>",
        ),
        (r#"{"type": "string", "enum": ["", "a"]}"#, "Option<Open<output::It>>"),
        (
            r#"{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "string"}}"#,
            "Option<output::It>",
        ),
        (
            r##"{"anyOf": [{"type": "string"}, {"$ref": "#/nowhere"}], "x-expansionResources": {"oneOf": []}}"##,
            "Option<Expandable>",
        ),
        (
            r#"{"anyOf": [{"type": "string"}, {}], "nullable": true, "x-expansionResources": {"oneOf": []}}"#,
            "Option<Expandable>",
        ),
    ] {
        let fields = sound(received(schema)).fields("receive::Output");
        assert_eq!(fields, [format!("it: {type_}")], "{schema}");
    }
}

#[test]
fn outputs() {
    for (schema, type_) in [
        (r#"{"type": "string"}"#, "String"),
        (r#"{"type": "string", "nullable": true}"#, "Option<String>"),
        (r#"{"type": "array", "items": {"type": "integer"}}"#, "Vec<i64>"),
        (r#"{"type": "object", "properties": {"a": {}}}"#, "receive::Output"),
        (r#"{"type": "string", "enum": ["a", "b"]}"#, "Open<receive::Output>"),
        (r#"{"type": "string", "enum": ["a"]}"#, "Constant"),
        ("{}", "Json"),
    ] {
        assert_eq!(sound(answer(schema, "{}")).output("Receive"), type_, "{schema}");
    }
}

/// A required property is an argument of the constructor, and is always there in a response.
#[test]
fn required() {
    let schema = r#"{"type": "object", "required": ["a", "b", "e", "f"], "properties": {"a": {"type": "string"},
        "b": {"anyOf": [{"type": "string"}, {"enum": [""]}]}, "c": {"type": "string"},
        "e": {"type": "integer"}, "f": {"type": "boolean", "nullable": true}}}"#;
    let compiled = sound(form(schema, "{}"));
    let fields = ["a: String", "b: Clearable<String>", "c: Option<String>", "e: i64", "f: bool"];
    assert_eq!(compiled.fields("Send"), fields);
    let arguments = ["a:implInto<String>", "b:implInto<Clearable<String>>", "e:i64", "f:bool"];
    assert_eq!(compiled.arguments("Send"), arguments);

    let schema = r#"{"type": "object", "required": ["a", "f"], "properties": {"a": {"type": "string"},
        "c": {"type": "string", "nullable": true}, "f": {"type": "boolean", "nullable": true}}}"#;
    let fields = ["a: String", "c: Option<String>", "f: Option<bool>"];
    assert_eq!(sound(answer(schema, "{}")).fields("receive::Output"), fields);
}

#[test]
fn read_only_and_write_only() {
    let schema = r#"{"type": "object", "required": ["id", "pin"], "properties": {
        "id": {"type": "string", "readOnly": true}, "pin": {"type": "string", "writeOnly": true},
        "both": {"type": "string"}}}"#;
    assert_eq!(sound(form(schema, "{}")).fields("Send"), ["pin: Secret", "both: Option<String>"]);
    let fields = sound(answer(schema, "{}")).fields("receive::Output");
    assert_eq!(fields, ["id: String", "both: Option<String>"]);
}

/// What a schema says of itself holds where it is wrapped, too.
#[test]
fn what_is_inside_counts() {
    let components = r#"{"schemas": {"id": {"type": "string", "readOnly": true}, "pin": {"type": "string", "writeOnly": true}}}"#;
    let schema = r##"{"type": "object", "properties": {
        "id": {"allOf": [{"$ref": "#/components/schemas/id"}], "description": "Said here."},
        "pin": {"allOf": [{"$ref": "#/components/schemas/pin"}]},
        "code": {"writeOnly": true, "anyOf": [{"type": "string"}, {"enum": [""]}]}}}"##;
    let fields = sound(form(schema, components)).fields("Send");
    assert_eq!(fields, ["pin: Option<Secret>", "code: Clearable<Secret>"]);
    assert_eq!(sound(answer(schema, components)).fields("receive::Output"), ["id: Option<String>"]);
    // In a response, text that may be empty is text.
    let schema = r#"{"anyOf": [{"type": "string"}, {"enum": [""]}]}"#;
    assert_eq!(sound(received(schema)).fields("receive::Output"), ["it: Option<String>"]);
}

#[test]
fn secrets() {
    let schema = r#"{"type": "object", "properties": {"client_secret": {"type": "string"}, "secret": {"type": "string"},
        "secretary": {"type": "string"}, "key": {"type": "string"}, "kind_secret": {"type": "string", "enum": ["a", "b"]}}}"#;
    let fields = sound(answer(schema, "{}")).fields("receive::Output");
    let kind = "kind_secret: Option<Open<output::KindSecret>>";
    let secret = ["client_secret: Option<Secret>", "secret: Option<Secret>"];
    assert_eq!(fields, [secret[0], secret[1], "secretary: Option<String>", "key: Option<String>", kind]);

    let mut arguments = select(Target::All, None);
    arguments.secret.push(crate::support::spanned("key".to_owned()));
    let compiled = crate::support::compile_with(&arguments, answer(schema, "{}"));
    let fields = compiled.fields("receive::Output");
    assert_eq!(fields, [secret[0], secret[1], "secretary: Option<String>", "key: Option<Secret>", kind]);
}

/// Recursive types are boxed where they close the cycle, and nowhere else.
#[test]
fn recursion() {
    let components = r##"{"schemas": {
        "node": {"type": "object", "required": ["list"], "properties": {"next": {"$ref": "#/components/schemas/node"},
            "list": {"type": "array", "items": {"$ref": "#/components/schemas/node"}},
            "map": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/node"}},
            "leaf": {"$ref": "#/components/schemas/leaf"}, "a": {"$ref": "#/components/schemas/a"}}},
        "leaf": {"type": "object", "properties": {"text": {"type": "string"}}},
        "a": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/b"}}},
        "b": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/a"}}}}}"##;
    let compiled = sound(answer(r##"{"$ref": "#/components/schemas/node"}"##, components));
    assert_eq!(compiled.output("Receive"), "Node");
    let map = "map: Option<BTreeMap<String,Node>>";
    let fields = ["next: Option<Box<Node>>", "list: Vec<Node>", map, "leaf: Option<Leaf>", "a: Option<A>"];
    assert_eq!(compiled.fields("Node"), fields);
    assert_eq!(compiled.fields("A"), ["b: Option<B>"]);
    assert_eq!(compiled.fields("B"), ["a: Option<Box<A>>"]);

    let schema = r##"{"type": "object", "properties": {"node": {"$ref": "#/components/schemas/node"}}}"##;
    let deep = form(schema, components)
        .replace(r#""schema":"#, r#""encoding": {"node": {"style": "deepObject"}}, "schema":"#);
    let compiled = sound(deep);
    assert_eq!(compiled.fields("Send"), ["node: Option<params::Node>"]);
    assert_eq!(compiled.fields("params::Node")[0], "next: Option<Box<Node>>");
}

/// rustc cannot compute the layout of a type that holds 60 others inside one another, so every 20th is boxed.
#[test]
fn long_chains_by_value() {
    let link = |number: usize| {
        let next = format!(r##"{{"$ref": "#/components/schemas/s{}"}}"##, number + 1);
        let next = if number < 44 { next } else { r#"{"type": "string"}"#.to_owned() };
        format!(r#""s{number}": {{"type": "object", "properties": {{"next": {next}}}}}"#)
    };
    let links: Vec<String> = (0..45).map(link).collect();
    let components = format!(r#"{{"schemas": {{{}}}}}"#, links.join(","));
    let first = r##"{"$ref": "#/components/schemas/s0"}"##;
    let second = r##"{"$ref": "#/components/schemas/s4"}"##;
    let two = format!(r#"{{"type": "object", "properties": {{"b": {second}, "a": {first}}}}}"#);
    for schema in [first, &two] {
        let compiled = sound(answer(schema, &components));
        for number in 0..44 {
            let next = format!("S{}", number + 1);
            let next = if matches!(number, 4 | 24) { format!("Box<{next}>") } else { next };
            assert_eq!(compiled.fields(&format!("S{number}")), [format!("next: Option<{next}>")]);
        }
    }
}

/// A choice is a level, and so is each of its branches.
#[test]
fn long_chains_of_choices() {
    let link = |number: usize| {
        let next = format!(r##"{{"$ref": "#/components/schemas/c{}"}}"##, number + 1);
        let next = if number < 14 { next } else { r#"{"type": "boolean"}"#.to_owned() };
        let object = format!(r#"{{"type": "object", "properties": {{"next": {next}}}}}"#);
        format!(
            r##""s{number}": {object}, "c{number}": {{"oneOf": [{{"$ref": "#/components/schemas/s{number}"}}, {{"type": "string"}}]}}"##
        )
    };
    let links: Vec<String> = (0..15).map(link).collect();
    let components = format!(r#"{{"schemas": {{{}}}}}"#, links.join(","));
    let compiled = sound(answer(r##"{"$ref": "#/components/schemas/c0"}"##, &components));
    assert_eq!(compiled.fields("S3"), ["next: Option<C4>"]);
    assert_eq!(compiled.fields("S4"), ["next: Option<Box<C5>>"]);
    assert_eq!(compiled.cases("C4")[0], "S4(S4)");
    // An object below shifts the levels, so that a branch is boxed.
    let deeper =
        components.replace("boolean", r#"object", "properties": {"leaf": {"type": "string"}}, "x-": ""#);
    let compiled = sound(answer(r##"{"$ref": "#/components/schemas/c0"}"##, &deeper));
    assert_eq!(compiled.fields("S4"), ["next: Option<C5>"]);
    assert_eq!(compiled.cases("C5")[0], "S5(Box<S5>)");
}

#[test]
fn enums() {
    for (values, variants) in [
        (r#"["a", "b", "a"]"#, &["A", "B"][..]),
        (r#"["", "none"]"#, &["Empty", "None"]),
        (r#"["other", "Other2"]"#, &["Other_", "Other2"]),
        (r#"["self", "1", "+1", "-1", "*"]"#, &["Self_", "_1", "Plus1", "Minus1", "Star"]),
        (r#"["US/Pacific", "a.b", "ä ö"]"#, &["UsPacific", "AB", "ÄÖ"]),
    ] {
        let compiled = sound(received(&format!(r#"{{"type": "string", "enum": {values}}}"#)));
        assert_eq!(compiled.variants("receive::output::It"), variants, "{values}");
    }
    // In a form, the empty value clears, and is no variant.
    let compiled = sound(sent(r#"{"type": "string", "enum": ["", "none"]}"#));
    assert_eq!(compiled.variants("send::It"), ["None"]);
    let compiled = sound(sent(r#"{"type": "string", "enum": [""]}"#));
    assert_eq!(compiled.variants("send::It"), ["Empty"]);
}

/// What has no Rust type is a diagnostic at its place; the rest of the type is still there.
#[test]
fn unsupported() {
    for (schema, place, response) in [
        (r#"{"type": "arry"}"#, "7:10: `it` has `type: \"arry\"`, which is no JSON type\n", true),
        (r#"{"type": {}}"#, "7:10: `type` must be a string, and this is an object\n", true),
        (r#"{"type": "array", "items": 1}"#, "7:28: `items` must be an object, and this is a number\n", true),
        (r#"{"enum": "a"}"#, "7:10: `enum` must be an array, and this is a string\n", true),
        (r##"{"$dynamicRef": "#it"}"##, "7:17: `#it` leads nowhere: no schema has the `$anchor`", true),
        (r#"{"type": "object", "required": "a"}"#, "7:32: `required` must be an array, and", true),
        (r#"{"properties": {"a": 5}}"#, "7:22: a schema must be an object, and this is a number\n", true),
        (r#"{"nullable": "yes"}"#, "7:14: `nullable` must be a boolean, and this is a string\n", true),
        (r#"{"description": "\ud800"}"#, "7:17: `description` cannot be read: ", true),
        (
            r#"{"anyOf": [{"type": "string"}, {"type": "object"}], "oneOf": [{"type": "string"}, {"type": "array"}]}"#,
            "7:1: `it` is several choices at once, which a form has no type for\n",
            false,
        ),
        (
            r#"{"type": "string", "readOnly": true, "writeOnly": true}"#,
            "7:1: `it` is both `readOnly` and `writeOnly`",
            true,
        ),
    ] {
        let compiled = compile_all(sent(schema));
        let expected = format!("api.json:{place}");
        assert!(compiled.problem().starts_with(&expected), "{schema}: {}", compiled.problem());
        assert!(
            compiled
                .problem()
                .contains("\n  at #/paths/~1send/post/requestBody/content/application~1x-www-form")
        );
        assert!(compiled.has("Send"), "{schema}");
        if response {
            let compiled = compile_all(received(schema));
            assert!(compiled.problem().starts_with(&expected), "{schema}: {}", compiled.problem());
            assert!(compiled.has("receive::Output"), "{schema}");
        }
    }
}

/// A member that no value can have is left out where it may be absent, and is a mistake where it may not.
#[test]
fn members_that_no_value_can_have() {
    for (schema, reason) in [
        (
            r#"{"allOf": [{"type": "string"}, {"type": "object"}]}"#,
            "this schema is `object` here, and `string` in another schema of it\n",
        ),
        (
            r#"{"allOf": [{"enum": ["a"]}, {"type": "string", "enum": ["b", "c"]}]}"#,
            "this schema lists no value here that another schema of it lists, too\n",
        ),
        (r#"{"allOf": [{"enum": [1, 2]}, {"const": 3}]}"#, "this schema lists no value here"),
        (r#"{"allOf": [{"type": "string"}, false]}"#, "this schema allows no value at all (`false`)\n"),
        (
            r#"{"type": "string", "oneOf": [{"type": "integer"}, {"type": "object"}]}"#,
            "`it` is a choice, no branch of which a value can be\n",
        ),
        (
            r#"{"allOf": [{"required": ["a"], "properties": {"a": {"type": "string"}}}, {"properties": {"a": {"type": "boolean"}}}]}"#,
            "`a` is `boolean` here, and `string` in another schema of it; `a` is required\n",
        ),
    ] {
        for document in [sent(schema), received(schema)] {
            let compiled = sound(&document);
            let owner = if compiled.has("Send") { "Send" } else { "receive::Output" };
            assert_eq!(compiled.fields(owner), [] as [&str; 0], "{schema}");
            let required =
                document.replacen(r#"{"type": "object", "#, r#"{"type": "object", "required": ["it"], "#, 1);
            let compiled = compile_all(required);
            assert!(compiled.problem().contains(reason), "{schema}: {}", compiled.problem());
        }
    }
}

#[test]
fn required_properties_exist() {
    let schema = r#"{"type": "object", "required": ["nmae"], "properties": {"name": {"type": "string"}}}"#;
    // In a response it is kept with what else the document does not describe.
    assert!(compile_all(received(schema)).has("receive::Output"));
    let compiled = compile_all(form(schema, "{}"));
    // A server that asks for it has to get it, whatever it is.
    assert_eq!(compiled.fields("Send"), ["name: Option<String>", "nmae: String"]);
}

/// Every mistake of a document is reported, each once.
#[test]
fn mistakes_are_reported_once_and_together() {
    let components = r#"{"schemas": {"odd": {"type": "odd"}}}"#;
    let schema = r##"{"type": "object", "properties": {"a": {"$ref": "#/components/schemas/odd"},
        "b": {"$ref": "#/components/schemas/odd"}, "c": {"anyOf": [{"type": 1}, {"enum": [""]}]}, "d": {"type": "string"}}}"##;
    let compiled = compile_all(form(schema, components));
    assert_eq!(compiled.problems.len(), 2, "{:#?}", compiled.problems);
    assert_eq!(compiled.fields("Send").len(), 4);
}
