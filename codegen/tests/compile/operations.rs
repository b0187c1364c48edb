//! Parameters and bodies of operations.

use crate::support::{compile_all, document, sound};

/// A document with one operation `Do` at this path, with these members beside its id.
fn operation(method: &str, path: &str, members: &str) -> String {
    document(&format!("{{{path:?}: {{{method:?}:\n{{\"operationId\": \"Do\", {members}}}}}}}"), "{}")
}

/// The same with this parameter and no response.
fn parameter(path: &str, parameter: &str) -> String {
    operation("get", path, &format!("\"responses\": {{}}, \"parameters\": [\n{parameter}]"))
}

#[test]
fn parameters_go_into_the_path_in_its_order_and_into_the_query() {
    let paths = r#"{"/a/{x}/b/{y}": {
        "parameters": [{"name": "y", "in": "path", "required": true, "schema": {"type": "integer"}},
            {"name": "q", "in": "query", "schema": {"type": "string"}},
            {"name": "x", "in": "path", "required": true, "schema": {"type": "string"}}],
        "get": {"operationId": "Do", "responses": {}, "parameters": [
            {"name": "q", "in": "query", "required": true, "schema": {"type": "boolean"}},
            {"name": "r", "in": "query", "style": "deepObject", "schema": {"type": "array", "items": {"type": "string"}}},
            {"name": "key", "in": "query", "schema": {"type": "string", "format": "password"}}]}}}"#;
    let compiled = sound(document(paths, "{}"));
    let fields = ["x: String", "y: i64", "q: bool", "r: Option<Vec<String>>", "key: Option<Secret>"];
    assert_eq!(compiled.fields("Do"), fields);
    assert_eq!(compiled.arguments("Do"), ["x:implInto<String>", "y:i64", "q:bool"]);
    assert!(compiled.code().contains(r#". path ("/a/") . path_parameter ("x" , & self . x) . path ("/b/")"#));
}

/// A parameter is known by its name and its place, and one that is not the first of its name is called by both.
#[test]
fn the_same_name_in_several_places() {
    let paths = r#"{"/a/{x}": {"post": {"operationId": "Do", "responses": {}, "parameters": [
        {"name": "X", "in": "header", "schema": {"type": "string"}},
        {"name": "x", "in": "cookie", "schema": {"type": "string"}},
        {"name": "x", "in": "path", "required": true, "schema": {"type": "string"}},
        {"name": "x", "in": "query", "schema": {"type": "string"}}],
        "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": {"properties": {
            "x": {"type": "string"}, "X": {"type": "string"}}}}}}}}}"#;
    let compiled = sound(document(paths, "{}"));
    let names: Vec<String> =
        compiled.fields("Do").iter().map(|field| field.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(names, ["x", "header_x", "cookie_x", "query_x", "body_x", "upper_x"]);
}

#[test]
fn parameters_that_are_mistakes() {
    for (path, text, problem) in [
        ("/", r#"{"name": "a", "schema": {}}"#, "5:1: a parameter must have `in`\n"),
        ("/", r#"{"in": "query", "schema": {}}"#, "5:1: a parameter must have `name`\n"),
        (
            "/",
            r#"{"name": 5, "in": "query", "schema": {}}"#,
            "5:10: `name` must be a string, and this is a number\n",
        ),
        (
            "/",
            r#"{"name": "a", "in": "body", "schema": {}}"#,
            "5:21: `in` is \"body\", which OpenAPI does not have here\n",
        ),
        ("/", r#"{"name": "a", "in": "query"}"#, "5:1: a parameter must have `schema` or `content`\n"),
        (
            "/",
            r#"{"name": "a", "in": "query", "schema": {"type": "string"}, "content": {}}"#,
            "5:1: a parameter has both `schema` and `content`\n",
        ),
        (
            "/",
            r#"{"name": "a", "in": "query", "content": {}}"#,
            "5:41: `a` has `content` without a media type\n",
        ),
        (
            "/",
            r#"{"name": "a", "in": "query", "content": {"text/plain": {}, "application/json": {}}}"#,
            "5:41: `a` has several media types, and a parameter has one\n",
        ),
        (
            "/",
            r#"{"name": "a", "in": "query", "content": {"application/pdf": {}}}"#,
            "5:41: `a` is `application/pdf`, which a parameter has no encoding for\n",
        ),
        (
            "/",
            r#"{"name": "a", "in": "query", "style": "spaceDelimited", "explode": true, "schema": {"items": {"type": "string"}}}"#,
            "5:1: `a` has `style: spaceDelimited` with `explode: true`, which is not defined\n",
        ),
        (
            "/",
            r#"{"name": "a", "in": "query", "style": "simple", "schema": {"type": "string"}}"#,
            "5:39: `style` is \"simple\", which OpenAPI does not have here\n",
        ),
        (
            "/",
            r#"{"name": "a", "in": "query", "schema": {"items": {"items": {"type": "string"}}}}"#,
            "5:1: `a` has nested values, which `style: form` does not define\n",
        ),
        ("/", "5", "5:1: a parameter must be an object, and this is a number\n"),
    ] {
        let compiled = compile_all(parameter(path, text));
        let expected = format!("api.json:{problem}");
        let found = compiled.problem().replacen("api.json:6:", "api.json:5:", 1);
        assert!(found.starts_with(&expected), "{text}: {found}");
        assert!(compiled.has("Do"), "{text}");
    }
}

/// What HTTP says about these three is the client's own business.
#[test]
fn headers_that_openapi_ignores() {
    for name in ["Accept", "content-type", "AUTHORIZATION"] {
        let text = format!(
            r#"{{"name": "{name}", "in": "header", "required": true, "schema": {{"type": "string"}}}}"#
        );
        assert_eq!(sound(parameter("/", &text)).fields("Do"), [] as [&str; 0]);
    }
}

/// The path decides which parameters it has: the document's slips make no argument more and none less.
#[test]
fn paths_and_their_parameters_match() {
    let text = r#"{"name": "pte", "in": "path", "required": true, "schema": {"type": "integer"}}"#;
    assert_eq!(sound(parameter("/{pet}/{pet}/{of}", text)).fields("Do"), ["pet: String", "of: String"]);
    assert_eq!(sound(parameter("/{of}/{pte}", text)).fields("Do"), ["of: String", "pte: i64"]);
    let query = r#"{"name": "pet", "in": "query", "schema": {"type": "integer"}}"#;
    let compiled = sound(parameter("/{pet}", query));
    assert_eq!(compiled.fields("Do"), ["pet: String", "query_pet: Option<i64>"]);
    for (path, problem) in [("/a{b", "`{` or `}`"), ("/a/{}", "there is no path parameter of that name")] {
        let compiled = compile_all(operation("get", path, "\"responses\": {}"));
        assert!(compiled.problem().contains(problem), "{}", compiled.problem());
    }
}

/// A URL has some characters in percent-encoding alone, a query behind its path, and a fragment only for its reader.
#[test]
fn literals_of_templates() {
    for (path, members, calls) in [
        ("/a b/ü", "", r#".path("/a%20b/%C3%BC").build()"#),
        ("/q?comp=list", "", r#".path("/q?comp=list").build()"#),
        ("/a#Action=Go", "", r#".path("/a").build()"#),
        (
            "/q?comp=list&b=1",
            r#""parameters": [{"name": "comp", "in": "query", "schema": {"type": "string"}}],"#,
            r#".path("/q?b=1").query(|query|{query.required_field("comp",&self.comp);}).build()"#,
        ),
        (
            "/q?comp={it}",
            r#""parameters": [{"name": "it", "in": "path", "required": true, "schema": {"type": "string"}}],"#,
            r#".path("/q?comp=").path_parameter("it",&self.it).build()"#,
        ),
    ] {
        let compiled = sound(operation("get", path, &format!("{members} \"responses\": {{}}")));
        assert!(
            compiled.code().replace(' ', "").contains(&calls.replace(' ', "")),
            "{path}: {}",
            compiled.code()
        );
        if path.contains("&b") {
            assert_eq!(compiled.fields("Do"), ["comp: String"]);
        }
    }
}

#[test]
fn bodies() {
    let form = "application/x-www-form-urlencoded";
    let schema = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;
    let body = |method: &str, content: &str| {
        operation(method, "/", &format!("\"responses\": {{}}, \"requestBody\":\n{{\"content\": {content}}}"))
    };
    for name in
        [form, "Application/X-WWW-Form-URLEncoded", "application/x-www-form-urlencoded; charset=utf-8"]
    {
        let compiled = sound(body("post", &format!(r#"{{"{name}": {{"schema": {schema}}}}}"#)));
        assert_eq!(compiled.fields("Do"), ["a: Option<String>"], "{name}");
        assert!(compiled.code().contains(". form ("));
    }
    // A document that describes a body means it, whatever the method.
    for method in ["get", "head", "delete"] {
        let content = format!(r#"{{"{form}": {{"schema": {schema}}}}}"#);
        assert!(sound(body(method, &content)).code().contains(". form ("), "{method}");
    }
    // A form without properties, as some documents have it on every GET, is no body.
    let empty = format!(r#"{{"{form}": {{"schema": {{"type": "object", "properties": {{}}}}}}}}"#);
    assert!(!sound(body("get", &empty)).code().contains(". form ("));
    assert!(sound(body("post", &empty)).code().contains(". form ("));
    for (method, content, problem) in [
        (
            "trace",
            format!(r#"{{"{form}": {{"schema": {schema}}}}}"#),
            "a TRACE request has no body, but this one has properties",
        ),
        ("post", format!(r#"{{"{form}": 5}}"#), "a media type must be an object, and this is a number"),
        (
            "post",
            format!(r#"{{"{form}": {{"schema": {schema}, "encoding": {{"a": {{"style": "simple"}}}}}}}}"#),
            "`style` is \"simple\", which OpenAPI does not have here",
        ),
    ] {
        let compiled = compile_all(body(method, &content));
        assert!(compiled.problem().contains(&format!(": {problem}")), "{content}: {}", compiled.problem());
        assert!(compiled.problem().starts_with("api.json:"));
        assert!(compiled.has("Do"));
    }
}

/// A mistake in one operation leaves the others as they are, and its own name is there all the same.
#[test]
fn operations_are_independent() {
    let paths = r#"{"/a": {"get": {"operationId": "A", "responses": 5}}, "/b": {"get": {"operationId": "B", "responses": {}}}}"#;
    let compiled = compile_all(document(paths, "{}"));
    assert!(
        compiled.problem().starts_with("api.json:4:59: `responses` must be an object"),
        "{}",
        compiled.problem()
    );
    assert!(compiled.has("A") && compiled.has("B"));
}

/// A style that cannot say a property is found in whichever way the form is reached.
#[test]
fn styles_of_forms_are_checked_however_many_media_types_there_are() {
    let form = r#""application/x-www-form-urlencoded": {
        "encoding": {"a": {"style": "pipeDelimited", "explode": true}},
        "schema": {"type": "object", "required": ["a"], "properties": {
            "a": {"type": "array", "items": {"type": "string"}}}}}"#;
    let json = r#""application/json": {"schema": {"type": "integer"}}"#;
    for (required, content) in [
        (true, form.to_owned()),
        (false, form.to_owned()),
        (true, format!("{json}, {form}")),
        (false, format!("{json}, {form}")),
    ] {
        let body = format!(
            r#""requestBody": {{"required": {required}, "content": {{{content}}}}}, "responses": {{}}"#
        );
        let compiled = compile_all(operation("post", "/", &body));
        let expected = "`a` has `style: pipeDelimited` with `explode: true`, which is not defined";
        assert!(compiled.problem().contains(expected), "{}", compiled.problem());
    }
}
