//! Arrays whose first items each have a type of their own.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::UnitDeserializer;
use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::form::{Array, Encoder, Form};
use crate::json::{Again, Decode, Json, Respelling, Seed, Spelling};

/// An array whose first items are those of the tuple `T`, which has one to eight; any number of others follows.
///
/// `LEAST` of the items are always there. The default, 8, means all items, as no tuple is longer. The others are
/// `Option`s: an array may end before them, and then they are `None`. At the end of an array they are left out when it
/// is written, unless they were null when it was read; before others that are there, they are null. Two tuples are equal
/// if they are written the same.
///
/// ```
/// use formwork::{Json, Tuple, form};
///
/// let range: Tuple<(i64, String)> = (5, "days".to_owned()).into();
/// assert_eq!(form::to_json(&range)?.as_deref(), Some(r#"[5,"days"]"#));
/// let open: Tuple<(i64, Option<String>), Json, 1> = (5, None).into();
/// assert_eq!(form::to_json(&open)?.as_deref(), Some("[5]"));
/// # Ok::<(), form::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tuple<T, R = Json, const LEAST: usize = 8> {
    /// The items that each have a type.
    pub items: T,
    /// The items that follow.
    pub rest: Vec<R>,
    /// The number of items at the end that were null when the array was read, and could have been absent.
    nulls: usize,
}

impl<T, R, const LEAST: usize> From<T> for Tuple<T, R, LEAST> {
    fn from(items: T) -> Self {
        Self { items, rest: Vec::new(), nulls: 0 }
    }
}

impl<T, R, const LEAST: usize> Tuple<T, R, LEAST> {
    /// The number of items to write, of which the first `needed` are not `None`.
    fn length(&self, needed: usize, size: usize) -> usize {
        if self.rest.is_empty() { (needed.max(LEAST) + self.nulls).min(size) } else { size }
    }
}

impl<'de, T: DecodeItems, R: Decode, const LEAST: usize> Deserialize<'de> for Tuple<T, R, LEAST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::decode(deserializer, None)
    }
}

impl<T: DecodeItems, R: Decode, const LEAST: usize> Serialize for Tuple<T, R, LEAST> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(None)?;
        self.items.encode(&mut items, None, self.length(self.items.needed(), T::SIZE))?;
        for item in &self.rest {
            items.serialize_element(item)?;
        }
        items.end()
    }
}

impl<T: DecodeItems, R: Decode, const LEAST: usize> Decode for Tuple<T, R, LEAST> {
    const HAS_FLOATS: bool = T::HAS_FLOATS || R::HAS_FLOATS;

    fn decode<'de, D: Deserializer<'de>>(from: D, spelling: Option<&mut Spelling>) -> Result<Self, D::Error> {
        struct TupleVisitor<'s, T, R, const LEAST: usize>(Option<&'s mut Spelling>, PhantomData<(T, R)>);

        impl<'de, T: DecodeItems, R: Decode, const LEAST: usize> Visitor<'de> for TupleVisitor<'_, T, R, LEAST> {
            type Value = Tuple<T, R, LEAST>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }

            fn visit_seq<A: SeqAccess<'de>>(mut self, mut from: A) -> Result<Self::Value, A::Error> {
                let mut found = Found { read: 0, least: LEAST.min(T::SIZE) };
                let items = T::decode(&mut from, self.0.as_deref_mut(), &mut found)?;
                let mut rest = Vec::new();
                while let Some(item) = from.next_element_seed(Seed::new(self.0.as_deref_mut()))? {
                    rest.push(item);
                }
                let nulls =
                    if rest.is_empty() { found.read.saturating_sub(items.needed().max(LEAST)) } else { 0 };
                Ok(Tuple { items, rest, nulls })
            }
        }

        from.deserialize_seq(TupleVisitor(spelling, PhantomData))
    }

    fn encode<S: Serializer>(&self, to: S, spelling: &Respelling<'_>) -> Result<S::Ok, S::Error> {
        let mut items = to.serialize_seq(None)?;
        self.items.encode(&mut items, Some(spelling), self.length(self.items.needed(), T::SIZE))?;
        for item in &self.rest {
            items.serialize_element(&Again(item, spelling))?;
        }
        items.end()
    }

    fn numbers(&self) -> usize {
        self.items.numbers() + self.rest.iter().map(R::numbers).sum::<usize>()
    }
}

impl<T: EncodeItems, R: Form, const LEAST: usize> Form for Tuple<T, R, LEAST> {
    fn encode(&self, encoder: Encoder<'_>) {
        let mut array = encoder.array();
        self.items.encode(&mut array, self.length(self.items.needed(), T::SIZE));
        for item in &self.rest {
            array.element(item);
        }
    }
}

/// How far the items of an array have been read.
#[derive(Debug)]
pub struct Found {
    /// The number of items so far.
    read: usize,
    /// The number of items that must be there.
    least: usize,
}

impl Found {
    /// The next item. One that may be absent is read as null then.
    fn next<'de, T: Decode, A: SeqAccess<'de>>(
        &mut self,
        from: &mut A,
        spelling: Option<&mut Spelling>,
    ) -> Result<T, A::Error> {
        match from.next_element_seed(Seed::new(spelling))? {
            Some(item) => {
                self.read += 1;
                Ok(item)
            }
            None if self.read >= self.least => T::decode(UnitDeserializer::new(), None),
            // Every tuple has a `rest`, so more may always follow.
            None => {
                let expected = format!("an array of size at least {}", self.least);
                Err(A::Error::invalid_length(self.read, &&*expected))
            }
        }
    }
}

/// A tuple whose items are those of an array that is read as [`Decode`] says.
pub trait DecodeItems: Sized {
    /// The number of items.
    const SIZE: usize;

    /// True if the items can hold numbers that [`Spelling`] counts.
    const HAS_FLOATS: bool;

    /// Reads the items.
    ///
    /// # Errors
    ///
    /// Fails if there are not enough, or one is of another type.
    fn decode<'de, A: SeqAccess<'de>>(
        from: &mut A,
        spelling: Option<&mut Spelling>,
        found: &mut Found,
    ) -> Result<Self, A::Error>;

    /// Writes the first `length` items, with their numbers as they were read.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    fn encode<S: SerializeSeq>(
        &self,
        to: &mut S,
        spelling: Option<&Respelling<'_>>,
        length: usize,
    ) -> Result<(), S::Error>;

    /// The number of items up to the last one that is not `None`.
    fn needed(&self) -> usize;

    /// The count of their numbers, as [`Spelling`] counts them.
    fn numbers(&self) -> usize;
}

/// A tuple whose items are written as [`Form`] says.
pub trait EncodeItems {
    /// The number of items.
    const SIZE: usize;

    /// Writes the first `length` items.
    fn encode(&self, to: &mut Array<'_>, length: usize);

    /// The number of items up to the last one that is not `None`.
    fn needed(&self) -> usize;
}

/// Writes an item, with its numbers as they were read.
fn write<S: SerializeSeq, T: Decode>(
    to: &mut S,
    item: &T,
    spelling: Option<&Respelling<'_>>,
) -> Result<(), S::Error> {
    match spelling {
        Some(spelling) => to.serialize_element(&Again(item, spelling)),
        None => to.serialize_element(item),
    }
}

/// The number of items up to the last one that is there.
fn up_to_last(are_absent: &[bool]) -> usize {
    are_absent.iter().rposition(|is_absent| !is_absent).map_or(0, |last| last + 1)
}

macro_rules! tuples {
    ($(($($type:ident)+))*) => {
        $(
            impl<$($type: Decode),+> DecodeItems for ($($type,)+) {
                const SIZE: usize = [$(stringify!($type)),+].len();
                const HAS_FLOATS: bool = $($type::HAS_FLOATS)||+;

                fn decode<'de, Seq: SeqAccess<'de>>(
                    from: &mut Seq,
                    mut spelling: Option<&mut Spelling>,
                    found: &mut Found,
                ) -> Result<Self, Seq::Error> {
                    Ok(($(found.next::<$type, Seq>(from, spelling.as_deref_mut())?,)+))
                }

                fn encode<Seq: SerializeSeq>(
                    &self,
                    to: &mut Seq,
                    spelling: Option<&Respelling<'_>>,
                    length: usize,
                ) -> Result<(), Seq::Error> {
                    #[allow(non_snake_case)] // Named as their types.
                    let ($($type,)+) = self;
                    let mut left = length;
                    $(
                        if left > 0 {
                            write(to, $type, spelling)?;
                            left -= 1;
                        }
                    )+
                    debug_assert_eq!(left, 0, "there are no more items");
                    Ok(())
                }

                fn needed(&self) -> usize {
                    #[allow(non_snake_case)]
                    let ($($type,)+) = self;
                    up_to_last(&[$(Decode::is_none($type)),+])
                }

                fn numbers(&self) -> usize {
                    #[allow(non_snake_case)]
                    let ($($type,)+) = self;
                    0 $(+ $type.numbers())+
                }
            }

            impl<$($type: Form),+> EncodeItems for ($($type,)+) {
                const SIZE: usize = [$(stringify!($type)),+].len();

                fn encode(&self, to: &mut Array<'_>, length: usize) {
                    #[allow(non_snake_case)]
                    let ($($type,)+) = self;
                    let items: [&dyn Form; [$(stringify!($type)),+].len()] = [$($type),+];
                    for item in items.into_iter().take(length) {
                        to.element(item);
                    }
                }

                fn needed(&self) -> usize {
                    #[allow(non_snake_case)]
                    let ($($type,)+) = self;
                    up_to_last(&[$(Form::is_none($type)),+])
                }
            }
        )*
    };
}

tuples! {
    (A)
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E F)
    (A B C D E F G)
    (A B C D E F G H)
}
