//! Forms as `serde_qs` nests them, whatever type anybody expects.

use std::collections::BTreeMap;
use std::fmt;

use formwork_fuzz::Said;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A value as `serde_qs` takes it to be.
#[derive(Debug)]
pub(crate) enum Nested {
    Text(String),
    Array(Vec<Nested>),
    Object(BTreeMap<String, Nested>),
}

/// Reads a form, in which nothing may come twice.
pub(crate) fn read(form: &str) -> Result<Nested, serde_qs::Error> {
    let members = serde_qs::Config::new()
        .max_depth(32)
        .duplicate_key_behavior(serde_qs::DuplicateKeyBehavior::Error)
        .deserialize_bytes(form.as_bytes())?;
    Ok(Nested::Object(members))
}

impl Nested {
    /// True if this is the expected content, in any order.
    pub(crate) fn is(&self, said: &Said) -> bool {
        match (self, said) {
            (Self::Text(text), Said::Leaf(leaf)) => leaf.is(text),
            (Self::Array(read), Said::Array(said)) => {
                read.len() == said.len() && read.iter().zip(said).all(|(read, said)| read.is(said))
            }
            (Self::Object(read), Said::Object(said)) => {
                let is_there =
                    |(name, said): &(String, Said)| read.get(name).is_some_and(|read| read.is(said));
                read.len() == said.len() && said.iter().all(is_there)
            }
            _ => false,
        }
    }
}

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NestedVisitor;

        impl<'de> Visitor<'de> for NestedVisitor {
            type Value = Nested;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Nested, E> {
                Ok(Nested::Text(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Nested, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = from.next_element()? {
                    elements.push(element);
                }
                Ok(Nested::Array(elements))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Nested, A::Error> {
                let mut members = BTreeMap::new();
                while let Some((name, value)) = from.next_entry()? {
                    members.insert(name, value);
                }
                Ok(Nested::Object(members))
            }
        }

        deserializer.deserialize_any(NestedVisitor)
    }
}
