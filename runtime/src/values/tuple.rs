//! Arrays whose first items each have a type of their own.

use std::fmt;

use crate::form::{Array, Encoder, Form};
use crate::json::{Elements, Json, Read, Reader, Shape, Value};

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

crate::__visible! { [T: Items, R: Value, const LEAST: usize] Tuple<T, R, LEAST> }

impl<T: Items, R: Value, const LEAST: usize> Value for Tuple<T, R, LEAST> {
    fn blank() -> Self {
        Self::from(T::blank())
    }

    fn shape(&self) -> Shape<'_> {
        Shape::List(self)
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        *self = Self::blank();
        let mut count = 0;
        from.elements("an array", &mut |from, index| {
            if let Some(item) = self.items.item_mut(index) {
                count += 1;
                return item.read(from);
            }
            let mut item = R::blank();
            item.read(from)?;
            self.rest.push(item);
            Ok(())
        })?;
        from.at_least(LEAST.min(T::SIZE), count)?;
        if self.rest.is_empty() {
            self.nulls = count.saturating_sub(self.needed().max(LEAST));
        }
        Ok(())
    }
}

impl<T: Items, R: Value, const LEAST: usize> Tuple<T, R, LEAST> {
    /// The number of items up to the last one that is not null.
    fn needed(&self) -> usize {
        let is_there =
            |index: &usize| self.items.item(*index).is_some_and(|item| !matches!(item.shape(), Shape::Null));
        (0..T::SIZE).rev().find(is_there).map_or(0, |last| last + 1)
    }
}

impl<T: Items, R: Value, const LEAST: usize> Elements for Tuple<T, R, LEAST> {
    fn count(&self) -> usize {
        self.length(self.needed(), T::SIZE) + self.rest.len()
    }

    fn element(&self, index: usize) -> Option<&dyn Value> {
        let rest = || self.rest.get(index - T::SIZE).map(|item| item as &dyn Value);
        if index < T::SIZE { self.items.item(index) } else { rest() }
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

/// A tuple whose items are those of an array.
pub trait Items: fmt::Debug {
    /// The number of items.
    const SIZE: usize;

    /// Items to read into.
    fn blank() -> Self
    where
        Self: Sized;

    /// The item of this number.
    fn item(&self, index: usize) -> Option<&dyn Value>;

    /// The items, to read into.
    fn item_mut(&mut self, index: usize) -> Option<&mut dyn Value>;
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

/// The number of items up to the last one that is there.
fn up_to_last(are_absent: &[bool]) -> usize {
    are_absent.iter().rposition(|is_absent| !is_absent).map_or(0, |last| last + 1)
}

macro_rules! tuples {
    ($(($($type:ident)+))*) => {
        $(
            impl<$($type: Value),+> Items for ($($type,)+) {
                const SIZE: usize = [$(stringify!($type)),+].len();

                fn blank() -> Self {
                    ($($type::blank(),)+)
                }

                fn item(&self, index: usize) -> Option<&dyn Value> {
                    #[allow(non_snake_case)] // Named as their types.
                    let ($($type,)+) = self;
                    let items: [&dyn Value; [$(stringify!($type)),+].len()] = [$($type),+];
                    items.get(index).copied()
                }

                fn item_mut(&mut self, index: usize) -> Option<&mut dyn Value> {
                    #[allow(non_snake_case)]
                    let ($($type,)+) = self;
                    let items: [&mut dyn Value; [$(stringify!($type)),+].len()] = [$($type),+];
                    items.into_iter().nth(index)
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
