//! Reading values from a JSON text, by their tables.

use std::collections::BTreeMap;

use serde::de::Deserializer;

use super::failure::{Failed, Problem};
use super::reader::Reader;
use super::spelling::{Kept, Spelling};
use super::value::{Entries, Table, Value};
use super::{Alternative, Extra, Mismatch, bits, foreign, scan};

/// The end of an attempt to read a value into a blank one.
pub type Read = Result<(), Failed>;

/// Decodes a JSON text, and says where it cannot.
pub(crate) fn decode_slice<T: Value>(json: &[u8]) -> Result<T, Mismatch> {
    let mut value = T::blank();
    decode_into(&mut value, json)?;
    Ok(value)
}

fn decode_into(value: &mut dyn Value, json: &[u8]) -> Result<(), Mismatch> {
    let text = match std::str::from_utf8(json) {
        Ok(text) => text,
        // The text before the mistake tells the place.
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

impl Reader<'_> {
    /// Reads a text as a whole. False if it is of another type, or has a number that would be written as another one.
    fn part(mut self, value: &mut dyn Value) -> bool {
        self.spelling = Some(Spelling::default());
        let is_read = value.read(&mut self).is_ok() && self.end().is_ok();
        is_read && self.spelling.is_none_or(|spelling| spelling.is_held())
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
        self.constant = column.constant.first().copied();
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
        let rest = object.member_mut(table.members.len() + 1);
        if rest.is_some_and(|rest| rest.replace_entry(name, json.get())) {
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
    /// The members behind the first ones. Few objects have so many.
    more: Vec<u64>,
}

impl Seen {
    /// Adds a member. True if it was there before.
    #[inline]
    pub(super) fn insert(&mut self, index: usize) -> bool {
        bits::insert(&mut self.first, || &mut self.more, index)
    }

    #[inline]
    pub(super) fn has(&self, index: usize) -> bool {
        bits::has(self.first, &self.more, index)
    }
}
