//! Values of one of several types, where none of them may be what arrives.

/// Implements [`Value`](crate::__private::Value) and the traits that users see for an enum whose variants each hold a
/// value, which is written without a tag, and the conversions that are listed:
///
/// ```text
/// Source by "type" {
///     0 Card as ["card"]: { Object { required "id", optional "live": { Boolean = [true] }, } },
///     1 Names: { Array .. { String } },
///     2 Level: { String in ["low", "high"] },
///     3 Price: { String | Number },
///     4 Json: { Any },
/// } from { Card(Card) }
/// ```
///
/// Each variant has its number, its values of the discriminator, if there is one, and an
/// [`outline!`](crate::__private::outline). The enum itself has these variants and `Other(Json)`.
#[doc(hidden)] // Called by generated code; what it adds shows in the docs of the enum itself.
#[macro_export]
macro_rules! __choice {
    (
        $type:ident $(by $tag:literal)? {
            $($index:literal $variant:ident $(as [$($tagged:literal),* $(,)?])?: { $($outline:tt)* },)*
        }
        $(from { $($from_variant:ident($from:ty)),* $(,)? })?
    ) => {
        #[allow(deprecated)] // The document decides what is.
        const _: () = {
            const TAG: &[&str] = &[$($tag)?];

            static ALTERNATIVES: &[$crate::__private::Alternative] = &[
                $($crate::__private::Alternative {
                    tags: &[$($($tagged),*)?],
                    outline: $crate::__private::outline! { $($outline)* },
                },)*
            ];

            impl $crate::__private::Value for $type {
                fn blank() -> Self {
                    Self::Other($crate::__private::Value::blank())
                }

                fn shape(&self) -> $crate::__private::Shape<'_> {
                    match self {
                        $(Self::$variant(value) => {
                            $crate::__private::Shape::Variant(::core::stringify!($variant), value)
                        })*
                        Self::Other(value) => $crate::__private::Shape::Json(value),
                    }
                }

                fn read(&mut self, from: &mut $crate::__private::Reader<'_>) -> $crate::__private::Read {
                    from.choice(self, TAG, ALTERNATIVES)
                }

                fn choose(
                    &mut self,
                    index: usize,
                ) -> ::core::option::Option<&mut dyn $crate::__private::Value> {
                    *self = match index {
                        $($index => Self::$variant($crate::__private::Value::blank()),)*
                        _ => Self::Other($crate::__private::Value::blank()),
                    };
                    ::core::option::Option::Some(match self {
                        $(Self::$variant(value) => value,)*
                        Self::Other(value) => value,
                    })
                }
            }

            $crate::__private::by_shape! { $type }
        };

        $($(
            #[allow(deprecated)]
            impl ::core::convert::From<$from> for $type {
                fn from(value: $from) -> Self {
                    Self::$from_variant(::core::convert::From::from(value))
                }
            }
        )*)?
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
