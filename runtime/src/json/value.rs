//! Values of generated code, seen without their types: each type shows its data, and one piece of code of this crate
//! reads, writes, compares or prints them all.

use std::collections::BTreeMap;
use std::fmt;

use super::read::{Read, read_shallow};
use super::reader::Reader;
use super::{Extra, Json, Scalar};

/// A type of a generated field.
///
/// Generated types implement it through [`object!`](crate::__private::object),
/// [`choice!`](crate::__private::choice), [`string_enum!`](crate::__private::string_enum) and
/// [`value_enum!`](crate::__private::value_enum). They hold tables, and functions that lead to their parts: what rustc
/// checks and compiles for a type is a few lines, however much is done with it.
pub trait Value: fmt::Debug {
    /// A value to read into. It is small, and allocates at most its boxes.
    fn blank() -> Self
    where
        Self: Sized;

    /// The value, as far as JSON knows it.
    fn shape(&self) -> Shape<'_>;

    /// Reads the next value of a text, which replaces this one.
    ///
    /// # Errors
    ///
    /// Fails if it is not JSON, or of another type.
    fn read(&mut self, from: &mut Reader<'_>) -> Read;

    /// The member of an object by its number in the table. [`Extra`] follows the last one, and the map of further
    /// members follows that.
    fn member(&self, _: usize) -> Option<&dyn Value> {
        None
    }

    /// The member with this number, to read into.
    fn member_mut(&mut self, _: usize) -> Option<&mut dyn Value> {
        None
    }

    /// Makes a choice the variant of this number, or the one for any other JSON behind the last, and leads to what it
    /// holds.
    fn choose(&mut self, _: usize) -> Option<&mut dyn Value> {
        None
    }

    /// Makes an optional value absent, and a map empty.
    fn clear(&mut self) {}

    /// The rest of an object beyond its members, if this is it.
    fn as_extra(&self) -> Option<&Extra> {
        None
    }

    /// The members without a field, to fill in.
    fn as_extra_mut(&mut self) -> Option<&mut Extra> {
        None
    }

    /// Reads an entry of a map from JSON that is well formed. False if the value is of another type; there is no such entry
    /// then.
    fn replace_entry(&mut self, _key: &str, _json: &str) -> bool {
        false
    }
}

/// The JSON form of a value, with access to its parts.
pub enum Shape<'v> {
    /// `null`, or nothing at all.
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A whole number that may be too large for the other kind.
    Unsigned(u64),
    /// A number whose spelling is kept by the object around it.
    Float(f64),
    /// A string.
    Text(&'v str),
    /// A number by its digits.
    Digits(&'v str),
    /// A constant of the document.
    Scalar(Scalar),
    /// JSON as it came.
    Json(&'v Json),
    /// The members are those of the value itself.
    Object(&'static Table),
    /// The named variant of a choice.
    Variant(&'static str, &'v dyn Value),
    /// The value inside of an `Option` or `Box`.
    Inner(&'v dyn Value),
    /// An array.
    List(&'v dyn Elements),
    /// An object whose members are all of one type.
    Map(&'v dyn Entries),
}

/// The members of an object, as its type has them.
#[derive(Debug)]
pub struct Table {
    /// The name of the type, for `Debug`.
    pub name: &'static str,
    /// The members, in the order in which they are written.
    pub members: &'static [Column],
    /// The field for the members that have no field of their own but a type.
    pub rest: &'static [&'static str],
}

/// A member of an object.
#[derive(Debug)]
pub struct Column {
    /// The name in JSON.
    pub wire: &'static str,
    /// The name in Rust.
    pub field: &'static str,
    /// The meaning of its absence, and what is kept of its numbers.
    pub presence: Presence,
    /// The only text that the document knows, if there is but one.
    pub constant: &'static [&'static str],
}

/// The meaning of a member's absence. Members with numbers keep their spelling: `19` is not written back as `19.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The member is always there. Its field is an `Option` if it may be null.
    Required,
    /// The member may be absent. Its field is an `Option`. It may be null, too, whatever the document says: many APIs
    /// send null for what is not there.
    Optional,
    /// [`Required`](Self::Required) for a number, or for what holds numbers: an array, a tuple, a map.
    RequiredNumber,
    /// [`Optional`](Self::Optional) for the same.
    OptionalNumber,
}

impl Presence {
    pub(super) const fn is_required(self) -> bool {
        matches!(self, Self::Required | Self::RequiredNumber)
    }

    pub(super) const fn has_numbers(self) -> bool {
        matches!(self, Self::RequiredNumber | Self::OptionalNumber)
    }
}

impl Table {
    /// The number of the member with this name. Most answers have their members in the order of the document, so the
    /// search begins where the next one should be.
    #[inline]
    pub(super) fn find(&self, wire: &str, expected: usize) -> Option<usize> {
        if self.members.get(expected).is_some_and(|column| column.wire == wire) {
            return Some(expected);
        }
        self.members.iter().position(|column| column.wire == wire)
    }
}

/// The elements of an array.
pub trait Elements {
    /// The number of elements.
    fn count(&self) -> usize;

    /// The element of this number.
    fn element(&self, index: usize) -> Option<&dyn Value>;
}

/// The entries of a map.
pub trait Entries {
    /// The number of entries.
    fn count(&self) -> usize;

    /// Calls `each` with every entry, in the order of the keys.
    fn each<'v>(&'v self, each: &mut dyn FnMut(&'v str, &'v dyn Value));
}

/// True if two values of one type are equal, as their derived `PartialEq` would have it.
#[must_use]
pub fn equal(one: &dyn Value, other: &dyn Value) -> bool {
    if let (Some(one), Some(other)) = (one.as_extra(), other.as_extra()) {
        return one == other;
    }
    match (one.shape(), other.shape()) {
        (Shape::Null, Shape::Null) => true,
        (Shape::Boolean(one), Shape::Boolean(other)) => one == other,
        (Shape::Integer(one), Shape::Integer(other)) => one == other,
        (Shape::Unsigned(one), Shape::Unsigned(other)) => one == other,
        #[allow(clippy::float_cmp)] // As `f64` compares.
        (Shape::Float(one), Shape::Float(other)) => one == other,
        (Shape::Text(one) | Shape::Digits(one), Shape::Text(other) | Shape::Digits(other)) => one == other,
        (Shape::Scalar(one), Shape::Scalar(other)) => one == other,
        (Shape::Json(one), Shape::Json(other)) => one == other,
        (Shape::Object(table), Shape::Object(_)) => {
            let is_same = |index| match (one.member(index), other.member(index)) {
                (Some(one), Some(other)) => equal(one, other),
                (one, other) => one.is_none() == other.is_none(),
            };
            (0..table.members.len() + 2).all(is_same)
        }
        (Shape::Variant(name, one), Shape::Variant(other_name, other)) => {
            name == other_name && equal(one, other)
        }
        (Shape::Inner(one), Shape::Inner(other)) => equal(one, other),
        (Shape::List(one), Shape::List(other)) => {
            let is_same = |index| match (one.element(index), other.element(index)) {
                (Some(one), Some(other)) => equal(one, other),
                _ => false,
            };
            one.count() == other.count() && (0..one.count()).all(is_same)
        }
        (Shape::Map(one), Shape::Map(other)) => {
            one.count() == other.count() && {
                let (mut entries, mut others) = (Vec::new(), Vec::new());
                one.each(&mut |key, value| entries.push((key, value)));
                other.each(&mut |key, value| others.push((key, value)));
                let mut pairs = entries.into_iter().zip(others);
                pairs.all(|((key, one), (other_key, other))| key == other_key && equal(one, other))
            }
        }
        _ => false,
    }
}

/// Prints an object or a choice as its derived `Debug` would.
///
/// # Errors
///
/// Fails if `f` does.
pub fn debug(object: &dyn Value, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let table = match object.shape() {
        Shape::Object(table) => table,
        Shape::Variant(name, value) => return f.debug_tuple(name).field(&value).finish(),
        Shape::Json(json) => return f.debug_tuple("Other").field(json).finish(),
        _ => return Ok(()),
    };
    let mut shown = f.debug_struct(table.name);
    let names = table.members.iter().map(|column| column.field).chain(["extra"]);
    let names = names.chain(table.rest.iter().copied());
    for (index, name) in names.enumerate() {
        if let Some(member) = object.member(index) {
            shown.field(name, &member);
        }
    }
    shown.finish()
}

/// The count of the numbers in a value whose spelling is kept, as [`Spelling`](super::Spelling) counts them.
pub(super) fn numbers(value: &dyn Value) -> usize {
    match value.shape() {
        Shape::Float(_) => 1,
        Shape::Inner(inner) => numbers(inner),
        Shape::List(elements) => {
            (0..elements.count()).filter_map(|index| elements.element(index)).map(numbers).sum()
        }
        Shape::Map(entries) => {
            let mut count = 0;
            entries.each(&mut |_, value| count += numbers(value));
            count
        }
        _ => 0,
    }
}

impl<T: Value> Elements for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> Option<&dyn Value> {
        self.get(index).map(|element| element as &dyn Value)
    }
}

impl<T: Value> Entries for BTreeMap<String, T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn each<'v>(&'v self, each: &mut dyn FnMut(&'v str, &'v dyn Value)) {
        for (key, value) in self {
            each(key, value);
        }
    }
}

macro_rules! scalars {
    ($($type:ty: $blank:expr, $self:ident => $shape:expr, $read:ident;)*) => {
        $(impl Value for $type {
            fn blank() -> Self {
                $blank
            }

            fn shape(&self) -> Shape<'_> {
                let $self = self;
                $shape
            }

            #[inline]
            fn read(&mut self, from: &mut Reader<'_>) -> Read {
                *self = from.$read()?;
                Ok(())
            }
        })*
    };
}

scalars! {
    bool: false, it => Shape::Boolean(*it), boolean;
    i32: 0, it => Shape::Integer(i64::from(*it)), int32;
    i64: 0, it => Shape::Integer(*it), int64;
    u64: 0, it => Shape::Unsigned(*it), uint64;
    f64: 0.0, it => Shape::Float(*it), float;
    String: Self::new(), it => Shape::Text(it), string;
}

impl<T: Value> Value for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn shape(&self) -> Shape<'_> {
        Shape::Inner(&**self)
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        (**self).read(from)
    }
}

impl<T: Value> Value for Option<T> {
    fn blank() -> Self {
        None
    }

    fn shape(&self) -> Shape<'_> {
        match self {
            Some(value) => Shape::Inner(value),
            None => Shape::Null,
        }
    }

    #[inline]
    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        if from.null()? {
            *self = None;
            return Ok(());
        }
        self.insert(T::blank()).read(from)
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Value> Value for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn shape(&self) -> Shape<'_> {
        Shape::List(self)
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        self.clear();
        from.elements("a sequence", &mut |from, _| {
            let mut element = T::blank();
            element.read(from)?;
            self.push(element);
            Ok(())
        })
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn shape(&self) -> Shape<'_> {
        Shape::Map(self)
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        self.clear();
        let kept = from.entries(&mut |from, key| {
            let mut value = T::blank();
            value.read(from)?;
            self.insert(key, value);
            Ok(())
        })?;
        from.keep_entries(kept, self);
        Ok(())
    }

    fn clear(&mut self) {
        self.clear();
    }

    fn replace_entry(&mut self, key: &str, json: &str) -> bool {
        match read_shallow(json) {
            Some(value) => {
                self.insert(key.to_owned(), value);
                true
            }
            None => {
                self.remove(key);
                false
            }
        }
    }
}
