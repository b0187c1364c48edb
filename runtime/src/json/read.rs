//! Reading values from a JSON text, by their tables.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::failure::{Failed, Problem};
use super::spelling::{Float, Kept, Spelling};
use super::value::{Entries, Table, Value};
use super::{Alternative, Extra, Json, Mismatch, decimal, foreign, scan};

/// The end of an attempt to read a value into a blank one.
pub type Read = Result<(), Failed>;

/// The most objects and arrays that may be inside of one another, as in `serde_json`.
const DEEPEST: usize = 128;

/// Decodes a JSON text, and says where it cannot.
pub(crate) fn decode_slice<T: Value>(json: &[u8]) -> Result<T, Mismatch> {
    let mut value = T::blank();
    decode_into(&mut value, json)?;
    Ok(value)
}

fn decode_into(value: &mut dyn Value, json: &[u8]) -> Result<(), Mismatch> {
    let text = match std::str::from_utf8(json) {
        Ok(text) => text,
        // What precedes tells the place.
        Err(error) => {
            std::str::from_utf8(json.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        }
    };
    let mut reader = Reader::new(text);
    let mut read = value.read(&mut reader).and_then(|()| reader.end());
    if text.len() < json.len() && read.is_ok() {
        read = reader.fail(Problem::Syntax);
    }
    read.map_err(|failed| failed.mismatch(json))
}

/// Reads a part that was looked at before. A number that would be written as another one is none.
#[must_use]
pub(crate) fn read_part<T: Value>(json: &str) -> Option<T> {
    let mut value = T::blank();
    Reader::new(json).part(&mut value).then_some(value)
}

/// Reads a part that was not looked at before.
pub(super) fn read_shallow<T: Value>(json: &str) -> Option<T> {
    scan::is_shallow(json).then(|| read_part(json)).flatten()
}

/// `Deserialize` for a [`Value`]: other deserializers than that of this module give JSON first.
///
/// # Errors
///
/// Fails if the value is of another type.
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    foreign::with_text(deserializer, &mut |text| {
        value.read(&mut Reader::new(text)).map_err(|failed| failed.text(text))
    })?;
    Ok(value)
}

/// A JSON text that is read from its beginning to its end.
#[derive(Debug)]
pub struct Reader<'j> {
    json: &'j str,
    /// The offset of the next byte.
    at: usize,
    /// The number of objects and arrays around it.
    depth: usize,
    /// The numbers of the member that is being read, if they are counted.
    spelling: Option<Spelling>,
    /// True while a member is read once more, so that nothing may stay of its first value.
    repeats: bool,
}

impl<'j> Reader<'j> {
    fn new(json: &'j str) -> Self {
        Self { json, at: 0, depth: 0, spelling: None, repeats: false }
    }

    /// Reads a text as a whole. False if it is of another type, or has a number that would be written as another one.
    fn part(mut self, value: &mut dyn Value) -> bool {
        self.spelling = Some(Spelling::default());
        let is_read = value.read(&mut self).is_ok() && self.end().is_ok();
        is_read && self.spelling.is_none_or(|spelling| spelling.is_held())
    }

    /// Fails unless nothing follows.
    fn end(&mut self) -> Read {
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
            self.skip()?;
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

    fn skip(&mut self) -> Result<&'j str, Failed> {
        self.raw().map(RawValue::get)
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
        let expected = "a string";
        if matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            self.skip()?;
            return self.fail(Problem::Hidden { found: "hidden number", expected });
        }
        self.text(expected).map(Cow::into_owned)
    }

    /// True if a string comes next.
    pub(crate) fn is_text(&mut self) -> bool {
        self.peek() == Some(b'"')
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
        let start = self.at;
        let rest = self.json.get(start..).unwrap_or_default();
        let mut deserializer = serde_json::Deserializer::from_str(rest).into_iter::<String>();
        match deserializer.next() {
            Some(Ok(text)) => {
                self.at += deserializer.byte_offset();
                Ok(text)
            }
            Some(Err(error)) => {
                self.at += error.column();
                // A line break in a string is not JSON.
                self.fail(if error.line() > 1 { Problem::Syntax } else { Problem::String(error) })
            }
            None => self.fail(Problem::Syntax),
        }
    }

    /// The text of a number (RFC 8259, section 6).
    #[inline]
    pub(crate) fn digits(&mut self, expected: &'static str) -> Result<&'j str, Failed> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
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
    fn open(&mut self, open: u8, expected: &'static str) -> Read {
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
    fn more(&mut self, close: u8, is_first: bool) -> Result<bool, Failed> {
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
    fn name(&mut self) -> Result<Cow<'j, str>, Failed> {
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

    /// Reads a map, and calls `each` where the value of an entry begins. The numbers that are kept are put beside their
    /// keys: entries are written in the order of these.
    ///
    /// # Errors
    ///
    /// Fails if this is not an object, or `each` does.
    pub(crate) fn entries(
        &mut self,
        each: &mut dyn FnMut(&mut Self, String) -> Read,
    ) -> Result<BTreeMap<String, Kept>, Failed> {
        self.open(b'{', "a map")?;
        let mut kept = BTreeMap::new();
        let mut index = 0;
        while self.more(b'}', index == 0)? {
            let name = self.name()?;
            if let Some(all) = self.spelling.take() {
                self.spelling = Some(Spelling::default());
                each(self, name.clone().into_owned()).map_err(|failed| failed.within(index))?;
                let entry = self.spelling.replace(all).unwrap_or_default();
                if let Some(all) = &mut self.spelling {
                    all.add_entry(entry, &name, &mut kept);
                }
            } else {
                each(self, name.into_owned()).map_err(|failed| failed.within(index))?;
            }
            index += 1;
        }
        Ok(kept)
    }

    /// Counts the numbers of a map, and takes over those that are kept.
    pub(crate) fn keep_entries(&mut self, kept: BTreeMap<String, Kept>, map: &dyn Entries) {
        if let Some(spelling) = &mut self.spelling {
            spelling.add_kept(kept, map);
        }
    }

    /// Reads an object by its table. Members that have no column are kept in its [`Extra`].
    ///
    /// # Errors
    ///
    /// Fails if this is not an object, or a member is not what its column expects, or is missing.
    pub fn object(&mut self, object: &mut dyn Value, table: &'static Table) -> Read {
        self.open(b'{', "an object")?;
        let outer = self.spelling.take();
        let repeats = std::mem::take(&mut self.repeats);
        if repeats && let Some(rest) = object.member_mut(table.members.len() + 1) {
            rest.clear();
        }
        let mut extra = Extra::default();
        let mut seen = Seen::default();
        let (mut number, mut expected) = (0, 0);
        while self.more(b'}', number == 0)? {
            let name = self.name()?;
            match table.find(&name, expected) {
                Some(index) => {
                    self.repeats = repeats | seen.insert(index);
                    self.member(object, table, index, &mut extra).map_err(|failed| failed.within(number))?;
                    self.repeats = false;
                    expected = index + 1;
                }
                None => {
                    self.unknown(object, table, &name, &mut extra).map_err(|failed| failed.within(number))?;
                }
            }
            number += 1;
        }
        self.spelling = outer;
        for (index, column) in table.members.iter().enumerate() {
            if seen.has(index) {
                continue;
            }
            if column.presence.is_required() {
                return self.fail(Problem::Missing(column.wire));
            }
            if repeats && let Some(member) = object.member_mut(index) {
                member.clear();
            }
        }
        if (!extra.is_blank() || repeats)
            && let Some(known) = object.member_mut(table.members.len()).and_then(Value::as_extra_mut)
        {
            *known = extra;
        }
        Ok(())
    }

    #[inline]
    fn member(
        &mut self,
        object: &mut dyn Value,
        table: &'static Table,
        index: usize,
        extra: &mut Extra,
    ) -> Read {
        let Some(member) = object.member_mut(index) else { return Ok(()) };
        let Some(column) = table.members.get(index) else { return Ok(()) };
        if !column.presence.is_required() && self.null()? {
            member.clear();
            extra.mark(index);
            if column.presence.has_numbers() {
                extra.keep(index, Kept::new());
            }
            return Ok(());
        }
        if !column.presence.has_numbers() {
            return member.read(self);
        }
        self.spelling = Some(Spelling::default());
        member.read(self)?;
        let spelling = self.spelling.take().unwrap_or_default();
        if spelling.is_whole() {
            extra.mark(index);
        }
        extra.keep(index, spelling.into_kept());
        Ok(())
    }

    /// Reads a member without a column. If the name was there before, this one counts.
    fn unknown(
        &mut self,
        object: &mut dyn Value,
        table: &'static Table,
        name: &str,
        extra: &mut Extra,
    ) -> Read {
        let json = self.raw()?;
        if !table.rest.is_empty()
            && let Some(rest) = object.member_mut(table.members.len() + 1).and_then(Value::as_map_mut)
            && rest.replace(name, json.get())
        {
            extra.remove(name);
        } else {
            extra.insert(name.to_owned(), json.into());
        }
        Ok(())
    }

    /// Reads a choice: the variant is told by a look at the value, and then by an attempt to read it. A value that is of no
    /// variant, or not as its variant expects, is kept as it is.
    ///
    /// # Errors
    ///
    /// Fails if there is no JSON value.
    pub fn choice(
        &mut self,
        choice: &mut dyn Value,
        tag: &[&str],
        alternatives: &'static [Alternative],
    ) -> Read {
        let json = self.raw()?;
        let is_read =
            super::choice::choose(json.get(), tag.first().copied(), alternatives, &mut |candidate| {
                let part = Reader::new(json.get());
                choice.choose(candidate).is_some_and(|variant| part.part(variant))
            });
        if !is_read && let Some(other) = choice.choose(usize::MAX) {
            other.read(&mut Reader::new(json.get()))?;
        }
        Ok(())
    }
}

/// The members of an object that were read, a bit each.
#[derive(Default)]
pub(super) struct Seen {
    first: u64,
    /// Those behind the first ones. Few objects have so many.
    more: Vec<u64>,
}

impl Seen {
    /// Adds a member. True if it was there before.
    #[inline]
    pub(super) fn insert(&mut self, index: usize) -> bool {
        if index < 64 {
            let was = self.first & (1 << index) != 0;
            self.first |= 1 << index;
            return was;
        }
        let (word, bit) = (index / 64 - 1, 1 << (index % 64));
        if self.more.len() <= word {
            self.more.resize(word + 1, 0);
        }
        let was = self.has(index);
        if let Some(bits) = self.more.get_mut(word) {
            *bits |= bit;
        }
        was
    }

    #[inline]
    pub(super) fn has(&self, index: usize) -> bool {
        if index < 64 {
            return self.first & (1 << index) != 0;
        }
        self.more.get(index / 64 - 1).is_some_and(|bits| bits & (1 << (index % 64)) != 0)
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
