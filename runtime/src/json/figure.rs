//! Numbers read from their text, in which no digit is lost.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, Expected, MapAccess, Unexpected, Visitor,
};

use super::decimal;
use super::scan::{self, Kind};
use super::spelling::Float;

/// The name by which `serde_json` hands out a value as text: that of its `RawValue`, whose own `Deserialize` copies
/// each text, or reads only texts that outlive the deserializer. Deserializers that do not know the name give the
/// number itself.
const RAW: &str = "$serde_json::private::RawValue";

/// The longest number that an error repeats.
const LONGEST: usize = 40;

/// A number that was read.
enum Figure {
    Integer(i128),
    Float(Float),
}

/// Reads an integer, in whichever way it is written.
pub(super) fn read_integer<'de, D: Deserializer<'de>, T: TryFrom<i128>>(
    from: D,
    expected: &dyn Expected,
) -> Result<T, D::Error> {
    let integer = match read_figure(from, expected, Wanted::Integer)? {
        Figure::Integer(integer) => integer,
        Figure::Float(float) => return Err(no_integer(float.number, expected)),
    };
    T::try_from(integer).map_err(|_| out_of_range(integer, expected))
}

/// Reads a float, with the way it is written.
pub(super) fn read_float<'de, D: Deserializer<'de>>(from: D) -> Result<Float, D::Error> {
    Ok(match read_figure(from, &"f64", Wanted::Float)? {
        Figure::Integer(integer) => Float::of_integer(integer),
        Figure::Float(float) => float,
    })
}

/// Reads an integer for a type that is not generated, in whichever way it is written.
pub(super) fn read_foreign<'de, D: Deserializer<'de>, V: Visitor<'de>>(
    from: D,
    visitor: V,
) -> Result<V::Value, D::Error> {
    match read_figure(from, &visitor, Wanted::Any)? {
        Figure::Integer(integer) => match (i64::try_from(integer), u64::try_from(integer)) {
            (Ok(integer), _) => visitor.visit_i64(integer),
            (_, Ok(integer)) => visitor.visit_u64(integer),
            _ => visitor.visit_i128(integer),
        },
        Figure::Float(float) => visitor.visit_f64(float.number),
    }
}

#[cold]
fn no_integer<E: Error>(float: f64, expected: &dyn Expected) -> E {
    E::invalid_type(Unexpected::Float(float), expected)
}

#[cold]
fn out_of_range<E: Error>(integer: i128, expected: &dyn Expected) -> E {
    E::invalid_value(Unexpected::Other(&format!("integer `{integer}`")), expected)
}

/// Reads a number. There is one such function for a deserializer, whatever types are read from it.
#[inline(never)]
fn read_figure<'de, D: Deserializer<'de>>(
    from: D,
    expected: &dyn Expected,
    wanted: Wanted,
) -> Result<Figure, D::Error> {
    from.deserialize_newtype_struct(RAW, FigureVisitor { expected, wanted })
}

/// The numbers that a type has room for.
#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    Integer,
    Float,
    /// An integer if it is one, and else a float.
    Any,
}

impl Wanted {
    /// The number that a JSON text is, if it is one of these.
    fn parse(self, json: &str) -> Option<Figure> {
        if !matches!(json.as_bytes(), [b'-' | b'0'..=b'9', ..]) {
            return None;
        }
        match self {
            Self::Float => Float::parse(json).map(Figure::Float),
            Self::Integer => integer(json).map(Figure::Integer),
            Self::Any => {
                integer(json).map_or_else(|| Self::Float.parse(json), |it| Some(Figure::Integer(it)))
            }
        }
    }
}

/// Plain digits, which nearly all integers are, need no closer look.
fn integer(json: &str) -> Option<i128> {
    json.parse::<i64>().ok().map(i128::from).or_else(|| decimal::integer(json))
}

struct FigureVisitor<'e> {
    expected: &'e dyn Expected,
    wanted: Wanted,
}

/// The error for a JSON text that is another value.
#[cold]
fn unexpected(json: &str, expected: &dyn Expected) -> String {
    let text = scan::text(json);
    let shown = json.get(..LONGEST).map_or_else(|| json.to_owned(), |start| format!("{start}..."));
    let number;
    let (problem, unexpected) = match Kind::of(json) {
        Kind::Object => ("type", Unexpected::Map),
        Kind::Array => ("type", Unexpected::Seq),
        Kind::String => ("type", Unexpected::Str(&text)),
        Kind::Boolean => ("type", Unexpected::Bool(json == "true")),
        Kind::Null => ("type", Unexpected::Other("null")),
        Kind::Integer => {
            number = format!("integer `{shown}`");
            ("value", Unexpected::Other(&number))
        }
        Kind::Number | Kind::Any | Kind::Nothing => {
            number = format!("floating point `{shown}`");
            ("type", Unexpected::Other(&number))
        }
    };
    format!("invalid {problem}: {unexpected}, expected {expected}")
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
        let integer = (self.wanted != Wanted::Float).then(|| decimal::integer(&format!("{float:e}")));
        Ok(integer.flatten().map_or(Figure::Float(Float::plain(float)), Figure::Integer))
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
        Ok(self.0.wanted.parse(json).ok_or_else(|| unexpected(json, self.0.expected)))
    }
}
