//! Merged schemas: recursion ends, equal ones are one type, and a web of them is generated or refused in bounded work.

use std::fmt::Write as _;

use crate::support::{Compiled, Memory, all, answer, body_of, compile_all, losses, sound};

/// A document whose answer is the component `S0`, with these components, in OpenAPI 3.1, where a `$ref` has siblings.
fn web(components: &str) -> String {
    let document =
        answer(r##"{"$ref": "#/components/schemas/S0"}"##, &format!(r#"{{"schemas": {{{components}}}}}"#));
    document.replacen("3.0.3", "3.1.0", 1)
}

fn types(compiled: &Compiled) -> usize {
    compiled.code().matches("pub struct").count() + compiled.code().matches("pub enum").count()
}

const DEMANDING: [&str; 4] = [
    r##"{"allOf": [{"$ref": "#/components/schemas/S0"}, {"required": ["id"]}]}"##,
    r##"{"$ref": "#/components/schemas/S0", "required": ["id"]}"##,
    r##"{"allOf": [{"allOf": [{"$ref": "#/components/schemas/S0"}]}, {"properties": {"id": {"type": "string"}}}]}"##,
    r##"{"allOf": [{"$ref": "#/components/schemas/S0"}], "properties": {"more": {"type": "boolean"}}}"##,
];

/// A property that leads back to its owner, with a demand beside it: two properties are two types, and no more.
#[test]
fn recursion_through_a_merged_schema_ends() {
    for demanding in DEMANDING {
        for holder in [
            "IT",
            r#"{"type": "array", "items": IT}"#,
            r#"{"type": "object", "additionalProperties": IT}"#,
            r#"{"oneOf": [IT, {"type": "null"}]}"#,
        ] {
            let it = holder.replace("IT", demanding);
            let compiled = sound(web(&format!(
                r#""S0": {{"type": "object", "properties": {{"id": {{"type": "string"}}, "p": {it}, "q": {it}}}}}"#
            )));
            assert_eq!(types(&compiled), 4, "{it}");
        }
    }
    // A demand that says nothing is none.
    for nothing in [
        r##"{"allOf": [{"$ref": "#/components/schemas/S0"}, {"$ref": "#/components/schemas/S0"}]}"##,
        r##"{"allOf": [{"allOf": [{"$ref": "#/components/schemas/S0"}]}, {"$ref": "#/components/schemas/S0"}]}"##,
    ] {
        let compiled = sound(web(&format!(
            r#""S0": {{"type": "object", "properties": {{"p": {nothing}, "q": {nothing}}}}}"#
        )));
        assert_eq!(compiled.fields("S0"), ["p: Option<Box<S0>>", "q: Option<Box<S0>>"]);
    }
}

#[test]
fn sets_of_the_same_schemas_are_one_type() {
    let all = r##"{"type": "array", "items": {"allOf": [{"$ref": "#/components/schemas/S0"}, {"$ref": "#/components/schemas/S1"}]}}"##;
    let compiled = sound(web(&format!(
        r#""S0": {{"type": "object", "properties": {{"a": {{"type": "string"}}, "all": {all}}}}},
           "S1": {{"type": "object", "properties": {{"b": {{"type": "string"}}, "all": {all}}}}}"#
    )));
    assert_eq!(compiled.fields("S0"), ["a: Option<String>", "all: Option<Vec<s0::All>>"]);
    assert_eq!(
        compiled.fields("s0::All"),
        ["a: Option<String>", "all: Option<Vec<All>>", "b: Option<String>"]
    );
}

/// A property that two schemas describe by one `$ref` is that type, and so it is where one of them includes the other.
#[test]
fn what_says_the_same_twice_is_not_merged() {
    let components = r##""S0": {"allOf": [{"$ref": "#/components/schemas/Base"}, {"type": "object", "properties": {
            "same": {"$ref": "#/components/schemas/Leaf"}, "narrow": {"$ref": "#/components/schemas/Narrow"},
            "told": {"description": "Told."}}}]},
        "Base": {"type": "object", "properties": {"same": {"$ref": "#/components/schemas/Leaf"},
            "narrow": {"$ref": "#/components/schemas/Leaf"}, "told": {"$ref": "#/components/schemas/Leaf"}}},
        "Leaf": {"type": "object", "properties": {"a": {"type": "string"}}},
        "Narrow": {"allOf": [{"$ref": "#/components/schemas/Leaf"}, {"properties": {"b": {"type": "string"}}}]}"##;
    let compiled = sound(web(components));
    let fields = ["same: Option<Leaf>", "narrow: Option<Narrow>"];
    assert_eq!(compiled.fields("S0")[..2], fields);
}

/// Layers of schemas that each refer to the next one several times, merged with a demand or with one another.
#[test]
fn layers_are_linear() {
    for count in [5, 15, 30] {
        let mut components = String::new();
        for index in 0..count {
            let next = format!(
                r##"{{"allOf": [{{"$ref": "#/components/schemas/S{}"}}, {{"required": ["id"]}}]}}"##,
                index + 1
            );
            let _ = write!(
                components,
                r#""S{index}": {{"type": "object", "properties": {{"id": {{"type": "string"}}, "a": {next}, "b": {next}}}}},"#
            );
        }
        let _ = write!(
            components,
            r#""S{count}": {{"type": "object", "properties": {{"id": {{"type": "string"}}}}}}"#
        );
        assert_eq!(types(&sound(web(&components))), 2 * count + 2, "{count}");
    }
}

/// Webs in which the sets of schemas multiply: either few types come of one, or it is refused, with the way out.
#[test]
fn webs_that_multiply_end() {
    let reference = |index: usize| format!(r##"{{"$ref": "#/components/schemas/S{index}"}}"##);
    let object = |a: &str, b: &str| format!(r#"{{"type": "object", "properties": {{"a": {a}, "b": {b}}}}}"#);
    for count in [5, 20, 200] {
        let both = |one, other| format!(r#"{{"allOf": [{}, {}]}}"#, reference(one), reference(other));
        let either = |one, other| format!(r#"{{"oneOf": [{}, {}]}}"#, reference(one), reference(other));
        let rest = |index: usize| {
            let next = reference((index + 1) % count);
            object(&next, &next)
        };
        let webs: [Vec<String>; 4] = [
            // A subset construction: which of the schemas a value is of is counted like a binary number.
            (0..count)
                .map(|index| if index == 0 { object(&both(0, 1), &reference(0)) } else { rest(index) })
                .collect(),
            (0..count).map(|index| object(&both(index, (index + 1) % count), &both(0, index))).collect(),
            (0..count)
                .map(|index| {
                    format!(
                        r#"{{"allOf": [{}, {}]}}"#,
                        object(&both(0, index), &reference((index + 1) % count)),
                        rest(index)
                    )
                })
                .collect(),
            (0..count)
                .map(|index| object(&either(index, (index + 1) % count), &both(0, (index + 1) % count)))
                .collect(),
        ];
        for (number, web_of) in webs.iter().enumerate() {
            let named = web_of.iter().enumerate().map(|(index, schema)| format!(r#""S{index}": {schema}"#));
            let compiled = compile_all(web(&named.collect::<Vec<_>>().join(",\n")));
            let Compiled { problems, .. } = &compiled;
            assert!(types(&compiled) <= 2_000 + 16 * count, "{number} {count}: {} types", types(&compiled));
            assert!(problems.len() <= 2, "{number} {count}: {problems:#?}");
            assert!(
                problems.iter().all(|it| it.contains("opaque = [\"#/")),
                "{number} {count}: {problems:#?}"
            );
        }
    }
}

/// A choice beside other keywords keeps the branches that can hold together with them.
#[test]
fn branches_that_cannot_hold_drop_out() {
    let item = r#"{"schemas": {"Item": {"type": "object", "properties": {"id": {"type": "string"}}}}}"#;
    for (schema, type_) in [
        (
            r##"{"allOf": [{"anyOf": [{"type": "object"}, {"type": "array", "items": {}}, {"type": "string"}]},
            {"type": "array", "items": {"$ref": "#/components/schemas/Item"}}]}"##,
            "Option<Vec<it::It>>",
        ),
        (
            r#"{"type": "string", "oneOf": [{"type": "integer"}, {"type": "string"}, false]}"#,
            "Option<String>",
        ),
        (
            r#"{"type": "object", "properties": {"a": {"type": "string"}}, "oneOf": [{"type": "object"}, {"type": "null"}]}"#,
            "Option<it::It>",
        ),
        (r#"{"anyOf": [false, {"type": "integer"}]}"#, "Option<i64>"),
        (
            r#"{"enum": ["a", "b", "c"], "oneOf": [{"const": "b"}, {"const": "c"}, {"const": "d"}]}"#,
            "Option<Open<it::It>>",
        ),
    ] {
        let schema = format!(r#"{{"type": "object", "properties": {{"it": {schema}}}}}"#);
        let compiled = sound(answer(&schema, item).replacen("3.0.3", "3.1.0", 1));
        assert_eq!(
            compiled.fields("receive::Output"),
            [format!("it: {}", type_.replace("it::", "output::"))],
            "{schema}"
        );
        let compiled = sound(body_of("application/json", &schema, item).replacen("3.0.3", "3.1.0", 1));
        assert_eq!(
            compiled.fields("send::Body"),
            [format!("it: {}", type_.replace("it::", "body::"))],
            "{schema}"
        );
    }
}

/// A choice between constants is an enum, wherever it stands, and one on both sides if it is a component.
#[test]
fn choices_of_constants_are_enums() {
    for (branches, variants, doc) in [
        (
            r#"{"const": "a", "description": "The first."}, {"enum": ["b"]}"#,
            &["A", "B"][..],
            "`a`: The first.",
        ),
        (
            r#"{"title": "Low", "const": 1}, {"title": "High", "type": "integer", "enum": [2], "description": "Much."}"#,
            &["Low", "High"],
            "`2`: Much.",
        ),
        (r#"{"const": "a"}, {"const": "b"}, {"type": "string"}"#, &["A", "B"], "`a`"),
        (r#"{"const": "a"}, {"const": "b"}, {"type": "null"}"#, &["A", "B"], "`a`"),
    ] {
        for keyword in ["oneOf", "anyOf"] {
            let components = format!(r#"{{"schemas": {{"Level": {{"{keyword}": [{branches}]}}}}}}"#);
            let schema =
                r##"{"type": "object", "properties": {"it": {"$ref": "#/components/schemas/Level"}}}"##;
            for document in [answer(schema, &components), body_of("application/json", schema, &components)] {
                let compiled = sound(document.replacen("3.0.3", "3.1.0", 1));
                assert_eq!(compiled.variants("Level"), variants, "{branches}");
                assert!(compiled.code().contains(doc), "{branches}");
            }
        }
    }
    let components = r#"{"schemas": {"Kind": {"type": "integer", "oneOf": [{"title": "Row", "const": 1}, {"title": "Cell", "const": 2}]}}}"#;
    let schema = r##"{"type": "object", "required": ["kind"], "properties": {"kind": {"enum": [1], "allOf": [{"$ref": "#/components/schemas/Kind"}]}}}"##;
    let compiled = sound(body_of("application/json", schema, components).replacen("3.0.3", "3.1.0", 1));
    assert!(
        compiled.code().contains("pub fn new () -> Self { Self { kind : body :: Kind :: Row"),
        "{}",
        compiled.code()
    );
}

/// A constant of any JSON type that is required is sent, and nobody is asked for it.
#[test]
fn constants_of_every_type_are_sent() {
    for (schema, value) in [
        (r#"{"const": true}"#, "true"),
        (r#"{"type": "boolean", "enum": [false]}"#, "false"),
        (r#"{"type": "null"}"#, ""),
        (r#"{"const": null}"#, ":: core :: option :: Option :: None"),
        (r#"{"type": "array", "const": [1, 2]}"#, r#":: formwork :: __private :: constant ("[1,2]")"#),
        (r#"{"enum": [{"x": 1}]}"#, r#":: formwork :: __private :: constant ("{\"x\":1}")"#),
        (r#"{"const": "a"}"#, ":: formwork :: Constant :: from (\"a\")"),
        (r#"{"const": 7}"#, "body :: It :: _7"),
    ] {
        let object = format!(r#"{{"type": "object", "required": ["it"], "properties": {{"it": {schema}}}}}"#);
        let compiled = sound(body_of("application/json", &object, "{}").replacen("3.0.3", "3.1.0", 1));
        let constructor = format!("pub fn new () -> Self {{ Self {{ it : {value}");
        assert!(compiled.code().contains(&constructor), "{schema}: {}", compiled.code());
    }
}

#[test]
fn tuples_end_where_the_document_ends_them() {
    for (schema, type_) in [
        (
            r#"{"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "items": false, "minItems": 2}"#,
            "Tuple<(i64,String,),Json>",
        ),
        (
            r#"{"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "maxItems": 2}"#,
            "Tuple<(Option<i64>,Option<String>,),Json,0>",
        ),
        (
            r#"{"type": "array", "prefixItems": [{"type": "integer"}, {"type": ["string", "null"]}], "minItems": 1}"#,
            "Tuple<(i64,Option<String>,),Json,1>",
        ),
        (
            r#"{"allOf": [{"type": "array", "minItems": 2}, {"prefixItems": [{"type": "integer"}, {"type": "string"}]}]}"#,
            "Tuple<(i64,String,),Json>",
        ),
        (
            r#"{"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "maxItems": 1}"#,
            "Vec<String>",
        ),
        (
            r#"{"type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "items": false}"#,
            "Vec<String>",
        ),
        (
            r#"{"type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "unevaluatedItems": false}"#,
            "Vec<String>",
        ),
        (
            r#"{"type": "array", "items": [{"type": "string"}], "additionalItems": {"type": "string"}}"#,
            "Vec<String>",
        ),
        (r#"{"type": "array", "prefixItems": [{"type": "string"}]}"#, "Tuple<(Option<String>,),Json,0>"),
        (
            r#"{"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "boolean"}}"#,
            "Tuple<(Option<String>,),bool,0>",
        ),
        (
            r#"{"type": "array", "prefixItems": [{"type": "string"}, false, {"type": "integer"}]}"#,
            "Vec<String>",
        ),
        (r#"{"type": "array", "items": false}"#, "Vec<Json>"),
        // Elements that another schema describes are not unevaluated.
        (
            r#"{"type": "array", "unevaluatedItems": false, "allOf": [{"prefixItems": [{"type": "string"}], "items": true}]}"#,
            "Tuple<(Option<String>,),Json,0>",
        ),
        (
            r#"{"type": "array", "unevaluatedItems": false, "allOf": [{"prefixItems": [{"type": "string"}], "unevaluatedItems": true}]}"#,
            "Tuple<(Option<String>,),Json,0>",
        ),
        (
            r#"{"type": "array", "unevaluatedItems": {"type": "string"}, "allOf": [{"items": {"type": "integer"}}]}"#,
            "Vec<i64>",
        ),
        (
            r#"{"type": "array", "unevaluatedItems": {"type": "string"}, "allOf": [{"contains": {"type": "integer"}}]}"#,
            "Vec<Json>",
        ),
        (
            r#"{"prefixItems": [{"type": "string"}], "if": {"prefixItems": [true, true]}, "unevaluatedItems": false}"#,
            "Tuple<(Option<String>,),Json,0>",
        ),
        // Arrays are not the only values.
        (r#"{"unevaluatedItems": false}"#, "Json"),
    ] {
        let compiled = sound(answer(schema, "{}").replacen("3.0.3", "3.1.0", 1));
        assert_eq!(compiled.output("Receive"), type_, "{schema}");
    }
    let components = r##"{"schemas": {"Node": {"type": "object", "properties": {
        "t": {"type": "array", "prefixItems": [{"oneOf": [{"$ref": "#/components/schemas/Node"}, {"type": "null"}]}, {"type": "string"}]}}}}}"##;
    let compiled =
        sound(answer(r##"{"$ref": "#/components/schemas/Node"}"##, components).replacen("3.0.3", "3.1.0", 1));
    assert_eq!(compiled.fields("Node"), ["t: Option<Tuple<(Option<Box<Node>>,Option<String>,),Json,0>>"]);
}

/// `patternProperties` and `unevaluatedProperties` are the rest of an object, and members under a condition are sent.
#[test]
fn the_rest_of_an_object() {
    let pattern = r#""patternProperties": {"^x-": {"type": "integer"}}"#;
    for (schema, received, sent) in [
        (
            format!(r#"{{"type": "object", {pattern}, "additionalProperties": false}}"#),
            "BTreeMap<String,i64>",
            "BTreeMap<String,i64>",
        ),
        (
            format!(r#"{{"type": "object", {pattern}, "additionalProperties": {{"type": "integer"}}}}"#),
            "BTreeMap<String,i64>",
            "BTreeMap<String,i64>",
        ),
        (
            format!(r#"{{"type": "object", {pattern}, "additionalProperties": {{"type": "string"}}}}"#),
            "BTreeMap<String,Json>",
            "BTreeMap<String,Json>",
        ),
        (format!("{{{pattern}}}"), "BTreeMap<String,Json>", "BTreeMap<String,Json>"),
        (
            r#"{"type": "object", "unevaluatedProperties": {"type": "string"}}"#.to_owned(),
            "BTreeMap<String,String>",
            "BTreeMap<String,String>",
        ),
        (
            format!(r#"{{"type": "object", {pattern}, "unevaluatedProperties": false}}"#),
            "BTreeMap<String,i64>",
            "BTreeMap<String,i64>",
        ),
        // Members that another schema describes are not unevaluated.
        (
            format!(
                r#"{{"type": "object", "unevaluatedProperties": {{"type": "string"}}, "allOf": [{{{pattern}}}]}}"#
            ),
            "BTreeMap<String,Json>",
            "BTreeMap<String,Json>",
        ),
        (
            r#"{"type": "object", "unevaluatedProperties": {"type": "string"}, "allOf": [{"additionalProperties": {"type": "integer"}}]}"#
                .to_owned(),
            "BTreeMap<String,i64>",
            "BTreeMap<String,i64>",
        ),
        (r#"{"unevaluatedProperties": false}"#.to_owned(), "Json", "Json"),
    ] {
        let compiled = sound(answer(&schema, "{}").replacen("3.0.3", "3.1.0", 1));
        assert_eq!(compiled.output("Receive"), received, "{schema}");
        let compiled = sound(body_of("application/json", &schema, "{}").replacen("3.0.3", "3.1.0", 1));
        assert_eq!(compiled.fields("Send"), [format!("body: {sent}")], "{schema}");
    }
    let schema = r#"{"type": "object", "unevaluatedProperties": {"type": "string"},
        "dependentSchemas": {"a": {"properties": {"a": {"type": "integer"}}}}}"#;
    let compiled = sound(answer(schema, "{}").replacen("3.0.3", "3.1.0", 1));
    assert_eq!(compiled.output("Receive"), "BTreeMap<String,Json>");
    let schema = r#"{"type": "object", "properties": {"a": {"type": "string"}}, "if": {"required": ["a"]},
        "then": {"properties": {"b": {"type": "integer"}}}, "else": {"properties": {"a": {}, "c": {"type": "boolean"}}},
        "dependentSchemas": {"a": {"properties": {"d": {"type": "string"}}}}}"#;
    let compiled = sound(body_of("application/json", schema, "{}").replacen("3.0.3", "3.1.0", 1));
    assert_eq!(
        compiled.fields("send::Body"),
        ["a: Option<String>", "b: Option<i64>", "c: Option<bool>", "d: Option<String>"]
    );
}

/// Where no value can be one of the other members, there are none: the object itself is a value.
#[test]
fn a_rest_that_no_value_can_be() {
    let never = r#"{"schemas": {"Never": false}}"#;
    for (rest, is_listed) in [
        (r##"{"$ref": "#/components/schemas/Never"}"##, false),
        (r#"{"anyOf": [false, false]}"#, true),
        (r#"{"allOf": [{"type": "string"}, {"type": "integer"}]}"#, true),
    ] {
        for properties in ["", r#""properties": {"a": {"type": "string"}}, "#] {
            let schema = format!(r#"{{"type": "object", {properties}"additionalProperties": {rest}}}"#);
            let document = answer(&schema, never).replacen("3.0.3", "3.1.0", 1);
            let closed = answer(&schema.replacen(rest, "false", 1), never).replacen("3.0.3", "3.1.0", 1);
            let compiled = sound(document.clone());
            let fields = compiled.fields("receive::Output");
            assert_eq!(fields, sound(closed).fields("receive::Output"), "{schema}");
            assert_eq!(fields.len(), usize::from(!properties.is_empty()), "{schema}");
            let losses = losses(&all(), &Memory(document.as_bytes()));
            let is_lost = losses.iter().any(|loss| loss.keyword == "additionalProperties");
            assert_eq!(is_lost, is_listed, "{schema}: {losses:?}");
        }
    }
}

/// The elements of an array that no value can be are listed, unless they are `false` on purpose.
#[test]
fn elements_that_no_value_can_be() {
    let never = r#"{"allOf": [{"type": "string"}, {"type": "integer"}]}"#;
    for (schema, keyword) in [
        (format!(r#"{{"type": "array", "items": {never}}}"#), Some("items")),
        (
            format!(r#"{{"type": "array", "prefixItems": [{{"type": "string"}}, {never}]}}"#),
            Some("prefixItems"),
        ),
        (r#"{"type": "array", "prefixItems": [{"type": "string"}, false], "items": false}"#.to_owned(), None),
    ] {
        let document = answer(&schema, "{}").replacen("3.0.3", "3.1.0", 1);
        let losses = losses(&all(), &Memory(document.as_bytes()));
        let left_out = losses.iter().find(|loss| loss.diagnostic.to_string().contains("is left out"));
        assert_eq!(left_out.map(|loss| loss.keyword.as_str()), keyword, "{schema}: {losses:?}");
    }
}

/// A value of several branches of an `anyOf` can be sent, too.
#[test]
fn several_branches_at_once() {
    let branches = r#"{"type": "object", "title": "ByMail", "properties": {"mail": {"type": "string"}}},
        {"type": "object", "title": "ByPhone", "properties": {"phone": {"type": "string"}}}"#;
    for (keyword, cases) in [
        ("anyOf", &["ByMail(body::ByMail)", "ByPhone(body::ByPhone)", "Other(Json)"][..]),
        ("oneOf", &["ByMail(body::ByMail)", "ByPhone(body::ByPhone)"]),
    ] {
        let compiled = sound(body_of("application/json", &format!(r#"{{"{keyword}": [{branches}]}}"#), "{}"));
        assert_eq!(compiled.cases("send::Body"), cases);
    }
}

/// `type: null` beside other schemas can only mean that null is one more value.
#[test]
fn null_beside_other_schemas() {
    let components =
        r#"{"schemas": {"User": {"type": "object", "properties": {"name": {"type": "string"}}}}}"#;
    for (schema, type_) in [
        (r#"{"type": "null", "oneOf": [{"type": "string"}, {"type": "number"}]}"#, "Option<output::It>"),
        (r##"{"type": ["null"], "allOf": [{"$ref": "#/components/schemas/User"}]}"##, "Option<super::User>"),
        (r##"{"type": "null", "$ref": "#/components/schemas/User"}"##, "Option<super::User>"),
    ] {
        let object = format!(r#"{{"type": "object", "required": ["it"], "properties": {{"it": {schema}}}}}"#);
        let compiled = sound(answer(&object, components).replacen("3.0.3", "3.1.0", 1));
        assert_eq!(compiled.fields("receive::Output"), [format!("it: {type_}")], "{schema}");
    }
}

/// Branches of one type are one variant where they are sent, which is made of its type; the discriminator tells them apart
/// where they are received.
#[test]
fn branches_of_one_type() {
    let components = r##"{"schemas": {"Base": {"type": "object", "properties": {"to": {"type": "string"}}},
        "Left": {"allOf": [{"$ref": "#/components/schemas/Base"}]}, "Right": {"allOf": [{"$ref": "#/components/schemas/Base"}]}}}"##;
    let schema = r##"{"oneOf": [{"$ref": "#/components/schemas/Left"}, {"$ref": "#/components/schemas/Right"}],
        "discriminator": {"propertyName": "to"}}"##;
    let received = sound(answer(schema, components));
    assert_eq!(received.cases("receive::Output"), ["Left(super::Base)", "Right(super::Base)", "Other(Json)"]);
    let sent = sound(body_of("application/json", schema, components));
    assert_eq!(sent.cases("send::Body"), ["Left(super::body::Base)"]);
}
