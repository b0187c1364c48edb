//! Documents made to hurt: deep, long, wide and odd. Test threads have a small stack, and what were quadratic would
//! not end, so that a test passes is what it shows.

use std::fmt::Write;

use crate::support::{answer, by_id, compile_all, compile_with, document, form, received, sent, sound};

pub(crate) const MANY: usize = 10_000;
const DEEP: usize = 100_000;

/// `open` and `close` around `inside`, so many times that it is deeper than any stack, but not long.
fn nested(open: &str, inside: &str, close: &str) -> String {
    let times = (150_000 / open.len()).min(DEEP);
    format!("{}{inside}{}", open.repeat(times), close.repeat(times))
}

/// The members of an object, one a number.
pub(crate) fn members(count: usize, member: impl Fn(usize) -> String) -> String {
    let members: Vec<String> = (0..count).map(member).collect();
    format!("{{{}}}", members.join(",\n"))
}

#[test]
fn nesting_has_an_end() {
    for (open, close) in [
        ("[", "]"),
        (r#"{"type": "array", "items": "#, "}"),
        (r#"{"allOf": ["#, "]}"),
        (r#"{"oneOf": ["#, "]}"),
        (r#"{"anyOf": [{"enum": [""]}, "#, "]}"),
        (r#"{"anyOf": [{"type": "string", "enum": ["a"]}, "#, "]}"),
        (r#"{"additionalProperties": "#, "}"),
        (r#"{"type": "object", "properties": {"a": "#, "}}"),
        (r#"{"type": "object", "properties": {"a": {"type": "array", "items": "#, "}}}"),
        (r#"{"enum": ["#, "]}"),
    ] {
        let schema = nested(open, "{}", close);
        for document in [sent(&schema), received(&schema)] {
            let compiled = compile_all(document);
            for problem in &compiled.problems {
                assert!(problem.starts_with("api.json:") && problem.len() < 5_000, "{open}: {problem:.1000}");
            }
            assert!(!compiled.problems.is_empty(), "{open}");
        }
    }
}

/// Nesting in every keyword that is read, and not only in schemas.
#[test]
fn deep_values_of_every_keyword() {
    let deep = nested("[", "", "]");
    for text in [
        document(&deep, "{}"),
        document(r#"{"/a": {"get": DEEP}}"#, "{}"),
        document(r#"{"/a": {"get": {"responses": DEEP}}}"#, "{}"),
        document(r#"{"/a": {"get": {"responses": {"200": DEEP}}}}"#, "{}"),
        document(r#"{"/a": {"get": {"operationId": DEEP, "responses": {}}}}"#, "{}"),
        document(r#"{"/a": {"parameters": DEEP, "get": {"parameters": DEEP, "responses": {}}}}"#, "{}"),
        document(r#"{"/a": {"get": {"requestBody": {"content": DEEP}, "responses": {}}}}"#, "{}"),
        sent(r#"{"type": "string", "minLength": DEEP, "maximum": DEEP}"#),
        sent(r#"{"type": DEEP, "required": [DEEP], "description": DEEP}"#),
        sent(r#"{"enum": DEEP}"#),
        sent(r#"{"enum": [DEEP]}"#),
        sent(r#"{"$ref": DEEP}"#),
    ] {
        for problem in compile_all(text.replace("DEEP", &deep)).problems {
            assert!(problem.len() < 5_000, "{problem:.1000}");
        }
    }
}

#[test]
fn chains_of_references_have_an_end() {
    let count = 2 * DEEP;
    let link = |number| format!("\"s{number}\": {{\"$ref\": \"#/components/schemas/s{}\"}}", number + 1);
    let components = format!("{{\"schemas\": {}}}", members(count, link));
    let compiled = compile_all(answer(r##"{"$ref": "#/components/schemas/s0"}"##, &components));
    assert!(compiled.problem().contains("these `$ref`s"), "{}", compiled.problem());
    // Where every second link is a schema of its own, the chain is a chain of types.
    let link = |number: usize| {
        format!(
            "\"s{number}\": {{\"type\": \"object\", \"properties\": {{\"next\": {{\"$ref\": \"#/components/schemas/s{}\"}}}}}}",
            (number + 1) % MANY
        )
    };
    let components = format!("{{\"schemas\": {}}}", members(MANY, link));
    let compiled = sound(answer(r##"{"$ref": "#/components/schemas/s0"}"##, &components));
    assert_eq!(compiled.fields("S9998"), ["next: Option<S9999>"]);
    assert_eq!(compiled.fields("S9999"), ["next: Option<Box<S0>>"]);
}

/// Each array holds the one before, so that the last is a type as deep as there are components.
#[test]
fn arrays_of_arrays_by_reference_have_an_end() {
    let array = |number: usize| match number {
        0 => r#""s0": {"type": "string"}"#.to_owned(),
        _ => format!(
            "\"s{number}\": {{\"type\": \"array\", \"items\": {{\"$ref\": \"#/components/schemas/s{}\"}}}}",
            number - 1
        ),
    };
    let components = format!("{{\"schemas\": {}}}", members(MANY, array));
    let all =
        members(MANY, |number| format!("\"s{number}\": {{\"$ref\": \"#/components/schemas/s{number}\"}}"));
    let compiled =
        compile_all(answer(&format!("{{\"type\": \"object\", \"properties\": {all}}}"), &components));
    assert_eq!(compiled.fields("receive::Output").len(), MANY);
    assert!(compiled.problems.iter().all(|problem| problem.contains("nested more than")));
}

/// A pointer with many parts or long ones costs its length, whether or not it leads anywhere.
#[test]
fn long_pointers() {
    for reference in [
        format!("#{}", "/a".repeat(DEEP)),
        format!("#/{}", "~1".repeat(DEEP)),
        format!("#/components/{}", "a".repeat(10 * DEEP)),
        format!("#/{}", "%41".repeat(DEEP)),
        "/".repeat(DEEP),
    ] {
        let components = format!("{{\"{}b\": {{}}}}", "a".repeat(10 * DEEP));
        let compiled = compile_all(answer(&format!("{{\"$ref\": \"{reference}\"}}"), &components));
        assert!(compiled.problem().starts_with("api.json:6:10: "), "{:.200}", compiled.problem());
    }
}

/// A long name above many others costs its length once, and not once for each of them.
#[test]
fn long_names_above_many_members() {
    let long = "a".repeat(10 * DEEP);
    let properties = members(MANY, |number| format!("\"p{number}\": {{\"type\": \"string\"}}"));
    let object = format!("{{\"type\": \"object\", \"properties\": {properties}}}");
    let components = format!("{{\"schemas\": {{\"{long}\": {object}}}}}");
    let compiled = sound(answer(&format!("{{\"$ref\": \"#/components/schemas/{long}\"}}"), &components));
    assert!(compiled.output("Receive").len() < 1_000);
    let paths = format!(
        "{{\"/{long}\": {properties}, \"/b\": {{\"get\": {{\"operationId\": \"B\", \"responses\": {{}}}}}}}}"
    );
    assert!(sound(document(&paths, "{}")).has("B"));
}

#[test]
fn long_names() {
    let long = "Long name ".repeat(20_000);
    let schema = format!(
        r#"{{"type": "object", "properties": {{"{long}": {{"type": "string"}}, "b": {{"enum": ["{long}"]}}}}}}"#
    );
    assert_eq!(sound(form(&schema, "{}")).fields("Send").len(), 2);
    assert_eq!(sound(answer(&schema, "{}")).fields("receive::Output").len(), 2);
    let misspelt = format!(
        r#"{{"type": "object", "required": ["{long}x"], "properties": {{"{long}": {{"type": "string"}}}}}}"#
    );
    assert_eq!(sound(form(&misspelt, "{}")).fields("Send").len(), 2);
    assert_eq!(compile_all(received(&format!(r#"{{"type": "{long}"}}"#))).problems.len(), 1);
}

#[test]
fn many_properties() {
    let properties = members(MANY, |number| format!("\"p{number}\": {{\"type\": \"string\"}}"));
    let required: Vec<String> = (0..MANY).map(|number| format!("\"p{number}\"")).collect();
    let schema = format!(
        "{{\"type\": \"object\", \"required\": [{}], \"properties\": {properties}}}",
        required.join(",")
    );
    assert_eq!(sound(form(&schema, "{}")).arguments("Send").len(), MANY);
    assert_eq!(sound(answer(&schema, "{}")).fields("receive::Output").len(), MANY);
}

#[test]
fn many_types() {
    let properties = members(MANY / 4, |number| {
        format!(
            "\"p{number}\": {{\"type\": \"object\", \"properties\": {{\"a\": {{\"enum\": [\"a\", \"b\"]}}}}}}"
        )
    });
    let schema = format!("{{\"type\": \"object\", \"properties\": {properties}}}");
    let compiled = sound(answer(&schema, "{}"));
    assert!(compiled.has("receive::output::P0") && compiled.has("receive::output::p2499::A"));
}

#[test]
fn many_enum_values() {
    let values: Vec<String> = (0..MANY).map(|number| format!("\"v{number}\"")).collect();
    let compiled = sound(received(&format!("{{\"enum\": [{}]}}", values.join(","))));
    assert_eq!(compiled.variants("receive::output::It").len(), MANY);
}

/// Only what is selected costs more than being passed over.
#[test]
fn many_operations() {
    let operations = members(MANY, |number| {
        format!("\"/{number}\": {{\"get\": {{\"operationId\": \"Get{number}\", \"responses\": {{}}}}}}")
    });
    let compiled = compile_with(&by_id("Get7777"), document(&operations, "{}"));
    assert!(compiled.problems.is_empty() && compiled.has("Get7777") && !compiled.has("Get7778"));
    let compiled = compile_with(&by_id("Get"), document(&operations, "{}"));
    assert!(compiled.problem().contains("did you mean"));
}

#[test]
fn many_path_parameters() {
    let path: String = (0..MANY).fold(String::new(), |mut path, number| {
        let _ = write!(path, "/{{p{number}}}");
        path
    });
    let parameters: Vec<String> = (0..MANY)
        .map(|number| {
            format!(
                r#"{{"name": "p{number}", "in": "path", "required": true, "schema": {{"type": "string"}}}}"#
            )
        })
        .collect();
    let operation = |parameters: &str| {
        format!(
            "{{\"{path}\": {{\"get\": {{\"operationId\": \"Get\", \"responses\": {{}}, \"parameters\": [{parameters}]}}}}}}"
        )
    };
    let compiled = sound(document(&operation(&parameters.join(",")), "{}"));
    assert_eq!(compiled.arguments("Get").len(), MANY);
    let undeclared = sound(document(&operation(&parameters[0]), "{}"));
    assert_eq!(undeclared.arguments("Get").len(), MANY);
}

/// One mistake costs the same, however many there are.
#[test]
fn many_mistakes() {
    let schemas = [
        members(MANY, |number| format!("\"p{number}\": {{\"type\": \"typ{number}\"}}")),
        members(MANY, |number| format!("\"p{number}\": {{\"$ref\": \"#/components/schemas/q{number}\"}}")),
        members(MANY, |number| {
            format!("\"p{}{number}\": {{\"type\": \"string\"}}", "_".repeat(number % 2 + 1))
                .replace(char::is_numeric, "")
        }),
    ];
    let names = format!("{{\"schemas\": {}}}", members(MANY, |number| format!("\"s{number}\": {{}}")));
    for properties in &schemas[..2] {
        let compiled =
            compile_all(answer(&format!("{{\"type\": \"object\", \"properties\": {properties}}}"), &names));
        assert_eq!(compiled.problems.len(), MANY);
    }
    let required: Vec<String> = (0..MANY).map(|number| format!("\"r{number}\"")).collect();
    let properties = members(MANY, |number| format!("\"p{number}\": {{\"type\": \"string\"}}"));
    let schema = format!(
        "{{\"type\": \"object\", \"required\": [{}], \"properties\": {properties}}}",
        required.join(",")
    );
    assert_eq!(compile_all(form(&schema, "{}")).fields("Send").len(), 2 * MANY);
}

/// Names and values that differ on the wire alone.
#[test]
fn many_names_that_are_alike() {
    let schema = members(MANY, |number| format!("\"a{}\": {{\"type\": \"string\"}}", spelling(number)));
    let compiled = sound(form(&format!("{{\"type\": \"object\", \"properties\": {schema}}}"), "{}"));
    assert_eq!(compiled.fields("Send").len(), MANY);
    let values: Vec<String> = (0..MANY).map(|number| format!("\"a{}\"", spelling(number))).collect();
    let compiled = sound(received(&format!("{{\"enum\": [{}]}}", values.join(","))));
    assert_eq!(compiled.variants("receive::output::It").len(), MANY);
}

/// A number written in punctuation, which the usual name does not keep.
fn spelling(number: usize) -> String {
    format!("{number:014b}").replace('0', "-").replace('1', ".")
}

/// A large component costs what it is, however often it is used.
#[test]
fn large_components_that_are_used_often() {
    let properties = members(MANY / 4, |number| format!("\"p{number}\": {{\"type\": \"string\"}}"));
    let text = "A long description. ".repeat(5_000);
    let values: Vec<String> = (0..MANY / 4).map(|number| format!("\"v{number}\"")).collect();
    let components = format!(
        "{{\"schemas\": {{\"object\": {{\"description\": \"{text}\", \"properties\": {properties}}},\n\
         \"enum\": {{\"description\": \"{text}\", \"enum\": [{}]}},\n\"broken\": {{\"type\": \"odd\", \"properties\": {properties}}}}}}}",
        values.join(",")
    );
    for (name, problems) in [("object", 0), ("enum", 0), ("broken", 1)] {
        let uses = members(MANY / 4, |number| {
            format!("\"u{number}\": {{\"$ref\": \"#/components/schemas/{name}\"}}")
        });
        let compiled =
            compile_all(answer(&format!("{{\"type\": \"object\", \"properties\": {uses}}}"), &components));
        assert_eq!(compiled.problems.len(), problems, "{name}");
        assert_eq!(compiled.fields("receive::Output").len(), MANY / 4);
    }
}

#[test]
fn descriptions() {
    for text in [
        r"\u0000\u0007\u001b[31m",
        r"\u202e\u2066\ufeff\u2028\u2029\r\n\r",
        r"*/ /* // \u0022# \u0022\u0022\u0022 # \\ ' ` ``` ~~~",
        r"<script>alert(1)</script><!-- <p <a href=\u0022javascript:x\u0022>y</a>",
        r"[a](b) [`c`] [d]: e ![f](g) <http://h> [[[[[[[[[[",
        r"    fn main() { panic!() }\n```rust\nfn main() {}",
        r"#![deny(missing_docs)]\n#[doc]\n# x",
        r"\n\n\n   \t\t- a\n     - b\n1) c",
        r"\ud83e\udd80 {} {{}} %s $0 \\u{41}",
    ] {
        let schema = format!(
            r#"{{"description": "{text}", "type": "object", "properties": {{"a": {{"description": "{text}", "type": "string"}}}}}}"#
        );
        assert_eq!(sound(received(&schema)).fields("receive::output::It"), ["a: Option<String>"], "{text}");
    }
    for text in
        ["[", "*", "<p>", "`", "<", "\\\\", "- ", "> ", "[a](", "![", "<a href=\\\"", "&", "\\n", "_*", "1. "]
    {
        let schema = format!(r#"{{"description": "{}", "type": "string"}}"#, text.repeat(DEEP / 2));
        assert_eq!(sound(received(&schema)).fields("receive::Output"), ["it: Option<String>"], "{text}");
    }
}

/// Texts that are no text are mistakes where they are read.
#[test]
fn lone_surrogates() {
    for (schema, place) in [
        (r#"{"type": "\ud800"}"#, "7:10"),
        (r#"{"type": "string", "description": "\udfff"}"#, "7:35"),
        (r#"{"enum": ["a", "\ud800\ud800"]}"#, "7:16"),
        (r#"{"type": "object", "properties": {"\ud800": {"type": "string"}}}"#, "7:45"),
    ] {
        for document in [sent(schema), received(schema)] {
            let compiled = compile_all(document);
            assert!(
                compiled.problem().starts_with(&format!("api.json:{place}: ")),
                "{schema}: {}",
                compiled.problem()
            );
        }
    }
    // A keyword that nobody knows can be anything, and the others are still there.
    let schema = r#"{"\ud800": {"a": 1}, "type": "integer"}"#;
    assert_eq!(sound(received(schema)).fields("receive::Output"), ["it: Option<i64>"]);
}

/// What is not JSON is a mistake where it is read, and what follows from it is none.
#[test]
fn what_is_reached_and_is_not_json() {
    for (schema, column, reason) in [
        (r#"{"type" "string"}"#, 9, "here should be a colon"),
        (r#"{"type": "object" "properties": {}}"#, 19, "a comma is missing here"),
        (r#"{"type": "string",}"#, 19, "here should be a name in double quotes"),
        (r#"{, "type": "string"}"#, 2, "here should be a name in double quotes"),
        (r#"{type: "string"}"#, 2, "here should be a name in double quotes"),
        (r#"{"type": 'string'}"#, 10, "`'string'` is not a JSON value"),
        (r#"{"type": }"#, 10, "here should be a value"),
        (r#"{"type": "string", "minLength": 01}"#, 33, "`01` is not a JSON value"),
        (r#"{"type": "stri\qng"}"#, 15, "JSON has no such escape"),
        (r#"{"ty\u00gpe": "string"}"#, 5, "JSON has no such escape"),
        ("{\"type\": \"string\", \"description\": \"a\tb\"}", 37, "a string cannot have a control character"),
        (r#"{"enum": ["a" "b"]}"#, 15, "a comma is missing here"),
        (r#"{"enum": ["a", ["b", {"c": tru}]]}"#, 28, "`tru` is not a JSON value"),
        (r#"{"enum": ["a", {"\x": 1}]}"#, 18, "JSON has no such escape"),
        (
            r#"{"type": "object", "properties": {"a": {"type": "string"} "b": {}}}"#,
            59,
            "a comma is missing here",
        ),
    ] {
        let compiled = compile_all(answer(schema, "{}"));
        let problem = format!("api.json:6:{column}: the document is not JSON: {reason}");
        assert!(compiled.problem().starts_with(&problem), "{schema}: {}", compiled.problem());
        assert!(compiled.problem().contains("\n  at #/paths/~1receive/get/"), "{}", compiled.problem());
    }
}

/// Where an operation is not found, what could not be read may be why.
#[test]
fn operations_behind_what_is_not_json() {
    let paths = r#"{"/a": {"get": {"operationId": "A", "responses": {}} "post": {"operationId": "B"}},
        "/c": {"get": {"operationId" "C"}}, "/d": {"get": {"operationId": "D", "responses": {}}}}"#;
    let compiled = compile_with(&by_id("B"), document(paths, "{}"));
    let [missing, first, second] = compiled.problems.as_slice() else { panic!("{:#?}", compiled.problems) };
    assert!(missing.starts_with("the document has no operation `B`"), "{missing}");
    assert!(first.starts_with("api.json:4:63: the document is not JSON: a comma is missing here"), "{first}");
    assert!(
        second.starts_with("api.json:5:38: the document is not JSON: here should be a colon"),
        "{second}"
    );
    assert_eq!(compile_with(&by_id("D"), document(paths, "{}")).problems, [] as [&str; 0]);
    let compiled = compile_with(&by_id("A"), document(paths, "{}"));
    assert!(compiled.problem().starts_with("api.json:4:63: "), "{}", compiled.problem());
    assert!(compile_all(document(paths, "{}")).problems.len() >= 2);
}

/// Names are unique in whatever is reached. The mistake is at the repetition, and stands alone.
#[test]
fn repeated_names() {
    let text = r#"{"type": "string"}"#;
    let a = r#"{"operationId": "A", "responses": {}}"#;
    for (document_, place) in [
        (
            received(&format!(r#"{{"type": "object", "title": "", "type": "string", "a": {text}}}"#)),
            "7:33: `type`",
        ),
        (
            received(&format!(
                "{{\"type\": \"object\", \"properties\": {{\"a\": 5,\n\"b\": {text}, \"\\u0061\": {text}}}}}"
            )),
            "8:26: `a`",
        ),
        (document(&format!("{{\"/a\": {{\"get\": {a}}},\n\"/a\": {{\"post\": {a}}}}}"), "{}"), "5:1: `/a`"),
        (document(&format!("{{\"/a\": {{\"get\": {a},\n\"get\": {a}}}}}"), "{}"), "5:1: `get`"),
        (
            document(r#"{"/a": {"get": {"operationId": "A", "responses": {"200": 5, "200": {}}}}}"#, "{}"),
            "4:70: `200`",
        ),
        (
            answer(
                r##"{"$ref": "#/components/schemas/a"}"##,
                "{\"schemas\": {\"b\": 1, \"b\": 2, \"a\": 5,\n\"a\": {}}}",
            ),
            "9:1: `a`",
        ),
        ("{\"openapi\": 5,\n\"openapi\": \"3.0.3\", \"paths\": {}}".to_owned(), "2:1: `openapi`"),
    ] {
        let compiled = compile_all(&document_);
        let expected = format!("api.json:{place} is a member of this object already, in line ");
        assert!(compiled.problem().starts_with(&expected), "{document_}: {}", compiled.problem());
    }
    // Several at once.
    let twice = r#"{"/a": {"get": 5}, "/a": {"get": 6}, "/b": {}, "/b": {}}"#;
    assert_eq!(compile_all(document(twice, "{}")).problems.len(), 2);
}

/// Nobody asks for these.
#[test]
fn repeated_names_that_are_not_reached() {
    let paths = r##"{"/a": {"get": {"operationId": "A", "responses": {"200": {"description": "", "content":
        {"application/json": {"schema": {"$ref": "#/components/schemas/a"}}}}}, "x": {"a": 1, "a": 2}}},
        "/b": {"get": {"operationId": "B", "responses": {}, "responses": {}}, "get": {"operationId": "B"}}}"##;
    let components =
        r#"{"schemas": {"b": {}, "b": {}, "a": {"type": "string", "example": {"a": 1, "a": 2}}}}"#;
    let compiled = compile_with(&by_id("A"), document(paths, components));
    assert_eq!(compiled.problems, [] as [&str; 0]);
    // Whoever looks for the one that does not count is told why it is not there.
    let compiled = compile_with(&by_id("C"), document(paths, components));
    assert!(
        compiled.problems.iter().any(|problem| problem.contains("`get` is a member of")),
        "{:#?}",
        compiled.problems
    );
}

#[test]
fn byte_order_marks_and_line_ends() {
    let good = received(r#"{"type": "string"}"#);
    let code = sound(&good).code();
    assert_eq!(sound(format!("\u{feff}{good}")).code(), code);
    assert_eq!(sound(good.replace('\n', "\r\n")).code(), code);
    assert_eq!(sound(format!("\n\t {good} \r\n")).code(), code);
    let bad = received("{\"title\": \"ströng\",\n\"description\": []}").replace('\n', "\r\n");
    let compiled = compile_all(format!("\u{feff}{bad}"));
    assert!(compiled.problem().starts_with("api.json:8:16: `description` must be"), "{}", compiled.problem());
}

/// As many media types and statuses as one likes, and a long description that every operation repeats.
#[test]
fn many_responses() {
    let media_types = members(MANY, |number| format!("\"text/x{number}\": {{}}"));
    let paths = format!(
        r#"{{"/": {{"get": {{"operationId": "Do", "responses": {{"200": {{"description": "{}", "content": {media_types}}}}}}}}}}}"#,
        "Long. ".repeat(1_000)
    );
    let compiled = sound(document(&paths, "{}"));
    assert_eq!(compiled.variants("do_::Output").len(), MANY);

    let statuses: Vec<String> = (100..1000)
        .map(|status| format!("\"{status}\": {{\"$ref\": \"#/components/responses/r\"}}"))
        .collect();
    let statuses = statuses.join(",");
    let responses = format!("{{{statuses}, \"default\": {{\"$ref\": \"#/components/responses/r\"}}}}");
    let response =
        r#"{"description": "DOCS", "content": {"application/json": {"schema": {"type": "string"}}}}"#;
    let components =
        format!(r#"{{"responses": {{"r": {}}}}}"#, response.replace("DOCS", &"Long. ".repeat(DEEP)));
    let paths = members(20, |number| {
        format!(r#""/{number}": {{"get": {{"operationId": "Do{number}", "responses": {responses}}}}}"#)
    });
    let compiled = sound(document(&paths, &components));
    assert_eq!(compiled.variants("do19::Output").len(), 100);
    assert_eq!(compiled.variants("do19::Failure").len(), 201);
}
