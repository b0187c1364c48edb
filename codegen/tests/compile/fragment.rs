//! Unreached parts: they can be broken or huge, and change nothing.

use crate::support::{by_id, compile_with};

/// A document with one good operation among things that are none.
fn document(unreached: &str) -> String {
    format!(
        r##"{{"openapi": "3.0.0", "info": {unreached}, "servers": {unreached}, "tags": {unreached}, "x": {unreached},
        "paths": {{"/bad": {unreached}, "bad": {unreached},
            "/also": {{"get": {unreached}, "post": {{"operationId": {unreached}, "responses": {unreached}}},
                "put": {{"operationId": "Bad", "responses": {{"200": {unreached}}}}}, "delete": {unreached}}},
            "/good": {{"post": {unreached}, "get": {{"operationId": "Good", "tags": {unreached},
                "externalDocs": {unreached}, "callbacks": {unreached}, "servers": {unreached}, "x-other": {unreached},
                "parameters": [{{"name": "q", "in": "query", "example": {unreached}, "examples": {unreached},
                    "schema": {{"type": "string", "default": {unreached}, "example": {unreached}, "xml": {unreached}}}}}],
                "responses": {{"200": {{"description": "", "links": {unreached},
                    "headers": {{"A": {{"example": {unreached}, "examples": {unreached}, "x-a": {unreached}}}}}, "content":
                    {{"application/json": {{"example": {unreached}, "schema": {{"$ref": "#/components/schemas/thing"}}}}}}}},
                    "400": {unreached}, "default": {unreached}}}}}}}}},
        "components": {{"schemas": {{"bad": {unreached}, "thing": {{"type": "object", "xml": {unreached},
            "properties": {{"a": {{"$ref": "#/components/schemas/text", "description": {unreached}}}}}}},
            "text": {{"type": "string"}}, "other": {{"type": {unreached}}}}}, "parameters": {unreached},
            "responses": {unreached}, "securitySchemes": {unreached}}}}}"##
    )
}

#[test]
fn what_is_not_reached_can_be_anything() {
    let good = compile_with(&by_id("Good"), document("{}"));
    assert_eq!(good.problems, [] as [&str; 0]);
    assert_eq!(good.fields("Good"), ["q: Option<String>"]);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for unreached in [
        "null",
        "true",
        "[]",
        "5",
        "1e999",
        "-0.0e-0",
        r#""text""#,
        r#""\ud800""#,
        r#"{"\udfff": 1, "a": 1}"#,
        r#"{"get": {"get": {}}, "$ref": 5, "responses": [[]], "type": "arry", "operationId": {}}"#,
        r##"{"$ref": "#/nowhere"}"##,
        deep.as_str(),
    ] {
        let compiled = compile_with(&by_id("Good"), document(unreached));
        assert_eq!(compiled.problems, [] as [&str; 0], "{unreached:.60}");
        assert_eq!(compiled.code(), good.code(), "{unreached:.60}");
    }
}

/// Not even JSON, as long as its brackets pair up and its strings end, and it may say things twice.
#[test]
fn what_is_not_reached_need_not_be_json() {
    let good = compile_with(&by_id("Good"), document("{}"));
    for unreached in [
        r#"{"a" 1}"#,
        r#"{"a": 1,}"#,
        r#"{"a": 1 "b": 2}"#,
        "{,}",
        "{a: 1}",
        "{'a': 1}",
        "[1 2]",
        "[01, +1, .5, nan, undefined]",
        r#"["\q", "\u12"]"#,
        r#"{"a": 1, "a": 2}"#,
        r#"{"get": {}, "get": {}, "url": "", "url": "", "description": "", "description": ""}"#,
        "[\"\n\"]",
        "[# comment\n]",
    ] {
        // What is on the way to the operation is reached.
        let reached = format!("\"info\": {unreached}, \"servers\": {unreached}");
        let servers = format!("\"servers\": {unreached}, \"x-other\"");
        let errors = format!("\"400\": {unreached}, \"default\": {unreached}");
        let text = [(reached, r#""info": {}"#), (servers, r#""x-other""#), (errors, r#""400": {}"#)]
            .iter()
            .fold(document(unreached), |text, (from, to)| text.replacen(from, to, 1));
        let compiled = compile_with(&by_id("Good"), text);
        assert_eq!(compiled.problems, [] as [&str; 0], "{unreached}");
        assert_eq!(compiled.code(), good.code(), "{unreached}");
    }
}

/// Twenty megabytes that no selected operation reaches.
#[test]
fn what_is_not_reached_can_be_huge() {
    let member =
        r#"{"type": "object", "properties": {"a": {"type": "string", "description": "Some text."}}}"#;
    let many: Vec<String> = (0..50_000).map(|number| format!("\"schema{number}\": {member}")).collect();
    let huge = format!("{{{}}}", many.join(", "));
    let text = document("{}").replacen(r#""x": {}"#, &format!("\"x\": [{huge}, {huge}, {huge}, {huge}]"), 1);
    assert!(text.len() > 20_000_000);
    let compiled = compile_with(&by_id("Good"), &text);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.code(), compile_with(&by_id("Good"), document("{}")).code());
}
