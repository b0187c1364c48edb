//! Reads JSON back with nothing lost: the order of members, members that come twice, and every digit.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::said::{self, Leaf, Said};

/// True if a JSON text has this value and nothing else.
#[must_use]
pub fn is(json: &str, said: &Said) -> bool {
    match said {
        Said::Leaf(leaf) => is_leaf(json, leaf),
        Said::Array(elements) => serde_json::from_str::<Vec<&RawValue>>(json).is_ok_and(|read| {
            read.len() == elements.len()
                && read.iter().zip(elements).all(|(json, element)| is(json.get(), element))
        }),
        Said::Object(members) => serde_json::from_str::<Members<'_>>(json).is_ok_and(|Members(read)| {
            read.len() == members.len()
                && read
                    .iter()
                    .zip(members)
                    .all(|((key, json), (name, value))| key == name && is(json.get(), value))
        }),
    }
}

fn is_leaf(json: &str, leaf: &Leaf) -> bool {
    match leaf {
        Leaf::Text(text) => serde_json::from_str::<String>(json).is_ok_and(|read| read == *text),
        Leaf::Integer(digits) => json == digits,
        // Valid JSON as well as the same number.
        Leaf::Float(_) | Leaf::Double(_) => {
            serde_json::from_str::<&RawValue>(json).is_ok() && said::is_decimal(json) && leaf.is(json)
        }
        Leaf::Bool(boolean) => serde_json::from_str::<bool>(json).is_ok_and(|read| read == *boolean),
        Leaf::Json(text) => json == *text,
        Leaf::Clear => json == "null",
    }
}

/// The members of an object, in their order.
struct Members<'j>(Vec<(String, &'j RawValue)>);

impl<'j> Deserialize<'j> for Members<'j> {
    fn deserialize<D: Deserializer<'j>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;

        impl<'j> Visitor<'j> for MembersVisitor {
            type Value = Members<'j>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'j>>(self, mut from: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = from.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(MembersVisitor)
    }
}
