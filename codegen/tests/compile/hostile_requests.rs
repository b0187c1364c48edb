//! Parameters, bodies and choices made to hurt. As with the other hostile documents, what were quadratic or recursive
//! would not end.

use formwork_codegen::Dialect;

use crate::hostile::{self, members};
use crate::support::{all, body, body_of, compile_all, compile_with, document, sound};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
const PARTS: &str = "multipart/form-data";

/// Enough for what were quadratic to take minutes, and for any recursion to end the stack.
const MANY: usize = hostile::MANY / 4;

/// An object with a `$ref` to the first of the components.
const START: &str = r##"{"type": "object", "properties": {"it": {"$ref": "#/components/schemas/s0"}}}"##;

fn list(count: usize, element: impl Fn(usize) -> String) -> String {
    let elements: Vec<String> = (0..count).map(element).collect();
    format!("[{}]", elements.join(",\n"))
}

/// Components of which each has a schema with a `$ref` to the next in place of `NEXT`.
fn chain(schema: &str) -> String {
    let next = |number: usize| format!(r##"{{"$ref": "#/components/schemas/s{}"}}"##, (number + 1) % MANY);
    let link = |number: usize| format!("\"s{number}\": {}", schema.replace("NEXT", &next(number)));
    format!("{{\"schemas\": {}}}", members(MANY, link))
}

#[test]
fn many_parameters() {
    let parameters = list(hostile::MANY, |number| {
        let place = ["query", "header", "cookie"][number % 3];
        format!(r#"{{"name": "p{number}", "in": "{place}", "schema": {{"type": "string"}}}}"#)
    });
    let paths = format!(
        r#"{{"/a": {{"get": {{"operationId": "Get", "responses": {{}}, "parameters": {parameters}}}}}}}"#
    );
    assert_eq!(sound(document(&paths, "{}")).fields("Get").len(), hostile::MANY);
}

#[test]
fn many_branches() {
    let object = |number: usize| {
        format!(r#"{{"type": "object", "properties": {{"p{number}": {{"type": "string"}}}}}}"#)
    };
    let schema = format!("{{\"oneOf\": {}}}", list(MANY, object));
    let compiled = sound(body_of(JSON, &schema, "{}"));
    assert_eq!(compiled.cases("send::Body").len(), MANY);
    assert_eq!(compiled.cases("send::Body")[MANY - 1], format!("Object{MANY}(body::Object{MANY})"));
    // However often it is used.
    let components = format!("{{\"schemas\": {{\"s0\": {schema}}}}}");
    let uses = members(MANY, |number| format!(r##""u{number}": {{"$ref": "#/components/schemas/s0"}}"##));
    let compiled =
        sound(body_of(FORM, &format!(r#"{{"type": "object", "properties": {uses}}}"#), &components));
    assert_eq!(compiled.fields("Send").len(), MANY);
    let same = format!("{{\"oneOf\": {}}}", list(MANY, |_| r#"{"type": "string"}"#.to_owned()));
    assert_eq!(sound(body_of(JSON, &same, "{}")).fields("Send"), ["body: String"]);
}

/// Chains of choices, alone and with objects between them, in every encoding that looks at how deep a value is.
#[test]
fn chains_of_choices() {
    let deep = r#"{"it": {"style": "deepObject"}}"#;
    let through_objects =
        chain(r#"{"type": "object", "properties": {"n": {"oneOf": [{"type": "string"}, NEXT]}}}"#);
    for (module, content) in [
        ("body", format!(r#"{{"{JSON}": {{"schema": {START}}}}}"#)),
        ("body", format!(r#"{{"{FORM}": {{"schema": {START}}}}}"#)),
        ("params", format!(r#"{{"{FORM}": {{"schema": {START}, "encoding": {deep}}}}}"#)),
        ("body", format!(r#"{{"{PARTS}": {{"schema": {START}}}}}"#)),
    ] {
        let compiled = sound(body(&content, &through_objects));
        assert!(compiled.has(&format!("{module}::S{}", MANY - 1)), "{content}");
        for schema in [r#"{"oneOf": [{"type": "string"}, NEXT]}"#, r#"{"type": "array", "items": NEXT}"#] {
            let compiled = compile_all(body(&content, &chain(schema)));
            assert!(compiled.problem().contains("nested more than 32 deep"), "{}", compiled.problem());
        }
    }
}

/// Whether a dialect can say a value is known once, however long the way is and however many go it.
#[test]
fn dialects() {
    let components = chain(r#"{"type": "object", "properties": {"n": NEXT}}"#);
    let parameters = list(MANY, |number| {
        format!(
            r##"{{"name": "p{number}", "in": "query", "style": "deepObject", "schema": {{"$ref": "#/components/schemas/s0"}}}}"##
        )
    });
    let paths = format!(
        r#"{{"/a": {{"get": {{"operationId": "Get", "responses": {{}}, "parameters": {parameters}}}}}}}"#
    );
    let mut arguments = all();
    arguments.dialect = Some(Dialect::Brackets);
    let compiled = compile_with(&arguments, document(&paths, &components));
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.fields("Get").len(), MANY);
}

#[test]
fn many_media_types() {
    let texts = sound(body(&members(MANY, |number| format!(r#""text/x{number}": {{}}"#)), "{}"));
    assert_eq!(texts.variants("send::Body").len(), MANY);
    // Names that differ on the wire alone.
    let spelling = |number: usize| format!("{number:014b}").replace('0', "-").replace('1', ".");
    let alike = sound(body(&members(MANY, |number| format!(r#""text/x{}": {{}}"#, spelling(number))), "{}"));
    assert_eq!(alike.variants("send::Body").len(), MANY);
    // JSON is compared, to count the same schema once.
    let long = "a".repeat(1_000);
    let schema = |number: usize| {
        format!(r#"{{"description": "{long}", "properties": {{"p{number}": {{"type": "string"}}}}}}"#)
    };
    let json =
        members(MANY, |number| format!(r#""application/x{number}+json": {{"schema": {}}}"#, schema(number)));
    assert_eq!(sound(body(&json, "{}")).variants("send::Body").len(), MANY);
    let same =
        members(MANY, |number| format!(r#""application/x{number}+json": {{"schema": {}}}"#, schema(0)));
    assert_eq!(sound(body(&same, "{}")).fields("Send"), ["body: send::Body"]);
    let garbage = compile_all(body(&members(MANY, |number| format!(r#""{number}": {{}}"#)), "{}"));
    assert_eq!(garbage.problems.len(), MANY);
}

#[test]
fn many_properties() {
    let properties = members(MANY, |number| format!("\"p{number}\": {{\"type\": \"string\"}}"));
    let required = list(MANY, |number| format!("\"p{number}\""));
    let object = format!(r#"{{"type": "object", "required": {required}, "properties": {properties}}}"#);
    for (media_type, said) in [(FORM, r#""style": "form""#), (PARTS, r#""contentType": "text/plain""#)] {
        let encoding = members(MANY, |number| format!("\"p{number}\": {{{said}}}"));
        let gone = members(MANY, |number| format!("\"q{number}\": {{{said}}}"));
        for encoding in ["{}", &encoding, &gone] {
            let content = format!(r#"{{"{media_type}": {{"schema": {object}, "encoding": {encoding}}}}}"#);
            assert_eq!(sound(body(&content, "{}")).arguments("Send").len(), MANY);
        }
    }
}

#[test]
fn many_headers_of_a_part() {
    let headers = members(MANY, |number| format!(r#""X-{number}": {{"required": true}}"#));
    let content = format!(
        r#"{{"{PARTS}": {{"schema": {{"properties": {{"a": {{"type": "string"}}}}}}, "encoding": {{"a": {{"headers": {headers}}}}}}}}}"#
    );
    assert_eq!(compile_all(body(&content, "{}")).problems.len(), MANY);
}
