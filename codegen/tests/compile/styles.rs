//! How parameters are written: what each location and style becomes, and what OpenAPI leaves open.

use formwork_codegen::Dialect;

use crate::support::{Memory, all, compile_all, compile_with, losses, parameter, rename, sent, sound};

const TEXT: &str = r#"{"type": "string"}"#;
const LIST: &str = r#"{"type": "array", "items": {"type": "string"}}"#;
const OBJECT: &str = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;
const LISTS: &str = r#"{"type": "array", "items": {"type": "array", "items": {"type": "string"}}}"#;
const DEEP: &str =
    r#"{"type": "object", "properties": {"a": {"type": "array", "items": {"type": "string"}}}}"#;

/// A parameter `it` with this location, these words about its style, and this schema.
fn it(location: &str, style: &str, schema: &str) -> String {
    let required = location == "path";
    format!(r#"{{"name": "it", "in": "{location}", {style} "required": {required}, "schema": {schema}}}"#)
}

#[test]
fn styles() {
    let serialization =
        |call: &str, rest: &str| format!(r#".{call}("it",&self.it,form::Serialization::new({rest})"#);
    for (location, style, schema, call) in [
        ("path", "", TEXT, r#".path_parameter("it",&self.it)"#.to_owned()),
        ("path", "", LIST, r#".path_parameter("it",&self.it)"#.to_owned()),
        (
            "path",
            r#""explode": true,"#,
            OBJECT,
            serialization("path_styled", "form::Style::Simple).explode("),
        ),
        ("path", r#""style": "label","#, LIST, serialization("path_styled", "form::Style::Label)")),
        (
            "path",
            r#""style": "matrix", "explode": true,"#,
            OBJECT,
            serialization("path_styled", "form::Style::Matrix).explode("),
        ),
        ("query", "", TEXT, r#"query.field("it",&self.it)"#.to_owned()),
        ("query", "", LIST, r#"query.exploded("it",&self.it)"#.to_owned()),
        ("query", r#""explode": false,"#, LIST, serialization("styled", "form::Style::Form)")),
        ("query", r#""allowReserved": true,"#, TEXT, ".allow_reserved()".to_owned()),
        (
            "query",
            r#""style": "spaceDelimited","#,
            LIST,
            serialization("styled", "form::Style::SpaceDelimited)"),
        ),
        (
            "query",
            r#""style": "pipeDelimited", "explode": false,"#,
            OBJECT,
            serialization("styled", "form::Style::PipeDelimited)"),
        ),
        ("query", r#""style": "deepObject","#, OBJECT, r#"query.field("it",&self.it)"#.to_owned()),
        (
            "query",
            r#""style": "deepObject", "explode": true,"#,
            LISTS,
            r#"query.field("it",&self.it)"#.to_owned(),
        ),
        ("header", "", LIST, r#".header("it",&self.it)"#.to_owned()),
        ("header", r#""explode": true,"#, OBJECT, r#".exploded_header("it",&self.it)"#.to_owned()),
        ("cookie", "", TEXT, r#"cookies.field("it",&self.it)"#.to_owned()),
        ("cookie", r#""explode": false,"#, LIST, serialization("styled", "form::Style::Form)")),
    ] {
        let compiled = sound(parameter(&it(location, style, schema), "{}"));
        assert!(compiled.calls().contains(&call), "{location} {style} {schema}: {}", compiled.calls());
    }
}

/// What a style cannot say is a mistake at the parameter, with the way out.
#[test]
fn what_a_style_cannot_say() {
    let deep = "`style: deepObject` can say them, or `content` with JSON";
    let dialects = "say what the server reads: `dialect = indexed` is name[0]=..., `brackets` is name[]=..., \
                    `repeat` is name=... for each element";
    let indices = "if the server reads names such as name[0][key], say so: `dialect = indexed`";
    let nested = |style: &str| format!("`it` has nested values, which `style: {style}` does not define");
    for (location, style, schema, message, help) in [
        ("query", "", LISTS, nested("form"), indices),
        ("query", "", DEEP, nested("form"), dialects),
        ("query", r#""explode": false,"#, DEEP, nested("form"), deep),
        ("query", r#""style": "pipeDelimited","#, DEEP, nested("pipeDelimited"), deep),
        (
            "query",
            r#""style": "spaceDelimited", "explode": true,"#,
            LIST,
            "`it` has `style: spaceDelimited` with `explode: true`, which is not defined".to_owned(),
            "the style needs `explode: false`",
        ),
    ] {
        let compiled = compile_all(parameter(&it(location, style, schema), "{}"));
        let path = "/paths/~1send";
        let opaque = format!("; or write the text yourself: opaque = [\"#{path}/get/parameters/0\"]");
        let opaque = if message.contains("nested") { opaque } else { String::new() };
        let expected =
            format!("api.json:5:1: {message}\n  at #{path}/get/parameters/0\n  help: {help}{opaque}");
        assert_eq!(compiled.problem(), expected, "{location} {style} {schema}");
        assert!(compiled.has("Send"));
    }
}

/// Where there is no dialect to choose, the caller writes the text, which is listed.
#[test]
fn outside_of_a_query_the_caller_writes_what_no_style_can_say() {
    let nested = |style: &str, location: &str| {
        format!("`it` has nested values, which `style: {style}` does not define in a {location}")
    };
    let exploded = "`it` has an array or object, which `style: form` does not define in a cookie";
    for (location, style, schema, message, call) in [
        ("path", "", DEEP, nested("simple", "path"), r#".path_parameter("it",&self.it)"#),
        ("path", r#""style": "label","#, LISTS, nested("label", "path"), r#".path_parameter("it",&self.it)"#),
        ("header", "", LISTS, nested("simple", "header"), r#".header("it",&self.it)"#),
        ("header", r#""explode": true,"#, DEEP, nested("simple", "header"), r#".header("it",&self.it)"#),
        ("cookie", r#""explode": false,"#, LISTS, nested("form", "cookie"), "form::Style::Cookie)"),
        ("cookie", "", LIST, exploded.to_owned(), "form::Style::Cookie)"),
        ("cookie", "", OBJECT, exploded.to_owned(), "form::Style::Cookie)"),
    ] {
        let document = parameter(&it(location, style, schema), "{}");
        let losses = losses(&all(), &Memory(document.as_bytes()));
        let lost: Vec<&str> = losses.iter().map(|loss| loss.diagnostic.message()).collect();
        assert_eq!(lost, [format!("{message}: it is text, as the caller writes it")]);
        let compiled = sound(document);
        let type_ = if location == "path" { "it: String" } else { "it: Option<String>" };
        assert_eq!(compiled.fields("Send"), [type_], "{location} {style} {schema}");
        assert!(compiled.calls().contains(call), "{location} {style} {schema}: {}", compiled.calls());
    }
}

/// The members of a rest are members of the object, and a form says them beside the others.
#[test]
fn objects_with_a_rest() {
    let open = |values: &str| {
        format!(
            r#"{{"type": "object", "properties": {{"x": {{"type": "string"}}}}, "additionalProperties": {values}}}"#
        )
    };
    let scalars = open(r#"{"type": "integer"}"#);
    for (location, style) in [
        ("query", ""),
        ("query", r#""explode": false,"#),
        ("query", r#""style": "pipeDelimited","#),
        ("path", ""),
        ("path", r#""style": "label", "explode": true,"#),
        ("header", ""),
        ("cookie", r#""explode": false,"#),
    ] {
        let compiled = sound(parameter(&it(location, style, &scalars), "{}"));
        let fields = ["x: Option<String>", "additional_properties: BTreeMap<String,i64>"];
        assert_eq!(compiled.fields("send::It"), fields, "{location} {style}");
    }
    let nested = compile_all(parameter(&it("query", "", &open(LIST)), "{}"));
    assert!(nested.problem().contains("`it` has nested values"), "{}", nested.problem());
}

/// An empty value in a path would be another path: it is left out, and the operation is not.
#[test]
fn empty_values_in_paths() {
    for (schema, type_) in [
        (r#"{"anyOf": [{"type": "string"}, {"enum": [""]}]}"#, "String"),
        (r#"{"type": "string", "enum": ["a", ""]}"#, "Open<send::It>"),
        (
            r#"{"oneOf": [{"type": "string", "enum": ["a"]}, {"type": "string", "enum": [""]}]}"#,
            "Open<send::It>",
        ),
        (r#"{"type": "string", "enum": [""]}"#, "Open<send::It>"),
    ] {
        let compiled = sound(parameter(&it("path", "", schema), "{}"));
        assert_eq!(compiled.fields("Send"), [format!("it: {type_}")], "{schema}");
    }
}

/// What is said of a parameter that OpenAPI does not have there.
#[test]
fn mistakes() {
    for (parameter_, expected) in [
        (
            r#"{"name": "q", "in": "query", "style": "simple", "schema": {}}"#,
            "`style` is \"simple\", which OpenAPI does not have here\n  at #/paths/~1send/get/parameters/0/style\n  \
             help: there are `deepObject`, `form`, `pipeDelimited` and `spaceDelimited`",
        ),
        (
            r#"{"name": "q", "in": "body", "schema": {}}"#,
            "`in` is \"body\", which OpenAPI does not have here\n  at #/paths/~1send/get/parameters/0/in\n  \
             help: there are `cookie`, `header`, `path` and `query`",
        ),
        (
            r#"{"name": "q", "in": "query"}"#,
            "a parameter must have `schema` or `content`\n  at #/paths/~1send/get/parameters/0",
        ),
        (
            r#"{"name": "q", "in": "query", "content": {}}"#,
            "`q` has `content` without a media type\n  at #/paths/~1send/get/parameters/0/content",
        ),
        (
            r#"{"name": "q", "in": "query", "content": {"application/json": {}, "text/plain": {}}}"#,
            "`q` has several media types, and a parameter has one\n  at #/paths/~1send/get/parameters/0/content",
        ),
        (
            r#"{"name": "q", "in": "query", "content": {"image/png": {}}}"#,
            "`q` is `image/png`, which a parameter has no encoding for\n  \
             at #/paths/~1send/get/parameters/0/content\n  help: supported are JSON and text",
        ),
        (
            r#"{"name": "q", "in": "query", "content": {"json": {}}}"#,
            "`json` is not a media type\n  at #/paths/~1send/get/parameters/0/content/json\n  \
             help: a media type is written as `application/json` or `image/*`",
        ),
        (
            r#"{"name": "a b", "in": "header", "schema": {"type": "string"}}"#,
            "`a b` is not a name that a header can have\n  at #/paths/~1send/get/parameters/0\n  \
             help: a name has letters, digits and `!#$%&'*+-.^_|~`, and no spaces",
        ),
        (
            r#"{"name": "a\n", "in": "header", "schema": {"type": "string"}}"#,
            "`a\\n` is not a name that a header can have\n  at #/paths/~1send/get/parameters/0\n  \
             help: a name has letters, digits and `!#$%&'*+-.^_|~`, and no spaces",
        ),
    ] {
        let compiled = compile_all(parameter(parameter_, "{}"));
        let (place, problem) = compiled.problem().split_once(": ").unwrap();
        assert!(place.starts_with("api.json:5:"), "{place}");
        assert_eq!(problem, expected, "{parameter_}");
        assert!(compiled.has("Send"), "{parameter_}");
    }
}

/// A parameter with `content` is written as its media type says.
#[test]
fn content() {
    for (location, content, type_, call) in [
        ("query", r#"{"application/json": {"schema": {"type": "integer"}}}"#, "Option<i64>", "query.json("),
        ("query", r#"{"application/json": {}}"#, "Option<Json>", "query.json("),
        (
            "query",
            r#"{"application/json": {"schema": {"nullable": true, "type": "string"}}}"#,
            "Clearable<String>",
            "query.json(",
        ),
        (
            "header",
            r#"{"application/json": {"schema": {"type": "object"}}}"#,
            "Option<BTreeMap<String,Json>>",
            ".header_json(",
        ),
        (
            "cookie",
            r#"{"application/json": {"schema": {"type": "boolean"}}}"#,
            "Option<bool>",
            "cookies.json(",
        ),
        ("path", r#"{"application/json": {"schema": {"type": "integer"}}}"#, "i64", ".path_json("),
        ("query", r#"{"text/plain": {"schema": {"type": "integer"}}}"#, "Option<String>", "query.field("),
        ("path", r#"{"text/plain": {"schema": {"type": "integer"}}}"#, "String", ".path_parameter("),
        ("header", r#"{"text/csv": {}}"#, "Option<String>", ".header("),
        ("cookie", r#"{"text/plain": {}}"#, "Option<String>", "cookies.field("),
    ] {
        let required = location == "path";
        let it =
            format!(r#"{{"name": "it", "in": "{location}", "required": {required}, "content": {content}}}"#);
        let compiled = sound(parameter(&it, "{}"));
        assert_eq!(compiled.fields("Send"), [format!("it: {type_}")], "{it}");
        assert!(compiled.calls().contains(&format!(r#"{call}"it",&self.it)"#)), "{it}: {}", compiled.calls());
    }
}

/// Header parameters that other parts of the document describe are none, whatever their case is.
#[test]
fn ignored_headers() {
    for name in ["Accept", "content-type", "AUTHORIZATION"] {
        let it = format!(r#"{{"name": "{name}", "in": "header", "schema": {{"type": "string"}}}}"#);
        assert_eq!(sound(parameter(&it, "{}")).fields("Send"), [] as [&str; 0]);
        let elsewhere = it.replace("header", "query");
        assert_eq!(sound(parameter(&elsewhere, "{}")).fields("Send").len(), 1);
    }
}

/// A dialect says what OpenAPI leaves open, and nothing else.
#[test]
fn dialects() {
    for (dialect, name) in
        [(Dialect::Indexed, "Indexed"), (Dialect::Brackets, "Brackets"), (Dialect::Repeat, "Repeat")]
    {
        let mut arguments = all();
        arguments.dialect = Some(dialect);
        let calls = |style: &str, schema: &str| {
            let compiled = compile_with(&arguments, parameter(&it("query", style, schema), "{}"));
            assert_eq!(compiled.problems, [] as [&str; 0], "{name} {style} {schema}");
            compiled.calls()
        };
        let open = format!(".dialect(form::Dialect::{name})");
        assert!(calls("", DEEP).contains(&open), "{}", calls("", DEEP));
        assert!(calls("", LIST).contains(&open), "{}", calls("", LIST));
        assert!(!calls("", TEXT).contains("dialect"));
        assert!(!calls(r#""explode": false,"#, LIST).contains("dialect"));
        assert!(!calls(r#""style": "pipeDelimited","#, LIST).contains("dialect"));
        // Indices are how `deepObject` is written where nothing is said.
        let deep = calls(r#""style": "deepObject","#, DEEP);
        assert_eq!(deep.contains(&open), name != "Indexed", "{deep}");
    }
}

/// Without indices, the elements of arrays in arrays cannot be told apart, however deep they are.
#[test]
fn dialects_without_indices() {
    let objects = format!(r#"{{"type": "array", "items": {OBJECT}}}"#);
    let inside = format!(
        r#"{{"type": "object", "properties": {{"b": {{"type": "object", "properties": {{"a": {objects}}}}}}}}}"#
    );
    let map = format!(r#"{{"type": "object", "additionalProperties": {LISTS}}}"#);
    for style in ["", r#""style": "deepObject","#] {
        for (dialect, name) in [(Dialect::Brackets, "brackets"), (Dialect::Repeat, "repeat")] {
            let mut arguments = all();
            arguments.dialect = Some(dialect);
            for schema in [LISTS, &objects, &inside, &map] {
                let compiled = compile_with(&arguments, parameter(&it("query", style, schema), "{}"));
                let expected = format!(
                    "api.json:5:1: `it` has an array of arrays or objects, which `dialect = {name}` cannot tell apart\n  \
                     at #/paths/~1send/get/parameters/0\n  help: `dialect = indexed` can: name[0][key]=..."
                );
                assert_eq!(compiled.problem(), expected, "{schema}");
            }
            arguments.dialect = Some(Dialect::Indexed);
            let compiled = compile_with(&arguments, parameter(&it("query", style, &inside), "{}"));
            assert_eq!(compiled.problems, [] as [&str; 0]);
        }
    }
}

/// How deep a choice is, its deepest branch says, in whatever circle it stands.
#[test]
fn depth_in_circles() {
    let components = r##"{"schemas": {
        "one": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/two"}]},
        "two": {"oneOf": [{"type": "integer"}, {"$ref": "#/components/schemas/one"}, {"$ref": "#/components/schemas/deep"}]},
        "deep": {"type": "object", "properties": {"one": {"$ref": "#/components/schemas/one"}}}}}"##;
    for name in ["one", "two", "deep"] {
        let schema = format!(r##"{{"$ref": "#/components/schemas/{name}"}}"##);
        let compiled = compile_all(parameter(&it("query", "", &schema), components));
        let problem = compiled.problem();
        assert!(problem.contains("`it` has nested values, which `style: form` does not define"), "{problem}");
        let compiled = sound(parameter(&it("header", "", &schema), components));
        assert_eq!(compiled.fields("Send"), ["it: Option<String>"]);
    }
}

/// A rename reaches parameters by the place where they stand.
#[test]
fn renames() {
    let mut arguments = all();
    rename(&mut arguments, "#/paths/~1send/get/parameters/0", "other");
    let compiled = compile_with(&arguments, parameter(&it("cookie", "", TEXT), "{}"));
    assert_eq!(
        (compiled.problems.as_slice(), compiled.fields("Send")),
        (&[][..], vec!["other: Option<String>".to_owned()])
    );
}

/// `deepObject` in a form is what Stripe reads: one call for each property.
#[test]
fn deep_objects_in_forms() {
    assert_eq!(
        sound(sent(DEEP)).calls(),
        r#".path("/send").form(|form|{form.field("it",&self.it);}).build()"#
    );
}
