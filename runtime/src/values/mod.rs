//! The value types that generated fields are made of.

mod choice;
mod clearable;
mod constant;
mod expandable;
mod format;
mod formatted;
mod open;
mod secret;
mod send_back;
mod string_enum;
#[cfg(test)]
mod tests;
mod timestamp;
mod tuple;
mod union;
mod value_enum;

pub use clearable::Clearable;
pub use constant::Constant;
pub use expandable::Expandable;
#[cfg(feature = "base64")]
pub use format::{Bytes, UrlBytes};
pub use formatted::{Format, Formatted};
pub use open::Open;
pub use secret::Secret;
pub use send_back::{CannotSendBack, SendBack, send_back, send_back_or_clear};
pub use string_enum::{StringEnum, UnknownValue, parse, text};
pub use timestamp::Timestamp;
pub use tuple::Tuple;
pub use value_enum::{EnumValue, ValueEnum, integer_value, read_value_enum};
