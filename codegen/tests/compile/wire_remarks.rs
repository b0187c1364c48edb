//! What is listed of operations, bodies and responses that are generated in another way than they are written.

use formwork_codegen::Source;

use crate::support::{Memory, PATH, all};

/// The keyword and the message of each remark on a document with this one operation.
fn remarks(path: &str, operation: &str) -> Vec<(String, String)> {
    let document = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "Test", "version": "1"}},
            "paths": {{{path:?}: {{"post": {{"operationId": "Do", {operation}}}}}}}}}"#
    );
    let files = Memory(document.as_bytes());
    let source = Source::open(PATH, &files).unwrap();
    let explanation = source.api().explain(&all());
    let problems: Vec<String> = explanation.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [] as [&str; 0], "{operation}");
    let told = explanation.losses.into_iter().map(|loss| {
        let text = loss.diagnostic.to_string();
        let message = text.split_once(": ").map_or("", |(_, message)| message);
        (loss.keyword, message.lines().next().unwrap_or_default().to_owned())
    });
    told.collect()
}

fn body(content: &str) -> String {
    format!(r#""requestBody": {{"required": true, "content": {content}}}, "responses": {{}}"#)
}

fn success(content: &str) -> String {
    format!(r#""responses": {{"200": {{"description": "", "content": {content}}}}}"#)
}

#[test]
fn departures_are_listed() {
    let object = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;
    let scalars = r#"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#;
    let none = r#""responses": {}"#.to_owned();
    let in_path = |schema: &str| {
        format!(
            r#""parameters": [{{"name": "a", "in": "path", "required": true, "schema": {schema}}}], {none}"#
        )
    };
    let part = |schema: &str, encoding: &str| {
        body(&format!(
            r#"{{"multipart/form-data": {{"schema": {{"type": "object", "properties": {{"a": {schema}}}}},
                "encoding": {{"a": {encoding}}}}}}}"#
        ))
    };
    let header = r#"{"headers": {"X-Note": {"schema": {}}, "Content-Type": {"schema": {}}}}"#;
    let choice = format!(r#"{{"text/csv": {{}}, "multipart/form-data": {{"schema": {scalars}}}}}"#);
    for (path, operation, keyword, message) in [
        ("/a b", none.clone(), "paths", "the path is `/a b`: a URL has some"),
        ("/a?b=c", none.clone(), "paths", "the path is `/a?b=c`: a path has no query"),
        ("/a#b", none.clone(), "paths", "the path is `/a#b`: a fragment is never sent"),
        ("/{a}", in_path(r#"{"enum": ["b", ""]}"#), "enum", "the path parameter `a` cannot be empty"),
        (
            "/",
            body(&format!(r#"{{"*/*": {{"schema": {object}}}}}"#)),
            "content",
            "the content is sent as JSON",
        ),
        (
            "/",
            body(&format!(r#"{{"application/xml": {{"schema": {object}}}}}"#)),
            "schema",
            "the content is text, whatever its schema says",
        ),
        (
            "/",
            success(&format!(r#"{{"image/*": {{"schema": {object}}}}}"#)),
            "schema",
            "the content is bytes, whatever its schema says",
        ),
        (
            "/",
            success(r#"{"text/csv": {}, "text/csv; charset=utf-8": {}}"#),
            "content",
            "`text/csv; charset=utf-8` is the same media type as one before",
        ),
        ("/", body(&choice), "content", "`multipart/form-data` is left out: this schema is a choice"),
        (
            "/",
            part(r#"{"type": "string", "format": "binary"}"#, "{}"),
            "format",
            "`format: binary` means nothing since 3.1",
        ),
        ("/", part(r#"{"type": "string"}"#, header), "headers", "the header `X-Note` of a part is left out"),
    ] {
        let remarks = remarks(path, &operation);
        let [(found, text)] = remarks.as_slice() else { panic!("{path} {operation}: {remarks:?}") };
        assert_eq!(found, keyword, "{operation}");
        assert!(text.starts_with(message), "{text}");
    }
}

#[test]
fn what_is_read_as_it_is_written_is_not_listed() {
    for (path, operation) in [
        ("/a%20b", r#""responses": {}"#.to_owned()),
        ("/", success(r#"{"*/*": {"schema": {"type": "array", "items": {"type": "integer"}}}}"#)),
        ("/", success(r#"{"application/json; version=1": {}, "application/json; version=2": {}}"#)),
        ("/", success(r#"{"text/csv": {"schema": {"type": "string"}}}"#)),
        ("/", body(r#"{"application/pdf": {}, "text/plain": {"schema": {"type": "string"}}}"#)),
    ] {
        assert_eq!(remarks(path, &operation), [], "{operation}");
    }
}
