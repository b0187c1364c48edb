//! String enums: the values that a document lists.

use std::fmt;

/// A string enum of a document.
///
/// Generated code implements it through [`string_enum!`](crate::__private::string_enum).
pub trait StringEnum: Copy + fmt::Debug + 'static {
    /// Every value, in the order of the document.
    const ALL: &'static [Self];

    /// The text of each value, in the same order.
    const TEXTS: &'static [&'static str];

    /// The number of a value in this order.
    fn index(self) -> usize;
}

/// The text of a value on the wire.
#[must_use]
pub fn text<T: StringEnum>(value: T) -> &'static str {
    T::TEXTS.get(value.index()).copied().unwrap_or_default()
}

/// The value of a text, if the document lists it.
pub(super) fn find<T: StringEnum>(text: &str) -> Option<T> {
    T::ALL.get(position(T::TEXTS, text)?).copied()
}

fn position(texts: &[&str], text: &str) -> Option<usize> {
    texts.iter().position(|listed| *listed == text)
}

/// `FromStr` for a [`StringEnum`].
///
/// # Errors
///
/// Fails if the document does not list the text.
pub fn parse<T: StringEnum>(text: &str) -> Result<T, UnknownValue> {
    find(text).ok_or_else(|| UnknownValue { text: text.to_owned(), listed: T::TEXTS })
}

/// A text that is not a value of a string enum. Its `Display` lists the values.
///
/// [`Open::other`](crate::Open::other) takes such a text all the same, for values that are newer than the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    text: String,
    listed: &'static [&'static str],
}

impl UnknownValue {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The values that the document lists.
    #[must_use]
    pub const fn listed(&self) -> &'static [&'static str] {
        self.listed
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not one of", self.text)?;
        for (index, value) in self.listed.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            write!(f, "{comma} `{}`", value.escape_debug())?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownValue {}

/// Implements [`StringEnum`] and the conversions from and to text, from a table of values:
/// `Type { Document = "document", IdNumber = "id_number" }`. The enum itself has these variants, and may be deprecated.
#[doc(hidden)] // Called by generated code; what it adds shows in the docs of the enum itself.
#[macro_export]
macro_rules! __string_enum {
    ($type:ident { $($variant:ident = $value:literal),* $(,)? }) => {
        #[allow(deprecated)] // The document decides what is.
        const _: () = {
            impl $crate::__private::StringEnum for $type {
                const ALL: &'static [Self] = &[$(Self::$variant),*];
                const TEXTS: &'static [&'static str] = &[$($value),*];

                fn index(self) -> usize {
                    self as usize
                }
            }

            #[allow(dead_code)] // In a private module nobody may ask for them.
            impl $type {
                /// Every value that the document lists.
                pub const ALL: &'static [Self] = <Self as $crate::__private::StringEnum>::ALL;

                /// The text on the wire.
                #[must_use]
                pub fn as_str(self) -> &'static str {
                    $crate::__private::text(self)
                }
            }

            impl ::core::fmt::Display for $type {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.pad($crate::__private::text(*self))
                }
            }

            impl $crate::form::Form for $type {
                fn encode(&self, encoder: $crate::form::Encoder<'_>) {
                    encoder.text($crate::__private::text(*self));
                }
            }

            impl ::core::str::FromStr for $type {
                type Err = $crate::UnknownValue;

                fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                    $crate::__private::parse(text)
                }
            }
        };
    };
}
