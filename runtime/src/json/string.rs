//! Reading string enums without an allocation for the values that the document lists.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

use crate::values::StringEnum;

/// Reads a [`StringEnum`]; an unlisted value is kept.
///
/// # Errors
///
/// Fails if the value is not a string.
pub fn read_string_enum<'de, T: StringEnum, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct EnumVisitor<T>(PhantomData<T>);

    impl<T: StringEnum> Visitor<'_> for EnumVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
            Ok(T::listed(value).unwrap_or_else(|| T::other(value.to_owned())))
        }
    }

    deserializer.deserialize_str(EnumVisitor(PhantomData))
}
