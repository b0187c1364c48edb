//! Numbers that keep the way they were written: `19` is not written back as `19.0`.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::SerializeMap;

use super::scalar::whole;
use super::{Extra, Optional, Required};

/// [`Required`] for a number. Its field is `f64`, or an `Option` of it if it may be null.
pub struct RequiredNumber<T>(Required<T>);

/// [`Optional`] for a number.
pub struct OptionalNumber<T>(Optional<T>);

// Not derived: a slot is empty whether or not its type has a default.
impl<T> Default for RequiredNumber<T> {
    fn default() -> Self {
        Self(Required::default())
    }
}

impl<T> Default for OptionalNumber<T> {
    fn default() -> Self {
        Self(Optional::default())
    }
}

/// A number, or one that may be null.
pub trait Number: Sized {
    /// The number that was read, if it was one.
    fn of<E: Error>(number: Option<f64>) -> Result<Self, E>;

    /// The number, if it is one.
    fn number(&self) -> Option<f64>;
}

impl Number for f64 {
    #[inline]
    fn of<E: Error>(number: Option<f64>) -> Result<Self, E> {
        number.ok_or_else(|| E::custom("invalid type: null, expected a number"))
    }

    fn number(&self) -> Option<f64> {
        Some(*self)
    }
}

impl Number for Option<f64> {
    #[inline]
    fn of<E: Error>(number: Option<f64>) -> Result<Self, E> {
        Ok(number)
    }

    fn number(&self) -> Option<f64> {
        *self
    }
}

impl<T: Number> RequiredNumber<T> {
    /// Reads the member's value, and remembers whether it was written as a whole number.
    ///
    /// # Errors
    ///
    /// Fails if the value is not what the field expects.
    #[inline]
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        extra: &mut Extra,
        from: &mut A,
    ) -> Result<(), A::Error> {
        let written = from.next_value::<Option<Written>>()?;
        if written.as_ref().is_some_and(|written| written.is_whole) {
            extra.mark(index);
        }
        self.0 = Required::of(T::of(written.map(|written| written.number))?);
        Ok(())
    }

    /// The field's value.
    ///
    /// # Errors
    ///
    /// Fails if there was no such member.
    #[inline]
    pub fn finish<E: Error>(self, name: &'static str) -> Result<T, E> {
        self.0.finish(name)
    }

    /// Writes the member.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    pub fn write<M: SerializeMap>(
        to: &mut M,
        name: &'static str,
        index: usize,
        field: &T,
        extra: &Extra,
    ) -> Result<(), M::Error> {
        write(to, name, field.number(), extra.is_marked(index))
    }
}

impl OptionalNumber<f64> {
    /// Reads the member's value, and remembers whether it was null, or written as a whole number: a value tells which.
    ///
    /// # Errors
    ///
    /// Fails if the value is not what the field expects.
    #[inline]
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        extra: &mut Extra,
        from: &mut A,
    ) -> Result<(), A::Error> {
        let written = from.next_value::<Option<Written>>()?;
        if written.as_ref().is_none_or(|written| written.is_whole) {
            extra.mark(index);
        }
        self.0 = Optional::of(written.map(|written| written.number));
        Ok(())
    }

    /// The field's value.
    ///
    /// # Errors
    ///
    /// Never fails; the other slot does.
    #[inline]
    pub fn finish<E: Error>(self, name: &'static str) -> Result<Option<f64>, E> {
        self.0.finish(name)
    }

    /// Writes the member if it has a value, or was null when it was read.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    pub fn write<M: SerializeMap>(
        to: &mut M,
        name: &'static str,
        index: usize,
        field: &Option<f64>,
        extra: &Extra,
    ) -> Result<(), M::Error> {
        let is_marked = extra.is_marked(index);
        if field.is_some() || is_marked { write(to, name, *field, is_marked) } else { Ok(()) }
    }
}

/// Writes a number, as a whole one if it is one and was written so.
fn write<M: SerializeMap>(
    to: &mut M,
    name: &'static str,
    number: Option<f64>,
    is_whole: bool,
) -> Result<(), M::Error> {
    match number.filter(|_| is_whole).and_then(whole) {
        Some(integer) => to.serialize_entry(name, &integer),
        None => to.serialize_entry(name, &number),
    }
}

/// A number, and whether it was written as a whole one.
struct Written {
    number: f64,
    is_whole: bool,
}

impl<'de> Deserialize<'de> for Written {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(WrittenVisitor)
    }
}

struct WrittenVisitor;

#[allow(clippy::cast_precision_loss)] // As for every number that becomes an `f64`.
impl Visitor<'_> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("f64")
    }

    #[inline]
    fn visit_f64<E: Error>(self, number: f64) -> Result<Written, E> {
        Ok(Written { number, is_whole: false })
    }

    #[inline]
    fn visit_i64<E: Error>(self, integer: i64) -> Result<Written, E> {
        Ok(Written { number: integer as f64, is_whole: true })
    }

    #[inline]
    fn visit_u64<E: Error>(self, integer: u64) -> Result<Written, E> {
        Ok(Written { number: integer as f64, is_whole: true })
    }
}

#[cfg(test)]
mod tests {
    #![allow(unreachable_pub)] // What the macro makes is as public as its trait.

    use crate as formwork;
    use crate::Extra;

    #[derive(Debug, PartialEq)]
    struct Rate {
        percentage: f64,
        least: Option<f64>,
        most: Option<f64>,
        extra: Extra,
    }

    formwork::__private::object! {
        Rate {
            "percentage" => percentage: RequiredNumber<f64>,
            "least" => least: RequiredNumber<Option<f64>>,
            "most" => most: OptionalNumber<f64>,
        }
    }

    fn read(json: &str) -> Rate {
        serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
    }

    #[test]
    fn numbers_are_written_as_they_came() {
        for json in [
            r#"{"percentage":19,"least":-3,"most":0}"#,
            r#"{"percentage":19.0,"least":-3.0,"most":0.0}"#,
            r#"{"percentage":19.5,"least":null,"most":null}"#,
            r#"{"percentage":9007199254740991,"least":null}"#,
            r#"{"percentage":-0.0,"least":null}"#,
        ] {
            assert_eq!(serde_json::to_string(&read(json)).unwrap(), json);
        }
        assert_eq!(read(r#"{"percentage":19,"least":null}"#).percentage.to_bits(), 19.0_f64.to_bits());
    }

    /// What is changed after it was read is written as it is.
    #[test]
    fn other_numbers_are_written_as_they_are() {
        let mut rate = read(r#"{"percentage":19,"least":2,"most":3}"#);
        (rate.percentage, rate.least, rate.most) = (19.5, None, Some(1e300));
        assert_eq!(
            serde_json::to_string(&rate).unwrap(),
            r#"{"percentage":19.5,"least":null,"most":1e+300}"#
        );
    }

    #[test]
    fn what_is_no_number_is_an_error() {
        for json in [r#"{"percentage":null,"least":1}"#, r#"{"percentage":"1","least":1}"#, r#"{"least":1}"#]
        {
            assert!(serde_json::from_str::<Rate>(json).is_err(), "{json}");
        }
    }
}
