//! The members of an object while it is read, and how each is written again: one type a kind of presence.

use serde::de::{Error, MapAccess};
use serde::ser::{Serialize, SerializeMap};

use super::Extra;
use super::decode::{Decode, Seed};

/// A member that is always there. Its field is `T`, which is an `Option` if the member may be null.
pub struct Required<T>(Option<T>);

/// A member that may be absent. Its field is `Option<T>`. It may be null, too, whatever the document says: many APIs
/// send null for what is not there.
pub struct Optional<T>(Option<T>);

// Not derived: a slot is empty whether or not its type has a default.
impl<T> Default for Required<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Default for Optional<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Required<T> {
    /// With a value that was read.
    pub(super) fn of(value: T) -> Self {
        Self(Some(value))
    }

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
    ) -> Result<(), A::Error>
    where
        T: Decode,
    {
        self.0 = Some(from.next_value_seed(Seed::new(None))?);
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
        _: usize,
        field: &T,
        _: &Extra,
    ) -> Result<(), M::Error>
    where
        T: Serialize,
    {
        to.serialize_entry(name, field)
    }
}

impl<T> Optional<T> {
    /// With a value that was read, or a null.
    pub(super) fn of(value: Option<T>) -> Self {
        Self(value)
    }

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
    ) -> Result<(), A::Error>
    where
        T: Decode,
    {
        self.0 = from.next_value_seed(Seed::new(None))?;
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
        if field.is_some() || extra.is_marked(index) { to.serialize_entry(name, field) } else { Ok(()) }
    }
}
