//! The words of a JSON text: strings, numbers, literals, and where arrays and objects begin and end.
//!
//! `serde_json` has a visitor for each type that it reads. Here one reader serves the tables of all types, and a type adds no
//! code; strings with escapes, and JSON that is kept, still go through `serde_json`.

use std::borrow::Cow;

use serde::de::Deserialize;
use serde_json::value::RawValue;

use super::failure::{Failed, Problem};
use super::read::Read;
use super::spelling::{Float, Spelling};
use super::{Json, decimal, scan};

/// The most objects and arrays that may be inside of one another, as in `serde_json`.
const DEEPEST: usize = 128;

/// A JSON text that is read from its beginning to its end.
#[derive(Debug)]
pub struct Reader<'j> {
    pub(super) json: &'j str,
    /// The offset of the next byte.
    pub(super) at: usize,
    /// The number of objects and arrays around it.
    pub(super) depth: usize,
    /// The numbers of the member that is being read, if they are counted.
    pub(super) spelling: Option<Spelling>,
    /// The only text that the document knows for the member that is being read.
    pub(super) constant: Option<&'static str>,
    /// True while a member is read once more, so that nothing may stay of its first value.
    pub(super) repeats: bool,
}

impl<'j> Reader<'j> {
    pub(super) fn new(json: &'j str) -> Self {
        Self { json, at: 0, depth: 0, spelling: None, constant: None, repeats: false }
    }

    /// Fails unless nothing follows.
    pub(super) fn end(&mut self) -> Read {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Failed::new(Problem::Trailing, self.at + 1)),
        }
    }

    /// The first byte behind any blanks.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.json.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                byte => return byte.copied(),
            }
        }
    }

    /// An error at this place.
    #[cold]
    #[inline(never)]
    pub(super) fn fail<T>(&self, problem: Problem) -> Result<T, Failed> {
        Err(Failed::new(problem, self.at))
    }

    /// The error for a value of another type, which begins here.
    #[cold]
    #[inline(never)]
    pub(crate) fn unexpected<T>(&mut self, expected: &'static str) -> Result<T, Failed> {
        let start = self.at;
        // Objects and arrays are not read, so the place is that where they begin.
        if !matches!(self.peek(), Some(b'{' | b'[')) {
            self.raw()?;
        }
        self.fail(Problem::Unexpected { start, expected })
    }

    /// The text of the next value, which is well formed.
    ///
    /// # Errors
    ///
    /// Fails if it is not.
    pub(super) fn raw(&mut self) -> Result<&'j RawValue, Failed> {
        self.peek();
        let rest = self.json.get(self.at..).unwrap_or_default();
        match <&RawValue>::deserialize(&mut serde_json::Deserializer::from_str(rest)) {
            Ok(raw) => {
                self.at += raw.get().len();
                Ok(raw)
            }
            Err(_) => self.fail(Problem::Syntax),
        }
    }

    /// Reads a literal if it comes next.
    #[inline]
    fn literal(&mut self, literal: &str) -> Read {
        if self.json.get(self.at..).is_some_and(|rest| rest.starts_with(literal)) {
            self.at += literal.len();
            Ok(())
        } else {
            self.fail(Problem::Syntax)
        }
    }

    /// Reads `null` if it comes next.
    #[inline]
    pub(crate) fn null(&mut self) -> Result<bool, Failed> {
        match self.peek() {
            Some(b'n') => self.literal("null").map(|()| true),
            _ => Ok(false),
        }
    }

    #[inline]
    pub(crate) fn boolean(&mut self) -> Result<bool, Failed> {
        match self.peek() {
            Some(b't') => self.literal("true").map(|()| true),
            Some(b'f') => self.literal("false").map(|()| false),
            _ => self.unexpected("a boolean"),
        }
    }

    #[inline]
    pub(crate) fn string(&mut self) -> Result<String, Failed> {
        self.text("a string").map(Cow::into_owned)
    }

    /// Reads a string, without a copy if nothing in it is escaped.
    #[inline]
    pub(crate) fn text(&mut self, expected: &'static str) -> Result<Cow<'j, str>, Failed> {
        if self.peek() == Some(b'"') { self.quoted() } else { self.unexpected(expected) }
    }

    /// Reads a string, and never repeats what else it found.
    pub(crate) fn secret(&mut self) -> Result<String, Failed> {
        if self.is_number() {
            self.raw()?;
            return self.fail(Problem::Hidden);
        }
        self.string()
    }

    /// The only text that the document knows for the member that is being read.
    pub(crate) const fn constant(&self) -> Option<&'static str> {
        self.constant
    }

    /// True if a string comes next.
    pub(crate) fn is_text(&mut self) -> bool {
        self.peek() == Some(b'"')
    }

    /// True if a number comes next.
    #[inline]
    fn is_number(&mut self) -> bool {
        matches!(self.peek(), Some(b'-' | b'0'..=b'9'))
    }

    /// True if an object comes next.
    pub(crate) fn is_object(&mut self) -> bool {
        self.peek() == Some(b'{')
    }

    #[inline]
    fn quoted(&mut self) -> Result<Cow<'j, str>, Failed> {
        let start = self.at + 1;
        let end = start + plain(self.json.as_bytes().get(start..).unwrap_or_default());
        match self.json.as_bytes().get(end) {
            Some(b'"') => {
                self.at = end + 1;
                Ok(Cow::Borrowed(self.json.get(start..end).unwrap_or_default()))
            }
            _ => self.escaped().map(Cow::Owned),
        }
    }

    /// Reads a string with escapes.
    #[cold]
    fn escaped(&mut self) -> Result<String, Failed> {
        let raw = self.raw()?.get();
        // `serde_json` would bring its numbers into the program, for the error of another type: 40 kB.
        match raw.get(1..raw.len() - 1).and_then(scan::unescaped) {
            Some(text) => Ok(text),
            None => self.fail(Problem::Surrogate),
        }
    }

    /// The text of a number (RFC 8259, section 6).
    #[inline]
    pub(crate) fn digits(&mut self, expected: &'static str) -> Result<&'j str, Failed> {
        if !self.is_number() {
            return self.unexpected(expected);
        }
        let start = self.at;
        let rest = self.json.as_bytes().get(start..).unwrap_or_default();
        match number_length(rest) {
            Some(length) => {
                self.at += length;
                Ok(self.json.get(start..self.at).unwrap_or_default())
            }
            None => self.fail(Problem::Syntax),
        }
    }

    pub(crate) fn int32(&mut self) -> Result<i32, Failed> {
        self.integer("i32")
    }

    pub(crate) fn int64(&mut self) -> Result<i64, Failed> {
        self.integer("i64")
    }

    pub(crate) fn uint64(&mut self) -> Result<u64, Failed> {
        self.integer("u64")
    }

    /// Reads an integer, in whichever way it is written.
    fn integer<T: TryFrom<i128>>(&mut self, expected: &'static str) -> Result<T, Failed> {
        let digits = self.digits(expected)?;
        let start = self.at - digits.len();
        // Plain digits, which nearly all integers are, need no closer look.
        let integer = match digits.parse::<i64>() {
            Ok(integer) => Some(i128::from(integer)),
            Err(_) => decimal::integer(digits),
        };
        match integer.map(T::try_from) {
            Some(Ok(integer)) => Ok(integer),
            Some(Err(_)) => self.fail(Problem::OutOfRange { start, expected }),
            // More digits than any integer has.
            None if !digits.contains(['.', 'e', 'E']) => self.fail(Problem::OutOfRange { start, expected }),
            None => self.fail(Problem::Unexpected { start, expected }),
        }
    }

    /// Reads a float, and counts how it is written if that is asked for.
    pub(crate) fn float(&mut self) -> Result<f64, Failed> {
        let digits = self.digits("f64")?;
        let Some(float) = Float::parse(digits) else { return self.fail(Problem::Syntax) };
        let number = float.number;
        if let Some(spelling) = &mut self.spelling {
            spelling.add(float);
        }
        Ok(number)
    }

    /// The next value as it is written.
    pub(crate) fn json(&mut self) -> Result<Json, Failed> {
        self.raw().map(Json::from)
    }

    /// Begins an object or array.
    #[inline]
    pub(super) fn open(&mut self, open: u8, expected: &'static str) -> Read {
        if self.peek() != Some(open) {
            return self.unexpected(expected);
        }
        if self.depth == DEEPEST {
            return self.fail(Problem::Depth);
        }
        self.at += 1;
        self.depth += 1;
        Ok(())
    }

    /// True if another element or member follows, and false where the object or array ends.
    #[inline]
    pub(super) fn more(&mut self, close: u8, is_first: bool) -> Result<bool, Failed> {
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            Some(b',') if !is_first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if is_first => Ok(true),
            _ => self.fail(Problem::Syntax),
        }
    }

    /// Reads the name of a member, up to its value.
    #[inline]
    pub(super) fn name(&mut self) -> Result<Cow<'j, str>, Failed> {
        if self.peek() != Some(b'"') {
            return self.fail(Problem::Syntax);
        }
        let name = self.quoted()?;
        if self.peek() != Some(b':') {
            return self.fail(Problem::Syntax);
        }
        self.at += 1;
        Ok(name)
    }

    /// Reads an array, and calls `each` where an element begins.
    ///
    /// # Errors
    ///
    /// Fails if this is not an array, or `each` does.
    pub(crate) fn elements(
        &mut self,
        expected: &'static str,
        each: &mut dyn FnMut(&mut Self, usize) -> Read,
    ) -> Read {
        self.open(b'[', expected)?;
        let mut index = 0;
        while self.more(b']', index == 0)? {
            each(self, index).map_err(|failed| failed.within(index))?;
            index += 1;
        }
        Ok(())
    }

    /// Fails unless an array that ends here has enough elements.
    pub(crate) fn at_least(&self, least: usize, count: usize) -> Read {
        if count < least { self.fail(Problem::Length { count, least }) } else { Ok(()) }
    }
}

/// The number of bytes before a quote, an escape or a control character, which a string may not have. Eight bytes at a
/// time: subtraction borrows from the highest bit exactly where a byte is less than what is subtracted.
#[inline]
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut at = 0;
    while let Some(chunk) = bytes.get(at..at + 8).and_then(|chunk| <[u8; 8]>::try_from(chunk).ok()) {
        let word = u64::from_le_bytes(chunk);
        let less = |word: u64, than: u64| word.wrapping_sub(ONES * than) & !word & HIGH;
        let found = less(word, 0x20) | less(word ^ (ONES * 0x22), 1) | less(word ^ (ONES * 0x5c), 1);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | ..=0x1f)).count()
}

/// The length of the number that a text begins with (RFC 8259, section 6).
#[inline]
fn number_length(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    at += match (bytes.get(at), digits(at)) {
        (Some(b'0'), 1) => 1,
        (Some(b'1'..=b'9'), count) => count,
        _ => return None,
    };
    if bytes.get(at) == Some(&b'.') {
        at += 1 + Some(digits(at + 1)).filter(|count| *count > 0)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        at += Some(digits(at)).filter(|count| *count > 0)?;
    }
    Some(at)
}
