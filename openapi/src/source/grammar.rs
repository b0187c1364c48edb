//! The tokens of JSON (RFC 8259): whitespace, strings and other scalars, byte by byte.
//!
//! Macros are usually built without optimization, where indexing and every method of a slice is a call. Slice patterns
//! are part of the language, and compile to comparisons of bytes.

/// A syntax error and its offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) reason: String,
}

impl Fault {
    pub(super) fn new(offset: usize, reason: impl Into<String>) -> Self {
        Self { offset, reason: reason.into() }
    }
}

/// Skips whitespace.
pub(super) fn after_blanks(mut rest: &[u8]) -> &[u8] {
    loop {
        rest = match rest {
            [b' ', b' ', b' ', b' ', b' ', b' ', b' ', b' ', after @ ..]
            | [b' ' | b'\n' | b'\r' | b'\t', after @ ..] => after,
            _ => return rest,
        }
    }
}

/// Skips a string from after its opening quote. `None` if it has no end. Eight bytes at a time take half the time of
/// one by one.
#[expect(clippy::match_same_arms, reason = "which quote or escape is the first one is a matter of the order")]
pub(super) fn after_string(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        rest = match rest {
            [b'"', after @ ..] => return Some(after),
            [b'\\', _, after @ ..] => after,
            [_, b'"', after @ ..] => return Some(after),
            [_, b'\\', _, after @ ..] => after,
            [_, _, b'"', after @ ..] => return Some(after),
            [_, _, b'\\', _, after @ ..] => after,
            [_, _, _, b'"', after @ ..] => return Some(after),
            [_, _, _, b'\\', _, after @ ..] => after,
            [_, _, _, _, b'"', after @ ..] => return Some(after),
            [_, _, _, _, b'\\', _, after @ ..] => after,
            [_, _, _, _, _, b'"', after @ ..] => return Some(after),
            [_, _, _, _, _, b'\\', _, after @ ..] => after,
            [_, _, _, _, _, _, b'"', after @ ..] => return Some(after),
            [_, _, _, _, _, _, b'\\', _, after @ ..] => after,
            [_, _, _, _, _, _, _, b'"', after @ ..] => return Some(after),
            [_, _, _, _, _, _, _, b'\\', _, after @ ..] => after,
            [_, _, _, _, _, _, _, _, after @ ..] => after,
            [_, after @ ..] => after,
            [] => return None,
        }
    }
}

/// Skips a scalar other than a string, up to the next separator.
pub(super) fn after_word(mut rest: &[u8]) -> &[u8] {
    loop {
        rest = match rest {
            [b' ' | b'\n' | b'\r' | b'\t' | b',' | b':' | b'"' | b'{' | b'}' | b'[' | b']', ..] | [] => {
                return rest;
            }
            [_, after @ ..] => after,
        }
    }
}

/// True for a valid scalar other than a string.
pub(super) fn is_word(word: &[u8]) -> bool {
    matches!(word, b"true" | b"false" | b"null") || is_number(word)
}

fn is_number(word: &[u8]) -> bool {
    let digits = match word {
        [b'-', digits @ ..] | digits => digits,
    };
    let rest = match digits {
        [b'0', rest @ ..] => rest,
        rest => match after_digits(rest) {
            Some(rest) => rest,
            None => return false,
        },
    };
    let rest = match rest {
        [b'.', rest @ ..] => match after_digits(rest) {
            Some(rest) => rest,
            None => return false,
        },
        rest => rest,
    };
    match rest {
        [] => true,
        [b'e' | b'E', b'+' | b'-', rest @ ..] | [b'e' | b'E', rest @ ..] => {
            after_digits(rest).is_some_and(<[u8]>::is_empty)
        }
        _ => false,
    }
}

/// Skips one digit or more.
fn after_digits(rest: &[u8]) -> Option<&[u8]> {
    let [b'0'..=b'9', after @ ..] = rest else { return None };
    let mut rest = after;
    while let [b'0'..=b'9', after @ ..] = rest {
        rest = after;
    }
    Some(rest)
}

/// True if the text between two quotes has no escapes and no control characters.
pub(super) fn is_plain(mut inside: &[u8]) -> bool {
    loop {
        inside = match inside {
            [0..=0x1f | b'\\', ..]
            | [_, 0..=0x1f | b'\\', ..]
            | [_, _, 0..=0x1f | b'\\', ..]
            | [_, _, _, 0..=0x1f | b'\\', ..] => return false,
            [_, _, _, _, after @ ..] | [_, after @ ..] => after,
            [] => return true,
        }
    }
}

/// The first fault in the text between two quotes. Half of a surrogate pair is valid JSON (RFC 8259 section 8.2).
pub(super) fn fault_in_string(inside: &[u8]) -> Option<Fault> {
    let mut rest = inside;
    loop {
        rest = match rest {
            [] => return None,
            [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', after @ ..] => after,
            [b'\\', b'u', a, b, c, d, after @ ..]
                if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()) =>
            {
                after
            }
            [b'\\', ..] => return Some(Fault::new(inside.len() - rest.len(), "JSON has no such escape")),
            [0..=0x1f, ..] => {
                let reason = "a string cannot have a control character that is not escaped";
                return Some(Fault::new(inside.len() - rest.len(), reason));
            }
            [_, after @ ..] => after,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{after_blanks, after_string, fault_in_string, is_plain, is_word};

    #[test]
    fn blanks_of_every_length() {
        for count in 0..40 {
            let text = format!("{}x", " \n\r\t        ".repeat(count).get(..count).unwrap());
            assert_eq!(after_blanks(text.as_bytes()), b"x");
            assert_eq!(after_blanks(" ".repeat(count).as_bytes()), b"");
        }
    }

    /// The end and an escape, at every distance from the start.
    #[test]
    fn strings_end_at_the_first_quote_that_is_not_escaped() {
        for before in 0..20 {
            for between in 0..20 {
                let (before, between) = ("a".repeat(before), "b".repeat(between));
                let text = format!(r#"{before}\"{between}\\"rest"#);
                assert_eq!(after_string(text.as_bytes()), Some(&b"rest"[..]), "{text}");
                for open in
                    [format!("{before}{between}"), format!(r#"{before}\"{between}\"#), format!(r"{before}\")]
                {
                    assert_eq!(after_string(open.as_bytes()), None, "{open}");
                }
            }
        }
    }

    /// Compares with `serde_json`.
    #[test]
    fn words() {
        for word in [
            "true",
            "false",
            "null",
            "0",
            "-0",
            "10",
            "1.5",
            "-1.25e10",
            "1E+5",
            "1e-5",
            "0.0",
            "",
            "-",
            "01",
            "1.",
            ".5",
            "1e",
            "1e+",
            "+1",
            "--1",
            "1.e5",
            "0x1",
            "tru",
            "True",
            "nulls",
            "NaN",
            "-Infinity",
            "1e5.5",
            "1a",
            "'a'",
            "undefined",
        ] {
            assert_eq!(is_word(word.as_bytes()), serde_json::from_str::<Value>(word).is_ok(), "{word}");
        }
    }

    #[test]
    fn strings() {
        for (inside, fault) in [
            ("", None),
            ("aä\u{7f}", None),
            (r#"\"\\\/\b\f\n\r\t\u00e4\ud800"#, None),
            (r"abc\q", Some(3)),
            (r"\u12g4", Some(0)),
            (r"a\u123", Some(1)),
            ("abcd\nef", Some(4)),
            ("\u{0}", Some(0)),
        ] {
            assert_eq!(fault_in_string(inside.as_bytes()).map(|fault| fault.offset), fault, "{inside}");
            let is_as_written = !inside.contains('\\') && fault.is_none();
            assert_eq!(is_plain(inside.as_bytes()), is_as_written, "{inside}");
        }
        for place in 0..10 {
            assert!(!is_plain(format!("{}\\n   ", "a".repeat(place)).as_bytes()));
        }
    }
}
