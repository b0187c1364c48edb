//! JSON texts from the deserializers of other crates: those of `serde_json` give the text as it is, and of others it is
//! made.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Json;

/// The name by which `serde_json` hands out a value as text: that of its `RawValue`, whose own `Deserialize` copies
/// each text, or reads only texts that outlive the deserializer. Deserializers that do not know the name give the
/// value itself.
const RAW: &str = "$serde_json::private::RawValue";

/// A use of a text. An error is the message for serde.
type Take<'t> = &'t mut dyn FnMut(&str) -> Result<(), String>;

/// Calls `take` with the JSON text of the next value.
pub(super) fn with_text<'de, D: Deserializer<'de>>(deserializer: D, take: Take<'_>) -> Result<(), D::Error> {
    deserializer.deserialize_newtype_struct(RAW, TextVisitor(take))
}

struct TextVisitor<'t>(Take<'t>);

impl TextVisitor<'_> {
    fn take<E: Error>(self, text: &str) -> Result<(), E> {
        (self.0)(text).map_err(E::custom)
    }

    fn take_made<E: Error>(self, text: serde_json::Result<String>) -> Result<(), E> {
        self.take(&text.map_err(E::custom)?)
    }
}

macro_rules! visit {
    ($($method:ident($type:ty))*) => {
        $(fn $method<E: Error>(self, value: $type) -> Result<(), E> {
            self.take_made(serde_json::to_string(&value))
        })*
    };
}

impl<'de> Visitor<'de> for TextVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    visit! {
        visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128) visit_f64(f64)
        visit_str(&str)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.take("null")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.take("null")
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        with_text(deserializer, self.0)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        let mut text = "[".to_owned();
        while let Some(element) = from.next_element::<Json>()? {
            let comma = if text.len() > 1 { "," } else { "" };
            text.extend([comma, element.get()]);
        }
        text.push(']');
        self.take(&text)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        let mut text = "{".to_owned();
        while let Some(name) = from.next_key::<Cow<'de, str>>()? {
            if name == RAW {
                // The error is about the value, and not about a member of it, so it is made out here.
                return from.next_value_seed(Raw(self.0))?.map_err(A::Error::custom);
            }
            let comma = if text.len() > 1 { "," } else { "" };
            let name = serde_json::to_string(&name).map_err(A::Error::custom)?;
            let value = from.next_value::<Json>()?;
            text.extend([comma, &name, ":", value.get()]);
        }
        text.push('}');
        self.take(&text)
    }
}

/// Takes the text of `serde_json`, which it gives as a string.
struct Raw<'t>(Take<'t>);

impl<'de> DeserializeSeed<'de> for Raw<'_> {
    type Value = Result<(), String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Raw<'_> {
    type Value = Result<(), String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text of a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok((self.0)(text))
    }
}
