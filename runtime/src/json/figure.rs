//! Numbers read from their text, in which no digit is lost.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, Expected, MapAccess, Visitor};

use super::spelling::Float;
use super::{decimal, failure};

/// The name by which `serde_json` hands out a value as text: that of its `RawValue`, whose own `Deserialize` copies
/// each text, or reads only texts that outlive the deserializer. Deserializers that do not know the name give the
/// number itself.
pub(super) const RAW: &str = "$serde_json::private::RawValue";

/// A number that was read.
enum Figure {
    Integer(i128),
    Float(Float),
}

/// Reads an integer for a type that is not generated, in whichever way it is written.
pub(super) fn read_foreign<'de, D: Deserializer<'de>, V: Visitor<'de>>(
    from: D,
    visitor: V,
) -> Result<V::Value, D::Error> {
    match read_figure(from, &visitor)? {
        Figure::Integer(integer) => match (i64::try_from(integer), u64::try_from(integer)) {
            (Ok(integer), _) => visitor.visit_i64(integer),
            (_, Ok(integer)) => visitor.visit_u64(integer),
            _ => visitor.visit_i128(integer),
        },
        Figure::Float(float) => visitor.visit_f64(float.number),
    }
}

/// Reads a number. There is one such function for a deserializer, whatever types are read from it.
#[inline(never)]
fn read_figure<'de, D: Deserializer<'de>>(from: D, expected: &dyn Expected) -> Result<Figure, D::Error> {
    from.deserialize_newtype_struct(RAW, FigureVisitor { expected })
}

/// The number that a JSON text is: an integer if it is one, and else a float.
fn parse(json: &str) -> Option<Figure> {
    if !matches!(json.as_bytes(), [b'-' | b'0'..=b'9', ..]) {
        return None;
    }
    // Plain digits, which nearly all integers are, need no closer look.
    let integer = json.parse::<i64>().ok().map(i128::from).or_else(|| decimal::integer(json));
    integer.map(Figure::Integer).or_else(|| Float::parse(json).map(Figure::Float))
}

struct FigureVisitor<'e> {
    expected: &'e dyn Expected,
}

impl<'de> Visitor<'de> for FigureVisitor<'_> {
    type Value = Figure;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expected.fmt(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Figure, A::Error> {
        // An error is about the number, and not about a member of it, so it is made out here.
        let read = match from.next_key::<Name>()? {
            Some(Name { is_raw: true }) => from.next_value_seed(Text(&self))?,
            _ => Err(self.expected_no_map()),
        };
        read.map_err(A::Error::custom)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Figure, D::Error> {
        // Deserializers give the integers that they have for a float as well.
        deserializer.deserialize_f64(self)
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<Figure, E> {
        Ok(Figure::Integer(integer.into()))
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<Figure, E> {
        Ok(Figure::Integer(integer.into()))
    }

    fn visit_f64<E: Error>(self, float: f64) -> Result<Figure, E> {
        let integer = decimal::integer(&format!("{float:e}"));
        Ok(integer.map_or(Figure::Float(Float::plain(float)), Figure::Integer))
    }
}

impl FigureVisitor<'_> {
    #[cold]
    fn expected_no_map(&self) -> String {
        format!("invalid type: map, expected {}", self.expected)
    }
}

/// The name of the only member that a value has as text.
struct Name {
    is_raw: bool,
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(NameVisitor)
    }
}

struct NameVisitor;

impl Visitor<'_> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
        Ok(Name { is_raw: name == RAW })
    }
}

/// Reads the text of a number.
struct Text<'v>(&'v FigureVisitor<'v>);

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = Result<Figure, String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Text<'_> {
    type Value = Result<Figure, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text of a number")
    }

    fn visit_str<E: Error>(self, json: &str) -> Result<Self::Value, E> {
        Ok(parse(json).ok_or_else(|| failure::unexpected(json, self.0.expected)))
    }
}
