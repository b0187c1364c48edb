//! Objects that are read member by member and written back without loss.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::Json;

/// A JSON object with a type: how its members are read into fields and written from them.
///
/// Generated code implements it through [`object!`](crate::__private::object).
pub trait Object: Sized {
    /// The fields while the members arrive, in any order.
    type Members: Default;

    /// Reads the value of the member `name`, or says `false` without reading it if there is no such field.
    ///
    /// # Errors
    ///
    /// Fails if the value is not what the field expects.
    fn read<'de, A: MapAccess<'de>>(
        members: &mut Self::Members,
        name: &str,
        from: &mut A,
    ) -> Result<bool, A::Error>;

    /// Makes the object once every member was read.
    ///
    /// # Errors
    ///
    /// Fails if a required member was missing.
    fn finish<E: Error>(members: Self::Members, extra: Extra) -> Result<Self, E>;

    /// Writes the members that have a field, and then [`Extra`].
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error>;

    /// Reads a whole object.
    ///
    /// # Errors
    ///
    /// Fails if a member is not what its field expects, or is missing.
    fn from_members<'de, A: MapAccess<'de>>(mut from: A) -> Result<Self, A::Error> {
        let mut members = Self::Members::default();
        let mut extra = Extra::default();
        while let Some(Name(name)) = from.next_key()? {
            if !Self::read(&mut members, &name, &mut from)? {
                extra.members.insert(name.into_owned(), from.next_value()?);
            }
        }
        Self::finish(members, extra)
    }
}

/// Implements [`Object`], `Deserialize` and `Serialize` from a table of members:
/// `VerificationSession { "id" => id: Required<String>, "url" => url: Optional<String> }`.
#[doc(hidden)] // Called by generated code.
#[macro_export]
macro_rules! __object {
    ($type:ident { $($wire:literal => $field:ident: $slot:ident<$value:ty>,)* }) => {
        #[allow(deprecated)] // The document decides what is.
        const _: () = {
            #[doc(hidden)] // Public only because the trait is.
            #[derive(::core::default::Default)]
            pub struct Members {
                $($field: $crate::__private::$slot<$value>,)*
            }

            #[allow(unused_mut, unused_variables)] // Depends on the members.
            impl $crate::__private::Object for $type {
                type Members = Members;

                fn read<'de, A: $crate::__private::serde::de::MapAccess<'de>>(
                    members: &mut Members,
                    name: &str,
                    from: &mut A,
                ) -> ::core::result::Result<bool, A::Error> {
                    match name {
                        $($wire => members.$field.read(from)?,)*
                        _ => return ::core::result::Result::Ok(false),
                    }
                    ::core::result::Result::Ok(true)
                }

                fn finish<E: $crate::__private::serde::de::Error>(
                    members: Members,
                    mut extra: $crate::Extra,
                ) -> ::core::result::Result<Self, E> {
                    ::core::result::Result::Ok(Self {
                        $($field: members.$field.finish($wire, &mut extra)?,)*
                        extra,
                    })
                }

                fn write<M: $crate::__private::serde::ser::SerializeMap>(
                    &self,
                    to: &mut M,
                ) -> ::core::result::Result<(), M::Error> {
                    $($crate::__private::$slot::write(to, $wire, &self.$field, &self.extra)?;)*
                    self.extra.write(to)
                }
            }

            impl<'de> $crate::__private::serde::Deserialize<'de> for $type {
                fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    $crate::__private::read_object(deserializer)
                }
            }

            impl $crate::__private::serde::Serialize for $type {
                fn serialize<S: $crate::__private::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    $crate::__private::write_object(self, serializer)
                }
            }
        };
    };
}

/// `Deserialize` for an [`Object`].
///
/// # Errors
///
/// Fails if this is no object, or [`Object::from_members`] does.
pub fn read_object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct ObjectVisitor<T>(PhantomData<T>);

    impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
            T::from_members(members)
        }
    }

    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

/// `Serialize` for an [`Object`].
///
/// # Errors
///
/// Fails if the serializer does.
pub fn write_object<T: Object, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = serializer.serialize_map(None)?;
    object.write(&mut members)?;
    members.end()
}

/// What an object had beyond its fields, kept so that nothing is lost when it is written again: members that are
/// newer than the document, and which optional members were null instead of absent.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Extra {
    members: BTreeMap<String, Json>,
    pub(super) nulls: Vec<&'static str>,
}

impl Extra {
    /// The member of this name that has no field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.members.get(name)
    }

    /// The members without a field, in the order of their names.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json)> {
        self.members.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether every member had a field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Writes the members that have no field.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    pub fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|(name, value)| to.serialize_entry(name, value))
    }
}

/// The names alone: nobody knows what the values are.
impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_object(deserializer)
    }
}

/// An object without any field: every member is extra.
impl Object for Extra {
    type Members = ();

    fn read<'de, A: MapAccess<'de>>((): &mut (), _: &str, _: &mut A) -> Result<bool, A::Error> {
        Ok(false)
    }

    fn finish<E: Error>((): (), extra: Extra) -> Result<Self, E> {
        Ok(extra)
    }

    fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error> {
        Self::write(self, to)
    }
}

/// A member's name, borrowed from the JSON text where it has no escapes.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a member name")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }

            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(name)))
            }
        }

        deserializer.deserialize_str(NameVisitor)
    }
}
