//! Objects that are read member by member and written back without loss.

use std::collections::BTreeMap;
use std::fmt;

use super::read::Read;
use super::reader::Reader;
use super::spelling::Kept;
use super::value::{Entries, Shape, Value};
use super::{Json, bits};

/// Implements [`Value`] and the traits that users see for a struct, from a table of its members, each with its number:
///
/// ```text
/// VerificationSession {
///     0 "id" => id: Required,
///     1 "object" => object: Required = "identity.verification_session",
///     2 "url" => url: Optional,
///     extra: 3,
/// }
/// ```
///
/// With `rest additional_properties: 4` at the end, members without a row whose value is of the type of its values are in
/// the map of this name.
#[doc(hidden)] // Called by generated code.
#[macro_export]
macro_rules! __object {
    (
        $type:ident {
            $($index:literal $wire:literal => $field:ident: $presence:ident $(= $constant:literal)?,)*
            extra: $extra:literal,
            $(rest $rest:ident: $rest_index:literal,)?
        }
    ) => {
        #[allow(deprecated)] // The document decides what is.
        const _: () = {
            static TABLE: $crate::__private::Table = $crate::__private::Table {
                name: ::core::stringify!($type),
                members: &[$($crate::__private::Column {
                    wire: $wire,
                    field: ::core::stringify!($field),
                    presence: $crate::__private::Presence::$presence,
                    constant: &[$($constant)?],
                },)*],
                rest: &[$(::core::stringify!($rest))?],
            };

            impl $crate::__private::Value for $type {
                fn blank() -> Self {
                    Self {
                        $($field: $crate::__private::Value::blank(),)*
                        extra: $crate::__private::Value::blank(),
                        $($rest: $crate::__private::Value::blank(),)?
                    }
                }

                fn shape(&self) -> $crate::__private::Shape<'_> {
                    $crate::__private::Shape::Object(&TABLE)
                }

                fn read(&mut self, from: &mut $crate::__private::Reader<'_>) -> $crate::__private::Read {
                    from.object(self, &TABLE)
                }

                fn member(&self, index: usize) -> ::core::option::Option<&dyn $crate::__private::Value> {
                    ::core::option::Option::Some(match index {
                        $($index => &self.$field,)*
                        $extra => &self.extra,
                        $($rest_index => &self.$rest,)?
                        _ => return ::core::option::Option::None,
                    })
                }

                fn member_mut(
                    &mut self,
                    index: usize,
                ) -> ::core::option::Option<&mut dyn $crate::__private::Value> {
                    ::core::option::Option::Some(match index {
                        $($index => &mut self.$field,)*
                        $extra => &mut self.extra,
                        $($rest_index => &mut self.$rest,)?
                        _ => return ::core::option::Option::None,
                    })
                }
            }

            $crate::__private::by_shape! { $type }
        };
    };
}

/// The traits that users see, for a [`Value`] whose shape has all that it is.
#[doc(hidden)] // Called by the other macros.
#[macro_export]
macro_rules! __by_shape {
    ($type:ty) => {
        $crate::__private::visible! { $type }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::debug(self, f)
            }
        }

        impl ::core::cmp::PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                $crate::__private::equal(self, other)
            }
        }
    };
}

/// The traits of serde, for a [`Value`]. The parameters of a generic one stand before it: `[T: Value] Expandable<T>`.
#[doc(hidden)] // Called by the other macros.
#[macro_export]
macro_rules! __visible {
    ([$($parameters:tt)*] $type:ty) => {
        impl<$($parameters)*> $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serialize(self, serializer)
            }
        }

        impl<'de, $($parameters)*> $crate::__private::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }
    };
    ($type:ty) => {
        $crate::__private::visible! { [] $type }
    };
}

/// The rest of an object beyond its fields, kept so that nothing is lost when it is written again: members that are
/// newer than the document, which optional members were null instead of absent, which numbers were whole, and the digits
/// of those that `f64` does not hold.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Extra {
    /// The first members that are marked, a bit each: there are some in most objects.
    marks: u64,
    more: Option<Box<More>>,
}

/// The parts of [`Extra`] that few objects need.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct More {
    members: BTreeMap<String, Json>,
    /// The members behind the first ones that are marked, a bit each. It ends with the last one of them.
    marks: Vec<u64>,
    /// The members with numbers that their fields do not hold, in the order of their indices. A list, because another
    /// type of map is 9 kB in every program.
    spelled: Vec<(usize, Kept)>,
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

    /// True if there is nothing at all, not even a mark.
    pub(super) const fn is_blank(&self) -> bool {
        self.marks == 0 && self.more.is_none()
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
        bits::insert(&mut self.marks, || &mut self.more.get_or_insert_default().marks, index);
    }

    /// True if the member with this index is marked.
    pub(crate) fn is_marked(&self, index: usize) -> bool {
        let more = self.more.as_ref().map_or(&[][..], |more| &more.marks);
        bits::has(self.marks, more, index)
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
        match spelled.binary_search_by_key(&index, |(index, _)| *index) {
            Ok(at) if kept.is_empty() => drop(spelled.remove(at)),
            Ok(at) => {
                if let Some(spelled) = spelled.get_mut(at) {
                    spelled.1 = kept;
                }
            }
            Err(_) if kept.is_empty() => {}
            Err(at) => spelled.insert(at, (index, kept)),
        }
    }

    /// The numbers of the member with this index that its field does not hold.
    pub(super) fn kept(&self, index: usize) -> &[(usize, Box<str>)] {
        let spelled = self.more.as_ref().map_or(&[][..], |more| &more.spelled);
        let at = spelled.binary_search_by_key(&index, |(index, _)| *index).ok();
        at.and_then(|at| spelled.get(at)).map_or(&[], |(_, kept)| kept)
    }

    /// True if every member had a field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().len() == 0
    }
}

/// The names alone: nobody knows what the values are.
impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// An object without any field: every member is extra.
impl Value for Extra {
    fn blank() -> Self {
        Self::default()
    }

    fn shape(&self) -> Shape<'_> {
        Shape::Map(self)
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        *self = Self::default();
        from.entries(&mut |from, name| {
            self.insert(name, from.json()?);
            Ok(())
        })?;
        Ok(())
    }

    fn as_extra(&self) -> Option<&Self> {
        Some(self)
    }

    fn as_extra_mut(&mut self) -> Option<&mut Self> {
        Some(self)
    }
}

impl Entries for Extra {
    fn count(&self) -> usize {
        self.iter().len()
    }

    fn each<'v>(&'v self, each: &mut dyn FnMut(&'v str, &'v dyn Value)) {
        self.iter().for_each(|(name, value)| each(name, value));
    }
}

crate::__visible! { Extra }

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
