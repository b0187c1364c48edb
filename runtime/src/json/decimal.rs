//! Numbers by their decimal digits. `1e2`, `100.0` and `100` are one number (JSON Schema 2020-12 core 4.2.2), and a
//! float is never asked: it would take `0.9999999999999999999` for `1`.

/// A JSON number, taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decimal<'t> {
    is_negative: bool,
    /// The digits before the point, and those behind it.
    parts: (&'t str, &'t str),
    /// The first and the last digit that is not 0, counted from the first one of all. `None` if the number is 0.
    significant: Option<(usize, usize)>,
    /// The count of digits before the point once the exponent has moved it. It may be more than there are.
    point: i64,
}

impl<'t> Decimal<'t> {
    /// The number that a text is, if it is one in JSON (RFC 8259, section 6).
    pub(crate) fn parse(text: &'t str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let is_whole_part = are_digits(whole) && (whole.len() == 1 || !whole.starts_with('0'));
        if !is_whole_part || !fraction.is_none_or(are_digits) {
            return None;
        }
        let parts = (whole, fraction.unwrap_or_default());
        let nonzero = |(_, digit): &(usize, u8)| *digit != b'0';
        let first = digits(parts).enumerate().find(nonzero);
        let last = digits(parts).enumerate().filter(nonzero).last();
        Some(Self {
            is_negative: unsigned.len() < text.len(),
            parts,
            significant: first.zip(last).map(|((first, _), (last, _))| (first, last)),
            point: exponent.saturating_add(i64::try_from(whole.len()).unwrap_or(i64::MAX)),
        })
    }

    /// The count of digits from the first to the last that is not 0.
    pub(crate) fn precision(&self) -> usize {
        self.significant.map_or(0, |(first, last)| last - first + 1)
    }

    /// The number, if it is a whole one that 128 bits have room for. `-0` is 0.
    pub(crate) fn integer(&self) -> Option<i128> {
        let Some((first, last)) = self.significant else { return Some(0) };
        let end = usize::try_from(self.point).ok().filter(|end| last < *end && end - first < 40)?;
        let all = digits(self.parts).chain(std::iter::repeat(b'0')).take(end).skip(first);
        all.map(|digit| i128::from(digit - b'0')).try_fold(0_i128, |magnitude, digit| {
            let magnitude = magnitude.checked_mul(10)?;
            if self.is_negative { magnitude.checked_sub(digit) } else { magnitude.checked_add(digit) }
        })
    }

    /// The count of digits from the first one that is not 0 to the point.
    fn magnitude(&self, first: usize) -> Option<i64> {
        self.point.checked_sub(i64::try_from(first).ok()?)
    }

    fn digits_between(&self, (first, last): (usize, usize)) -> impl Iterator<Item = u8> {
        digits(self.parts).skip(first).take(last - first + 1)
    }
}

/// The digits of a number, the same for every spelling of it.
impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        let (Some(own), Some(others)) = (self.significant, other.significant) else {
            return self.significant == other.significant;
        };
        self.is_negative == other.is_negative
            && own.1 - own.0 == others.1 - others.0
            && self.magnitude(own.0) == other.magnitude(others.0)
            && self.digits_between(own).eq(other.digits_between(others))
    }
}

/// The whole number that a JSON text is, if it is one: `1.0` and `10e-1` are 1.
pub(crate) fn integer<T: TryFrom<i128>>(json: &str) -> Option<T> {
    T::try_from(Decimal::parse(json)?.integer()?).ok()
}

/// True for two JSON texts that are one number.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    Decimal::parse(one).is_some_and(|one| Decimal::parse(other) == Some(one))
}

fn digits((whole, fraction): (&str, &str)) -> impl Iterator<Item = u8> {
    whole.bytes().chain(fraction.bytes())
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An exponent. One that is too long for 64 bits is as large as they are: no text has digits enough to make up for it.
fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let limit = if text.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 };
    are_digits(digits).then(|| text.parse().unwrap_or(limit).clamp(i64::MIN / 2, i64::MAX / 2))
}

#[cfg(test)]
mod tests {
    use super::{Decimal, integer, is_same};

    #[test]
    fn integers_in_every_spelling() {
        for (json, expected) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("-0.00e7", Some(0)),
            ("0e-99999999999999999999999999", Some(0)),
            ("1.0", Some(1)),
            ("10e-1", Some(1)),
            ("1e18", Some(1_000_000_000_000_000_000)),
            ("-12.50e1", Some(-125)),
            ("9223372036854775807.0", Some(i64::MAX)),
            ("-9.223372036854775808e18", Some(i64::MIN)),
            ("9223372036854775808.0", None),
            ("1e19", None),
            ("1e99999999999999999999999999", None),
            ("0.9999999999999999999999999", None),
            ("1.0000000000000000000000001", None),
            ("1e-1", None),
            ("125e-2", None),
            ("+1", None),
            ("01", None),
            ("1.", None),
            (".5", None),
            ("1e", None),
            ("1e+", None),
            ("1e+-1", None),
            ("1.2.3", None),
            ("--1", None),
            ("-", None),
            ("", None),
            ("null", None),
            ("\u{663}", None),
        ] {
            assert_eq!(integer::<i64>(json), expected, "{json}");
        }
        assert_eq!(integer::<u64>("18446744073709551615"), Some(u64::MAX));
        assert_eq!(integer::<i128>("-170141183460469231731687303715884105728"), Some(i128::MIN));
        assert_eq!(integer::<i128>("170141183460469231731687303715884105728"), None);
    }

    #[test]
    fn a_number_is_the_same_in_every_spelling() {
        let same = ["100", "1e2", "100.0", "0.1e3", "10000E-2", "1.00e+2"];
        let other = ["-100", "1e3", "1", "100.00000000000000000000001", "10", "1e400", "0", "x"];
        for one in same {
            assert!(same.iter().all(|same| is_same(one, same)), "{one}");
            assert!(other.iter().all(|other| !is_same(one, other) && !is_same(other, one)), "{one}");
        }
        assert!(is_same("0", "-0.0") && is_same("1e400", "10e399") && !is_same("1e400", "1e401"));
    }

    #[test]
    fn leading_and_trailing_zeros_are_not_significant() {
        for (json, precision) in [("0.0", 0), ("1", 1), ("0.00120", 2), ("1200e5", 2), ("10.01", 4)] {
            assert_eq!(Decimal::parse(json).map(|decimal| decimal.precision()), Some(precision), "{json}");
        }
    }

    /// Every number below 1000 with up to three digits behind the point, moved by an exponent.
    #[test]
    fn integers_are_those_of_exact_arithmetic() {
        for thousandths in (0..1_000_000_i64).step_by(7) {
            for exponent in -4..=4_i32 {
                let json = format!("{}.{:03}e{exponent}", thousandths / 1000, thousandths % 1000);
                let scaled = i128::from(thousandths) * 10_i128.pow(u32::try_from(exponent + 4).unwrap());
                let expected = (scaled % 10_000_000 == 0).then_some(scaled / 10_000_000);
                assert_eq!(integer::<i128>(&json), expected, "{json}");
            }
        }
    }
}
