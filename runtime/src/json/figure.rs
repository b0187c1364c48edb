//! Numbers as their text, in which no digit is lost.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, Expected, MapAccess, Unexpected, Visitor,
};

use super::decimal;
use super::scan::{self, Kind};

/// The name by which `serde_json` hands out a value as text: that of its `RawValue`, whose own `Deserialize` copies
/// each text, or reads only texts that outlive the deserializer. Deserializers that do not know the name give the
/// number itself.
const RAW: &str = "$serde_json::private::RawValue";

/// The longest number that an error repeats.
const LONGEST: usize = 40;

/// A number as a deserializer has it.
pub(super) enum Figure<'t> {
    Text(&'t str),
    Integer(i128),
    Float(f64),
}

/// Reads a number. `None` of `read` is an error, which says that `expected` was.
#[inline]
pub(super) fn read_figure<'de, D, T, R>(from: D, expected: &dyn Expected, read: R) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    R: FnOnce(Figure<'_>) -> Option<T>,
{
    from.deserialize_newtype_struct(RAW, FigureVisitor { expected, read })
}

/// Reads an integer for a type that is not generated, in whichever way it is written.
pub(super) fn read_foreign<'de, D: Deserializer<'de>, V: Visitor<'de>>(
    from: D,
    visitor: V,
) -> Result<V::Value, D::Error> {
    let read = |figure: Figure<'_>| match figure {
        Figure::Text(text) => match text.parse().ok().or_else(|| decimal::integer(text)) {
            Some(integer) => Some(Figure::Integer(integer)),
            None => text.parse().ok().map(Figure::Float),
        },
        Figure::Integer(integer) => Some(Figure::Integer(integer)),
        Figure::Float(float) => Some(Figure::Float(float)),
    };
    match read_figure::<_, Figure<'static>, _>(from, &visitor, read)? {
        Figure::Integer(integer) => match (i64::try_from(integer), u64::try_from(integer)) {
            (Ok(integer), _) => visitor.visit_i64(integer),
            (_, Ok(integer)) => visitor.visit_u64(integer),
            _ => visitor.visit_i128(integer),
        },
        Figure::Float(float) => visitor.visit_f64(float),
        Figure::Text(text) => visitor.visit_str(text),
    }
}

struct FigureVisitor<'e, R> {
    expected: &'e dyn Expected,
    read: R,
}

impl<R> FigureVisitor<'_, R> {
    fn text<T, E: Error>(self, json: &str) -> Result<T, E>
    where
        R: FnOnce(Figure<'_>) -> Option<T>,
    {
        let is_number = matches!(json.as_bytes(), [b'-' | b'0'..=b'9', ..]);
        let number = if is_number { (self.read)(Figure::Text(json)) } else { None };
        number.ok_or_else(|| unexpected(json, self.expected))
    }

    fn number<T, E: Error>(self, figure: Figure<'_>, unexpected: Unexpected<'_>) -> Result<T, E>
    where
        R: FnOnce(Figure<'_>) -> Option<T>,
    {
        (self.read)(figure).ok_or_else(|| E::invalid_value(unexpected, self.expected))
    }
}

/// The error for a JSON text that is another value.
#[cold]
fn unexpected<E: Error>(json: &str, expected: &dyn Expected) -> E {
    let text = scan::text(json);
    let shown = json.get(..LONGEST).map_or_else(|| json.to_owned(), |start| format!("{start}..."));
    match Kind::of(json) {
        Kind::Object => E::invalid_type(Unexpected::Map, expected),
        Kind::Array => E::invalid_type(Unexpected::Seq, expected),
        Kind::String => E::invalid_type(Unexpected::Str(&text), expected),
        Kind::Boolean => E::invalid_type(Unexpected::Bool(json == "true"), expected),
        Kind::Null => E::invalid_type(Unexpected::Unit, expected),
        Kind::Integer => E::invalid_value(Unexpected::Other(&format!("integer `{shown}`")), expected),
        Kind::Number | Kind::Any => {
            E::invalid_type(Unexpected::Other(&format!("floating point `{shown}`")), expected)
        }
    }
}

impl<'de, T, R: FnOnce(Figure<'_>) -> Option<T>> Visitor<'de> for FigureVisitor<'_, R> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expected.fmt(f)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<T, A::Error> {
        match from.next_key::<Name>()? {
            Some(Name { is_raw: true }) => from.next_value_seed(Text(self, PhantomData))?,
            _ => Err(A::Error::invalid_type(Unexpected::Map, self.expected)),
        }
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<T, E> {
        self.number(Figure::Integer(integer.into()), Unexpected::Signed(integer))
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<T, E> {
        self.number(Figure::Integer(integer.into()), Unexpected::Unsigned(integer))
    }

    fn visit_f64<E: Error>(self, float: f64) -> Result<T, E> {
        self.number(Figure::Float(float), Unexpected::Float(float))
    }
}

/// The name of the only member that a value has as text.
struct Name {
    is_raw: bool,
}

impl<'de> Deserialize<'de> for Name {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl Visitor<'_> for NameVisitor {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a member name")
            }

            #[inline]
            fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
                Ok(Name { is_raw: name == RAW })
            }
        }

        deserializer.deserialize_identifier(NameVisitor)
    }
}

/// Reads the text. An error is a value here: it is about the number, and not about a member of it.
struct Text<'e, R, E>(FigureVisitor<'e, R>, PhantomData<E>);

impl<'de, T, R: FnOnce(Figure<'_>) -> Option<T>, E: Error> DeserializeSeed<'de> for Text<'_, R, E> {
    type Value = Result<T, E>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T, R: FnOnce(Figure<'_>) -> Option<T>, E: Error> Visitor<'_> for Text<'_, R, E> {
    type Value = Result<T, E>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text of a number")
    }

    #[inline]
    fn visit_str<F: Error>(self, json: &str) -> Result<Self::Value, F> {
        Ok(self.0.text(json))
    }
}
