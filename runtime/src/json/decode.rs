//! Reading the types that generated code is made of: one reader of numbers, wherever they stand.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::figure::{read_float, read_integer};
use super::spelling::{Respelling, Spelling};

/// A type of a generated field. It is read as serde reads it, but for numbers and what holds them, for which serde asks
/// a float: `0.9999999999999999999` is not 1, and `1e400` is not an error.
pub trait Decode: DeserializeOwned + Serialize {
    /// True if the type can hold numbers that `Spelling` counts.
    const HAS_FLOATS: bool = false;

    /// Reads a value.
    ///
    /// # Errors
    ///
    /// Fails if it is of another type.
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(from: D, _: Option<&mut Spelling>) -> Result<Self, D::Error> {
        Self::deserialize(from)
    }

    /// Writes the value with its numbers as they were read.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    fn encode<S: Serializer>(&self, to: S, _: &Respelling<'_>) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }

    /// The count of its numbers, as `Spelling` counts them.
    fn numbers(&self) -> usize {
        0
    }

    /// True for the `None` of an `Option`.
    fn is_none(&self) -> bool {
        false
    }
}

impl Decode for bool {}
impl Decode for String {}

/// Reads a [`Decode`] type where a deserializer wants a seed.
pub(crate) struct Seed<'s, T>(Option<&'s mut Spelling>, PhantomData<T>);

impl<'s, T> Seed<'s, T> {
    pub(crate) fn new(spelling: Option<&'s mut Spelling>) -> Self {
        Self(spelling, PhantomData)
    }

    /// The same for the next element.
    fn again(&mut self) -> Seed<'_, T> {
        Seed::new(self.0.as_deref_mut())
    }
}

impl<'de, T: Decode> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = T;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::decode(deserializer, self.0)
    }
}

/// A [`Decode`] type where serde wants one of its own.
pub(crate) struct Decoded<T> {
    pub(crate) value: T,
    /// True if it is written as the same value again.
    pub(crate) is_held: bool,
}

impl<'de, T: Decode> Deserialize<'de> for Decoded<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut spelling = Spelling::default();
        let value = T::decode(deserializer, Some(&mut spelling))?;
        Ok(Self { value, is_held: spelling.is_held() })
    }
}

/// A part of a value that is written with its numbers as they were read.
pub(crate) struct Again<'v, 'k, T>(pub(crate) &'v T, pub(crate) &'v Respelling<'k>);

impl<T: Decode> Serialize for Again<'_, '_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.encode(serializer, self.1)
    }
}

/// Reads a map whose values have floats.
fn read_floats<'de, T: Decode, A: MapAccess<'de>>(
    mut from: A,
    spelling: Option<&mut Spelling>,
) -> Result<BTreeMap<String, T>, A::Error> {
    let mut unasked = Spelling::default();
    let spelling = spelling.unwrap_or(&mut unasked);
    let (mut map, mut kept) = (BTreeMap::new(), BTreeMap::new());
    while let Some(key) = from.next_key::<String>()? {
        let mut entry = Spelling::default();
        let value = from.next_value_seed(Seed::<T>::new(Some(&mut entry)))?;
        spelling.add_entry(entry, &key, &mut kept);
        map.insert(key, value);
    }
    spelling.add_kept(kept, &map);
    Ok(map)
}

macro_rules! integers {
    ($($type:ident)*) => {
        $(impl Decode for $type {
            #[inline]
            fn decode<'de, D: Deserializer<'de>>(from: D, _: Option<&mut Spelling>) -> Result<Self, D::Error> {
                read_integer(from, &stringify!($type))
            }
        })*
    };
}

integers!(i32 i64 u64);

impl Decode for f64 {
    const HAS_FLOATS: bool = true;

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(from: D, spelling: Option<&mut Spelling>) -> Result<Self, D::Error> {
        let float = read_float(from)?;
        let number = float.number;
        if let Some(spelling) = spelling {
            spelling.add(float);
        }
        Ok(number)
    }

    fn encode<S: Serializer>(&self, to: S, spelling: &Respelling<'_>) -> Result<S::Ok, S::Error> {
        spelling.write(*self, to)
    }

    fn numbers(&self) -> usize {
        1
    }
}

impl<T: Decode> Decode for Box<T> {
    const HAS_FLOATS: bool = T::HAS_FLOATS;

    fn decode<'de, D: Deserializer<'de>>(from: D, spelling: Option<&mut Spelling>) -> Result<Self, D::Error> {
        T::decode(from, spelling).map(Self::new)
    }

    fn encode<S: Serializer>(&self, to: S, spelling: &Respelling<'_>) -> Result<S::Ok, S::Error> {
        (**self).encode(to, spelling)
    }

    fn numbers(&self) -> usize {
        (**self).numbers()
    }
}

impl<T: Decode> Decode for Option<T> {
    const HAS_FLOATS: bool = T::HAS_FLOATS;

    fn is_none(&self) -> bool {
        self.is_none()
    }

    #[inline]
    fn decode<'de, D: Deserializer<'de>>(from: D, spelling: Option<&mut Spelling>) -> Result<Self, D::Error> {
        struct OptionVisitor<'s, T>(Seed<'s, T>);

        impl<'de, T: Decode> Visitor<'de> for OptionVisitor<'_, T> {
            type Value = Option<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("option")
            }

            #[inline]
            fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
                Ok(None)
            }

            #[inline]
            fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
                Ok(None)
            }

            #[inline]
            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
                // Not through the seed: rustc instantiates a generic function inside of itself 128 times at most
                // (`recursion_limit`), and a seed led here. Chains of types may be twice as long this way.
                T::decode(deserializer, self.0.0).map(Some)
            }
        }

        from.deserialize_option(OptionVisitor(Seed::new(spelling)))
    }

    fn encode<S: Serializer>(&self, to: S, spelling: &Respelling<'_>) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => to.serialize_some(&Again(value, spelling)),
            None => to.serialize_none(),
        }
    }

    fn numbers(&self) -> usize {
        self.as_ref().map_or(0, T::numbers)
    }
}

impl<T: Decode> Decode for Vec<T> {
    const HAS_FLOATS: bool = T::HAS_FLOATS;

    fn decode<'de, D: Deserializer<'de>>(from: D, spelling: Option<&mut Spelling>) -> Result<Self, D::Error> {
        /// No more room is made in advance, whatever a deserializer says of its length.
        const MOST: usize = 4096;

        struct VecVisitor<'s, T>(Seed<'s, T>);

        impl<'de, T: Decode> Visitor<'de> for VecVisitor<'_, T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: SeqAccess<'de>>(mut self, mut from: A) -> Result<Vec<T>, A::Error> {
                let mut elements = Vec::with_capacity(from.size_hint().unwrap_or(0).min(MOST));
                while let Some(element) = from.next_element_seed(self.0.again())? {
                    elements.push(element);
                }
                Ok(elements)
            }
        }

        from.deserialize_seq(VecVisitor(Seed::new(spelling)))
    }

    fn encode<S: Serializer>(&self, to: S, spelling: &Respelling<'_>) -> Result<S::Ok, S::Error> {
        let mut elements = to.serialize_seq(Some(self.len()))?;
        for element in self {
            elements.serialize_element(&Again(element, spelling))?;
        }
        elements.end()
    }

    fn numbers(&self) -> usize {
        self.iter().map(T::numbers).sum()
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    const HAS_FLOATS: bool = T::HAS_FLOATS;

    fn decode<'de, D: Deserializer<'de>>(from: D, spelling: Option<&mut Spelling>) -> Result<Self, D::Error> {
        struct MapVisitor<'s, T>(Seed<'s, T>);

        impl<'de, T: Decode> Visitor<'de> for MapVisitor<'_, T> {
            type Value = BTreeMap<String, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
                // A constant, so that nothing is compiled for the maps that have none.
                if T::HAS_FLOATS {
                    return read_floats(from, self.0.0);
                }
                let mut map = BTreeMap::new();
                while let Some(key) = from.next_key::<String>()? {
                    map.insert(key, from.next_value_seed(Seed::new(None))?);
                }
                Ok(map)
            }
        }

        from.deserialize_map(MapVisitor(Seed::new(spelling)))
    }

    fn encode<S: Serializer>(&self, to: S, spelling: &Respelling<'_>) -> Result<S::Ok, S::Error> {
        let mut entries = to.serialize_map(Some(self.len()))?;
        for (key, value) in self {
            entries.serialize_entry(key, &Again(value, spelling))?;
        }
        entries.end()
    }

    fn numbers(&self) -> usize {
        self.values().map(T::numbers).sum()
    }
}
