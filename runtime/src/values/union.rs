//! Values of one of several types.

/// Implements [`Form`](trait@crate::Form) for an enum whose variants each hold a value, which is written without a
/// tag, and the conversions from what they hold: `Created { Timestamp(Timestamp), Range(Range) }`. A variant of text
/// can be made from `&str`, too.
#[doc(hidden)] // Called by generated code; what it adds shows in the docs of the enum itself.
#[macro_export]
macro_rules! __union {
    ($type:ident { $($variant:ident($value:ty),)* }) => {
        $(
            #[allow(deprecated)] // The document decides what is.
            impl ::core::convert::From<$value> for $type {
                fn from(value: $value) -> Self {
                    Self::$variant(value)
                }
            }
        )*

        #[allow(deprecated)]
        impl $crate::form::Form for $type {
            fn encode(&self, encoder: $crate::form::Encoder<'_>) {
                match self {
                    $(Self::$variant(value) => $crate::form::Form::encode(value, encoder),)*
                }
            }
        }
    };
}
