//! Responses by status and media type: the output of an operation, and its failures.

use crate::support::{Compiled, by_id, compile_all, compile_with, document, rename, sound};

/// A document with one operation `Do` that has these responses.
fn responses(method: &str, responses: &str, components: &str) -> String {
    let paths =
        format!("{{\"/\": {{{method:?}: {{\"operationId\": \"Do\", \"responses\":\n{responses}}}}}}}");
    document(&paths, components)
}

fn responding(text: &str) -> Compiled {
    sound(responses("get", text, "{}"))
}

/// A response of these media types, each with this schema.
fn response(media_types: &[&str], schema: &str) -> String {
    let content = |name: &&str| format!("{name:?}: {{\"schema\": {schema}}}");
    let content: Vec<String> = media_types.iter().map(content).collect();
    format!("{{\"description\": \"\", \"content\": {{{}}}}}", content.join(", "))
}

fn json(schema: &str) -> String {
    response(&["application/json"], schema)
}

const TEXT: &str = r#"{"type": "string"}"#;
const OBJECT: &str = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;
const NOTHING: &str = r#"{"description": "Nothing."}"#;

#[test]
fn the_status_decides_what_is_a_success() {
    let text = json(TEXT);
    let number = json(r#"{"type": "number"}"#);
    for (declared, output, read) in [
        ("{}".to_owned(), "()", r#"read_empty(&response,"2XX")"#),
        (format!(r#"{{"400": {text}}}"#), "()", r#"read_empty(&response,"2XX")"#),
        (format!(r#"{{"204": {NOTHING}}}"#), "()", r#"read_empty(&response,"204")"#),
        (format!(r#"{{"204": {text}}}"#), "()", r#"read_empty(&response,"204")"#),
        (format!(r#"{{"205": {text}}}"#), "()", r#"read_empty(&response,"205")"#),
        (format!(r#"{{"201": {text}}}"#), "String", r#"read_json(&response,"201","application/json")"#),
        (
            format!(r#"{{"2XX": {text}, "404": {number}}}"#),
            "String",
            r#"read_json(&response,"2XX","application/json")"#,
        ),
        (format!(r#"{{"2xx": {text}}}"#), "String", r#"read_json(&response,"2XX","application/json")"#),
        (
            format!(r#"{{"default": {text}}}"#),
            "String",
            r#"read_json(&response,"default","application/json")"#,
        ),
        (
            format!(r#"{{"200": {text}, "default": {number}}}"#),
            "String",
            r#"read_json(&response,"200","application/json")"#,
        ),
        (format!(r#"{{"204": {NOTHING}, "default": {number}}}"#), "()", r#"read_empty(&response,"204")"#),
        (
            format!(r#"{{"400": {text}, "304": {text}, "x-note": "hello", "default": {number}}}"#),
            "f64",
            r#"read_json(&response,"default","application/json")"#,
        ),
    ] {
        let compiled = responding(&declared);
        assert_eq!(compiled.output("Do"), output, "{declared}");
        let code = compiled.code().replace(' ', "");
        assert!(code.contains(&format!("::formwork::__private::{read}")), "{declared}: {code}");
    }
}

#[test]
fn the_media_type_decides_what_is_decoded() {
    for (media_type, output) in [
        ("application/json", "String"),
        ("application/json; charset=utf-8", "String"),
        ("Application/JSON", "String"),
        ("application/problem+json", "String"),
        ("text/json", "String"),
        ("text/plain", "String"),
        ("text/csv", "String"),
        ("text/html", "String"),
        ("text/*", "String"),
        ("application/xml", "String"),
        ("application/atom+xml", "String"),
        ("application/pdf", "Vec<u8>"),
        ("image/*", "Vec<u8>"),
        ("application/octet-stream", "Vec<u8>"),
    ] {
        // What is not JSON is as it is, whatever its schema says.
        let schema = if output == "String" { TEXT } else { OBJECT };
        let compiled = responding(&format!(r#"{{"200": {}}}"#, response(&[media_type], schema)));
        assert_eq!(compiled.output("Do"), output, "{media_type}");
        // It has no parameter but `charset`.
        let asked = media_type.split(';').next().unwrap_or_default().to_lowercase();
        assert!(compiled.code().contains(&format!(". accept ({asked:?})")), "{media_type}");
    }
    for (response, output) in [
        (r#"{"description": "", "content": {"application/json": {}}}"#, "Json"),
        (r#"{"description": "", "content": {"text/json": {"schema": {}}}}"#, "Json"),
        (r#"{"description": "", "content": {}}"#, "()"),
        (NOTHING, "()"),
    ] {
        assert_eq!(responding(&format!(r#"{{"200": {response}}}"#)).output("Do"), output, "{response}");
    }
}

/// Tools write `*/*` for whatever they serialize. What is neither text nor a file in it is JSON, and asked for first.
#[test]
fn ranges_of_everything_are_read_by_their_schema() {
    let listed = format!(r#"{{"type": "array", "items": {OBJECT}}}"#);
    let choice = format!(r#"{{"oneOf": [{OBJECT}, {{"type": "integer"}}]}}"#);
    let table = [
        (OBJECT, "do_::Output", true),
        (&listed, "Vec<do_::Output>", true),
        (&choice, "do_::Output", true),
        (r##"{"$ref": "#/components/schemas/Dog"}"##, "Dog", true),
        (r##"{"allOf": [{"$ref": "#/components/schemas/Dog"}]}"##, "Dog", true),
        (r#"{"type": "boolean"}"#, "bool", true),
        (TEXT, "String", false),
        (r#"{"type": "string", "format": "binary"}"#, "Vec<u8>", false),
        ("{}", "Vec<u8>", false),
    ];
    let components = format!("{{\"schemas\": {{\"Dog\": {OBJECT}}}}}");
    for range in ["*/*", "application/*"] {
        for (schema, output, is_json) in table {
            let declared = format!(r#"{{"200": {}}}"#, response(&[range], schema));
            let compiled = sound(responses("get", &declared, &components));
            assert_eq!(compiled.output("Do"), output, "{range} {schema}");
            let accept = if is_json { format!("application/json, {range};q=0.5") } else { range.to_owned() };
            assert!(compiled.code().contains(&format!(". accept ({accept:?})")), "{range} {schema}");
            let code = compiled.code().replace(' ', "");
            assert_eq!(
                code.contains(r#"read_json(&response,"200","application/json")"#),
                is_json,
                "{schema}"
            );
        }
    }
    // A narrower range has no JSON in it, and beside declared JSON the range is everything else.
    for (media_types, output) in [
        (&["image/*"][..], &["Vec<u8>"][..]),
        (&["*/*", "application/json"], &["OkAny(Vec<u8>)", "OkJson(output::OkJson)"]),
        (&["*/*", "application/*"], &["OkAny(output::OkAny)", "OkApplication(Vec<u8>)"]),
        (&["text/csv", "*/*"], &["OkCsv(String)", "OkAny(output::OkAny)"]),
    ] {
        let compiled = responding(&format!(r#"{{"200": {}}}"#, response(media_types, OBJECT)));
        match output {
            [one] => assert_eq!(compiled.output("Do"), *one),
            cases => assert_eq!(compiled.cases("do_::Output"), cases),
        }
    }
    let failures = format!(r#"{{"204": {NOTHING}, "4XX": {}}}"#, response(&["*/*"], OBJECT));
    assert_eq!(responding(&failures).cases("do_::Failure"), ["ClientError(failure::ClientError)"]);
}

#[test]
fn several_cases_are_an_enum() {
    let table: [(String, &[&str]); 8] = [
        (format!(r#"{{"200": {}, "204": {NOTHING}}}"#, json(TEXT)), &["Ok(String)", "NoContent"]),
        (
            format!(r#"{{"201": {0}, "2XX": {NOTHING}, "299": {0}}}"#, json(OBJECT)),
            &["Created(output::Created)", "Success", "Status299(output::Status299)"],
        ),
        (
            format!(
                r#"{{"200": {}}}"#,
                response(&["application/json", "text/csv", "application/pdf"], OBJECT)
            ),
            &["OkJson(output::OkJson)", "OkCsv(String)", "OkPdf(Vec<u8>)"],
        ),
        (
            format!(r#"{{"200": {}}}"#, response(&["application/vnd.api+json", "application/json"], TEXT)),
            &["OkVndApiJson(String)", "OkJson(String)"],
        ),
        (
            format!(r#"{{"200": {}}}"#, response(&["*/*", "text/*", "image/*"], TEXT)),
            &["OkAny(String)", "OkText(String)", "OkImage(Vec<u8>)"],
        ),
        // Where the subtypes do not tell them apart, the types do.
        (
            format!(r#"{{"200": {}}}"#, response(&["text/xml", "application/xml", "text/csv"], TEXT)),
            &["OkTextXml(String)", "OkApplicationXml(String)", "OkCsv(String)"],
        ),
        (
            format!(r#"{{"203": {}, "207": {0}, "226": {NOTHING}}}"#, json(TEXT)),
            &["NonAuthoritativeInformation(String)", "MultiStatus(String)", "ImUsed"],
        ),
        (format!(r#"{{"204": {NOTHING}, "205": {NOTHING}}}"#), &["NoContent", "ResetContent"]),
    ];
    for (declared, cases) in table {
        let compiled = responding(&declared);
        assert_eq!(compiled.output("Do"), "do_::Output", "{declared}");
        assert_eq!(compiled.cases("do_::Output"), cases, "{declared}");
    }
}

/// The parameters of a media type are asked for, and tell answers apart. `charset` is left out, as servers do.
#[test]
fn media_types_that_differ_in_parameters() {
    let table: [(&[&str], &[&str], &str); 6] = [
        (
            &["application/json; version=1", "Application/JSON;Version=2"],
            &["OkJsonVersion1(String)", "OkJsonVersion2(String)"],
            "application/json; version=1, application/json; version=2",
        ),
        (
            &["application/json", "application/json; v=2; charset=utf-8"],
            &["OkJson(String)", "OkJsonV2(String)"],
            "application/json, application/json; v=2",
        ),
        (
            &["application/ld+json; profile=\\\"http://a/b\\\"", "text/csv; header=present"],
            &["OkLdJson(String)", "OkCsv(String)"],
            r#"application/ld+json; profile="http://a/b", text/csv; header=present"#,
        ),
        (&["text/plain; version=0.0.4"], &[], "text/plain; version=0.0.4"),
        (&["text/plain", "text/plain; charset=utf-8"], &[], "text/plain"),
        (&["application/json; größe=1; q=0.5; v=1"], &[], "application/json; v=1"),
    ];
    for (media_types, cases, accept) in table {
        let compiled = responding(&format!(
            r#"{{"200": {{"description": "", "content": {{{}}}}}}}"#,
            media_types
                .iter()
                .map(|name| format!(r#""{name}": {{"schema": {TEXT}}}"#))
                .collect::<Vec<_>>()
                .join(", ")
        ));
        match cases {
            [] => assert_eq!(compiled.output("Do"), "String", "{media_types:?}"),
            cases => assert_eq!(compiled.cases("do_::Output"), cases),
        }
        assert!(compiled.code().contains(&format!(". accept ({accept:?})")), "{accept}");
    }
}

#[test]
fn types_of_cases_are_named_after_them() {
    let problem = r##"{"$ref": "#/components/schemas/a.problem"}"##;
    let declared = format!(
        r#"{{"200": {0}, "201": {1}, "422": {0}, "4XX": {1}}}"#,
        json(OBJECT),
        json(&format!("{{\"type\": \"array\", \"items\": {problem}}}"))
    );
    let components = format!("{{\"schemas\": {{\"a.problem\": {OBJECT}}}}}");
    let compiled = sound(responses("get", &declared, &components));
    assert_eq!(compiled.cases("do_::Output"), ["Ok(output::Ok)", "Created(Vec<super::Problem>)"]);
    let failures =
        ["UnprocessableContent(failure::UnprocessableContent)", "ClientError(Vec<super::errors::Problem>)"];
    assert_eq!(compiled.cases("do_::Failure"), failures);
    for path in ["do_::output::Ok", "do_::failure::UnprocessableContent", "Problem", "errors::Problem"] {
        assert_eq!(compiled.fields(path), ["a: Option<String>"], "{path}");
    }
}

#[test]
fn head_has_no_content() {
    let declared = format!(r#"{{"200": {0}, "404": {0}}}"#, json(OBJECT));
    let compiled = sound(responses("head", &declared, "{}"));
    assert_eq!(compiled.output("Do"), "()");
    assert!(!compiled.has("do_::Failure") && !compiled.code().contains("accept"));
}

#[test]
fn the_declared_errors_are_a_failure() {
    let text = json(TEXT);
    let html = response(&["text/html"], TEXT);
    let both = response(&["text/html", "application/json"], TEXT);
    let two = response(&["application/json", "application/problem+json"], TEXT);
    let any = r#"{"description": "", "content": {"application/json": {}}}"#;
    let table: [(String, &[&str]); 10] = [
        (format!(r#""404": {text}"#), &["NotFound(String)"]),
        (format!(r#""default": {text}"#), &["Default(String)"]),
        (format!(r#""404": {NOTHING}, "default": {text}"#), &["NotFound", "Default(String)"]),
        (format!(r#""4XX": {text}, "5xx": {NOTHING}"#), &["ClientError(String)", "ServerError"]),
        (format!(r#""418": {text}, "default": {text}"#), &["ImATeapot(String)", "Default(String)"]),
        (format!(r#""500": {text}, "default": {html}"#), &["InternalServerError(String)"]),
        (
            format!(r#""500": {text}, "502": {html}, "default": {NOTHING}"#),
            &["InternalServerError(String)", "BadGateway"],
        ),
        (format!(r#""500": {both}"#), &["InternalServerError(String)"]),
        (format!(r#""404": {text}, "409": {any}"#), &["NotFound(String)", "Conflict(Json)"]),
        (
            format!(r#""499": {two}, "304": {text}"#),
            &["Status499Json(String)", "Status499ProblemJson(String)"],
        ),
    ];
    for (declared, cases) in table {
        let compiled = responding(&format!("{{\"204\": {NOTHING}, {declared}}}"));
        assert_eq!(compiled.cases("do_::Failure"), cases, "{declared}");
        assert_eq!(compiled.output("Do"), "()");
    }
    for declared in [
        format!(r#""default": {any}"#),
        format!(r#""default": {html}"#),
        format!(r#""404": {html}, "500": {any}"#),
        format!(r#""304": {text}, "100": {text}"#),
    ] {
        let compiled = responding(&format!("{{\"204\": {NOTHING}, {declared}}}"));
        assert!(!compiled.has("do_::Failure"), "{declared}");
    }
}

/// Where no 2xx is declared, `default` is the success, and describes no error in particular.
#[test]
fn a_default_that_is_the_success_is_not_a_failure() {
    let compiled = responding(&format!(r#"{{"default": {}}}"#, json(TEXT)));
    assert_eq!(compiled.output("Do"), "String");
    assert!(!compiled.has("do_::Failure"));
    let compiled = responding(&format!(r#"{{"404": {0}, "default": {0}}}"#, json(TEXT)));
    assert_eq!(compiled.cases("do_::Failure"), ["NotFound(String)", "Default(String)"]);
}

/// A mistake refuses every operation that needs the schema, also if the errors of another one have it first.
#[test]
fn a_mistake_that_errors_forgive_is_one_elsewhere() {
    let paths = r##"{
        "/a": {"get": {"operationId": "First", "responses": {"204": {"description": ""}, "404": {"$ref": "#/components/responses/broken"}}}},
        "/b": {"get": {"operationId": "Second", "responses": {"200": {"$ref": "#/components/responses/broken"}}}}}"##;
    let broken = json(r##"{"$ref": "#/components/schemas/broken"}"##);
    let components =
        format!(r#"{{"schemas": {{"broken": {{"type": "arry"}}}}, "responses": {{"broken": {broken}}}}}"#);
    let text = document(paths, &components);
    let second = compile_with(&by_id("Second"), &text).problems;
    assert_eq!(second.len(), 1);
    assert_eq!(compile_all(&text).problems, second);
    assert!(compile_with(&by_id("First"), &text).problems.is_empty());
}

/// An operation that works stays usable, whatever its errors are.
#[test]
fn an_error_never_refuses_an_operation() {
    let components = r##"{"schemas": {
        "both": {"allOf": [{"$ref": "#/components/schemas/card"}, {"$ref": "#/components/schemas/broken"}]},
        "broken": {"type": "arry"},
        "pair": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
        "card": {"type": "object", "x-resourceId": "card", "properties": {"owner": {"type": "arry"}}},
        "error": {"type": "object", "properties": {
            "card": {"$ref": "#/components/schemas/card"}, "broken": {"$ref": "#/components/schemas/broken"},
            "pairs": {"type": "array", "items": {"$ref": "#/components/schemas/pair"}},
            "cause": {"$ref": "#/components/schemas/error"}, "code": {"type": "string"}}}}}"##;
    let reference = |name: &str| json(&format!(r##"{{"$ref": "#/components/schemas/{name}"}}"##));
    for (name, case) in [
        ("broken", "Json"),
        ("both", "Json"),
        ("pair", "super::errors::Pair"),
        ("card", "Json"),
        ("gone", "Json"),
        ("error", "super::errors::Error"),
    ] {
        let declared = format!(r#"{{"204": {NOTHING}, "404": {}}}"#, reference(name));
        let compiled = sound(responses("get", &declared, components));
        assert_eq!(compiled.cases("do_::Failure"), [format!("NotFound({case})")], "{name}");
        if name == "error" {
            let fields = [
                "card: Option<Json>",
                "broken: Option<Json>",
                "pairs: Option<Vec<Pair>>",
                "cause: Option<Box<Error>>",
                "code: Option<String>",
            ];
            assert_eq!(compiled.fields("errors::Error"), fields);
            assert!(!compiled.has("Card") && !compiled.has("errors::Card"));
        }
        // The same mistake is one where a success has it.
        if !matches!(name, "error" | "card" | "pair") {
            let declared = format!(r#"{{"404": {0}, "200": {0}}}"#, reference(name));
            assert!(!compile_all(responses("get", &declared, components)).problems.is_empty(), "{name}");
        }
    }
    for error in ["5", "{}", r##"{"$ref": "#/nowhere"}"##, r#"{"description": "", "content": {"json": {}}}"#]
    {
        let declared = format!(r#"{{"204": {NOTHING}, "400": {error}, "404": {}}}"#, json(TEXT));
        let compiled = responding(&declared);
        assert_eq!(
            compiled.cases("do_::Failure").last().map(String::as_str),
            Some("NotFound(String)"),
            "{error}"
        );
    }
}

#[test]
fn variants_are_documented_by_their_responses() {
    let declared = r#"{"200": {"description": "It <b>is</b> there.", "content": {"text/csv": {}, "text/html": {}}},
        "202": {"description": ""}, "2XX": {"description": ""}, "299": {"description": ""}}"#;
    let code = responding(declared).code();
    for line in [
        " It **is** there.",
        " As `text/html`.",
        " The status 202 Accepted.",
        " A status from 200 to 299.",
        " The status 299.",
    ] {
        assert!(code.contains(&format!("{line:?}")), "{line}: {code}");
    }
}

#[test]
fn names_that_clash_are_renamed() {
    let declared = format!(r#"{{"200": {}}}"#, response(&["text/a-b", "text/a.b"], TEXT));
    let text = responses("get", &declared, "{}");
    assert_eq!(sound(&text).cases("do_::Output"), ["OkTextAB(String)", "OkTextSlashADotB(String)"]);

    let pointer = "#/paths/~1/get/responses/200/content/text~1a.b";
    let mut arguments = crate::support::all();
    rename(&mut arguments, pointer, "Dotted");
    rename(&mut arguments, "#/paths/~1/get/responses/200", "Found");
    let compiled = compile_with(&arguments, &text);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.cases("do_::Found"), ["OkTextAB(String)", "Dotted(String)"]);
    assert_eq!(compiled.output("Do"), "do_::Found");
}

/// However it is written, a range is one: the last of them counts, as of members with the same name.
#[test]
fn a_range_is_declared_once() {
    let responses_ = format!(r#"{{"2xx": {}, "2XX": {}}}"#, json(TEXT), json(r#"{"type": "integer"}"#));
    let compiled = compile_all(responses("get", &responses_, "{}"));
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.output("Do"), "i64");
}

#[test]
fn responses_that_are_mistakes() {
    let text = json(TEXT);
    for (declared, problem) in [
        (r#"{"200": 5}"#.to_owned(), "a response must be an object, and this is a number"),
        (format!(r#"{{"2000": {text}}}"#), "`2000` is not a status code"),
        (format!(r#"{{"ok": {text}}}"#), "`ok` is not a status code"),
        ("[]".to_owned(), "`responses` must be an object, and this is an array"),
        (format!(r#"{{"200": {}}}"#, response(&["json"], TEXT)), "`json` is not a media type"),
        (format!(r#"{{"200": {}}}"#, response(&["text/a b", "x"], TEXT)), "`x` is not a media type"),
        (
            format!(r#"{{"200": {}, "204": {NOTHING}}}"#, json(r#"{"type": "arry"}"#)),
            "this schema has `type: \"arry\"`",
        ),
    ] {
        let compiled = compile_all(responses("get", &declared, "{}"));
        assert!(compiled.problem().contains(&format!(": {problem}")), "{declared}: {}", compiled.problem());
        assert!(compiled.has("Do"), "{declared}");
    }
}
