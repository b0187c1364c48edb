//! The place in a text where decoding failed. Decoding only counts members and elements; their names are read from the
//! text after a failure. So every type is decoded by one piece of code, which `serde_path_to_error` would double.

use std::cell::RefCell;
use std::fmt::{self, Write};

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::figure::read_foreign;
use super::{Mismatch, failure, scan};

/// Decodes a JSON text into a type that is not generated, and says where it cannot.
pub(crate) fn from_slice<T: DeserializeOwned>(json: &[u8]) -> Result<T, Mismatch> {
    let trail = Trail::default();
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    match T::deserialize(Tracked { inner: &mut deserializer, trail: &trail }) {
        Ok(value) => match deserializer.end() {
            Ok(()) => Ok(value),
            // The value is right, and what follows it is wrong.
            Err(error) => Err(mismatch(&Trail::default(), json, &error)),
        },
        Err(error) => Err(mismatch(&trail, json, &error)),
    }
}

#[cold]
#[inline(never)] // There is a call for every type that an answer has.
fn mismatch(trail: &Trail, json: &[u8], error: &serde_json::Error) -> Mismatch {
    let numbers = trail.0.borrow();
    let reason = error.to_string();
    failure::inner_mismatch(&reason, &numbers, json)
        .unwrap_or_else(|| Mismatch { path: path(&numbers, json), reason })
}

/// The numbers of the members and elements that lead to what is wrong, the innermost first.
#[derive(Default)]
struct Trail(RefCell<Vec<usize>>);

impl Trail {
    /// Says that something is wrong in the member or element of this number.
    #[cold]
    #[inline(never)] // There is a call for every member of every type.
    fn push(&self, number: usize) {
        self.0.borrow_mut().push(number);
    }
}

/// The names and indices that the numbers of members and elements stand for. `.` for the whole text.
pub(super) fn path(numbers: &[usize], json: &[u8]) -> String {
    let (path, _) = place(numbers, json);
    if path.is_empty() { ".".to_owned() } else { path }
}

/// The names and indices that the numbers of members and elements stand for, the innermost first, and the offset to which
/// they lead. Up to there, the text is JSON.
pub(super) fn place(numbers: &[usize], json: &[u8]) -> (String, usize) {
    let mut path = String::new();
    let mut at = scan::after_blanks(json, 0);
    for number in numbers.iter().rev() {
        let next = match json.get(at) {
            Some(b'{') => scan::member(json, at, *number).map(|(name, value)| {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&name);
                value
            }),
            Some(b'[') => scan::element(json, at, *number).inspect(|_| {
                let _ = write!(path, "[{number}]");
            }),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    (path, at)
}

/// Something that is read, with the trail that leads to it if it is wrong.
struct Tracked<'t, R> {
    inner: R,
    trail: &'t Trail,
}

/// Scalars are read as without a trail.
macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*))*) => {
        $(#[inline]
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method($($argument,)* visitor)
        })*
    };
}

/// Integers are read by their digits, for types that are not generated as well.
macro_rules! integers {
    ($($method:ident)*) => {
        $(#[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            read_foreign(self.inner, visitor)
        })*
    };
}

macro_rules! track {
    ($($method:ident($($argument:ident: $type:ty),*))*) => {
        $(#[inline]
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method($($argument,)* Tracked { inner: visitor, trail: self.trail })
        })*
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Tracked<'_, D> {
    type Error = D::Error;

    forward! {
        deserialize_bool() deserialize_char() deserialize_str() deserialize_string()
        deserialize_f32() deserialize_f64() deserialize_bytes() deserialize_byte_buf()
        deserialize_unit() deserialize_unit_struct(name: &'static str) deserialize_identifier()
        deserialize_ignored_any()
        deserialize_enum(name: &'static str, variants: &'static [&'static str])
    }

    track! {
        deserialize_any() deserialize_option() deserialize_newtype_struct(name: &'static str)
        deserialize_seq() deserialize_tuple(length: usize)
        deserialize_tuple_struct(name: &'static str, length: usize) deserialize_map()
        deserialize_struct(name: &'static str, fields: &'static [&'static str])
    }

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! visit {
    ($($method:ident($type:ty))*) => {
        $(#[inline]
        fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.inner.$method(value)
        })*
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Tracked<'_, V> {
    type Value = V::Value;

    visit! {
        visit_bool(bool) visit_char(char) visit_str(&str) visit_borrowed_str(&'de str) visit_string(String)
        visit_i8(i8) visit_i16(i16) visit_i32(i32) visit_i64(i64) visit_i128(i128)
        visit_u8(u8) visit_u16(u16) visit_u32(u32) visit_u64(u64) visit_u128(u128)
        visit_f32(f32) visit_f64(f64) visit_bytes(&[u8]) visit_borrowed_bytes(&'de [u8]) visit_byte_buf(Vec<u8>)
    }

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(Tracked { inner: value, trail: self.trail })
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(Tracked { inner: value, trail: self.trail })
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<V::Value, A::Error> {
        self.inner.visit_seq(Counted { inner: elements, number: 0, trail: self.trail })
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Counted { inner: members, number: 0, trail: self.trail })
    }
}

/// The members or elements of an object or array, in order.
struct Counted<'t, A> {
    inner: A,
    /// How many were read.
    number: usize,
    trail: &'t Trail,
}

impl<'t, A> Counted<'t, A> {
    /// The seed of the next member or element.
    fn next<S>(&mut self, seed: S) -> Numbered<'t, S> {
        let number = self.number;
        self.number += 1;
        Numbered { inner: seed, number, trail: self.trail }
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Counted<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let seed = self.next(seed);
        self.inner.next_element_seed(seed)
    }

    #[inline]
    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Counted<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.inner.next_key_seed(seed)
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let seed = self.next(seed);
        self.inner.next_value_seed(seed)
    }

    #[inline]
    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

/// The seed of a member or element.
struct Numbered<'t, S> {
    inner: S,
    number: usize,
    trail: &'t Trail,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Numbered<'_, S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let value = self.inner.deserialize(Tracked { inner: deserializer, trail: self.trail });
        if value.is_err() {
            self.trail.push(self.number);
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::Mismatch;
    use super::from_slice;

    type Nested = BTreeMap<String, Vec<(Option<Box<[i8]>>, BTreeMap<String, bool>)>>;

    #[test]
    fn names_and_numbers_lead_to_what_is_wrong() {
        for (json, path) in [
            ("5", "."),
            (" {} x", "."),
            (r#"{"a": 5}"#, "a"),
            ("\t{ \"a\"\n: [ [null , {} ] , [\t[1,2 , 300 ] , {}]]}", "a[1][0][2]"),
            (r#"{"a":[],"b, {\"[":[[[],{"x":true,"y]":false,"z":0}]]}"#, r#"b, {"[[0][1].z"#),
            (r#"{"a\u0062":[[null,{"\u00e4ö":null}]]}"#, "ab[0][1].äö"),
            (r#"{"a":[],"a":[[[],{"":true,"":1}]]}"#, "a[0][1]."),
            (r#"{"a":[[null,{"b":tru"#, "a[0][1].b"),
            (r#"{"a":[[null"#, "a[0]"),
            (r#"{"a":[[null,{"b"#, "a[0][1]"),
            (r#"{"a":[[[1,2,{"#, "a[0][0][2]"),
        ] {
            let Err(Mismatch { path: found, .. }) = from_slice::<Nested>(json.as_bytes()) else {
                panic!("{json}")
            };
            assert_eq!(found, path, "{json}");
        }
    }

    /// Values are those that `serde_json` reads.
    #[test]
    fn what_is_right_is_read_as_ever() {
        let json = r#" {"a": [[null, {"b": true}], [[1, 2], {}]], "c": []} "#;
        assert_eq!(from_slice::<Nested>(json.as_bytes()).unwrap(), serde_json::from_str(json).unwrap());
        let value: serde_json::Value = from_slice(json.as_bytes()).unwrap();
        assert_eq!(value, serde_json::from_str::<serde_json::Value>(json).unwrap());
    }
}
