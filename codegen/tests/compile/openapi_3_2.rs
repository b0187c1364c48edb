//! OpenAPI 3.2, and what of it an older document has.

use formwork_codegen::{Method, Source, Target};

use crate::support::{Memory, PATH, all, compile_all, select, sound};

fn document(version: &str, paths: &str, components: &str) -> String {
    format!(
        r#"{{"openapi": "{version}", "info": {{"title": "Test", "version": "1"}}, "paths": {paths},
        "components": {components}}}"#
    )
}

fn slips(document: &str) -> Vec<String> {
    let files = Memory(document.as_bytes());
    let source = Source::open(PATH, &files).unwrap();
    source.api().slips(&all()).iter().map(|slip| slip.diagnostic.message().to_owned()).collect()
}

const DONE: &str = r#""responses": {"204": {"description": ""}}"#;

#[test]
fn methods() {
    let paths = format!(
        r#"{{"/a": {{"query": {{{DONE}}}, "additionalOperations": {{"COPY": {{{DONE}}}, "copy it": {{{DONE}}}}}}}}}"#
    );
    let compiled = sound(document("3.2.0", &paths, "{}"));
    assert_eq!(compiled.fields("QueryA"), [] as [&str; 0]);
    assert_eq!(compiled.fields("CopyA"), [] as [&str; 0]);
    for version in ["3.0.4", "3.1.1"] {
        let problems = compile_all(document(version, &paths, "{}")).problems;
        assert_eq!(problems, ["the document has no operations"]);
    }
    let wrong = select(Target::Path(Method::from_token("MOVE").unwrap(), "/a".to_owned()), None);
    let problems = crate::support::compile_with(&wrong, document("3.2.0", &paths, "{}")).problems;
    let help = "\n  help: this path has no MOVE, but `QUERY` and `COPY`";
    assert_eq!(problems, [format!("the document has no operation MOVE \"/a\"{help}")]);
}

/// What is cut out has the one method, and not the others beside it.
#[test]
fn slices_of_additional_operations() {
    let paths = format!(
        r#"{{"/a": {{"get": {{{DONE}}}, "additionalOperations": {{"COPY": {{{DONE}}}, "MOVE": {{{DONE}}}}}}}}}"#
    );
    let document = document("3.2.0", &paths, "{}");
    let files = Memory(document.as_bytes());
    let source = Source::open(PATH, &files).unwrap();
    let copy = select(Target::Path(Method::from_token("COPY").unwrap(), "/a".to_owned()), None);
    let slice = source.api().slice(&copy).unwrap().document("none");
    assert!(slice.contains("COPY") && !slice.contains("MOVE") && !slice.contains("get"), "{slice}");
}

#[test]
fn media_types_stand_behind_references() {
    let paths = r##"{"/a": {"post": {"operationId": "Send",
        "requestBody": {"required": true, "content": {"application/json": {"$ref": "#/components/mediaTypes/again"}}},
        "responses": {"200": {"description": "", "content": {"application/json": {"$ref": "#/components/mediaTypes/it"}}}}}}}"##;
    let components = r##"{"mediaTypes": {"again": {"$ref": "#/components/mediaTypes/it"},
        "it": {"schema": {"type": "array", "items": {"type": "integer"}}}}}"##;
    for (version, count) in [("3.2.0", 0), ("3.1.0", 2), ("3.0.3", 2)] {
        let document = document(version, paths, components);
        let compiled = sound(&document);
        assert_eq!(compiled.fields("Send"), ["body: Vec<i64>"], "{version}");
        assert_eq!(compiled.output("Send"), "Vec<i64>", "{version}");
        assert_eq!(slips(&document).len(), count, "{version}");
    }
    let nowhere = paths.replace("mediaTypes/it\"", "mediaTypes/gone\"");
    assert_eq!(compile_all(document("3.2.0", &nowhere, components)).problems.len(), 1);
}

fn with_parameters(parameters: &str) -> String {
    let paths =
        format!(r#"{{"/a": {{"get": {{"operationId": "Get", "parameters": [{parameters}], {DONE}}}}}}}"#);
    document("3.2.0", &paths, "{}")
}

#[test]
fn the_whole_query_is_one_parameter() {
    let whole = |content: &str| format!(r#"{{"name": "q", "in": "querystring", "content": {{{content}}}}}"#);
    let form = r#""application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}"#;
    let compiled = sound(with_parameters(&whole(form)));
    assert_eq!(compiled.fields("Get"), ["q: Option<get::Q>"]);
    let compiled = sound(with_parameters(&whole(r#""application/json": {"schema": {"type": "integer"}}"#)));
    assert_eq!(compiled.fields("Get"), ["q: Option<i64>"]);

    // A name is required and never sent, so one that is missing is a slip.
    let nameless = with_parameters(&whole(form).replace(r#""name": "q", "#, ""));
    assert_eq!(sound(&nameless).fields("Get"), ["querystring: Option<get::Querystring>"]);
    assert_eq!(slips(&nameless).len(), 1);

    let page = r#", {"name": "page", "in": "query", "schema": {"type": "integer"}}"#;
    for (parameters, problem) in [
        (whole(form) + page, "`q` is the whole query, and there are other parameters in it"),
        (
            whole(r#""application/x-www-form-urlencoded": {}"#),
            "`q` is a form, and no schema says what is in it",
        ),
        (whole(r#""image/png": {}"#), "`q` is `image/png`, which no query can be"),
        (
            whole(&format!("{form}, \"application/json\": {{}}")),
            "`q` is the whole query, which has one media type",
        ),
        (
            r#"{"name": "q", "in": "querystring"}"#.to_owned(),
            "a parameter in `querystring` must have `content`",
        ),
    ] {
        let problems = compile_all(with_parameters(&parameters)).problems;
        assert!(problems.len() == 1 && problems[0].contains(problem), "{problems:?} {problem}");
    }
}

#[test]
fn cookies_are_not_escaped_in_their_own_style() {
    let parameter = r#"{"name": "c", "in": "cookie", "style": "cookie", "schema": {"type": "string"}}"#;
    sound(with_parameters(parameter));
    let problems =
        compile_all(with_parameters(&parameter.replace("\"in\": \"cookie\"", "\"in\": \"query\""))).problems;
    assert!(problems.len() == 1 && problems[0].contains("`style` is \"cookie\""), "{problems:?}");
}

#[test]
fn later_versions_are_not_supported() {
    for version in ["3.3.0", "4.0.0"] {
        let document = document(version, "{}", "{}");
        let problem = Source::open(PATH, &Memory(document.as_bytes())).unwrap_err().to_string();
        assert!(problem.contains(&format!("OpenAPI {version} is not supported")), "{problem}");
        assert!(problem.contains("supported are OpenAPI 3.0, 3.1 and 3.2"), "{problem}");
    }
}
