//! Enums of numbers, or of scalars of several kinds, that keep values which are newer than the document.

use std::fmt;

use crate::form::{Encoder, Form};
use crate::json::{Json, Read, Reader, Scalar, Shape, decimal};

/// An enum of a document whose values are not all text, with an escape for values that the document does not list.
///
/// Generated code implements it through [`value_enum!`](crate::__private::value_enum).
pub trait ValueEnum: Sized + Clone + 'static {
    /// The values that the document lists.
    const VALUES: &'static [(Scalar, Self)];

    /// The value as it is on the wire.
    fn value(&self) -> EnumValue<'_>;

    /// The variant that keeps any other value.
    fn other(value: Json) -> Self;
}

/// The value of an enum.
#[derive(Clone, Copy, Debug)]
pub enum EnumValue<'v> {
    /// A value that the document lists.
    Listed(Scalar),
    /// Any other.
    Other(&'v Json),
}

impl<'v> EnumValue<'v> {
    /// The value as JSON knows it.
    #[must_use]
    pub fn shape(self) -> Shape<'v> {
        match self {
            Self::Listed(scalar) => Shape::Scalar(scalar),
            Self::Other(json) => Shape::Json(json),
        }
    }

    /// The value, if it is a whole number.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        match self {
            Self::Listed(scalar) => scalar.as_i64(),
            Self::Other(json) => decimal::integer(json.get()),
        }
    }
}

/// Text without quotes.
impl fmt::Display for EnumValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listed(scalar) => f.pad(scalar.text()),
            Self::Other(json) => f.pad(json.as_text().as_deref().unwrap_or(json.get())),
        }
    }
}

impl Form for EnumValue<'_> {
    fn encode(&self, encoder: Encoder<'_>) {
        match self {
            Self::Listed(scalar) if scalar.is_text() => encoder.text(scalar.text()),
            Self::Listed(scalar) => encoder.raw_json(scalar.text()),
            Self::Other(json) => match json.as_text() {
                Some(text) => encoder.text(&text),
                None => json.encode(encoder),
            },
        }
    }
}

/// Reads a [`ValueEnum`]; an unlisted value is kept.
///
/// # Errors
///
/// Fails if there is no JSON value.
pub fn read_value_enum<T: ValueEnum>(value: &mut T, from: &mut Reader<'_>) -> Read {
    let json = from.json()?;
    *value = listed(json.get()).unwrap_or_else(|| T::other(json));
    Ok(())
}

/// The variant for a whole number.
#[must_use]
pub fn integer_value<T: ValueEnum>(integer: i64) -> T {
    listed(&integer.to_string()).unwrap_or_else(|| T::other(Json::from(serde_json::Value::from(integer))))
}

fn listed<T: ValueEnum>(json: &str) -> Option<T> {
    T::VALUES.iter().find(|(scalar, _)| scalar.is(json)).map(|(_, variant)| variant.clone())
}

/// Implements [`ValueEnum`] and the conversions from and to whole numbers, forms and JSON, from a table of values:
/// `Priority { _1 = 1, Auto = "auto", True = true }`. The enum itself has these variants and `Other(Json)`.
#[doc(hidden)] // Called by generated code; what it adds shows in the docs of the enum itself.
#[macro_export]
macro_rules! __value_enum {
    ($type:ident { $($variant:ident = $value:literal),* $(,)? }) => {
        #[allow(deprecated)] // The document decides what is.
        impl $crate::__private::ValueEnum for $type {
            const VALUES: &'static [($crate::__private::Scalar, Self)] =
                &[$(($crate::__private::scalar!($value), Self::$variant)),*];

            fn value(&self) -> $crate::__private::EnumValue<'_> {
                match self {
                    $(Self::$variant => {
                        $crate::__private::EnumValue::Listed($crate::__private::scalar!($value))
                    })*
                    Self::Other(value) => $crate::__private::EnumValue::Other(value),
                }
            }

            fn other(value: $crate::Json) -> Self {
                Self::Other(value)
            }
        }

        #[allow(deprecated)]
        impl $type {
            /// The value, if it is a whole number.
            #[must_use]
            pub fn as_i64(&self) -> ::core::option::Option<i64> {
                $crate::__private::ValueEnum::value(self).as_i64()
            }
        }

        #[allow(deprecated)]
        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&$crate::__private::ValueEnum::value(self), f)
            }
        }

        #[allow(deprecated)]
        impl ::core::convert::From<i64> for $type {
            fn from(value: i64) -> Self {
                $crate::__private::integer_value(value)
            }
        }

        #[allow(deprecated)]
        impl $crate::__private::SendBack<Self> for $type {
            fn send_back(&self) -> ::core::result::Result<Self, $crate::CannotSendBack> {
                ::core::result::Result::Ok(::core::clone::Clone::clone(self))
            }
        }

        #[allow(deprecated)]
        impl $crate::form::Form for $type {
            fn encode(&self, encoder: $crate::form::Encoder<'_>) {
                $crate::form::Form::encode(&$crate::__private::ValueEnum::value(self), encoder);
            }
        }

        #[allow(deprecated)]
        impl $crate::__private::Value for $type {
            fn blank() -> Self {
                Self::Other($crate::__private::Value::blank())
            }

            fn shape(&self) -> $crate::__private::Shape<'_> {
                $crate::__private::ValueEnum::value(self).shape()
            }

            fn read(&mut self, from: &mut $crate::__private::Reader<'_>) -> $crate::__private::Read {
                $crate::__private::read_value_enum(self, from)
            }
        }

        #[allow(deprecated)]
        const _: () = {
            $crate::__private::visible! { $type }
        };
    };
}
