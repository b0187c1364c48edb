//! Headers of responses: which there are, what types they have, and that they refuse no operation.

use crate::support::{Compiled, all, compile_all, compile_with, document, rename, sound};

/// A document whose operation `Do` has these responses.
fn responses(responses: &str, components: &str) -> String {
    let paths = format!("{{\"/\": {{\"get\": {{\"operationId\": \"Do\", \"responses\":\n{responses}}}}}}}");
    document(&paths, components)
}

/// A document whose operation has these headers in its response.
fn with(headers: &str) -> String {
    responses(&format!(r#"{{"204": {{"description": "", "headers": {headers}}}}}"#), "{}")
}

/// The only header's type, in a sound document.
fn type_of(header: &str) -> String {
    let compiled = sound(with(&format!(r#"{{"X-It": {header}}}"#)));
    let fields = compiled.fields("do_::Headers");
    let [field] = fields.as_slice() else { panic!("{fields:?}") };
    field.strip_prefix("x_it: Option<").and_then(|it| it.strip_suffix('>')).unwrap().to_owned()
}

/// The rows of the table by which headers are read.
fn rows(compiled: &Compiled) -> String {
    let code = compiled.code().replace(' ', "");
    let (_, table) = code.split_once("__private::headers!{Headers{").unwrap();
    table.split_once('}').unwrap().0.to_owned()
}

#[test]
fn schemas_become_types() {
    for (schema, type_) in [
        (r#"{"type": "string"}"#, "String"),
        (r#"{"type": "string", "format": "date-time"}"#, "String"),
        (r#"{"type": "string", "format": "password"}"#, "Secret"),
        (r#"{"type": "string", "enum": ["a", "b"]}"#, "Open<headers::XIt>"),
        (r#"{"type": "boolean"}"#, "bool"),
        (r#"{"type": "integer"}"#, "i64"),
        (r#"{"type": "integer", "format": "int32"}"#, "i32"),
        (r#"{"type": "integer", "format": "unix-time"}"#, "Timestamp"),
        (r#"{"type": "number"}"#, "f64"),
        (r#"{"type": "integer", "nullable": true}"#, "i64"),
        (r#"{"allOf": [{"type": "integer"}]}"#, "i64"),
        (r#"{"type": "array", "items": {"type": "integer"}}"#, "Vec<i64>"),
        (r#"{"type": "array", "items": {"type": "integer", "nullable": true}}"#, "Vec<i64>"),
        (
            r#"{"type": "array", "nullable": true, "items": {"type": "string", "enum": ["a", "b"]}}"#,
            "Vec<Open<headers::XIt>>",
        ),
        // What a header has no type for is text as it is.
        (r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#, "String"),
        (r#"{"type": "object", "additionalProperties": {"type": "string"}}"#, "String"),
        (r#"{"type": "array", "items": {"type": "object"}}"#, "String"),
        (r#"{"type": "array", "items": {"type": "array", "items": {"type": "string"}}}"#, "String"),
        (r#"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#, "String"),
        (r#"{"allOf": [{"type": "string"}, {"type": "string"}]}"#, "String"),
        (r#"{"not": {"type": "string"}}"#, "String"),
        (r#"{"type": "integer", "enum": [1, 2]}"#, "i64"),
        (r#"{"enum": [1, 2]}"#, "i64"),
        (r#"{"enum": [1, "a"]}"#, "String"),
        ("{}", "String"),
    ] {
        assert_eq!(type_of(&format!("{{\"schema\": {schema}}}")), type_, "{schema}");
    }
}

#[test]
fn what_says_nothing_of_its_value_is_text() {
    for header in [
        "{}",
        r#"{"description": "It."}"#,
        r#"{"type": "integer"}"#,
        r#"{"content": {}}"#,
        r#"{"content": {"text/plain": {"schema": {"type": "integer"}}}}"#,
        r#"{"content": {"application/json": {}, "text/plain": {}}}"#,
    ] {
        assert_eq!(type_of(header), "String", "{header}");
    }
}

#[test]
fn json_is_decoded() {
    for (schema, type_) in [
        (r#"{"type": "integer"}"#, "i64"),
        (r#"{"type": "string", "nullable": true}"#, "String"),
        (r#"{"type": "string", "enum": ["a", "b"]}"#, "Open<headers::XIt>"),
        (r#"{"type": "string", "enum": ["a"]}"#, "Constant"),
        (r#"{"type": "array", "items": {"type": "string", "nullable": true}}"#, "Vec<Option<String>>"),
        (r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#, "Json"),
        (r#"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#, "Json"),
        ("{}", "Json"),
    ] {
        let header = format!(r#"{{"content": {{"application/json": {{"schema": {schema}}}}}}}"#);
        assert_eq!(type_of(&header), type_, "{schema}");
    }
    assert_eq!(type_of(r#"{"content": {"application/vnd.a+json": {}}}"#), "Json");
}

#[test]
fn the_encoding_is_in_the_table() {
    let compiled = sound(with(
        r#"{"A": {"schema": {"type": "integer"}, "style": "simple", "explode": true},
            "B": {"schema": {"type": "array", "items": {"type": "boolean"}}},
            "C": {"content": {"application/json": {"schema": {"type": "array", "items": {"type": "number"}}}}}}"#,
    ));
    assert_eq!(rows(&compiled), r#""A"=>a:One<i64>,"B"=>b:List<bool>,"C"=>c:Decoded<::std::vec::Vec<f64>>,"#);
}

#[test]
fn secrets_are_hidden() {
    for (name, field) in [
        ("Set-Cookie", "set_cookie: Option<Vec<Secret>>"),
        ("set-cookie", "set_cookie: Option<Vec<Secret>>"),
        ("Authorization", "authorization: Option<Secret>"),
        ("X-Client-Secret", "x_client_secret: Option<Secret>"),
        ("X-Token", "x_token: Option<String>"),
    ] {
        let compiled = sound(with(&format!(r#"{{{name:?}: {{"schema": {{"type": "string"}}}}}}"#)));
        assert_eq!(compiled.fields("do_::Headers"), [field]);
        let list = r#"{"schema": {"type": "array", "items": {"type": "string"}}}"#;
        let compiled = sound(with(&format!("{{{name:?}: {list}}}")));
        let hidden = field.contains("Secret");
        assert_eq!(compiled.fields("do_::Headers")[0].contains("Vec<Secret>"), hidden);
    }
    let text = with(
        r#"{"X-Token": {"description": "Says nothing more."}, "X-Count": {"schema": {"type": "integer"}}}"#,
    );
    let mut arguments = all();
    arguments.secret = vec![crate::support::spanned("X-Token".to_owned())];
    let compiled = compile_with(&arguments, &text);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.fields("do_::Headers"), ["x_token: Option<Secret>", "x_count: Option<i64>"]);
    arguments.secret = vec![crate::support::spanned("X-Count".to_owned())];
    assert!(compile_with(&arguments, &text).problem().contains("no text"), "a number is not a secret");
}

#[test]
fn the_successes_have_one_struct() {
    let integer = r#"{"schema": {"type": "integer"}}"#;
    let text = r#"{"schema": {"type": "string"}}"#;
    let one = r#"{"schema": {"type": "string", "enum": ["a", "b"]}}"#;
    let response = |headers: &str| format!(r#"{{"description": "", "headers": {{{headers}}}}}"#);
    for (first, second, fields) in [
        (
            format!(r#""A": {integer}"#),
            format!(r#""B": {text}"#),
            &["a: Option<i64>", "b: Option<String>"][..],
        ),
        (format!(r#""A-B": {integer}"#), format!(r#""a-b": {integer}"#), &["a_b: Option<i64>"]),
        (format!(r#""A": {one}"#), format!(r#""A": {one}"#), &["a: Option<Open<headers::A>>"]),
        // Where they do not agree it is text.
        (format!(r#""A": {integer}"#), format!(r#""a": {text}"#), &["a: Option<String>"]),
        (format!(r#""A": {integer}"#), r#""A": {}"#.to_owned(), &["a: Option<String>"]),
        (
            format!(r#""A": {integer}"#),
            r#""A": {"content": {"application/json": {"schema": {"type": "integer"}}}}"#.to_owned(),
            &["a: Option<String>"],
        ),
        (format!(r#""Content-Type": {text}, "A": {integer}"#), String::new(), &["a: Option<i64>"]),
    ] {
        let declared = format!(
            r#"{{"200": {}, "202": {}, "303": {2}, "404": {2}, "default": {2}}}"#,
            response(&first),
            response(&second),
            response(&format!(r#""Not-There": {text}"#)),
        );
        let compiled = sound(responses(&declared, "{}"));
        assert_eq!(compiled.fields("do_::Headers"), fields, "{first} {second}");
    }
    let declared = format!(r#"{{"default": {}}}"#, response(&format!(r#""A": {integer}"#)));
    assert_eq!(sound(responses(&declared, "{}")).fields("do_::Headers"), ["a: Option<i64>"]);
}

#[test]
fn without_headers_there_is_no_struct() {
    for headers in ["{}", r#"{"CONTENT-TYPE": {"schema": {"type": "string"}}}"#] {
        let compiled = sound(with(headers));
        assert!(!compiled.has("do_::Headers") && !compiled.code().contains("headers"), "{headers}");
    }
}

#[test]
fn references_are_followed_and_prose_is_kept() {
    let components = r##"{"headers": {
            "limit": {"description": "As <b>many</b>.", "schema": {"$ref": "#/components/schemas/count"}},
            "mode": {"schema": {"$ref": "#/components/schemas/api.mode"}, "deprecated": true},
            "same": {"$ref": "#/components/headers/limit"}},
        "responses": {"done": {"description": "", "headers": {
            "Limit": {"$ref": "#/components/headers/same"}, "Mode": {"$ref": "#/components/headers/mode"},
            "Modes": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/api.mode"}}}}}},
        "schemas": {"count": {"type": "integer", "description": "A count."},
            "api.mode": {"type": "string", "enum": ["a"], "description": "How it is."}}}"##;
    let compiled = sound(responses(r##"{"204": {"$ref": "#/components/responses/done"}}"##, components));
    let fields =
        ["limit: Option<i64>", "mode: Option<Open<super::Mode>>", "modes: Option<Vec<Open<super::Mode>>>"];
    assert_eq!(compiled.fields("do_::Headers"), fields);
    let code = compiled.code();
    for part in
        ["\" As **many**.\"", "\" How it is.\"", "\" The header `Modes`.\"", "# [deprecated] pub mode"]
    {
        assert!(code.contains(part), "{part}: {code}");
    }
    assert!(!code.contains("A count."), "the header says it better");
}

#[test]
fn names_can_be_renamed() {
    let text = with(r#"{"X-A": {}, "X_A": {}, "X-B": {"schema": {"type": "string", "enum": ["a", "b"]}}}"#);
    let fields = ["x_a: Option<String>", "upper_x_upper_a: Option<String>", "x_b: Option<Open<headers::XB>>"];
    assert_eq!(sound(&text).fields("do_::Headers"), fields);
    let at = "#/paths/~1/get/responses/204/headers";
    let mut arguments = all();
    rename(&mut arguments, &format!("{at}/X_A"), "extra");
    rename(&mut arguments, &format!("{at}/X-B"), "Mode");
    rename(&mut arguments, at, "Said");
    let compiled = compile_with(&arguments, &text);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    let fields = ["x_a: Option<String>", "extra: Option<String>", "x_b: Option<Open<said::Mode>>"];
    assert_eq!(compiled.fields("do_::Said"), fields);
}

#[test]
fn mistakes_are_reported_once_and_leave_the_field() {
    for (header, problem) in [
        ("5", "a header must be an object, and this is a number"),
        (r#"{"schema": 5}"#, "`schema` must be an object, and this is a number"),
        (r#"{"schema": {}, "content": {}}"#, "a header has both `schema` and `content`"),
        (r#"{"description": []}"#, "`description` must be a string, and this is an array"),
        (r#"{"style": "form"}"#, "`style` is \"form\", which OpenAPI does not have here"),
        (r#"{"schema": {"type": "arry"}}"#, "this schema has `type: \"arry\"`, which is no JSON type"),
        (r#"{"schema": {"type": 5}}"#, "`type` must be a string, and this is a number"),
        (r##"{"$ref": "#/nowhere"}"##, "`#/nowhere` is not in this document"),
        (r##"{"schema": {"$ref": "#/nowhere"}}"##, "`#/nowhere` is not in this document"),
    ] {
        let compiled = compile_all(with(&format!(r#"{{"X-It": {header}}}"#)));
        assert!(compiled.problem().contains(&format!(": {problem}")), "{header}: {}", compiled.problem());
        assert_eq!(compiled.fields("do_::Headers"), ["x_it: Option<String>"], "{header}");
    }
    for name in ["", "X It", "X-Größe", "X:It"] {
        let compiled = compile_all(with(&format!("{{{name:?}: {{}}}}")));
        assert_eq!(compiled.fields("do_::Headers").len(), 1);
        let expected = format!("`{name}` is not a name that a header can have");
        assert!(compiled.problem().contains(&expected), "{}", compiled.problem());
    }
    let compiled = compile_all(with("5"));
    assert!(compiled.problem().contains("`headers` must be an object"), "{}", compiled.problem());
    // Of errors nothing is said.
    let declared = r#"{"204": {"description": ""}, "400": {"description": "", "headers": {"": 5}}}"#;
    sound(responses(declared, "{}"));
}

#[test]
fn schemas_that_lead_to_themselves_are_text() {
    let schemas = r##"{"schemas": {
        "same": {"allOf": [{"$ref": "#/components/schemas/same"}]},
        "list": {"type": "array", "items": {"$ref": "#/components/schemas/list"}}}}"##;
    for name in ["same", "list"] {
        let declared = format!(
            r##"{{"204": {{"description": "", "headers": {{"A": {{"schema": {{"$ref": "#/components/schemas/{name}"}}}}}}}}}}"##
        );
        assert_eq!(sound(responses(&declared, schemas)).fields("do_::Headers"), ["a: Option<String>"]);
    }
}

#[test]
fn thousands_of_headers_take_no_time() {
    let headers: Vec<String> = (0..5_000)
        .map(|number| {
            format!(r#""X-{number}": {{"schema": {{"type": "array", "items": {{"type": "integer"}}}}}}"#)
        })
        .collect();
    let started = std::time::Instant::now();
    let compiled = sound(with(&format!("{{{}}}", headers.join(", "))));
    assert_eq!(compiled.fields("do_::Headers").len(), 5_000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
