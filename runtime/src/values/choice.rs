//! Values of one of several types, where none of them may be what arrives.

/// Implements [`Choice`](crate::__private::Choice), `Deserialize` and `Serialize` for an enum whose variants each hold a
/// value, which is written without a tag, and the conversions that are listed:
///
/// ```text
/// Source by "type" {
///     Card(Box<Card>) as ["card"]: { Object { required "id", optional "live": { Boolean = [true] }, } },
///     Names(Vec<String>): { Array .. { String } },
///     Level(Level): { String in ["low", "high"] },
///     Price(Price): { String | Number },
///     Json(Json): { Any },
/// } from { Card(Card) }
/// ```
///
/// Each variant has its values of the discriminator, if there is one, and an [`outline!`](crate::__private::outline).
/// The enum itself has these variants and `Other(Json)`.
#[doc(hidden)] // Called by generated code; what it adds shows in the docs of the enum itself.
#[macro_export]
macro_rules! __choice {
    (
        $type:ident $(by $tag:literal)? {
            $($variant:ident($value:ty) $(as [$($tagged:literal),* $(,)?])?: { $($outline:tt)* },)*
        }
        $(from { $($from_variant:ident($from:ty)),* $(,)? })?
    ) => {
        #[allow(deprecated)] // The document decides what is.
        impl $crate::__private::Choice for $type {
            const TAG: &'static [&'static str] = &[$($tag)?];

            const ALTERNATIVES: &'static [$crate::__private::Alternative] = &[
                $($crate::__private::Alternative {
                    tags: &[$($($tagged),*)?],
                    outline: $crate::__private::outline! { $($outline)* },
                },)*
            ];

            const READ: &'static [fn(&str) -> ::core::option::Option<Self>] = &[
                $(|json| ::core::option::Option::map($crate::__private::read_part(json), Self::$variant),)*
            ];

            fn other(json: $crate::Json) -> Self {
                Self::Other(json)
            }
        }

        $($(
            #[allow(deprecated)]
            impl ::core::convert::From<$from> for $type {
                fn from(value: $from) -> Self {
                    Self::$from_variant(::core::convert::From::from(value))
                }
            }
        )*)?

        #[allow(deprecated)]
        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => $crate::__private::serde::Serialize::serialize(value, serializer),)*
                    Self::Other(value) => $crate::__private::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        #[allow(deprecated)]
        impl $crate::__private::Resource for $type {
            fn read_expandable<'de, D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<$crate::Expandable<Self>, D::Error> {
                $crate::__private::read_expandable_choice(deserializer)
            }
        }

        #[allow(deprecated)]
        impl $crate::__private::Decode for $type {}

        #[allow(deprecated)]
        impl<'de> $crate::__private::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::read_choice(deserializer)
            }
        }
    };
}

/// Implements [`Form`](trait@crate::Form) for the enum of a choice that is sent as well: `Source { Card, Names, Json }`.
/// It is apart because what is only received has no form.
#[doc(hidden)] // Called by generated code; what it adds shows in the docs of the enum itself.
#[macro_export]
macro_rules! __choice_form {
    ($type:ident { $($variant:ident),* $(,)? }) => {
        #[allow(deprecated)] // The document decides what is.
        impl $crate::form::Form for $type {
            fn encode(&self, encoder: $crate::form::Encoder<'_>) {
                match self {
                    $(Self::$variant(value) => $crate::form::Form::encode(value, encoder),)*
                    Self::Other(value) => $crate::form::Form::encode(value, encoder),
                }
            }
        }
    };
}

/// A scalar of a document, from its literal.
#[doc(hidden)] // Called by the other macros.
#[macro_export]
macro_rules! __scalar {
    ($literal:literal) => {
        $crate::__private::Scalar::new(::core::concat!($literal), ::core::stringify!($literal))
    };
}
