//! YAML scalars by the core schema of YAML 1.2 (section 10.3), where `yes`, `on` and dates are strings.

use std::borrow::Cow;

use granit_parser::Tag;

/// The prefix of YAML's own tags.
pub(super) const CORE: &str = "tag:yaml.org,2002:";

/// The JSON value of a scalar.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Scalar<'t> {
    Text,
    Null,
    Boolean(bool),
    /// The digits in the spelling of JSON.
    Integer(Cow<'t, str>),
    Float(Cow<'t, str>),
    /// A value that JSON does not have, as it is shown in a message.
    Nothing(Cow<'t, str>),
}

impl<'t> Scalar<'t> {
    /// Resolves a scalar. `is_plain` says that it has no quotes.
    pub(super) fn new(text: &'t str, is_plain: bool, tag: Option<&'t Tag>) -> Self {
        let Some(tag) = tag else {
            return if is_plain { Self::of_plain(text) } else { Self::Text };
        };
        if tag.parts() == ("", "!") {
            return Self::Text;
        }
        let value = Self::of_plain(text);
        let core = tag.suffix_in_namespace(CORE);
        match (core.as_deref(), &value) {
            (Some("str" | "binary" | "timestamp"), _) => Self::Text,
            (Some("null"), Self::Null)
            | (Some("bool"), Self::Boolean(_))
            | (Some("int" | "float"), Self::Integer(_))
            | (Some("float"), Self::Float(_) | Self::Nothing(_)) => value,
            _ => Self::Nothing(shown(tag)),
        }
    }

    /// Resolves an unquoted scalar without a tag.
    fn of_plain(text: &'t str) -> Self {
        match text.as_bytes() {
            [b'+' | b'-' | b'.' | b'0'..=b'9', ..] => Self::of_number(text),
            b"" | b"~" | b"null" | b"Null" | b"NULL" => Self::Null,
            b"true" | b"True" | b"TRUE" => Self::Boolean(true),
            b"false" | b"False" | b"FALSE" => Self::Boolean(false),
            _ => Self::Text,
        }
    }

    /// Resolves a text that begins like a number.
    fn of_number(text: &'t str) -> Self {
        for (prefix, radix) in [("0o", 8), ("0x", 16)] {
            if let Some(digits) = text.strip_prefix(prefix) {
                return Self::in_radix(text, digits, radix);
            }
        }
        let (sign, digits) = match text.as_bytes() {
            [b'-', ..] => ("-", text.get(1..).unwrap_or_default()),
            [b'+', ..] => ("", text.get(1..).unwrap_or_default()),
            _ => ("", text),
        };
        match digits {
            ".inf" | ".Inf" | ".INF" => return Self::Nothing(text.into()),
            ".nan" | ".NaN" | ".NAN" if digits == text => return Self::Nothing(text.into()),
            _ => {}
        }
        Self::of_decimal(text, sign, digits).unwrap_or(Self::Text)
    }

    /// An octal or hexadecimal integer. One beyond 128 bits is refused: it is not meant as a number.
    fn in_radix(text: &'t str, digits: &str, radix: u32) -> Self {
        if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
            return Self::Text;
        }
        match u128::from_str_radix(digits, radix) {
            Ok(number) => Self::Integer(number.to_string().into()),
            Err(_) => Self::Nothing(text.into()),
        }
    }

    /// A decimal number in the spelling of JSON: no `+`, no leading zeros, digits on both sides of the point.
    fn of_decimal(text: &'t str, sign: &str, digits: &str) -> Option<Self> {
        let (mantissa, exponent) = match digits.find(['e', 'E']) {
            Some(end) => digits.split_at(end),
            None => (digits, ""),
        };
        let (whole, point, part) = match mantissa.split_once('.') {
            Some((whole, part)) => (whole, ".", part),
            None => (mantissa, "", ""),
        };
        let is_number = (!whole.is_empty() || !part.is_empty())
            && are_digits(whole)
            && are_digits(part)
            && is_exponent(exponent);
        if !is_number {
            return None;
        }
        let short = match whole.trim_start_matches('0') {
            "" => "0",
            short => short,
        };
        let is_as_in_json = short == whole && point.is_empty() == part.is_empty() && !text.starts_with('+');
        let number = if is_as_in_json {
            text.into()
        } else {
            let point = if part.is_empty() { "" } else { "." };
            format!("{sign}{short}{point}{part}{exponent}").into()
        };
        let is_integer = point.is_empty() && exponent.is_empty();
        Some(if is_integer { Self::Integer(number) } else { Self::Float(number) })
    }
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// True for an empty text, and for `e` with a number.
fn is_exponent(text: &str) -> bool {
    let Some(digits) = text.strip_prefix(['e', 'E']) else { return text.is_empty() };
    let digits = digits.strip_prefix(['+', '-']).unwrap_or(digits);
    !digits.is_empty() && are_digits(digits)
}

/// The tag as written, without the characters that end a word in JSON.
fn shown(tag: &Tag) -> Cow<'static, str> {
    let is_part = |character: &char| !(character.is_whitespace() || ",:\"{}[]".contains(*character));
    let shown: String = tag.original().chars().filter(is_part).collect();
    if shown.starts_with('!') { shown.into() } else { format!("!{shown}").into() }
}

#[cfg(test)]
mod tests {
    use granit_parser::Tag;

    use super::{CORE, Scalar};

    /// The JSON of a scalar; `None` for a string.
    fn word(scalar: &Scalar<'_>) -> Option<String> {
        match scalar {
            Scalar::Text => None,
            Scalar::Null => Some("null".to_owned()),
            Scalar::Boolean(boolean) => Some(boolean.to_string()),
            Scalar::Integer(word) => Some(format!("{word} int")),
            Scalar::Float(word) => Some(format!("{word} float")),
            Scalar::Nothing(word) => Some(format!("{word} nothing")),
        }
    }

    #[test]
    fn plain_scalars() {
        for (text, expected) in [
            ("", "null"),
            ("~", "null"),
            ("Null", "null"),
            ("TRUE", "true"),
            ("False", "false"),
            ("0", "0 int"),
            ("-0", "-0 int"),
            ("+12", "12 int"),
            ("-017", "-17 int"),
            ("00", "0 int"),
            ("0o17", "15 int"),
            ("0xFf", "255 int"),
            ("123456789012345678901234567890", "123456789012345678901234567890 int"),
            ("1.", "1 float"),
            (".5", "0.5 float"),
            ("-.5e3", "-0.5e3 float"),
            ("+1.50E-07", "1.50E-07 float"),
            ("01.5", "1.5 float"),
            ("1.e5", "1e5 float"),
            ("1e3", "1e3 float"),
            (".inf", ".inf nothing"),
            ("-.INF", "-.INF nothing"),
            ("+.Inf", "+.Inf nothing"),
            (".NaN", ".NaN nothing"),
            ("0xfffffffffffffffffffffffffffffffff", "0xfffffffffffffffffffffffffffffffff nothing"),
        ] {
            assert_eq!(word(&Scalar::new(text, true, None)).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn texts() {
        for text in [
            "yes",
            "no",
            "on",
            "off",
            "y",
            "tRUE",
            "nUll",
            "nil",
            "none",
            "3.0.3",
            "1.2.3",
            "2024-01-01",
            "2024-01-01T00:00:00Z",
            "12:30",
            "1_000",
            "0b11",
            "0o8",
            "0o",
            "0x",
            "-0x1",
            "+0o7",
            "1e",
            "1e+",
            "e5",
            ".",
            "-",
            "+",
            "..",
            "-.",
            ".e5",
            "1.5e",
            "1 2",
            "-.nan",
            "+.nan",
            ".iNf",
            "inf",
            "nan",
            "-a",
            "0xg",
            "1.2e3.4",
            "--1",
            "+-1",
            "\u{663}",
        ] {
            assert_eq!(Scalar::new(text, true, None), Scalar::Text, "{text}");
        }
        for text in ["", "null", "true", "12", "1.5", ".inf"] {
            assert_eq!(Scalar::new(text, false, None), Scalar::Text, "{text}");
        }
    }

    #[test]
    fn tags() {
        let core = |suffix: &str| Tag::with_original_handle(CORE, suffix, "!!");
        for (suffix, text, expected) in [
            ("str", "12", None),
            ("str", "", None),
            ("timestamp", "12", None),
            ("int", "0x1f", Some("31 int")),
            ("int", "1.5", Some("!!int nothing")),
            ("float", "12", Some("12 int")),
            ("float", ".inf", Some(".inf nothing")),
            ("bool", "true", Some("true")),
            ("bool", "yes", Some("!!bool nothing")),
            ("null", "~", Some("null")),
            ("null", "a", Some("!!null nothing")),
            ("set", "a", Some("!!set nothing")),
        ] {
            for is_plain in [true, false] {
                let tag = core(suffix);
                let scalar = Scalar::new(text, is_plain, Some(&tag));
                assert_eq!(word(&scalar).as_deref(), expected, "{suffix} {text}");
            }
        }
        let include = Tag::new("!", "include");
        assert_eq!(word(&Scalar::new("a.yaml", true, Some(&include))).as_deref(), Some("!include nothing"));
        let odd = Tag::new("", "tag:a,b:{c}");
        assert_eq!(word(&Scalar::new("1", true, Some(&odd))).as_deref(), Some("!<tagabc> nothing"));
        assert_eq!(Scalar::new("12", true, Some(&Tag::new("", "!"))), Scalar::Text);
    }
}
