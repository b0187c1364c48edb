//! What must come back from decoding and encoding: every member, `null` where there was one, the order of arrays, and
//! every number as it was written.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON value.
enum Value<'t> {
    Object(BTreeMap<String, &'t RawValue>),
    Array(Vec<&'t RawValue>),
    /// Its kind, and a text that is the same where the value is. Numbers are as they were written.
    Scalar(&'static str, String),
}

impl<'t> Value<'t> {
    fn parse(raw: &'t RawValue) -> Result<Self, String> {
        let text = raw.get();
        let problem = |error: serde_json::Error| error.to_string();
        Ok(match text.as_bytes().first() {
            Some(b'{') => Self::Object(members(text)?),
            Some(b'[') => Self::Array(serde_json::from_str(text).map_err(problem)?),
            Some(b'"') => Self::Scalar("string", serde_json::from_str(text).map_err(problem)?),
            Some(b't' | b'f') => Self::Scalar("bool", text.to_owned()),
            Some(b'n') => Self::Scalar("null", text.to_owned()),
            _ => Self::Scalar("number", text.to_owned()),
        })
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Object(_) => "object",
            Self::Array(_) => "array",
            Self::Scalar(kind, _) => kind,
        }
    }
}

/// Members, of which no two have one name.
fn members(text: &str) -> Result<BTreeMap<String, &RawValue>, String> {
    struct Members;

    impl<'t> Visitor<'t> for Members {
        type Value = BTreeMap<String, &'t RawValue>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'t>>(self, mut access: A) -> Result<Self::Value, A::Error> {
            let mut members = BTreeMap::new();
            while let Some((name, value)) = access.next_entry::<String, &'t RawValue>()? {
                if members.insert(name.clone(), value).is_some() {
                    return Err(serde::de::Error::custom(format!("the member {name:?} is there twice")));
                }
            }
            Ok(members)
        }
    }

    let mut reader = serde_json::Deserializer::from_str(text);
    reader.deserialize_map(Members).map_err(|error| error.to_string())
}

/// Values that were lost, added or changed on the way.
pub(crate) fn differences(before: &str, after: &str) -> Result<Vec<String>, String> {
    let raw = |text| serde_json::from_str::<&RawValue>(text).map_err(|error| error.to_string());
    let mut found = Vec::new();
    compare(raw(before)?, raw(after)?, "", &mut found)?;
    Ok(found)
}

fn compare(before: &RawValue, after: &RawValue, at: &str, found: &mut Vec<String>) -> Result<(), String> {
    match (Value::parse(before)?, Value::parse(after)?) {
        (Value::Object(before), Value::Object(after)) => {
            for (name, value) in &before {
                match after.get(name) {
                    Some(other) => compare(value, other, &format!("{at}/{name}"), found)?,
                    None => found.push(format!("lost {at}/{name}: {value}")),
                }
            }
            let added = after.iter().filter(|(name, _)| !before.contains_key(*name));
            found.extend(added.map(|(name, value)| format!("added {at}/{name}: {value}")));
        }
        (Value::Array(before), Value::Array(after)) => {
            if before.len() != after.len() {
                found.push(format!("length {at}: {} -> {}", before.len(), after.len()));
            }
            for (index, (value, other)) in before.iter().zip(after).enumerate() {
                compare(value, other, &format!("{at}/{index}"), found)?;
            }
        }
        (Value::Scalar(kind, first), Value::Scalar(other, second)) if kind == other => {
            if first != second {
                found.push(format!("{kind} {at}: {before} -> {after}"));
            }
        }
        (first, second) => found.push(format!("type {at}: {} -> {}", first.kind(), second.kind())),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::differences;

    #[test]
    fn what_is_said_otherwise_is_the_same() {
        assert_eq!(differences(r#"{"a": "\u00e9", "b": [1.0]}"#, r#"{"b":[1.0],"a":"é"}"#).unwrap(), [""; 0]);
    }

    #[test]
    fn nothing_may_be_lost_or_added() {
        for (before, after, what) in [
            (r#"{"a":null}"#, "{}", "lost /a: null"),
            ("{}", r#"{"a":null}"#, "added /a: null"),
            ("[1,2]", "[1]", "length : 2 -> 1"),
            ("[1,2]", "[2,1]", "number /0: 1 -> 2"),
            ("1.0", "1", "number : 1.0 -> 1"),
            ("1e2", "100", "number : 1e2 -> 100"),
            ("1", "\"1\"", "type : number -> string"),
            ("true", "1", "type : bool -> number"),
            ("true", "false", "bool : true -> false"),
            (r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d"}}"#, r#"string /a/b: "c" -> "d""#),
        ] {
            let found = differences(before, after).unwrap();
            assert_eq!(found.first().map(String::as_str), Some(what), "{before} and {after}");
        }
    }

    #[test]
    fn a_member_is_there_once() {
        differences(r#"{"a":1,"a":1}"#, r#"{"a":1}"#).unwrap_err();
    }
}
