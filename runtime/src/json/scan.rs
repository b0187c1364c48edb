//! A look at JSON that is known to be well formed: of what kind it is, what it has at the top, how deep it nests.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::decimal;

/// How deep a part may nest that is decoded on its own. `serde_json` counts from 0 again in each part, so that
/// without a limit of ours parts in parts would exhaust the stack.
const DEEPEST: usize = 128;

/// The types of JSON, with whole numbers apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{...}`
    Object,
    /// `[...]`
    Array,
    /// `"..."`
    String,
    /// A number without fraction and exponent.
    Integer,
    /// Any number.
    Number,
    /// `true` or `false`
    Boolean,
    /// `null`
    Null,
    /// Whatever there is.
    Any,
    /// No value.
    Nothing,
}

impl Kind {
    /// The kind of a JSON text.
    pub(super) fn from_json(json: &str) -> Self {
        match json.as_bytes().first() {
            Some(b'{') => Self::Object,
            Some(b'[') => Self::Array,
            Some(b'"') => Self::String,
            Some(b't' | b'f') => Self::Boolean,
            Some(b'n') => Self::Null,
            _ if json.contains(['.', 'e', 'E']) => Self::Number,
            _ => Self::Integer,
        }
    }

    /// The name that JSON Schema has for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Integer | Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
            Self::Any => "anything",
            Self::Nothing => "nothing",
        }
    }
}

/// Several kinds.
#[derive(Clone, Copy, Debug)]
pub struct Kinds(u16);

impl Kinds {
    /// The set of these kinds.
    #[must_use]
    pub const fn from_kinds(kinds: &[Kind]) -> Self {
        let mut set = 0;
        let mut rest = kinds;
        while let [kind, more @ ..] = rest {
            set |= 1 << *kind as u8;
            rest = more;
        }
        Self(set)
    }

    /// True if the set has this very kind.
    pub(super) const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }
}

/// True if the text can be decoded on its own without danger for the stack.
pub(super) fn is_shallow(json: &str) -> bool {
    !json.starts_with(['{', '[']) || end(json.as_bytes(), 0, DEEPEST).is_some()
}

/// The object that a text is, if it is one as a whole.
pub(crate) fn object(json: &[u8]) -> Option<&str> {
    let object = serde_json::from_slice::<&RawValue>(json).ok()?.get();
    object.starts_with('{').then_some(object)
}

/// The value of an object's member, as it stands there. Of members with one name the last counts.
pub(crate) fn member_of<'j>(object: &'j str, wanted: &str) -> Option<&'j str> {
    let mut found = None;
    each_member(object, usize::MAX, &mut |name, value| {
        if name == wanted {
            found = Some(value);
        }
    });
    found
}

/// Calls `each` with the name and the value of every member of an object. `None` if it nests too deep.
pub(super) fn members<'j>(object: &'j str, mut each: impl FnMut(Cow<'j, str>, &'j str)) -> Option<()> {
    each_member(object, DEEPEST - 1, &mut each)
}

fn each_member<'j>(
    object: &'j str,
    deepest: usize,
    each: &mut dyn FnMut(Cow<'j, str>, &'j str),
) -> Option<()> {
    let bytes = object.as_bytes();
    let mut at = 1;
    loop {
        match bytes.get(at)? {
            b'"' => {
                let name = at..after_string(bytes, at);
                at = after(bytes, name.end, b" \t\r\n:");
                let value = at..end(bytes, at, deepest)?;
                at = value.end;
                each(text(object.get(name)?), object.get(value)?.trim_ascii_end());
            }
            b'}' => return Some(()),
            _ => at += 1,
        }
    }
}

/// Calls `each` with every element of an array. `None` if it nests too deep.
pub(super) fn elements<'j>(array: &'j str, mut each: impl FnMut(&'j str)) -> Option<()> {
    let bytes = array.as_bytes();
    let mut at = 1;
    loop {
        at = after(bytes, at, b" \t\r\n,");
        if bytes.get(at)? == &b']' {
            return Some(());
        }
        let element = at..end(bytes, at, DEEPEST - 1)?;
        at = element.end;
        each(array.get(element)?.trim_ascii_end());
    }
}

/// True if a number is whole, however it is written.
pub(super) fn is_whole(number: &str) -> bool {
    decimal::integer::<i128>(number).is_some()
}

/// The name of the member of this number in the object that begins here, and where its value begins. Behind that, the
/// text need not be JSON.
pub(super) fn member(json: &[u8], object: usize, number: usize) -> Option<(Cow<'_, str>, usize)> {
    let mut at = object + 1;
    for before in 0..=number {
        at = after(json, at, b" \t\r\n,");
        let name = at..after_string(json, at);
        at = after(json, name.end, b" \t\r\n:");
        if before == number {
            return Some((text(std::str::from_utf8(json.get(name)?).ok()?), at));
        }
        at = end(json, at, DEEPEST)?;
    }
    None
}

/// The start of an element in the array that begins here. After it, the text need not be JSON.
pub(super) fn element(json: &[u8], array: usize, number: usize) -> Option<usize> {
    let mut at = after_blanks(json, array + 1);
    for _ in 0..number {
        at = after(json, end(json, at, DEEPEST)?, b" \t\r\n,");
    }
    Some(at)
}

/// The bytes after any blanks.
pub(super) fn after_blanks(json: &[u8], start: usize) -> usize {
    after(json, start, b" \t\r\n")
}

/// The text of a JSON string. What it cannot say in Unicode stays escaped.
pub(crate) fn text(json: &str) -> Cow<'_, str> {
    let inner = json.get(1..json.len() - 1).unwrap_or_default();
    unescaped(inner).map_or(Cow::Borrowed(inner), Cow::Owned)
}

/// The text without its escapes, if it has any and Unicode can say them. Not by `serde_json`, all of whose reader would
/// be in every program a second time for it.
#[inline(never)] // Few texts have any.
pub(super) fn unescaped(escaped: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = escaped;
    while let Some(at) = rest.bytes().position(|byte| byte == b'\\') {
        text.push_str(rest.get(..at)?);
        let (unescaped, length) = escape(rest.get(at + 1..)?)?;
        text.push(unescaped);
        rest = rest.get(at + 1 + length..)?;
    }
    if rest.len() == escaped.len() {
        return None;
    }
    text.push_str(rest);
    Some(text)
}

/// The character of the escape whose `\` this follows, and how long it is.
fn escape(escape: &str) -> Option<(char, usize)> {
    Some(match escape.as_bytes().first()? {
        b'b' => ('\u{8}', 1),
        b'f' => ('\u{c}', 1),
        b'n' => ('\n', 1),
        b'r' => ('\r', 1),
        b't' => ('\t', 1),
        b'u' => {
            let first = code_unit(escape.get(1..)?)?;
            if let Some(character) = char::from_u32(first) {
                return Some((character, 5));
            }
            let second = code_unit(escape.get(5..)?.strip_prefix("\\u")?)?;
            let is_pair = (0xD800..0xDC00).contains(&first) && (0xDC00..0xE000).contains(&second);
            let character = is_pair.then(|| 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))?;
            (char::from_u32(character)?, 11)
        }
        itself => (char::from(*itself), 1),
    })
}

/// The number of four hexadecimal digits.
fn code_unit(digits: &str) -> Option<u32> {
    u32::from_str_radix(digits.get(..4)?, 16).ok()
}

/// The end of the value that begins here within an object, or of an object or array. `None` if it nests deeper than
/// `deepest`.
fn end(bytes: &[u8], start: usize, deepest: usize) -> Option<usize> {
    let mut depth = 0;
    let mut at = start;
    loop {
        match bytes.get(at)? {
            b'"' => at = after_string(bytes, at),
            b'{' | b'[' if depth == deepest => return None,
            b'{' | b'[' => {
                depth += 1;
                at += 1;
                continue;
            }
            b'}' | b']' | b',' if depth == 0 => return Some(at),
            b'}' | b']' => {
                depth -= 1;
                at += 1;
            }
            _ => {
                at += 1;
                continue;
            }
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

/// The end of the string that begins here.
pub(super) fn after_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn after(bytes: &[u8], start: usize, skipped: &[u8]) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| skipped.contains(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_serde_json_reads() {
        for json in [
            r#""""#,
            r#""plain äö😀""#,
            r#""a\"b\\c\/d\b\f\n\r\t""#,
            r#""\\u0041""#,
            r#""\u0041\u00e4\u00E4\uFFFFz""#,
            r#""ä\ud83d\ude00ö\uDBFF\uDFFF""#,
        ] {
            assert_eq!(text(json), serde_json::from_str::<String>(json).unwrap(), "{json}");
        }
    }

    #[test]
    fn what_is_no_unicode_stays_escaped() {
        for inner in [r"\ud83d", r"a\tb\ude00", r"\ude00\ud83d", r"\ud83d\u0041", r"\ud83dx", r"\ud83d\ud83d"]
        {
            let json = format!("\"{inner}\"");
            assert!(serde_json::from_str::<String>(&json).is_err(), "{json}");
            assert_eq!(text(&json), inner);
        }
    }

    #[test]
    fn of_members_with_one_name_the_last_counts() {
        let json = r#"{"a" : 1 , "b\u0063": [{"a": 2}], "d":"}" ,"a": {"e": [ ]} }"#;
        for (name, value) in [
            ("a", Some(r#"{"e": [ ]}"#)),
            ("bc", Some(r#"[{"a": 2}]"#)),
            ("d", Some(r#""}""#)),
            ("b", None),
            ("e", None),
        ] {
            assert_eq!(member_of(json, name), value, "{name}");
        }
        let deep = format!(r#"{{"a":{}{},"b":1}}"#, "[".repeat(1000), "]".repeat(1000));
        assert_eq!(member_of(&deep, "b"), Some("1"));
    }

    #[test]
    fn an_object_is_one_as_a_whole() {
        assert_eq!(object(b" {\"a\": 1}\n"), Some(r#"{"a": 1}"#));
        for none in [&b""[..], b"[]", b"\"{}\"", b"{", b"{} {}", b"{\"a\"}", b"{\"a\": \"\xff\"}", b"<html>"]
        {
            assert_eq!(object(none), None, "{}", none.escape_ascii());
        }
    }
}
