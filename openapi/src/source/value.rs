//! Scalars as values: what a string says, and which number a number is.

use std::fmt;

use super::grammar::is_word;
use super::node::Kind;

/// A value of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Boolean(bool),
    /// An integer that 64 bits have room for, with a sign or without one.
    Integer(i128),
    Number(f64),
    Text(String),
    /// Of what has parts it matters only that it has them.
    Array,
    Object,
}

impl Value {
    /// The number or other scalar that is written so, if it is no string; or a phrase that says why it is none.
    pub fn of_word(word: &str) -> Result<Self, &'static str> {
        match word {
            "null" => return Ok(Self::Null),
            "true" | "false" => return Ok(Self::Boolean(word == "true")),
            _ if is_word(word.as_bytes()) => {}
            _ => return Err("it is no value"),
        }
        let integer = word.parse().ok().filter(|integer| {
            (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(integer) && word != "-0"
        });
        match (integer, word.parse::<f64>()) {
            (Some(integer), _) => Ok(Self::Integer(integer)),
            (None, Ok(number)) if number.is_finite() => Ok(Self::Number(number)),
            _ => Err("number out of range"),
        }
    }

    /// Whether it is an integer with room for its sign.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Integer(integer) => i64::try_from(*integer).ok(),
            _ => None,
        }
    }

    /// Its kind in JSON.
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

    /// Whether it has elements or members.
    pub fn has_parts(&self) -> bool {
        matches!(self, Self::Array | Self::Object)
    }
}

/// As JSON.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(integer) => integer.fmt(f),
            Self::Number(number) => f.write_str(&number_text(*number)),
            Self::Text(text) => f.write_str(&quoted(text)),
            Self::Array => f.write_str("[...]"),
            Self::Object => f.write_str("{...}"),
        }
    }
}

/// A number in the fewest digits that say it.
fn number_text(number: f64) -> String {
    let is_small = (1e-5..1e-4).contains(&number.abs());
    let text = if is_small { number.to_string() } else { format!("{number:?}") };
    let (digits, power) = text.split_once('e').unwrap_or((&text, ""));
    let digits = even_of_two(number, digits).unwrap_or_else(|| digits.to_owned());
    match power {
        "" => digits,
        _ if power.starts_with('-') => format!("{digits}e{power}"),
        _ => format!("{digits}e+{power}"),
    }
}

/// The same digits with the last one less by one, if these are as near to the number, and even.
fn even_of_two(number: f64, digits: &str) -> Option<String> {
    /// As many digits as any number has.
    const ALL: usize = 767;
    let (before, last) = digits.split_at_checked(digits.len().checked_sub(1)?)?;
    let odd = last.parse::<u32>().ok().filter(|last| last % 2 == 1)?;
    let even = format!("{before}{}", odd - 1);
    let exact = format!("{number:.ALL$e}");
    let (exact, _) = exact.split_once('e')?;
    (significant(exact) == significant(&format!("{even}5"))).then_some(even)
}

fn significant(digits: &str) -> String {
    digits.replace(['-', '.'], "").trim_matches('0').to_owned()
}

/// A text as a string of JSON.
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

/// A digit of a control character's number.
fn hex(char: char, shift: u32) -> char {
    char::from_digit(u32::from(char) >> shift & 0xf, 16).unwrap_or_default()
}

/// What the text between two quotes says. `None` if it is not JSON, or has half of a surrogate pair.
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

/// The character of an escape, of which `\u` is behind us, and what follows it. Two of them are one character if
/// they are a surrogate pair.
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

    /// `serde_json` reads and writes the same.
    fn check_word(word: &str) {
        let value = Value::of_word(word);
        let Ok(known) = serde_json::from_str::<serde_json::Value>(word) else {
            return assert!(value.is_err(), "{word}: {value:?}");
        };
        let value = value.unwrap();
        assert_eq!(value.to_string(), known.to_string(), "{word}");
        assert_eq!(value.as_i64(), known.as_i64(), "{word}");
        assert_eq!(matches!(value, Value::Integer(_)), known.is_i64() || known.is_u64(), "{word}");
        assert_eq!(matches!(value, Value::Number(_)), known.is_f64(), "{word}");
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
