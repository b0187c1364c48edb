//! Pieces of JSON that no value of `serde_json` holds, or that are too large to build as one.

/// Stands in a tree for a text that is put there when the tree is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Odd {
    /// This text, which is one JSON value or none.
    Text(&'static str),
    /// Schemas in schemas, so many deep.
    Deep(&'static str, &'static str, usize),
    /// A text of so many bytes.
    Long(usize),
    /// A number of so many digits.
    Digits(usize),
    /// An `enum` of so many values.
    Values(usize),
}

pub(crate) const ALL: &[Odd] = &[
    Odd::Text("null"),
    Odd::Text("[]"),
    Odd::Text("{}"),
    Odd::Text("\"\""),
    Odd::Text("0"),
    Odd::Text("-1"),
    Odd::Text("1.5"),
    Odd::Text("true"),
    Odd::Text("false"),
    Odd::Text("1e400"),
    Odd::Text("-0.0"),
    Odd::Text("9223372036854775808"),
    Odd::Text("184467440737095516160"),
    Odd::Text("01"),
    Odd::Text("NaN"),
    Odd::Text(r#""\ud800""#),
    Odd::Text(r#"{"\udc00\ud800": {}}"#),
    Odd::Text(r##""\u0000\u202e*/\"#\\`[x](y)<br>{{}}""##),
    Odd::Text(r#"{"type": "object", "type": "array", "properties": {"a": {}, "a": 1}}"#),
    Odd::Text(r##"{"$ref": "#"}"##),
    Odd::Text(r##"{"$ref": "#/"}"##),
    Odd::Text(r#"{"$ref": "other.json#/a"}"#),
    Odd::Text(r#"{"$ref": "https://example.com/a.json"}"#),
    Odd::Text(r##"{"$ref": "#/components/schemas/%ff~2~"}"##),
    Odd::Deep(r#"{"type":"array","items":"#, "}", 100),
    Odd::Deep(r#"{"items":"#, "}", 20_000),
    Odd::Deep(r#"{"properties":{"a":"#, "}}", 20_000),
    Odd::Deep(r#"{"type":"object","properties":{"a":"#, "}}", 60),
    Odd::Deep(r#"{"allOf":["#, "]}", 120),
    Odd::Deep(r#"{"allOf":["#, "]}", 20_000),
    Odd::Deep(r#"{"oneOf":[{"type":"string"},"#, "]}", 60),
    Odd::Deep(r#"{"anyOf":["#, ",{}]}", 20_000),
    Odd::Deep(r#"{"not":"#, "}", 5_000),
    Odd::Deep(r#"{"additionalProperties":"#, "}", 120),
    Odd::Deep("[", "]", 100_000),
    Odd::Deep("[", "", 100_000),
    Odd::Long(200_000),
    Odd::Digits(10_000),
    Odd::Values(5_000),
];

impl Odd {
    pub(crate) fn write(self) -> String {
        match self {
            Self::Text(text) => text.to_owned(),
            Self::Deep(open, close, depth) => format!("{}{{}}{}", open.repeat(depth), close.repeat(depth)),
            Self::Long(length) => format!("\"{}\"", "long ".repeat(length / 5)),
            Self::Digits(length) => "9".repeat(length),
            Self::Values(count) => {
                let values: Vec<String> = (0..count).map(|number| format!("\"value {number}\"")).collect();
                format!("{{\"type\":\"string\",\"enum\":[{}]}}", values.join(","))
            }
        }
    }
}
