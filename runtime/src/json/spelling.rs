//! The spelling of numbers that `f64` reads: `19` is not written back as `19.0`, nor `1e400` as infinity.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde::ser::{Serialize, Serializer};

use super::decimal::{self, Decimal};
use super::value::{Entries, numbers};
use super::{Json, read_part};

/// The numbers of a member while it is read, counted in the order in which they are written again.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    count: usize,
    /// Set by a number that is written as a whole one, such as `19`.
    has_whole: bool,
    /// Set by a whole number with a fraction, such as `19.0`.
    has_fraction: bool,
    kept: Kept,
}

/// The numbers that `f64` does not hold, each with its place among the numbers of its member, in the order of these.
pub(super) type Kept = Vec<(usize, Box<str>)>;

impl Spelling {
    /// Takes over how the next number is written.
    pub(super) fn add(&mut self, float: Float) {
        match float.form {
            Form::Whole => self.has_whole = true,
            Form::WholeWithFraction => self.has_fraction = true,
            Form::Fraction => {}
        }
        if let Some(text) = float.text {
            self.kept.push((self.count, text));
        }
        self.count += 1;
    }

    /// True if there are whole numbers, all of them written without a fraction.
    pub(super) fn is_whole(&self) -> bool {
        self.has_whole && !self.has_fraction
    }

    /// True if floats hold every number.
    pub(super) fn is_held(&self) -> bool {
        self.kept.is_empty()
    }

    pub(super) fn into_kept(self) -> Kept {
        self.kept
    }

    /// Takes over how the numbers of a map's entry are written. The numbers that are kept are put beside the key, as
    /// entries are written in the order of their keys. Of entries with one key the last counts.
    pub(super) fn add_entry(&mut self, entry: Self, key: &str, kept: &mut BTreeMap<String, Kept>) {
        self.has_whole |= entry.has_whole;
        self.has_fraction |= entry.has_fraction;
        if !entry.is_held() {
            kept.insert(key.to_owned(), entry.kept);
        } else if !kept.is_empty() {
            kept.remove(key);
        }
    }

    /// Takes over the numbers of a map, and those that are kept for its entries.
    pub(super) fn add_kept(&mut self, mut kept: BTreeMap<String, Kept>, map: &dyn Entries) {
        map.each(&mut |key, value| {
            if let Some(kept) = kept.remove(key) {
                self.kept.extend(kept.into_iter().map(|(place, text)| (self.count + place, text)));
            }
            self.count += numbers(value);
        });
    }
}

/// A number that a float was made of.
pub(super) struct Float {
    pub(super) number: f64,
    form: Form,
    /// The text, if the float would be written as another number.
    text: Option<Box<str>>,
}

/// The ways to write a number.
#[derive(Clone, Copy)]
enum Form {
    /// `19`
    Whole,
    /// `19.0`
    WholeWithFraction,
    /// `19.5`
    Fraction,
}

impl Float {
    /// The float for a JSON number.
    pub(super) fn parse(json: &str) -> Option<Self> {
        let number = json.parse::<f64>().ok()?;
        let plain = Self::plain(number);
        let form = if json.contains(['.', 'e', 'E']) { plain.form } else { Form::Whole };
        let text = (!is_held(json, number)).then(|| json.into());
        Some(Self { form, text, ..plain })
    }

    /// A number of which nothing but the float is known.
    pub(super) fn plain(number: f64) -> Self {
        let form = if number.fract() == 0.0 { Form::WholeWithFraction } else { Form::Fraction };
        Self { number, form, text: None }
    }
}

/// True if the float is written as the number that this text is. Up to 15 digits always come through (IEEE 754 binary64),
/// so the rest is asked of few. Of two shortest texts `serde_json` writes
/// the even one, and the standard library another.
fn is_held(text: &str, number: f64) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (digits <= 15 && number.is_normal())
        || Decimal::parse(text).is_some_and(|decimal| {
            (decimal.precision() <= 15 && number.is_normal())
                || number.is_finite()
                    && serde_json::to_string(&number).is_ok_and(|written| decimal::is_same(text, &written))
        })
}

/// The numbers of a member while it is written.
#[derive(Debug)]
pub(super) struct Respelling<'k> {
    next: Cell<usize>,
    is_whole: bool,
    kept: &'k [(usize, Box<str>)],
}

impl<'k> Respelling<'k> {
    pub(super) fn new(is_whole: bool, kept: &'k [(usize, Box<str>)]) -> Self {
        Self { next: Cell::new(0), is_whole, kept }
    }

    /// Writes the next number as it was read, unless it was changed.
    pub(super) fn write<S: Serializer>(&self, number: f64, to: S) -> Result<S::Ok, S::Error> {
        let place = self.next.get();
        self.next.set(place + 1);
        let kept = self.kept.binary_search_by_key(&place, |(place, _)| *place).ok();
        let kept = kept.and_then(|at| self.kept.get(at)).map(|(_, text)| &**text);
        let is_unchanged =
            |text: &&str| text.parse::<f64>().is_ok_and(|read| read.to_bits() == number.to_bits());
        if let Some(json) = kept.filter(is_unchanged).and_then(read_part::<Json>) {
            return json.serialize(to);
        }
        match Some(number).filter(|_| self.is_whole).and_then(whole) {
            Some(integer) => to.serialize_i64(integer),
            None => to.serialize_f64(number),
        }
    }
}

/// The whole number that a float stands for without doubt. A negative zero stays a float: its sign would be lost.
fn whole(number: f64) -> Option<i64> {
    /// From here on a float may stand for its neighbors, too.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_whole = number.abs() < EXACT && number.fract() == 0.0;
    let is_negative_zero = number.to_bits() == (-0.0_f64).to_bits();
    #[allow(clippy::cast_possible_truncation)] // Nothing is cut off.
    (is_whole && !is_negative_zero).then_some(number as i64)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::{Extra, Tuple};

    struct Rate {
        percentage: f64,
        least: Option<f64>,
        most: Option<f64>,
        extra: Extra,
    }

    crate::__object! {
        Rate {
            0 "percentage" => percentage: RequiredNumber,
            1 "least" => least: RequiredNumber,
            2 "most" => most: OptionalNumber,
            extra: 3,
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

    /// Numbers that are changed after they were read are written as they are.
    #[test]
    fn other_numbers_are_written_as_they_are() {
        let mut rate = read(r#"{"percentage":19,"least":2,"most":3}"#);
        (rate.percentage, rate.least, rate.most) = (19.5, None, Some(1e300));
        assert_eq!(
            serde_json::to_string(&rate).unwrap(),
            r#"{"percentage":19.5,"least":null,"most":1e+300}"#
        );
    }

    struct Rates {
        rate: f64,
        list: Option<Vec<Vec<f64>>>,
        map: Option<BTreeMap<String, Option<f64>>>,
        pair: Option<Tuple<(f64, String), f64>>,
        extra: Extra,
    }

    crate::__object! {
        Rates {
            0 "rate" => rate: RequiredNumber,
            1 "list" => list: OptionalNumber,
            2 "map" => map: OptionalNumber,
            3 "pair" => pair: OptionalNumber,
            extra: 4,
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
