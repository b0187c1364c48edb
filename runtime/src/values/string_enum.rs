//! String enums that keep values which are newer than the document.

use crate::json::{Read, Reader};

/// A string enum of a document, with an escape for values that the document does not list.
///
/// Generated code implements it through [`string_enum!`](crate::__private::string_enum).
pub trait StringEnum: Sized {
    /// The value as it is on the wire.
    fn as_str(&self) -> &str;

    /// The variant for a value that the document lists.
    fn listed(value: &str) -> Option<Self>;

    /// The variant that keeps any other value.
    fn other(value: String) -> Self;
}

/// Implements [`StringEnum`] and the conversions from and to text, forms and JSON, from a table of values:
/// `Type { Document = "document", IdNumber = "id_number" }`. The enum itself has these variants and `Other(String)`,
/// and may be deprecated.
#[doc(hidden)] // Called by generated code; what it adds shows in the docs of the enum itself.
#[macro_export]
macro_rules! __string_enum {
    ($type:ident { $($variant:ident = $value:literal,)* }) => {
        #[allow(deprecated)]
        impl $crate::__private::StringEnum for $type {
            fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Other(value) => value,
                }
            }

            fn listed(value: &str) -> ::core::option::Option<Self> {
                match value {
                    $($value => ::core::option::Option::Some(Self::$variant),)*
                    _ => ::core::option::Option::None,
                }
            }

            fn other(value: ::std::string::String) -> Self {
                Self::Other(value)
            }
        }

        #[allow(deprecated)]
        impl $type {
            /// The value as it is on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::__private::StringEnum::as_str(self)
            }
        }

        #[allow(deprecated)]
        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str($crate::__private::StringEnum::as_str(self))
            }
        }

        #[allow(deprecated)]
        impl ::core::convert::AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                $crate::__private::StringEnum::as_str(self)
            }
        }

        #[allow(deprecated)]
        impl ::core::convert::From<&str> for $type {
            fn from(value: &str) -> Self {
                <Self as $crate::__private::StringEnum>::listed(value)
                    .unwrap_or_else(|| $crate::__private::StringEnum::other(::core::convert::Into::into(value)))
            }
        }

        #[allow(deprecated)]
        impl ::core::convert::From<::std::string::String> for $type {
            fn from(value: ::std::string::String) -> Self {
                <Self as $crate::__private::StringEnum>::listed(&value)
                    .unwrap_or_else(|| $crate::__private::StringEnum::other(value))
            }
        }

        #[allow(deprecated)]
        impl $crate::form::Form for $type {
            fn encode(&self, encoder: $crate::form::Encoder<'_>) {
                encoder.text($crate::__private::StringEnum::as_str(self));
            }
        }

        #[allow(deprecated)]
        impl $crate::__private::Value for $type {
            fn blank() -> Self {
                Self::Other(::std::string::String::new())
            }

            fn shape(&self) -> $crate::__private::Shape<'_> {
                $crate::__private::Shape::Text($crate::__private::StringEnum::as_str(self))
            }

            fn read(&mut self, from: &mut $crate::__private::Reader<'_>) -> $crate::__private::Read {
                $crate::__private::read_string_enum(self, from)
            }
        }

        #[allow(deprecated)]
        const _: () = {
            $crate::__private::visible! { $type }
        };
    };
}

/// Reads a [`StringEnum`]; an unlisted value is kept.
///
/// # Errors
///
/// Fails if the value is not a string.
pub fn read_string_enum<T: StringEnum>(value: &mut T, from: &mut Reader<'_>) -> Read {
    let text = from.text("a string")?;
    *value = T::listed(&text).unwrap_or_else(|| T::other(text.into_owned()));
    Ok(())
}
