//! [`Form`] for the standard library's types.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Encoder, Form};

impl Form for str {
    #[inline]
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.text(self);
    }
}

impl Form for String {
    #[inline]
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.text(self);
    }
}

impl Form for Cow<'_, str> {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.text(self);
    }
}

impl Form for char {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.text(self.encode_utf8(&mut [0; 4]));
    }
}

impl Form for bool {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.boolean(*self);
    }
}

/// Exact decimal digits.
macro_rules! integers {
    ($($type:ty),* $(,)?) => {
        $(impl Form for $type {
            fn encode(&self, encoder: Encoder<'_>) {
                encoder.integer(*self);
            }
        })*
    };
}

integers!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

/// The shortest decimal text that reads back as the same number, without an exponent.
macro_rules! floats {
    ($($type:ty),*) => {
        $(impl Form for $type {
            fn encode(&self, encoder: Encoder<'_>) {
                if self.is_finite() {
                    encoder.float(self);
                } else {
                    encoder.inexpressible("is not a finite number");
                }
            }
        })*
    };
}

floats!(f32, f64);

/// Types that are written as what they hold or point to.
macro_rules! transparent {
    ($($type:ty),*) => {
        $(impl<T: Form + ?Sized> Form for $type {
            fn encode(&self, encoder: Encoder<'_>) {
                (**self).encode(encoder);
            }
        })*
    };
}

transparent!(&T, &mut T, Box<T>);

/// `None` is absent: no pair.
impl<T: Form> Form for Option<T> {
    fn encode(&self, encoder: Encoder<'_>) {
        if let Some(value) = self {
            value.encode(encoder);
        }
    }

    fn is_none(&self) -> bool {
        self.is_none()
    }
}

/// `name[0]=...&name[1]=...`; an empty array has no pairs.
impl<T: Form> Form for [T] {
    fn encode(&self, encoder: Encoder<'_>) {
        let mut array = encoder.array();
        for element in self {
            array.element(element);
        }
    }
}

impl<T: Form> Form for Vec<T> {
    fn encode(&self, encoder: Encoder<'_>) {
        self.as_slice().encode(encoder);
    }
}

impl<T: Form, const N: usize> Form for [T; N] {
    fn encode(&self, encoder: Encoder<'_>) {
        self.as_slice().encode(encoder);
    }
}

/// `name[key]=...` in the order of the keys; an empty map has no pairs. An entry without a value is `null` in JSON, and
/// has no pair in a form.
impl<K: AsRef<str>, V: Form> Form for BTreeMap<K, V> {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.object().entries(self);
    }
}
