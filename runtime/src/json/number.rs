//! Members with numbers that keep the way they were written: `19` is not written back as `19.0`.

use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use super::decode::{Again, Decode, Seed};
use super::spelling::{Respelling, Spelling};
use super::{Extra, Optional, Required};

/// [`Required`] for a number, or for what holds numbers: an array, a tuple, a map.
pub struct RequiredNumber<T>(Required<T>);

/// [`Optional`] for the same.
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

impl<T: Decode> RequiredNumber<T> {
    /// Reads the member's value, and remembers how its numbers are written.
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
        self.0 = Required::of(read(index, extra, from)?);
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
        let spelling = Respelling::new(extra.is_marked(index), extra.kept(index));
        to.serialize_entry(name, &Again(field, &spelling))
    }
}

impl<T: Decode> OptionalNumber<T> {
    /// Reads the member's value, and remembers whether it was null, or how its numbers are written: a value tells which.
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
        let value: Option<T> = read(index, extra, from)?;
        if value.is_none() {
            extra.mark(index);
        }
        self.0 = Optional::of(value);
        Ok(())
    }

    /// The field's value.
    ///
    /// # Errors
    ///
    /// Never fails; the other slot does.
    #[inline]
    pub fn finish<E: Error>(self, name: &'static str) -> Result<Option<T>, E> {
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
        field: &Option<T>,
        extra: &Extra,
    ) -> Result<(), M::Error> {
        if field.is_some() || extra.is_marked(index) {
            RequiredNumber::write(to, name, index, field, extra)
        } else {
            Ok(())
        }
    }
}

#[inline]
fn read<'de, T: Decode, A: MapAccess<'de>>(
    index: usize,
    extra: &mut Extra,
    from: &mut A,
) -> Result<T, A::Error> {
    let mut spelling = Spelling::default();
    let value = from.next_value_seed(Seed::new(Some(&mut spelling)))?;
    if spelling.is_whole() {
        extra.mark(index);
    }
    extra.keep(index, spelling.into_kept());
    Ok(value)
}

#[cfg(test)]
mod tests {
    #![allow(unreachable_pub)] // What the macro makes is as public as its trait.

    use std::collections::BTreeMap;

    use crate as formwork;
    use crate::{Extra, Tuple};

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

    #[derive(Debug, PartialEq)]
    struct Rates {
        rate: f64,
        list: Option<Vec<Vec<f64>>>,
        map: Option<BTreeMap<String, Option<f64>>>,
        pair: Option<Tuple<(f64, String), f64>>,
        extra: Extra,
    }

    formwork::__private::object! {
        Rates {
            "rate" => rate: RequiredNumber<f64>,
            "list" => list: OptionalNumber<Vec<Vec<f64>>>,
            "map" => map: OptionalNumber<BTreeMap<String, Option<f64>>>,
            "pair" => pair: OptionalNumber<Tuple<(f64, String), f64>>,
        }
    }

    #[test]
    fn numbers_that_no_float_holds_are_written_as_they_came() {
        for json in [
            r#"{"rate":1e400}"#,
            r#"{"rate":-123456789012345678901234567890}"#,
            r#"{"rate":0.1000000000000000055511151231257827}"#,
            r#"{"rate":1e-400,"list":null}"#,
            r#"{"rate":4e-324,"list":[[0.5],[],[9007199254740993,0.1]]}"#,
            r#"{"rate":0.5,"list":[[1,2],[3]],"map":{"a":1,"b":null},"pair":[1,"x",2]}"#,
            r#"{"rate":1.5,"map":{"a":1e400,"b":null,"c":-1e400},"pair":[1e999,"1e5",0.5,12345678901234567891]}"#,
        ] {
            let read: Rates = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
    }

    /// The entries of a map are written in another order than they are read in.
    #[test]
    fn kept_numbers_stay_with_their_keys() {
        let json = r#"{"rate":1.5,"map":{"c":1e400,"a":2e400,"a":0.5,"b":3e400}}"#;
        let mut rates: Rates = serde_json::from_str(json).unwrap();
        let written = |rates: &Rates| serde_json::to_string(rates).unwrap();
        assert_eq!(written(&rates), r#"{"rate":1.5,"map":{"a":0.5,"b":3e400,"c":1e400}}"#);
        rates.map.get_or_insert_default().insert("b".to_owned(), Some(2.5));
        assert_eq!(written(&rates), r#"{"rate":1.5,"map":{"a":0.5,"b":2.5,"c":1e400}}"#);
    }

    #[test]
    fn of_two_members_of_one_name_the_last_counts() {
        let rates: Rates = serde_json::from_str(r#"{"rate":1e400,"rate":0.5}"#).unwrap();
        assert_eq!(serde_json::to_string(&rates).unwrap(), r#"{"rate":0.5}"#);
    }

    #[test]
    fn what_is_no_number_is_an_error() {
        for json in [r#"{"percentage":null,"least":1}"#, r#"{"percentage":"1","least":1}"#, r#"{"least":1}"#]
        {
            assert!(serde_json::from_str::<Rate>(json).is_err(), "{json}");
        }
    }
}
