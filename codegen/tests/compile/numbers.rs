//! Numbers of a document: their digits, their types, and their names.

use formwork_codegen::{Arguments, Mark};

use crate::support::{Folder, PATH, all, answer, losses, parameter, received, sent, sound, spanned};

/// The values that an enum lists, as the runtime gets them, without spaces.
fn rows(code: &str, name: &str) -> String {
    let code = code.replace(' ', "");
    let start = format!("value_enum!{{{name}{{");
    let (_, rows) = code.split_once(&start).unwrap_or_else(|| panic!("no `{start}` in {code}"));
    rows.split_once('}').unwrap().0.to_owned()
}

#[test]
fn an_enum_of_numbers_keeps_the_digits_of_the_document() {
    for (values, expected) in [
        ("1, -1, 9223372036854775807", "_1=1i64,Minus1=-1i64,_9223372036854775807=9223372036854775807i64,"),
        ("18446744073709551615", r#"_18446744073709551615=r"18446744073709551615","#),
        ("18446744073709551616, 1e400", r#"_18446744073709551616=r"18446744073709551616",_1e400=r"1e400","#),
        ("1.10, 1.1, 11e-1", r#"_1_10=r"1.10","#),
        ("1, 1.0, 10e-1, 2E+2", r#"_1=1i64,_2EPlus2=r"2E+2","#),
        ("-0, 0.5", r#"Minus0=r"-0",_0_5=r"0.5","#),
    ] {
        let schema = format!(r#"{{"type": "number", "enum": [{values}]}}"#);
        assert_eq!(rows(&sound(received(&schema)).code(), "It"), expected, "{values}");
        assert_eq!(rows(&sound(sent(&schema)).code(), "It"), expected, "{values}");
        let schema = format!(r#"{{"enum": [{values}]}}"#);
        assert_eq!(rows(&sound(received(&schema)).code(), "It"), expected, "{values}");
    }
}

/// A constant is sent with its digits, wherever it stands.
#[test]
fn a_constant_keeps_the_digits_of_the_document() {
    let parameter = parameter(
        r#"{"name": "it", "in": "query", "required": true, "schema": {"type": "integer", "const": 9223372036854775809}}"#,
        "{}",
    )
    .replace("3.0.3", "3.1.0");
    assert!(sound(&parameter).code().contains(r#"r"9223372036854775809""#));
}

#[test]
fn unsigned_integers_have_a_type_of_their_own() {
    let schema = r#"{"type": "integer", "format": "uint64"}"#;
    let list = format!(r#"{{"type": "array", "items": {schema}}}"#);
    assert_eq!(sound(answer(&list, "{}")).output("Receive"), "Vec<u64>");
    let choice = format!(r#"{{"oneOf": [{{"type": "string"}}, {schema}]}}"#);
    assert_eq!(
        sound(received(&choice)).cases("receive::output::It"),
        ["Text(String)", "Integer(u64)", "Other(Json)"]
    );
    for location in ["path", "query", "header", "cookie"] {
        let parameter = parameter(
            &format!(r#"{{"name": "it", "in": "{location}", "required": true, "schema": {schema}}}"#),
            "{}",
        );
        assert_eq!(sound(parameter).fields("Send"), ["it: u64"], "{location}");
    }
}

/// The table tells which members keep the spelling of their numbers.
#[test]
fn members_with_floats_keep_their_spelling() {
    for (schema, field, presence) in [
        (r#"{"type": "number"}"#, "f64", "OptionalNumber"),
        (
            r#"{"type": "array", "items": {"type": "array", "items": {"type": "number"}}}"#,
            "Vec<Vec<f64>>",
            "OptionalNumber",
        ),
        (r#"{"type": "array", "items": {"type": "integer"}}"#, "Vec<i64>", "Optional"),
        (
            r#"{"type": "object", "additionalProperties": {"type": "number"}}"#,
            "BTreeMap<String,f64>",
            "OptionalNumber",
        ),
        (
            r#"{"type": "object", "additionalProperties": {"type": "string"}}"#,
            "BTreeMap<String,String>",
            "Optional",
        ),
    ] {
        let compiled = sound(received(schema));
        assert_eq!(compiled.fields("receive::Output"), [format!("it: Option<{field}>")]);
        let code = compiled.code().replace(' ', "");
        assert!(code.contains(&format!(r#"0"it"=>it:{presence},"#)), "{schema}: {code}");
    }
}

/// The slips that `explain` lists of a document.
fn slips(path: &str, document: &str) -> Vec<String> {
    let files = [(path, document)];
    let arguments = Arguments { spec: spanned(path.to_owned()), ..all() };
    let slips = losses(&arguments, &Folder(&files)).into_iter().filter(|loss| loss.mark == Mark::Slip);
    slips.map(|loss| format!("{}: {}", loss.keyword, loss.diagnostic.message())).collect()
}

#[test]
fn numbers_that_are_text_are_the_text_of_the_document() {
    let schema = r#"{"type": "string", "enum": [1.9, 1.10, 1e3, -0, 18446744073709551616, true, "1.5"]}"#;
    let document = parameter(&format!(r#"{{"name": "it", "in": "query", "schema": {schema}}}"#), "{}");
    let code = sound(&document).code().replace(' ', "");
    let rows = r#"_1_9="1.9",_1_10="1.10",_1e3="1e3",Minus0="-0",_18446744073709551616="18446744073709551616",True="true",_1_5="1.5","#;
    assert!(code.contains(rows), "{code}");
    let slips = slips(PATH, &document);
    assert_eq!(slips.len(), 6, "{slips:?}");
    assert_eq!(slips[1], "enum: `1.10` is sent as text, as `type` says: write it in quotes");
}

#[test]
fn text_that_is_a_number_is_sent_as_one() {
    let schema = r#"{"type": "number", "enum": ["1.10", 2, " 3 "]}"#;
    let document = received(schema);
    assert_eq!(rows(&sound(&document).code(), "It"), r#"_1_10=r"1.10",_2=2i64,_3=3i64,"#);
    let expected = "enum: \"1.10\" is sent as the number 1.10, as `type` says: write it without quotes";
    assert_eq!(slips(PATH, &document)[0], expected);
    assert_eq!(slips(PATH, &received(r#"{"type": "number", "enum": [1.10]}"#)), [] as [&str; 0]);
}

#[cfg(feature = "yaml")]
#[test]
fn numbers_that_are_text_in_yaml_are_what_the_author_wrote() {
    let document = "
openapi: 3.0.3
info: {title: Test, version: '1'}
paths:
  /a:
    get:
      operationId: GetA
      parameters:
        - {name: flow, in: query, schema: {type: string, enum: [1.9, 1.10, 1e3, 017, 0x1F, True]}}
        - name: block
          in: query
          schema:
            type: string
            enum:
              - +1
              - .50 # half
              - &more 0o17
              - '08'
              - on
        - name: again
          in: query
          schema: {type: string, enum: [*more, 1.]}
      responses: {}
";
    let compiled = crate::support::compile_in(
        &Arguments { spec: spanned("api.yaml".to_owned()), ..all() },
        &Folder(&[("api.yaml", document)]),
    );
    assert_eq!(compiled.problems, [] as [&str; 0]);
    let code = compiled.code().replace(' ', "");
    for rows in [
        r#"_1_9="1.9",_1_10="1.10",_1e3="1e3",_017="017",_0x1F="0x1F",True="True","#,
        r#"Plus1="+1",_50=".50",_0o17="0o17",_08="08",On="on","#,
        r#"_0o17="0o17",_1="1.","#,
    ] {
        assert!(code.contains(rows), "{rows} in {code}");
    }
    let slips = slips("api.yaml", document);
    assert!(
        slips.contains(&"enum: `0x1F` is sent as text, as `type` says: write it in quotes".to_owned()),
        "{slips:?}"
    );
}

/// Variants do not change their names when the document gets the value that they look like.
#[test]
fn digits_stay_apart_in_names() {
    let names =
        |values: &str| sound(received(&format!(r#"{{"enum": [{values}]}}"#))).variants("receive::output::It");
    assert_eq!(names(r#""1.5", "16:9", "v1.1""#), ["_1_5", "_16_9", "V1_1"]);
    let grown = names(r#""1.5", "16:9", "v1.1", "15", "169", "v11""#);
    assert_eq!(grown, ["_1_5", "_16_9", "V1_1", "_15", "_169", "V11"]);
    assert_eq!(names("1.5, -2.0, 1e3, 15"), ["_1_5", "Minus2_0", "_1e3", "_15"]);
}
