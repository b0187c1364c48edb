//! Choices that are sent: one type where one can hold them all, an enum of the branches where none can.

use crate::support::{all, body_of, compile_all, compile_with, form, rename, sent, sound};

fn json(schema: &str, components: &str) -> String {
    body_of("application/json", schema, components)
}

const POINTER: &str = "#/paths/~1send/post/requestBody/content/application~1json/schema";

#[test]
fn variants() {
    let components = r#"{"schemas": {"pet.cat": {"type": "object", "properties": {"a": {"type": "string"}}},
        "Text": {"type": "object", "properties": {"a": {"type": "string"}}}}}"#;
    for (branches, cases) in [
        (r#"{"type": "string"}, {"type": "integer"}"#, &["Text(String)", "Integer(i64)"][..]),
        (
            r#"{"type": "integer", "format": "int32"}, {"type": "integer"}, {"type": "number"}, {"type": "boolean"}"#,
            &["Integer(i32)", "Integer2(i64)", "Number(f64)", "Boolean(bool)"],
        ),
        (
            r#"{"type": "integer", "format": "unix-time"}, {"enum": ["now"]}"#,
            &["Timestamp(Timestamp)", "Now(Open<body::Now>)"],
        ),
        (
            r#"{"type": "array", "items": {"type": "string"}}, {"additionalProperties": {"type": "string"}}, {}"#,
            &["List(Vec<String>)", "Map(BTreeMap<String,String>)", "Json(Json)"],
        ),
        (
            r#"{"properties": {"a": {"type": "string"}}}, {"properties": {"b": {"type": "string"}}}"#,
            &["Object(body::Object)", "Object2(body::Object2)"],
        ),
        (
            r##"{"$ref": "#/components/schemas/pet.cat"}, {"$ref": "#/components/schemas/Text"}, {"type": "string"}"##,
            &["Cat(super::body::Cat)", "Text(super::body::Text)", "Text2(String)"],
        ),
        // What is only wrapped is called after what is inside.
        (
            r##"{"allOf": [{"$ref": "#/components/schemas/pet.cat"}]}, {"allOf": [{"type": "string"}]}"##,
            &["Cat(super::body::Cat)", "Text(String)"],
        ),
        // The same type twice is one variant.
        (
            r#"{"type": "string"}, {"type": "string", "format": "uri"}, {"type": "boolean"}, {"type": "boolean"}"#,
            &["Text(String)", "Boolean(bool)"],
        ),
        (
            r#"{"oneOf": [{"type": "string"}, {"type": "boolean"}]}, {"type": "integer"}"#,
            &["OneOf(body::OneOf)", "Integer(i64)"],
        ),
    ] {
        for keyword in ["oneOf", "anyOf"] {
            let compiled = sound(json(&format!(r#"{{"{keyword}": [{branches}]}}"#), components));
            assert_eq!(compiled.fields("Send"), ["body: send::Body"], "{branches}");
            let mut cases = cases.to_vec();
            // A value can be several objects at once.
            if keyword == "anyOf"
                && ["Object2(body::Object2)", "Text(super::body::Text)"].iter().any(|it| cases.contains(it))
            {
                cases.push("Other(Json)");
            }
            assert_eq!(compiled.cases("send::Body"), cases, "{branches}");
        }
    }
}

/// Where one type holds every branch there is no enum.
#[test]
fn one_type_for_all() {
    for (schema, type_) in [
        (
            r#"{"oneOf": [{"type": "string", "format": "uri"}, {"type": "string", "format": "email"}]}"#,
            "String",
        ),
        (r#"{"oneOf": [{"type": "string"}, {"type": "string", "nullable": true}]}"#, "Option<String>"),
        (r#"{"oneOf": [{"type": "integer"}]}"#, "i64"),
        (r#"{"oneOf": [{"type": "integer"}, {"enum": [null]}]}"#, "Option<i64>"),
        (
            r#"{"anyOf": [{"type": "string"}, {"type": "string", "nullable": true, "enum": [null]}]}"#,
            "Option<String>",
        ),
        (r#"{"anyOf": [{"type": "string"}, {"enum": ["a"]}]}"#, "Open<send::Body>"),
    ] {
        assert_eq!(sound(json(schema, "{}")).fields("Send"), [format!("body: {type_}")], "{schema}");
    }
}

/// What clears is no variant, and neither is null: both are around the enum.
#[test]
fn cleared_and_null() {
    let union = r#"{"type": "integer"}, {"type": "boolean"}"#;
    let empty = r#"{"enum": [""]}"#;
    for (schema, type_, cases) in [
        (format!(r#"{{"anyOf": [{union}]}}"#), "Option<send::It>", &["Integer(i64)", "Boolean(bool)"][..]),
        (
            format!(r#"{{"anyOf": [{union}, {empty}]}}"#),
            "Clearable<send::It>",
            &["Integer(i64)", "Boolean(bool)"],
        ),
        (
            format!(r#"{{"anyOf": [{{"type": "number"}}, {{"anyOf": [{{"type": "boolean"}}, {empty}]}}]}}"#),
            "Clearable<send::It>",
            &["Number(f64)", "OneOf(bool)"],
        ),
        // A form has no null.
        (
            format!(r#"{{"nullable": true, "anyOf": [{union}, {{"enum": [null]}}]}}"#),
            "Option<send::It>",
            &["Integer(i64)", "Boolean(bool)"],
        ),
    ] {
        let compiled = sound(sent(&schema));
        assert_eq!(compiled.fields("Send"), [format!("it: {type_}")], "{schema}");
        assert_eq!(compiled.cases("send::It"), cases, "{schema}");
    }
    for (schema, required, optional) in [
        (format!(r#"{{"anyOf": [{union}]}}"#), "body::It", "Option<body::It>"),
        (format!(r#"{{"nullable": true, "anyOf": [{union}]}}"#), "Option<body::It>", "Clearable<body::It>"),
        (format!(r#"{{"anyOf": [{union}, {{"enum": [null]}}]}}"#), "Option<body::It>", "Clearable<body::It>"),
        (
            r#"{"anyOf": [{"type": "integer", "nullable": true}, {"type": "boolean"}]}"#.to_owned(),
            "Option<body::It>",
            "Clearable<body::It>",
        ),
    ] {
        for (required_list, type_) in [(r#"["it"]"#, required), ("[]", optional)] {
            let object = format!(
                r#"{{"type": "object", "required": {required_list}, "properties": {{"it": {schema}}}}}"#
            );
            let compiled = sound(json(&object, "{}"));
            assert_eq!(compiled.fields("send::Body"), [format!("it: {type_}")], "{schema}");
            assert_eq!(compiled.cases("send::body::It"), ["Integer(i64)", "Boolean(bool)"], "{schema}");
        }
    }
}

#[test]
fn in_arrays_and_maps() {
    let union = r#"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#;
    let schema = format!(
        r#"{{"type": "object", "properties": {{"a": {{"type": "array", "items": {union}}},
            "b": {{"type": "object", "additionalProperties": {union}}}}}}}"#
    );
    let compiled = sound(json(&schema, "{}"));
    let fields = ["a: Option<Vec<body::A>>", "b: Option<BTreeMap<String,body::B>>"];
    assert_eq!(compiled.fields("send::Body"), fields);
    // Elements that a variant is made from are taken as they are.
    assert!(compiled.code().contains("Item = impl :: core :: convert :: Into < body :: A >"));
}

/// A choice that leads to itself, with a box where a value would hold itself.
#[test]
fn recursion() {
    let components = r##"{"schemas": {
        "tree": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/components/schemas/tree"}},
            {"additionalProperties": {"$ref": "#/components/schemas/tree"}}, {"$ref": "#/components/schemas/node"},
            {"$ref": "#/components/schemas/tree"}]},
        "node": {"type": "object", "properties": {"tree": {"$ref": "#/components/schemas/tree"}}}}}"##;
    let compiled = sound(json(r##"{"$ref": "#/components/schemas/tree"}"##, components));
    let cases = ["Text(String)", "List(Vec<Tree>)", "Map(BTreeMap<String,Tree>)", "Node(Node)"];
    assert_eq!(compiled.cases("body::Tree"), cases);
    assert_eq!(compiled.fields("body::Node"), ["tree: Option<Box<Tree>>"]);
}

/// What is a choice of itself alone is nothing.
#[test]
fn nothing_but_itself() {
    let reference = r##"{"$ref": "#/components/schemas/u"}"##;
    for (branches, expected) in [
        (format!("{reference}, {reference}"), "`u` is a choice of nothing but itself"),
        (reference.to_owned(), "schemas are nested more than 32 deep here"),
    ] {
        let components = format!(r#"{{"schemas": {{"u": {{"oneOf": [{branches}]}}}}}}"#);
        let compiled = compile_all(json(reference, &components));
        assert!(compiled.problem().contains(expected), "{}", compiled.problem());
        assert!(compiled.problem().contains("\n  at #/components/schemas/u"), "{}", compiled.problem());
    }
    // With something beside, it is that. What leads back to it by another way finds it there.
    let components = format!(
        r##"{{"schemas": {{"u": {{"oneOf": [{{"$ref": "#/components/schemas/w"}}, {{"type": "string"}}]}},
            "w": {{"allOf": [{reference}]}}}}}}"##
    );
    let both = format!(
        r##"{{"oneOf": [{reference}, {{"$ref": "#/components/schemas/w"}}, {{"type": "integer"}}]}}"##
    );
    let compiled = sound(json(&both, &components));
    assert_eq!(compiled.cases("send::Body"), ["U(super::body::U)", "Integer(i64)"]);
    assert_eq!(compiled.cases("body::U"), ["Text(String)"]);
}

#[test]
fn renames() {
    let schema = r#"{"oneOf": [{"type": "string"}, {"properties": {"a": {"type": "string"}}}]}"#;
    let mut arguments = all();
    rename(&mut arguments, &format!("{POINTER}/oneOf/0"), "Name");
    rename(&mut arguments, &format!("{POINTER}/oneOf/1"), "Whole");
    let compiled = compile_with(&arguments, json(schema, "{}"));
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.cases("send::Body"), ["Name(String)", "Whole(body::Whole)"]);

    // A name of the user's makes way for nobody, and others make way for it.
    let mut arguments = all();
    rename(&mut arguments, &format!("{POINTER}/oneOf/0"), "Object");
    let compiled = compile_with(&arguments, json(schema, "{}"));
    assert_eq!(compiled.cases("send::Body"), ["Object(String)", "Object2(body::Object2)"]);

    let mut arguments = all();
    rename(&mut arguments, &format!("{POINTER}/oneOf/1"), "Text");
    let compiled = compile_with(&arguments, json(schema, "{}"));
    assert_eq!(compiled.cases("send::Body"), ["Text2(String)", "Text(body::Text)"]);

    let mut arguments = all();
    rename(&mut arguments, &format!("{POINTER}/oneOf/0"), "Name");
    rename(&mut arguments, &format!("{POINTER}/oneOf/1"), "Name");
    let compiled = compile_with(&arguments, json(schema, "{}"));
    let expected = format!(
        "api.json:6:32: two variants of `Body` are named `Name`\n  at {POINTER}/oneOf/1\n  \
         help: name it yourself: rename = {{ \"{POINTER}/oneOf/1\": Name2 }}"
    );
    assert_eq!(compiled.problem(), expected);
}

/// The other variants keep their names, so that code which has these goes on compiling.
#[test]
fn a_rename_moves_no_other_variant() {
    let objects =
        ["a", "b", "c"].map(|name| format!(r#"{{"properties": {{"{name}": {{"type": "string"}}}}}}"#));
    let schema = format!(r#"{{"oneOf": [{}]}}"#, objects.join(", "));
    for (index, expected) in
        [["Mine", "Object2", "Object3"], ["Object", "Mine", "Object3"]].iter().enumerate()
    {
        let mut arguments = all();
        rename(&mut arguments, &format!("{POINTER}/oneOf/{index}"), "Mine");
        let compiled = compile_with(&arguments, json(&schema, "{}"));
        assert_eq!(compiled.problems, [] as [&str; 0]);
        assert_eq!(compiled.cases("send::Body"), expected.map(|name| format!("{name}(body::{name})")));
    }
}

/// A branch of the same type as another one has no variant of its own, and so no name.
#[test]
fn a_branch_without_a_variant_has_no_name() {
    let schema =
        r#"{"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "string", "maxLength": 3}]}"#;
    let mut arguments = all();
    rename(&mut arguments, &format!("{POINTER}/oneOf/2"), "Short");
    let compiled = compile_with(&arguments, json(schema, "{}"));
    let expected = format!("the selected operations reach nothing at `{POINTER}/oneOf/2` that has a name");
    assert!(compiled.problem().starts_with(&expected), "{}", compiled.problem());
    assert_eq!(compiled.cases("send::Body"), ["Text(String)", "Integer(i64)"]);
}

/// A choice is for requests; the other side says so.
#[test]
fn mistakes() {
    let compiled = compile_all(json(r#"{"oneOf": [{"type": "string"}, {"type": "arry"}]}"#, "{}"));
    assert!(
        compiled.problem().starts_with("api.json:6:41: this schema has `type: \"arry\"`"),
        "{}",
        compiled.problem()
    );
    assert_eq!(compiled.cases("send::Body"), ["Text(String)"]);
    let compiled = compile_all(form(r#"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#, "{}"));
    assert!(compiled.problem().contains("is a choice, which a form as a whole has no type for"));
}
