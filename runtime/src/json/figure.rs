//! Numbers of types that are not generated, read from their text, in which no digit is lost.

use serde::de::{Deserializer, Error, Visitor};

use super::spelling::Float;
use super::{decimal, failure, foreign};

/// A number that was read.
enum Figure {
    Integer(i128),
    Float(f64),
}

/// Reads a number in whichever way it is written: `1.0` is an integer.
pub(super) fn read_foreign<'de, D: Deserializer<'de>, V: Visitor<'de>>(
    from: D,
    visitor: V,
) -> Result<V::Value, D::Error> {
    let mut figure = None;
    foreign::with_text(from, &mut |json| {
        figure = parse(json);
        if figure.is_some() { Ok(()) } else { Err(failure::unexpected(json, &visitor)) }
    })?;
    match figure.ok_or_else(|| D::Error::custom("there is no value"))? {
        Figure::Integer(integer) => match (i64::try_from(integer), u64::try_from(integer)) {
            (Ok(integer), _) => visitor.visit_i64(integer),
            (_, Ok(integer)) => visitor.visit_u64(integer),
            _ => visitor.visit_i128(integer),
        },
        Figure::Float(float) => visitor.visit_f64(float),
    }
}

/// The number that a JSON text is: an integer if it is one, and else a float.
fn parse(json: &str) -> Option<Figure> {
    if !matches!(json.as_bytes(), [b'-' | b'0'..=b'9', ..]) {
        return None;
    }
    // Plain digits, which nearly all integers are, need no closer look.
    let integer = json.parse::<i64>().ok().map(i128::from).or_else(|| decimal::integer(json));
    integer.map(Figure::Integer).or_else(|| Float::parse(json).map(|float| Figure::Float(float.number)))
}
