//! Objects that are read member by member and written back without loss.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::Json;
use super::spelling::Kept;

/// A JSON object with a type: how its members are read into fields and written from them.
///
/// Generated code implements it through [`object!`](crate::__private::object).
pub trait Object: Sized {
    /// The names that have a field.
    type Member;

    /// The fields while the members arrive, in any order.
    type Members: Default;

    /// The member of this name, if there is such a field.
    fn member(name: &str) -> Option<Self::Member>;

    /// Reads the value of a member.
    ///
    /// # Errors
    ///
    /// Fails if the value is not what the field expects.
    fn read<'de, A: MapAccess<'de>>(
        members: &mut Self::Members,
        member: Self::Member,
        extra: &mut Extra,
        from: &mut A,
    ) -> Result<(), A::Error>;

    /// Reads the value of a member that has no field.
    ///
    /// # Errors
    ///
    /// Fails if there is no JSON value.
    fn read_unknown<'de, A: MapAccess<'de>>(
        _: &mut Self::Members,
        name: String,
        extra: &mut Extra,
        from: &mut A,
    ) -> Result<(), A::Error> {
        extra.read(name, from)
    }

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
}

/// Implements [`Object`], `Deserialize` and `Serialize` from a table of members:
/// `VerificationSession { "id" => id: Required<String>, "url" => url: Optional<String> }`. With
/// `rest additional_properties: i64` behind it, members without a field whose value is of this type are in a map of
/// this name.
#[doc(hidden)] // Called by generated code.
#[macro_export]
macro_rules! __object {
    (
        $type:ident { $($wire:literal => $field:ident: $slot:ident<$value:ty>,)* }
        $(rest $rest:ident: $rest_value:ty)?
    ) => {
        #[allow(deprecated)] // The document decides what is.
        const _: () = {
            #[doc(hidden)] // Public only because the trait is.
            #[derive(::core::default::Default)]
            pub struct __Members {
                $($field: $crate::__private::$slot<$value>,)*
                $($rest: $crate::__private::Rest<$rest_value>,)?
            }

            #[doc(hidden)]
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)] // Named as the fields are.
            pub enum __Member {
                $($field,)*
            }

            #[allow(unused_variables, clippy::inline_always)] // Depends on the members.
            impl $crate::__private::Object for $type {
                type Member = __Member;
                type Members = __Members;

                #[inline]
                fn member(name: &str) -> ::core::option::Option<__Member> {
                    match name {
                        $($wire => ::core::option::Option::Some(__Member::$field),)*
                        _ => ::core::option::Option::None,
                    }
                }

                #[inline(always)] // It has one caller, which is a loop.
                fn read<'de, A: $crate::__private::serde::de::MapAccess<'de>>(
                    members: &mut __Members,
                    member: __Member,
                    extra: &mut $crate::Extra,
                    from: &mut A,
                ) -> ::core::result::Result<(), A::Error> {
                    match member {
                        $(__Member::$field => members.$field.read(__Member::$field as usize, extra, from),)*
                    }
                }

                $(fn read_unknown<'de, A: $crate::__private::serde::de::MapAccess<'de>>(
                    members: &mut __Members,
                    name: ::std::string::String,
                    extra: &mut $crate::Extra,
                    from: &mut A,
                ) -> ::core::result::Result<(), A::Error> {
                    members.$rest.read(name, extra, from)
                })?

                #[inline]
                fn finish<E: $crate::__private::serde::de::Error>(
                    members: __Members,
                    extra: $crate::Extra,
                ) -> ::core::result::Result<Self, E> {
                    ::core::result::Result::Ok(Self {
                        $($field: members.$field.finish($wire)?,)*
                        $($rest: members.$rest.finish(),)?
                        extra,
                    })
                }

                fn write<M: $crate::__private::serde::ser::SerializeMap>(
                    &self,
                    to: &mut M,
                ) -> ::core::result::Result<(), M::Error> {
                    $($crate::__private::$slot::write(
                        to,
                        $wire,
                        __Member::$field as usize,
                        &self.$field,
                        &self.extra,
                    )?;)*
                    let extra = &self.extra;
                    $(
                        $crate::__private::Rest::write::<Self, M>(to, &self.$rest)?;
                        let extra = &$crate::__private::Rest::beside(extra, &self.$rest);
                    )?
                    extra.write(to)
                }
            }

            impl $crate::__private::Resource for $type {
                fn read_expandable<'de, D: $crate::__private::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<$crate::Expandable<Self>, D::Error> {
                    $crate::__private::read_expandable_object(deserializer)
                }
            }

            impl $crate::__private::Decode for $type {}

            impl<'de> $crate::__private::serde::Deserialize<'de> for $type {
                #[inline]
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
/// Fails if this is not an object, or a member is not what its field expects, or is missing.
pub fn read_object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct ObjectVisitor<T>(PhantomData<T>);

    impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        #[inline]
        fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<T, A::Error> {
            let mut members = T::Members::default();
            let mut extra = Extra::default();
            let mut unknown = String::new();
            while let Some(member) = from.next_key_seed(Name::<T>(&mut unknown, PhantomData))? {
                match member {
                    Some(member) => T::read(&mut members, member, &mut extra, &mut from)?,
                    None => {
                        let name = std::mem::take(&mut unknown);
                        T::read_unknown(&mut members, name, &mut extra, &mut from)?;
                    }
                }
            }
            T::finish(members, extra)
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
/// newer than the document, which optional members were null instead of absent, which numbers were whole, and the digits
/// of those that `f64` does not hold.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Extra {
    /// The first members that are marked, a bit each: there are some in most objects.
    marks: u64,
    more: Option<Box<More>>,
}

/// What few objects have.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct More {
    members: BTreeMap<String, Json>,
    /// The members behind the first ones that are marked, a bit each. It ends with the last one of them.
    marks: Vec<u64>,
    /// The members with numbers that their fields do not hold, by their index.
    spelled: BTreeMap<usize, Kept>,
}

impl Extra {
    /// The member of this name that has no field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.more.as_ref()?.members.get(name)
    }

    /// The members without a field, in the order of their names.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json)> {
        static NONE: BTreeMap<String, Json> = BTreeMap::new();
        let members = self.more.as_ref().map_or(&NONE, |more| &more.members);
        members.iter().map(|(name, value)| (name.as_str(), value))
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, name: String, from: &mut A) -> Result<(), A::Error> {
        self.insert(name, from.next_value()?);
        Ok(())
    }

    pub(super) fn insert(&mut self, name: String, value: Json) {
        self.more.get_or_insert_default().members.insert(name, value);
    }

    #[inline] // Compiled only where it is used, which is rarely.
    pub(super) fn remove(&mut self, name: &str) {
        if let Some(more) = &mut self.more {
            more.members.remove(name);
        }
    }

    /// Marks the member with this index: it was null, or a number that was whole. Its value tells which.
    #[inline]
    pub(super) fn mark(&mut self, index: usize) {
        if index < 64 {
            self.marks |= 1 << index;
        } else {
            self.mark_behind(index / 64 - 1, index % 64);
        }
    }

    #[cold]
    fn mark_behind(&mut self, word: usize, bit: usize) {
        let marks = &mut self.more.get_or_insert_default().marks;
        if marks.len() <= word {
            marks.resize(word + 1, 0);
        }
        if let Some(marks) = marks.get_mut(word) {
            *marks |= 1 << bit;
        }
    }

    /// True if the member with this index is marked.
    pub(super) fn is_marked(&self, index: usize) -> bool {
        if index < 64 {
            self.marks & (1 << index) != 0
        } else {
            let marks = self.more.as_ref().and_then(|more| more.marks.get(index / 64 - 1));
            marks.is_some_and(|marks| marks & (1 << (index % 64)) != 0)
        }
    }

    /// Keeps the numbers of the member with this index that its field does not hold.
    #[inline]
    pub(super) fn keep(&mut self, index: usize, kept: Kept) {
        if !kept.is_empty() || self.more.is_some() {
            self.keep_some(index, kept);
        }
    }

    #[cold]
    fn keep_some(&mut self, index: usize, kept: Kept) {
        let spelled = &mut self.more.get_or_insert_default().spelled;
        // The last one of members with one name counts.
        if kept.is_empty() {
            spelled.remove(&index);
        } else {
            spelled.insert(index, kept);
        }
    }

    /// The numbers of the member with this index that its field does not hold.
    pub(super) fn kept(&self, index: usize) -> &[(usize, Box<str>)] {
        self.more.as_ref().and_then(|more| more.spelled.get(&index)).map_or(&[], Vec::as_slice)
    }

    /// True if every member had a field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().len() == 0
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
    type Member = Infallible;
    type Members = ();

    fn member(_: &str) -> Option<Infallible> {
        None
    }

    fn read<'de, A: MapAccess<'de>>(
        (): &mut (),
        member: Infallible,
        _: &mut Extra,
        _: &mut A,
    ) -> Result<(), A::Error> {
        match member {}
    }

    fn finish<E: Error>((): (), extra: Extra) -> Result<Self, E> {
        Ok(extra)
    }

    fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error> {
        Self::write(self, to)
    }
}

/// Reads the name of a member. One that has no field is left in the text.
struct Name<'n, T>(&'n mut String, PhantomData<T>);

impl<'de, T: Object> DeserializeSeed<'de> for Name<'_, T> {
    type Value = Option<T::Member>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<T: Object> Visitor<'_> for Name<'_, T> {
    type Value = Option<T::Member>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let member = T::member(name);
        if member.is_none() {
            name.clone_into(self.0);
        }
        Ok(member)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_members_can_be_marked() {
        let marked = [0, 63, 64, 127, 128, 1000];
        let (mut extra, mut backwards) = (Extra::default(), Extra::default());
        for (index, last) in marked.iter().zip(marked.iter().rev()) {
            extra.mark(*index);
            backwards.mark(*last);
        }
        assert!((0..2000).all(|index| extra.is_marked(index) == marked.contains(&index)));
        assert!(extra == backwards && extra.is_empty());
        backwards.mark(65);
        assert!(extra != backwards);
    }
}
