//! Writing values as JSON, by their tables.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::spelling::Respelling;
use super::value::{Elements, Entries, Shape, Table, Value};
use super::{Extra, Json, read_part};

/// `Serialize` for a [`Value`].
///
/// # Errors
///
/// Fails if the serializer does.
pub fn serialize<S: Serializer>(value: &dyn Value, serializer: S) -> Result<S::Ok, S::Error> {
    Written { value, spelling: None }.serialize(serializer)
}

/// A value, or a part of one, that is written with its numbers as they were read.
struct Written<'v> {
    value: &'v dyn Value,
    spelling: Option<&'v Respelling<'v>>,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.value.shape() {
            Shape::Null => to.serialize_none(),
            Shape::Boolean(boolean) => to.serialize_bool(boolean),
            Shape::Integer(integer) => to.serialize_i64(integer),
            Shape::Unsigned(integer) => to.serialize_u64(integer),
            Shape::Float(number) => match self.spelling {
                Some(spelling) => spelling.write(number, to),
                None => to.serialize_f64(number),
            },
            Shape::Text(text) => to.serialize_str(text),
            Shape::Digits(digits) => match read_part::<Json>(digits) {
                Some(json) if json.is_number() && json.get() == digits => json.serialize(to),
                _ => Err(S::Error::custom(format_args!("`{digits}` is not a number"))),
            },
            Shape::Scalar(scalar) => scalar.serialize(to),
            Shape::Json(json) => json.serialize(to),
            Shape::Object(table) => write_object(self.value, table, to),
            Shape::Variant(_, value) => Written { value, spelling: None }.serialize(to),
            Shape::Inner(value) => Written { value, ..*self }.serialize(to),
            Shape::List(elements) => self.write_elements(elements, to),
            Shape::Map(entries) => {
                let mut map = to.serialize_map(Some(entries.count()))?;
                write_entries(entries, &mut map, self.spelling, &|_| true)?;
                map.end()
            }
        }
    }
}

impl Written<'_> {
    fn write_elements<S: Serializer>(&self, elements: &dyn Elements, to: S) -> Result<S::Ok, S::Error> {
        let mut sequence = to.serialize_seq(Some(elements.count()))?;
        for value in (0..elements.count()).filter_map(|index| elements.element(index)) {
            sequence.serialize_element(&Written { value, ..*self })?;
        }
        sequence.end()
    }
}

/// Writes the entries whose key is wanted.
fn write_entries<M: SerializeMap>(
    entries: &dyn Entries,
    to: &mut M,
    spelling: Option<&Respelling<'_>>,
    is_wanted: &dyn Fn(&str) -> bool,
) -> Result<(), M::Error> {
    let mut written = Ok(());
    entries.each(&mut |key, value| {
        if written.is_ok() && is_wanted(key) {
            written = to.serialize_entry(key, &Written { value, spelling });
        }
    });
    written
}

/// Writes the members that have a column, then those of the map beside them, and then [`Extra`].
fn write_object<S: Serializer>(object: &dyn Value, table: &Table, to: S) -> Result<S::Ok, S::Error> {
    let none = Extra::default();
    let extra = object.member(table.members.len()).and_then(Value::as_extra).unwrap_or(&none);
    let mut members = to.serialize_map(None)?;
    for (index, column) in table.members.iter().enumerate() {
        let Some(value) = object.member(index) else { continue };
        let is_absent = !column.presence.is_required() && matches!(value.shape(), Shape::Null);
        if is_absent && !extra.is_marked(index) {
            continue;
        }
        let spelling = column.presence.has_numbers();
        let spelling = spelling.then(|| Respelling::new(extra.is_marked(index), extra.kept(index)));
        members.serialize_entry(column.wire, &Written { value, spelling: spelling.as_ref() })?;
    }
    match object.member(table.members.len() + 1).map(Value::shape) {
        Some(Shape::Map(rest)) => {
            // The field of a member has its value, or there is none.
            write_entries(rest, &mut members, None, &|key| table.find(key, 0).is_none())?;
            let mut keys = Vec::new();
            rest.each(&mut |key, _| keys.push(key));
            // An entry that was set later counts.
            write_entries(extra, &mut members, None, &|key| keys.binary_search(&key).is_err())?;
        }
        _ => write_entries(extra, &mut members, None, &|_| true)?,
    }
    members.end()
}
