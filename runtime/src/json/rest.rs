//! Members without a field whose values have a type all the same.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::MapAccess;
use serde::ser::{Serialize, SerializeMap};

use super::choice::read_shallow;
use super::{Decode, Extra, Json, Object};

/// The members of an object without a field, while it is read. Its field is a map of those whose value is a `V`; all
/// others are in [`Extra`].
pub struct Rest<V>(BTreeMap<String, V>);

// Not derived: there is a map whether or not its type has a default.
impl<V> Default for Rest<V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<V> Rest<V> {
    /// Reads a member's value. If the name was there before, this one counts.
    ///
    /// # Errors
    ///
    /// Fails if there is no JSON value.
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: String,
        extra: &mut Extra,
        from: &mut A,
    ) -> Result<(), A::Error>
    where
        V: Decode,
    {
        let json: Json = from.next_value()?;
        if let Some(value) = read_shallow(json.get()) {
            extra.remove(&name);
            self.0.insert(name, value);
        } else {
            self.0.remove(&name);
            extra.insert(name, json);
        }
        Ok(())
    }

    /// The field's value.
    #[must_use]
    pub fn finish(self) -> BTreeMap<String, V> {
        self.0
    }

    /// Writes the members of the map. An entry with the name of a field is passed over: the field has a value, or none.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    pub fn write<T: Object, M: SerializeMap>(to: &mut M, rest: &BTreeMap<String, V>) -> Result<(), M::Error>
    where
        V: Serialize,
    {
        let mut entries = rest.iter().filter(|(name, _)| T::member(name).is_none());
        entries.try_for_each(|(name, value)| to.serialize_entry(name, value))
    }

    /// What is extra beside the map. An entry that was set later counts.
    #[must_use]
    pub fn beside<'e>(extra: &'e Extra, rest: &BTreeMap<String, V>) -> Cow<'e, Extra> {
        let mut extra = Cow::Borrowed(extra);
        for name in rest.keys() {
            if extra.get(name).is_some() {
                extra.to_mut().remove(name);
            }
        }
        extra
    }
}
