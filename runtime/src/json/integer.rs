//! Whole numbers that may be written as a fraction: for JSON Schema `1.0` is an integer.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeMap};

use super::scalar::whole;
use super::{Extra, Optional, Required};

/// Whole numbers, and what is made of them alone.
pub trait Integers: Sized {
    /// Reads them, however they are written.
    ///
    /// # Errors
    ///
    /// Fails if there is something else, or a number has a fraction.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// What is read as [`Integers`].
struct Integer<T>(T);

impl<'de, T: Integers> Deserialize<'de> for Integer<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}

/// The deserializer finds a fraction where it finds one in any case, so plain digits cost no more than without it.
macro_rules! integers {
    ($($type:ident: $deserialize:ident;)*) => {
        $(impl Integers for $type {
            #[inline]
            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.$deserialize(IntegerVisitor(PhantomData))
            }
        })*
    };
}

integers! {
    i32: deserialize_i32;
    i64: deserialize_i64;
}

impl<T: Integers> Integers for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<Integer<T>>::deserialize(deserializer)?.map(|integer| integer.0))
    }
}

impl<T: Integers> Integers for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let elements = Vec::<Integer<T>>::deserialize(deserializer)?;
        Ok(elements.into_iter().map(|integer| integer.0).collect())
    }
}

impl<T: Integers> Integers for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = BTreeMap::<String, Integer<T>>::deserialize(deserializer)?;
        Ok(entries.into_iter().map(|(key, integer)| (key, integer.0)).collect())
    }
}

struct IntegerVisitor<T>(PhantomData<T>);

impl<T: TryFrom<i64> + TryFrom<u64>> Visitor<'_> for IntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::any::type_name::<T>())
    }

    #[inline]
    fn visit_i64<E: Error>(self, integer: i64) -> Result<T, E> {
        T::try_from(integer).map_err(|_| E::invalid_value(Unexpected::Signed(integer), &self))
    }

    #[inline]
    fn visit_u64<E: Error>(self, integer: u64) -> Result<T, E> {
        T::try_from(integer).map_err(|_| E::invalid_value(Unexpected::Unsigned(integer), &self))
    }

    fn visit_f64<E: Error>(self, float: f64) -> Result<T, E> {
        let integer = whole(float).and_then(|integer| T::try_from(integer).ok());
        integer.ok_or_else(|| E::invalid_type(Unexpected::Float(float), &self))
    }
}

/// [`Required`] for whole numbers.
pub struct RequiredInteger<T>(Option<T>);

/// [`Optional`] for whole numbers.
pub struct OptionalInteger<T>(Option<T>);

// Not derived: a slot is empty whether or not its type has a default.
impl<T> Default for RequiredInteger<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Default for OptionalInteger<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Integers> RequiredInteger<T> {
    /// Reads the member's value.
    ///
    /// # Errors
    ///
    /// Fails if the value is not what the field expects.
    #[inline]
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        _: usize,
        _: &mut Extra,
        from: &mut A,
    ) -> Result<(), A::Error> {
        self.0 = Some(from.next_value::<Integer<T>>()?.0);
        Ok(())
    }

    /// The field's value.
    ///
    /// # Errors
    ///
    /// Fails if there was no such member.
    #[inline]
    pub fn finish<E: Error>(self, name: &'static str) -> Result<T, E> {
        self.0.ok_or_else(|| E::missing_field(name))
    }

    /// Writes the member.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    pub fn write<M: SerializeMap>(
        to: &mut M,
        name: &'static str,
        index: usize,
        field: &T,
        extra: &Extra,
    ) -> Result<(), M::Error>
    where
        T: Serialize,
    {
        Required::write(to, name, index, field, extra)
    }
}

impl<T: Integers> OptionalInteger<T> {
    /// Reads the member's value. A null is remembered, so that it is written again.
    ///
    /// # Errors
    ///
    /// Fails if the value is not what the field expects.
    #[inline]
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        extra: &mut Extra,
        from: &mut A,
    ) -> Result<(), A::Error> {
        self.0 = from.next_value::<Integer<Option<T>>>()?.0;
        if self.0.is_none() {
            extra.mark(index);
        }
        Ok(())
    }

    /// The field's value.
    ///
    /// # Errors
    ///
    /// Never fails; the other slot does.
    #[inline]
    pub fn finish<E: Error>(self, _: &'static str) -> Result<Option<T>, E> {
        Ok(self.0)
    }

    /// Writes the member if it has a value, or was null when it was read.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    pub fn write<M: SerializeMap>(
        to: &mut M,
        name: &'static str,
        index: usize,
        field: &Option<T>,
        extra: &Extra,
    ) -> Result<(), M::Error>
    where
        T: Serialize,
    {
        Optional::write(to, name, index, field, extra)
    }
}
