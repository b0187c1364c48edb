//! Variants: for each rule by which the branches of a choice are told apart, the variant that a value is read as, and
//! that it is written back as it came.

use std::fmt::Debug;

use formwork::Operation;
use http::Response;
use serde::Serialize;
use serde_json::Value;

formwork::openapi! {
    spec = "../spec/variants.json",
    operations = [GetVariants],
}

/// A value without the members that tell the variants.
mod narrowed {
    formwork::openapi! {
        spec = "../spec/variants.json",
        operations = [GetVariants],
        select = {
            VersionOne: [], VersionTwo: [], SwitchedOn: [], SwitchedOff: [], Done: [], Failed: [], Cat: [], Dog: [],
            TextReading: [], NumberReading: [], ListReading: [], CardMethod: [], MailMethod: [], Animal: [], Vehicle: [],
            NeedsA: [], NeedsC: [], Circle: [], Square: [], First: [], Second: [], Wheeled: [model], Car: [], Bike: [],
            Node: [], Leaf: [], Branch: [left], Bud: [], Command: [], Start: [], Stop: [], Blob: [], Left: [], Right: [],
        },
    }
}

/// The member of the answer that has the values of one rule.
struct Rule {
    member: &'static str,
    /// A value, and the variants that `Debug` shows for it, from the outside in.
    values: &'static [(&'static str, &'static str)],
}

const RULES: &[Rule] = &[
    Rule {
        member: "integer_constants",
        values: &[
            (r#"{"v":1,"x":5}"#, "VersionOne"),
            (r#"{"v":2,"y":"s"}"#, "VersionTwo"),
            (r#"{"v":2.0}"#, "VersionTwo"),
            (r#"{"v":3}"#, "Other"),
        ],
    },
    Rule {
        member: "boolean_constants",
        values: &[(r#"{"on":true}"#, "SwitchedOn"), (r#"{"on":false,"y":"s"}"#, "SwitchedOff")],
    },
    Rule {
        member: "null_constants",
        values: &[
            (r#"{"data":{"id":"a"},"error":null}"#, "Done"),
            (r#"{"data":null,"error":"boom"}"#, "Failed"),
        ],
    },
    Rule {
        member: "enums",
        values: &[
            (r#"{"kind":"kitten","lives":9}"#, "Cat"),
            (r#"{"kind":"dog","tricks":"sit"}"#, "Dog"),
            (r#"{"kind":"wolf","tricks":"howl"}"#, "Dog"),
        ],
    },
    Rule {
        member: "member_kinds",
        values: &[
            (r#"{"value":"4.5"}"#, "TextReading"),
            (r#"{"value":4.5}"#, "NumberReading"),
            (r#"{"value":4}"#, "NumberReading"),
            (r#"{"value":[4,5]}"#, "ListReading"),
            (r#"{"value":["4"]}"#, "Other"),
        ],
    },
    Rule {
        member: "closed",
        values: &[
            (r#"{"email":"a@example.com"}"#, "MailMethod"),
            (r#"{"card":"visa"}"#, "CardMethod"),
            (r#"{"card":"visa","newer":1}"#, "MailMethod"),
        ],
    },
    Rule {
        member: "undescribed",
        values: &[(r#"{"name":"x","wheels":4}"#, "Vehicle"), (r#"{"name":"x"}"#, "Animal")],
    },
    Rule {
        member: "typed_rest",
        values: &[
            (r#"{"total":3}"#, "Counts"),
            (r#"{"total":{"a":1}}"#, "Notes"),
            (r#"{"text":"x"}"#, "Notes"),
        ],
    },
    Rule {
        member: "free",
        values: &[(r#"{"a":1}"#, "Settings"), ("1.5", "Level(Number"), (r#""low""#, "Level(Value(Low")],
    },
    Rule {
        member: "unions",
        values: &[
            (r#"{"shape":"square","side":1}"#, "Shape(Square"),
            (r#"{"shape":"circle","radius":1}"#, "Shape(Circle"),
            (r#"{"kind":"puppy"}"#, "Pet(Dog"),
        ],
    },
    Rule {
        member: "elements",
        values: &[
            (r#"[{"name":"x"}]"#, "List("),
            (r#"[{"shape":"square","side":2}]"#, "List2"),
            (r#"[{"name":"x"},1]"#, "Other"),
        ],
    },
    Rule { member: "maps", values: &[(r#"{"a":"b"}"#, "Map("), (r#"{"a":1,"b":2}"#, "Map2")] },
    Rule {
        member: "tuples",
        values: &[(r#"["a",1]"#, "List("), (r#"["b","x"]"#, "List2"), (r#"["b"]"#, "List2")],
    },
    Rule {
        member: "mapped",
        values: &[
            (r#"{"kind":"first","one":"x"}"#, "First"),
            (r#"{"kind":"second","note":"x"}"#, "Second"),
            (r#"{"kind":"third"}"#, "Other"),
        ],
    },
    Rule {
        member: "inherited",
        values: &[(r#"{"model":"c","bell":true}"#, "Car"), (r#"{"model":"b","bell":true}"#, "Bike")],
    },
    Rule {
        member: "family",
        values: &[
            (r#"{"model":"c","bell":true}"#, "Car(Car"),
            (r#"{"model":"b","doors":3}"#, "Bike(Bike"),
            (r#"{"model":"tricycle","bell":true}"#, "Wheeled(Wheeled"),
            (r#"{"bell":true}"#, "Other"),
        ],
    },
    Rule {
        member: "parent_in_choice",
        values: &[
            (r#"{"kind":"Leaf","color":"red"}"#, "Leaf(Leaf"),
            (r#"{"kind":"Branch","left":{"kind":"Leaf"}}"#, "Node(Branch(Branch"),
            (r#"{"kind":"Root"}"#, "Node(Node(Node"),
        ],
    },
    Rule {
        member: "numbered_family",
        values: &[
            (r#"{"op":1,"at":"now"}"#, "Start(Start"),
            (r#"{"op":2}"#, "Stop(Stop"),
            (r#"{"op":3}"#, "Command(Command"),
        ],
    },
    Rule {
        member: "unmapped_family",
        values: &[
            (r#"{"kind":"Bud","color":"red","opens":5}"#, "Bud(Bud"),
            (r#"{"kind":"Leaf","color":"green"}"#, "Leaf(Leaf"),
            (
                r#"{"kind":"Branch","left":{"kind":"Leaf"}}"#,
                "Branch(Branch { kind: \"Branch\", left: Leaf(Leaf",
            ),
            (
                r#"{"kind":"Branch","left":{"kind":"Root"}}"#,
                "Branch(Branch { kind: \"Branch\", left: Node(Node",
            ),
            (r#"{"kind":"Node"}"#, "Node(Node"),
        ],
    },
    Rule {
        member: "default_mapping",
        values: &[
            (r#"{"shape":"circle","radius":1}"#, "Circle"),
            (r#"{"shape":"square","side":1}"#, "Square"),
            (r#"{"shape":"egg","radius":1}"#, "Blob"),
            (r#"{"radius":1}"#, "Blob"),
        ],
    },
    Rule { member: "same_type", values: &[(r#"{"to":"Left"}"#, "Left"), (r#"{"to":"Right"}"#, "Right")] },
    Rule {
        member: "json_constants",
        values: &[
            ("[1.0]", "ListOfOne"),
            (r#"{"b":[null],"a":1}"#, "ObjectOfOne"),
            (r#"{"a":1,"b":[]}"#, "Settings"),
            ("[2]", "Other"),
        ],
    },
    Rule {
        member: "mixed_constants",
        values: &[(r#"{"a":2}"#, "Second"), ("5", "First"), ("6.0", "Second"), (r#"{"a":3}"#, "Other")],
    },
    Rule {
        member: "member_constants",
        values: &[
            (r#"{"at":[9,9.0]}"#, "Far"),
            (r#"{"at":0,"x":"y"}"#, "Near"),
            (r#"{"at":9}"#, "Far"),
            (r#"{"at":[9]}"#, "Other"),
        ],
    },
    Rule {
        member: "both_required",
        values: &[(r#"{"c":3,"a":{}}"#, "NeedsC"), (r#"{"a":"x","c":"y"}"#, "NeedsA")],
    },
    Rule { member: "least", values: &[("[1]", "Single"), ("[1,2]", "Pair"), ("[]", "Single")] },
    Rule {
        member: "most",
        values: &[
            ("[]", "Empty"),
            ("[1]", "Few"),
            ("[1,2]", "Few"),
            ("[1,2,3]", "Many"),
            ("[1.5]", "Many"),
            (r#"["a"]"#, "Other"),
        ],
    },
    Rule { member: "levels", values: &[("1", "Low"), ("2", "High"), ("2.0", "High"), ("3", "Other")] },
];

fn read(json: &str) -> get_variants::Output {
    GetVariants::new().response(Response::new(json.as_bytes())).expect(json)
}

/// True if two values are equal in JSON, where `4` and `4.0` are one number.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let has = |(name, value)| other.get(name).is_some_and(|other| is_same(value, other));
            one.len() == other.len() && one.iter().all(has)
        }
        _ => one == other,
    }
}

/// Reads each value, asserts which variant it is, and that it is written back as it came.
fn assert_variants<T: Debug + Serialize>(
    read: impl Fn(&str) -> T,
    shown_as: impl Fn(&'static str) -> &'static str,
) {
    for Rule { member, values } in RULES {
        for (value, variant) in *values {
            let json = format!(r#"{{"{member}":[{value}]}}"#);
            let answer = read(&json);
            let shown = format!("{answer:?}");
            let (_, element) = shown.split_once(&format!("{member}: Some([")).expect(&shown);
            assert!(element.starts_with(shown_as(variant)), "{member} {value} is {element}");
            let written = serde_json::to_value(&answer).expect("an answer is JSON");
            let came: Value = serde_json::from_str(&json).expect("a value is JSON");
            assert!(is_same(&written, &came), "{written} {came}");
        }
    }
}

#[test]
fn each_rule_tells_its_variants() {
    assert_variants(read, |variant| variant);
}

#[test]
fn members_that_are_not_selected_tell_variants() {
    let read =
        |json: &str| narrowed::GetVariants::new().response(Response::new(json.as_bytes())).expect(json);
    assert_variants(read, |variant| variant.split(" {").next().unwrap_or(variant));
}

#[test]
fn every_member_of_the_document_has_values() {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.member).collect();
    let shown = format!("{:?}", read("{}"));
    let members = shown.matches(": None").count();
    assert_eq!(names.len(), members, "{shown}");
}
