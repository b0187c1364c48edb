//! The spelling of numbers that `f64` reads: `19` is not written back as `19.0`, nor `1e400` as infinity.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde::ser::{Serialize, Serializer};

use super::decimal::{self, Decimal};
use super::{Decode, Json, read_part};

/// The numbers of a member while it is read, counted in the order in which they are written again.
#[derive(Debug, Default)]
pub struct Spelling {
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
    pub(super) fn add_kept<T: Decode>(
        &mut self,
        mut kept: BTreeMap<String, Kept>,
        map: &BTreeMap<String, T>,
    ) {
        for (key, value) in map {
            if let Some(kept) = kept.remove(key) {
                self.kept.extend(kept.into_iter().map(|(place, text)| (self.count + place, text)));
            }
            self.count += value.numbers();
        }
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

    pub(super) fn of_integer(integer: i128) -> Self {
        Self::parse(&integer.to_string()).unwrap_or(Self::plain(f64::NAN))
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
pub struct Respelling<'k> {
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
