//! Values of scalars: the text of a string, the value of a number.

use std::fmt;

use super::grammar::is_word;
use super::node::Kind;

/// A value of a document. Numbers are equal if they have the same mathematical value, however they are written (JSON
/// Schema 2020-12 §4.2.2).
#[derive(Clone, Debug)]
pub enum Value {
    Null,
    Boolean(bool),
    /// An integer in the range of `i64` or `u64`.
    Integer(i128),
    /// Any other number, as written, because a float could change its digits.
    Number(String),
    Text(String),
    /// An array or object without its content, which no caller needs.
    Array,
    Object,
}

impl Value {
    /// Parses a number, boolean or null. The error is a phrase for a message.
    pub fn of_word(word: &str) -> Result<Self, &'static str> {
        match word {
            "null" => return Ok(Self::Null),
            "true" | "false" => return Ok(Self::Boolean(word == "true")),
            _ if is_word(word.as_bytes()) => {}
            _ => return Err("it is not a JSON value"),
        }
        let integer = word.parse().ok().filter(|integer| {
            (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(integer) && word != "-0"
        });
        Ok(integer.map_or_else(|| Self::Number(word.to_owned()), Self::Integer))
    }

    /// The value of an integer that fits. `1.0` is 1.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Integer(integer) => i64::try_from(*integer).ok(),
            Self::Number(number) => Decimal::parse(number).integer(),
            _ => None,
        }
    }

    /// The JSON kind. Integers are numbers.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Boolean(_) => Kind::Boolean,
            Self::Integer(_) | Self::Number(_) => Kind::Number,
            Self::Text(_) => Kind::String,
            Self::Array => Kind::Array,
            Self::Object => Kind::Object,
        }
    }

    /// A text that is equal for equal values, and only for them.
    pub fn key(&self) -> String {
        match self {
            Self::Integer(integer) => Decimal::parse(&integer.to_string()).to_string(),
            Self::Number(number) => Decimal::parse(number).to_string(),
            other => other.to_string(),
        }
    }

    /// True for an array or object.
    pub fn has_parts(&self) -> bool {
        matches!(self, Self::Array | Self::Object)
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Array, Self::Array) | (Self::Object, Self::Object) => true,
            (Self::Text(one), Self::Text(other)) => one == other,
            (one, other) if one.has_parts() || other.has_parts() => false,
            (one, other) => one.key() == other.key(),
        }
    }
}

/// JSON, except that the content of arrays and objects is not shown.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(integer) => integer.fmt(f),
            Self::Number(number) => f.write_str(number),
            Self::Text(text) => f.write_str(&quoted(text)),
            Self::Array => f.write_str("[...]"),
            Self::Object => f.write_str("{...}"),
        }
    }
}

/// A decimal number: `0.digits` times ten to the power of `magnitude`. Exact, unlike a float.
struct Decimal {
    is_negative: bool,
    /// The digits from the first to the last that is not 0. Empty if the number is 0.
    digits: String,
    magnitude: i64,
}

impl Decimal {
    /// Parses a JSON number.
    fn parse(word: &str) -> Self {
        let unsigned = word.trim_start_matches('-');
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        let point = i64::try_from(whole.len() + digits.len()).unwrap_or(i64::MAX);
        let all_length = i64::try_from(all.len()).unwrap_or(i64::MAX);
        // An exponent beyond 64 bits is clamped: no document has enough digits to compensate for it.
        let limit = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
        let exponent: i64 = exponent.parse().unwrap_or(limit);
        let digits = digits.trim_end_matches('0').to_owned();
        let is_zero = digits.is_empty();
        Self {
            is_negative: unsigned.len() < word.len() && !is_zero,
            magnitude: if is_zero { 0 } else { exponent.saturating_add(point - all_length) },
            digits,
        }
    }

    /// The number, if it is an integer that fits.
    fn integer(&self) -> Option<i64> {
        let zeros = usize::try_from(self.magnitude).ok()?.checked_sub(self.digits.len())?;
        let sign = if self.is_negative { "-" } else { "" };
        // `i64` has at most 19 digits.
        (zeros < 20).then(|| format!("{sign}0{}{}", self.digits, "0".repeat(zeros)).parse().ok())?
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative { "-" } else { "" };
        write!(f, "{sign}0.{}e{}", self.digits, self.magnitude)
    }
}

/// Quotes and escapes a text as a JSON string.
pub fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for char in text.chars() {
        match char {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            '\0'..='\u{1f}' => json.extend(['\\', 'u', '0', '0', hex(char, 4), hex(char, 0)]),
            _ => json.push(char),
        }
    }
    json.push('"');
    json
}

/// A hexadecimal digit of a control character.
fn hex(char: char, shift: u32) -> char {
    char::from_digit(u32::from(char) >> shift & 0xf, 16).unwrap_or_default()
}

/// Unescapes the text between two quotes. `None` if it is not JSON, or has half of a surrogate pair.
pub(super) fn unquoted(inside: &str) -> Option<String> {
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((plain, escape)) = rest.split_once('\\') {
        push_plain(&mut text, plain)?;
        let mut after = escape.chars();
        text.push(match after.next()? {
            same @ ('"' | '\\' | '/') => same,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (char, behind) = unicode_escape(after.as_str())?;
                after = behind.chars();
                char
            }
            _ => return None,
        });
        rest = after.as_str();
    }
    push_plain(&mut text, rest)?;
    Some(text)
}

fn push_plain(text: &mut String, plain: &str) -> Option<()> {
    let has_control = plain.bytes().any(|byte| byte < 0x20);
    (!has_control).then(|| text.push_str(plain))
}

/// The character of a `\u` escape, without the `\u`, and the rest. A surrogate pair of two escapes is one character
/// (RFC 8259 section 7).
fn unicode_escape(escape: &str) -> Option<(char, &str)> {
    let (unit, rest) = code_unit(escape)?;
    if let Some(char) = char::from_u32(unit) {
        return Some((char, rest));
    }
    let (low, rest) = code_unit(rest.strip_prefix("\\u")?)?;
    let is_pair = (0xd800..0xdc00).contains(&unit) && (0xdc00..0xe000).contains(&low);
    let char = is_pair.then(|| 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00))?;
    Some((char::from_u32(char)?, rest))
}

fn code_unit(escape: &str) -> Option<(u32, &str)> {
    let (digits, rest) = escape.split_at_checked(4)?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    Some((u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Value, quoted, unquoted};

    /// Compares with `serde_json`. Numbers that are too large for it keep their text.
    fn check_word(word: &str) {
        let value = Value::of_word(word);
        let known = match serde_json::from_str::<serde_json::Value>(word) {
            Ok(known) => known,
            Err(error) => {
                let is_large = error.to_string().starts_with("number out of range");
                return assert_eq!(value.is_ok(), is_large, "{word}: {value:?}");
            }
        };
        let value = value.unwrap();
        assert_eq!(value.to_string(), word);
        assert_eq!(matches!(value, Value::Integer(_)), known.is_i64() || known.is_u64(), "{word}");
        assert_eq!(matches!(value, Value::Number(_)), known.is_f64(), "{word}");
        if let Some(integer) = known.as_i64() {
            assert_eq!(value.as_i64(), Some(integer), "{word}");
        }
        if let Some(number) = known.as_f64().filter(|_| known.is_f64()) {
            // The key is JSON, and the same number.
            assert_eq!(value.key().parse(), Ok(number), "{word}: {}", value.key());
        }
    }

    #[test]
    fn a_number_is_equal_in_every_spelling() {
        let of = |word| Value::of_word(word).unwrap();
        for spellings in [
            &["1", "1.0", "10e-1", "0.1E+1", "0.001e3"][..],
            &["0", "-0", "0.0", "-0.00e99", "0e-99999999999999999999"],
            &["-100000", "-1e5", "-0.1e6"],
            &["18446744073709551616", "18446744073709551616.00", "1.8446744073709551616e19"],
            &["1.10", "1.1", "11e-1"],
            &["1e400", "10e399"],
            &["true"],
            &["null"],
        ] {
            for one in spellings {
                for other in spellings {
                    assert_eq!(of(one), of(other));
                }
                for other in ["2", "1.00000000000000000000001", "1e401", "-1", "11", "false"] {
                    assert_ne!(of(one), of(other));
                }
                assert_ne!(of(one), Value::Text((*one).to_owned()));
            }
        }
        for (word, integer) in [
            ("1.0", Some(1)),
            ("-0.0", Some(0)),
            ("-12.50e1", Some(-125)),
            ("-9.223372036854775808e18", Some(i64::MIN)),
            ("9223372036854775808", None),
            ("1e19", None),
            ("1e99999999999999999999", None),
            ("0.5", None),
            ("0.9999999999999999999999", None),
        ] {
            assert_eq!(of(word).as_i64(), integer, "{word}");
        }
    }

    #[test]
    fn words() {
        for word in [
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-0.0",
            "1",
            "-1",
            "1.0",
            "1e0",
            "1E+2",
            "0.1",
            "0.0001",
            "0.00001",
            "1e15",
            "1e16",
            "123456789012345680",
            "12345678901234567.5",
            "1e-400",
            "1e400",
            "-1e400",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775809",
            "563000000000000.25",
            "-563000000000000.25",
            "595275887276205.25858104742",
            "92300000133.24593354",
            "0.1E20",
            "1.8647124957607144e-5",
            "-6.070111320855661e293",
            "-3.471475779293267e-211",
            "5e-324",
            "1.7976931348623157e308",
            "01",
            "+1",
            "1.",
            "inf",
            "NaN",
            "",
            "tru",
            "0x1",
            "1_0",
        ] {
            check_word(word);
        }
    }

    #[test]
    fn strings() {
        for inside in [
            "",
            "a",
            "ä\u{7f}\u{1f600}",
            r#"\"\\\/\b\f\n\r\t"#,
            r"\u00e4\u00E4\u0000",
            r"\ud83d\ude00x",
            r"a\ud800",
            r"\ud800\ud800",
            r"\udc00\ud800",
            r"\ud800\n",
            r"\ud83d\u0041",
            r"\q",
            r"\u12g4",
            r"\u+123",
            r"\u123",
            "\\",
            "a\nb",
            "\u{0}",
            r"\u00ä4",
        ] {
            let known = serde_json::from_str::<String>(&format!("\"{inside}\"")).ok();
            assert_eq!(unquoted(inside), known, "{inside}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn numbers(word in r"-?(0|[1-9][0-9]{0,22})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?") {
            check_word(&word);
        }

        #[test]
        fn floats(number: f64) {
            if number.is_finite() {
                check_word(&format!("{number:?}"));
            }
        }

        #[test]
        fn texts(text in r#"[ -~\n\r\t\x00-\x1f"\\ä\u{2028}\u{1f600}]{0,20}"#) {
            prop_assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
            let json = quoted(&text);
            prop_assert_eq!(unquoted(&json[1..json.len() - 1]), Some(text));
        }

        #[test]
        fn escapes(inside in r"([a-c]|\\[bfnrtu/]|[0-9a-fA-F]|\\u[dD][89a-fA-F][0-9]{2}){0,8}") {
            let known = serde_json::from_str::<String>(&format!("\"{inside}\"")).ok();
            prop_assert_eq!(unquoted(&inside), known);
        }
    }
}
