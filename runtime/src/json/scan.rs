//! A look at JSON that is known to be well formed: of what kind it is, what it has at the top, how deep it nests.

use std::borrow::Cow;

/// How deep a part may nest that is decoded on its own. `serde_json` counts from 0 again in each part, so that
/// without a limit of ours parts in parts would exhaust the stack.
const DEEPEST: usize = 128;

/// What JSON has for types, with whole numbers apart.
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
}

impl Kind {
    /// The kind of a JSON text.
    pub(super) fn of(json: &str) -> Self {
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

    /// What JSON calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Integer | Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
            Self::Any => "anything",
        }
    }
}

/// Several kinds.
#[derive(Clone, Copy, Debug)]
pub struct Kinds(u8);

impl Kinds {
    /// The set of these kinds.
    #[must_use]
    pub const fn of(kinds: &[Kind]) -> Self {
        let mut set = 0;
        let mut rest = kinds;
        while let [kind, more @ ..] = rest {
            set |= 1 << *kind as u8;
            rest = more;
        }
        Self(set)
    }

    /// Whether the set has this very kind.
    pub(super) const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Whether the text can be decoded on its own without danger for the stack.
pub(super) fn is_shallow(json: &str) -> bool {
    !json.starts_with(['{', '[']) || end(json.as_bytes(), 0, DEEPEST).is_some()
}

/// Calls `each` with the name and the value of every member of an object. `None` if it nests too deep.
pub(super) fn members<'j>(object: &'j str, mut each: impl FnMut(Cow<'j, str>, &'j str)) -> Option<()> {
    let bytes = object.as_bytes();
    let mut at = 1;
    loop {
        match bytes.get(at)? {
            b'"' => {
                let name = at..after_string(bytes, at);
                at = after(bytes, name.end, b" \t\r\n:");
                let value = at..end(bytes, at, DEEPEST - 1)?;
                at = value.end;
                each(text(object.get(name)?), object.get(value)?.trim_end());
            }
            b'}' => return Some(()),
            _ => at += 1,
        }
    }
}

/// The first element of an array, and whatever follows it. `None` if there is none.
pub(super) fn first_element(array: &str) -> Option<&str> {
    let elements = array.get(1..)?.trim_start();
    (!elements.starts_with(']')).then_some(elements)
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

/// Where the element of this number begins in the array that begins here. Behind that, the text need not be JSON.
pub(super) fn element(json: &[u8], array: usize, number: usize) -> Option<usize> {
    let mut at = after_blanks(json, array + 1);
    for _ in 0..number {
        at = after(json, end(json, at, DEEPEST)?, b" \t\r\n,");
    }
    Some(at)
}

/// What follows the blanks here.
pub(super) fn after_blanks(json: &[u8], start: usize) -> usize {
    after(json, start, b" \t\r\n")
}

/// The text of a JSON string. What it cannot say in Unicode stays escaped.
pub(super) fn text(json: &str) -> Cow<'_, str> {
    let inner = json.get(1..json.len() - 1).unwrap_or_default();
    match inner.contains('\\').then(|| serde_json::from_str(json)) {
        Some(Ok(text)) => Cow::Owned(text),
        _ => Cow::Borrowed(inner),
    }
}

/// Where the value ends that begins here inside of an object, or where an object or array ends. `None` if it nests
/// deeper than `deepest`.
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

/// Where the string ends that begins here.
fn after_string(bytes: &[u8], start: usize) -> usize {
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
