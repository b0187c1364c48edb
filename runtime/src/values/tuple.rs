//! Arrays whose first items each have a type of their own.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::form::{Array, Encoder, Form};
use crate::json::{Again, Decode, Json, Respelling, Seed, Spelling};

/// An array whose first items are those of the tuple `T`, which has one to eight; any number of others follows.
///
/// ```
/// use formwork::{Tuple, form};
///
/// let range: Tuple<(i64, String)> = (5, "days".to_owned()).into();
/// assert_eq!(form::to_json(&range)?.as_deref(), Some(r#"[5,"days"]"#));
/// # Ok::<(), form::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tuple<T, R = Json> {
    /// The items that each have a type.
    pub items: T,
    /// The items that follow.
    pub rest: Vec<R>,
}

impl<T, R> From<T> for Tuple<T, R> {
    fn from(items: T) -> Self {
        Self { items, rest: Vec::new() }
    }
}

impl<'de, T: Deserialize<'de>, R: Deserialize<'de>> Deserialize<'de> for Tuple<T, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TupleVisitor<T, R>(PhantomData<(T, R)>);

        impl<'de, T: Deserialize<'de>, R: Deserialize<'de>> Visitor<'de> for TupleVisitor<T, R> {
            type Value = Tuple<T, R>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
                // A tuple takes what it has items for, and fails if that is too little.
                let items = T::deserialize(SeqAccessDeserializer::new(&mut from))?;
                let mut rest = Vec::new();
                while let Some(item) = from.next_element()? {
                    rest.push(item);
                }
                Ok(Tuple { items, rest })
            }
        }

        deserializer.deserialize_seq(TupleVisitor(PhantomData))
    }
}

impl<T: WriteItems, R: Serialize> Serialize for Tuple<T, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(None)?;
        self.items.write(&mut items)?;
        for item in &self.rest {
            items.serialize_element(item)?;
        }
        items.end()
    }
}

impl<T: DecodeItems, R: Decode> Decode for Tuple<T, R> {
    const HAS_FLOATS: bool = T::HAS_FLOATS || R::HAS_FLOATS;

    fn decode<'de, D: Deserializer<'de>>(from: D, spelling: Option<&mut Spelling>) -> Result<Self, D::Error> {
        struct TupleVisitor<'s, T, R>(Option<&'s mut Spelling>, PhantomData<(T, R)>);

        impl<'de, T: DecodeItems, R: Decode> Visitor<'de> for TupleVisitor<'_, T, R> {
            type Value = Tuple<T, R>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }

            fn visit_seq<A: SeqAccess<'de>>(mut self, mut from: A) -> Result<Self::Value, A::Error> {
                let items = T::decode(&mut from, self.0.as_deref_mut())?;
                let mut rest = Vec::new();
                while let Some(item) = from.next_element_seed(Seed::new(self.0.as_deref_mut()))? {
                    rest.push(item);
                }
                Ok(Tuple { items, rest })
            }
        }

        from.deserialize_seq(TupleVisitor(spelling, PhantomData))
    }

    fn encode<S: Serializer>(&self, to: S, spelling: &Respelling<'_>) -> Result<S::Ok, S::Error> {
        let mut items = to.serialize_seq(None)?;
        self.items.encode(&mut items, spelling)?;
        for item in &self.rest {
            items.serialize_element(&Again(item, spelling))?;
        }
        items.end()
    }

    fn numbers(&self) -> usize {
        self.items.numbers() + self.rest.iter().map(R::numbers).sum::<usize>()
    }
}

impl<T: EncodeItems, R: Form> Form for Tuple<T, R> {
    fn encode(&self, encoder: Encoder<'_>) {
        let mut array = encoder.array();
        self.items.encode(&mut array);
        for item in &self.rest {
            array.element(item);
        }
    }
}

/// A tuple whose items are written into an array with others behind.
pub trait WriteItems {
    /// Writes the items.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    fn write<S: SerializeSeq>(&self, to: &mut S) -> Result<(), S::Error>;
}

/// A tuple whose items are those of an array that is read as [`Decode`] says.
pub trait DecodeItems: DeserializeOwned + WriteItems {
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
    ) -> Result<Self, A::Error>;

    /// Writes the items with their numbers as they were read.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    fn encode<S: SerializeSeq>(&self, to: &mut S, spelling: &Respelling<'_>) -> Result<(), S::Error>;

    /// The count of their numbers, as [`Spelling`] counts them.
    fn numbers(&self) -> usize;
}

/// The next item of a tuple of `size`, before which there were `read`.
fn item<'de, T: Decode, A: SeqAccess<'de>>(
    from: &mut A,
    spelling: Option<&mut Spelling>,
    read: &mut usize,
    size: usize,
) -> Result<T, A::Error> {
    let Some(item) = from.next_element_seed(Seed::new(spelling))? else {
        return Err(A::Error::invalid_length(*read, &&*format!("a tuple of size {size}")));
    };
    *read += 1;
    Ok(item)
}

/// The same in a form.
pub trait EncodeItems {
    /// Writes the items.
    fn encode(&self, to: &mut Array<'_>);
}

macro_rules! tuples {
    ($(($($type:ident)+))*) => {
        $(
            impl<$($type: Serialize),+> WriteItems for ($($type,)+) {
                fn write<Seq: SerializeSeq>(&self, to: &mut Seq) -> Result<(), Seq::Error> {
                    #[allow(non_snake_case)] // Named as their types.
                    let ($($type,)+) = self;
                    $(to.serialize_element($type)?;)+
                    Ok(())
                }
            }

            impl<$($type: Decode),+> DecodeItems for ($($type,)+) {
                const HAS_FLOATS: bool = $($type::HAS_FLOATS)||+;

                fn decode<'de, Seq: SeqAccess<'de>>(
                    from: &mut Seq,
                    mut spelling: Option<&mut Spelling>,
                ) -> Result<Self, Seq::Error> {
                    let size = [$(stringify!($type)),+].len();
                    let mut read = 0;
                    Ok(($(item::<$type, Seq>(from, spelling.as_deref_mut(), &mut read, size)?,)+))
                }

                fn encode<Seq: SerializeSeq>(
                    &self,
                    to: &mut Seq,
                    spelling: &Respelling<'_>,
                ) -> Result<(), Seq::Error> {
                    #[allow(non_snake_case)]
                    let ($($type,)+) = self;
                    $(to.serialize_element(&Again($type, spelling))?;)+
                    Ok(())
                }

                fn numbers(&self) -> usize {
                    #[allow(non_snake_case)]
                    let ($($type,)+) = self;
                    0 $(+ $type.numbers())+
                }
            }

            impl<$($type: Form),+> EncodeItems for ($($type,)+) {
                fn encode(&self, to: &mut Array<'_>) {
                    #[allow(non_snake_case)]
                    let ($($type,)+) = self;
                    $(to.element($type);)+
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
