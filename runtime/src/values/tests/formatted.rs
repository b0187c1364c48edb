//! Texts in a format, with what they say and without.

use std::collections::HashSet;
use std::fmt::{self, Debug};

use super::{body, pairs, read, write};
use crate::{Format, Formatted};

/// Stands for every type that is text alone.
#[derive(Clone, Debug, PartialEq)]
struct Digit(u8);

impl Format for Digit {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|digit| *digit < 10).map(Self)
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, to)
    }
}

/// Stands for every type that may be a number: its last digit.
#[derive(Clone, Debug, PartialEq)]
struct Last(char);

impl Format for Last {
    const IS_NUMBER: bool = true;

    fn parse(text: &str) -> Option<Self> {
        text.chars().last().filter(char::is_ascii_digit).map(Self)
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}", self.0)
    }
}

#[test]
fn text_is_kept_whether_or_not_it_is_a_value() {
    for (json, text, value) in [
        (r#""7""#, "7", Some(Digit(7))),
        (r#""007""#, "007", Some(Digit(7))),
        (r#""ten \"""#, "ten \"", None),
        (r#""""#, "", None),
    ] {
        let digit: Formatted<Digit> = read(json);
        assert_eq!((digit.get(), digit.as_str()), (value.as_ref(), text));
        assert_eq!((write(&digit), body(&digit)), (json.to_owned(), json.to_owned()));
        assert_eq!(digit, Formatted::from(text));
    }
    assert_eq!(pairs(&Formatted::<Digit>::from("a&b")), "a=a%26b");
    for other in ["7", "null", "[]"] {
        assert!(serde_json::from_str::<Formatted<Digit>>(other).is_err(), "{other}");
    }
}

#[test]
fn the_text_is_what_counts() {
    let seven = Formatted::from(Digit(7));
    assert_eq!((seven.as_str(), seven.get()), ("7", Some(&Digit(7))));
    assert_eq!(seven, Formatted::from("7"));
    assert_ne!(seven, Formatted::from("07"));
    let set = HashSet::from([seven.clone(), Formatted::from("7"), Formatted::from("07".to_owned())]);
    assert_eq!(set.len(), 2);
    assert_eq!(format!("{seven:?} {seven} {seven:>3}"), r#"Formatted("7") 7   7"#);
    assert_eq!(seven.as_ref(), "7");
}

#[test]
fn a_number_keeps_its_digits_and_is_one_again() {
    for (json, text) in
        [("12345678901234567890.10", "12345678901234567890.10"), ("-0", "-0"), (r#""1.0""#, "1.0")]
    {
        let last: Formatted<Last> = read(&format!(" {json} "));
        assert_eq!((last.as_str(), write(&last), body(&last)), (text, json.to_owned(), json.to_owned()));
        assert!(last.get().is_some());
        assert_eq!(pairs(&last), format!("a={text}"));
    }
    let set = Formatted::from(Last('5')).into_number();
    assert_eq!((write(&set), body(&set)), ("5".to_owned(), "5".to_owned()));
    for other in ["true", "null", "{}", r#""\ud800""#] {
        assert!(serde_json::from_str::<Formatted<Last>>(other).is_err(), "{other}");
    }
    for none in ["five", "1 ", "", "\"5\"", "1,2"] {
        let none = Formatted::<Last>::from(none).into_number();
        assert!(serde_json::to_string(&none).is_err(), "{none:?}");
        assert!(crate::form::to_json(&none).is_err(), "{none:?}");
    }
}

/// Texts, and what a value made of each is written as; `None` where there is no value.
#[allow(dead_code)] // Depends on the features.
fn check<T: Format + Clone + Debug>(table: &[(&str, Option<&str>)]) {
    for (text, again) in table {
        let formatted = Formatted::<T>::from(*text);
        let written = formatted.get().cloned().map(|value| Formatted::from(value).as_str().to_owned());
        assert_eq!(written.as_deref(), *again, "{text}: {:?}", formatted.get());
        assert_eq!(formatted.as_str(), *text);
    }
}

#[cfg(feature = "jiff")]
#[test]
fn types_of_jiff() {
    use ::jiff::{SignedDuration, Span, Timestamp, civil::Date, civil::Time};

    check::<Timestamp>(&[
        ("2025-03-09T01:02:03Z", Some("2025-03-09T01:02:03Z")),
        ("2025-03-09t01:02:03.5+02:00", Some("2025-03-08T23:02:03.5Z")),
        ("2025-03-09T01:02:03", None),
        ("2025-03-09", None),
        ("", None),
    ]);
    check::<Date>(&[
        ("2024-02-29", Some("2024-02-29")),
        ("2025-02-29", None),
        ("2025-03-09T01:02:03Z", None),
        ("20250309", None),
    ]);
    check::<Time>(&[
        ("01:02:03", Some("01:02:03")),
        ("01:02:03.25Z", Some("01:02:03.25")),
        ("01:02:03-05:30", Some("01:02:03")),
        ("25:00:00", None),
        ("noon", None),
        ("Z", None),
    ]);
    check::<Span>(&[("P1Y2M10DT2H30M", Some("P1Y2M10DT2H30M")), ("1 year", None), ("P", None)]);
    check::<SignedDuration>(&[("PT36H", Some("PT36H")), ("-PT1.5S", Some("-PT1.5S")), ("P1M", None)]);
    check::<Timestamp>(&[(&Timestamp::MAX.to_string(), Some(&Timestamp::MAX.to_string()))]);
}

#[cfg(feature = "time")]
#[test]
fn types_of_time() {
    use ::time::{Date, OffsetDateTime, Time, UtcOffset};

    check::<OffsetDateTime>(&[
        ("2025-03-09T01:02:03Z", Some("2025-03-09T01:02:03Z")),
        ("2025-03-09T01:02:03.5+02:00", Some("2025-03-09T01:02:03.5+02:00")),
        ("2025-03-09T01:02:03", None),
        ("", None),
    ]);
    check::<Date>(&[
        ("2024-02-29", Some("2024-02-29")),
        ("2025-02-29", None),
        ("2025-03-09T01:02:03Z", None),
    ]);
    check::<Time>(&[
        ("01:02:03", Some("01:02:03")),
        ("01:02:03.25Z", Some("01:02:03.25")),
        ("01:02:03-05:30", Some("01:02:03")),
        ("25:00:00", None),
        ("Z", None),
        ("", None),
    ]);
    let odd = OffsetDateTime::UNIX_EPOCH.to_offset(UtcOffset::from_hms(0, 0, 1).unwrap());
    assert_eq!(Formatted::from(odd).as_str(), odd.to_string());
}

#[cfg(feature = "uuid")]
#[test]
fn types_of_uuid() {
    let uuid = "0192b2c4-7f3a-7000-8000-0123456789ab";
    check::<::uuid::Uuid>(&[(uuid, Some(uuid)), (&uuid.to_uppercase(), Some(uuid)), ("0192b2c4", None)]);
}

#[cfg(feature = "rust_decimal")]
#[test]
fn types_of_rust_decimal() {
    use ::rust_decimal::Decimal;

    check::<Decimal>(&[
        ("12.50", Some("12.50")),
        ("-0.1", Some("-0.1")),
        ("1e3", Some("1000")),
        ("1.5E-2", Some("0.015")),
        ("79228162514264337593543950335", Some("79228162514264337593543950335")),
        ("79228162514264337593543950336", None),
        ("0.00000000000000000000000000001", None),
        ("0.1234567890123456789012345678901e1", None),
        ("1e40", None),
        ("1_000", None),
        ("1e", None),
        ("e3", None),
        ("NaN", None),
        ("", None),
    ]);
    let price: Formatted<Decimal> = read("19.90");
    assert_eq!((price.get(), write(&price).as_str()), (Some(&Decimal::new(1990, 2)), "19.90"));
    let price: Formatted<Decimal> = read(r#""19.90""#);
    assert_eq!((price.get(), write(&price).as_str()), (Some(&Decimal::new(1990, 2)), r#""19.90""#));
}

#[cfg(feature = "base64")]
#[test]
fn bytes_are_base64() {
    use crate::{Bytes, UrlBytes};

    check::<Bytes>(&[
        ("", Some("")),
        ("+/+/", Some("+/+/")),
        ("-_-_", Some("+/+/")),
        ("YQ==", Some("YQ==")),
        ("YQ", Some("YQ==")),
        ("Y", None),
        ("YR==", None), // Bits behind the last byte.
        ("Y Q=", None),
        ("+/-_", None),
    ]);
    check::<UrlBytes>(&[("-_-_", Some("-_-_")), ("+/+/", Some("-_-_")), ("YQ==", Some("YQ")), ("é", None)]);
    let bytes = Bytes::from(&[0, 255][..]);
    assert_eq!(format!("{bytes:?} {:?}", UrlBytes::default()), "Bytes(2 bytes) UrlBytes(0 bytes)");
    assert_eq!((Formatted::from(bytes.clone()).as_str(), bytes.into_vec()), ("AP8=", vec![0, 255]));
}
