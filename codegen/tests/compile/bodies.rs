//! What each kind of request body becomes: fields, their types, and how they are written.

use crate::support::{Compiled, body, body_of, compile_all, document, sound};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
const PARTS: &str = "multipart/form-data";

const TEXT: &str = r#"{"type": "string"}"#;
const FILE: &str = r#"{"type": "string", "format": "binary"}"#;
const OBJECT: &str = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;

fn object(properties: &str) -> String {
    format!(r#"{{"type": "object", "properties": {properties}}}"#)
}

/// A body that is one value is the field `body`.
#[test]
fn one_value() {
    for (media_type, schema, type_, call) in [
        (JSON, TEXT, "String", r#".json("application/json",&self.body).build()"#),
        (JSON, "{}", "Json", r#".json("application/json",&self.body).build()"#),
        (JSON, OBJECT, "send::Body", r#".json("application/json",&self.body).build()"#),
        (
            JSON,
            r#"{"type": "array", "items": {"type": "integer"}}"#,
            "Vec<i64>",
            r#".json("application/json",&self.body).build()"#,
        ),
        (
            JSON,
            r#"{"type": "object"}"#,
            "BTreeMap<String,Json>",
            r#".json("application/json",&self.body).build()"#,
        ),
        (JSON, r#"{"type": "string", "nullable": true}"#, "Option<String>", r#".json("application/json","#),
        ("application/merge-patch+json", TEXT, "String", r#".json("application/merge-patch+json","#),
        ("application/*+json", TEXT, "String", r#".json("application/json",&self.body)"#),
        ("text/plain", OBJECT, "String", r#".text("text/plain",Some(&self.body)).build()"#),
        ("application/xml", OBJECT, "String", r#".text("application/xml",Some(&self.body)).build()"#),
        ("text/csv; header=present", TEXT, "String", r#".text("text/csv;header=present",Some(&self.body))"#),
        (
            "application/octet-stream",
            FILE,
            "Upload",
            r#".upload("application/octet-stream",Some(&self.body)).build_body()"#,
        ),
        ("multipart/mixed", OBJECT, "Upload", r#".upload("multipart/*",Some(&self.body)).build_body()"#),
        ("image/*", FILE, "Upload", r#".upload("image/*",Some(&self.body)).build_body()"#),
        ("application/pdf", OBJECT, "Upload", r#".upload("application/pdf",Some(&self.body)).build_body()"#),
        (
            FORM,
            r#"{"type": "object", "additionalProperties": {"type": "string"}}"#,
            "BTreeMap<String,String>",
            ".form_of(Some(&self.body)).build()",
        ),
    ] {
        let compiled = sound(body_of(media_type, schema, "{}"));
        assert_eq!(compiled.fields("Send"), [format!("body: {type_}")], "{media_type} {schema}");
        let calls = compiled.calls();
        assert!(calls.contains(call), "{media_type} {schema}: {calls}");
    }
    assert_eq!(sound(body(r#"{"application/json": {}}"#, "{}")).fields("Send"), ["body: Json"]);
    assert_eq!(sound(body(r#"{"image/png": {}}"#, "{}")).fields("Send"), ["body: Upload"]);
}

/// The properties of forms and parts are fields of the operation, unless the whole can be absent where some cannot.
#[test]
fn properties_are_fields_of_the_operation() {
    let required = r#"{"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}"#;
    for (media_type, whole) in
        [(FORM, ".form_of(self.body.as_ref())"), (PARTS, ".multipart_of(self.body.as_ref())")]
    {
        let spread = sound(body_of(media_type, required, "{}"));
        assert_eq!(spread.fields("Send"), ["a: String"]);
        let optional = body_of(media_type, OBJECT, "{}").replace(r#""required": true, "#, "");
        assert_eq!(sound(optional).fields("Send"), ["a: Option<String>"]);

        let optional = body_of(media_type, required, "{}").replace(r#""required": true, "#, "");
        let compiled = sound(optional);
        assert_eq!(compiled.fields("Send"), ["body: Option<send::Body>"]);
        assert_eq!(compiled.fields("send::Body"), ["a: String"]);
        let calls = compiled.calls();
        assert!(calls.contains(whole), "{calls}");
    }
}

#[test]
fn an_optional_body() {
    for (media_type, schema, call) in [
        (JSON, OBJECT, r#".json("application/json",&self.body)"#),
        ("text/plain", TEXT, r#".text("text/plain",self.body.as_ref())"#),
        ("image/png", FILE, r#".upload("image/png",self.body.as_ref())"#),
    ] {
        let optional = body_of(media_type, schema, "{}").replace(r#""required": true, "#, "");
        let compiled = sound(optional);
        assert!(compiled.fields("Send")[0].starts_with("body: Option<"), "{media_type}");
        assert_eq!(compiled.methods("Send"), ["new", "body"], "{media_type}");
        assert!(compiled.calls().contains(call), "{media_type}: {}", compiled.calls());
    }
}

/// Absent, null and a value are told apart where all three can be.
#[test]
fn members_of_json() {
    let schema = r#"{"type": "object", "required": ["a", "b"], "properties": {
        "a": {"type": "string", "nullable": true}, "b": {"type": "integer"},
        "c": {"type": "string", "nullable": true}, "d": {"type": "string"},
        "id": {"type": "string", "readOnly": true}, "pin": {"type": "string", "writeOnly": true},
        "free": {"type": "object"}, "any": {}, "kind": {"type": "string", "enum": ["x", null]},
        "null": {"anyOf": [{"type": "integer"}, {"nullable": true, "enum": [null]}]},
        "nulls": {"type": "array", "items": {"type": "string", "nullable": true}},
        "empty": {"anyOf": [{"type": "string", "enum": [""]}, {"type": "string"}]},
        "file": {"type": "string", "format": "binary"}}}"#;
    let compiled = sound(body_of(JSON, schema, "{}"));
    assert_eq!(
        compiled.fields("send::Body"),
        [
            "a: Option<String>",
            "b: i64",
            "c: Clearable<String>",
            "d: Option<String>",
            "pin: Option<Secret>",
            "free: Option<BTreeMap<String,Json>>",
            "any: Option<Json>",
            "kind: Clearable<Open<body::Kind>>",
            "null: Clearable<i64>",
            "nulls: Option<Vec<Option<String>>>",
            "empty: Option<String>",
            "file: Option<String>",
        ]
    );
}

/// A component has one type for JSON and another for forms, because `""` clears in one and null in the other.
#[test]
fn components() {
    let components = r##"{"schemas": {"node": {"type": "object", "properties": {
        "next": {"$ref": "#/components/schemas/node"},
        "text": {"nullable": true, "anyOf": [{"type": "string"}, {"enum": [""]}]}}}}}"##;
    let reference = r##"{"$ref": "#/components/schemas/node"}"##;
    let compiled = sound(body_of(JSON, reference, components));
    assert_eq!(compiled.fields("Send"), ["body: body::Node"]);
    let fields = ["next: Option<Box<Node>>", "text: Clearable<String>"];
    assert_eq!(compiled.fields("body::Node"), fields);
    let form = body_of(FORM, &object(&format!(r#"{{"node": {reference}}}"#)), components);
    let deep = form.replace(r#""schema":"#, r#""encoding": {"node": {"style": "deepObject"}}, "schema":"#);
    assert_eq!(sound(deep).fields("params::Node"), fields);
    // Without any word about style, an object in a form is JSON.
    let compiled = sound(form);
    assert_eq!(compiled.fields("Send"), ["node: Option<body::Node>"]);
    assert!(compiled.calls().contains(r#"form.json("node",&self.node)"#), "{}", compiled.calls());
}

/// How a form writes a property of each kind, by what its encoding says.
#[test]
fn pairs() {
    let list = r#"{"type": "array", "items": {"type": "string"}}"#;
    let objects = format!(r#"{{"type": "array", "items": {OBJECT}}}"#);
    let mixed = format!(r#"{{"anyOf": [{TEXT}, {OBJECT}]}}"#);
    let cleared = format!(r#"{{"anyOf": [{OBJECT}, {{"enum": [""]}}]}}"#);
    for (schema, encoding, type_, call) in [
        (TEXT, "{}", "Option<String>", r#".field("it",&self.it)"#),
        (TEXT, r#"{"contentType": "application/json"}"#, "Option<String>", r#".json("it",&self.it)"#),
        (TEXT, r#"{"allowReserved": true}"#, "Option<String>", ".allow_reserved()"),
        (list, "{}", "Option<Vec<String>>", r#".exploded("it",&self.it)"#),
        (list, r#"{"explode": false}"#, "Option<Vec<String>>", "Serialization::new(form::Style::Form))"),
        (
            list,
            r#"{"style": "spaceDelimited"}"#,
            "Option<Vec<String>>",
            "Serialization::new(form::Style::SpaceDelimited))",
        ),
        (list, r#"{"style": "deepObject"}"#, "Option<Vec<String>>", r#".field("it",&self.it)"#),
        (list, r#"{"contentType": "application/json"}"#, "Option<Vec<String>>", r#".json("it",&self.it)"#),
        (OBJECT, "{}", "Option<send::It>", r#".json("it",&self.it)"#),
        (OBJECT, r#"{"style": "deepObject"}"#, "Option<send::It>", r#".field("it",&self.it)"#),
        (OBJECT, r#"{"style": "form", "explode": false}"#, "Option<send::It>", "form::Style::Form))"),
        (&objects, "{}", "Option<Vec<send::It>>", r#".each_json("it",self.it.iter().flatten())"#),
        ("{}", "{}", "Option<Json>", r#".json("it",&self.it)"#),
        (r#"{"type": "object"}"#, "{}", "Option<BTreeMap<String,Json>>", r#".json("it",&self.it)"#),
        (FILE, "{}", "Option<String>", r#".field("it",&self.it)"#),
        (&mixed, "{}", "Option<send::It>", r#".by_type("it",&self.it)"#),
        (&cleared, "{}", "Option<send::It>", r#".by_type("it",&self.it)"#),
    ] {
        let schema = object(&format!(r#"{{"it": {schema}}}"#));
        let content = format!(r#"{{"{FORM}": {{"schema": {schema}, "encoding": {{"it": {encoding}}}}}}}"#);
        let compiled = sound(body(&content, "{}"));
        assert_eq!(compiled.fields("Send"), [format!("it: {type_}")], "{content}");
        assert!(compiled.calls().contains(call), "{content}: {}", compiled.calls());
    }
}

/// What a part is, by its schema and its content type.
#[test]
fn parts() {
    let list = |items: &str| format!(r#"{{"type": "array", "items": {items}}}"#);
    let either = |items: &str| {
        format!(r#"{{"anyOf": [{}, {}]}}"#, list(items), list(items).replace("string", "integer"))
    };
    let base64 = r#"{"type": "string", "format": "byte"}"#;
    let binary = "application/octet-stream";
    let png = r#"{"contentType": "image/png"}"#;
    let range = r#"{"contentType": "image/png, image/*"}"#;
    let json = r#"{"contentType": "application/json"}"#;
    let plain = r#".text_of("it",&self.it)"#.to_owned();
    let as_json = r#".json_of("it","application/json",&self.it)"#.to_owned();
    for (schema, encoding, type_, call) in [
        (FILE.to_owned(), "{}", "Upload", format!(r#".files("it","{binary}",&self.it)"#)),
        (FILE.to_owned(), png, "Upload", r#".files("it","image/png",&self.it)"#.to_owned()),
        (FILE.to_owned(), range, "Upload", format!(r#".files("it","{binary}",&self.it)"#)),
        (list(FILE), "{}", "Vec<Upload>", format!(r#".files("it","{binary}",self.it.iter().flatten())"#)),
        (TEXT.to_owned(), "{}", "String", plain.clone()),
        (
            TEXT.to_owned(),
            r#"{"contentType": "text/csv"}"#,
            "String",
            r#".text_as("it","text/csv",&self.it)"#.to_owned(),
        ),
        (TEXT.to_owned(), json, "String", as_json.clone()),
        (r#"{"type": "integer"}"#.to_owned(), "{}", "i64", plain.clone()),
        (r#"{"enum": ["a"]}"#.to_owned(), "{}", "Open<send::It>", plain),
        (base64.to_owned(), "{}", "String", format!(r#".text_as("it","{binary}",&self.it)"#)),
        (base64.to_owned(), png, "String", r#".text_as("it","image/png",&self.it)"#.to_owned()),
        (list(TEXT), "{}", "Vec<String>", r#".texts("it",self.it.iter().flatten())"#.to_owned()),
        (OBJECT.to_owned(), "{}", "send::It", as_json.clone()),
        (OBJECT.to_owned(), r#"{"style": "deepObject"}"#, "send::It", r#".styled("it",&self.it,"#.to_owned()),
        (list(TEXT), r#"{"explode": true}"#, "Vec<String>", r#".styled("it",&self.it,"#.to_owned()),
        (FILE.to_owned(), r#"{"style": "form"}"#, "Upload", format!(r#".files("it","{binary}",&self.it)"#)),
        (list(OBJECT), "{}", "Vec<send::It>", r#".jsons("it","application/json",self.it.iter()"#.to_owned()),
        // A choice of two lists cannot be written element by element.
        (either(TEXT), "{}", "send::It", r#".styled("it",&self.it,"#.to_owned()),
        (either(OBJECT), "{}", "send::It", as_json.clone()),
        (either(FILE), "{}", "send::It", format!(r#".choice("it","{binary}",&self.it)"#)),
        // Bytes that are listed are one of these texts.
        (
            r#"{"type": "string", "format": "binary", "enum": ["a"]}"#.to_owned(),
            "{}",
            "Open<send::It>",
            r#".text_of("it",&self.it)"#.to_owned(),
        ),
        ("{}".to_owned(), "{}", "Json", as_json),
        // The headers of a part that a server can do without are left out.
        (
            TEXT.to_owned(),
            r#"{"headers": {"X-Note": {"schema": {"type": "string"}}}}"#,
            "String",
            ".text_of(".to_owned(),
        ),
    ] {
        let schema = object(&format!(r#"{{"it": {schema}}}"#));
        // An encoding for what is no property means nothing.
        let content = format!(
            r#"{{"{PARTS}": {{"schema": {schema}, "encoding": {{"it": {encoding}, "gone": {{"contentType": "a/b"}}}}}}}}"#
        );
        let compiled = sound(body(&content, "{}"));
        assert_eq!(compiled.fields("Send"), [format!("it: Option<{type_}>")], "{content}");
        assert!(compiled.calls().contains(&call), "{content}: {}", compiled.calls());
    }
}

/// A form that is a choice is an enum, of which each variant is written by its own properties.
#[test]
fn forms_that_are_choices() {
    let dog = r##"{"$ref": "#/components/schemas/Dog"}"##;
    let components = format!(r#"{{"schemas": {{"Dog": {OBJECT}}}}}"#);
    let number = object(r#"{"b": {"type": "array", "items": {"type": "integer"}}}"#);
    let choice = |keyword: &str, others: &str| format!(r#"{{"{keyword}": [{dog}, {number}{others}]}}"#);
    for (media_type, call) in [(FORM, "form_of"), (PARTS, "multipart_of")] {
        for schema in [
            choice("oneOf", ""),
            choice("anyOf", r#", {"type": "string"}"#),
            choice("oneOf", r#", {"anyOf": [{"type": "integer"}, {"type": "array"}]}"#),
        ] {
            let compiled = sound(body_of(media_type, &schema, &components));
            assert_eq!(compiled.fields("Send"), ["body: send::Body"], "{schema}");
            assert_eq!(compiled.cases("send::Body"), ["Dog(body::Dog)", "Object(body::Object)"], "{schema}");
            assert_eq!(compiled.fields("send::body::Dog"), ["a: Option<String>"]);
            assert!(compiled.calls().contains(&format!(".{call}(")), "{}", compiled.calls());
        }
        // What is beside a choice is in each of its variants.
        let beside = choice("oneOf", "").replacen('{', r#"{"properties": {"c": {"type": "boolean"}}, "#, 1);
        let compiled = sound(body_of(media_type, &beside, "{}").replace(dog, OBJECT));
        assert_eq!(compiled.fields("send::body::Object").len(), 2);
        // One object among what is not made of pairs or parts is that object.
        let only = format!(r#"{{"anyOf": [{OBJECT}, {{"type": "string"}}]}}"#);
        let compiled = sound(body_of(media_type, &only, "{}"));
        assert_eq!(compiled.fields("send::Body"), ["a: Option<String>"]);
        // A media type without a meaning is left out, and no other with it.
        let scalars = r#"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#;
        let content =
            format!(r#"{{"{JSON}": {{"schema": {scalars}}}, "{media_type}": {{"schema": {scalars}}}}}"#);
        let compiled = sound(body(&content, "{}"));
        assert_eq!(compiled.cases("send::Body"), ["Text(String)", "Integer(i64)"]);
        let message = "is a choice, which a form as a whole has no type for";
        assert!(compile_all(body_of(media_type, scalars, "{}")).problem().contains(message));
    }
    // The style of each variant's properties is checked.
    let nested = r#"{"oneOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object",
        "properties": {"b": {"type": "object", "properties": {"c": {"type": "array", "items": {}}}}}}]}"#;
    let content = format!(
        r#"{{"{FORM}": {{"schema": {nested}, "encoding": {{"b": {{"style": "form", "explode": false}}}}}}}}"#
    );
    let problem = compile_all(body(&content, "{}"));
    assert!(problem.problem().contains("`b` has nested values"), "{}", problem.problem());
}

/// The names of the others go with a rest, so that none of its keys replaces a member.
#[test]
fn a_rest_knows_the_members_beside_it() {
    let schema = r#"{"type": "object", "properties": {"a": {"type": "string"}, "b-c": {"type": "integer"}},
        "additionalProperties": {"type": "integer"}}"#;
    for media_type in [JSON, FORM] {
        let compiled = sound(body_of(media_type, schema, "{}"));
        let call = r#".rest(&["a","b-c"],&self.additional_properties)"#;
        let code = compiled.code().replace(' ', "");
        assert!(code.contains(call), "{media_type}: {code}");
    }
}

/// A file may be null, which has no part, and one of several things, each of which is a part of its own kind.
#[test]
fn files_in_choices() {
    let file = ".files(\"it\",\"application/octet-stream\",";
    let choice = ".choice(\"it\",\"application/octet-stream\",&self.it)";
    let encoded = ".text_as(\"it\",\"application/octet-stream\",&self.it)";
    let null = r#"{"type": "null"}"#;
    for (schema, type_, call) in [
        (format!(r#"{{"anyOf": [{FILE}, {null}]}}"#), "Upload", file),
        (format!(r#"{{"oneOf": [{null}, {FILE}]}}"#), "Upload", file),
        (format!(r#"{{"anyOf": [{{"type": "array", "items": {FILE}}}, {null}]}}"#), "Vec<Upload>", file),
        (format!(r#"{{"type": "array", "items": {{"anyOf": [{FILE}, {null}]}}}}"#), "Vec<Upload>", file),
        (
            r##"{"anyOf": [{"$ref": "#/components/schemas/File"}, {"type": "null"}]}"##.to_owned(),
            "Upload",
            file,
        ),
        (r#"{"anyOf": [{"contentMediaType": "image/png"}, {"type": "null"}]}"#.to_owned(), "Upload", file),
        (r#"{"type": ["string", "null"], "format": "binary"}"#.to_owned(), "Upload", file),
        (format!(r#"{{"anyOf": [{FILE}, {OBJECT}]}}"#), "send::It", choice),
        (format!(r#"{{"anyOf": [{FILE}, {TEXT}, {null}]}}"#), "send::It", choice),
        (format!(r#"{{"oneOf": [{FILE}, {{"enum": [""]}}]}}"#), "send::It", choice),
        (format!(r#"{{"oneOf": [{FILE}, {{"enum": ["a", "b"]}}]}}"#), "send::It", choice),
        (
            format!(r#"{{"oneOf": [{{"oneOf": [{FILE}, {OBJECT}]}}, {{"type": "integer"}}]}}"#),
            "send::It",
            choice,
        ),
        (format!(r#"{{"oneOf": [{FILE}, {{"type": "array", "items": {FILE}}}]}}"#), "send::It", choice),
        (format!(r#"{{"anyOf": [{TEXT}, {null}]}}"#), "String", ".text_of("),
        (r#"{"type": "string", "contentEncoding": "base64"}"#.to_owned(), "String", encoded),
        (r#"{"type": "string", "contentEncoding": "quoted-printable"}"#.to_owned(), "String", encoded),
    ] {
        let content =
            format!(r#"{{"{PARTS}": {{"schema": {}}}}}"#, object(&format!(r#"{{"it": {schema}}}"#)));
        let components = format!(r#"{{"schemas": {{"File": {FILE}}}}}"#);
        let compiled = sound(body(&content, &components).replace("3.0.3", "3.1.0"));
        assert_eq!(compiled.fields("Send"), [format!("it: Option<{type_}>")], "{schema}");
        assert!(compiled.calls().contains(call), "{schema}: {}", compiled.calls());
    }
    let schema = object(&format!(r#"{{"it": {{"oneOf": [{FILE}, {TEXT}, {OBJECT}]}}}}"#));
    let compiled = sound(body(&format!(r#"{{"{PARTS}": {{"schema": {schema}}}}}"#), "{}"));
    assert_eq!(compiled.cases("send::It"), ["File(Upload)", "Text(String)", "Object(it::Object)"]);
}

fn cases(content: &str) -> Compiled {
    let compiled = sound(body(content, "{}"));
    assert_eq!(compiled.fields("Send"), ["body: send::Body"], "{content}");
    compiled
}

/// A body in several media types is an enum of them.
#[test]
fn several_media_types() {
    let content = format!(
        r#"{{"{JSON}": {{"schema": {OBJECT}}}, "{FORM}": {{"schema": {OBJECT}}}, "{PARTS}": {{"schema": {OBJECT}}},
            "application/xml": {{}}, "text/plain": {{}}, "image/*": {{}}, "*/*": {{}}, "application/pdf": {{}}}}"#
    );
    let compiled = cases(&content);
    assert_eq!(
        compiled.cases("send::Body"),
        [
            "Json(body::Json)",
            "Form(body::Form)",
            "Multipart(body::Multipart)",
            "Xml(String)",
            "Text(String)",
            "Image(Upload)",
            "Any(Upload)",
            "Pdf(Upload)",
        ]
    );
    for own in ["Json", "Form", "Multipart"] {
        assert_eq!(compiled.fields(&format!("send::body::{own}")), ["a: Option<String>"]);
    }
    assert_eq!(compiled.calls(), r#".path("/send").body(&self.body).build_body()"#);
    // A type that several variants have is made from nothing else, because nobody could know which is meant.
    let code = compiled.code().replace(' ', "");
    assert!(code.contains("From<body::Form>forBody"));
    assert!(!code.contains("From<::std::string::String>forBody"));
    // Where nothing is streamed, the body is bytes.
    let compiled = cases(r#"{"application/json": {}, "text/plain": {}}"#);
    assert_eq!(compiled.calls(), r#".path("/send").body(&self.body).build()"#);
}

#[test]
fn names_of_media_types() {
    for (content, names) in [
        (r#"{"text/csv": {}, "application/csv": {}}"#, &["Csv", "ApplicationCsv"][..]),
        (r#"{"a/b.c": {}, "a/b-c": {}, "a/b_c": {}}"#, &["BC", "ABC", "ASlashBUnderscoreC"]),
        (r#"{"application/vnd.api+json": {}, "text/*": {}}"#, &["VndApiJson", "Text"]),
        (r#"{"text/plain": {}, "text/*": {}}"#, &["Text", "TextSlashStar"]),
        (
            r#"{"application/json; version=1": {}, "application/json; version=2": {}}"#,
            &["JsonVersion1", "JsonVersion2"],
        ),
        (
            r#"{"application/json": {}, "application/json;v=2": {}, "text/csv;v=2": {}}"#,
            &["Json", "JsonV2", "Csv"],
        ),
        (r#"{"text/plain; v=1": {}, "text/plain; v=2": {}}"#, &["TextV1", "TextV2"]),
    ] {
        assert_eq!(cases(content).variants("send::Body"), names, "{content}");
    }
}

/// The same JSON under several names is one media type: the one that everybody knows.
#[test]
fn json_under_several_names() {
    let all = [r#""text/json""#, r#""application/json""#, r#""application/*+json""#];
    let content = format!("{{{}}}", all.map(|name| format!(r#"{name}: {{"schema": {TEXT}}}"#)).join(", "));
    let compiled = sound(body(&content, "{}"));
    assert_eq!(compiled.fields("Send"), ["body: String"]);
    assert!(compiled.calls().contains(r#".json("application/json",&self.body)"#), "{}", compiled.calls());
    // Another schema is another body.
    let content = r#"{"application/json": {"schema": {"type": "string"}}, "text/json": {"schema": {"type": "integer"}}}"#;
    assert_eq!(cases(content).cases("send::Body"), ["Json(String)", "TextJson(i64)"]);
}

/// A range of everything whose schema is neither text nor a file is sent as JSON, unless JSON is declared beside it.
#[test]
fn ranges_of_everything() {
    for range in ["*/*", "application/*"] {
        let compiled = sound(body_of(range, OBJECT, "{}"));
        assert_eq!(compiled.fields("Send"), ["body: send::Body"], "{range}");
        let call = r#".json("application/json",&self.body)"#;
        assert!(compiled.calls().contains(call), "{range}: {}", compiled.calls());
        assert_eq!(sound(body_of(range, TEXT, "{}")).fields("Send"), ["body: Upload"], "{range}");
    }
    let content = format!(r#"{{"{JSON}": {{"schema": {OBJECT}}}, "*/*": {{"schema": {OBJECT}}}}}"#);
    assert_eq!(cases(&content).cases("send::Body"), ["Json(body::Json)", "Any(Upload)"]);
}

/// A parameter that is named like the body makes way for it.
#[test]
fn a_parameter_named_body() {
    let document = body_of("text/plain", TEXT, "{}").replace(
        r#""requestBody""#,
        r#""parameters": [{"name": "body", "in": "query", "schema": {"type": "string"}}], "requestBody""#,
    );
    assert_eq!(sound(document).fields("Send"), ["body_: Option<String>", "body: String"]);
}

/// A GET that declares a body in which nothing can be said has none.
#[test]
fn bodies_by_method() {
    let with = |method: &str, schema: &str| {
        let body = body_of(FORM, schema, "{}");
        body.replace(r#"{"post": "#, &format!(r#"{{"{method}": "#))
    };
    let nothing = r#"{"type": "object", "properties": {}}"#;
    assert_eq!(sound(with("get", nothing)).calls(), r#".path("/send").build()"#);
    assert_eq!(sound(with("post", nothing)).calls(), r#".path("/send").form(|_|{}).build()"#);
    for method in ["get", "delete", "head", "options"] {
        assert_eq!(sound(with(method, OBJECT)).fields("Send"), ["a: Option<String>"], "{method}");
    }
    let compiled = compile_all(with("trace", OBJECT));
    assert!(compiled.problem().contains("a TRACE request has no body"), "{}", compiled.problem());
}

/// Where the schema does not say what the members are, the user writes the whole.
#[test]
fn forms_without_members() {
    for schema in [r#"{"type": "string"}"#, r#"{"type": "array", "items": {}}"#, "{}"] {
        let compiled = sound(body_of("application/x-www-form-urlencoded", schema, "{}"));
        assert_eq!(compiled.fields("Send"), ["body: String"], "{schema}");
        let compiled = sound(body_of("multipart/form-data", schema, "{}"));
        assert_eq!(compiled.fields("Send"), ["body: Upload"], "{schema}");
    }
    let compiled =
        sound(body(r#"{"application/x-www-form-urlencoded": {}, "multipart/form-data": {}}"#, "{}"));
    assert_eq!(compiled.cases("send::Body"), ["Form(String)", "Multipart(Upload)"]);
}

#[test]
fn mistakes() {
    let no_media_type = "\n  at #/paths/~1send/post/requestBody/content/NAME\n  \
                         help: a media type is written as `application/json` or `image/*`";
    let named = |name: &str| no_media_type.replace("NAME", name);
    for (content, expected) in [
        (r#"{"": {}}"#, format!("5:6: `` is not a media type{}", named(""))),
        (r#"{"a": {}}"#, format!("5:7: `a` is not a media type{}", named("a"))),
        (r#"{"text/größe": {}}"#, format!("5:16: `text/größe` is not a media type{}", named("text~1größe"))),
        (r#"{"text/\n": {}}"#, format!("5:13: `text/\\n` is not a media type{}", named("text~1\n"))),
        (r#"{"a/\u001b[m": {}}"#, format!("5:16: `a/\\u{{1b}}[m` is not a media type{}", named("a~1\u{1b}[m"))),
        (
            r#"{"multipart/form-data": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}},
"encoding": {"a": {"headers": {"X-Id": {"required": true, "schema": {"type": "string"}}}}}}}"#,
            "6:40: the part `a` requires the header `X-Id`, which is not supported\n  \
             at #/paths/~1send/post/requestBody/content/multipart~1form-data/encoding/a/headers/X-Id\n  \
             help: a part's header that is not required is left out"
                .to_owned(),
        ),
        (
            r#"{"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": {"type": "object"}}},
"encoding": {"a": {"contentType": "application/xml"}}}}"#,
            "6:35: `a` is an object as `application/xml`, which has no encoding\n  \
             at #/paths/~1send/post/requestBody/content/application~1x-www-form-urlencoded/encoding/a/contentType\n  \
             help: supported is JSON"
                .to_owned(),
        ),
    ] {
        let compiled = compile_all(body(content, "{}"));
        assert_eq!(compiled.problem(), format!("api.json:{expected}"), "{content}");
        assert!(compiled.has("Send"), "{content}");
    }
}

/// A body that is a `$ref` is the body that it names.
#[test]
fn bodies_by_reference() {
    let paths = r##"{"/send": {"post": {"operationId": "Send", "responses": {},
        "requestBody": {"$ref": "#/components/requestBodies/text"}}}}"##;
    let components = r#"{"requestBodies": {"text": {"required": true, "content": {"text/plain": {}}}}}"#;
    assert_eq!(sound(document(paths, components)).fields("Send"), ["body: String"]);
}
